"""A file that belongs to a review: its real kind told, its traces of a name taken out."""

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from journal.dispatch import after_commit
from reviews.models import Answer, Criterion, Review
from reviews.services.answers import check_open
from reviews.validators import check_size, kind_of_attachment
from submissions.converting import persons
from submissions.manuscripts.cleaning import clean_file
from submissions.manuscripts.proving import Leaving, prove
from submissions.manuscripts.refusals import Refusal
from submissions.manuscripts.sandbox import SandboxError
from submissions.manuscripts.seeking import Sought
from submissions.manuscripts.sentences import words_of
from submissions.services import Upload


def attach(review: Review, *, upload: Upload) -> None:
    """Keep a file with a review that is being written, in the place of an earlier one.

    The work on the foreign bytes is done before the database is touched. Raises ValidationError
    for kinds that are not taken, for a file that still names the reviewer after cleaning, and for
    a review that is not under way.
    """
    check_open(review)
    data, kind = cleaned(review, upload)
    keep(review, data, kind, upload.name)


def cleaned(review: Review, upload: Upload) -> tuple[bytes, str]:
    """Return a sent file without traces of the reviewer, and its real kind.

    Raises ValidationError for kinds that are not taken, and for what still names the reviewer.
    """
    check_size(upload.file.size or 0)
    with upload.file.open("rb") as file:
        data = bytes(file.read())
    kind = kind_of_attachment(data, upload.name)
    return without_traces(data, kind, review.reviewer), kind


def attach_answer(review: Review, criterion: Criterion, *, upload: Upload) -> None:
    """Keep a file as the answer to a question, cleaned like every file of a reviewer.

    It takes the place of an earlier one. Raises ValidationError as ``attach`` does.
    """
    check_open(review)
    data, kind = cleaned(review, upload)
    with transaction.atomic():
        writable(review)
        answer, _made = Answer.objects.get_or_create(review=review, criterion=criterion)
        forget_file(answer)
        answer.file.save(f"file.{kind}", ContentFile(data), save=False)
        answer.file_name = upload.name[-255:]
        answer.save(update_fields=["file", "file_name"])


@transaction.atomic
def detach_answer(review: Review, criterion: Criterion) -> None:
    """Take the file of an answer away while the review is being written."""
    writable(review)
    for answer in Answer.objects.filter(review=review, criterion=criterion):
        forget_file(answer)
        answer.delete()


def writable(review: Review) -> None:
    fresh = Review.objects.select_for_update().get(pk=review.pk)
    if fresh.state != Review.State.ACCEPTED:
        raise ValidationError(_("This review is not under way, so the file was not kept."))


def forget_file(answer: Answer) -> None:
    if answer.file:
        after_commit(answer.file.storage.delete, answer.file.name)


def without_traces(data: bytes, kind: str, reviewer: User) -> bytes:
    """Return a file without properties, remarks' authors and the reviewer's name in its text.

    What is left is searched like a manuscript's copy. Raises ValidationError, which says what
    still names the reviewer.
    """
    sought = Sought(tuple(persons(reviewer)), own_words=False)
    try:
        clean = clean_file(data, kind, sought).data
        left = prove(sought, [Leaving("", f"review.{kind}", clean)], {})
    except Refusal as refusal:
        raise ValidationError(str(words_of(refusal))) from refusal
    except SandboxError as stopped:
        raise ValidationError(
            _("This file could not be searched for your name, so it was not kept.")
        ) from stopped
    named = [trace.text for trace in left if trace.certain]
    if named:
        raise ValidationError(
            _(
                "The file still tells who you are: “%(text)s”. Take that out and choose the file "
                "again; your text is kept."
            )
            % {"text": "”, “".join(named[:3])}
        )
    return clean


@transaction.atomic
def keep(review: Review, data: bytes, kind: str, name: str) -> None:
    fresh = Review.objects.select_for_update().get(pk=review.pk)
    if fresh.state != Review.State.ACCEPTED:
        raise ValidationError(_("This review is not under way, so the file was not kept."))
    forget(fresh)
    review.attachment.save(f"file.{kind}", ContentFile(data), save=False)
    review.attachment_name = name[-255:]
    review.save(update_fields=["attachment", "attachment_name"])


@transaction.atomic
def detach(review: Review) -> None:
    """Take the file away from a review that is being written."""
    fresh = Review.objects.select_for_update().get(pk=review.pk)
    if fresh.state == Review.State.ACCEPTED:
        forget(fresh)
        Review.objects.filter(pk=review.pk).update(attachment="", attachment_name="")


def forget(review: Review) -> None:
    """Delete the bytes of the file that a review has, once that is certain."""
    if review.attachment:
        after_commit(review.attachment.storage.delete, review.attachment.name)
