"""Who may see a review, a decision or a letter. The one way from an address to such a row."""

from reviews.access.deciding import (
    appeal_to_answer,
    appealing_for,
    decision_for,
    decision_to_close,
    latest_revision,
    meeting_for,
    revision_for,
)
from reviews.access.discussions import (
    message_for,
    silent_place,
    thread_for,
    thread_reader,
)
from reviews.access.letters import (
    letter_for,
    may_read,
)
from reviews.access.people import (
    co_reviewer_for,
    expert_for,
    offer_by_link,
    offer_for,
    place_for,
    suggestion_for,
)
from reviews.access.reviewing import (
    LINK_DAYS,
    PAPER_STATES,
    check_paper_open,
    earlier_report_for,
    ended_at,
    ended_review,
    is_long_over,
    is_own,
    may_read_paper,
    opens,
    review_by_key,
    review_for,
)

__all__ = [
    "LINK_DAYS",
    "PAPER_STATES",
    "appeal_to_answer",
    "appealing_for",
    "check_paper_open",
    "co_reviewer_for",
    "decision_for",
    "decision_to_close",
    "earlier_report_for",
    "ended_at",
    "ended_review",
    "expert_for",
    "is_long_over",
    "is_own",
    "latest_revision",
    "letter_for",
    "may_read",
    "may_read_paper",
    "meeting_for",
    "message_for",
    "offer_by_link",
    "offer_for",
    "opens",
    "place_for",
    "review_by_key",
    "review_for",
    "revision_for",
    "silent_place",
    "suggestion_for",
    "thread_for",
    "thread_reader",
]
