"""Who handles a paper, and who must not."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.template.defaultfilters import date as clock
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from journal.queries import is_editor
from submissions import letters
from submissions.identity import needs_acting_editor
from submissions.models import Assignment, Recusal, Submission
from submissions.queries import assignment_of
from submissions.queries.conflicts import authors_of, persons_of, same_person


class Taken(ValidationError):
    """Another editor was faster; the words say who and when."""


@transaction.atomic
def take_charge(
    submission: Submission,
    *,
    by: User,
    user: User | None = None,
    despite: tuple[str, str] = ("", ""),
) -> Assignment:
    """Put an editor in charge: oneself, or with ``user`` a colleague; ``despite`` is what was
    found to speak against it, and the reason for doing it all the same.

    Taking what one has changes nothing. Raises Taken where somebody else is in charge and one
    takes it for oneself, ValidationError where the colleague must not or cannot handle it.
    """
    editor = user or by
    Submission.objects.select_for_update().get(pk=submission.pk)
    current = assignment_of(submission)
    if current and current.user_id == editor.pk:
        return current
    if current and user is None:
        raise taken(current)
    check_editor(submission, editor)
    return put_in_charge(submission, editor, by, current, despite=despite)


def put_in_charge(
    submission: Submission,
    editor: User,
    by: User,
    current: Assignment | None,
    *,
    despite: tuple[str, str] = ("", ""),
) -> Assignment:
    """End the assignment in force, write the new one, and tell a colleague who is given it."""
    if current:
        Assignment.objects.filter(pk=current.pk).update(until=now())
    try:
        with transaction.atomic():
            assignment = Assignment.objects.create(
                submission=submission,
                user=editor,
                by=by,
                warned_of=despite[0],
                given_despite=despite[1],
            )
    except IntegrityError as race:
        first = assignment_of(submission)
        raise taken(first) if first else race from race
    if editor.pk != by.pk:
        letters.post_given(submission, editor, by)
    return assignment


def taken(assignment: Assignment) -> Taken:
    return Taken(taken_words(assignment))


def taken_words(assignment: Assignment) -> str:
    """Say who took a paper and when: the day only where it is not today's."""
    local = assignment.since.astimezone(assignment.submission.journal.zone)
    day = "" if local.date() == now().astimezone(local.tzinfo).date() else clock(local, "j E Y")
    words = (
        _("%(name)s took this paper on %(day)s at %(time)s.")
        if day
        else _("%(name)s took this paper at %(time)s.")
    )
    return words % {"name": assignment.user, "day": day, "time": clock(local, "H:i")}


def check_editor(submission: Submission, editor: User) -> None:
    """Refuse an editor who wrote the paper, who stands back from it, or who is none."""
    if is_author_for_certain(submission, editor):
        raise ValidationError(_("%(name)s is an author of this paper.") % {"name": editor})
    if Recusal.objects.filter(submission=submission, user=editor).exists():
        raise ValidationError(_("%(name)s does not handle this paper.") % {"name": editor})
    if not is_editor(editor):
        raise ValidationError(_("%(name)s is no editor of this journal.") % {"name": editor})


def is_author_for_certain(submission: Submission, editor: User) -> bool:
    """Say whether an editor wrote the paper: by account, any address, ORCID, or name and
    institution."""
    if Submission.objects.of(editor).filter(pk=submission.pk).exists():
        return True
    person = persons_of([editor])[0]
    return any(same_person(person, author) for author in authors_of(submission))


@transaction.atomic
def recuse(
    submission: Submission, *, user: User, reason: str, by: User, evidence: str = ""
) -> Recusal:
    """Write down that a person must not handle a paper; an assignment of theirs ends.

    From then on the person has no editor's rights for it, whatever the role.
    """
    if not reason.strip():
        raise ValidationError(_("Write the reason; it is kept with the paper."))
    recusal, _created = Recusal.objects.get_or_create(
        submission=submission,
        user=user,
        defaults={"reason": reason.strip(), "evidence": evidence, "by": by},
    )
    Assignment.objects.filter(submission=submission, user=user, until=None).update(until=now())
    if needs_acting_editor(submission):
        letters.post_nobody_can_handle(submission)
    return recusal
