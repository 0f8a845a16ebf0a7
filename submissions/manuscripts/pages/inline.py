"""Write what stands inside a paragraph as Typst code."""

import re
from collections.abc import Callable

from ..reading.inline import HIDDEN, WEB
from ..reading.paper import note_content
from ..reading.source import (
    Element,
    address,
    image_name,
    language,
    link_of,
    name,
    plain,
    words_for,
)
from .code import call, join, labelled, quote
from .formulas import formula, is_code
from .sheet import Sheet

MARKS = {
    "bold": "strong",
    "italic": "emph",
    "sub": "sub",
    "sup": "super",
    "strike": "strike",
    "underline": "underline",
    "monospace": "mono",
}
SPACES = re.compile(r"[ \t\r\n]+")

Writer = Callable[[Sheet, Element], str]


def content(sheet: Sheet, source: Element | None, *, links: bool = False) -> str:
    """Return the mixed content of an element; `links` turns bare addresses into links."""
    if source is None:
        return '""'
    write = linked_text if links else running_text
    parts = [write(sheet, source.text)]
    for each in source:
        parts += [one(sheet, each, links=links), write(sheet, each.tail)]
    return join(parts)


def running_text(sheet: Sheet, text: str | None) -> str:
    """Return text with single spaces."""
    return sheet.text(SPACES.sub(" ", text or ""))


def linked_text(sheet: Sheet, text: str | None) -> str:
    """Return text whose web addresses and DOIs are links."""
    pieces = WEB.split(SPACES.sub(" ", text or ""))
    parts = [sheet.text(pieces[0])]
    for step in range(1, len(pieces), 2):
        shown = pieces[step].rstrip(".,;:)]}'’")
        href = address(shown)
        words = sheet.text(shown)
        parts.append(call("link", quote(href), words) if href else words)
        parts.append(sheet.text(pieces[step][len(shown) :] + pieces[step + 1]))
    return join(parts)


def one(sheet: Sheet, source: Element, *, links: bool = False) -> str:
    """Return one inline element; one that nobody knows becomes its content."""
    tag = name(source)
    if tag in HIDDEN:
        return '""'
    if tag in INLINES:
        return INLINES[tag](sheet, source)
    with sheet.speaking(language(source)):
        inner = content(sheet, source, links=links)
        if language(source):
            inner = call("text", inner, lang=quote(sheet.language))
    return call(MARKS[tag], inner) if tag in MARKS and inner != '""' else inner


def _break(sheet: Sheet, source: Element) -> str:
    return call("linebreak")


def _link(sheet: Sheet, source: Element) -> str:
    href = link_of(source)
    inner = content(sheet, source)
    return call("link", quote(href), inner) if href and inner != '""' else inner


def _xref(sheet: Sheet, source: Element) -> str:
    aim = sheet.paper.targets.get((source.get("rid") or "").split(" ")[0])
    if aim is None:
        return content(sheet, source)
    if aim in sheet.paper.endnotes:
        return footnote(sheet, aim)
    inner = content(sheet, source)
    if inner == '""' or not sheet.will_place(aim):
        return inner
    return call("to", quote(sheet.labels[aim]), inner)


def footnote(sheet: Sheet, note: Element) -> str:
    """Return a footnote; a second mention of the same one repeats its number."""
    if note in sheet.placed:
        return call("again", quote(sheet.labels[note])) if note in sheet.labels else '""'
    label = sheet.label(note)
    sheet.placed.add(note)
    paragraphs = note_content(note) or [note]
    texts = [content(sheet, each, links=True) for each in paragraphs]
    return labelled(call("footnote", call("lines", *texts)), label)


def _note(sheet: Sheet, source: Element) -> str:
    return footnote(sheet, source) if source in sheet.paper.endnotes else '""'


def _formula(sheet: Sheet, source: Element) -> str:
    expression, words = formula(source)
    if not expression:
        return '""'
    if is_code(source):
        return call("mono", quote(words))
    return call("formula", quote(words), expression)


def _picture(sheet: Sheet, source: Element) -> str:
    words = words_for(source) or "picture"
    if sheet.width(source) is None:
        return quote(plain(source))
    path = quote(f"media/{image_name(source)}")
    return call("box", call("image", path, alt=quote(words), height="1em"))


INLINES: dict[str, Writer] = {
    "break": _break,
    "ext-link": _link,
    "uri": _link,
    "email": _link,
    "xref": _xref,
    "fn": _note,
    "inline-formula": _formula,
    "math": _formula,
    "tex-math": _formula,
    "inline-graphic": _picture,
}
