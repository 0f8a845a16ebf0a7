"""The reading copy: a canonical JATS tree as a safe piece of HTML.

Used for the copy that editors and reviewers read and for the article page. Texts come from
uploads: every letter is escaped by the serialiser, unknown elements become their text, links lead
only to http, https, mailto and DOIs, and no attribute of the tree is copied unseen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from .blocks import write_blocks, write_section
from .ends import write_notes, write_references
from .page import Figure, Page, Size
from .paper import Paper, open_paper
from .sizes import sizes
from .source import Element, name

__all__ = ["Figure", "Reading", "body_html", "elements", "sizes"]


@dataclass(frozen=True)
class Reading:
    """A rendered text. `html` is all of it; text, notes and references are its three parts."""

    html: str
    contents: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]
    text: str
    notes: str
    references: str
    language: str


@dataclass(frozen=True)
class Parts:
    """The same as elements, before they become text; for formats that need XML."""

    text: Element
    notes: Element
    references: Element
    page: Page


def body_html(
    tree: bytes,
    *,
    media_url: Callable[[str], str],
    heading_level: int = 2,
    sizes: Mapping[str, Size] | None = None,
) -> Reading:
    """Render body, notes and references of a tree as HTML.

    `media_url` turns a picture's file name into its address; `heading_level` is the level of the
    top sections; `sizes` gives pixels by file name. Raises `ValueError` when `tree` is not XML.
    """
    parts = elements(
        open_paper(tree), media_url=media_url, heading_level=heading_level, sizes=sizes or {}
    )
    text, notes, references = map(inner_html, (parts.text, parts.notes, parts.references))
    page = parts.page
    return Reading(
        html=f'<div class="prose" lang="{page.paper.language}">{text}{notes}{references}</div>',
        contents=tuple(page.contents),
        figures=tuple(page.figures),
        text=text,
        notes=notes,
        references=references,
        language=page.paper.language,
    )


def elements(
    paper: Paper,
    *,
    media_url: Callable[[str], str],
    heading_level: int,
    sizes: Mapping[str, Size],
) -> Parts:
    """Render a parsed tree as three `div` elements of HTML without a namespace."""
    page = Page(paper, media_url, heading_level, paper.language, sizes)
    text, notes, references = (etree.Element("div") for _ in range(3))
    for source in paper.body + paper.back:
        if name(source) in ("sec", "app", "app-group", "ack", "notes", "bio", "glossary"):
            write_section(page, source, text)
        else:
            write_blocks(page, [source], text)
    write_notes(page, notes)
    write_references(page, references)
    return Parts(text, notes, references, page)


def inner_html(element: Element) -> str:
    """Return the content of an element as HTML text."""
    pieces = [etree.tostring(each, method="html", encoding="unicode") for each in element]
    return "".join(pieces)
