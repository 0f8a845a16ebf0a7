"""Words of two texts: which stayed, which came, which went. Bounded whatever the texts are.

Words that stand once in both texts are anchors (patience diff); between them the same again. Where
no word is unique, a short stretch is compared exactly and a long one counts as replaced.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from .result import Part

LARGEST_TABLE = 40_000  # words of one side times words of the other, for one exact comparison
DEPTH = 24
LEAST_KEPT = 0.2  # with less in common, a block counts as written anew
SHORT_RUN = 3  # fewer words than this between two changes are shown as part of the change


@dataclass
class Budget:
    """How many steps exact comparisons may still take, all together."""

    steps: int = 2_000_000


def compare_words(old: Sequence[str], new: Sequence[str], budget: Budget) -> tuple[Part, ...]:
    """Return the text as stretches that stayed, came or went."""
    before, after = [word.rstrip() for word in old], [word.rstrip() for word in new]
    pairs = matching(before, after, budget)
    if len(pairs) < LEAST_KEPT * max(len(old), len(new), 1):
        pairs = []
    return tuple(_merged(_stretches(old, new, pairs)))


def matching(
    old: Sequence[Hashable], new: Sequence[Hashable], budget: Budget
) -> list[tuple[int, int]]:
    """Return positions of equal items, in order on both sides."""
    pairs: list[tuple[int, int]] = []
    waiting = [(0, len(old), 0, len(new), 0)]
    while waiting:
        a, b, c, d, depth = waiting.pop()
        while a < b and c < d and old[a] == new[c]:
            pairs.append((a, c))
            a, c = a + 1, c + 1
        while a < b and c < d and old[b - 1] == new[d - 1]:
            b, d = b - 1, d - 1
            pairs.append((b, d))
        if a == b or c == d:
            continue
        anchors = _anchors(old, new, (a, b, c, d)) if depth < DEPTH else []
        if anchors:
            waiting += _between(anchors, (a, b, c, d), depth + 1)
            pairs += anchors
        else:
            pairs += _exact(old, new, (a, b, c, d), budget)
    return sorted(pairs)


def _anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], span: tuple[int, int, int, int]
) -> list[tuple[int, int]]:
    """Items that stand once on each side, as many as stand in the same order."""
    a, b, c, d = span
    count_old, count_new = Counter(old[a:b]), Counter(new[c:d])
    where = {new[j]: j for j in range(c, d) if count_new[new[j]] == 1}
    both = [(i, where[old[i]]) for i in range(a, b) if count_old[old[i]] == 1 and old[i] in where]
    return [both[number] for number in longest_rising([j for _i, j in both])]


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """Places of a longest rising subsequence."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        spot = bisect_left(ends, number)
        before.append(places[spot - 1] if spot else -1)
        if spot == len(ends):
            ends.append(number)
            places.append(place)
        else:
            ends[spot], places[spot] = number, place
    found, place = [], places[-1] if places else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]


def _between(
    anchors: list[tuple[int, int]], span: tuple[int, int, int, int], depth: int
) -> list[tuple[int, int, int, int, int]]:
    a, b, c, d = span
    gaps = []
    for i, j in [*anchors, (b, d)]:
        gaps.append((a, i, c, j, depth))
        a, c = i + 1, j + 1
    return gaps


def _exact(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    span: tuple[int, int, int, int],
    budget: Budget,
) -> list[tuple[int, int]]:
    """A longest common subsequence of a short stretch; nothing where it would take too long."""
    a, b, c, d = span
    steps = (b - a) * (d - c)
    if steps > LARGEST_TABLE or steps > budget.steps:
        return []
    budget.steps -= steps
    lengths = [[0] * (d - c + 1) for _ in range(b - a + 1)]
    for i in range(b - a - 1, -1, -1):
        row, below, item = lengths[i], lengths[i + 1], old[a + i]
        for j in range(d - c - 1, -1, -1):
            row[j] = below[j + 1] + 1 if item == new[c + j] else max(below[j], row[j + 1])
    pairs, i, j = [], 0, 0
    while i < b - a and j < d - c:
        if old[a + i] == new[c + j]:
            pairs.append((a + i, c + j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


@dataclass
class _Stretch:
    """Words that stayed, or words that went and those that came in their place."""

    kept: list[str]
    out: list[str]
    into: list[str]


def _stretches(
    old: Sequence[str], new: Sequence[str], pairs: list[tuple[int, int]]
) -> list[_Stretch]:
    found: list[_Stretch] = []
    a = c = 0
    for i, j in [*pairs, (len(old), len(new))]:
        if i > a or j > c:
            found.append(_Stretch([], list(old[a:i]), list(new[c:j])))
        if i < len(old):
            if not found or not found[-1].kept:
                found.append(_Stretch([], [], []))
            found[-1].kept.append(new[j])
        a, c = i + 1, j + 1
    return found


def _merged(stretches: list[_Stretch]) -> list[Part]:
    """Parts; a few words that stayed between two larger changes go with the changes."""
    joined: list[_Stretch] = []
    for number, stretch in enumerate(stretches):
        after = stretches[number + 1] if number + 1 < len(stretches) else None
        if stretch.kept and joined and after and _is_lost(joined[-1], stretch, after):
            joined[-1].out += stretch.kept
            joined[-1].into += stretch.kept
        elif joined and not stretch.kept and not joined[-1].kept:
            joined[-1].out += stretch.out
            joined[-1].into += stretch.into
        else:
            joined.append(stretch)
    sides = (("", "kept"), ("out", "out"), ("in", "into"))
    return [
        Part(side, "".join(words))
        for stretch in joined
        for side, name in sides
        if (words := getattr(stretch, name))
    ]


def _is_lost(before: _Stretch, kept: _Stretch, after: _Stretch) -> bool:
    """Whether what stayed is so little, between two replacements, that it only disturbs."""
    sides = (before.out, before.into, after.out, after.into)
    return (
        len(kept.kept) < SHORT_RUN
        and all(sides)
        and min(len(before.out + before.into), len(after.out + after.into)) > SHORT_RUN
    )
