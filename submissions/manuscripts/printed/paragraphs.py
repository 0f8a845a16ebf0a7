"""Rows of all pages put together to paragraphs, over lines, columns and pages."""

import re
import statistics
from dataclasses import dataclass, field
from itertools import takewhile

from ..captions import caption_of
from ..entries import TYPED_NUMBER
from ..words import heading_of
from .hyphens import Hyphens
from .letters import SUP_START
from .rows import Row

GAP = 1.35  # of the usual step between lines: more parts paragraphs
INDENT = 0.7  # letter heights: a first line set in, an entry's lines hung out
SHORT = 0.82  # of the width of a column: a line that ends before has room for another word
SIZES = 0.07  # letters that differ by more are of another kind (headings, notes)
ENDS = re.compile(r"[.?!:;…»”)\]]\W*$")
ITEM = re.compile(r"\s*(?:[•▪●○–—*-]|\(?[a-zа-я]\)|\(?\d{1,2}\))\s+")
NOTE = re.compile(rf"\s*(?:{SUP_START}|\d{{1,3}}(?=\D)|[*†‡])")
NOTE_SIZE = 0.93
MUCH_LARGER = 1.2
WORD = re.compile(r"[^\W\d_]{3}")
HUNG_SHARE = 0.2


@dataclass
class Paragraph:
    """Lines that belong together. `is_heading` is by its looks; `rows` are those of a table."""

    lines: list[Row] = field(default_factory=list)
    text: str = ""
    is_heading: bool = False
    is_entry: bool = False
    page: int = 0


@dataclass(frozen=True)
class Looks:
    """What is usual in a document: height of letters, step from line to line."""

    size: float
    step: float


def looks_of(rows: list[Row]) -> Looks:
    """Measure what is usual, by the number of letters."""
    sizes: dict[float, int] = {}
    for row in rows:
        sizes[round(row.size, 1)] = sizes.get(round(row.size, 1), 0) + len(row.text)
    size = max(sizes, key=lambda each: sizes[each]) if sizes else 10.0
    steps = [
        after.top - before.top
        for before, after in zip(rows, rows[1:], strict=False)
        if not after.opens_column and 0 < after.top - before.top < 4 * size
    ]
    return Looks(size, statistics.median_low(steps) if steps else 1.2 * size)


def paragraphs_of(rows: list[Row]) -> list[Paragraph]:
    """Put rows in reading order together; notes below a column wait until its paragraph ends."""
    looks = looks_of(rows)
    found = _Gathering(looks, _hanging(rows))
    for number, row in enumerate(rows):
        found.take(row, rows[number + 1] if number + 1 < len(rows) else None)
    found.end()
    hyphens = Hyphens(row.text for row in rows)
    for paragraph in found.done:
        paragraph.text = hyphens.join([row.text for row in paragraph.lines])
    return [paragraph for paragraph in found.done if paragraph.text]


def _hanging(rows: list[Row]) -> bool:
    """Whether the lines of references hang: those behind the first of an entry are set in."""
    last = max((n for n, row in enumerate(rows) if opens_references(row)), default=len(rows))
    behind = list(takewhile(lambda row: heading_of(row.text) is None, rows[last + 1 :]))
    hung = sum(row.left - row.left_edge > INDENT * row.size for row in behind)
    return bool(behind) and hung >= HUNG_SHARE * len(behind)


def opens_references(row: Row) -> bool:
    label = heading_of(row.text) if len(row.text) < 80 else None
    return label is not None and label.code == "references"


