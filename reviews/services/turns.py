"""The turns in a review's life that its own dates would forget."""

from datetime import date, datetime
from typing import Any

from accounts.models import User
from reviews.models import Review, Turn
from submissions.models import Version

Kind = Turn.Kind


def write_turn(
    review: Review,
    kind: str,
    *,
    by: User | None = None,
    day: date | None = None,
    version: Version | None = None,
    at: datetime | None = None,
    words: str = "",
) -> None:
    """Write down what happened, now or ``at`` the moment that the row has; ``by`` is None where
    the reviewer acted, or time did."""
    moment = {"at": at} if at else {}
    Turn.objects.create(
        review=review, kind=kind, by=by, day=day, version=version, words=words, **moment
    )


def keep_past(review: Review) -> None:
    """Write down what the dates of a row say, before an act overwrites them; the row decides,
    not what was loaded of it. Doing it twice changes nothing."""
    row = Review.objects.get(pk=review.pk)
    keep(row, Kind.INVITED, row.invited_at, by=row.invited_by)
    if row.answered_at and row.answered_at != row.declined_at:
        keep(row, Kind.ACCEPTED, row.answered_at)
    if row.declined_at:
        keep(row, Kind.DECLINED, row.declined_at, words=row.decline_reason)
    if row.released_at:
        keep(row, Kind.RELEASED, row.released_at)


def keep(review: Review, kind: str, at: datetime, **more: Any) -> None:
    Turn.objects.update_or_create(review=review, kind=kind, at=at, defaults=more)


def answered_yes(review: Review) -> bool:
    """Say whether a reviewer had agreed to a review before it ended."""
    agreed = review.answered_at is not None and review.answered_at != review.declined_at
    return agreed or Turn.objects.filter(review=review, kind=Kind.ACCEPTED).exists()
