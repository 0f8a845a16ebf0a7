"""How much of what a Word file says is in the JATS made from it.

For each kind of element the items of the label and those that were found are set side by side, in
their order, one to one, so that the sum of likenesses is as large as can be. Then

    F = 2 · Σ likeness / (items expected + items found)

which is the harmonic mean of precision and recall where every likeness is 0 or 1. Sums run over all
papers, so a long paper weighs more than a short one. Likeness of two items:

* their words count 1 when letters and digits are the same, else the share of words that are the same
  in the same order (difflib), if at least 0.8 of them are; else 0;
* times 0.5 where what else makes the element is wrong: a heading's level, the kind and depth of a
  point of a list, the number of pictures in a figure;
* a table is the F-measure of its cells (words, row, column, both spans), times 0.5 where its
  caption is not the same;
* a citation counts only where it leads to the reference meant.

What the Word file does not hold is not expected (`pairs`), and what is measured elsewhere (the title
page, thanks, statements) counts neither way.
"""

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from tests.bench.production.elements import KINDS, Article, Item, packed

ALIKE = 0.8
CITATION, TABLE, FIGURE = "citations", "tables", "figures"


@dataclass
class Tally:
    """One kind over many papers."""

    likeness: float = 0.0
    expected: int = 0
    found: int = 0

    def add(self, other: "Tally") -> None:
        self.likeness += other.likeness
        self.expected += other.expected
        self.found += other.found

    @property
    def f(self) -> float:
        return 2 * self.likeness / (self.expected + self.found)


@dataclass
class Compared:
    """One paper: tallies by kind, and what did not match, for people who mend."""

    name: str
    tallies: dict[str, Tally] = field(default_factory=dict)
    wrong: dict[str, list[str]] = field(default_factory=dict)


def compare(name: str, expected: dict[str, list[Item]], found: Article) -> Compared:
    """Set a label beside what was found."""
    made = Compared(name)
    for kind in KINDS:
        wanted, got = expected[kind], found.items[kind]
        matched = align(kind, wanted, got)
        right = {one for one, _other, _likeness in matched}
        used = {other for _one, other, _likeness in matched}
        extra = [
            place
            for place, item in enumerate(got)
            if place not in used and not _is_aside(item, found.aside)
        ]
        total = sum(likeness for _one, _other, likeness in matched)
        made.tallies[kind] = Tally(total, len(wanted), len(used) + len(extra))
        made.wrong[kind] = [
            *(f"  - {shown(wanted[one])}" for one in range(len(wanted)) if one not in right),
            *(f"  + {shown(got[other])}" for other in extra),
            *(
                f"  ~ {likeness:.2f} {shown(wanted[one])}\n       ≠ {shown(got[other])}"
                for one, other, likeness in matched
                if likeness < 1
            ),
        ]
    return made


def shown(item: Item) -> str:
    more = f" {str(item.more)[:300]}" if item.more else ""
    return f"{item.text[:110]}{' …' + item.text[-40:] if len(item.text) > 110 else ''}{more}"


def _is_aside(item: Item, aside: str) -> bool:
    words = [cell.text for cell in item.more if hasattr(cell, "columns")] or [item.text]
    return all(packed(each) in aside for each in words) and any(map(packed, words))


def figures(all_compared: list[Compared], prefix: str) -> dict[str, float]:
    """Fidelity of each kind that occurs, and the least of them."""
    made = {}
    for kind in KINDS:
        whole = Tally()
        for each in all_compared:
            whole.add(each.tallies[kind])
        if whole.expected:
            made[f"{prefix}{kind}"] = round(whole.f, 4)
    return made | ({f"{prefix}min": min(made.values())} if made else {})


def align(kind: str, wanted: list[Item], got: list[Item]) -> list[tuple[int, int, float]]:
    """Which expected item is which found one, in order, and how like they are."""
    blocks = SequenceMatcher(
        None, [key(kind, item) for item in wanted], [key(kind, item) for item in got], False
    ).get_matching_blocks()
    made = []
    one = other = 0
    for block in blocks:
        made += _between(kind, wanted, got, (one, block.a), (other, block.b))
        made += [
            (block.a + n, block.b + n, likeness(kind, wanted[block.a + n], got[block.b + n]))
            for n in range(block.size)
        ]
        one, other = block.a + block.size, block.b + block.size
    return made


def key(kind: str, item: Item) -> str:
    """What is the same in two items that are surely one."""
    if kind == TABLE:
        return "|".join(packed(cell.text) for cell in item.more)  # type: ignore[attr-defined]
    if kind == CITATION:
        return f"{packed(item.text)}|{packed(str(item.more[0]))}"
    return packed(item.text)


def _between(
    kind: str, wanted: list[Item], got: list[Item], ones: tuple[int, int], others: tuple[int, int]
) -> list[tuple[int, int, float]]:
    """The best pairs in order where nothing is surely the same (Needleman and Wunsch)."""
    rows, columns = range(*ones), range(*others)
    best = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    like = [[likeness(kind, wanted[one], got[other]) for other in columns] for one in rows]
    for y in range(len(rows)):
        for x in range(len(columns)):
            best[y + 1][x + 1] = max(best[y][x + 1], best[y + 1][x], best[y][x] + like[y][x])
    made, y, x = [], len(rows), len(columns)
    while y and x:
        if best[y][x] == best[y - 1][x]:
            y -= 1
        elif best[y][x] == best[y][x - 1]:
            x -= 1
        else:
            y, x = y - 1, x - 1
            made.append((rows[y], columns[x], like[y][x]))
    return made[::-1]


def likeness(kind: str, one: Item, other: Item) -> float:
    """Between 0 and 1, as said above."""
    if kind == TABLE:
        return _cells(one, other) * (1 if packed(one.text) == packed(other.text) else 0.5)
    if kind == CITATION:
        return float(key(kind, one) == key(kind, other))
    if kind == FIGURE and not packed(one.text) and not packed(other.text):
        return 1.0
    words = _words(one.text, other.text)
    return words if one.more == other.more else words / 2


def _cells(one: Item, other: Item) -> float:
    wanted = [_cell(cell) for cell in one.more]
    got = [_cell(cell) for cell in other.more]
    same = sum(min(wanted.count(cell), got.count(cell)) for cell in set(wanted))
    likeness = 2 * same / (len(wanted) + len(got)) if wanted or got else 1.0
    return likeness if likeness >= ALIKE / 2 else 0.0


def _cell(cell: object) -> tuple[object, ...]:
    text, *place = (getattr(cell, name) for name in ("text", "row", "column", "rows", "columns"))
    return packed(text), *place


def _words(one: str, other: str) -> float:
    first, second = packed(one), packed(other)
    if first == second:
        return 1.0
    if not first or not second or not 0.66 < len(first) / len(second) < 1.5:
        return 0.0
    ones, others = one.casefold().split(), other.casefold().split()
    matcher = SequenceMatcher(None, ones, others, False)
    if len(ones) < 3 or matcher.quick_ratio() < ALIKE:
        matcher = SequenceMatcher(None, first, second, False)
        if len(first) > 60 or matcher.quick_ratio() < ALIKE:
            return 0.0
    ratio = matcher.ratio()
    return min(ratio, 0.99) if ratio >= ALIKE else 0.0
