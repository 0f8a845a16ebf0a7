"""Headings that authors made by hand: bold lines and well-known words on a line of their own."""

from . import handmade
from .handmade import is_bold
from .hints import NONE, Hints
from .tree import LEVEL, Element, letters_of, line_of, make, move_content, name_of, normal, unwrap
from .words import BACK_MATTER, heading_of, label_of

__all__ = ["is_bold", "mark"]

LONG = 300  # characters: a paragraph of the text proper, not of the title page
EMPHASIS = {"bold", "italic", "underline", "sc"}


def mark(blocks: list[Element], hints: Hints = NONE) -> list[Element]:
    """Turn paragraphs that are headings into headings; headings without words go.

    Known names of back matter ("References") always count. What is made by hand (bold lines, lines
    in capitals, slanted or larger ones, other known names) counts only in documents that have no
    heading of their own. A heading in name only (`hints.minor`) is a bold line.
    """
    blocks = [_lowered(block, hints) for block in blocks]
    blocks = [block for block in blocks if name_of(block) != "title" or line_of(block)]
    own = [block for block in blocks if name_of(block) == "title"]
    if own:
        return [_as_heading(block, 1) if _is_back_matter(block) else block for block in blocks]
    blocks = [part for block in blocks for part in _split_off(_out_of_list(block))]
    levels = handmade.levels(blocks, _end_of_title_page(blocks), hints)
    return [
        _as_heading(block, levels[place]) if place in levels else block
        for place, block in enumerate(blocks)
    ]


def _lowered(block: Element, hints: Hints) -> Element:
    if name_of(block) != "title" or normal(line_of(block)) not in hints.minor:
        return block
    line, bold = make("p"), make("bold")
    move_content(block, bold)
    line.append(bold)
    return line


def _out_of_list(block: Element) -> Element:
    """A bold line that is the only point of a list: a heading that Word counts."""
    inner = block
    while name_of(inner) in ("list", "list-item"):
        parts = [part for part in inner if name_of(part) != "label"]
        if len(parts) != 1:
            return block
        inner = parts[0]
    return inner if inner is not block and handmade.is_bold_line(inner) else block


def _split_off(block: Element) -> list[Element]:
    """A bold line and, behind a line break, the text of the same paragraph."""
    first = block[0] if name_of(block) == "p" and len(block) else None
    if first is None or name_of(first) != "bold" or (block.text or "").strip():
        return [block]
    if not (first.tail or "").lstrip(" \t").startswith("\n") or not (first.tail or "").strip():
        return [block]
    line = make("p")
    block.remove(first)
    block.text, first.tail = (first.tail or "").lstrip(), None
    line.append(first)
    if handmade.is_bold_line(line):
        return [line, block]
    first.tail, block.text = f"\n{block.text}", None
    block.insert(0, first)
    return [block]


def _is_back_matter(block: Element) -> bool:
    label = heading_of(line_of(block)) if name_of(block) == "p" else None
    return label is not None and label.code in BACK_MATTER


def _end_of_title_page(blocks: list[Element]) -> int:
    """Where the text proper begins: after the keywords, else at the first known or long part."""
    labels = [label_of(line_of(block)[:200]) if name_of(block) == "p" else None for block in blocks]
    first = [
        place
        for place, label in enumerate(labels)
        if label and label.code in ("introduction", "section")
    ]
    last = [place for place, label in enumerate(labels[:60]) if label and label.code == "keywords"]
    if last:
        return last[-1] + 1
    if first:
        return first[0]
    long = [place for place, block in enumerate(blocks) if len(line_of(block)) > LONG]
    return max(long[0] - 1, 1) if long else 1


def _as_heading(block: Element, level: int) -> Element:
    title = make("title")
    move_content(block, title)
    for part in [
        part for part in title.iter() if name_of(part) in EMPHASIS and _spans(part, title)
    ]:
        unwrap(part)
    title.set(LEVEL, str(level))
    return title


def _spans(part: Element, whole: Element) -> bool:
    """Whether an emphasis covers all words, so that it says nothing."""
    return normal(letters_of(part)) == normal(letters_of(whole))
