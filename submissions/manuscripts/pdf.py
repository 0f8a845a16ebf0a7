"""PDF files, read and cleaned. These functions run inside the sandbox, in the job's folder."""

from pathlib import Path
from typing import Any

import pypdfium2

from . import bounds


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
