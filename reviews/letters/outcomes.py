"""Thanks to reviewers once the decision is sent: the outcome, and that it no longer holds."""

from django.utils.translation import gettext as _

from journal.models import Letter
from journal.templatetags.words import day
from reviews.letters.envelopes import post_to_reviewer
from reviews.letters.reviewers import speaking
from reviews.models import Decision, Review


def post_outcome(review: Review, decision: Decision) -> Letter:
    """Thank a reviewer who handed in, and say what the editors decided."""
    shares = review.round.submission.journal.shares_reports
    with speaking(review):
        more = _("The page of your review shows the outcome and the other reports.")
        alone = _("The page of your review shows the outcome and what you sent.")
        return post_to_reviewer(
            review,
            "review-outcome",
            values={
                "decision": str(decision.get_kind_display()),
                "page": more if shares else alone,
            },
            dedupe=outcome_key(review, decision),
        )


def outcome_key(review: Review, decision: Decision) -> str:
    return f"outcome:{decision.key}:{review.key}"


def told_outcome(review: Review, decision: Decision) -> bool:
    """Say whether the letter with the outcome has left; one that is just leaving counts."""
    left = [Letter.Status.SENT, Letter.Status.SENDING]
    return Letter.objects.filter(dedupe=outcome_key(review, decision), status__in=left).exists()


def post_outcome_reversed(review: Review, decision: Decision) -> Letter:
    """Tell a reviewer, once, that the outcome they had been told of no longer holds."""
    with speaking(review):
        return post_to_reviewer(
            review,
            "review-outcome-reversed",
            values={
                "decision": str(decision.get_kind_display()),
                "day": day(decision.closed_at or decision.decided_at),
            },
            dedupe=f"outcome-reversed:{decision.key}:{review.key}",
        )


def post_paper_withdrawn(review: Review) -> Letter:
    """Thank a reviewer who handed in for a paper that its authors took back undecided."""
    return post_to_reviewer(
        review,
        "review-paper-withdrawn",
        dedupe=f"paper-withdrawn:{review.key}",
    )
