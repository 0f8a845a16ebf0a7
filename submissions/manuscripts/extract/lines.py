"""A tree as a list of lines, the way a person reads a title page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..headings import is_bold
from ..languages import language_of
from ..references import AFTER
from ..spellings import LABELS
from ..tree import HREF, Element, line_of, name_of
from ..words import heading_of, label_of
from .signs import names_form

RAISED = "\ue000"  # around what is raised: "Ann Lee\ue0001*\ue001"
LOWERED = "\ue001"
NOTE = "note:"
NOTES = re.compile(rf"{RAISED}{NOTE}([^{LOWERED}]*){LOWERED}")
RAISED_PIECE = re.compile(rf"{RAISED}[^{LOWERED}]*{LOWERED}?")
CONTAINERS = ("sec", "list", "list-item", "disp-quote", "boxed-text", "def-list")
STAR_SIGNS = re.compile("[⁎∗＊﹡]")
SHORT = 600  # what is longer is prose, where such a sign multiplies
DIGITS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
SMALL_DIGITS = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+(?:[,\u02d2⸴][¹²³⁴⁵⁶⁷⁸⁹⁰]+)*")
FIRST_PAGE_LETTERS = 9_000  # before it a table without a caption can be a frame for the title page
FRAME_LETTERS = 9_000
COLUMN_LETTERS = 150  # of a column that holds a page in its own language
LABEL_START = 200
BEHIND = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]|(?<=mailto:)[^?\s]{3,80}")
ID_SIGN = re.compile(r"\W*(?:orcid)?\W*(?:id)?\W*", re.I)  # the words of a link to an iD
_INNER = "|".join(
    re.escape(words).replace("\\ ", r"\s")
    for code in ("keywords", "abstract")
    for forms in LABELS[code].values()
    for words in sorted(forms.split("; "), key=len, reverse=True)
)
INNER_LABEL = re.compile(rf"(?<=[.;!?])\s+(?=(?:{_INNER})\s?[:—–]\s)", re.I)
LABEL_LINES = 200  # from the top of a file: further down a colon only ends a phrase
INDENT = re.compile(r"\n\s+")


@dataclass(frozen=True)
class Line:
    """One line: its words, its words with raised marks, and the block it belongs to.

    `item` is its number in a numbered list, `cell` the row and column of a table that frames it.
    """

    text: str
    marked: str
    block: str  # id of the block (for a heading: of its section; for a cell: of its table)
    kind: str  # heading, text, other, title_style, subtitle_style, author_style, abstract_style
    level: int = 0
    bold: bool = False
    item: int = 0
    cell: tuple[int, int, int] | None = None
    after: bool = False  # whether it stands behind the list of references
    lead: str = ""  # the words at its start that are bold, where the others are not

    @property
    def notes(self) -> list[str]:
        """Ids of the footnotes that hang on this line."""
        return NOTES.findall(self.marked)

    @property
    def spaced(self) -> str:
        """The words with a space where something is raised: a mark is no part of an address."""
        return RAISED_PIECE.sub(" ", self.marked) if RAISED in self.marked else self.text

    @property
    def is_frame(self) -> bool:
        """Whether the line stands in a cell of a table."""
        return self.cell is not None


class _Walk:
    """The walk over a body, and what it has passed."""

    def __init__(self) -> None:
        self.letters = 0
        self.tables = 0
        self.in_paper = False
        self.about_authors = False
        self.after = False

    def lines(self, container: Element, level: int) -> Iterator[Line]:
        """Lines of all blocks in a container, in reading order."""
        is_ordered = container.get("list-type") == "order"
        self.after = self.after or container.get("sec-type") == AFTER
        for number, block in enumerate(container, 1):
            tag = name_of(block)
            if tag == "title":
                yield self._heading(block, container.get("id", ""), level)
            elif tag == "p":
                yield from self._paragraph(block)
            elif tag == "list-item" and is_ordered:
                yield from (replace(line, item=number) for line in self.lines(block, level))
            elif tag in CONTAINERS:
                yield from self.lines(block, level + (tag == "sec"))
            elif tag == "table-wrap" and self._is_frame(block):
                yield from self._cells(block)
            elif tag:
                yield Line(line_of(block)[:500] or tag, "", block.get("id", ""), "other")

    def _heading(self, block: Element, identifier: str, level: int) -> Line:
        text = line_of(block)
        self._note(text)
        return Line(text, _marked(block), identifier, "heading", level, True, after=self.after)

    def _paragraph(self, block: Element) -> Iterator[Line]:
        bold = is_bold(block)
        self.letters += len(line_of(block))
        lines = _marked(block).split("\n")
        loud = [bold] * len(lines) if bold or len(lines) < 2 else _bold_lines(block, lines)
        for marked, is_loud in zip(lines, loud, strict=True):
            text = plain(marked)
            self._note(text)
            identifier = block.get("id", "")
            lead = "" if is_loud else _bold_start(block)
            yield Line(
                text, marked.strip(), identifier, "text", 0, is_loud, after=self.after, lead=lead
            )

    def _note(self, text: str) -> None:
        """Remember whether the paper itself began, and whether its authors are told about."""
        label = heading_of(text) if len(text) < 100 else None
        if label:
            self.in_paper = self.in_paper or label.code in ("introduction", "references")
        if text and len(text) < 100:
            self.about_authors = label is not None and label.code == "about_authors"

    def _is_frame(self, table: Element) -> bool:
        """Whether a table only arranges a title page: no caption, and nothing of the paper before."""
        if table.find("label") is not None or table.find("caption") is not None:
            return False
        is_first = not self.in_paper and self.letters < FIRST_PAGE_LETTERS
        is_matter = is_first or self.about_authors or self.after
        return is_matter and len(line_of(table)) < FRAME_LETTERS

    def _cells(self, table: Element) -> Iterator[Line]:
        self.tables += 1
        identifier = table.get("id", "")
        if _is_form(table):
            yield from self._form(table, identifier)
            return
        for row, column, cell in _in_reading_order(table):
            self.letters += len(line_of(cell))
            for block in _blocks(cell):
                bold = is_bold(block)
                for marked in INDENT.sub("\n", _marked(block)).split("\n"):
                    yield Line(
                        plain(marked),
                        marked.strip(),
                        identifier,
                        "text",
                        bold=bold,
                        cell=(self.tables, row, column),
                        after=self.after,
                    )

    def _form(self, table: Element, identifier: str) -> Iterator[Line]:
        """The rows of a form as "name: value"."""
        for number, row in enumerate(table.iter("tr")):
            name, value = list(row)
            self.letters += len(line_of(row))
            label = line_of(name).strip(" :")
            for block in _blocks(value):
                for marked in _marked(block).split("\n"):
                    whole = f"{label}: {marked.strip()}" if label and plain(marked) else marked
                    label = ""
                    place = (self.tables, number, 0)
                    yield Line(plain(whole), whole.strip(), identifier, "text", cell=place)


def _in_reading_order(table: Element) -> list[tuple[int, int, Element]]:
    """The cells with their row and column: row by row, or column by column where each is in a
    language of its own."""
    rows = [list(row) for row in table.iter("tr")]
    cells = [(at, column, cell) for at, row in enumerate(rows) for column, cell in enumerate(row)]
    width = len(rows[0]) if rows else 0
    if len(rows) < 2 or width < 2 or any(len(row) != width for row in rows):
        return cells
    columns = [" ".join(line_of(row[column]) for row in rows) for column in range(width)]
    languages = {language_of(words) for words in columns if len(words) >= COLUMN_LETTERS}
    return sorted(cells, key=lambda cell: cell[1]) if len(languages) == width else cells


def _is_form(table: Element) -> bool:
    """Whether rows of two cells each name a thing and give it: "Title", "Author 1", "E-mail"."""
    rows = [list(row) for row in table.iter("tr")]
    if len(rows) < 2 or any(len(row) != 2 for row in rows):
        return False
    named = sum(names_form(line_of(row[0])) for row in rows)
    return named >= 2 and named * 2 >= len(rows)


def read_lines(article: Element) -> list[Line]:
    """Front matter that styles gave, then the body in reading order."""
    lines = list(_front(article))
    body = article.find("body")
    if body is not None:
        lines.extend(_Walk().lines(body, 0))
    kept = [line for line in lines if line.text]
    return [part for line in kept[:LABEL_LINES] for part in _at_labels(line)] + kept[LABEL_LINES:]


def _at_labels(line: Line) -> list[Line]:
    """A line that holds abstract and keywords, or keywords in several languages, as several."""
    if line.kind != "text" or ":" not in line.text or len(line.text) > FRAME_LETTERS:
        return [line]
    label = label_of(line.text[:LABEL_START])
    if label is None or label.code not in ("abstract", "keywords"):
        return [line]
    parts = INNER_LABEL.split(line.marked)
    return [replace(line, text=plain(part), marked=part) for part in parts]


def _front(article: Element) -> Iterator[Line]:
    for path, kind in (
        (".//article-title", "title_style"),
        (".//subtitle", "subtitle_style"),
        (".//contrib/string-name", "author_style"),
        (".//abstract/p", "abstract_style"),
    ):
        for element in article.iterfind(f"front{path[1:]}"):
            for marked in _marked(element).split("\n"):
                yield Line(plain(marked), marked.strip(), "", kind)


def _bold_lines(block: Element, lines: list[str]) -> list[bool]:
    """Which lines of a broken paragraph are bold from end to end."""
    loud = "\n".join("".join(str(text) for text in part.itertext()) for part in block.iter("bold"))
    return [bool(plain(line)) and plain(line) in " ".join(loud.split()) for line in lines]


def _bold_start(block: Element) -> str:
    """The bold words with which a paragraph begins."""
    first = next(iter(block), None)
    is_start = first is not None and not (block.text or "").strip()
    return line_of(first) if first is not None and is_start and name_of(first) == "bold" else ""


def _blocks(cell: Element) -> list[Element]:
    """Paragraphs of a cell, those of lists in it as well; the cell itself when it has none."""
    paragraphs = [part for part in cell.iter("p")]
    return paragraphs or [cell]


def _marked(element: Element) -> str:
    """Text with raised pieces between marks; a note's mark is its id."""
    text = SMALL_DIGITS.sub(
        lambda match: f"{RAISED}{match.group().translate(DIGITS)}{LOWERED}", _texts(element)
    )
    text = text.replace(RAISED * 2, RAISED).replace(LOWERED * 2, LOWERED)
    return STAR_SIGNS.sub("*", text) if len(text) < SHORT else text


def _texts(element: Element) -> str:
    if name_of(element) in ("tex-math", "alt-text", ""):
        return ""
    if name_of(element) == "break":
        return "\n"
    if element.get("ref-type") == "fn":
        return f"{RAISED}{NOTE}{element.get('rid', '')}{LOWERED}"
    text = (element.text or "") + "".join(_texts(part) + (part.tail or "") for part in element)
    behind = _address_behind(element)
    if behind:
        text = f"{'' if ID_SIGN.fullmatch(text) else text}{behind}"
    return f"{RAISED}{text}{LOWERED}" if name_of(element) == "sup" and text else text


def _address_behind(element: Element) -> str:
    """The ORCID iD or address that a link leads to but does not print."""
    href = element.get(HREF, "") if name_of(element) in ("ext-link", "email") else ""
    match = BEHIND.search(href)
    if match is None or match.group() in "".join(str(text) for text in element.itertext()):
        return ""
    return f" {match.group()} "


def plain(marked: str) -> str:
    """The words without notes and without marks."""
    text = NOTES.sub("", marked).replace(RAISED, "").replace(LOWERED, "")
    return " ".join(text.split())
