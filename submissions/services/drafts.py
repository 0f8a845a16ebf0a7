"""Drafts: begun with a file, saved as they are typed, thrown away by their owner or by time."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from journal.models import ArticleType, Call, Journal, Section
from journal.multilingual import Words
from submissions import letters
from submissions.converting import checksum, drop_bytes, sender_as_author
from submissions.models import File, Status, Submission
from submissions.services.attaching import attach, looked_into
from submissions.services.people import PEOPLE_AT_MOST, save_people
from submissions.services.saving import Window, save_draft
from submissions.services.status import WrongStatus
from submissions.services.uploads import Upload, add_version, short_name

DRAFTS_AT_ONCE = 20
TWIN_SECONDS = timedelta(seconds=30)


def start(
    journal: Journal,
    *,
    by: User,
    language: str,
    article_type: ArticleType,
    upload: Upload,
    call: Call | None = None,
    further: Sequence[tuple[str, Upload]] = (),
) -> Submission:
    """Begin a draft with its file, maybe for a call, and send the errand that reads the file.

    ``further`` are the files that came along, each with its kind. A second press with the same
    file returns the first draft. Raises ValidationError where a file is empty, too large or of a
    kind that cannot be taken, or where the person has too many drafts already.
    """
    types = [looked_into(file, kind) for kind, file in further]  # takes seconds: nothing is locked
    with transaction.atomic():
        User.objects.select_for_update().get(pk=by.pk)
        twin = twin_of(by, upload)
        if twin:
            return twin
        if Submission.objects.filter(submitter=by, status=Status.DRAFT).count() >= DRAFTS_AT_ONCE:
            raise ValidationError(
                _("You have %(number)s drafts. Continue or discard one before you begin another.")
                % {"number": DRAFTS_AT_ONCE}
            )
        sections = list(Section.objects.filter(journal=journal)[:2])
        submission = Submission.objects.create(
            journal=journal,
            submitter=by,
            language=language,
            article_type=article_type,
            section=sections[0] if len(sections) == 1 else None,
            call=call,
            saved_at=now(),
        )
        sender_as_author(submission)
        add_version(submission, by=by, upload=upload, revision=0)
        for (kind, file), found in zip(further, types, strict=True):
            attach(submission, by=by, kind=kind, upload=file, found=found)
        return submission


def twin_of(by: User, upload: Upload) -> Submission | None:
    """Return the draft that the first press of a double click has just begun.

    The bytes of a file that came in pieces may be used up by then; its name and size tell.
    """
    same: dict[str, Any] = (
        {"versions__files__size": upload.incoming.size}
        if upload.incoming
        else {"versions__files__sha256": checksum(upload.file)}
    )
    return Submission.objects.filter(
        submitter=by,
        status=Status.DRAFT,
        created_at__gt=now() - TWIN_SECONDS,
        versions__files__kind=File.Kind.MANUSCRIPT,
        versions__files__original_name=short_name(upload.name),
        **same,
    ).first()


@transaction.atomic
def save_check(
    submission: Submission,
    *,
    values: Mapping[str, Mapping[str, Any]],
    people: Sequence[Mapping[str, Any]],
    codes: Mapping[str, list[str]] | None = None,
    window: Window | None = None,
) -> None:
    """Keep what stands on the page "Check", complete or not.

    ``values`` has title, abstract, keywords and points by language; languages that are left
    out stay as they are. ``people`` are the authors in order, each with the fields of
    PERSON_FIELDS and the ``key`` of its row; one without a key is new, one left out is removed.
    ``codes`` are lists by scheme. Raises Newer where another window saved something meanwhile.
    """
    save_draft(
        submission,
        window=window,
        codes=dict(submission.codes if codes is None else codes),
        **{name: merged(getattr(submission, name), texts) for name, texts in values.items()},
    )
    save_people(submission, people[:PEOPLE_AT_MOST])


def merged(old: Words, new: Mapping[str, Any]) -> Words:
    """Return texts by language with the new ones in place; empty ones vanish."""
    return Words({code: text for code, text in {**old, **new}.items() if text})


@transaction.atomic
def discard(submission: Submission) -> None:
    """Throw a draft away with its files. Raises WrongStatus once the paper has been sent."""
    draft = Submission.objects.select_for_update().filter(pk=submission.pk, status=Status.DRAFT)
    if not draft.exists():
        raise WrongStatus(_("Only drafts can be discarded. A paper that was sent is withdrawn."))
    files = File.objects.filter(version__submission=submission)
    drop_bytes(files.values_list("file", flat=True))
    draft.delete()


@transaction.atomic
def remind_of_draft(submission: Submission) -> None:
    """Say once that a draft will be thrown away in a week."""
    letters.post_draft_reminder(submission)
