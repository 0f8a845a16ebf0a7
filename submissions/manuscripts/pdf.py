"""PDF files, read and cleaned. These functions run inside the sandbox, in the job's folder."""

from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from . import bounds

CATALOG_KEYS = ("/Metadata", "/OpenAction", "/AA", "/PieceInfo", "/Collection", "/PageLabels")
NAME_TREES = ("/EmbeddedFiles", "/JavaScript")
PAGE_KEYS = ("/Metadata", "/PieceInfo", "/LastModified", "/AA")
KEPT_NOTES = ("/Link",)


def count_pages(name: str) -> dict[str, Any]:
    """Open the file, which fails when it is locked or damaged, and count its pages."""
    with pypdfium2.PdfDocument(Path(name)) as document:
        return {"pages": len(document)}


def read_text(name: str) -> dict[str, Any]:
    """Text of the first pages, for filling in the form; bounded in pages and characters."""
    texts: list[str] = []
    with pypdfium2.PdfDocument(Path(name)) as document:
        pages = len(document)
        for number in range(min(pages, bounds.PDF_PAGES_READ)):
            page = document[number]
            texts.append(page.get_textpage().get_text_bounded())
            page.close()
            if sum(map(len, texts)) > bounds.PDF_TEXT_CHARACTERS:
                break
    return {"pages": pages, "text": "\n\n".join(texts)[: bounds.PDF_TEXT_CHARACTERS]}


def clean(source: str, target: str) -> dict[str, Any]:
    """Write a copy without information, XMP, scripts, embedded files and authors of notes.

    Links within the document and to web addresses stay; links to files and all other notes
    (comments, attachments, stamps, forms) go. The text of the pages is not touched.
    """
    with pikepdf.open(source) as document:
        del document.docinfo
        for key in CATALOG_KEYS:
            _forget(document.Root, key)
        names = document.Root.get("/Names")
        for key in NAME_TREES:
            _forget(names, key)
        _forget(document.Root, "/AF")
        _forget(document.Root, "/AcroForm")
        for page in document.pages:
            _clean_page(page.obj)
        for item in document.objects:
            _clean_object(item)
        document.save(target, deterministic_id=True)
    return {}


def _forget(where: pikepdf.Object | None, key: str) -> None:
    if isinstance(where, pikepdf.Dictionary | pikepdf.Stream) and key in where:
        del where[key]


def _clean_page(page: pikepdf.Object) -> None:
    for key in PAGE_KEYS:
        _forget(page, key)
    notes = page.get("/Annots")
    if not isinstance(notes, pikepdf.Array):
        return
    kept = [note for note in notes if _is_safe_link(note)]
    if kept:
        page["/Annots"] = pikepdf.Array(kept)
    else:
        del page["/Annots"]


def _is_safe_link(note: pikepdf.Object) -> bool:
    """A link to a place in the document or to a web address."""
    if not isinstance(note, pikepdf.Dictionary) or note.get("/Subtype") not in KEPT_NOTES:
        return False
    action = note.get("/A")
    return action is None or action.get("/S") in ("/URI", "/GoTo")


def _clean_object(item: pikepdf.Object) -> None:
    """XMP of pictures and fonts, and private data of the programs that made them."""
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for key in ("/Metadata", "/PieceInfo"):
            _forget(item, key)
