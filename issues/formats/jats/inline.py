"""Copy what stands inside a paragraph into JATS; what is not allowed becomes its text."""

from collections.abc import Callable

from submissions.manuscripts.reading.source import (
    Element,
    add_text,
    children,
    image_name,
    language,
    link_of,
    name,
    plain,
)

from .build import add, clean
from .formulas import add_formula
from .text import Text

EMPHASIS = frozenset(["bold", "italic", "sub", "sup", "monospace", "underline", "strike", "sc"])
CITED = frozenset(
    [
        "year",
        "source",
        "article-title",
        "chapter-title",
        "volume",
        "issue",
        "fpage",
        "lpage",
        "publisher-name",
        "publisher-loc",
        "edition",
        "collab",
    ]
)
HIDDEN = frozenset(("alt-text", "long-desc", "object-id", "permissions", "label"))

Writer = Callable[[Text, Element, Element], None]


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
    if tag in EMPHASIS or tag in CITED and name(target) == "mixed-citation":
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
        add_alt(picture, source)


def add_alt(parent: Element, source: Element) -> None:
    """Copy the words that stand for a picture."""
    for each in children(source, "alt-text"):
        add(parent, "alt-text", plain(each))


def _named(text: Text, target: Element, source: Element) -> None:
    if language(source):
        target = add(target, "named-content", content_type="language", lang=language(source))
    add_inline(text, target, source)


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
