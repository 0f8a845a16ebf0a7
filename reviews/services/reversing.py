"""Reversing a decision that was sent: the paper is as it was, and its authors are told at once."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from journal.letters import recall_letters
from reviews import letters
from reviews.models import Decision, PointAnswer, Review, Revision, Round
from reviews.queries.reversing import round_closed_by, status_before, why_not_reversed
from reviews.services.letter_text import LetterText, check_letter
from submissions.models import Submission
from submissions.services import move

LONGEST_REASON = 5000
REMINDERS = ["revision-reminder", "revision-overdue"]


@transaction.atomic
def reverse_decision(decision: Decision, *, by: User, reason: str, letter: LetterText) -> Decision:
    """Take back a decision whose letter has left, and post the correction.

    State and round are as before; reports, files and what the authors typed stay. Reviewers
    who had been told the outcome are told that it no longer holds; those who were released by
    the decision hear nothing: an editor may ask them again. Doing it twice changes nothing.
    Raises ValidationError where something followed the decision.
    """
    Submission.objects.select_for_update(of=("self",)).get(pk=decision.submission_id)
    fresh = Decision.objects.select_related("submission__journal", "round", "by").get(
        pk=decision.pk
    )
    if fresh.state == Decision.State.REVERSED:
        return fresh
    refusal = why_not_reversed(fresh)
    if refusal:
        raise ValidationError(refusal)
    if not reason.strip():
        raise ValidationError(_("Write why; the reason is kept with the paper for the editors."))
    check_letter(letter)
    move(fresh.submission, status_before(fresh), by=by, reason=f"reversal:{fresh.key}")
    reopen_round(fresh)
    recall_letters(f"decision:{fresh.key}", REMINDERS)
    take_back_outcomes(fresh)
    fresh.state, fresh.reversed_at = Decision.State.REVERSED, now()
    fresh.reversed_by, fresh.reversal_reason = by, reason.strip()[:LONGEST_REASON]
    fresh.save(update_fields=["state", "reversed_at", "reversed_by", "reversal_reason"])
    letters.corrections.post_reversal(fresh, letter.subject, letter.text, letter.language)
    return fresh


def reopen_round(decision: Decision) -> None:
    """Open the round again that the decision ended; its reviewers read no letter of it."""
    round = round_closed_by(decision)
    another = Round.objects.filter(submission_id=decision.submission_id, closed_at=None)
    if round and not another.exists():
        Round.objects.filter(pk=round.pk).update(closed_at=None)


def take_back_outcomes(decision: Decision) -> None:
    """Stop letters that tell reviewers of the outcome; correct those that have left already."""
    if decision.round is None:
        return
    reviews = Review.objects.filter(round=decision.round)
    for review in reviews.select_related(
        "round__submission__journal", "round__version", "reviewer", "invited_by"
    ):
        recall_letters(f"review:{review.key}", ["review-outcome"])
        if letters.outcomes.told_outcome(review, decision):
            letters.outcomes.post_outcome_reversed(review, decision)


def keep_answers(decision: Decision) -> None:
    """Give a new request for a revision what the authors had typed for one that was reversed.

    Call it in the transaction in which the decision is sent, once its points are numbered.
    """
    earlier = (
        Revision.objects.filter(
            decision__submission_id=decision.submission_id,
            decision__state=Decision.State.REVERSED,
            returned_at=None,
        )
        .order_by("-decision__decided_at")
        .first()
    )
    if earlier is None:
        return
    Revision.objects.filter(decision=decision, answer="").update(answer=earlier.answer)
    typed = {
        (answer.point.review_id, answer.point.text): answer
        for answer in PointAnswer.objects.filter(
            point__decision_id=earlier.decision_id
        ).select_related("point")
    }
    for point in decision.points.all():
        answer = typed.get((point.review_id, point.text))
        if answer and answer.text:
            PointAnswer.objects.get_or_create(point=point, defaults={"text": answer.text})
