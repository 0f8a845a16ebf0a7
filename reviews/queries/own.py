"""The list "My reviews", and what a reviewer sees of the outcome."""

from dataclasses import dataclass
from datetime import date

from accounts.models import User
from journal.queries import today
from reviews.models import Decision, Review, Round
from submissions.models import Version


@dataclass(frozen=True)
class OwnReview:
    """One row of the list: the review, its state for the reviewer, and the days that are left."""

    review: Review
    title: str
    due: date | None
    days_left: int
    is_open: bool


def own_reviews(user: User) -> list[OwnReview]:
    """Return a person's reviews, open ones first by date, in a fixed number of queries."""
    rows = Review.objects.filter(reviewer_id=user.pk).select_related(
        "round__submission__journal", "round__version"
    )
    listed = [own_row(review) for review in rows.order_by("-invited_at")]
    return sorted(listed, key=lambda row: (not row.is_open, row.due or date.max))


def own_row(review: Review) -> OwnReview:
    submission = review.round.submission
    is_open = review.is_active and review.round.closed_at is None
    due = review.answer_due if review.state == Review.State.INVITED else review.review_due
    return OwnReview(
        review=review,
        title=str(submission.own_title),
        due=due if is_open else None,
        days_left=(due - today(submission.journal)).days,
        is_open=is_open,
    )


def outcome_of(review: Review) -> Decision | None:
    """Return the decision that answered a review, once it has been sent; to its reviewer only
    after the own report is in."""
    if review.state != Review.State.DONE:
        return None
    return (
        Decision.objects.filter(round_id=review.round_id, state=Decision.State.RELEASED)
        .order_by("-decided_at")
        .first()
    )


def other_reports(review: Review) -> list[Review]:
    """Return the other reports of a review's round, for its reviewer after the decision."""
    if outcome_of(review) is None:
        return []
    rows = Review.objects.filter(round_id=review.round_id).in_hand().exclude(pk=review.pk)
    return list(rows.order_by("letter_name"))


def versions_read(review: Review) -> list[Version]:
    """Return the versions that were sent to reviewers up to a review's own, oldest first."""
    rounds = Round.objects.filter(
        submission_id=review.round.submission_id, number__lte=review.round.number
    )
    versions = Version.objects.filter(pk__in=rounds.values("version_id"))
    return list(versions.order_by("number"))
