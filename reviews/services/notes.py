"""Remarks on single paragraphs: kept at once, never overwritten unseen."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from reviews.models import Note, Review
from reviews.queries.notes import QUOTED, blocks_of
from reviews.services.answers import check_open
from reviews.services.drafts import not_writable, stamp
from submissions.manuscripts.unseen import typed_text

LONGEST_NOTE = 20_000  # letters
MOST_NOTES = 500


@dataclass(frozen=True)
class Place:
    """What a remark is on: a paragraph's lasting id, or for a PDF a place in own words."""

    block: str = ""
    words: str = ""


@transaction.atomic
def write_note(review: Review, *, key: str, place: Place, text: str, seen_at: str = "") -> Note:
    """Keep a remark under a key that the window made; sending it twice makes one.

    Where another window has changed it since ``seen_at``, both are kept: this one becomes a
    remark of its own. Raises ValidationError for an empty or too long text, and for a paragraph
    that is not in the text.
    """
    check_open(review)
    check_writable(review)
    text = checked(text)
    kept = Note.objects.filter(key=key).first()
    if kept is not None and kept.review_id != review.pk:
        raise ValidationError(_("This comment belongs to another review."))
    if kept is None:
        return new_note(review, key, place, text)
    if kept.text == text:
        return kept
    if seen_at and seen_at != stamp(kept.saved_at):
        return new_note(review, "", Place(kept.block, kept.quote), text)
    kept.text, kept.saved_at = text, now()
    kept.save(update_fields=["text", "saved_at"])
    return kept


def check_writable(review: Review) -> None:
    fresh = Review.objects.select_for_update().get(pk=review.pk)
    if fresh.state != Review.State.ACCEPTED:
        raise ValidationError(not_writable(fresh))


def checked(text: str) -> str:
    text = typed_text(text).strip()
    if not text:
        raise ValidationError(_("Write the comment, or delete it."))
    if len(text) > LONGEST_NOTE:
        raise ValidationError(
            _("A comment has at most %(most)s letters; this has %(letters)s. Nothing was cut.")
            % {"most": f"{LONGEST_NOTE:,}", "letters": f"{len(text):,}"}
        )
    return text


def new_note(review: Review, key: str, place: Place, text: str) -> Note:
    same = Note.objects.filter(review=review, block=place.block, text=text)
    twin = same.filter(quote=place.words).first() if not place.block else same.first()
    if twin is not None:
        return twin
    if Note.objects.filter(review=review).count() >= MOST_NOTES:
        raise ValidationError(
            _("A review has at most %(most)s comments. Put the rest into the text for the authors.")
            % {"most": MOST_NOTES}
        )
    block = blocks_of(review.own_version).get(place.block)
    if place.block and block is None:
        raise ValidationError(_("This paragraph is not in the text that you read."))
    words = " ".join(place.words.replace("\0", "").split())[:QUOTED]
    if block is None and not words:
        raise ValidationError(_("Say which place you mean, such as “page 4, table 2”."))
    return Note.objects.create(
        review=review,
        **({"key": key} if key else {}),
        block=place.block,
        quote=block.quote if block else words,
        text=text,
        position=block.position if block else 0,
        saved_at=now(),
    )


@transaction.atomic
def delete_note(review: Review, *, key: str) -> None:
    """Take a remark away while the review is being written. Doing it twice changes nothing."""
    check_writable(review)
    Note.objects.filter(review=review, key=key).delete()
