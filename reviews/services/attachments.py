"""A file that belongs to a review: its real kind told, its traces of a name taken out."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from journal.dispatch import after_commit
from reviews.models import Review
from reviews.services.answers import check_open
from reviews.validators import check_size, kind_of_attachment
from submissions.manuscripts.cleaning import clean_image, clean_office, clean_pdf
from submissions.manuscripts.refusals import Refusal
from submissions.manuscripts.sentences import words_of
from submissions.manuscripts.sniff import Kind
from submissions.services import Upload


def attach(review: Review, *, upload: Upload) -> None:
    """Keep a file with a review that is being written, in the place of an earlier one.

    The work on the foreign bytes is done before the database is touched. Raises ValidationError
    for kinds that are not taken, and for a review that is not under way.
    """
    check_open(review)
    check_size(upload.file.size or 0)
    with upload.file.open("rb") as file:
        data = bytes(file.read())
    kind = kind_of_attachment(data, upload.name)
    keep(review, without_traces(data, kind), kind, upload.name)


def without_traces(data: bytes, kind: str) -> bytes:
    """Return a file without properties, comment authors and the like that name its writer."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        try:
            if kind == "pdf":
                return clean_pdf(data, folder)
            if kind in {"png", "jpg"}:
                return clean_image(data, folder)
            if kind in {"docx", "odt"}:
                return clean_office(data, Kind(kind), folder)
        except Refusal as refusal:
            raise ValidationError(str(words_of(refusal))) from refusal
    return data


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
