"""The list "My reviews", and what a reviewer sees of the outcome."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.models import User
from journal.queries import today
from journal.templatetags.words import day
from reviews.models import Decision, Review, Round, Suggestion
from reviews.queries.pointing import author_lines, parts_with_labels
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


def state_in_words(review: Review) -> str:
    """Return what became of a review that lies behind, for the page of its outdated link."""
    if review.state == Review.State.DONE and review.handed_in_at:
        words, at = _("The review was handed in on %(day)s. Thank you."), review.handed_in_at
    elif review.state == Review.State.DECLINED and review.declined_at:
        words, at = _("The review was declined on %(day)s."), review.declined_at
    else:
        words = _("The reading ended on %(day)s without this review.")
        at = review.released_at or review.round.closed_at or review.invited_at
    return words % {"day": day(at)}


def said_on_declining(review: Review) -> dict[str, str]:
    """Return what a person said with, or after, declining: so that the form shows it again."""
    said = {"reason": review.decline_reason, "suggestion": review.suggestion}
    if review.state != Review.State.DECLINED:
        return said
    named = review.suggestions.filter(source=Suggestion.Source.REVIEWER, closed_at=None).first()
    if named:
        said |= {"colleague_name": named.name, "colleague_email": named.email}
    return said


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


@dataclass(frozen=True)
class OtherReport:
    """A colleague's report as its authors read it: scores and choices, texts, comments."""

    review: Review
    lines: list[str]
    parts: list[tuple[str, str]]


def other_report(review: Review) -> OtherReport:
    words = [(label, row.text_for_authors) for row, label in parts_with_labels(review)]
    return OtherReport(review, author_lines(review), [each for each in words if each[1]])


def other_reports(review: Review) -> list[OtherReport]:
    """Return the other reports of a review's round, for its reviewer after the decision, where
    the journal shares them; of each only what authors read."""
    if not review.round.submission.journal.shares_reports or outcome_of(review) is None:
        return []
    rows = Review.objects.filter(round_id=review.round_id).in_hand().exclude(pk=review.pk)
    rows = rows.select_related("round", "reviewer").order_by("letter_name")
    told = rows.prefetch_related("scores__criterion", "answers__criterion", "notes")
    return [other_report(each) for each in told]


def versions_read(review: Review) -> list[Version]:
    """Return the versions that were sent to reviewers up to a review's own, oldest first."""
    rounds = Round.objects.filter(
        submission_id=review.round.submission_id, number__lte=review.round.number
    )
    versions = Version.objects.filter(
        pk__in=rounds.values("version_id"), number__lte=review.own_version.number
    )
    return list(versions.order_by("number"))
