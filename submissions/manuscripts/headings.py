"""Headings that authors made by hand: bold lines and well-known words on a line of their own."""

from .captions import caption_of
from .tree import LEVEL, Element, letters_of, line_of, make, move_content, name_of, normal, unwrap
from .words import BACK_MATTER, depth_of, heading_of, label_of

LONG = 300  # characters: a paragraph of the text proper, not of the title page
HEADING_LETTERS = 140
HEADING_WORDS = 18
EMPHASIS = {"bold", "italic", "underline", "sc"}


def mark(blocks: list[Element]) -> list[Element]:
    """Turn paragraphs that are headings into headings; headings without words go.

    Known names of back matter ("References") always count. Bold lines and other known names count
    only in documents that have no heading of their own.
    """
    blocks = [block for block in blocks if name_of(block) != "title" or line_of(block)]
    own = [block for block in blocks if name_of(block) == "title"]
    if own:
        return [_as_heading(block, 1) if _is_back_matter(block) else block for block in blocks]
    start = _end_of_title_page(blocks)
    has_plain_bold = any(
        _is_bold_line(block) and not _is_slanted(block) for block in blocks[start:]
    )
    return [
        _as_heading(block, _depth(block, has_plain_bold))
        if _is_made_by_hand(block, place >= start)
        else block
        for place, block in enumerate(blocks)
    ]


def _is_back_matter(block: Element) -> bool:
    label = heading_of(line_of(block)) if name_of(block) == "p" else None
    return label is not None and label.code in BACK_MATTER


def _is_made_by_hand(block: Element, in_text: bool) -> bool:
    if name_of(block) != "p":
        return False
    label = heading_of(line_of(block))
    if label:
        return label.code not in ("abstract", "keywords")
    return in_text and _is_bold_line(block)


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


def is_bold(block: Element) -> bool:
    """Whether all words of a line are bold."""
    bold = "".join(letters_of(part) for part in block.iter("bold") if not _inside(part, "bold"))
    return bool(normal(bold)) and normal(bold) == normal(letters_of(block))


def _inside(element: Element, tag: str) -> bool:
    return any(name_of(above) == tag for above in element.iterancestors())


def _is_bold_line(block: Element) -> bool:
    if name_of(block) != "p" or not is_bold(block):
        return False
    text = line_of(block)
    return (
        len(text) <= HEADING_LETTERS
        and len(text.split()) <= HEADING_WORDS
        and not text.endswith((",", ";", ":"))
        and caption_of(text) is None
    )


def _is_slanted(block: Element) -> bool:
    slanted = "".join(letters_of(part) for part in block.iter("italic"))
    return normal(slanted) == normal(letters_of(block))


def _depth(block: Element, has_plain_bold: bool) -> int:
    by_number = depth_of(line_of(block))
    if by_number:
        return by_number
    return 2 if has_plain_bold and _is_slanted(block) and _is_bold_line(block) else 1


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
