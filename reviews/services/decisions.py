"""Deciding: held before it happens, undone without a trace outside, released all at once."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.template.defaultfilters import date as clock
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from journal.deadlines import working_day
from journal.letters import recall_letters
from journal.queries import today
from journal.wording import one_line
from reviews import letters
from reviews.identity import editor_of
from reviews.models import Advice, Decision, Review, Revision, Round
from reviews.queries.deciding import due_days, possible_kinds, reports_for
from reviews.queries.reversing import MOVES
from reviews.services.guests import check_near
from reviews.services.letter_text import LetterText, check_letter, clean_text
from reviews.services.minutes import tie_votes
from reviews.services.points import number_points
from reviews.services.reversing import keep_answers
from reviews.services.rounds import close_round, leave_round, open_round_of
from submissions.models import NEXT, Submission
from submissions.queries import is_disputed
from submissions.services import move

Kind = Decision.Kind
LONGEST_REVISION = 365  # days
WAITING_LETTERS = ["editor-reviews-in", "editor-reviews-in-week", "chief-decision-waits"]


class AlreadyDecided(ValidationError):
    """Another editor was faster; the words say who, what and when."""


@transaction.atomic
def decide(
    submission: Submission,
    *,
    by: User,
    kind: str,
    letter: LetterText,
    due_on: date | None = None,
    after: str | None = None,
    keeps_reading: bool = False,
) -> Decision:
    """Decide, and hold the decision: nobody outside is told before it is released.

    ``after`` is the key of the last decision that the editor saw ("" for none); where another
    came since, AlreadyDecided says who was faster. With ``keeps_reading`` reviewers at work finish
    while the authors revise. Raises ValidationError where the letter has
    open places, the kind is not possible now, or a dispute about authorship holds the paper.
    """
    fresh = Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
    same = held_already(fresh, by, kind, letter)
    if same:
        return same
    check_first(fresh, after)
    check_near(fresh, by)
    if is_disputed(fresh):
        raise ValidationError(
            _("An author says that something is wrong with the submission. Settle that first.")
        )
    if kind not in possible_kinds(fresh):
        raise ValidationError(
            _("“%(kind)s” is not possible now: the paper is in the state “%(state)s”.")
            % {"kind": Kind(kind).label, "state": fresh.get_status_display()}
        )
    check_letter(letter)
    due = checked_due(fresh, kind, due_on)
    try:
        with transaction.atomic():
            decision = hold(fresh, by, kind, letter, due)
            if keeps_reading and decision.asks_for_revision:
                decision.keeps_reading = True
                decision.save(update_fields=["keeps_reading"])
            return decision
    except IntegrityError as race:
        check_first(fresh, after)
        raise AlreadyDecided(
            _("Another editor decided just now. Nothing was sent for you.")
        ) from race


def held_already(
    submission: Submission, by: User, kind: str, letter: LetterText
) -> Decision | None:
    """Return the same decision of the same editor: the button was pressed twice."""
    return Decision.objects.filter(
        submission=submission,
        state=Decision.State.HELD,
        by=by,
        kind=kind,
        text=clean_text(letter.text),
    ).first()


def hold(
    submission: Submission, by: User, kind: str, letter: LetterText, due: date | None
) -> Decision:
    moment = now()
    decision = Decision.objects.create(
        submission=submission,
        round=open_round_of(submission),
        kind=kind,
        by=by,
        language=letter.language,
        subject=one_line(letter.subject),
        text=clean_text(letter.text),
        due_on=due,
        decided_at=moment,
        release_at=moment + timedelta(minutes=submission.journal.hold_minutes),
    )
    if letter.advice:
        Advice.objects.filter(submission=submission, key=letter.advice).update(decision=decision)
    return decision


def check_first(submission: Submission, after: str | None) -> None:
    """Raise AlreadyDecided where a decision is held, or one was sent that was not seen."""
    rows = Decision.objects.filter(submission=submission).select_related("by")
    held = rows.filter(state=Decision.State.HELD).first()
    last = rows.filter(state=Decision.State.RELEASED).last()
    seen = rows.filter(key=after).first() if after else None
    news = last and last.key != after and (seen is None or last.decided_at > seen.decided_at)
    first = held or (last if after is not None and news else None)
    if first is None:
        return
    local = first.decided_at.astimezone(submission.journal.zone)
    raise AlreadyDecided(
        _("%(name)s decided %(kind)s at %(time)s, before you. Nothing was sent for you.")
        % {"name": first.by, "kind": first.get_kind_display(), "time": clock(local, "H:i:s")}
    )


def checked_due(submission: Submission, kind: str, due_on: date | None) -> date | None:
    """Return the working day on which a revision is due; None for kinds that ask for none."""
    journal = submission.journal
    days = due_days(journal, kind)
    if days is None:
        return None
    due = due_on or today(journal) + timedelta(days=days)
    if not today(journal) < due <= today(journal) + timedelta(days=LONGEST_REVISION):
        raise ValidationError(_("The revision must be due on a day ahead, within a year."))
    return working_day(journal, due)


@transaction.atomic
def undo(decision: Decision, *, by: User) -> Decision:
    """Take a held decision back; only its own row is closed, and nobody outside ever knows."""
    undone = Decision.objects.filter(pk=decision.pk, state=Decision.State.HELD).update(
        state=Decision.State.UNDONE, closed_at=now()
    )
    decision.refresh_from_db()
    if not undone and decision.state == Decision.State.RELEASED:
        raise ValidationError(_("Too late: the letter has been sent, so nothing was undone."))
    return decision


def send_now(decision: Decision, *, by: User) -> Decision:
    """Release a held decision before its time. Raises ValidationError once it was undone."""
    release_decision(decision)
    decision.refresh_from_db()
    if decision.state == Decision.State.UNDONE:
        raise ValidationError(_("This decision was undone, so nothing was sent."))
    return decision


@transaction.atomic
def release_decision(decision: Decision) -> bool:
    """Let a held decision happen: status, letters, revision and round in one transaction.

    Doing it twice changes nothing. Where the paper meanwhile left the states from which the
    decision is possible, or an author disputes it, the decision is undone and its editor is told.
    """
    thanked = reports_for(decision.submission)
    released = Decision.objects.filter(pk=decision.pk, state=Decision.State.HELD).update(
        state=Decision.State.RELEASED, closed_at=now()
    )
    if not released:
        return False
    fresh = Decision.objects.select_related("submission__journal", "by", "round").get(
        pk=decision.pk
    )
    submission = fresh.submission
    if MOVES[Kind(fresh.kind)] not in NEXT[submission.status]:
        state = _("The paper is now in the state “%(state)s”.")
        return stop(fresh, state % {"state": submission.get_status_display()})
    if is_disputed(submission):
        return stop(fresh, _("An author says that something is wrong. Settle that, then decide."))
    letters.authors.post_decision(fresh)
    move(submission, MOVES[Kind(fresh.kind)], by=fresh.by)
    end_reading(
        Round.objects.filter(submission=submission, closed_at=None), keeps=fresh.keeps_reading
    )
    recall_letters(f"submission:{submission.key}", WAITING_LETTERS)
    recall_earlier_reminders(fresh)
    if fresh.asks_for_revision and fresh.due_on:
        Revision.objects.get_or_create(decision=fresh, defaults={"due_on": fresh.due_on})
        number_points(fresh)
        keep_answers(fresh)
    thank_reviewers(fresh, thanked)
    tie_votes(fresh)
    return True


def thank_reviewers(decision: Decision, reports: Iterable[Review]) -> None:
    """Tell whoever handed in a report that this decision answers what came of it."""
    for review in reports:
        letters.outcomes.post_outcome(review, decision)


def end_reading(rounds: Iterable[Round], *, keeps: bool = False) -> None:
    """Close the rounds, or let those at work finish."""
    for round in rounds:
        leave_round(round) if keeps else close_round(round)


def recall_earlier_reminders(decision: Decision) -> None:
    """Stop reminders of a revision that this decision makes needless."""
    earlier = Decision.objects.filter(submission=decision.submission).exclude(pk=decision.pk)
    for key in earlier.values_list("key", flat=True):
        recall_letters(f"decision:{key}", ["revision-reminder", "revision-overdue"])


def stop(decision: Decision, words: str) -> bool:
    Decision.objects.filter(pk=decision.pk).update(state=Decision.State.UNDONE)
    editor = editor_of(decision.submission)
    if editor:
        letters.editors.post_not_released(decision.submission, editor, words=words)
    return False
