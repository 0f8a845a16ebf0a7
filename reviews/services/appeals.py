"""Appeals of authors, and papers that are taken up again after they were declined."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from journal.wording import Wording, one_line
from reviews import letters
from reviews.models import Appeal, Round
from reviews.queries.appealing import (
    APPEALABLE,
    appeal_of,
    open_appeal,
    told_of_appeal,
    who_answers,
)
from reviews.queries.reversing import last_sent
from reviews.services.letter_text import LetterText, check_letter
from submissions.models import Status, StatusChange, Submission
from submissions.services import check_decider, move

LONGEST = 20_000


@transaction.atomic
def appeal(submission: Submission, *, by: User, text: str) -> Appeal:
    """Keep what the authors say against a decision, and ask another editor for an answer.

    Once for each decision: sending it twice gives the first. Raises ValidationError where the
    paper is not declined or the words are missing or too long.
    """
    Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
    decision = last_sent(submission)
    if decision is None or decision.kind not in APPEALABLE or submission.status != Status.DECLINED:
        raise ValidationError(_("There is no decision on this paper that you can appeal against."))
    earlier = appeal_of(decision)
    if earlier:
        return earlier
    check_words(text, _("Write what the decision overlooked; another editor reads it."))
    try:
        with transaction.atomic():
            row = Appeal.objects.create(decision=decision, by=by, text=text.strip())
    except IntegrityError:  # the button was pressed twice at one moment
        return Appeal.objects.get(decision=decision)
    letters.corrections.post_appeal_sent(row)
    for person in told_of_appeal(row):
        letters.corrections.post_appeal(row, person)
    return row


def check_words(text: str, missing: str) -> None:
    if not text.strip():
        raise ValidationError(missing)
    if len(text) > LONGEST:
        raise ValidationError(
            _("This is too long: at most %(number)s characters.") % {"number": LONGEST}
        )


@transaction.atomic
def answer_appeal(appeal: Appeal, *, by: User, outcome: str, text: str) -> Appeal:
    """Answer an appeal: take the paper up again, or let the decision stand; with words.

    Raises ValidationError where it was answered otherwise already, or where ``by`` made the
    decision and another editor can answer.
    """
    row = (
        Appeal.objects.select_for_update(of=("self",))
        .select_related("decision__submission__journal", "decision__by", "by")
        .get(pk=appeal.pk)
    )
    if row.outcome:
        raise ValidationError(
            _("%(name)s has answered this appeal: %(outcome)s. Nothing was sent for you.")
            % {"name": row.answered_by, "outcome": row.get_outcome_display()}
        )
    if by not in who_answers(row):
        raise ValidationError(_("You made this decision, so another editor answers the appeal."))
    if outcome not in {Appeal.Outcome.UPHELD, Appeal.Outcome.REFUSED}:
        raise ValidationError(_("Choose what becomes of the paper."))
    check_words(text, _("Write your answer to the authors."))
    row.outcome, row.answer = outcome, text.strip()
    row.answered_by, row.answered_at = by, now()
    row.save(update_fields=["outcome", "answer", "answered_by", "answered_at"])
    if outcome == Appeal.Outcome.UPHELD:
        take_up_again(row.decision.submission, by=by, reason=f"appeal:{row.key}")
    letters.corrections.post_appeal_answered(row)
    return row


def take_up_again(submission: Submission, *, by: User, reason: str) -> StatusChange:
    """Move a declined paper back to its editors: into review where it was read already."""
    read = Round.objects.filter(submission=submission).exists()
    return move(submission, Status.IN_REVIEW if read else Status.SUBMITTED, by=by, reason=reason)


@transaction.atomic
def reopen_paper(submission: Submission, *, by: User, reason: str, letter: LetterText) -> None:
    """Take a declined paper up again without an appeal, and tell its authors.

    The decision stays in the history. Raises ValidationError where the paper is not declined,
    an appeal waits, or the letter has open places.
    """
    fresh = Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
    if fresh.status != Status.DECLINED:
        raise ValidationError(
            _("Only a declined paper is taken up again. It is now: %(state)s.")
            % {"state": fresh.get_status_display()}
        )
    if open_appeal(fresh):
        raise ValidationError(_("The authors have appealed: answer the appeal instead."))
    check_words(reason, _("Write why; the reason is kept with the paper for the editors."))
    check_letter(letter)
    check_decider(fresh)
    change = take_up_again(fresh, by=by, reason=reason.strip())
    submission.status = fresh.status
    letters.corrections.post_reopening(
        fresh,
        Wording(one_line(letter.subject), letter.text),
        by=by,
        key=f"reopened:{change.pk}:{fresh.key}",
    )
