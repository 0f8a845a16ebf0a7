"""The one function that writes a manuscript's status."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from submissions.models import NEXT, Status, StatusChange, Submission


class WrongStatus(ValidationError):
    """The manuscript is not in a status from which this step is possible."""


@transaction.atomic
def move(submission: Submission, to: str, *, by: User | None, reason: str = "") -> StatusChange:
    """Move a manuscript to its next status and write the step down.

    ``by`` is None where time did it. Raises WrongStatus where the way is not open, or where
    somebody else moved the manuscript meanwhile; then nothing is written.
    """
    old, moment = submission.status, now()
    if to not in NEXT[old]:
        raise WrongStatus(
            _("This is not possible now: the paper is in the state “%(state)s”.")
            % {"state": submission.get_status_display()}
        )
    moved = Submission.objects.filter(pk=submission.pk, status=old).update(
        status=to, status_since=moment
    )
    if not moved:
        raise WrongStatus(_("Someone else changed this paper just now. Nothing was done twice."))
    submission.status, submission.status_since = Status(to), moment
    return StatusChange.objects.create(
        submission=submission, old=old, new=to, by=by, reason=reason, at=moment
    )
