"""Runs of a page as rows, in the order in which a person reads them, column by column."""

import re
import statistics
from collections.abc import Iterable
from dataclasses import dataclass, field

from .letters import WIDE, Run

NARROW = 0.36  # of the width of the text: half of the lines of a column are at least so long
IN_COLUMN = 5  # runs on each side of a gap, so that it parts columns
CROSSING = 0.25  # of the runs beside a gap may cross it: headings and figures over both columns
DOUBTFUL = 0.1
PLACES = 100  # that are tried for a gap
MIDDLE = (0.35, 0.65)  # of the width of the text: where the gap of two columns is looked for
NEAR = 1.2  # letter heights between two rows over both columns that belong together
TOUCHES = 2  # points by which a run may reach into the gap


@dataclass
class Row:
    """One line of a column; several `cells` where wide gaps part it. Places in points."""

    cells: list[Run]
    page: int
    left_edge: float = 0.0  # of the column
    right_edge: float = 0.0
    opens_column: bool = False

    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = " ".join(cell.text for cell in self.cells)

    @property
    def left(self) -> float:
        return self.cells[0].left

    @property
    def right(self) -> float:
        return self.cells[-1].right

    @property
    def top(self) -> float:
        return min(cell.top for cell in self.cells)

    @property
    def bottom(self) -> float:
        return max(cell.bottom for cell in self.cells)

    @property
    def size(self) -> float:
        """The height of its letters."""
        return max(self.cells, key=lambda cell: len(cell.text)).height

    @property
    def is_bold(self) -> bool:
        worded = [cell for cell in self.cells if re.search(r"[^\W\d_]", cell.text)]
        return bool(worded) and all(cell.is_bold for cell in worded)

    @property
    def is_tabular(self) -> bool:
        return len(self.cells) > 1

    def drop_start(self, characters: int) -> None:
        """Forget the first characters, and a first cell that is empty then."""
        self.cells[0].text = self.cells[0].text[characters:].lstrip()
        self.cells = [cell for cell in self.cells if cell.text]
        self.text = " ".join(cell.text for cell in self.cells)


def rows_of(runs: Iterable[Run], page: int) -> list[Row]:
    """Return runs as rows from the top down, each from left to right."""
    groups: list[list[Run]] = []
    for run in sorted(runs, key=lambda each: (each.top + each.bottom, each.left)):
        if groups and any(run.shares_line(other) for other in groups[-1][-4:]):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [Row(_joined(sorted(group, key=lambda run: run.left)), page) for group in groups]


def _joined(runs: list[Run]) -> list[Run]:
    """Runs that the file parted though they stand close (bold words, raised numbers) made one."""
    joined = [runs[0]]
    for run in runs[1:]:
        before = joined[-1]
        gap = run.left - before.right
        if gap > WIDE * before.height:
            joined.append(run)
            continue
        space = " " if gap > 0.15 * before.height else ""
        joined[-1] = Run(
            f"{before.text}{space}{run.text}",
            before.left,
            max(before.right, run.right),
            max(before, run, key=lambda one: len(one.text)).top,
            max(before, run, key=lambda one: len(one.text)).bottom,
            before.is_bold and run.is_bold,
        )
    return joined


def in_order(runs: list[Run], page: int) -> tuple[list[Row], bool]:
    """Return the rows of a page in reading order, and whether that order is in doubt."""
    gap, is_doubtful = _gap(runs)
    if gap is None:
        return _column(runs, page), is_doubtful
    rows: list[Row] = []
    across = [run for run in runs if run.left < gap - TOUCHES and run.right > gap + TOUCHES]
    beside = [run for run in runs if not (run.left < gap - TOUCHES and run.right > gap + TOUCHES)]
    for band in _bands(rows_of(across, page)):
        top = band[0].top
        above = [run for run in beside if (run.top + run.bottom) / 2 <= top]
        beside = [run for run in beside if (run.top + run.bottom) / 2 > top]
        rows += _two_columns(above, gap, page)
        rows += _column([cell for row in band for cell in row.cells], page)
    return rows + _two_columns(beside, gap, page), is_doubtful


def _bands(rows: list[Row]) -> list[list[Row]]:
    """Rows over both columns, those that follow each other closely together."""
    bands: list[list[Row]] = []
    for row in rows:
        if bands and row.top - bands[-1][-1].bottom < NEAR * row.size:
            bands[-1].append(row)
        else:
            bands.append([row])
    return bands


def _two_columns(runs: list[Run], gap: float, page: int) -> list[Row]:
    sides = ([run for run in runs if run.right <= gap + TOUCHES],
             [run for run in runs if run.right > gap + TOUCHES])  # fmt: skip
    return [row for side in sides for row in _column(side, page)]


def _column(runs: list[Run], page: int) -> list[Row]:
    """The rows of one column, each with the column's edges."""
    rows = rows_of(runs, page)
    if not rows:
        return []
    lefts, rights = sorted(row.left for row in rows), sorted(row.right for row in rows)
    for row in rows:
        row.left_edge = lefts[len(lefts) // 10]
        row.right_edge = rights[-1 - len(rights) // 20]
    rows[0].opens_column = True
    return rows


def _gap(runs: list[Run]) -> tuple[float | None, bool]:
    """The place, from the left, of the white between two columns; and whether that is in doubt."""
    if len(runs) < 2 * IN_COLUMN:
        return None, False
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    width = right - left
    best: tuple[float, float] | None = None
    for number in range(PLACES + 1):
        place = left + width * (MIDDLE[0] + (MIDDLE[1] - MIDDLE[0]) * number / PLACES)
        share = _crossing(runs, place, width)
        if share is not None and (best is None or share < best[0]):
            best = share, place
    if best is None or best[0] > 2 * CROSSING:
        return None, False
    return (best[1] if best[0] <= CROSSING else None), best[0] > DOUBTFUL


def _crossing(runs: list[Run], place: float, width: float) -> float | None:
    """The share of runs that cross a place; None where no columns stand on both sides of it."""
    before = [run for run in runs if run.right <= place + TOUCHES]
    after = [run for run in runs if run.left >= place - TOUCHES]
    if min(len(before), len(after)) < IN_COLUMN:
        return None
    for side in (before, after):
        if statistics.median(run.right - run.left for run in side) < NARROW * width:
            return None
    crossing = len(runs) - len(before) - len(after)
    return crossing / len(runs)
