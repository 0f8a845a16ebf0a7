"""Further files beside the manuscript: added, described, replaced, removed until review begins."""

from collections.abc import Collection, Sequence
from itertools import count

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.models import User
from journal.services import send_errand
from submissions.converting import drop_bytes, keep_file
from submissions.manuscripts.attachments import TYPES, type_of
from submissions.manuscripts.refusals import Refusal
from submissions.models import ATTACHED, File, Status, Submission
from submissions.queries import all_attached, current_version
from submissions.services.anonymity import search_again
from submissions.services.incoming import use_up
from submissions.services.status import WrongStatus
from submissions.services.uploads import REPLACEABLE, Upload, check_size, short_name
from submissions.tasks import read_title_page

Kind = File.Kind
ATTACHED_AT_MOST = 60
DESCRIPTION_LENGTH = 250
PICTURES = {"png", "jpg", "tif"}
TEXTS = {"docx", "odt", "rtf", "txt"}
TAKEN: dict[str, Collection[str]] = {
    Kind.TITLE_PAGE: {*TEXTS, "pdf"},
    Kind.COVER_LETTER: {*TEXTS, "pdf"},
    Kind.FIGURE_FILE: {*PICTURES, "svg", "pdf"},
    Kind.PERMISSION: {"docx", "odt", "pdf", *PICTURES},
    Kind.CLEARANCE: {"docx", "odt", "pdf", *PICTURES},
    Kind.SIMILARITY: {"pdf"},
    Kind.SUPPLEMENT: {*TEXTS, *PICTURES, "pdf", "csv", "xlsx", "ods"},
    Kind.REVIEW_SUPPLEMENT: {*TEXTS, *PICTURES, "pdf", "csv", "xlsx", "ods"},
}
REASONS = {
    "empty": gettext_noop("It is empty. Save it again and choose it."),
    "macros": gettext_noop("It contains macros (programs). Save it without them and choose it."),
    "program": gettext_noop("It is a program. We take no programs; describe it in the text."),
    "html": gettext_noop("It is a web page. Print it as PDF and choose that file."),
    "active": gettext_noop(
        "The drawing contains a program or loads other files. Save it as PNG or PDF and choose "
        "that file."
    ),
    "encrypted": gettext_noop("It is locked with a password. Remove the password and choose it."),
    "damaged": gettext_noop("It is damaged. Open it, save it under a new name and choose that."),
    "bomb": gettext_noop("Unpacked it would be far too large, so it was not opened."),
    "nested": gettext_noop("Another archive is packed inside it. Send the files one by one."),
    "misnamed": gettext_noop(
        "Its name says another kind of file than it is. Save it anew from your program and choose "
        "that file."
    ),
    "encoding": gettext_noop("Its letters are stored in an old way. Save it with UTF-8."),
}
OTHER_REASON = gettext_noop("We cannot take this kind of file.")


def attach_all(
    submission: Submission, *, by: User, files: Sequence[tuple[Upload, str, str]]
) -> int:
    """Keep several further files, each with its kind and description: all of them or none.

    Returns how many; raises what ``attach`` raises. What each is, is found out before the
    transaction: looking into many office files takes seconds in which nobody else could write.
    """
    types = [looked_into(upload, kind) for upload, kind, _description in files]
    with transaction.atomic():
        for (upload, kind, said), found in zip(files, types, strict=True):
            attach(submission, by=by, kind=kind, upload=upload, description=said, found=found)
    return len(files)


@transaction.atomic
def attach(
    submission: Submission,
    *,
    by: User,
    kind: str,
    upload: Upload,
    description: str = "",
    found: str = "",
) -> File:
    """Keep a further file of a paper beside its newest version.

    Possible until review begins. A title page is read for the form too. Raises WrongStatus
    afterwards, ValidationError where the file is none of those that ``kind`` may be, is too large
    or is one too many. ``found`` is what ``checked_type`` said, where it was asked before.
    """
    lock_open(submission)
    version = current_version(submission)
    if version is None or kind not in ATTACHED:
        raise ValidationError(_("Send the manuscript first."))
    if all_attached(submission).filter(replaced_at=None).count() >= ATTACHED_AT_MOST:
        raise ValidationError(
            _("A paper may have %(number)s further files.") % {"number": ATTACHED_AT_MOST}
        )
    check_size(submission, upload)
    if upload.incoming:
        use_up(upload.incoming)
    found = found or checked_type(upload, kind)
    file = keep_file(
        version,
        kind,
        free_name(submission, kind, found),
        upload.file,
        media_type=TYPES[found],
        original_name=short_name(upload.name),
    )
    file.description = short_words(description)
    file.save(update_fields=["description"])
    if kind == Kind.TITLE_PAGE:
        send_errand(read_title_page, about=f"file:{file.key}", subject_id=file.pk)
    if submission.code and kind in (Kind.SUPPLEMENT, Kind.REVIEW_SUPPLEMENT):
        search_again(version)  # reviewers could fetch it, so it is cleaned and searched first
    return file


