"""Further files beside a manuscript: what each really is, told from its bytes, and may it come in?"""

import codecs
import re
import tempfile
import zipfile
from pathlib import Path, PurePosixPath
from typing import IO, Any

from . import bounds, sandbox
from .archives import open_checked
from .refusals import Refusal, refusal_of
from .sniff import CONTROL, HTML, MACRO_TYPES, OLE, PROGRAMS, WORD_TYPES

HEAD = 65_536  # bytes that are looked at here; what is packed is looked at in the sandbox
SECONDS = 30

WORD, SHEET = "docx", "xlsx"
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "png": "image/png",
    "jpg": "image/jpeg",
    "tif": "image/tiff",
    "svg": "image/svg+xml",
}
ENDINGS = {f".{name}": name for name in TYPES} | {
    ".jpeg": "jpg",
    ".tiff": "tif",
    ".md": "txt",
    ".markdown": "txt",
    ".text": "txt",
}
STARTS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"II*\0", "tif"),
    (b"MM\0*", "tif"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
)
ODF_TYPES = {TYPES["odt"].encode(): "odt", TYPES["ods"].encode(): "ods"}
SHEET_TYPE = b"spreadsheetml.sheet.main+xml"
SVG = re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*|<!DOCTYPE[^>\[]*>\s*)*<svg\b", re.I | re.S)
ACTIVE = re.compile(
    rb"<script|<foreignobject|<!entity|<\?xml-stylesheet|javascript:|\son[a-z]+\s*=|@import"
    # what is fetched from elsewhere tells its owner who looks at the drawing
    rb"|\b(?:href|src)\s*=\s*[\"'](?!\s*(?:#|data:image/(?:png|jpe?g|gif)))\s*[^\"'\s]"
    rb"|url\(\s*[\"']?\s*(?!#|data:image/|data:font/|data:application/(?:x-)?font)[^#\"'\s)]",
    re.I,
)


def type_of(file: IO[bytes], name: str) -> str:
    """Return what a file really is, as the key of `TYPES`; its name has to agree.

    Raises `Refusal` for programs, macros, web pages, locked and damaged files and all other kinds.
    """
    file.seek(0)
    head = file.read(HEAD)
    if not head:
        raise Refusal("empty")
    found = _type_inside(file, head, name)
    named = ENDINGS.get(PurePosixPath(name).suffix.lower())
    if named != found and {named, found} != {"csv", "txt"}:
        raise Refusal("misnamed" if named else "kind")
    return named or found


def _type_inside(file: IO[bytes], head: bytes, name: str) -> str:
    for start, found in STARTS:
        if head.startswith(start):
            return found
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(file)
    if head.startswith(OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in head
        raise Refusal("encrypted" if locked else "kind")
    if head.startswith(PROGRAMS) or head.startswith(b"#!"):
        raise Refusal("program")
    if HTML.match(head.removeprefix(codecs.BOM_UTF8)):
        raise Refusal("html")
    if SVG.match(head.removeprefix(codecs.BOM_UTF8)):
        return _drawing(file)
    return _text(head, name)


def _drawing(file: IO[bytes]) -> str:
    """A drawing in SVG; one that brings a program or loads something is not taken."""
    file.seek(0)
    if ACTIVE.search(file.read()):
        raise Refusal("active")
    return "svg"


def _text(head: bytes, name: str) -> str:
    encoding = "utf-16" if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8"
    try:
        words = codecs.getincrementaldecoder(encoding)().decode(head)
    except UnicodeDecodeError as error:
        raise Refusal("kind" if b"\0" in head else "encoding") from error
    if CONTROL.search(words):
        raise Refusal("kind")
    return "csv" if name.lower().endswith(".csv") else "txt"


def _packed(file: IO[bytes]) -> str:
    """Look into an office file in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="file-") as folder:
        path = Path(folder, "file.bin")
        file.seek(0)
        with path.open("wb") as copy:
            while block := file.read(HEAD):
                copy.write(block)
        try:
            answer = sandbox.call(
                "submissions.manuscripts.attachments:look_inside",
                folder=Path(folder),
                seconds=SECONDS,
                megabytes=bounds.CONVERSION_MEGABYTES,
                arguments={"name": path.name},
            )
        except sandbox.SandboxError as error:
            raise refusal_of(error, seconds=SECONDS) from error
    if "refusal" in answer:
        raise Refusal(answer["refusal"])
    return str(answer["type"])


def look_inside(name: str) -> dict[str, Any]:
    """Run in the sandbox: tell the kind of an office file, or why it is not taken."""
    try:
        with open_checked(Path(name).read_bytes()) as archive:
            return {"type": _office_type(archive)}
    except Refusal as refusal:
        return {"refusal": refusal.code}


def _office_type(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if any(n.startswith(("Basic/", "Scripts/")) or "vbaProject" in n for n in names):
        raise Refusal("macros")
    if "mimetype" in names:
        found = ODF_TYPES.get(archive.read("mimetype").strip())
        manifest = "META-INF/manifest.xml"
        if found and manifest in names and b"encryption-data" in archive.read(manifest):
            raise Refusal("encrypted")
        if found:
            return found
    types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if any(mark in types for mark in MACRO_TYPES):
        raise Refusal("macros")
    if any(word in types for word in WORD_TYPES):
        return WORD
    if SHEET_TYPE in types:
        return SHEET
    raise Refusal("kind")
