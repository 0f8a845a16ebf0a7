"""Captions that authors typed above tables and below figures."""

import re
from dataclasses import dataclass

from .hints import Hints
from .tree import (
    ALIASES,
    ANCHORS,
    Element,
    drop,
    drop_start,
    letters_of,
    line_of,
    make,
    move_content,
    name_of,
    normal,
)

NUMBER = r"(?P<number>[A-ZА-Я]?\.?\d+(?:[.–-]\d+)*[a-zа-я]?)"
TABLE_WORDS = r"table|tab\.|таблица|табл\.|кесте"
FIGURE_WORDS = r"figure|fig\.?|chart|diagram|illustration|рисунок|рис\.?|диаграмма|сурет"
AFTER = r"(?=\s*[.:–—-]|\s*$|\s+[^a-zа-яёәғқңөұүһі\s])"
CAPTION = re.compile(
    rf"\s*(?P<label>(?i:(?P<table>{TABLE_WORDS})|(?P<figure>{FIGURE_WORDS}))\s*(?:№\s*)?{NUMBER}"
    rf"|(?P<number2>\d+(?:\.\d+)*)\s*[-–‑]?\s*(?i:(?P<table2>кесте)|(?P<figure2>сурет))){AFTER}"
)
SEPARATOR = re.compile(r"\s*[.:–—-]*\s*")
CAPTION_LETTERS = 600
TITLE_LETTERS = 250
PICTURES = {"graphic", "inline-graphic"}


@dataclass(frozen=True)
class Caption:
    """What a caption's start says: table or figure, its label as typed, where its words begin."""

    is_table: bool
    label: str
    end: int


def caption_of(text: str) -> Caption | None:
    """Read "Table 1. Words", "Рис. 2 – …", "1-кесте …"; None for sentences that begin alike."""
    match = CAPTION.match(text)
    if not match:
        return None
    sign = SEPARATOR.match(text, match.end())
    end = sign.end() if sign else match.end()
    is_table = bool(match.group("table") or match.group("table2"))
    return Caption(is_table, match.group("label").strip(), end)


def name_tables(blocks: list[Element], hints: Hints) -> list[Element]:
    """Give tables and figures the headings in style only that stand above them.

    One paragraph between the two belongs to the caption: nothing else can stand under a heading that
    is none.
    """
    kept: list[Element] = []
    for block in blocks:
        if name_of(block) in ("table-wrap", "fig") and block.find("caption") is None:
            place = _minor_title(kept, hints)
            if place is not None:
                words = [line for line in kept[place + 1 :] if line_of(line)]
                _give(block, kept[place], words[0] if words else None)
                del kept[place:]
        kept.append(block)
    return kept


def _minor_title(blocks: list[Element], hints: Hints) -> int | None:
    """Where such a heading is, with at most one paragraph of words behind it."""
    between = 0
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        if name_of(block) == "title":
            return place if normal(line_of(block)) in hints.minor else None
        between += bool(line_of(block))
        if name_of(block) != "p" or between > 1:
            return None
    return None


def attach(blocks: list[Element]) -> list[Element]:
    """Make every picture a figure and give tables and figures the captions beside them."""
    blocks = _gather_pictures(blocks)
    used: set[int] = set()
    for place, block in enumerate(blocks):
        if name_of(block) == "table-wrap":
            _attach_to_table(blocks, place, used)
        elif name_of(block) == "fig":
            _attach_to_figure(blocks, place, used)
        else:
            continue
        _split_label(block)
    return [block for place, block in enumerate(blocks) if place not in used]


def _gather_pictures(blocks: list[Element]) -> list[Element]:
    """Pictures alone in their paragraph become figures; neighbours before one caption, one figure."""
    result: list[Element] = []
    for block in [part for each in blocks for part in _apart(each)]:
        figure = _as_figure(block)
        before = result[-1] if result else None
        if before is not None and _are_one(before, figure):
            before.extend(list(figure))
        else:
            result.append(figure)
    return result


def _apart(block: Element) -> list[Element]:
    """Pictures, and their caption where it stands behind a line break in the same paragraph."""
    shown = list(block) if name_of(block) == "p" and not (block.text or "").strip() else []
    last = max((n for n, part in enumerate(shown) if name_of(part) in PICTURES), default=-1)
    before = shown[: last + 1]
    if last < 0 or any(name_of(part) not in PICTURES for part in before):
        return [block]
    words = before[-1].tail or ""
    if (
        any((part.tail or "").strip() for part in before[:-1])
        or caption_of(
            words + "".join(letters_of(part) + (part.tail or "") for part in shown[last + 1 :])
        )
        is None
    ):
        return [block]
    holder = make("p")
    before[-1].tail = None
    holder.extend(before)
    block.text = words.lstrip()
    return [holder, block]


def _are_one(before: Element, block: Element) -> bool:
    figures = name_of(before) == name_of(block) == "fig"
    return figures and before.find("caption") is None and block.find("caption") is None


