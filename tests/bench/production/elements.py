"""What an article is made of, as lists of plain items, read from JATS: ours or a publisher's."""

import copy
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from lxml import etree

from submissions.manuscripts.words import NUMBERING, STATEMENTS, heading_of

KINDS = (
    "headings",
    "paragraphs",
    "tables",
    "lists",
    "notes",
    "figures",
    "formulas",
    "citations",
    "references",
    "italics",
)
LETTERS = re.compile(r"[^\W_]+")
FORMULAS = ("inline-formula", "disp-formula", "math", "tex-math")
SILENT = ("fn", "alt-text", "long-desc", "object-id", "permissions", "label", "graphic", *FORMULAS)
BLOCKS = ("list", "table-wrap", "fig", "disp-formula", "disp-quote", "boxed-text", "def-list",
          "supplementary-material", "fig-group", "disp-formula-group", "table-wrap-group", "p",
          "code", "preformat", "statement", "verse-group", "speech", "media")  # fmt: skip
ENDS = ("p", "td", "th", "title", "list-item")
SECTIONS = ("sec", "app", "ack", "notes", "glossary", "boxed-text", "bio", "app-group", "fn-group")
Element = etree._Element


@dataclass(frozen=True)
class Placed:
    """A cell of a table with its place and its size."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Item:
    """One element: its words, and what else must be right (level, cells, the reference meant)."""

    text: str
    more: tuple[object, ...] = ()


@dataclass
class Article:
    """Items by kind; `aside` are letters of what is not measured here (front, thanks, statements)."""

    items: dict[str, list[Item]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    aside: str = ""


def packed(text: str) -> str:
    """Letters and digits only, small."""
    return "".join(LETTERS.findall(normalize("NFKC", text).casefold()))


def cells_of(rows: Sequence[Sequence[object]]) -> list[Placed]:
    """Cells (words, or objects with text, columns, rows) at their places, as HTML lays them out."""
    taken: set[tuple[int, int]] = set()
    made = []
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            text = cell if isinstance(cell, str) else str(getattr(cell, "text", ""))
            height, width = getattr(cell, "rows", 1), getattr(cell, "columns", 1)
            made.append(Placed(row, column, text, height, width))
            taken |= {(row + y, column + x) for y in range(height) for x in range(width)}
    return made


def read_article(root: Element) -> Article:
    """Read body and back."""
    reader = _Reader(root)
    for name in ("body", "back"):
        part = root.find(name)
        if part is not None:
            reader.blocks(part, 0)
    front = root.find("front")
    reader.aside(front)
    for response in root.iter("sub-article", "response"):
        reader.aside(response)
    return reader.article


def name_of(element: Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def text_of(element: Element | None, without: Sequence[str] = SILENT) -> str:
    """The words of an element; formulas, notes and labels are other elements."""
    return " ".join("".join(_pieces(element, without)).split()) if element is not None else ""


def _pieces(element: Element, without: Sequence[str]) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        name = name_of(part)
        if name in ("break", "p", "title"):
            yield " "
        is_mark = name == "xref" and _marks_note(part)
        if name and name not in without and not is_mark:
            yield from _pieces(part, without)
        yield part.tail or ""


class _Reader:
    def __init__(self, root: Element) -> None:
        self.root, self.article = root, Article()
        self.by_id = {part.get("id"): part for part in root.iter() if part.get("id")}

    def add(self, kind: str, text: str, *more: object) -> None:
        if packed(text) or kind in ("tables", "figures", "formulas"):
            self.article.items[kind].append(Item(text, more))

    def aside(self, part: Element | None) -> None:
        if part is not None:
            self.article.aside += packed(text_of(part)) + packed("".join(map(str, part.itertext())))

    def blocks(self, parent: Element, level: int) -> None:
        for part in parent:
            self.block(part, level)

    def block(self, part: Element, level: int) -> None:
        name = name_of(part)
        if name in self.OF_LEVEL:
            self.OF_LEVEL[name](self, part, level)
        elif name in self.PLAIN:
            self.PLAIN[name](self, part)
        elif name and name not in ("title", "label", "graphic", "media", "object-id", "sec-meta"):
            self.title(part, level, "paragraphs")
            self.blocks(part, level)

    def words(self, part: Element) -> None:
        self.add("paragraphs", text_of(part))

    def section(self, part: Element, level: int) -> None:
        title = text_of(part.find("title"))
        label = heading_of(title) if title else None
        if name_of(part) == "ack" or (label and label.code in STATEMENTS):
            self.aside(part)
            return
        self.title(part, level + 1, "headings")
        self.blocks(part, level + (1 if title else 0))

    def title(self, part: Element, level: int, kind: str) -> None:
        title = part.find("title")
        if title is not None and text_of(title):
            text = NUMBERING.sub("", text_of(title))
            label = heading_of(text)
            if label and label.code == "references":  # its list is an element of its own
                return
            self.add(kind, text, *([level] if kind == "headings" else []))
            self.inside(title)

    def paragraph(self, part: Element, level: int) -> None:
        """A paragraph, in pieces where a list, a table or a formula stands inside it."""
        piece = etree.Element("p")
        piece.text = part.text
        for inner in list(part):
            if name_of(inner) in BLOCKS:
                self.piece(piece)
                self.block(inner, level)
                piece = etree.Element("p")
                piece.text = inner.tail
            else:
                piece.append(_copy(inner))
        self.piece(piece)

    def piece(self, piece: Element) -> None:
        self.add("paragraphs", text_of(piece))
        self.inside(piece)

    def points(self, part: Element, depth: int = 1) -> None:
        kind = "bullet" if part.get("list-type") in (None, "bullet") else "order"
        for item in part:
            inner = [each for each in item.iter("list") if _nearest(each) is item]
            words = _copy(item)
            for each in list(words.iter("list")):
                above = each.getparent()
                if above is not None:
                    above.remove(each)
            if name_of(item) in ("list-item", "def-item"):
                self.add("lists", text_of(words), kind, depth)
                self.inside(words)
            for each in inner:
                self.points(each, depth + 1)

    def table(self, part: Element, level: int) -> None:
        caption = f"{text_of(part.find('label'))} {text_of(part.find('caption'))}".strip()
        for table in part.iter("table"):
            self.add("tables", caption, *_cells(table))
        for owner in (part.find("caption"), *part.iter("table")):
            if owner is not None:
                self.inside(owner)
        for foot in part.iterfind("table-wrap-foot"):
            for each in foot.iter("p"):
                self.piece(each)

    def figure(self, part: Element) -> None:
        caption = f"{text_of(part.find('label'))} {text_of(part.find('caption'))}".strip()
        self.add("figures", caption, len(list(part.iter("graphic"))))
        if part.find("caption") is not None:
            self.inside(part.find("caption"))

    def formula(self, part: Element) -> None:
        math = next((each for each in part.iter() if name_of(each) == "math"), None)
        if math is not None:
            self.add("formulas", "".join("".join(map(str, math.itertext())).split()))

    def references(self, part: Element) -> None:
        for ref in part.iter("ref"):
            self.add("references", _reference(ref))
            self.italics(ref)

    def note(self, part: Element) -> None:
        self.add("notes", text_of(part))
        self.italics(part)

    def inside(self, part: Element) -> None:
        """What stands in a line: formulas, citations, emphasis, notes written where they are cited."""
        for each in part.iter():
            name = name_of(each)
            if name == "inline-formula":
                self.formula(each)
            elif name == "fn":
                self.note(each)
            elif name == "xref" and each.get("ref-type") == "bibr":
                for rid in (each.get("rid") or "").split():
                    aim = self.by_id.get(rid)
                    self.add("citations", text_of(each), _reference(aim) if aim is not None else "")
        self.italics(part)

    def italics(self, part: Element) -> None:
        for passage in passages(_slants(part, slanted=False)):
            self.add("italics", passage)

    OF_LEVEL = {**dict.fromkeys(SECTIONS, section), "p": paragraph, "table-wrap": table}
    PLAIN = {
        "list": points,
        "def-list": points,
        "fig": figure,
        "disp-formula": formula,
        "ref-list": references,
        "fn": note,
        "code": words,
        "preformat": words,
        "attrib": words,
    }


def _marks_note(xref: Element) -> bool:
    """Whether a link is the mark of a note; those of a table's own notes are letters of its cells."""
    is_in_table = any(name_of(above) == "table" for above in xref.iterancestors())
    return xref.get("ref-type") == "fn" and not is_in_table


