"""Footnotes that authors typed: raised numbers in the text, and lines with the same numbers below."""

import re

from .tree import (
    Element,
    child,
    drop,
    drop_start,
    letters_of,
    line_of,
    make,
    move_content,
    name_of,
    normal,
)

AT_LEAST = 2
MARK = re.compile(r"\s*(\d{1,2})[.)]?\s*")
HEADINGS = {"notes", "endnotes", "footnotes", "примечания", "сноски", "ескертпелер", "ескертулер",
            "сілтемелер", "notas"}  # fmt: skip


def lift(blocks: list[Element], back: Element) -> list[Element]:
    """Move a block of typed notes to `back` and let the raised numbers in the text lead to them.

    Only where the notes count from 1 without a gap, each number is raised exactly once in the text
    before them, and the file has no footnotes of its own.
    """
    if back.find("fn-group") is not None:
        return blocks
    first = next((n for n, block in enumerate(blocks) if name_of(block) == "title"), len(blocks))
    for start in range(len(blocks) - 1, first, -1):
        end = _end(blocks, start)
        if end - start >= AT_LEAST:
            marks = _marks(blocks[first:start], end - start)
            if marks:
                _write(back, blocks[start:end], marks)
                heading = start - 1 if _names_notes(blocks[start - 1], blocks, end) else start
                return blocks[:heading] + blocks[end:]
    return blocks


def _end(blocks: list[Element], start: int) -> int:
    """Where the notes end that begin here with the number 1."""
    place = start
    while place < len(blocks) and _number(blocks[place]) == str(place - start + 1):
        place += 1
    return place


def _number(block: Element) -> str:
    """The raised number that a line begins with."""
    if name_of(block) != "p" or not len(block) or (block.text or "").strip():
        return ""
    found = MARK.fullmatch(letters_of(block[0])) if name_of(block[0]) == "sup" else None
    return found[1] if found and (block[0].tail or "").strip() else ""


def _marks(blocks: list[Element], count: int) -> list[Element]:
    """The raised numbers 1 to `count` in the text, in their order; none where one is amiss."""
    raised = [
        part
        for block in blocks
        for part in block.iter("sup")
        if not len(part) and MARK.fullmatch(part.text or "") and not _is_in_table(part)
    ]
    behind_words = [part for part in raised if _is_behind_words(part)]
    numbers = [MARK.fullmatch(part.text or "") for part in behind_words]
    wanted = [str(number) for number in range(1, count + 1)]
    return behind_words if [found[1] for found in numbers if found] == wanted else []


def _is_in_table(part: Element) -> bool:
    return any(name_of(above) in ("table", "title", "caption") for above in part.iterancestors())


def _is_behind_words(part: Element) -> bool:
    """A note stands behind a word or a full stop; "m2" and "10-3" are no notes."""
    before, parent = part.getprevious(), part.getparent()
    text = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    return bool(re.search(r"(?:[^\W\d_]{3,}|[.,;:!?)”»\"])\s?$", text))


def _names_notes(block: Element, blocks: list[Element], end: int) -> bool:
    """Whether a heading is that of the notes and nothing else stands below it."""
    if name_of(block) != "title" or normal(line_of(block)) not in HEADINGS:
        return False
    following = blocks[end] if end < len(blocks) else None
    return following is None or name_of(following) == "title"


def _write(back: Element, notes: list[Element], marks: list[Element]) -> None:
    group = child(back, "fn-group")
    for number, (note, mark) in enumerate(zip(notes, marks, strict=True), 1):
        drop_start(note, len(letters_of(note[0])))
        drop(note[0])
        paragraph = make("p")
        move_content(note, paragraph)
        paragraph.text = (paragraph.text or "").lstrip()
        foot = make("fn", id=f"fn{number}")
        foot.append(make("label", str(number)))
        foot.append(paragraph)
        group.append(foot)
        mark.tag = "xref"
        mark.attrib.update({"ref-type": "fn", "rid": f"fn{number}"})
        mark.text = str(number)
