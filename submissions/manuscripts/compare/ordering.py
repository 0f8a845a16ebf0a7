"""Which matched blocks stayed in their order, and which were moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .blocks import Block

LEAST_MOVED = 4  # words; a shorter block that stands elsewhere is another one with the same words


@dataclass(frozen=True)
class Pair:
    """The places of one block in the old text and in the new one."""

    old: int
    new: int
    moved: bool


def in_order(
    before: Sequence[Block], after: Sequence[Block], matches: Mapping[int, int]
) -> list[Pair]:
    """Return the pairs by their place in the old text.

    As many words as possible count as having stayed (the heaviest rising subsequence); what is
    left was moved, or is no pair at all where it is very short.
    """
    order = sorted(matches)
    stayed = _heaviest_rising(
        [matches[old] for old in order], [1 + len(after[matches[old]].words) for old in order]
    )
    pairs = []
    for place, old in enumerate(order):
        moved = place not in stayed
        block = after[matches[old]]
        if not moved or len(block.words) >= LEAST_MOVED or block.family not in ("text", "formula"):
            pairs.append(Pair(old, matches[old], moved))
    return pairs


def _heaviest_rising(numbers: Sequence[int], weights: Sequence[int]) -> set[int]:
    """Places of the rising subsequence with the largest sum of weights; a Fenwick tree of sums."""
    size = max(numbers, default=0) + 2
    tree: list[tuple[int, int]] = [(0, -1)] * (size + 1)
    before: list[int] = []
    for place, (number, weight) in enumerate(zip(numbers, weights, strict=True)):
        best, spot = (0, -1), number
        while spot > 0:
            best, spot = max(best, tree[spot]), spot - (spot & -spot)
        before.append(best[1])
        sum_here, spot = (best[0] + weight, place), number + 1
        while spot <= size:
            tree[spot], spot = max(tree[spot], sum_here), spot + (spot & -spot)
    end, spot = (0, -1), size
    while spot > 0:
        end, spot = max(end, tree[spot]), spot - (spot & -spot)
    place, found = end[1], set()
    while place >= 0:
        found.add(place)
        place = before[place]
    return found
