"""Files that authors send: every upload is a version of its own, and none is ever overwritten."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.base import File as Content
from django.db import transaction
from django.db.models import Max, Sum
from django.utils.translation import gettext as _

from accounts.models import User
from journal.services import send_errand
from journal.templatetags.words import size as in_words
from submissions import letters
from submissions.converting import Arrived, keep_file
from submissions.models import ATTACHED, File, Incoming, Status, Submission, Version
from submissions.queries import editors_of
from submissions.services.incoming import short_name, too_large, use_up
from submissions.services.status import WrongStatus
from submissions.tasks import convert_version

REPLACEABLE = {Status.DRAFT, Status.SUBMITTED}


@dataclass(frozen=True)
class Upload:
    """A file as a person sent it: its name, kept exactly, and its bytes."""

    name: str
    content: bytes | Content

    @property
    def file(self) -> Content:
        return ContentFile(self.content) if isinstance(self.content, bytes) else self.content

    @property
    def incoming(self) -> Incoming | None:
        """The row of a file that came in pieces; whoever keeps its bytes uses it up."""
        return self.content.incoming if isinstance(self.content, Arrived) else None

    @property
    def ending(self) -> str:
        """The ending of the name, with its dot, fit for a file name; "" where there is none."""
        ending = PurePosixPath(self.name).suffix.lower()
        return ending if ending[1:].isascii() and ending[1:].isalnum() else ""


@transaction.atomic
def add_version(submission: Submission, *, by: User, upload: Upload, revision: int) -> Version:
    """Keep an upload as the next version and send the errand that reads it.

    ``revision`` is the round it belongs to: 0 for the first submission, 1 after the first
    decision. Raises ValidationError where the file is empty or too large, or came in pieces and
    was used already.
    """
    check_size(submission, upload)
    if upload.incoming:
        use_up(upload.incoming)
    last = submission.versions.select_for_update().aggregate(n=Max("number"))["n"] or 0
    version = Version.objects.create(
        submission=submission, number=last + 1, revision=revision, by=by, kind=upload.ending[1:10]
    )
    keep_file(
        version,
        File.Kind.MANUSCRIPT,
        f"manuscript{upload.ending[:10]}",
        upload.file,
        media_type="application/octet-stream",
        original_name=short_name(upload.name),
    )
    send_errand(convert_version, about=f"version:{version.key}", subject_id=version.pk)
    return version


def check_size(submission: Submission, upload: Upload) -> None:
    """Refuse what is empty, larger than one file may be, or too much for one paper."""
    size = upload.file.size or 0
    if not size:
        raise ValidationError(
            _("The file is empty. Choose it again; the rest of the form is kept.")
        )
    if size > settings.UPLOAD_LIMIT:
        raise ValidationError(too_large(size))
    sent = File.objects.filter(
        version__submission=submission, kind__in=[File.Kind.MANUSCRIPT, *ATTACHED]
    )
    kept = sent.aggregate(n=Sum("size"))["n"] or 0
    if kept + size > settings.PAPER_LIMIT:
        raise ValidationError(
            _(
                "All files of one paper may have %(limit)s; it has %(kept)s, and this one has "
                "%(size)s. Remove a file that is not needed, or write to the journal."
            )
            % {
                "limit": in_words(settings.PAPER_LIMIT),
                "kept": in_words(kept) or "0",
                "size": in_words(size),
            }
        )


@transaction.atomic
def replace_file(submission: Submission, *, by: User, upload: Upload) -> Version:
    """Put a new file in the place of the current one; the old one stays in the history.

    Possible until review begins. The editors are told once the paper has been submitted.
    Raises WrongStatus afterwards.
    """
    status = Submission.objects.select_for_update().values_list("status", flat=True)
    if status.get(pk=submission.pk) not in REPLACEABLE:
        raise WrongStatus(
            _("The review has begun, so the file can no longer be replaced. Write to your editor.")
        )
    version = add_version(submission, by=by, upload=upload, revision=0)
    if submission.code:
        for editor in editors_of(submission):
            letters.post_file_replaced(submission, version, editor)
    return version
