"""Which block of the old text is which of the new one, by what they say."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from .blocks import Block
from .wording import longest_rising

ALIKE = 0.3  # how much of their words two blocks must share to be one block that was changed
WRITTEN_OUT = 0.55  # what the share of the shorter block counts beside that of both
COMMON = 12  # a stretch of words in more blocks than this tells nothing
CANDIDATES = 6
SINGLE = ("heading", "figure", "table", "formula", "note")  # known by their place as well
SHORT = 5  # words; below, single words are compared and not pairs of words

Matches = dict[int, int]


def match_blocks(before: Sequence[Block], after: Sequence[Block]) -> Matches:
    """Return the places of blocks in the new text by their places in the old one.

    Equal blocks first, then similar ones, then the only table, figure or heading between two
    matched blocks. In about n log n steps for n words.
    """
    matches = _equal_once(before, after)
    _neighbours(before, after, matches)
    _equal_again(before, after, matches)
    _similar(before, after, matches)
    _alone_between(before, after, matches)
    return matches


def _equal_once(before: Sequence[Block], after: Sequence[Block]) -> Matches:
    """Blocks that stand once in each text."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    for number, block in enumerate(after):
        places[block.key].append(number)
    times = Counter(block.key for block in before)
    return {
        number: places[block.key][0]
        for number, block in enumerate(before)
        if times[block.key] == 1 and len(places.get(block.key, ())) == 1
    }


def _neighbours(before: Sequence[Block], after: Sequence[Block], matches: Matches) -> None:
    """Equal blocks just after or before matched ones."""
    for step in (1, -1):
        taken = set(matches.values())
        for old in sorted(matches, reverse=step < 0):
            new = matches[old]
            old, new = old + step, new + step
            while (
                0 <= old < len(before)
                and 0 <= new < len(after)
                and old not in matches
                and new not in taken
                and before[old].key == after[new].key
            ):
                matches[old] = new
                taken.add(new)
                old, new = old + step, new + step


def _equal_again(before: Sequence[Block], after: Sequence[Block], matches: Matches) -> None:
    """Equal blocks that stand more than once, in their order."""
    taken, places = set(matches.values()), defaultdict(list)
    for number in range(len(after) - 1, -1, -1):
        if number not in taken:
            places[after[number].key].append(number)
    for number, block in enumerate(before):
        if number not in matches and places.get(block.key):
            matches[number] = places[block.key].pop()


def _similar(before: Sequence[Block], after: Sequence[Block], matches: Matches) -> None:
    """Blocks that share many words: the most similar first, each once."""
    taken = set(matches.values())
    old = {n: _shingles(b) for n, b in enumerate(before) if n not in matches}
    new = {n: _shingles(b) for n, b in enumerate(after) if n not in taken}
    index: dict[Hashable, list[int]] = defaultdict(list)
    for number, shingles in old.items():
        for shingle in shingles:
            index[shingle].append(number)
    found: list[tuple[float, int, int]] = []
    for number, shingles in new.items():
        shared = Counter(
            other
            for shingle in shingles
            if len(index.get(shingle, ())) <= COMMON
            for other in index.get(shingle, ())
        )
        for other, _times in shared.most_common(CANDIDATES):
            likeness = _likeness(old[other], shingles)
            if likeness >= ALIKE:
                found.append((-likeness, other, number))
    for _likeness_of, other, number in sorted(found):
        if other not in matches and number not in taken:
            matches[other] = number
            taken.add(number)


def _shingles(block: Block) -> frozenset[Hashable]:
    """Pairs of neighbouring words, with the block's family; cells count as words."""
    words = [word.strip().casefold() for word in block.words]
    words += [cell.casefold() for row in block.rows for cell in row if cell]
    if len(words) < SHORT:
        return frozenset((block.family, word) for word in words)
    return frozenset((block.family, *pair) for pair in zip(words, words[1:], strict=False))


def _likeness(one: frozenset[Hashable], other: frozenset[Hashable]) -> float:
    """Sørensen and Dice: twice the shared by the sum. A block of which more than half went into a
    longer one is alike as well: it was written out."""
    shared, least = len(one & other), min(len(one), len(other))
    dice = 2 * shared / max(1, len(one) + len(other))
    return max(dice, WRITTEN_OUT * shared / least) if least >= SHORT else dice


def _alone_between(before: Sequence[Block], after: Sequence[Block], matches: Matches) -> None:
    """The only unmatched heading, table … between two matched blocks is the same one, rewritten."""
    order = sorted(matches)
    rising = [order[place] for place in longest_rising([matches[old] for old in order])]
    taken, a, c = set(matches.values()), 0, 0
    for old, new in [*((old, matches[old]) for old in rising), (len(before), len(after))]:
        left = _by_family(before, (n for n in range(a, old) if n not in matches))
        right = _by_family(after, (n for n in range(c, new) if n not in taken))
        for family in SINGLE:
            if len(left[family]) == len(right[family]) == 1:
                matches[left[family][0]] = right[family][0]
        a, c = old + 1, new + 1


def _by_family(blocks: Sequence[Block], numbers: Iterable[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        found[blocks[number].family].append(number)
    return found
