"""Doors of the house."""

from journal.views.errors import bad_request, broken, expired, forbidden, not_found, too_large
from journal.views.house import choose_language, healthz, page, set_up, settings
from journal.views.mailbox import mailbox, message
from journal.views.reviewing import reviewing
from journal.views.team import end_role, team

__all__ = [
    "bad_request",
    "broken",
    "choose_language",
    "end_role",
    "expired",
    "forbidden",
    "healthz",
    "mailbox",
    "message",
    "not_found",
    "page",
    "reviewing",
    "set_up",
    "settings",
    "team",
    "too_large",
]
