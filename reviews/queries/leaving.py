"""Rounds that a decision left open so that those at work finish, while the authors revise."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from reviews.models import Decision, Review, Round
from submissions.models import Status, Submission, Version
from submissions.queries import current_version

HERE = {Status.SUBMITTED, Status.IN_REVIEW}  # the authors' new version has come


@dataclass(frozen=True)
class AtWork:
    """What an editor decides on: who is at work on which version, and the one that has come."""

    round: Round
    version: Version
    reviews: list[Review]


def leaving() -> QuerySet[Decision]:
    """Return the decisions that let reviewers at work finish."""
    return Decision.objects.filter(state=Decision.State.RELEASED, keeps_reading=True)


def is_left(round: Round) -> bool:
    """Say whether a decision was made on a round while its reviewers go on."""
    return leaving().filter(round_id=round.pk).exists()


def left_rounds(rounds: Iterable[Round]) -> set[int]:
    """Return those of some rounds, by row number, that a decision left open."""
    return set(leaving().filter(round__in=list(rounds)).values_list("round_id", flat=True))


def at_work(submission: Submission) -> AtWork | None:
    """Return who still reads an earlier version although a newer one is here; None if nobody."""
    if submission.status not in HERE:
        return None
    left = leaving().filter(round_id=OuterRef("pk"))
    rounds = Round.objects.filter(Exists(left), submission=submission, closed_at=None)
    round = rounds.select_related("version", "submission__journal").first()
    version = current_version(submission)
    if round is None or version is None:
        return None
    reviews = list(round.reviews.active().select_related("reviewer", "version"))
    for review in reviews:
        review.round = round
    return AtWork(round, version, reviews) if reviews else None
