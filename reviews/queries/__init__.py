"""Readings over several tables of this app."""

from reviews.queries.actions import actions
from reviews.queries.advising import advice_named, open_advice
from reviews.queries.answering import (
    Answered,
    answers_for_authors,
    answers_for_reviewer,
    authors_picture,
    names_typed,
    not_sent,
)
from reviews.queries.appealing import after_decision, appeal_state
from reviews.queries.board import Board, board
from reviews.queries.deciding import last_decision_key, possible_kinds, undone_letter
from reviews.queries.discussions import threads_of
from reviews.queries.guests import near_to_guest
from reviews.queries.history import events
from reviews.queries.own import (
    OwnReview,
    other_reports,
    outcome_of,
    own_reviews,
    versions_read,
)
from reviews.queries.people import (
    Candidate,
    authors_listed,
    candidates,
    concerns_about,
    lacking,
    person_by_key,
)
from reviews.queries.people.standing import editors_against
from reviews.queries.pointing import edited_parts
from reviews.queries.preview import preview
from reviews.queries.queue_page import QueuePage, queue_page
from reviews.queries.revising import Comments, as_typed, comments_for, open_points, sent_decisions
from reviews.queries.rounds import (
    Seats,
    complete_since,
    last_letter_to,
    newly_revised,
    seats_by_submission,
)

__all__ = [
    "edited_parts",
    "Answered",
    "Board",
    "Candidate",
    "Comments",
    "OwnReview",
    "Seats",
    "actions",
    "advice_named",
    "after_decision",
    "appeal_state",
    "answers_for_authors",
    "answers_for_reviewer",
    "authors_listed",
    "authors_picture",
    "as_typed",
    "board",
    "candidates",
    "comments_for",
    "complete_since",
    "concerns_about",
    "editors_against",
    "events",
    "lacking",
    "last_decision_key",
    "last_letter_to",
    "names_typed",
    "near_to_guest",
    "not_sent",
    "newly_revised",
    "open_advice",
    "open_points",
    "other_reports",
    "outcome_of",
    "own_reviews",
    "person_by_key",
    "possible_kinds",
    "preview",
    "QueuePage",
    "queue_page",
    "seats_by_submission",
    "sent_decisions",
    "threads_of",
    "undone_letter",
    "versions_read",
]
