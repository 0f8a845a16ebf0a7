"""What a PDF says of its authors outside the text of its pages (ISO 32000-2)."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from .masking import MARK
from .seeking import Seeker
from .seeking.links import DRIVE, FOLDER

CATALOG_KEYS = (
    "/Metadata",
    "/OpenAction",
    "/AA",
    "/PieceInfo",
    "/Collection",
    "/PageLabels",
    "/AF",
    "/AcroForm",
    "/URI",
    "/Threads",
    "/SpiderInfo",
    "/Perms",
    "/Legal",
    "/DSS",
    "/Requirements",
)
NAME_TREES = (
    "/EmbeddedFiles",
    "/JavaScript",
    "/Renditions",
    "/AlternatePresentations",
    "/Pages",
    "/Templates",
    "/IDS",
    "/URLS",
)
PAGE_KEYS = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/Thumb", "/AF", "/ID", "/PZ")
OBJECT_KEYS = ("/Metadata", "/PieceInfo", "/LastModified", "/OPI", "/Ref", "/Measure", "/PtData")
KEPT_NOTES = ("/Link",)
JPEG_TRACES = frozenset((0xE1, 0xED, 0xFE, *range(0xE3, 0xED), 0xEF))  # Exif, XMP, IPTC, remarks
DEPTH = 40
CONTENT_AT_MOST = 4_000_000  # bytes of a page's content that is read step by step
HIDING = re.compile(rb"/ActualText|/Alt\b|/E\s*\(|/Title|%[^\n]{3}")
LETTERS = re.compile(r"[^\W\d_]{3}")


def clean_document(document: pikepdf.Pdf, seeker: Seeker | None) -> None:
    """Take out information, XMP, scripts, embedded files, forms and authors of notes.

    Links within the document and to harmless web addresses stay. Of what is left, every string
    that names an author (outline, layers, descriptions, destinations) is replaced.
    """
    del document.docinfo
    for key in CATALOG_KEYS:
        forget(document.Root, key)
    names = document.Root.get("/Names")
    for key in NAME_TREES:
        forget(names, key)
    for page in document.pages:
        _clean_page(page.obj, seeker)
    if seeker:
        for page in document.pages:
            _clean_content(document, page, seeker)
    for item in document.objects:
        clean_object(item)
        if seeker:
            _clean_strings(item, seeker, 0)


def forget(where: pikepdf.Object | None, key: str) -> None:
    """Delete an entry of a dictionary, where it has it."""
    if isinstance(where, pikepdf.Dictionary | pikepdf.Stream) and key in where:
        del where[key]


def _clean_page(page: pikepdf.Object, seeker: Seeker | None) -> None:
    for key in PAGE_KEYS:
        forget(page, key)
    notes = page.get("/Annots")
    if not isinstance(notes, pikepdf.Array):
        return
    kept = [note for note in notes if is_safe_link(note, seeker)]
    for note in kept:
        for key in ("/T", "/Contents", "/NM", "/M", "/CreationDate", "/Subj", "/RC", "/PA"):
            forget(note, key)
    if kept:
        page["/Annots"] = pikepdf.Array(kept)
    else:
        del page["/Annots"]


def _clean_content(document: pikepdf.Pdf, page: pikepdf.Page, seeker: Seeker) -> None:
    """Replacement texts inside a page's content that name an author, and remarks of programs."""
    contents = page.obj.get("/Contents")
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    raw = b"".join(s.read_bytes() for s in streams if isinstance(s, pikepdf.Stream))
    if len(raw) > CONTENT_AT_MOST or not HIDING.search(raw):
        return
    steps = pikepdf.parse_content_stream(page)
    for step in steps:
        for operand in getattr(step, "operands", ()):
            if isinstance(operand, pikepdf.Dictionary):
                _clean_strings(operand, seeker, 0)
    new = pikepdf.unparse_content_stream(steps)
    page.obj["/Contents"] = document.make_indirect(pikepdf.Stream(document, new))


def is_safe_link(note: pikepdf.Object, seeker: Seeker | None) -> bool:
    """A link to a place in the document, or to a web address that tells nobody's name."""
    if not isinstance(note, pikepdf.Dictionary) or note.get("/Subtype") not in KEPT_NOTES:
        return False
    action = note.get("/A")
    if action is None or action.get("/S") == "/GoTo":
        return True
    address = str(action.get("/URI", ""))
    if action.get("/S") != "/URI" or DRIVE.search(address) or FOLDER.search(address):
        return False
    if address.lower().startswith(("mailto:", "file:")):
        return False
    return seeker is None or not seeker.in_name(address)


def clean_object(item: pikepdf.Object) -> None:
    """XMP of pictures and fonts, private data of programs, and what cameras write into JPEGs."""
    if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        return
    for key in OBJECT_KEYS:
        forget(item, key)
    if isinstance(item, pikepdf.Stream) and item.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
        data = item.read_raw_bytes()
        clean = without_segments(data)
        if clean != data:
            item.write(clean, filter=pikepdf.Name.DCTDecode)


def without_segments(data: bytes) -> bytes:
    """A JPEG without Exif, XMP, IPTC and remarks; its pixels are not touched (ITU-T T.81, B.1)."""
    if not data.startswith(b"\xff\xd8"):
        return data
    kept, place = [data[:2]], 2
    while place + 4 <= len(data) and data[place] == 0xFF and data[place + 1] != 0xDA:
        length = 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        if data[place + 1] not in JPEG_TRACES:
            kept.append(data[place : place + length])
        place += length
    return b"".join([*kept, data[place:]])


def _clean_strings(item: Any, seeker: Seeker, depth: int) -> None:
    """Replace strings that name an author, in one object and what lies directly in it."""
    if depth > DEPTH:
        return
    for place, value in entries(item):
        if isinstance(value, pikepdf.String):
            text = str(value)
            if LETTERS.search(text) and _is_telling(text, seeker):
                item[place] = pikepdf.String(MARK)
        elif not value_is_indirect(value):
            _clean_strings(value, seeker, depth + 1)


def _is_telling(text: str, seeker: Seeker) -> bool:
    return seeker.in_name(text) or any(hit.certain for hit in seeker.find(text))


def value_is_indirect(value: object) -> bool:
    """An object of its own, which is looked at in its own turn; or no object at all."""
    return not isinstance(value, pikepdf.Object) or value.is_indirect


def entries(item: Any) -> Iterator[tuple[str | int, Any]]:
    """Return the entries of a dictionary or array; nothing for other objects."""
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for key in list(item.keys()):
            yield key, item[key]
    elif isinstance(item, pikepdf.Array):
        yield from enumerate(list(item))
