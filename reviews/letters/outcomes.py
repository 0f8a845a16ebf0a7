"""Thanks to reviewers once the decision is sent: the outcome, and where the other reports stand."""

from django.utils.translation import gettext as _

from journal.models import Letter
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
            dedupe=f"outcome:{decision.key}:{review.key}",
        )


def post_paper_withdrawn(review: Review) -> Letter:
    """Thank a reviewer who handed in for a paper that its authors took back undecided."""
    return post_to_reviewer(
        review,
        "review-paper-withdrawn",
        dedupe=f"paper-withdrawn:{review.key}",
    )
