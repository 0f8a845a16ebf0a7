"""The reviewers of a year: the public list, the editors' table, and whom to thank."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q

from accounts.folding import folded
from accounts.models import User
from journal.models import Expert, Journal, Letter
from journal.queries import today
from reviews.models import CoReviewer, Review
from submissions.models import Submission

FEWEST = 10  # names in a public list: fewer would tell who read whose paper


@dataclass(frozen=True)
class YearOfReviewer:
    """What a person did in a year."""

    person: User
    reviews: int
    co_reviews: int
    is_named: bool


def bounds(journal: Journal, year: int) -> tuple[datetime, datetime]:
    """Return the first moments of a year and of the next one at the journal's place."""
    first, last = (datetime(n, 1, 1, tzinfo=journal.zone) for n in (year, year + 1))
    return first.astimezone(UTC), last.astimezone(UTC)


def reviewers_in(
    journal: Journal, year: int, *, viewer: User | None = None
) -> list[YearOfReviewer]:
    """Return everybody who handed in, or helped with, a review in a year, in four queries; for a
    viewer only those of papers that the viewer handles."""
    first, last = bounds(journal, year)
    done = Q(state=Review.State.DONE, handed_in_at__gte=first, handed_in_at__lt=last)
    reviews = Review.objects.filter(done, round__submission__journal=journal)
    if viewer:
        handled = Submission.objects.handled_by(viewer).values("pk")
        reviews = reviews.filter(round__submission__in=handled)
    own = Counter(reviews.values_list("reviewer_id", flat=True))
    helped = CoReviewer.objects.filter(review__in=reviews).exclude(user=None)
    others = Counter(helped.values_list("user_id", flat=True))
    people = User.objects.filter(pk__in={*own, *others}, is_active=True)
    named = set(
        Expert.objects.filter(user__in=people, thanked_publicly=True).values_list(
            "user_id", flat=True
        )
    )
    rows = [
        YearOfReviewer(person, own[person.pk], others[person.pk], person.pk in named)
        for person in people
    ]
    return sorted(rows, key=lambda row: order_of(row.person))


def order_of(person: User) -> tuple[str, str]:
    return folded(person.family_name or person.name), folded(person.given_name)


def is_over(journal: Journal, year: int) -> bool:
    """Say whether a year has ended: a list that grows would tell who has just read a paper."""
    return journal.since <= year < today(journal).year


def public_reviewers(journal: Journal, year: int) -> list[str]:
    """Return the names of a past year's reviewers who agreed; none where they are too few."""
    if not is_over(journal, year):
        return []
    rows = [row for row in reviewers_in(journal, year) if row.is_named and row.person.name]
    return [row.person.name for row in rows] if len(rows) >= FEWEST else []


def public_years(journal: Journal) -> list[int]:
    """Return the past years that have a list, the latest first."""
    newest = today(journal).year - 1
    return [year for year in range(newest, newest - 5, -1) if public_reviewers(journal, year)]


def unthanked(journal: Journal, year: int) -> list[YearOfReviewer]:
    """Return the reviewers of a year who have no letter of thanks yet."""
    rows = reviewers_in(journal, year)
    return without_letter(rows, f"reviewers-{year}:")


def without_letter(rows: Iterable[YearOfReviewer], prefix: str) -> list[YearOfReviewer]:
    sent = set(Letter.objects.filter(dedupe__startswith=prefix).values_list("dedupe", flat=True))
    return [row for row in rows if f"{prefix}{row.person.key}" not in sent]
