"""A canonical tree as a list of blocks: what a reader would call a paragraph, a table, a note."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..tree import HREF, Element, letters_of, line_of, name_of, parse
from .tokens import clean, split_words

LEAVES = {
    "title": "heading",
    "subtitle": "heading",
    "p": "paragraph",
    "code": "code",
    "preformat": "code",
    "disp-formula": "formula",
    "fig": "figure",
    "graphic": "figure",
    "table-wrap": "table",
    "fn": "note",
    "ref": "reference",
}
INSIDE = {"list": "item", "def-list": "item", "disp-quote": "quote", "boxed-text": "paragraph"}
NOT_READ = ("alt-text", "object-id", "contrib-group", "col", "colgroup")
RUNNING = ("paragraph", "item", "quote")  # kinds that are text and may become one another
MOST_COLUMNS = 60
MOST_CELLS = 20_000
SPAN = re.compile(r"\d{1,3}")


@dataclass(frozen=True)
class Block:
    """One block: its words, and where it stands (`section` is a heading, `number` counts within
    it). A table has `rows` of texts and its caption as words; a figure the sum of its picture."""

    kind: str
    id: str
    words: tuple[str, ...]
    section: str = ""
    number: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    picture: str = ""
    picture_sum: str = ""
    key: tuple[object, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        plain = tuple(word.rstrip() for word in self.words)
        object.__setattr__(self, "key", (self.family, plain, self.rows, self.picture_sum))

    @property
    def text(self) -> str:
        return "".join(self.words)

    @property
    def family(self) -> str:
        """The kinds within which a block may be recognised."""
        return "text" if self.kind in RUNNING else self.kind


def blocks_of(tree: bytes, pictures: Mapping[str, str]) -> list[Block]:
    """Return the blocks of body and back matter in reading order. Raises `Refusal`."""
    article = parse(tree)
    walk = _Walk(pictures)
    for part in ("body", "back"):
        for container in article.iterfind(part):
            walk.enter(container, "paragraph")
    return walk.blocks


class _Walk:
    """Walks a tree and remembers under which heading it is."""

    def __init__(self, pictures: Mapping[str, str]) -> None:
        self.pictures = pictures
        self.blocks: list[Block] = []
        self.section = ""
        self.numbers: dict[str, int] = {}

    def enter(self, container: Element, kind: str) -> None:
        for part in container:
            tag = name_of(part)
            if tag in LEAVES:
                self.add(part, LEAVES[tag] if tag != "p" else kind)
            elif tag in NOT_READ or not tag:
                continue
            elif len(part) and not (part.text or "").strip():
                self.enter(part, INSIDE.get(tag, kind))
            else:
                self.add(part, kind)

    def add(self, element: Element, kind: str) -> None:
        words = _words(element)
        rows = _rows(element) if kind == "table" else ()
        picture = _picture(element) if kind == "figure" else ""
        if not (words or rows or picture):
            return
        if kind == "heading":
            self.section, self.numbers = line_of(element), {}
        family = "text" if kind in RUNNING else kind
        self.numbers[family] = self.numbers.get(family, 0) + 1
        self.blocks.append(
            Block(
                kind,
                self.id_of(element, kind),
                words,
                self.section,
                self.numbers[family],
                rows,
                picture,
                self.pictures.get(picture, picture),
            )
        )

    def id_of(self, element: Element, kind: str) -> str:
        """The id of a block; a heading has that of its section. Never empty, never twice."""
        above = element.getparent()
        owner = above if kind == "heading" and above is not None else element
        return str(owner.get("id") or f"{kind}-{len(self.blocks) + 1}")


def _words(element: Element) -> tuple[str, ...]:
    """Words of an element; a formula is one word, a table's cells are left out."""
    words: list[str] = []
    for text, whole in _runs(element):
        if words and text[:1].isspace() and not words[-1].endswith(" "):
            words[-1] += " "
        found = (clean(" ".join(text.split())),) if whole else split_words(text)
        words.extend(word for word in found if word)
        if words and text[-1:].isspace() and not words[-1].endswith(" "):
            words[-1] += " "
    return tuple(words)


def _runs(element: Element) -> Iterator[tuple[str, bool]]:
    """Stretches of text, and whether one is to be taken as a whole."""
    if name_of(element) in ("disp-formula", "inline-formula"):
        tex = next(element.iter("tex-math"), None)
        yield (tex.text or "" if tex is not None else letters_of(element)), True
        return
    if element.text:
        yield element.text, False
    for part in element:
        tag = name_of(part)
        is_mark = part.get("ref-type") == "fn" or (
            tag == "label" and name_of(element) in ("fn", "ref")
        )
        if tag and tag not in NOT_READ and tag != "table" and not is_mark:
            yield from _runs(part)
        if tag in LEAVES or tag in ("label", "caption", "list-item"):
            yield " ", False
        if part.tail:
            yield part.tail, False


def _picture(element: Element) -> str:
    graphic = element if name_of(element) == "graphic" else next(element.iter("graphic"), None)
    return str(graphic.get(HREF) or "") if graphic is not None else ""


def _rows(element: Element) -> tuple[tuple[str, ...], ...]:
    """Texts of a table's cells on a grid; where a cell reaches further, empty ones follow."""
    rows: list[tuple[str, ...]] = []
    below: dict[int, int] = {}
    cells = 0
    for row in element.iter("tr"):
        texts = _row(row, below)
        cells += len(texts)
        if cells > MOST_CELLS:
            break
        rows.append(texts)
    return tuple(rows)


def _row(row: Element, below: dict[int, int]) -> tuple[str, ...]:
    """Texts of a row; `below` says for how many rows a cell above reaches into each column."""
    texts: list[str] = []

    def skip() -> None:
        while below.get(len(texts), 0) > 0:
            below[len(texts)] -= 1
            texts.append("")

    for cell in row:
        skip()
        if name_of(cell) not in ("td", "th") or len(texts) >= MOST_COLUMNS:
            continue
        down, across = _span(cell, "rowspan"), _span(cell, "colspan")
        for step in range(min(across, MOST_COLUMNS - len(texts))):
            below[len(texts)] = down - 1
            texts.append("" if step else "".join(_words(cell)).strip())
    skip()
    return tuple(texts)


def _span(cell: Element, attribute: str) -> int:
    text = cell.get(attribute) or "1"
    return max(1, int(text)) if SPAN.fullmatch(text) else 1
