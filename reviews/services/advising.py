"""An editor who only advises says what to decide; whoever decides takes it over with one press."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from journal.wording import one_line
from reviews import letters
from reviews.models import Advice, Decision
from reviews.queries.advising import open_advice, told_of_advice
from reviews.queries.deciding import possible_kinds
from reviews.services.decisions import checked_due
from reviews.services.letter_text import LetterText, check_letter, clean_text
from reviews.services.rounds import open_round_of
from submissions.models import Submission
from submissions.services import check_decider

LONGEST_WORDS = 5000


@transaction.atomic
def advise(
    submission: Submission,
    *,
    by: User,
    kind: str,
    letter: LetterText,
    due_on: date | None = None,
    words: str = "",
) -> Advice:
    """Keep what an editor would decide, with the letter, and tell the one who decides.

    The same advice given twice is one. Raises ValidationError where the kind is not possible
    now, a decision is held already, or the letter has open places.
    """
    fresh = Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
    earlier = open_advice(fresh)
    text = clean_text(letter.text)
    if earlier and (earlier.by_id, earlier.kind, earlier.text) == (by.pk, kind, text):
        return earlier
    check_decider(fresh)
    check_possible(fresh, kind)
    check_letter(letter)
    advice = Advice.objects.create(
        submission=fresh,
        round=open_round_of(fresh),
        by=by,
        kind=kind,
        subject=one_line(letter.subject),
        text=text,
        words=words.strip()[:LONGEST_WORDS],
        language=letter.language,
        due_on=checked_due(fresh, kind, due_on),
    )
    for person in told_of_advice(fresh):
        letters.editors.post_advice(advice, person)
    return advice


def check_possible(submission: Submission, kind: str) -> None:
    held = Decision.objects.filter(submission=submission, state=Decision.State.HELD).first()
    if held:
        raise ValidationError(
            _("%(name)s has decided %(kind)s already; the letter waits. Nothing was sent for you.")
            % {"name": held.by, "kind": held.get_kind_display()}
        )
    if kind not in possible_kinds(submission):
        raise ValidationError(
            _("“%(kind)s” is not possible now: the paper is in the state “%(state)s”.")
            % {
                "kind": Decision.Kind(kind).label,
                "state": submission.get_status_display(),
            }
        )


def signed_by(text: str, adviser: User, decider: User) -> str:
    """Return an advised letter with the name of who decides in the place of the signature."""
    lines = text.split("\n")
    return "\n".join(str(decider) if line.strip() == str(adviser) else line for line in lines)
