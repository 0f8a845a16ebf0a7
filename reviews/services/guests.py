"""Guest editors and authors who are close to them: such papers go to a journal editor."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from reviews.queries.guests import near_to_guest
from submissions.models import Submission


def check_near(submission: Submission, by: User) -> None:
    """Refuse a guest editor's step on a paper of somebody close, until another editor has put
    aside what was found. Raises ValidationError with the findings."""
    found = near_to_guest(submission, by)
    if found:
        raise ValidationError(
            _(
                "%(why)s A guest editor does not handle such a paper: stand back from it, or let "
                "an editor of the journal put this aside."
            )
            % {"why": " ".join(concern.words for concern in found)}
        )
