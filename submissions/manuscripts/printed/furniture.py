"""What stands on pages and is no text of the paper: running heads, page numbers, line numbers."""

import re
from collections import Counter
from collections.abc import Iterator

from .letters import Run
from .rows import Row, rows_of

EDGE_ROWS = 2  # at the top and at the bottom of a page
OUTER = 0.16  # of the height of a page: where heads and feet stand
PAGE_NUMBER = re.compile(
    r"[–—\-\s]*(?:(?:page|p\.|стр\.|с\.|бет)\s*)?(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:/|of|из)\s*\d{1,4})?[–—\-\s]*",
    re.I,
)
AT_EDGE = re.compile(r"^\s*(\d{1,4})\b|\b(\d{1,4})\s*$")
SHARE = 0.4  # of the pages: a line that stands on so many is a head
HEIGHTS = 8  # points: rows at one height stand so near to each other
LINE_NUMBER = re.compile(r"(\d{1,4})(?:\s+|$)")
NUMBERED_SHARE = 0.6  # of the rows of a page
NUMBERED_LEAST = 8

Key = tuple[str, str]


def without_furniture(pages: list[list[Run]], heights: list[float]) -> list[list[Run]]:
    """Return the runs of each page without running heads, page numbers and numbers of lines."""
    pages = [_without_line_numbers(runs) for runs in pages]
    edges = [list(_edge_rows(runs, number, heights[number])) for number, runs in enumerate(pages)]
    seen = Counter(key for rows in edges for key in {k for row, at in rows for k in keys(row, at)})
    least = max(2, SHARE * len(pages))
    result = []
    for runs, rows in zip(pages, edges, strict=True):
        gone = {
            id(cell)
            for row, at in rows
            if PAGE_NUMBER.fullmatch(row.text) or any(seen[key] >= least for key in keys(row, at))
            for cell in row.cells
        }
        tops = {
            (cell.left, cell.top) for row, _at in rows for cell in row.cells if id(cell) in gone
        }
        result.append([run for run in runs if not _is_in(run, rows, tops)])
    return result


def _is_in(run: Run, rows: list[tuple[Row, str]], gone: set[tuple[float, float]]) -> bool:
    """Whether a run is a part of a cell that goes."""
    return any(
        (cell.left, cell.top) in gone
        and cell.left - 1 <= run.left
        and run.right <= cell.right + 1
        and run.shares_line(cell)
        for row, _at in rows
        for cell in row.cells
    )


def keys(row: Row, at: str) -> Iterator[Key]:
    """By what a row is known again on other pages: its words at that height, or the number that
    counts pages."""
    height = round(row.top / HEIGHTS)
    yield f"{at} {height}", re.sub(r"\d+|\b[ivxl]+\b", "#", row.text.casefold())
    match = AT_EDGE.search(row.text)
    if match and len(row.text) < 100:
        yield at, f"page {int(match[1] or match[2]) - row.page}"


def _edge_rows(runs: list[Run], page: int, height: float) -> Iterator[tuple[Row, str]]:
    rows = rows_of(runs, page)
    for row in rows[:EDGE_ROWS]:
        if row.top < OUTER * height:
            yield row, "top"
    for row in rows[-EDGE_ROWS:]:
        if row.bottom > (1 - OUTER) * height:
            yield row, "bottom"


def _without_line_numbers(runs: list[Run]) -> list[Run]:
    """Take away the numbers that count the lines of a page, where most lines have one."""
    rows = rows_of(runs, 0)
    found = [LINE_NUMBER.match(row.text) for row in rows]
    numbers = [int(match[1]) for match in found if match]
    steps = sum(after - before == 1 for before, after in zip(numbers, numbers[1:], strict=False))
    if steps < max(NUMBERED_LEAST, NUMBERED_SHARE * len(rows)):
        return runs
    for row, match in zip(rows, found, strict=True):
        if match:
            row.drop_start(match.end())
    return [cell for row in rows for cell in row.cells]
