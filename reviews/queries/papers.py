"""The paper as its reviewer may read it: without names, or whole where the authors are known."""

from dataclasses import dataclass

from django.urls import reverse

from reviews.identity import authors_for, sees_authors
from reviews.models import Review
from submissions.manuscripts.reading import Reading
from submissions.models import Contributor, File, Version
from submissions.queries import (
    clean_supplements,
    copy_of,
    figure_of,
    manuscript_of,
    reading_of,
)
from submissions.queries.comparing import PictureUrl


@dataclass(frozen=True)
class Paper:
    """What the page of a review shows of the paper; ``manuscript`` and ``authors`` only where
    the mode of the round lets reviewers know the authors."""

    reading: Reading | None
    copy: File | None
    manuscript: File | None
    supplements: list[File]
    authors: list[Contributor]


NOTHING = Paper(None, None, None, [], [])


def paper_for(review: Review) -> Paper:
    """Return the version that a reviewer reads, as far as its round's mode opens it."""
    return Paper(
        reading=reading_of(
            review.own_version,
            anonymous=not sees_authors(review),
            figure_url=lambda name: reverse("reviews:figure", args=[review.key, name]),
            heading_level=3,
        ),
        copy=copy_of(review.own_version),
        manuscript=manuscript_for(review),
        supplements=supplements_for(review),
        authors=authors_for(review),
    )


def manuscript_for(review: Review) -> File | None:
    """Return the file as the authors sent it, title page included, or None where it would name
    them to somebody who must not know them."""
    return manuscript_of(review.own_version) if sees_authors(review) else None


def supplements_for(review: Review) -> list[File]:
    """Return the supplements in force: as they were sent, or the copies without names."""
    submission = review.round.submission
    if not sees_authors(review):
        return clean_supplements(submission)
    kinds = [File.Kind.SUPPLEMENT, File.Kind.REVIEW_SUPPLEMENT]
    files = File.objects.filter(version__submission=submission, kind__in=kinds, replaced_at=None)
    return list(files.order_by("pk"))


def figure_for(review: Review, name: str) -> File | None:
    """Return a picture of the text that a reviewer reads."""
    return figure_of(review.own_version, name, anonymous=not sees_authors(review))


def picture_for(review: Review) -> PictureUrl:
    """Return how the address of a picture is made under the path of a task; the pictures of
    other versions are closed, so they have none."""

    def address(version: Version, name: str) -> str:
        own = version == review.own_version
        return reverse("reviews:figure", args=[review.key, name]) if own else ""

    return address
