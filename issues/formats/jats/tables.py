"""Copy a table into JATS: head, body, spans that fit."""

from collections.abc import Callable

from submissions.manuscripts.reading.source import Element, plain
from submissions.manuscripts.reading.tables import lay_out

from .build import add


def add_table(parent: Element, source: Element, fill: Callable[[Element, Element], None]) -> None:
    """Append a `table`; `fill` copies what a cell holds. A table without cells is left out."""
    grid = lay_out(source)
    if not grid.cells:
        return
    numeric = grid.numeric()
    table = add(parent, "table")
    head = add(table, "thead") if grid.head_rows else None
    body = add(table, "tbody") if grid.rows > grid.head_rows else None
    rows: dict[int, Element] = {}
    for cell in grid.cells:
        if cell.row not in rows:
            place = head if cell.row < grid.head_rows else body
            rows[cell.row] = add(table if place is None else place, "tr")
        target = add(
            rows[cell.row],
            "th" if cell.head else "td",
            rowspan=str(cell.rows) if cell.rows > 1 else "",
            colspan=str(cell.columns) if cell.columns > 1 else "",
            align="right" if cell.column in numeric and plain(cell.element) else "",
        )
        fill(target, cell.element)
