"""PDF files, read and cleaned. These functions run inside the sandbox, in the job's folder."""

from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from . import bounds
from .pdf_cover import cover_names
from .pdf_traces import clean_document
from .printed import Printed, read_pages
from .seeking import Seeker, Sought
from .tree import serialise

TREE = "printed.xml"
PAGES_NAMED = 12


def count_pages(name: str) -> dict[str, Any]:
    """Open the file, which fails when it is locked or damaged, and count its pages."""
    with pypdfium2.PdfDocument(Path(name)) as document:
        return {"pages": len(document)}


def read_text(name: str) -> dict[str, Any]:
    """Text of the first pages, for filling in the form; bounded in pages and characters.

    Answers `tree` as well, the name of the file with the text put together, and its `losses`.
    """
    texts: list[str] = []
    with pypdfium2.PdfDocument(Path(name)) as document:
        for number in range(min(len(document), bounds.PDF_PAGES_READ)):
            page = document[number]
            texts.append(page.get_textpage().get_text_bounded())
            page.close()
            if sum(map(len, texts)) > bounds.PDF_TEXT_CHARACTERS:
                break
        printed = read_pages(document)
    answer = {
        "text": "\n\n".join(texts)[: bounds.PDF_TEXT_CHARACTERS],
        "losses": losses_of(printed),
    }
    if printed.article is not None:
        tree = serialise(printed.article)
        if len(tree) <= bounds.TREE_MEGABYTES * bounds.MEGABYTE:
            Path(TREE).write_bytes(tree)
            answer["tree"] = TREE
    return answer


def losses_of(printed: Printed) -> list[tuple[str, str]]:
    """What the text of the pages lacks or may have wrong, each with the numbers of pages."""
    doubts = (("pdf_pictures", printed.wordless), ("pdf_order", printed.doubtful))
    losses = [(code, ", ".join(map(str, pages[:PAGES_NAMED]))) for code, pages in doubts if pages]
    if printed.left_out:
        losses.append(("pdf_long", str(printed.pages - printed.left_out + 1)))
    return [("pdf", ""), *losses]


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
