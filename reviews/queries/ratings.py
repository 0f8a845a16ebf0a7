"""How useful people's reports were, in the eyes of editors."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Avg, Count

from accounts.models import User
from reviews.models import Rating
from submissions.models import Submission


@dataclass(frozen=True)
class Rated:
    """A mean from 1 to 5, and of how many reports."""

    mean: float
    number: int


def ratings_of(people: Iterable[int], viewer: User) -> dict[int, Rated]:
    """Return the ratings of people, by row number, as far as an editor may know of them.

    Only reports on papers that the viewer handles count, so nothing of a paper of one's own can
    be told from a mean; and nobody ever sees their own.
    """
    rows = (
        Rating.objects.filter(
            review__reviewer__in=[key for key in people if key != viewer.pk],
            review__round__submission__in=Submission.objects.handled_by(viewer).values("pk"),
        )
        .values("review__reviewer")
        .annotate(mean=Avg("value"), number=Count("pk"))
        .order_by()
    )
    return {row["review__reviewer"]: Rated(round(row["mean"], 1), row["number"]) for row in rows}
