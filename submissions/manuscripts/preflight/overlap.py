"""Shared text: sums of short runs of words, found wherever they stand.

A text is cut into runs of SHINGLE words (capitals, signs and spaces do not count). Each run has a
sum; a quarter of the sums, chosen by their own value, is kept in the archive (fingerprints). The
order of passages does not matter: a run has the same sum wherever it stands.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..tree import WORD, line_of, name_of, parse

SHINGLE = 6  # words
KEPT_OF = 4  # one in so many sums is kept
PASSAGE_WORDS = 12  # shorter agreements are phrases that anybody uses
WORDS_AT_MOST = 60_000
PASSAGES_AT_MOST = 100

Block = tuple[str, str]  # id and text


@dataclass(frozen=True)
class Passage:
    """A run of words that stands in both texts, as each prints it."""

    words: int
    own_block: str
    own_text: str
    other_block: str
    other_text: str


@dataclass(frozen=True)
class Sharing:
    """How much of a text stands in another one, in percent of its words, and where."""

    percent: float
    passages: list[Passage]

    @property
    def originality(self) -> float:
        """The other view of the same number."""
        return round(100 - self.percent, 1)


@dataclass(frozen=True)
class _Word:
    """A word folded, where it stands in its block's text, and which block."""

    folded: str
    start: int
    end: int
    block: int


def blocks_of(tree: bytes) -> list[Block]:
    """Paragraphs, list items, cells and captions of a tree; references are left out."""
    article = parse(tree)
    body = article.find("body")
    if body is None:
        return []
    return [
        (_id_above(part), text)
        for part in body.iter("p", "td", "th")
        if (text := line_of(part)) and part.find(".//p") is None
    ]


def _id_above(part: object) -> str:
    for above in (part, *part.iterancestors()):  # type: ignore[attr-defined]
        if above.get("id") and name_of(above):
            return str(above.get("id"))
    return ""


def fingerprints(blocks: Iterable[Block]) -> set[int]:
    """Return the sums to be kept of a text: whole numbers of 63 bits."""
    words = _words(blocks)
    sums = (_sum(words, place) for place in range(len(words) - SHINGLE + 1))
    return {value for value in sums if value % KEPT_OF == 0}


def _words(blocks: Iterable[Block]) -> list[_Word]:
    words: list[_Word] = []
    for number, (_identifier, text) in enumerate(blocks):
        words.extend(
            _Word(match.group().casefold(), match.start(), match.end(), number)
            for match in WORD.finditer(text)
        )
        if len(words) > WORDS_AT_MOST:
            return words[:WORDS_AT_MOST]
    return words


def _sum(words: Sequence[_Word], place: int) -> int:
    run = " ".join(word.folded for word in words[place : place + SHINGLE])
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest()) >> 1


def likeness(own: set[int], shared: int) -> float:
    """Return about how many percent of a text are shared, from the number of shared sums."""
    return round(100 * shared / len(own), 1) if own else 0.0


def compare(own: Sequence[Block], other: Sequence[Block]) -> Sharing:
    """Find every passage of a text that stands in another one, whatever the order."""
    own_words, other_words = _words(own), _words(other)
    places: dict[int, int] = {}
    for place in range(len(other_words) - SHINGLE + 1):
        places.setdefault(_sum(other_words, place), place)
    passages, shared, place = [], 0, 0
    while place <= len(own_words) - SHINGLE:
        there = places.get(_sum(own_words, place))
        length = _run(own_words, place, other_words, there) if there is not None else 0
        if there is None or length < PASSAGE_WORDS:
            place += 1
            continue
        shared += length
        passages.append(_passage(own, own_words, place, other, other_words, there, length))
        place += length
    percent = round(100 * shared / len(own_words), 1) if own_words else 0.0
    longest = sorted(passages, key=lambda passage: -passage.words)[:PASSAGES_AT_MOST]
    return Sharing(percent, longest)


def _run(own: Sequence[_Word], place: int, other: Sequence[_Word], there: int) -> int:
    """How many words agree from two places on."""
    length = 0
    while (
        place + length < len(own)
        and there + length < len(other)
        and own[place + length].folded == other[there + length].folded
    ):
        length += 1
    return length


def _passage(
    own: Sequence[Block],
    own_words: Sequence[_Word],
    place: int,
    other: Sequence[Block],
    other_words: Sequence[_Word],
    there: int,
    length: int,
) -> Passage:
    own_block, own_text = _printed(own, own_words[place : place + length])
    other_block, other_text = _printed(other, other_words[there : there + length])
    return Passage(length, own_block, own_text, other_block, other_text)


def _printed(blocks: Sequence[Block], words: Sequence[_Word]) -> tuple[str, str]:
    """The id of the first block and the words as they are printed, over blocks."""
    pieces = []
    for number, run in groupby(words, key=lambda word: word.block):
        inside = list(run)
        pieces.append(blocks[number][1][inside[0].start : inside[-1].end])
    return blocks[words[0].block][0], " … ".join(pieces)