def _as_figure(block: Element) -> Element:
    if name_of(block) == "graphic":
        figure = make("fig")
        figure.append(block)
        return figure
    if name_of(block) != "p" or line_of(block):
        return block
    pictures = [part for part in block.iter() if name_of(part) in PICTURES]
    if not pictures:
        return block
    figure = make("fig")
    for picture in pictures:
        picture.tag = "graphic"
        picture.tail = None
        figure.append(picture)
    return figure


def _attach_to_table(blocks: list[Element], place: int, used: set[int]) -> None:
    """A table's caption stands above it, on one line or two; sometimes below."""
    table = blocks[place]
    if table.find("caption") is not None:
        return
    for distance in (1, 2):
        at = place - distance
        caption = _free_caption(blocks, at, used)
        if caption is None or not caption.is_table:
            continue
        between = blocks[at + 1] if distance == 2 else None
        if between is not None and not _is_title_of(caption, blocks[at], between):
            continue
        _give(table, blocks[at], between)
        used.update(range(at, place))
        return
    below = _free_caption(blocks, place + 1, used)
    if below is not None and below.is_table and not _next_is(blocks, place + 2, "table-wrap"):
        _give(table, blocks[place + 1], None)
        used.add(place + 1)


def _is_title_of(caption: Caption, line: Element, between: Element) -> bool:
    """Whether the line between "Таблица 1" and its table is the table's title."""
    alone = caption.end >= len(line_of(line))
    return alone and name_of(between) == "p" and 0 < len(line_of(between)) <= TITLE_LETTERS


def _next_is(blocks: list[Element], place: int, tag: str) -> bool:
    return place < len(blocks) and name_of(blocks[place]) == tag


def _attach_to_figure(blocks: list[Element], place: int, used: set[int]) -> None:
    """A figure's caption stands below it; sometimes above."""
    figure = blocks[place]
    own = figure.find("caption")
    if own is not None and caption_of(line_of(own)):
        return
    for at in (place + 1, place - 1):
        caption = _free_caption(blocks, at, used)
        if caption is not None and not caption.is_table:
            _give(figure, blocks[at], None)
            used.add(at)
            return


def _free_caption(blocks: list[Element], place: int, used: set[int]) -> Caption | None:
    if not 0 <= place < len(blocks) or place in used or name_of(blocks[place]) != "p":
        return None
    text = line_of(blocks[place])
    return caption_of(text) if len(text) <= CAPTION_LETTERS else None


def _give(owner: Element, line: Element, title: Element | None) -> None:
    """Put the caption's words first in a table or figure."""
    old = owner.find("caption")
    if old is not None:
        owner.remove(old)
    caption = make("caption")
    paragraph = make("p")
    move_content(line, paragraph)
    if title is not None:
        paragraph.text = paragraph.text or ""
        gap = make("p", " ")
        move_content(gap, paragraph)
        move_content(title, paragraph)
    caption.append(paragraph)
    owner.insert(0, caption)


def _split_label(owner: Element) -> None:
    """Move "Table 1" out of the caption's words into a label."""
    paragraph = owner.find("caption/p")
    if paragraph is None:
        return
    anchors = [str(part.get("id")) for part in paragraph.iter(*ANCHORS) if part.get("id")]
    if anchors:
        owner.set(ALIASES, " ".join(anchors))
    caption = caption_of(letters_of(paragraph))
    if caption is None:
        return
    drop_start(paragraph, caption.end)
    owner.insert(0, make("label", caption.label))
    if not line_of(paragraph):
        drop(owner[1])


def tidy_table(table_wrap: Element) -> None:
    """Give a table a body always, and a head where its first row is bold; an empty one goes."""
    table = table_wrap.find("table")
    if table is None:
        return
    if not line_of(table) and table.find(".//inline-graphic") is None:
        drop(table_wrap)
        return
    for body in table.findall("tbody"):
        if not len(body):
            table.remove(body)
    head = table.find("thead")
    if head is not None and table.find("tbody") is None:
        head.tag = "tbody"
    _mark_header(table)


def _mark_header(table: Element) -> None:
    """A first row whose every cell is bold is the table's head, where Word was not told so."""
    body = table.find("tbody")
    rows = body.findall("tr") if body is not None else []
    if body is None or table.find("thead") is not None or len(rows) < 2:
        return
    cells = [cell for cell in rows[0] if line_of(cell)]
    if not cells or not all(_is_bold_cell(cell) for cell in cells):
        return
    if any(int(cell.get("rowspan", "1")) > 1 for cell in rows[0]):
        return
    head = make("thead")
    head.append(rows[0])
    for cell in rows[0]:
        cell.tag = "th"
    body.addprevious(head)


def _is_bold_cell(cell: Element) -> bool:
    bold = "".join(letters_of(part) for part in cell.iter("bold"))
    return normal(bold) == normal(letters_of(cell))
