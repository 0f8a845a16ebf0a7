"""What reviewers do: answer the invitation, hand in the review; and time, which reminds them."""

from collections.abc import Mapping
from typing import Any

from issues.demo.editors import review_of
from issues.demo.texts import plain, values_of
from issues.demo.walk import Walk
from reviews.models import Criterion, Review, Revision, Round
from reviews.services import (
    accept,
    decline,
    hand_in,
    look_at_invitation,
    look_at_review,
    look_at_revision,
    look_at_round,
)

NEAREST = {"insight": "originality", "context": "methods", "learning": "usefulness"}


def agree(walk: Walk, email: str, number: int) -> None:
    """Accept the invitation."""
    review = review_of(walk, email, number)
    if review and review.state == Review.State.INVITED:
        accept(review)


def refuse(walk: Walk, email: str, number: int, reason: str) -> None:
    """Decline the invitation with a reason."""
    review = review_of(walk, email, number)
    if review and review.state == Review.State.INVITED:
        decline(review, reason=reason)


def report(walk: Walk, email: str, number: int, said: dict[str, Any]) -> None:
    """Hand in a review from the sample texts."""
    review = review_of(walk, email, number)
    if review is None or review.state != Review.State.ACCEPTED:
        return
    hand_in(
        review,
        values={
            "scores": scores_for(review, said["scores"]),
            "to_authors": plain(said["for_authors"]),
            "to_editors": plain(said.get("for_editors", "")),
            "recommendation": said["recommendation"],
            "reads_again": said.get("sees_revision", False),
        },
    )


def scores_for(review: Review, said: Mapping[str, Any]) -> dict[str, int | None]:
    """Return a score for each scale of the reviewer's own form; practitioners have a shorter one,
    whose own scales take the score of the nearest in the sample."""
    scales = review.own_form.criteria.filter(kind=Criterion.Kind.SCALE)
    found = {
        each.slug: said.get(each.slug, said.get(NEAREST.get(each.slug, ""))) for each in scales
    }
    return {slug: None if value in ("na", None) else int(value) for slug, value in found.items()}


def reports_on(key: str) -> list[dict[str, Any]]:
    """Return the sample reviews of a paper."""
    return [row for row in values_of("reviews")["reviews"] if row["manuscript"] == key]


def named_report(key: str) -> dict[str, Any]:
    """Return a sample review by its key."""
    return next(row for row in values_of("reviews")["reviews"] if row["key"] == key)


def morning(walk: Walk) -> None:
    """Let time look at this paper, as it does every day: reminders that fell due are sent."""
    submission = walk.submission
    reviews = Review.objects.filter(round__submission=submission, round__closed_at=None)
    for review in reviews.unanswered():
        look_at_invitation(review)
    for review in reviews.under_way():
        look_at_review(review)
    for round in Round.objects.filter(submission=submission, closed_at=None):
        look_at_round(round)
    for revision in Revision.objects.filter(decision__submission=submission, returned_at=None):
        look_at_revision(revision)
