"""May this file be attached to a review?"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from submissions.manuscripts.refusals import Refusal
from submissions.manuscripts.sentences import words_of
from submissions.manuscripts.sniff import Kind, kind_of

LIMIT = 20_000_000  # bytes
PICTURES = {b"\x89PNG\r\n\x1a\n": ("png", "image/png"), b"\xff\xd8\xff": ("jpg", "image/jpeg")}
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "png": "image/png",
    "jpg": "image/jpeg",
}


def check_size(size: int) -> None:
    """Refuse a file that is too large, before it is read."""
    if size > LIMIT:
        raise ValidationError(
            _("The file is larger than %(limit)s MB. Make it smaller; your text is kept.")
            % {"limit": LIMIT // 1_000_000}
        )


def kind_of_attachment(data: bytes, name: str) -> str:
    """Return the kind of a file sent with a review or an answer, told from its bytes: docx, pdf,
    png, ….

    Raises ValidationError, in words, for every other kind.
    """
    for beginning, (kind, _media_type) in PICTURES.items():
        if data.startswith(beginning):
            return kind
    try:
        kind = str(kind_of(data, name))
        if kind == Kind.DOC:
            raise Refusal("legacy_doc")
    except Refusal as refusal:
        raise ValidationError(str(words_of(refusal))) from refusal
    return "txt" if kind == "markdown" else kind