def passages(pieces: Iterable[tuple[str, bool]]) -> Iterator[str]:
    """Slanted passages of a text; spaces and signs between two slanted pieces do not end one."""
    passage = between = ""
    for text, slanted in pieces:
        if slanted:
            passage += (between if passage else "") + text
            between = ""
        elif packed(text):
            if packed(passage):
                yield passage
            passage = between = ""
        else:
            between += text
    if packed(passage):
        yield passage


def _slants(element: Element, slanted: bool) -> Iterator[tuple[str, bool]]:
    """Pieces of text and whether they are slanted; formulas and notes are passed over."""
    slanted = slanted or name_of(element) == "italic"
    yield element.text or "", slanted
    for part in element:
        name = name_of(part)
        is_mark = name == "xref" and _marks_note(part)
        if name and name not in SILENT and not is_mark:
            yield from _slants(part, slanted)
        if name in ENDS:
            yield "|x|", False
        yield part.tail or "", slanted


def _reference(ref: Element) -> str:
    """The words of a reference; those of a publisher's without what stands in the label."""
    citation = next(
        (each for each in ref if name_of(each) in ("mixed-citation", "element-citation")), ref
    )
    return text_of(citation)


def _copy(element: Element) -> Element:
    return copy.deepcopy(element)


def _nearest(part: Element) -> Element | None:
    return next((above for above in part.iterancestors("list-item", "def-item")), None)


@dataclass(frozen=True)
class _Sized:
    text: str
    rows: int
    columns: int


def _cells(table: Element) -> list[Placed]:
    rows = [
        [
            _Sized(text_of(cell), int(cell.get("rowspan") or 1), int(cell.get("colspan") or 1))
            for cell in row
            if name_of(cell) in ("td", "th")
        ]
        for row in table.iter("tr")
    ]
    return cells_of(rows)
