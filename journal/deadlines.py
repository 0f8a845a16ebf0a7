"""Deadlines: the end of a day at the journal's place, never on a free day.

Periods count calendar days unless "working days" is written; a date that falls on a Saturday,
a Sunday or a holiday of the journal moves to the next working day.
"""

from datetime import UTC, date, datetime, time, timedelta, timezone

from django.utils.timezone import now

from journal.models import Holiday, Journal

LAST_PLACE = timezone(timedelta(hours=-12))  # where a day ends last on Earth


def free_days(journal: Journal, *, around: date) -> set[date]:
    """Return the journal's holidays within a year of a day."""
    span = (around - timedelta(days=31), around + timedelta(days=366))
    return set(
        Holiday.objects.filter(journal=journal, day__range=span).values_list("day", flat=True)
    )


def all_free_days(journal: Journal) -> set[date]:
    """Return all holidays of the journal, for pages with many dates."""
    return set(Holiday.objects.filter(journal=journal).values_list("day", flat=True))


def is_free(day: date, holidays: set[date]) -> bool:
    return day.weekday() >= 5 or day in holidays


def working_day(journal: Journal, day: date, *, holidays: set[date] | None = None) -> date:
    """Return the day itself or the next one on which people work.

    A page with many dates reads the ``holidays`` once and hands them in.
    """
    holidays = free_days(journal, around=day) if holidays is None else holidays
    while is_free(day, holidays):
        day += timedelta(days=1)
    return day


def days_from(
    journal: Journal, days: int, *, start: date | None = None, holidays: set[date] | None = None
) -> date:
    """Return the working day that lies ``days`` calendar days after ``start`` (today)."""
    start = start or now().astimezone(journal.zone).date()
    return working_day(journal, start + timedelta(days=days), holidays=holidays)


def working_days_from(
    journal: Journal, days: int, *, start: date | None = None, holidays: set[date] | None = None
) -> date:
    """Return the date that lies ``days`` working days after ``start`` (today)."""
    day = start or now().astimezone(journal.zone).date()
    holidays = free_days(journal, around=day) if holidays is None else holidays
    while days:
        day += timedelta(days=1)
        days -= not is_free(day, holidays)
    return day


def end_of(journal: Journal, day: date) -> datetime:
    """Return the moment (UTC) at which a day ends at the journal's place."""
    return datetime.combine(day, time(23, 59, 59), journal.zone).astimezone(UTC)


def is_over(day: date, *, at: datetime | None = None) -> bool:
    """Say whether a day has ended everywhere, so that no time zone makes anyone late."""
    return (at or now()) > datetime.combine(day, time(23, 59, 59), LAST_PLACE)
