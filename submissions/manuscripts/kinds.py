"""The kinds of manuscript that come in, and the text of those that are plain text."""

from enum import StrEnum

from .marking import marked as _
from .refusals import Refusal


class Kind(StrEnum):
    """The kinds of manuscript that come in."""

    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    MARKDOWN = "markdown"
    LATEX = "latex"
    PDF = "pdf"


NAMES: dict[Kind, str] = {
    Kind.DOCX: _("a Word document"),
    Kind.DOC: _("an old Word document"),
    Kind.ODT: _("an OpenDocument text"),
    Kind.RTF: _("an RTF text"),
    Kind.MARKDOWN: _("plain text"),
    Kind.LATEX: _("LaTeX source"),
    Kind.PDF: _("a PDF"),
}


def decode(data: bytes) -> str:
    """Text of a plain text file: UTF-8, or UTF-16 with its mark; `Refusal` for the rest."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal("unknown" if b"\0" in data[:4096] else "encoding") from error
    if not text.strip():
        raise Refusal("empty")
    return text
