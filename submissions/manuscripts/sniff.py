"""What kind of file is this really, and may it come in?"""

import re
import tempfile
import zipfile
from pathlib import Path

from . import bounds, sandbox
from .archives import open_bundle, open_checked
from .kinds import NAMES, Kind, decode
from .refusals import Refusal, refusal_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# a Word 97 stream begins at a sector with this mark; a bit of its flags says that it is locked
SECTOR, WORD_97, FLAGS_AT, LOCKED = 512, b"\xec\xa5", 0x0A, 0x01
PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")
WORD_TYPES = (
    b"wordprocessingml.document.main+xml",
    b"wordprocessingml.template.main+xml",
)
MACRO_TYPES = (b"macroEnabled", b"vbaProject")
ODT_TYPE = b"application/vnd.oasis.opendocument.text"
HTML = re.compile(rb"\s*(<!--.*?-->\s*)?<(!doctype\s+html|html|head|body)\b", re.I | re.S)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
MARKDOWN_ENDINGS = (".md", ".markdown", ".txt", ".text")
TEX_ENDINGS = (".tex", ".ltx")
WORD_ENDINGS = (".docx", ".doc", ".odt", ".rtf", ".docm")
DOCUMENT_CLASS = re.compile(r"^\s*\\document(?:class|style)\b", re.M)
ENDINGS = {
    ".docx": Kind.DOCX,
    ".doc": Kind.DOC,
    ".odt": Kind.ODT,
    ".rtf": Kind.RTF,
    ".pdf": Kind.PDF,
    ".tex": Kind.LATEX,
    ".zip": Kind.LATEX,
} | {ending: Kind.MARKDOWN for ending in MARKDOWN_ENDINGS}
# names that are harmless: a Word file is a zip, and LaTeX is text
ALSO_NAMED = {
    (".doc", Kind.DOCX),
    (".doc", Kind.RTF),
    (".zip", Kind.DOCX),
    (".zip", Kind.ODT),
    *((ending, Kind.LATEX) for ending in MARKDOWN_ENDINGS),
}


def kind_of(data: bytes | Path, name: str) -> Kind:
    """Tell the kind from the bytes; the name only has to agree.

    Raises `Refusal` for everything that cannot be taken in, with the reason in words.
    """
    if isinstance(data, Path):
        _check_size(data.stat().st_size)
        data = data.read_bytes()
    _check_size(len(data))
    ending = Path(name).suffix.lower()
    kind = _kind_inside(data, ending)
    named = ENDINGS.get(ending)
    if ending == ".docm":
        raise Refusal("macros")
    if named is not None and named != kind and (ending, kind) not in ALSO_NAMED:
        raise Refusal("other_kind", named=ending, inside=kind)
    return kind


def _check_size(size: int) -> None:
    if size == 0:
        raise Refusal("empty")
    if size > bounds.FILE_MEGABYTES * bounds.MEGABYTE:
        raise Refusal("too_large", limit=bounds.FILE_MEGABYTES)


def _kind_inside(data: bytes, ending: str) -> Kind:
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _zip(data, ending)
    if b"%PDF-" in data[:1024]:
        return _pdf(data)
    if data.startswith(OLE):
        return _old_word(data)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return Kind.RTF
    return _text(data, ending)


def _pdf(data: bytes) -> Kind:
    """A PDF; one that mentions encryption is opened, because some open without a password."""
    if re.search(rb"/Encrypt\s+\d+\s+\d+\s+R|/Encrypt\s*<<", data):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "paper.pdf").write_bytes(data)
            try:
                sandbox.call(
                    "submissions.manuscripts.pdf:count_pages",
                    folder=Path(folder),
                    seconds=bounds.CONVERSION_SECONDS,
                    megabytes=bounds.CONVERSION_MEGABYTES,
                    arguments={"name": "paper.pdf"},
                )
            except sandbox.SandboxError as error:
                raise refusal_of(error, seconds=bounds.CONVERSION_SECONDS) from error
    return Kind.PDF


