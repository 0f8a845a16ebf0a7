"""Doors for people: reviewing by link, inviting, deciding, revising."""

from reviews.views.author_changes import decide_authors
from reviews.views.comparing import compare
from reviews.views.decisions import decide, send_now, undo
from reviews.views.links import open_link, renew
from reviews.views.more_time import refuse_time, revision_time
from reviews.views.own import mine
from reviews.views.reviewers import (
    ask_again,
    end_links,
    link,
    move_due,
    release,
    remind,
    reviewers,
)
from reviews.views.revisions import link_answers, next_round, revise, revision_due, save_answer
from reviews.views.task import (
    accept,
    attachment,
    copy,
    decline,
    figure,
    manuscript,
    more_time,
    page,
    reopen,
    supplement,
)
from reviews.views.writing import choose, hand_in, save

__all__ = [
    "accept",
    "ask_again",
    "attachment",
    "choose",
    "compare",
    "copy",
    "decide",
    "decide_authors",
    "decline",
    "end_links",
    "figure",
    "supplement",
    "hand_in",
    "link",
    "link_answers",
    "manuscript",
    "mine",
    "more_time",
    "move_due",
    "next_round",
    "open_link",
    "page",
    "refuse_time",
    "release",
    "remind",
    "renew",
    "reopen",
    "reviewers",
    "revise",
    "revision_due",
    "revision_time",
    "save",
    "save_answer",
    "send_now",
    "undo",
]
