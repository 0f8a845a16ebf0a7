"""PDF files, read and cleaned. These functions run inside the sandbox, in the job's folder."""

from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from . import bounds
from .pdf_cover import cover_names
from .pdf_traces import clean_document
from .seeking import Seeker, Sought


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


def clean(
    source: str, target: str, sought: dict[str, Any] | None = None, also_probable: bool = False
) -> dict[str, Any]:
    """Write a copy without information, XMP, scripts, embedded files and authors of notes.

    Links within the document and to harmless web addresses stay; links to files and all other
    notes (comments, attachments, stamps, forms) go. With ``sought``, text that names an author is
    taken out of the pages and a grey bar stands in its place. Returns what was taken out.
    """
    seeker = Seeker(Sought.of(sought)) if sought else None
    taken: list[dict[str, str]] = []
    if seeker:
        covered = Path(target).with_name("covered.pdf")
        taken = cover_names(Path(source), covered, seeker, also_probable=also_probable)
        source = str(covered)
    with pikepdf.open(source) as document:
        clean_document(document, seeker)
        document.save(target, deterministic_id=True)
    return {"taken": taken}
