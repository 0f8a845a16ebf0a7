"""Search a PDF: its pages, its properties, every string and every stream of it (ISO 32000-2)."""

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pypdfium2

from .pdf_text import letters_of, page_texts
from .pdf_traces import entries, value_is_indirect, without_segments
from .proof_report import Report

Inner = Callable[[bytes, str], None]
PAGES_AT_MOST = 400
STREAM_AT_MOST = 4_000_000
DEPTH = 40
LONG_KEY = 4  # letters
PERSONS = ("/Author", "/Company", "/Manager", "/LastModifiedBy", "/SourceModified")
XMP_PERSON = re.compile(
    rb"<(?:dc:creator|pdfx:Company|pdfx:Manager|xmpMM:ManageTo|photoshop:AuthorsPosition)\b.*?>\s*"
    rb"([^<\s][^<]*)|<dc:creator>.*?<rdf:li[^>]*>([^<]+)",
    re.S,
)
NOTES = ("/Text", "/FreeText", "/FileAttachment", "/Stamp", "/Highlight", "/Popup", "/Widget")
SKIPPED = ("/FontFile", "/FontFile2", "/FontFile3")


def scan_pdf(data: bytes, report: Report, inner: Inner) -> None:
    """Search all of a PDF; a damaged or locked one is searched as raw bytes."""
    _pages(data, report)
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            _properties(document, report)
            for name, file in document.attachments.items():
                report.add("embedded", name, name, certain=True, can_clean=True)
                inner(bytes(file.get_file().read_bytes()), str(name))
            fonts = {item.objgen for item in _fonts(document)}
            for item in document.objects:
                _object(item, report, fonts)
    except (pikepdf.PdfError, ValueError, RuntimeError):
        report.raw(data, "PDF")


def _pages(data: bytes, report: Report) -> None:
    try:
        with pypdfium2.PdfDocument(data) as document:
            texts = [
                letters_of(document[number].get_textpage())
                for number in range(min(len(document), PAGES_AT_MOST))
            ]
    except pypdfium2.PdfiumError:
        return
    report.seeker.learn(texts)
    for page in page_texts(texts):
        for hit in page.hits(report.seeker):
            found, place = page.text[hit.start : hit.end], str(page.number + 1)
            report.add(hit.code, place, found, certain=hit.certain, can_clean=hit.masked)
    wordless = [str(page.number + 1) for page in page_texts(texts) if page.is_wordless]
    if wordless:
        place = ", ".join(wordless[:10])
        report.add("picture_page", place, "", certain=False, can_clean=False)


def _properties(document: pikepdf.Pdf, report: Report) -> None:
    for key, value in document.docinfo.items():
        if key in PERSONS:
            report.person(str(value), str(key))
        else:
            report.value(str(value), str(key))


def _fonts(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [
        item[key]
        for item in document.objects
        if isinstance(item, pikepdf.Dictionary)
        for key in SKIPPED
        if key in item
    ]


def _object(item: pikepdf.Object, report: Report, fonts: set[tuple[int, int]]) -> None:
    _strings(item, report, 0)
    if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") in NOTES:
        report.person(str(item.get("/T", "")), str(item.get("/Subtype"))[1:])
    if not isinstance(item, pikepdf.Stream) or item.objgen in fonts:
        return
    if item.get("/Subtype") == "/Image":
        raw = item.read_raw_bytes() if item.get("/Filter") == "/DCTDecode" else b""
        if raw and without_segments(raw) != raw:
            report.add("picture", "PDF", "Exif, XMP, IPTC", certain=True, can_clean=True)
        return
    try:
        data = item.read_bytes()[:STREAM_AT_MOST]
    except (pikepdf.PdfError, RuntimeError, ValueError):
        return
    if item.get("/Type") == "/Metadata":
        for match in XMP_PERSON.finditer(data):
            report.person((match[1] or match[2] or b"").decode("utf-8", "ignore"), "XMP")
    report.raw(data, "PDF")


def _strings(item: Any, report: Report, depth: int) -> None:
    """Search the strings and long keys of one object, and what lies directly in it."""
    if isinstance(item, pikepdf.String):
        report.value(str(item), "PDF")
        return
    for key, value in entries(item):
        place = str(key)[1:] if isinstance(key, str) else "PDF"
        if len(place) > LONG_KEY:
            report.value(place, "PDF")
        if isinstance(value, pikepdf.String):
            report.value(str(value), place)
        elif depth < DEPTH and not value_is_indirect(value):
            _strings(value, report, depth + 1)
