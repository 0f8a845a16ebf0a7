"""Tables: row by row, then cell by cell."""

from collections.abc import Sequence

from .result import Part, Row
from .tokens import split_words
from .wording import Budget, compare_words, matching

Texts = tuple[str, ...]
AROUND = 1  # unchanged rows that are shown on both sides of a changed one
LIKE = 0.3  # how many cells of two rows must be equal, for rows that do not stand alone
LARGEST_GAP = 2_500  # rows of one side times rows of the other that are compared one with another


def compare_rows(old: Sequence[Texts], new: Sequence[Texts], budget: Budget) -> tuple[Row, ...]:
    """Return the rows of both tables in reading order; runs of unchanged rows are left out."""
    rows: list[Row] = []
    a = c = 0
    for i, j in [*matching(old, new, budget), (len(old), len(new))]:
        rows += _gap(old[a:i], new[c:j], budget)
        if i < len(old):
            rows.append(Row("", tuple((Part("", cell),) for cell in new[j])))
        a, c = i + 1, j + 1
    return tuple(_shortened(rows))


def _gap(old: Sequence[Texts], new: Sequence[Texts], budget: Budget) -> list[Row]:
    """Rows between two equal ones: paired by place where there are as many, else by likeness."""
    if len(old) == len(new):
        return [_row(one, other, budget) for one, other in zip(old, new, strict=True)]
    rows, a = [], 0
    for number, row in enumerate(new):
        found = _likest(old[a:], row) if len(old) * len(new) <= LARGEST_GAP else None
        if found is None:
            rows.append(_whole("in", new[number]))
            continue
        rows += [_whole("out", gone) for gone in old[a : a + found]]
        rows.append(_row(old[a + found], row, budget))
        a += found + 1
    return rows + [_whole("out", gone) for gone in old[a:]]


def _likest(rows: Sequence[Texts], row: Texts) -> int | None:
    """The first row that shares enough cells with this one."""
    for number, other in enumerate(rows):
        shared = len({*row} & {*other} - {""})
        if shared >= LIKE * max(len(row), 1):
            return number
    return None


def _whole(side: str, row: Texts) -> Row:
    return Row(side, tuple((Part(side, cell),) for cell in row))


def _row(old: Texts, new: Texts, budget: Budget) -> Row:
    """One row that was changed: by place, or where columns came or went, by equal cells."""
    if len(old) == len(new):
        return Row(
            "", tuple(_cell(one, other, budget) for one, other in zip(old, new, strict=True))
        )
    cells: list[tuple[Part, ...]] = []
    a = c = 0
    for i, j in [*matching(old, new, budget), (len(old), len(new))]:
        gone, came = old[a:i], new[c:j]
        both = min(len(gone), len(came)) if len(gone) == len(came) else 0
        cells += [_cell(gone[n], came[n], budget) for n in range(both)]
        cells += [(Part("out", cell),) for cell in gone[both:]]
        cells += [(Part("in", cell),) for cell in came[both:]]
        if i < len(old):
            cells.append((Part("", new[j]),))
        a, c = i + 1, j + 1
    return Row("", tuple(cells))


def _cell(old: str, new: str, budget: Budget) -> tuple[Part, ...]:
    if old == new:
        return (Part("", new),)
    return compare_words(split_words(old), split_words(new), budget)


def _shortened(rows: list[Row]) -> list[Row]:
    """Leave out runs of unchanged rows, but the head and those beside a change."""
    changed = [n for n, row in enumerate(rows) if row.side or any(map(_has_change, row.cells))]
    near = {n + step for n in changed for step in range(-AROUND, AROUND + 1)} | {0}
    shown: list[Row] = []
    skipped = 0
    for number, row in enumerate(rows):
        if number in near:
            shown.append(Row(row.side, row.cells, skipped))
            skipped = 0
        else:
            skipped += 1
    if skipped:
        shown.append(Row("", (), skipped))
    return shown


def _has_change(cell: tuple[Part, ...]) -> bool:
    return any(part.side for part in cell)
