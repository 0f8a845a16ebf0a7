"""The moved clock: acts happen in the past, and their letters and errands at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

import time_machine
from celery import current_app
from django.conf import settings
from django.utils.timezone import now
from django.utils.translation import override

from journal.models import Journal
from journal.queries import today

STEP = timedelta(minutes=7)  # between two acts that would fall together


@contextmanager
def at_once() -> Iterator[None]:
    """Let everything that an act sends to workers be done here, before the act returns."""
    before = current_app.conf.task_always_eager
    current_app.conf.task_always_eager = True
    try:
        yield
    finally:
        current_app.conf.task_always_eager = before


@contextmanager
def moved(moment: datetime) -> Iterator[None]:
    """Let it be another moment for all of this process; the clock goes on from there.

    The language is the source's, as for a worker.
    """
    with time_machine.travel(moment, tick=True), override(settings.LANGUAGE_CODE):
        yield


class Calendar:
    """Turns "so many days ago" into moments of office hours, each later than the one before."""

    def __init__(self, journal: Journal) -> None:
        self.zone = journal.zone
        self.now = now()
        self.today = today(journal)
        self.last = self.now - timedelta(days=3650)

    def day(self, days_ago: int) -> date:
        """Return the day; a Saturday or Sunday gives way to the Friday before."""
        day = self.today - timedelta(days=days_ago)
        return day - timedelta(days=max(0, day.weekday() - 4))

    def at(self, days_ago: int, hour: float = 10) -> datetime:
        """Return a moment on that day, never in the future nor before the last one asked for."""
        wanted = datetime.combine(self.day(days_ago), time(), self.zone) + timedelta(hours=hour)
        self.last = min(max(wanted, self.last + STEP), self.now)
        return self.last
