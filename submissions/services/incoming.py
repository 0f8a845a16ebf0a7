"""Files on their way, in pieces: announced, kept piece by piece, used once or thrown away.

The rules of tus 1.0.0 that concern rows and bytes stand here; its words on the wire in the view.
"""

import re
from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Count, F, Sum
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from journal.dispatch import after_commit
from journal.templatetags.words import size as in_words
from submissions.converting import drop_pieces
from submissions.models import Incoming, Piece, private_storage

PIECE_AT_MOST = 1_048_576  # bytes; so much is lost at most where the line breaks
PIECE_AT_LEAST = 16_384  # unless it is the last; else a file could become millions of objects
FILES_AT_ONCE = 40
NAME_LENGTH = 255
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


class WrongOffset(ValidationError):
    """A piece does not begin where the file ends by now: another window was faster."""


def short_name(name: str) -> str:
    """Return a file's own name, without folders; cut in front so its ending stays.

    Signs that nobody sees go: control characters, and those that turn the order of letters round,
    with which "paper.exe" looks like "paper.docx".
    """
    plain = UNSEEN.sub("", name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    if len(plain) <= NAME_LENGTH:
        return plain
    ending = PurePosixPath(plain).suffix[:20]
    return plain[: NAME_LENGTH - len(ending)] + ending


@transaction.atomic
def announce(by: User, *, name: str, size: int, place: str = "") -> Incoming:
    """Make room for a file that will come in pieces.

    Raises ValidationError with the code ``size`` where it is larger than a file may be or empty,
    ``many`` where the person has too many files or bytes on the way.
    """
    check_announced_size(size)
    if not short_name(name):
        raise ValidationError(_("The file has no name. Give it one and choose it again."))
    User.objects.select_for_update().get(pk=by.pk)
    held = Incoming.objects.filter(by=by).aggregate(files=Count("pk"), bytes=Sum("size"))
    if held["files"] >= FILES_AT_ONCE or (held["bytes"] or 0) + size > settings.PAPER_LIMIT:
        raise ValidationError(
            _(
                "You have %(number)s files on the way, and together they may have %(limit)s. "
                "Remove one that you do not need, or send the form they belong to."
            )
            % {"number": held["files"], "limit": in_words(settings.PAPER_LIMIT)},
            code="many",
        )
    return Incoming.objects.create(by=by, name=short_name(name), size=size, place=place)


def check_announced_size(size: int) -> None:
    """Refuse a file that is empty or larger than one file may be."""
    if size <= 0:
        raise ValidationError(
            _("The file is empty. Save the document again and choose that file."), code="size"
        )
    if size > settings.UPLOAD_LIMIT:
        raise ValidationError(too_large(size), code="size")


def too_large(size: int) -> str:
    """Return the words for a file over the limit: its size, the limit, what to do."""
    return _(
        "The file has %(size)s; the limit is %(limit)s. Make its pictures smaller (in Word: "
        "Picture Format, Compress Pictures) and choose it again."
    ) % {"size": in_words(size), "limit": in_words(settings.UPLOAD_LIMIT)}


def keep_piece(incoming: Incoming, *, start: int, content: bytes) -> int:
    """Keep the bytes that begin at ``start`` and return how much of the file is here now.

    Raises WrongOffset where they do not begin at the present end (two windows; a piece twice),
    ValidationError where they would reach beyond the announced end or are too few or too many.
    The bytes are stored first, so that no lock is held meanwhile.
    """
    if not content:
        return check_start(incoming, start)
    check_piece(incoming, start, len(content))
    piece = Piece(incoming=incoming, start=start, size=len(content))
    piece.file.save(str(start), ContentFile(content), save=False)
    try:
        return join_piece(piece)
    except BaseException:
        private_storage().delete(piece.file.name or "")
        raise


def check_piece(incoming: Incoming, start: int, size: int) -> None:
    end = start + size
    if end > incoming.size:
        raise ValidationError(
            _("The file is longer than it was announced. Choose it again."), code="length"
        )
    if size > PIECE_AT_MOST or (size < PIECE_AT_LEAST and end != incoming.size):
        raise ValidationError(
            f"A piece has {PIECE_AT_LEAST} to {PIECE_AT_MOST} bytes; the last may be shorter.",
            code="length",
        )
    check_start(incoming, start)


def check_start(incoming: Incoming, start: int) -> int:
    if start != incoming.received:
        raise WrongOffset(f"{incoming.received} bytes are here; go on from there.")
    return incoming.received


@transaction.atomic
def join_piece(piece: Piece) -> int:
    """Write a stored piece down as the next of its file, under a lock on the file's row."""
    row = Incoming.objects.select_for_update().filter(pk=piece.incoming_id).first()
    if row is None:
        raise ValidationError(_("The file was removed meanwhile. Choose it again."), code="gone")
    check_start(row, piece.start)
    piece.save()
    row.received, row.touched_at = row.received + piece.size, now()
    row.save(update_fields=["received", "touched_at"])
    return row.received


@transaction.atomic
def drop_incoming(incoming: Incoming) -> None:
    """Throw a file on its way away, with its bytes; twice does no harm."""
    after_commit(drop_pieces, incoming.key)
    Incoming.objects.filter(pk=incoming.pk).delete()


@transaction.atomic
def use_up(incoming: Incoming) -> None:
    """Take a complete file out of the arrivals for good, so that it is used once.

    Call it in the act's transaction, before its bytes are read: the second of two presses waits
    here. Raises ValidationError where it was used or removed meanwhile, or is not whole.
    """
    row = Incoming.objects.select_for_update().filter(pk=incoming.pk, received=F("size")).first()
    if row is None:
        raise ValidationError(
            _("“%(name)s” was used already or removed. Choose it again.") % {"name": incoming.name},
            code="gone",
        )
    drop_incoming(row)
