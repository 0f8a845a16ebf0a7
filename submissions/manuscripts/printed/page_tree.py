"""From the text of a PDF to a tree by which it can be checked and compared.

It is no conversion: pictures, formulas and the cells of most tables are not in it. Runs inside the
sandbox.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2

from .. import bounds, citations, ids
from ..building import build
from ..captions import caption_of
from ..tree import Element, make, replace_in_text
from .furniture import without_furniture
from .letters import SUP_END, SUP_START, Run, runs_of
from .paragraphs import Paragraph, paragraphs_of
from .rows import Row, in_order

CAPTION_LETTERS = 600
RAISED = re.compile(f"{SUP_START}([^{SUP_START}{SUP_END}]*){SUP_END}")
WORDLESS = 12  # letters: a page with fewer is a picture, or empty
TABLE_ROWS = 2  # so many rows with several cells make a table
TABULAR = 0.5  # of the rows of a table have several cells


@dataclass
class Printed:
    """What was read of the pages: their tree, and the numbers of those that are in doubt.

    `article` is None where no page has words.
    """

    article: Element | None
    pages: int
    wordless: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)
    left_out: int = 0


def read_pages(document: pypdfium2.PdfDocument) -> Printed:
    """Read at most PDF_PAGES_READ pages and PDF_TEXT_CHARACTERS letters of a document."""
    runs, heights = _runs(document)
    printed = Printed(None, len(document), left_out=len(document) - len(runs))
    rows: list[Row] = []
    for number, kept in enumerate(without_furniture(runs, heights)):
        if sum(len(run.text) for run in runs[number]) < WORDLESS:
            printed.wordless.append(number + 1)
        ordered, is_doubtful = in_order(kept, number)
        rows += ordered
        if is_doubtful:
            printed.doubtful.append(number + 1)
    paragraphs = paragraphs_of(rows)
    if paragraphs:
        printed.article = article_of(paragraphs)
    return printed


def _runs(document: pypdfium2.PdfDocument) -> tuple[list[list[Run]], list[float]]:
    pages: list[list[Run]] = []
    heights: list[float] = []
    letters = 0
    for number in range(min(len(document), bounds.PDF_PAGES_READ)):
        page = document[number]
        pages.append(runs_of(page))
        heights.append(page.get_height())
        page.close()
        letters += sum(len(run.text) for run in pages[-1])
        if letters > bounds.PDF_TEXT_CHARACTERS:
            break
    return pages, heights


def article_of(paragraphs: list[Paragraph]) -> Element:
    """Return the canonical tree of paragraphs; figures have captions and no pictures."""
    article, body = make("article"), make("body")
    article.extend([make("front"), body, make("back")])
    body.extend(_blocks(paragraphs))
    replace_in_text(body, RAISED, lambda match: make("sup", match[1]))
    build(article)
    ids.name(article)
    citations.link_labels(article)
    return article


def _blocks(paragraphs: list[Paragraph]) -> Iterator[Element]:
    """Paragraphs, and tables and figures by their captions; a table's rows stand below or above."""
    used: set[int] = set()
    owners: dict[int, Element] = {}
    for place, paragraph in enumerate(paragraphs):
        caption = caption_of(paragraph.text) if len(paragraph.text) <= CAPTION_LETTERS else None
        if caption is None:
            continue
        owners[place] = _owner(paragraph.text, is_table=caption.is_table)
        if caption.is_table:
            rows = _run(paragraphs, place, 1) or _run(paragraphs, place, -1)
            if rows and used.isdisjoint(rows):
                used.update(rows)
                owners[place].append(
                    _table([r for at in sorted(rows) for r in paragraphs[at].lines])
                )
    for place, paragraph in enumerate(paragraphs):
        if place in owners:
            yield owners[place]
        elif place not in used:
            yield _block(paragraph)


def _owner(text: str, *, is_table: bool) -> Element:
    """A table or figure of which only the caption is known."""
    owner, caption = make("table-wrap" if is_table else "fig"), make("caption")
    caption.append(make("p", text))
    owner.append(caption)
    return owner


def _run(paragraphs: list[Paragraph], place: int, step: int) -> list[int]:
    """The paragraphs next to a caption, on one side, whose rows have several cells."""
    found: list[int] = []
    place += step
    while 0 <= place < len(paragraphs) and _is_tabular(paragraphs[place]):
        found.append(place)
        place += step
    return found if sum(len(paragraphs[at].lines) for at in found) >= TABLE_ROWS else []


def _is_tabular(paragraph: Paragraph) -> bool:
    several = sum(row.is_tabular for row in paragraph.lines)
    return several > 0 and several >= TABULAR * len(paragraph.lines)


def _block(paragraph: Paragraph) -> Element:
    """A paragraph; one that looks like a heading is bold, as if typed so."""
    block = make("p", None if paragraph.is_heading else paragraph.text)
    if paragraph.is_heading:
        block.append(make("bold", paragraph.text))
    return block


def _table(rows: list[Row]) -> Element:
    table, body = make("table"), make("tbody")
    table.append(body)
    for row in rows:
        line = make("tr")
        line.extend(make("td", cell.text) for cell in row.cells)
        body.append(line)
    return table
