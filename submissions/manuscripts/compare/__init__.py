"""Two canonical trees in, what changed between them out: blocks, words, cells, pictures.

Blocks are matched by what they say, not by where they stand: equal ones first, then similar ones,
each bounded, so that two long texts without a common word cost no more than reading them.
"""

from collections.abc import Mapping

from .blocks import Block, blocks_of
from .matching import match_blocks
from .ordering import Pair, in_order
from .result import Change, Comparison, Counts, Kind, Part, Row
from .tables import compare_rows
from .tokens import split_words
from .wording import Budget, compare_words

__all__ = [
    "Block",
    "Change",
    "Comparison",
    "Counts",
    "Kind",
    "Part",
    "Row",
    "compare",
    "compare_texts",
]

Pictures = Mapping[str, str]


def compare(
    old: bytes,
    new: bytes,
    *,
    old_pictures: Pictures | None = None,
    new_pictures: Pictures | None = None,
) -> Comparison:
    """Compare two canonical JATS trees.

    The pictures are checksums by the names that each tree uses; without them a picture counts as
    replaced where its name is another. Raises `Refusal` when a tree is not XML or too large.
    """
    before = blocks_of(old, old_pictures or {})
    after = blocks_of(new, new_pictures or {})
    pairs = match_blocks(before, after)
    return Comparison(tuple(_in_reading_order(before, after, in_order(before, after, pairs))))


def _in_reading_order(before: list[Block], after: list[Block], pairs: list[Pair]) -> list[Change]:
    """Return all blocks in the order of the new text; removed ones stand where they stood, before
    what was added there."""
    of_new = {pair.new: pair for pair in pairs}
    matched_old = {pair.old for pair in pairs}
    stayed = sorted((pair.new, pair.old) for pair in pairs if not pair.moved)
    budget, changes, place, start = Budget(), [], 0, 0
    for stop, old in [*stayed, (len(after), len(before))]:
        changes += _removed(before, range(place, old), matched_old)
        for number in range(start, min(stop + 1, len(after))):
            pair = of_new.get(number)
            if pair is None:
                changes.append(_whole(Kind.ADDED, after[number]))
            else:
                changes.append(_both(before[pair.old], after[number], pair.moved, budget))
        place, start = old + 1, stop + 1
    return changes


def _removed(before: list[Block], numbers: range, matched: set[int]) -> list[Change]:
    return [_whole(Kind.REMOVED, before[number]) for number in numbers if number not in matched]


def _whole(kind: Kind, block: Block) -> Change:
    """A block that stands in one of the texts only."""
    side = "in" if kind == Kind.ADDED else "out"
    parts = (Part(side, block.text),) if block.text else ()
    rows = tuple(Row(side, tuple((Part(side, cell),) for cell in row)) for row in block.rows)
    if kind == Kind.ADDED:
        return Change(kind, None, block, parts, rows)
    return Change(kind, block, None, parts, rows)


def _both(old: Block, new: Block, moved: bool, budget: Budget) -> Change:
    if old.key == new.key:
        return Change(Kind.MOVED if moved else Kind.KEPT, old, new, (Part("", new.text),))
    parts = compare_words(old.words, new.words, budget)
    rows = compare_rows(old.rows, new.rows, budget) if old.rows or new.rows else ()
    return Change(Kind.MOVED if moved else Kind.CHANGED, old, new, parts, rows)


def compare_texts(old: str, new: str) -> tuple[Part, ...]:
    """Compare two plain texts word by word."""
    return compare_words(split_words(old), split_words(new), Budget())
