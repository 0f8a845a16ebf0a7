"""Doors for people: sending a paper, following it, reading it, confirming it."""

from submissions.views.authorship import authorship, open_authorship
from submissions.views.comparing import choose_versions, comparison
from submissions.views.drafts import check, discard, reading, start, statements
from submissions.views.handling import take
from submissions.views.papers import replace
from submissions.views.reading_copy import figure, file, read
from submissions.views.sending import done, send

__all__ = [
    "authorship",
    "check",
    "choose_versions",
    "comparison",
    "discard",
    "done",
    "figure",
    "file",
    "open_authorship",
    "read",
    "reading",
    "replace",
    "send",
    "start",
    "statements",
    "take",
]
