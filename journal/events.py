"""What every app offers to pages that look at all of them: events of the past, actions ahead.

Each app has ``queries.events(submission, viewer)`` and ``queries.actions(user)``; pages of
``issues`` merge and sort them.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Event:
    """Something that happened to a manuscript, in words fit for the viewer it was made for."""

    at: datetime
    words: str
    detail: str = ""


@dataclass(frozen=True)
class Action:
    """Something that waits for a person: what, why, since when, until when, and where."""

    words: str
    url: str
    reason: str = ""
    since: datetime | None = None
    due: date | None = None
    submission_id: int | None = None
    kind: str = ""
