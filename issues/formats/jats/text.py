"""Copy the text of a canonical tree into JATS that its DTD accepts."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from submissions.manuscripts.reading.blocks import TRANSPARENT
from submissions.manuscripts.reading.paper import Paper, content_of, note_content
from submissions.manuscripts.reading.source import (
    Element,
    add_text,
    child,
    children,
    descendants,
    image_name,
    language,
    link_of,
    name,
    plain,
)

from . import tables
from .build import ATTRIBUTE_LANG, add, clean
from .formulas import add_formula

EMPHASIS = frozenset("bold italic sub sup monospace underline strike sc".split())
CITED = frozenset(
    "year source article-title chapter-title volume issue fpage lpage publisher-name "
    "publisher-loc edition collab".split()
)
HIDDEN = frozenset(("alt-text", "long-desc", "object-id", "permissions", "label"))
LISTS = frozenset(("order", "alpha-lower", "alpha-upper", "roman-lower", "roman-upper"))
NAME = re.compile(r"[A-Za-z_][\w.\-]*")


@dataclass
class Text:
    """A tree while it is copied: which ids stand in the new one, and the footnotes in order."""

    paper: Paper
    ids: dict[Element, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    notes: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Give each element with an id one that XML accepts and nobody else has."""
        for element in self.paper.root.iter():
            if element.get("id") and name(element) in WITH_ID:
                self.ids[element] = self.fresh(element.get("id") or "")

    def fresh(self, wanted: str) -> str:
        """Return an id that is well formed and new."""
        if not NAME.fullmatch(wanted) or re.fullmatch(r"(aff|cor)-\d+", wanted):
            wanted = "x-" + re.sub(r"[^\w.\-]", "", wanted)
        fresh, count = wanted, 1
        while fresh in self.used:
            count += 1
            fresh = f"{wanted}-{count}"
        self.used.add(fresh)
        return fresh

    def note_id(self, note: Element) -> str:
        """Return the id of a footnote, which will stand in the back."""
        if note not in self.notes:
            self.notes.append(note)
        if note not in self.ids:
            self.ids[note] = self.fresh(f"fn-{len(self.notes)}")
        return self.ids[note]


WITH_ID = frozenset(
    "p sec app fig table-wrap disp-formula disp-quote list ref fn boxed-text".split()
)


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


def add_inline(text: Text, target: Element, source: Element | None) -> None:
    """Copy mixed content; what is not allowed becomes its text."""
    if source is None:
        return
    add_text(target, clean(source.text or ""))
    for each in source:
        add_one(text, target, each)
        add_text(target, clean(each.tail or ""))


def add_one(text: Text, target: Element, source: Element) -> None:
    """Copy one inline element."""
    tag = name(source)
    if tag in EMPHASIS:
        add_inline(text, add(target, tag), source)
    elif tag in CITED and name(target) == "mixed-citation":
        add_inline(text, add(target, tag), source)
    elif tag in INLINES:
        INLINES[tag](text, target, source)
    elif tag not in HIDDEN:
        add_text(target, " " if tag == "break" else "")
        add_inline(text, target, source)


def _link(text: Text, target: Element, source: Element) -> None:
    href = link_of(source)
    if href and name(source) == "email":
        add(target, "email", plain(source))
    elif href:
        add_inline(text, add(target, "ext-link", ext_link_type="uri", href=href), source)
    else:
        add_inline(text, target, source)


def _identifier(text: Text, target: Element, source: Element) -> None:
    kind = source.get("pub-id-type") or "other"
    if name(target) == "mixed-citation":
        add(target, "pub-id", plain(source), pub_id_type=kind if kind.isalnum() else "other")
    else:
        add_inline(text, target, source)


def _xref(text: Text, target: Element, source: Element) -> None:
    aim = text.paper.targets.get((source.get("rid") or "").split(" ")[0])
    if aim is not None and aim in text.paper.endnotes:
        _note_mark(text, target, aim)
    elif aim is not None and aim in text.ids:
        kind = source.get("ref-type") or "other"
        add_inline(text, add(target, "xref", ref_type=kind, rid=text.ids[aim]), source)
    else:
        add_inline(text, target, source)


def _note_mark(text: Text, target: Element, note: Element) -> None:
    if note in text.paper.endnotes:
        mark = add(target, "xref", ref_type="fn", rid=text.note_id(note))
        add(mark, "sup", str(text.notes.index(note) + 1))


def _inline_formula(text: Text, target: Element, source: Element) -> None:
    add_formula(target, source, "inline-formula")


def _inline_picture(text: Text, target: Element, source: Element) -> None:
    if image_name(source):
        picture = add(target, "inline-graphic", href=image_name(source) or "")
        _alt(picture, source)


def _alt(parent: Element, source: Element) -> None:
    for each in children(source, "alt-text"):
        add(parent, "alt-text", plain(each))


def _named(text: Text, target: Element, source: Element) -> None:
    if language(source):
        target = add(target, "named-content", content_type="language", lang=language(source))
    add_inline(text, target, source)


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
    add(parent, "preformat", "".join(source.itertext()))


def _figure(text: Text, parent: Element, source: Element) -> None:
    target = _start(text, parent, source, "fig")
    add_caption(text, target, source)
    _alt(target, source)
    for graphic in descendants(source, "graphic"):
        if image_name(graphic):
            _alt(add(target, "graphic", href=image_name(graphic) or ""), graphic)
    for each in children(source, "attrib"):
        add_inline(text, add(target, "attrib"), each)


def _picture(text: Text, parent: Element, source: Element) -> None:
    if image_name(source):
        _alt(add(add(parent, "fig"), "graphic", href=image_name(source) or ""), source)


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
    _alt(target, source)
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


Writer = Callable[[Text, Element, Element], None]
INLINES: dict[str, Writer] = {
    "ext-link": _link,
    "uri": _link,
    "email": _link,
    "pub-id": _identifier,
    "xref": _xref,
    "fn": _note_mark,
    "inline-formula": _inline_formula,
    "math": _inline_formula,
    "tex-math": _inline_formula,
    "inline-graphic": _inline_picture,
    "named-content": _named,
    "styled-content": _named,
}
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
