"""Write what stands inside a paragraph: emphasis, links, notes, formulas, small pictures."""

import re
from collections.abc import Callable

from . import formulas
from .page import Page, put, write_link
from .source import (
    Element,
    add_text,
    address,
    image_name,
    language,
    link_of,
    name,
    words_for,
)

PLAIN_TAGS = {
    "bold": "strong",
    "italic": "em",
    "sub": "sub",
    "sup": "sup",
    "monospace": "code",
    "strike": "s",
    "underline": "u",
    "abbrev": "abbr",
}
HIDDEN = frozenset(
    (
        "alt-text",
        "long-desc",
        "object-id",
        "permissions",
        "label",
        "title",
        "caption",
        "pub-id-type",
    )
)
WEB = re.compile(r"(https?://[^\s<>\"“”«»]+|\bdoi:\s*10\.\d{4,9}/[^\s<>\"“”«»]+)", re.I)

Writer = Callable[[Page, Element, Element], None]


def write_inline(page: Page, source: Element, target: Element) -> None:
    """Copy the mixed content of a JATS element into an element of the page."""
    add_text(target, source.text)
    for each in source:
        write_one(page, each, target)
        add_text(target, each.tail)


def write_one(page: Page, source: Element, target: Element) -> None:
    """Write one inline element; one that nobody knows becomes its content."""
    tag = name(source)
    if tag in PLAIN_TAGS:
        write_inline(page, source, _marked(source, target, PLAIN_TAGS[tag]))
    elif tag in INLINES:
        INLINES[tag](page, source, target)
    elif tag not in HIDDEN:
        write_inline(page, source, target)


def _marked(source: Element, target: Element, tag: str) -> Element:
    element = put(target, tag)
    if language(source):
        element.set("lang", language(source))
    return element


def _span(page: Page, source: Element, target: Element) -> None:
    inner = _marked(source, target, "span") if language(source) else target
    write_inline(page, source, inner)


def _break(page: Page, source: Element, target: Element) -> None:
    put(target, "br")


def _link(page: Page, source: Element, target: Element) -> None:
    href = link_of(source)
    write_inline(page, source, write_link(target, href, "") if href else target)


def _xref(page: Page, source: Element, target: Element) -> None:
    """Write a cross-reference; one that leads nowhere is its text."""
    rid = (source.get("rid") or "").split(" ")[0]
    note = page.paper.note(rid)
    aim = page.paper.targets.get(rid)
    if note is not None:
        write_note_mark(page, note, target)
    elif aim is None or aim not in page.ids:
        write_inline(page, source, target)
    else:
        link = put(target, "a", href=f"#{page.ids[aim]}")
        if name(aim) == "ref":
            link.set("class", "cite")
            page.mention(page.ids[aim], link)
        write_inline(page, source, link)


def write_note_mark(page: Page, note: Element, target: Element) -> None:
    """Write the raised number of a footnote."""
    number = page.note_number(note)
    label = page.say("note", number=number)
    mark = put(target, "a", class_="noteref", href=f"#note-{number}", aria_label=label)
    page.mention(f"note-{number}", mark)
    put(mark, "sup", str(number))


def _small_picture(page: Page, source: Element, target: Element) -> None:
    write_picture(page, source, target, words_for(source))


def write_picture(page: Page, source: Element, target: Element, alt: str) -> None:
    """Write an image with its words and, where they are known, its measures in pixels."""
    file = image_name(source)
    if file is None:
        add_text(target, alt)
        return
    image = put(target, "img", src=page.media_url(file), alt=alt, loading="lazy", decoding="async")
    if file in page.sizes:
        width, height = page.sizes[file]
        image.set("width", str(width))
        image.set("height", str(height))


def _formula(page: Page, source: Element, target: Element) -> None:
    formulas.write(source, target, block=False)


def _note(page: Page, source: Element, target: Element) -> None:
    if source in page.paper.endnotes:
        write_note_mark(page, source, target)


def link_addresses(element: Element) -> None:
    """Turn bare web addresses and DOIs in the texts below an element into links."""
    for each in list(element.iter()):
        if each.tag == "a" or any(above.tag == "a" for above in each.iterancestors()):
            continue
        _link_text(each, each.text, first=0, own=True)
    for each in list(element.iter()):
        parent = each.getparent()
        inside = any(above.tag == "a" for above in each.iterancestors())
        if each is not element and parent is not None and not inside:
            _link_text(parent, each.tail, first=parent.index(each) + 1, own=False)


def _link_text(parent: Element, text: str | None, *, first: int, own: bool) -> None:
    """Split one text of `parent` (its own, or the tail of child `first - 1`) at addresses."""
    pieces = WEB.split(text or "")
    if len(pieces) < 2:
        return
    if own:
        parent.text = pieces[0]
    else:
        parent[first - 1].tail = pieces[0]
    for step in range(1, len(pieces), 2):
        shown = pieces[step].rstrip(".,;:)]}'’")
        after = pieces[step][len(shown) :] + pieces[step + 1]
        href = address(shown)
        if href is None:
            add_text(parent, shown + after, before=parent[first] if first < len(parent) else None)
            continue
        link = write_link(parent, href, shown)
        link.tail = after
        parent.insert(first, link)
        first += 1


INLINES: dict[str, Writer] = {
    "break": _break,
    "ext-link": _link,
    "uri": _link,
    "email": _link,
    "xref": _xref,
    "fn": _note,
    "inline-graphic": _small_picture,
    "inline-formula": _formula,
    "math": _formula,
    "tex-math": _formula,
    "named-content": _span,
    "styled-content": _span,
}
