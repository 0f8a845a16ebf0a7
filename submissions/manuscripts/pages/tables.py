"""Write tables as Typst code: how wide their columns are, and how wide the whole."""

from ..reading.source import Element, child, children, descendants, name, plain
from ..reading.tables import Cell, Grid, lay_out
from .code import array, call, dictionary, flag, join, labelled, quote
from .inline import content
from .sheet import Sheet

WIDEST_COLUMN = 34  # letters after which a column gains nothing
LONG = 24  # rows after which a table may break across pages instead of floating
LETTER = 1.75  # mm, a letter of a table's text
ROOMS = (("measure", 128, 8.5), ("margin", 168, 8.0), ("page", 230, 8.0))  # mm, points
SMALLEST = 5.5  # points


def tables(sheet: Sheet, source: Element) -> str:
    """Return the tables of a `table-wrap`, the caption with the first, the notes under the last."""
    found = list(descendants(source, "table"))
    parts = []
    for number, table in enumerate(found):
        grid = lay_out(table)
        if not grid.cells:
            continue
        last = number == len(found) - 1
        figure = call(
            "wide-table",
            _shape(grid),
            array([_cell(sheet, grid, *place) for place in _filled(grid)]),
            label=quote(plain(child(source, "label"))) if number == 0 else None,
            caption=caption(sheet, source) if number == 0 else None,
            notes=_notes(sheet, source) if last else None,
        )
        parts.append(labelled(figure, sheet.label(source) if number == 0 else None))
    return join(parts)


def caption(sheet: Sheet, source: Element) -> str:
    """Return the caption of a table or figure, with its attribution."""
    given = child(source, "caption")
    parts = [] if given is None else [each for each in given]
    if given is not None and not parts:
        return content(sheet, given)
    texts = [content(sheet, part) for part in parts + children(source, "attrib")]
    return join([piece for text in texts for piece in (text, quote(" "))][:-1])


def _shape(grid: Grid) -> str:
    """Return the measures of a table: relative widths, numeric columns, heads, how it is set."""
    widths = [_letters(grid, column) for column in range(grid.columns)]
    room, size = _room(sum(widths))
    numeric = grid.numeric()
    return dictionary(
        columns=array([f"{width}fr" for width in widths]),
        numeric=array([flag(column in numeric) for column in range(grid.columns)]),
        head=str(grid.head_rows),
        rows=str(grid.rows),
        room=quote(room),
        floats=flag(grid.rows <= LONG),
        size=f"{size:.1f}",
    )


def _letters(grid: Grid, column: int) -> int:
    """Return how many letters a column needs: its longest word, or a short line of its text."""
    texts = [plain(cell.element) for cell in grid.cells if _alone(cell, column)]
    words = max((len(word) for text in texts for word in text.split()), default=1)
    lines = max((len(text) for text in texts), default=1)
    return min(max(words, min(lines, 18), 3), WIDEST_COLUMN) + 2


def _alone(cell: Cell, column: int) -> bool:
    return cell.column == column and cell.columns == 1


def _room(letters: int) -> tuple[str, float]:
    """Choose the room for a table from the letters of its widest row, and the size of its type."""
    for room, width, size in ROOMS:
        if letters * LETTER * size / 8.5 <= width * 1.1:
            return room, size
    room, width, size = ROOMS[-1]
    return room, max(SMALLEST, size * width * 1.1 / (letters * LETTER * size / 8.5))


def _filled(grid: Grid) -> list[tuple[int, Cell | None]]:
    """Return the cells row by row, each with its row; None where a row is too short."""
    starts = {(cell.row, cell.column): cell for cell in grid.cells}
    return [
        (row, starts.get((row, column)))
        for row in range(grid.rows)
        for column in range(grid.columns)
        if (row, column) in starts or (row, column) not in grid.taken
    ]


def _cell(sheet: Sheet, grid: Grid, row: int, cell: Cell | None) -> str:
    """Return one cell; one of the head is repeated on each page."""
    head = flag(row < grid.head_rows)
    if cell is None:
        return dictionary(body='""', rows="1", columns="1", head=head)
    parts = [content(sheet, part) for part in cell.element if name(part) == "p"]
    inner = call("lines", *parts) if len(parts) > 1 else content(sheet, cell.element)
    return dictionary(
        body=call("strong", inner) if cell.head and inner != '""' else inner,
        rows=str(cell.rows),
        columns=str(cell.columns),
        head=head,
    )


def _notes(sheet: Sheet, source: Element) -> str | None:
    """Return the notes under a table, one a line, each with its mark."""
    lines = []
    for foot in children(source, "table-wrap-foot"):
        for note in [*descendants(foot, "fn")] or children(foot, "p", "attrib"):
            mark = plain(child(note, "label"))
            texts = [content(sheet, part) for part in children(note, "p")] or [content(sheet, note)]
            head = [call("super", quote(mark)), quote(" ")] if mark else []
            lines.append(join(head + texts))
    return call("lines", *lines) if lines else None
