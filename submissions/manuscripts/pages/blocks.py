"""Write what stands between paragraphs as Typst code."""

from collections.abc import Callable, Iterable

from ..reading.blocks import TRANSPARENT
from ..reading.ends import sentence_of
from ..reading.paper import content_of, title_of
from ..reading.source import (
    Element,
    all_text,
    child,
    children,
    descendants,
    image_name,
    language,
    name,
    plain,
    words_for,
)
from .code import array, call, join, labelled, quote
from .formulas import formula, is_code
from .inline import content, footnote, one, running_text
from .sheet import Sheet
from .tables import caption, tables

Writer = Callable[[Sheet, Element], str]

NUMBERINGS = {
    "order": "1.",
    "alpha-lower": "a)",
    "alpha-upper": "A)",
    "roman-lower": "i.",
    "roman-upper": "I.",
}


def blocks(sheet: Sheet, sources: Iterable[Element]) -> list[str]:
    """Return blocks one after the other; an unknown element is a paragraph of its text."""
    return [BLOCKS.get(name(source), paragraph)(sheet, source) for source in sources]


def body(sheet: Sheet) -> list[str]:
    """Return the whole text with its back sections, without notes that nothing mentions."""
    return blocks(sheet, sheet.paper.body + sheet.paper.back)


def unmentioned(sheet: Sheet) -> list[str]:
    """Return the endnotes to which no mark leads; call it after the text was written."""
    left = [note for note in sheet.paper.endnotes if note not in sheet.placed]
    return [footnote(sheet, note) for note in left]


def references(sheet: Sheet) -> list[str]:
    """Return the references, each with its label."""
    return [
        labelled(call("reference", _reference(sheet, source)), sheet.label(source))
        for source in sheet.paper.references
    ]


def _reference(sheet: Sheet, source: Element) -> str:
    mixed = next(descendants(source, "mixed-citation"), None)
    fields = next(descendants(source, "element-citation"), None)
    if mixed is None and fields is not None:
        return sheet.text(sentence_of(fields))
    return content(sheet, source if mixed is None else mixed, links=True)


def section(sheet: Sheet, source: Element, depth: int = 1) -> str:
    """Return a section: heading and content; one without a title does not count as a level."""
    parts = []
    title = title_of(source)
    if plain(title):
        parts.append(_heading(sheet, source, depth))
        depth += 1
    for each in content_of(source):
        if name(each) in ("sec", "app"):
            parts.append(section(sheet, each, depth))
        else:
            parts += blocks(sheet, [each])
    return join(parts)


def _heading(sheet: Sheet, source: Element, depth: int) -> str:
    number = plain(child(source, "label"))
    words = join([quote(f"{number} " if number else ""), content(sheet, title_of(source))])
    heading = call("heading", words, level=str(min(depth, 6)))
    return labelled(heading, sheet.label(source))


def paragraph(sheet: Sheet, source: Element) -> str:
    """Return a paragraph; a block inside it ends it, and the text goes on in a new one."""
    parts: list[str] = []
    with sheet.speaking(language(source)):
        line = [running_text(sheet, source.text)]
        for each in source:
            if name(each) in BLOCKS:
                parts += [_line(line), BLOCKS[name(each)](sheet, each)]
                line = []
            else:
                line.append(one(sheet, each))
            line.append(running_text(sheet, each.tail))
        parts.append(_line(line))
        text = join(parts)
        return call("text", text, lang=quote(sheet.language)) if language(source) else text


def _line(parts: list[str]) -> str:
    text = join(parts)
    return '""' if text in ('""', '" "') else call("par", text)


def _list(sheet: Sheet, source: Element) -> str:
    kind = source.get("list-type") or "bullet"
    items = [
        join(blocks(sheet, [each for each in item if name(each) != "label"]))
        for item in children(source, "list-item")
    ]
    if not items:
        return '""'
    if kind in NUMBERINGS:
        items = [call("enum.item", item) for item in items]
        return call("enum", *items, numbering=quote(NUMBERINGS[kind]))
    return call("list", *[call("list.item", item) for item in items])


def _definitions(sheet: Sheet, source: Element) -> str:
    items = []
    for item in children(source, "def-item"):
        term = join([content(sheet, each) for each in children(item, "term")])
        meaning = [part for each in children(item, "def") for part in blocks(sheet, each)]
        items.append(call("terms.item", term, join(meaning)))
    return call("terms", *items) if items else '""'


def _quote(sheet: Sheet, source: Element) -> str:
    with sheet.speaking(language(source)):
        inner = join(blocks(sheet, [each for each in source if name(each) != "attrib"]))
        said_by = join([content(sheet, each) for each in children(source, "attrib")])
    return call("citation", inner, by=None if said_by == '""' else said_by)


def _formula(sheet: Sheet, source: Element) -> str:
    expression, words = formula(source)
    if not expression:
        return '""'
    if is_code(source):
        return call("listing", quote(words))
    number = plain(child(source, "label"))
    label = quote(number) if number else None
    line = call("formula-line", quote(words), expression, label=label)
    return labelled(line, sheet.label(source))


def _code(sheet: Sheet, source: Element) -> str:
    return call("listing", quote(all_text(source)))


def _figure(sheet: Sheet, source: Element) -> str:
    """Return a figure: its pictures, then label and caption."""
    label = plain(child(source, "label"))
    alt = words_for(source, child(source, "caption")) or label or "figure"
    graphics = list(descendants(source, "graphic"))
    pictures = [_picture(sheet, each, words_for(each) or alt) for each in graphics]
    figure = call("picture", array(pictures), label=quote(label), caption=caption(sheet, source))
    return labelled(figure, sheet.label(source))


def _picture(sheet: Sheet, source: Element, alt: str) -> str:
    width = sheet.width(source)
    file = image_name(source)
    if width is None:
        return call("missing", sheet.say("missing", name=file or "?"))
    return call("image", quote(f"media/{file}"), alt=quote(alt), width=f"{width:.1f}mm")


def _lone_picture(sheet: Sheet, source: Element) -> str:
    return call("picture", array([_picture(sheet, source, words_for(source) or "figure")]))


def _table(sheet: Sheet, source: Element) -> str:
    if next(descendants(source, "table"), None) is None:
        return _figure(sheet, source)
    return tables(sheet, source)


BLOCKS: dict[str, Writer] = {
    "p": paragraph,
    "list": _list,
    "def-list": _definitions,
    "disp-quote": _quote,
    "verse-group": _quote,
    "disp-formula": _formula,
    "code": _code,
    "preformat": _code,
    "fig": _figure,
    "graphic": _lone_picture,
    "table-wrap": _table,
    **{tag: section for tag in TRANSPARENT},
}
