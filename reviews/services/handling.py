"""Giving a paper to an editor, with a look at what stands between them and its authors."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from reviews.queries.people.standing import editors_against
from submissions.models import Assignment, Submission
from submissions.queries import assignment_of, may_decide
from submissions.services import take_charge

REASON_AT_MOST = 2000


class NeedsReason(ValidationError):
    """Something speaks against an editor, so whoever gives them the paper writes why."""

    def __init__(self, words: str, editor: User) -> None:
        super().__init__(words)
        self.editor = editor


@transaction.atomic
def give_charge(
    submission: Submission, *, by: User, user: User | None = None, reason: str = ""
) -> Assignment:
    """Put an editor in charge: oneself, or with ``user`` a colleague; as ``take_charge`` does.

    Raises NeedsReason where a probable conflict is found that no editor put aside and ``reason``
    is empty, ValidationError where a certain one or one that is held to be one is found. What was
    found and the reason are kept with the assignment.
    """
    editor = user or by
    Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
    current = assignment_of(submission)
    if current and (current.user_id == editor.pk or user is None):
        return take_charge(submission, by=by, user=user)  # has it already, or came second
    reason = reason.strip()[:REASON_AT_MOST]
    found = check_near(submission, editor, by, reason)
    return take_charge(submission, by=by, user=user, despite=(found, reason if found else ""))


def check_near(submission: Submission, editor: User, by: User, reason: str) -> str:
    """Return what speaks against an editor and does not forbid it; refuses the rest in words."""
    concerns = editors_against(submission, [editor], by)[0].against.concerns
    for concern in concerns:
        if concern.blocks:
            raise ValidationError(
                _("%(name)s cannot handle this paper. %(why)s")
                % {"name": editor, "why": concern.words}
            )
    found = "\n".join(concern.words for concern in concerns)
    if found and not may_decide(by, submission):
        raise ValidationError(
            _("%(why)s Only an editor who decides this paper may give it to them all the same.")
            % {"why": found}
        )
    if found and not reason:
        raise NeedsReason(
            _(
                "%(name)s: %(why)s Write in one sentence why they handle the paper all the same, "
                "on its page under People."
            )
            % {"name": editor, "why": found},
            editor,
        )
    return found