def lock_open(submission: Submission) -> None:
    """Hold the paper while its files change; raise WrongStatus once review has begun."""
    status = Submission.objects.select_for_update().values_list("status", flat=True)
    if status.get(pk=submission.pk) not in REPLACEABLE:
        raise WrongStatus(
            _("The review has begun, so files can no longer be changed. Write to your editor.")
        )


def looked_into(upload: Upload, kind: str) -> str:
    """Return what a file is, asked before a transaction; "" where another press just used it up."""
    try:
        return checked_type(upload, kind)
    except FileNotFoundError:
        return ""


def checked_type(upload: Upload, kind: str) -> str:
    """Return what a file is, where its kind may be that. Raises ValidationError in words."""
    try:
        found = type_of(upload.file, upload.name)
    except Refusal as refusal:
        reason = _(REASONS.get(refusal.code, OTHER_REASON))
        found = ""
    else:
        reason = _(OTHER_REASON)
    if found in TAKEN[kind]:
        return found
    raise ValidationError(
        _("“%(name)s” was not taken as %(kind)s. %(reason)s Possible: %(types)s.")
        % {
            "name": upload.name,
            "kind": Kind(kind).label,
            "reason": reason,
            "types": ", ".join(sorted(TAKEN[kind])),
        }
    )


def free_name(submission: Submission, kind: str, ending: str) -> str:
    """Return a neutral name that no file of the paper has: figure-file-2.tif."""
    taken = set(all_attached(submission).values_list("name", flat=True))
    word = kind.replace("_", "-")
    return next(name for n in count(1) if (name := f"{word}-{n}.{ending}") not in taken)


def short_words(text: str) -> str:
    return " ".join(text.replace("\0", "").split())[:DESCRIPTION_LENGTH]


@transaction.atomic
def describe_attached(file: File, *, kind: str, description: str) -> None:
    """Say anew what a further file is. Raises WrongStatus once review has begun."""
    submission = file.version.submission
    lock_open(submission)
    if kind not in ATTACHED:
        raise ValidationError(_("Choose what kind of file it is."))
    if kind != file.kind:
        ending = file.name.rpartition(".")[2]
        if ending not in TAKEN[kind]:
            raise ValidationError(
                _("“%(name)s” cannot be %(kind)s. Possible: %(types)s.")
                % {
                    "name": file.original_name,
                    "kind": Kind(kind).label,
                    "types": ", ".join(sorted(TAKEN[kind])),
                }
            )
        file.kind, file.name = kind, free_name(submission, kind, ending)
        if kind == Kind.TITLE_PAGE:
            send_errand(read_title_page, about=f"file:{file.key}", subject_id=file.pk)
    file.description = short_words(description)
    file.save(update_fields=["kind", "name", "description"])


@transaction.atomic
def replace_attached(file: File, *, by: User, upload: Upload) -> File:
    """Put another file in the place of a further file; of a paper that was sent the old one stays.

    Raises WrongStatus once review has begun, ValidationError as ``attach`` does; then the earlier
    file stands.
    """
    new = attach(
        file.version.submission,
        by=by,
        kind=file.kind,
        upload=upload,
        description=file.description,
    )
    remove_attached(file)
    return new


@transaction.atomic
def remove_attached(file: File) -> None:
    """Take a further file away: of a draft with its bytes, of a paper that was sent it is kept.

    Raises WrongStatus once review has begun.
    """
    submission = file.version.submission
    lock_open(submission)
    if Submission.objects.filter(pk=submission.pk, status=Status.DRAFT).exists():
        drop_bytes([file.file.name or ""])
        file.delete()
    elif file.replaced_at is None:
        file.replaced_at = now()
        file.save(update_fields=["replaced_at"])
