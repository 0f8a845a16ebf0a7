"""Which lines of a document without headings are headings, and how deep they are."""

from .captions import caption_of
from .hints import Hints
from .tree import Element, letters_of, line_of, name_of, normal
from .words import depth_of, heading_of

HEADING_LETTERS = 140
HEADING_WORDS = 18
CAPITALS_AT_LEAST = 4
Levels = dict[int, int]


def levels(blocks: list[Element], start: int, hints: Hints) -> Levels:
    """Depths of the headings by their places; `start` is where the text proper begins."""
    text = range(start, _end_of_text(blocks, start))
    bold = {place for place, block in enumerate(blocks) if place >= start and is_bold_line(block)}
    named = {place for place, block in enumerate(blocks) if _is_named(block)}
    capital = {place for place in text if _is_in_capitals(blocks[place])}
    large = {place for place in text if _size(blocks[place], hints) and is_short(blocks[place])}
    found = bold | named | capital | large
    if found:
        found |= {place for place in text if _is_slanted_line(blocks, place)}
    return {place: _depth(blocks[place], _Signs(blocks, found, hints)) for place in found}


class _Signs:
    """By what the headings of a document differ: weight, capitals, size."""

    def __init__(self, blocks: list[Element], found: set[int], hints: Hints) -> None:
        lines = [blocks[place] for place in found]
        self.hints = hints
        self.has_upright = any(not is_slanted(line) for line in lines)
        bare = [line for line in lines if not depth_of(line_of(line))]
        self.has_capitals = sum(_is_upper(line) for line in bare if not _is_named(line)) > 1
        sized = [_size(line, hints) for line in lines if not _is_named(line) or _size(line, hints)]
        self.sizes = sorted(set(sized), reverse=True) if sized and all(sized) else []


def _depth(line: Element, signs: _Signs) -> int:
    by_number = depth_of(line_of(line))
    if by_number:
        return by_number
    size = _size(line, signs.hints)
    if size in signs.sizes:
        return signs.sizes.index(size) + 1
    if _is_named(line):
        return 1
    if signs.has_upright and is_slanted(line):
        return 2
    return 2 if signs.has_capitals and not _is_upper(line) else 1


def _end_of_text(blocks: list[Element], start: int) -> int:
    """Where the references begin, behind which papers say their title page again."""
    for place in range(start, len(blocks)):
        label = heading_of(line_of(blocks[place])) if name_of(blocks[place]) == "p" else None
        if label and label.code == "references":
            return place
    return len(blocks)


def _is_named(block: Element) -> bool:
    """Whether a line is a known name of a part, but not one of the title page."""
    label = heading_of(line_of(block)) if name_of(block) == "p" else None
    return label is not None and label.code not in ("abstract", "keywords")


def is_bold(block: Element) -> bool:
    """Whether all words of a line are bold."""
    bold = "".join(letters_of(part) for part in block.iter("bold") if not _inside(part, "bold"))
    return bool(normal(bold)) and normal(bold) == normal(letters_of(block))


def _inside(element: Element, tag: str) -> bool:
    return any(name_of(above) == tag for above in element.iterancestors())


def is_short(block: Element) -> bool:
    """Whether a paragraph is short enough for a heading, and ends like one."""
    text = line_of(block)
    return (
        name_of(block) == "p"
        and 0 < len(text) <= HEADING_LETTERS
        and len(text.split()) <= HEADING_WORDS
        and not text.endswith((",", ";", ":"))
        and caption_of(text) is None
    )


def is_bold_line(block: Element) -> bool:
    """Whether a paragraph is a bold line by itself."""
    return name_of(block) == "p" and is_bold(block) and is_short(block)


def is_slanted(block: Element) -> bool:
    """Whether all words of a line are in italics."""
    slanted = "".join(letters_of(part) for part in block.iter("italic"))
    return normal(slanted) == normal(letters_of(block))


def _is_slanted_line(blocks: list[Element], place: int) -> bool:
    """A slanted line alone between paragraphs that are not: no verse, no quotation."""
    block = blocks[place]
    if not is_short(block) or not is_slanted(block) or line_of(block).endswith((".", "?", "!")):
        return False
    around = [*blocks[place - 1 : place], *blocks[place + 1 : place + 2]]
    follows = blocks[place + 1] if place + 1 < len(blocks) else None
    is_alone = not any(name_of(each) == "p" and is_slanted(each) for each in around)
    return is_alone and name_of(follows) == "p" if follows is not None else False


def _is_in_capitals(block: Element) -> bool:
    return is_short(block) and _is_upper(block) and not line_of(block).endswith(".")


def _is_upper(block: Element) -> bool:
    text = line_of(block)
    return text.isupper() and sum(letter.isalpha() for letter in text) >= CAPITALS_AT_LEAST


def _size(block: Element, hints: Hints) -> int:
    """The size of a line in half points where it is larger than the text, else 0."""
    return hints.large.get(normal(line_of(block)), 0) if name_of(block) == "p" else 0