def _office(data: bytes) -> Kind:
    with open_checked(data) as archive:
        names = set(archive.namelist())
        if "mimetype" in names and archive.read("mimetype").strip() == ODT_TYPE:
            return _odt(archive, names)
        if "[Content_Types].xml" in names:
            return _docx(archive.read("[Content_Types].xml"), names)
    raise Refusal("unknown")


def _zip(data: bytes, ending: str) -> Kind:
    """A zip that is an office file, or the files of a LaTeX paper packed together."""
    names = set(open_bundle(data))
    if ending in WORD_ENDINGS or names & {"mimetype", "[Content_Types].xml", "content.xml"}:
        return _office(data)
    if any(name.lower().endswith(TEX_ENDINGS) for name in names):
        return Kind.LATEX
    raise Refusal(_instead_of_latex(data, names))


def _instead_of_latex(data: bytes, names: set[str]) -> str:
    """What a zip without LaTeX holds."""
    small = [name.lower() for name in names]
    if any(name.endswith(WORD_ENDINGS) for name in small):
        return "word_in_zip"
    if any(name.endswith(".pdf") for name in small):
        return "pdf_in_zip"
    entries = open_bundle(data).values()
    if any(entry.size > 4 and entry.read().startswith(b"PK\x03\x04") for entry in entries):
        return "nested"
    return "zip_without_paper"


def _odt(archive: zipfile.ZipFile, names: set[str]) -> Kind:
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(
        "META-INF/manifest.xml"
    ):
        raise Refusal("encrypted")
    if any(name.startswith(("Basic/", "Scripts/")) for name in names):
        raise Refusal("macros")
    if "content.xml" not in names:
        raise Refusal("damaged")
    return Kind.ODT


def _docx(types: bytes, names: set[str]) -> Kind:
    if any(mark in types for mark in MACRO_TYPES) or any("vbaProject" in name for name in names):
        raise Refusal("macros")
    if not any(word in types for word in WORD_TYPES):
        raise Refusal("unknown")
    if not any(name.startswith("word/") and name.endswith(".xml") for name in names):
        raise Refusal("damaged")
    return Kind.DOCX


def _old_word(data: bytes) -> Kind:
    """The old container: a locked new document, or a Word file from before 2007, maybe locked."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refusal("encrypted")
    if "WordDocument".encode("utf-16-le") not in data:
        raise Refusal("unknown")
    for sector in range(SECTOR, len(data) - FLAGS_AT - 2, SECTOR):
        if data.startswith(WORD_97, sector) and data[sector + FLAGS_AT + 1] & LOCKED:
            raise Refusal("encrypted")
    return Kind.DOC


def _text(data: bytes, ending: str) -> Kind:
    is_binary = b"\0" in data[:4096]
    if data.startswith(b"#!/") or (is_binary and data.startswith(PROGRAMS)):
        raise Refusal("program")
    if is_binary and data.startswith(PICTURES):
        raise Refusal("picture")
    if HTML.match(data[:4096]):
        raise Refusal("html")
    if ending in TEX_ENDINGS:
        return _tex(data)
    words = _decode_as(data, ending)
    if DOCUMENT_CLASS.search(words[:20_000]):
        return Kind.LATEX
    if ending not in ENDINGS and ending != "":
        raise Refusal("unknown")
    return Kind.MARKDOWN


def _tex(data: bytes) -> Kind:
    """LaTeX in whatever encoding; it names its own."""
    plain = data.replace(b"\0", b"") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data
    if b"\0" in plain[:4096]:
        raise Refusal("damaged")
    if not plain.strip():
        raise Refusal("empty")
    if b"\\documentclass" not in plain and b"\\documentstyle" not in plain:
        raise Refusal("latex_part")
    return Kind.LATEX


def _decode_as(data: bytes, ending: str) -> str:
    """Text, or the refusal that fits a file of this name that is not text."""
    try:
        words = decode(data)
    except Refusal as refusal:
        if refusal.code != "empty" and ending in ENDINGS and ending not in MARKDOWN_ENDINGS:
            raise Refusal("damaged") from refusal
        raise
    if CONTROL.search(words[:100_000]):
        raise Refusal("damaged" if ending in ENDINGS else "unknown")
    return words


__all__ = ["NAMES", "Kind", "decode", "kind_of"]
