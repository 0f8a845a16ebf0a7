"""Lay a table's cells on a grid: rows, columns, spans, and which columns hold numbers."""

import re
from dataclasses import dataclass, field

from .source import Element, children, name, plain

MOST_COLUMNS = 60
MOST_CELLS = 20_000
NUMBER = re.compile(
    r"[(\[<>≤≥≈~±]*\s*[+\-−–]?\s*\d[\d\s.,  ]*\s*(%|‰|[*†‡]+|[)\]])*(\s*[±(].*\d.*)?"
)
BLANKS = ("", "–", "—", "-", "−", "…", "n/a", "N/A", "n.a.")


@dataclass(frozen=True)
class Cell:
    """One cell: where it starts, how far it reaches, whether it is a head."""

    element: Element
    row: int
    column: int
    rows: int
    columns: int
    head: bool


@dataclass
class Grid:
    """A table as rectangles; `head_rows` are repeated on each page."""

    cells: list[Cell] = field(default_factory=list)
    columns: int = 0
    rows: int = 0
    head_rows: int = 0
    taken: set[tuple[int, int]] = field(default_factory=set)

    def column_text(self, column: int) -> list[str]:
        """Return the texts of a column's plain body cells that span no other column."""
        return [
            plain(cell.element)
            for cell in self.cells
            if cell.column == column and cell.columns == 1 and cell.row >= self.head_rows
        ]

    def numeric(self) -> set[int]:
        """Return the columns whose body is mostly numbers; they are set flush right."""
        return {column for column in range(self.columns) if _numbers(self.column_text(column))}


def _numbers(texts: list[str]) -> bool:
    filled = [text for text in texts if text not in BLANKS]
    return bool(filled) and sum(map(is_number, filled)) >= 0.7 * len(filled)


def is_number(text: str) -> bool:
    """Say whether a cell's text is a figure, with its sign, unit or note mark."""
    return len(text) < 40 and NUMBER.fullmatch(text) is not None


def lay_out(table: Element) -> Grid:
    """Place all cells of a `table`; spans that reach beyond their part of the table are cut."""
    grid = Grid()
    parts = children(table, "thead") + [
        part for part in children(table, "tbody", "tr", "tfoot") if len(part)
    ]
    for part in parts:
        rows = [part] if name(part) == "tr" else children(part, "tr")
        _place_rows(grid, rows, head=name(part) == "thead")
        if name(part) == "thead":
            grid.head_rows = grid.rows
    return grid


def _place_rows(grid: Grid, rows: list[Element], *, head: bool) -> None:
    end = grid.rows + len(rows)
    for row in rows:
        column = 0
        for element in children(row, "td", "th"):
            while (grid.rows, column) in grid.taken:
                column += 1
            if column >= MOST_COLUMNS or len(grid.taken) >= MOST_CELLS:
                break
            column = _place(grid, element, column, last=end, head=head)
        grid.rows += 1


def _place(grid: Grid, element: Element, column: int, *, last: int, head: bool) -> int:
    """Put one cell at the present row and return the next column."""
    rows = min(_span(element, "rowspan"), last - grid.rows)
    columns = min(_span(element, "colspan"), MOST_COLUMNS - column)
    free = 1
    while free < columns and (grid.rows, column + free) not in grid.taken:
        free += 1
    cell = Cell(element, grid.rows, column, rows, free, head or name(element) == "th")
    grid.cells.append(cell)
    for row in range(rows):
        grid.taken.update((grid.rows + row, column + step) for step in range(free))
    grid.columns = max(grid.columns, column + free)
    return column + free


def _span(element: Element, attribute: str) -> int:
    text = element.get(attribute) or "1"
    return max(1, int(text)) if re.fullmatch(r"\d{1,4}", text) else 1
