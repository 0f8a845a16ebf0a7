"""Copy what stands between paragraphs into JATS that its DTD accepts."""

from collections.abc import Iterable

from submissions.manuscripts.reading.blocks import TRANSPARENT
from submissions.manuscripts.reading.paper import content_of, note_content
from submissions.manuscripts.reading.source import (
    Element,
    add_text,
    all_text,
    child,
    children,
    descendants,
    image_name,
    language,
    name,
    plain,
)

from . import tables
from .build import ATTRIBUTE_LANG, add, clean
from .formulas import add_formula
from .inline import Writer, add_alt, add_inline, add_one
from .text import Text

LISTS = frozenset(("order", "alpha-lower", "alpha-upper", "roman-lower", "roman-upper"))


def add_body(parent: Element, text: Text) -> None:
    """Copy the body."""
    add_blocks(text, parent, text.paper.body)


def add_blocks(text: Text, parent: Element, sources: Iterable[Element]) -> None:
    """Copy blocks. After a section only sections may come, so what follows one joins it.

    A section without a title is none: what it holds stands in its place.
    """
    for source in sources:
        sections = children(parent, "sec")
        if name(source) in TRANSPARENT and plain(child(source, "title")):
            add_section(text, parent, source)
        elif name(source) in TRANSPARENT:
            add_blocks(text, parent, content_of(source))
        elif sections:
            add_blocks(text, sections[-1], [source])
        else:
            BLOCKS.get(name(source), add_paragraph)(text, parent, source)


def add_section(text: Text, parent: Element, source: Element, tag: str = "sec") -> Element:
    """Copy a section with its title."""
    section = _start(text, parent, source, tag)
    label, title = plain(child(source, "label")), child(source, "title")
    if label:
        add(section, "label", label)
    if title is not None or tag in ("sec", "app"):
        add_inline(text, add(section, "title"), title)
    add_blocks(text, section, content_of(source))
    return section


def _start(text: Text, parent: Element, source: Element, tag: str) -> Element:
    element = add(parent, tag, id=text.ids.get(source, ""))
    if language(source) and tag in ("p", "sec", "disp-quote"):
        element.set(ATTRIBUTE_LANG, language(source))
    return element


def add_paragraph(text: Text, parent: Element, source: Element) -> None:
    """Copy a paragraph; blocks inside it stay inside."""
    target = _start(text, parent, source, "p")
    add_text(target, clean(source.text or ""))
    for each in source:
        if name(each) in BLOCKS and name(each) != "p":
            BLOCKS[name(each)](text, target, each)
        else:
            add_one(text, target, each)
        add_text(target, clean(each.tail or ""))


def _list(text: Text, parent: Element, source: Element) -> None:
    items = children(source, "list-item")
    kind = source.get("list-type") or "bullet"
    if items:
        target = _start(text, parent, source, "list")
        target.set("list-type", kind if kind in LISTS else "bullet")
    for item in items:
        place = add(target, "list-item")
        for each in [each for each in item if name(each) not in ("label", "title")]:
            inner = place if name(each) in ("p", "list") else add(place, "p")
            add_blocks(text, inner, [each])
        if not len(place):
            add(place, "p")


def _definitions(text: Text, parent: Element, source: Element) -> None:
    items = children(source, "def-item")
    target = add(parent, "def-list") if items else parent
    for item in items:
        place = add(target, "def-item")
        for each in children(item, "term", "def"):
            if name(each) == "term":
                add_inline(text, add(place, "term"), each)
            else:
                meaning = add(place, "def")
                for part in each:
                    add_paragraph(text, meaning, part)


def _quote(text: Text, parent: Element, source: Element) -> None:
    target = _start(text, parent, source, "disp-quote")
    add_blocks(text, target, [each for each in source if name(each) not in ("attrib", "label")])
    for each in children(source, "attrib"):
        add_inline(text, add(target, "attrib"), each)


def _formula(text: Text, parent: Element, source: Element) -> None:
    add_formula(parent, source, "disp-formula", key=text.ids.get(source, ""))


def _code(text: Text, parent: Element, source: Element) -> None:
    add(parent, "preformat", all_text(source))


def _figure(text: Text, parent: Element, source: Element) -> None:
    target = _start(text, parent, source, "fig")
    add_caption(text, target, source)
    add_alt(target, source)
    for graphic in descendants(source, "graphic"):
        if image_name(graphic):
            add_alt(add(target, "graphic", href=image_name(graphic) or ""), graphic)
    for each in children(source, "attrib"):
        add_inline(text, add(target, "attrib"), each)


def _picture(text: Text, parent: Element, source: Element) -> None:
    if image_name(source):
        add_alt(add(add(parent, "fig"), "graphic", href=image_name(source) or ""), source)


def add_caption(text: Text, target: Element, source: Element) -> None:
    """Copy label and caption of a figure or table."""
    label, caption = plain(child(source, "label")), child(source, "caption")
    if label:
        add(target, "label", label)
    if caption is None or not plain(caption):
        return
    place = add(target, "caption")
    for title in children(caption, "title")[:1]:
        add_inline(text, add(place, "title"), title)
    for each in children(caption, "p"):
        add_paragraph(text, place, each)
    if not len(place):
        add_inline(text, add(place, "p"), caption)


def _table(text: Text, parent: Element, source: Element) -> None:
    found = list(descendants(source, "table"))
    graphics = [each for each in descendants(source, "graphic") if image_name(each)]
    if not found and not graphics:
        return
    target = _start(text, parent, source, "table-wrap")
    add_caption(text, target, source)
    add_alt(target, source)
    for table in found:
        tables.add_table(target, table, lambda place, cell: add_inline(text, place, cell))
    for graphic in [] if found else graphics:
        add(target, "graphic", href=image_name(graphic) or "")
    _table_notes(text, target, source)


def _table_notes(text: Text, target: Element, source: Element) -> None:
    feet = children(source, "table-wrap-foot")
    notes = [note for foot in feet for note in descendants(foot, "fn")]
    loose = [part for foot in feet for part in children(foot, "p")]
    if notes or loose:
        foot = add(target, "table-wrap-foot")
        for each in loose:
            add_paragraph(text, foot, each)
        for note in notes:
            add_note(text, foot, note)


def add_note(text: Text, parent: Element, note: Element) -> None:
    """Copy a footnote with its mark and its paragraphs."""
    target = add(parent, "fn", id=text.ids.get(note, ""))
    label = plain(child(note, "label"))
    if label:
        add(target, "label", label)
    for each in note_content(note):
        inner = target if name(each) == "p" else add(target, "p")
        add_blocks(text, inner, [each])
    if len(target) == (1 if label else 0):
        add_inline(text, add(target, "p"), note)


BLOCKS: dict[str, Writer] = {
    "p": add_paragraph,
    "list": _list,
    "def-list": _definitions,
    "disp-quote": _quote,
    "verse-group": _quote,
    "disp-formula": _formula,
    "code": _code,
    "preformat": _code,
    "fig": _figure,
    "graphic": _picture,
    "table-wrap": _table,
}
