"""Who could review a paper, what speaks for each and against each."""

from accounts.models import User
from reviews.queries.people.candidates import (
    Candidate,
    Search,
    candidates,
    likeness_of_people,
    unreachable,
)
from reviews.queries.people.concerns import (
    Against,
    Concern,
    Judge,
    concerns_about,
    findings_now,
)
from reviews.queries.people.rows import Row, rows_of
from reviews.queries.people.wanted import Lack, Wanted, lacking
from submissions.models import Contributor, Submission

__all__ = [
    "Against",
    "Candidate",
    "Concern",
    "Judge",
    "Lack",
    "Row",
    "Search",
    "Wanted",
    "authors_listed",
    "candidates",
    "concerns_about",
    "findings_now",
    "lacking",
    "likeness_of_people",
    "person_by_key",
    "rows_of",
    "unreachable",
]


def person_by_key(key: str) -> User | None:
    """Return the person whom a button names."""
    return User.objects.filter(key=key, is_active=True).first()


def authors_listed(submission: Submission) -> list[Contributor]:
    """Return all authors in their order, for the editor who looks for reviewers."""
    return list(submission.contributors.all())
