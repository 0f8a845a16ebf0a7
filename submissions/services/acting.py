"""An acting editor: one person, one paper, where every editor of the journal has a conflict."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from journal.queries import is_editor
from submissions import letters
from submissions.identity import may_act, needs_acting_editor
from submissions.models import Assignment, Status, Submission
from submissions.queries import assignment_of, owner_of_address
from submissions.services.handling import put_in_charge

ENDS_AFTER = {  # an appeal comes after the end
    Status.PUBLISHED: timedelta(0),
    Status.WITHDRAWN: timedelta(0),
    Status.DECLINED: timedelta(days=90),
}


def check_decider(submission: Submission) -> None:
    """Refuse every step of a paper that nobody can decide. Raises ValidationError."""
    if needs_acting_editor(submission):
        raise ValidationError(
            _(
                "Every editor who could decide this paper is one of its authors or stands back "
                "from it. Name an acting editor first; until then the paper waits."
            )
        )


@transaction.atomic
def name_acting_editor(
    submission: Submission, *, by: User, user: User | None = None, email: str = "", name: str = ""
) -> Assignment:
    """Put a person in charge of one paper that nobody can decide, and invite them by letter.

    ``user`` is a member; otherwise ``email`` and ``name`` are those of somebody from outside,
    who gets no role: their rights are this paper's and end with it. Raises ValidationError
    where somebody can decide the paper, or where the person cannot act for it.
    """
    Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
    if not needs_acting_editor(submission):
        raise ValidationError(_("This paper has an editor. Nothing was changed."))
    person = user or person_from_outside(email, name)
    if not may_act(person, submission):
        raise ValidationError(_("%(name)s cannot act for this paper.") % {"name": person})
    assignment = put_in_charge(submission, person, person, assignment_of(submission))
    Assignment.objects.filter(pk=assignment.pk).update(by=by)
    letters.post_acting(submission, person)
    return assignment


def person_from_outside(email: str, name: str) -> User:
    email, name = email.strip().lower(), " ".join(name.split())[:120]
    validate_email(email)
    known = owner_of_address(email)
    if known:
        return known
    if not name:
        raise ValidationError(_("Write the person's name, as the letter should address them."))
    return User.objects.known_or_new(email, family_name=name)


@transaction.atomic
def end_acting(assignment: Assignment) -> None:
    """End what a person from outside may do for a paper, once the paper has ended."""
    submission = assignment.submission
    pause = ENDS_AFTER.get(Status(submission.status))
    if pause is None or is_editor(assignment.user) or now() < submission.status_since + pause:
        return
    Assignment.objects.filter(pk=assignment.pk, until=None).update(until=now())
