"""The author lets a text in the letters of old fonts be put into real Kazakh letters."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from journal.services import send_errand
from submissions.converting import put_letters_right
from submissions.models import Submission
from submissions.queries import current_version
from submissions.services.saving import save_draft
from submissions.tasks import convert_version


@transaction.atomic
def convert_letters(submission: Submission) -> None:
    """Convert the current version's text and the form; the uploaded file stays as it is.

    Reviewers' copy and checks are made anew by an errand. A second press changes nothing more.
    Raises WrongStatus once the paper has been sent, ValidationError where there is nothing to do.
    """
    draft = Submission.objects.select_for_update().get(pk=submission.pk)
    save_draft(draft)
    version = current_version(draft)
    if version is None or not version.found.get("letters"):
        raise ValidationError(_("The letters of this text need no conversion."))
    version.submission = draft
    put_letters_right(version)
    send_errand(convert_version, about=f"version:{version.key}", subject_id=version.pk)