class _Gathering:
    """Takes one row after another."""

    def __init__(self, looks: Looks, hanging: bool) -> None:
        self.looks, self.hanging = looks, hanging
        self.done: list[Paragraph] = []
        self.notes: list[Paragraph] = []
        self.open: Paragraph | None = None
        self.in_references = False
        self.before: Row | None = None
        self.numbered = False
        self.noted = False

    def take(self, row: Row, after: Row | None) -> None:
        if self._is_note(row):
            self._take_note(row)
            return
        self.noted = False
        if self.open is None or self._turns_table(row, after) or self._begins(row):
            self._begin(row)
        else:
            self.open.lines.append(row)
        self.before = row

    def end(self) -> None:
        if self.open is not None:
            self.done.append(self.open)
        self.done += self.notes
        self.open, self.notes = None, []

    def _begin(self, row: Row) -> None:
        self.end()
        label = heading_of(row.text) if len(row.text) < 80 else None
        if label is not None:
            self.in_references = label.code == "references"
            self.numbered = False
        elif self.in_references and TYPED_NUMBER.match(row.text):
            self.numbered = True
        looks_so = self._looks_like_heading(row)
        self.open = Paragraph([row], is_heading=looks_so or label is not None, page=row.page)
        self.open.is_entry = self.in_references and label is None

    def _looks_like_heading(self, row: Row) -> bool:
        if row.is_tabular or not WORD.search(row.text):
            return False
        if row.size > self.looks.size * MUCH_LARGER:
            return True
        is_larger = row.size > self.looks.size * (1 + SIZES)
        return (is_larger or row.is_bold) and not self._is_full(row, 0.98)

    def _is_note(self, row: Row) -> bool:
        """Small print at the end of a column, begun by a number or a sign."""
        is_small = row.size < NOTE_SIZE * self.looks.size
        begins = bool(NOTE.match(row.text))
        is_first = self.before is None or (
            self.before.size >= NOTE_SIZE * self.looks.size and not row.opens_column
        )
        if self.in_references or not is_small or caption_of(row.text):
            return False
        if self.noted and not row.opens_column:
            return True
        return begins and is_first and self.open is not None

    def _take_note(self, row: Row) -> None:
        begins = not self.noted or bool(NOTE.match(row.text))
        if begins:
            self.notes.append(Paragraph([row], page=row.page))
        else:
            self.notes[-1].lines.append(row)
        self.noted = True

    def _begins(self, row: Row) -> bool:
        before, current = self.before, self.open
        if before is None or current is None:
            return True
        if heading_of(row.text) and len(row.text) < 80:
            return True
        if current.is_heading:
            return not self._goes_on_heading(row, before)
        if not _alike(row, before, self.looks) or (row.is_bold and not before.is_bold):
            return True
        if row.opens_column:
            return self._begins_in_new_column(row, before)
        return row.top - before.top > GAP * self.looks.step or self._begins_below(row, before)

    def _begins_below(self, row: Row, before: Row) -> bool:
        """Whether a line that stands as near as others to the one before begins a paragraph."""
        if self.open is not None and self.open.is_entry:
            return self._begins_entry(row, before)
        if caption_of(row.text) and (ENDS.search(before.text) or not self._is_full(before, SHORT)):
            return True
        return self._begins_by_place(row, before)

    def _turns_table(self, row: Row, after: Row | None) -> bool:
        """Whether rows of several cells begin or end here; one alone may be a line set wide."""
        before = self.before
        if before is None or before.is_tabular == row.is_tabular or self.in_references:
            return False
        if row.is_tabular:
            return after is not None and after.is_tabular
        return self.open is not None and sum(line.is_tabular for line in self.open.lines) > 1

    def _goes_on_heading(self, row: Row, before: Row) -> bool:
        """A heading of two lines; one known by its words has only one."""
        looks_alike = row.is_bold == before.is_bold and _alike(row, before, self.looks)
        is_near = not row.opens_column and row.top - before.top < 2 * before.size
        is_known = heading_of(before.text) is not None
        return looks_alike and is_near and not is_known and self._looks_like_heading(row)

    def _begins_in_new_column(self, row: Row, before: Row) -> bool:
        if self.open is not None and self.open.is_entry:
            return self._begins_entry(row, before)
        if row.left - row.left_edge > INDENT * row.size and not self._set_in(before):
            return True
        if row.text[:1].islower():
            return False
        return bool(ENDS.search(before.text)) and not self._is_full(before, SHORT + 0.1)

    def _begins_entry(self, row: Row, before: Row) -> bool:
        if self.numbered:
            return bool(TYPED_NUMBER.match(row.text))
        if self.hanging:
            return row.left - row.left_edge < INDENT * row.size
        return bool(ENDS.search(before.text)) and not self._is_full(before, SHORT + 0.1)

    def _begins_by_place(self, row: Row, before: Row) -> bool:
        """A first line that is set in, or a line behind one that ended early."""
        set_in = row.left - before.left > INDENT * row.size
        if set_in and not row.text[:1].islower() and not ITEM.match(before.text):
            return True
        if ITEM.match(row.text) and ENDS.search(before.text):
            return True
        return not self._is_full(before, SHORT) and bool(ENDS.search(before.text))

    def _set_in(self, row: Row) -> bool:
        return row.left - row.left_edge > INDENT * row.size

    def _is_full(self, row: Row, share: float) -> bool:
        width = max(row.right_edge - row.left_edge, 1.0)
        return row.right - row.left_edge >= share * width


def _alike(row: Row, other: Row, looks: Looks) -> bool:
    return abs(row.size - other.size) <= SIZES * looks.size + 0.3
