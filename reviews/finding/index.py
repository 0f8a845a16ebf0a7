"""Which people's texts are near a text: TF-IDF over stems and pairs of stems, in sparse arrays.

An index is made once of all texts of all people and asked many times. It needs about fifteen
bytes for each different word and pair of each text.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from reviews.finding.stems import KAZAKH_LETTERS, stem, tells, words_of
from reviews.finding.texts import Near, Text

MOST = 60_000  # texts
LETTERS = 6_000  # of a text
MANY = 1_500_000  # terms of all texts: from here on, pairs that stand in one text only are left out
SEVERAL = 0.25  # how much the second and further texts of a person add to the best
TELLING = 0.3  # of the heaviest shared word, for one to be told
COMMON = 0.1  # weight of what stands in every text
FIRST_CYRILLIC = "\u0400"
BEGINNING = 200  # letters that show in which language a text is
Alphabet = Literal["latin", "russian", "kazakh"]
# a Kazakh word may have no letter of its own
ALIKE: dict[Alphabet, set[Alphabet]] = {
    "latin": {"latin"},
    "russian": {"russian"},
    "kazakh": {"kazakh", "russian"},
}
Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Asked:
    """The answer of an index: likeness of each text, of each person, the weights asked for, and
    the letters in which what was asked begins."""

    by_text: Floats
    by_person: dict[int, float]
    weights: dict[int, float]
    alphabet: Alphabet


class Index:
    """Texts of people, ready to be compared with others."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self.texts: Sequence[Text] = sorted(texts, key=lambda text: text.person)[:MOST]
        # whoever has a work that anybody may know of
        self.writers = {
            text.person for text in self.texts if text.kind in {"work", "wrote"} and not text.paper
        }
        self.papers = np.array([text.paper for text in self.texts], dtype=np.int64)
        owners = np.array([text.person for text in self.texts], dtype=np.int64)
        self.paper_numbers: frozenset[int] = frozenset(
            text.paper for text in self.texts if text.paper
        )
        self.people, self.starts = np.unique(owners, return_index=True)
        self.stems: dict[str, int] = {}
        self.known: dict[str, int] = {}
        self.spelling: list[str] = []
        self._weigh(self._read())

    def _read(self) -> list[Numbers]:
        """Return the terms of each text. Those that everybody may know of are read first, so that
        what is hidden from somebody never decides how a word is spelt."""
        read: dict[int, Numbers] = {}
        for place in sorted(range(len(self.texts)), key=lambda place: self.texts[place].paper > 0):
            words = words_of(self.texts[place].words[:LETTERS])
            numbers = [number for word in words if (number := self._number(word)) >= 0]
            read[place] = self._keys(np.array(numbers, dtype=np.int64))
        return [read[place] for place in range(len(self.texts))]

    def _number(self, word: str) -> int:
        number = self.known.get(word)
        if number is None:
            root = stem(word)
            number = self.stems.setdefault(root, len(self.stems)) if root else -1
            if number == len(self.spelling):
                self.spelling.append(word)
            self.known[word] = number
        return number

    @staticmethod
    def _keys(numbers: Numbers) -> Numbers:
        """Return the terms of a text: each stem, and each two that follow one another."""
        pairs = (numbers[:-1] + 1 << 32) | numbers[1:]
        return np.concatenate([numbers, pairs])

    def _weigh(self, by_text: list[Numbers]) -> None:
        """Weigh each term of each text, and put them in order of terms and in order of texts."""
        count = len(by_text)
        sizes = [len(keys) for keys in by_text]
        keys = np.concatenate([*by_text, np.array([], dtype=np.int64)])
        where = np.repeat(np.arange(count), sizes)
        self.terms, which = np.unique(keys, return_inverse=True)
        both, often = np.unique(where * max(1, len(self.terms)) + which, return_counts=True)
        where, which = np.divmod(both, max(1, len(self.terms)))
        # how rare a term is must not tell of papers that are hidden from whoever asks
        open_ = (self.papers == 0)[where] if count else np.zeros(0, dtype=bool)
        seen = np.bincount(which[open_], minlength=len(self.terms))
        self.open_count = int((self.papers == 0).sum())
        if open_.sum() > MANY:
            kept = (seen > 1)[which] | (self.terms < 1 << 32)[which]
            where, which, often = where[kept], which[kept], often[kept]
        self.rarity = (np.log((1 + self.open_count) / (1 + seen)) + COMMON).astype(np.float32)
        value = np.sqrt(often) * self.rarity[which]
        norms = np.sqrt(np.bincount(where, weights=value * value, minlength=count))
        value = (value / np.maximum(norms, 1e-6)[where]).astype(np.float32)
        self.of_text = which.astype(np.int32)  # in order of texts
        self.text_first = np.searchsorted(where, np.arange(count + 1))
        order = np.argsort(which, kind="stable")
        self.where, self.value = where[order].astype(np.int32), value[order]
        self.first = np.searchsorted(which[order], np.arange(len(self.terms) + 1))

    def ask(self, words: str, *, without: Collection[int] = ()) -> Asked:
        """Return how near every person is to a text, leaving out texts from some manuscripts."""
        weights = self._weights(words)
        near: Floats = np.zeros(len(self.texts), dtype=np.float32)
        for term, weight in weights.items():
            places = slice(self.first[term], self.first[term + 1])
            near[self.where[places]] += weight * self.value[places]
        if without:
            near[np.isin(self.papers, list(without))] = 0
        return Asked(near, self._by_person(near), weights, alphabet(words.strip()[:BEGINNING]))

    def _weights(self, words: str) -> dict[int, float]:
        """Return the weights of the terms of a text that the index knows. With those that it does
        not know, which count as the rarest, their length is 1."""
        roots = [root for word in words_of(words[: 3 * LETTERS]) if (root := stem(word))]
        numbers = np.array([self.stems.get(root, -1) for root in roots], dtype=np.int64)
        every = self._keys(numbers)
        known = np.concatenate([numbers >= 0, (numbers[:-1] >= 0) & (numbers[1:] >= 0)])
        keys, often = np.unique(every[known], return_counts=True)
        places = np.minimum(np.searchsorted(self.terms, keys), max(0, len(self.terms) - 1))
        found = self.terms[places] == keys if len(self.terms) else np.zeros(len(keys), dtype=bool)
        weights = np.sqrt(often[found]) * self.rarity[places[found]].astype(float)
        unknown = len(known) - int(often[found].sum())
        rarest = float(np.float32(np.log(1 + self.open_count) + COMMON))
        norm = float(np.sqrt((weights**2).sum() + unknown * rarest**2)) or 1.0
        return dict(zip(places[found].tolist(), (weights / norm).tolist(), strict=True))

    def _by_person(self, near: Floats) -> dict[int, float]:
        """Return for each person the best text, and a little for the further ones."""
        if not len(near):
            return {}
        best = np.maximum.reduceat(near, self.starts)
        rest = np.add.reduceat(near, self.starts) - best
        total = best + SEVERAL * np.minimum(rest, best)
        some = np.flatnonzero(total > 0)
        return dict(zip(self.people[some].tolist(), total[some].tolist(), strict=True))

    def nearest(self, person: int, asked: Asked, *, most: int = 3) -> list[Near]:
        """Return the texts of a person that are near, the nearest first, with what they share."""
        place = int(np.searchsorted(self.people, person))
        if place == len(self.people) or self.people[place] != person:
            return []
        end = self.starts[place + 1] if place + 1 < len(self.starts) else len(self.texts)
        own = range(int(self.starts[place]), int(end))
        ranked = sorted(own, key=lambda number: -asked.by_text[number])[:most]
        return [
            Near(self.texts[number], float(asked.by_text[number]), self._shared(number, asked))
            for number in ranked
            if asked.by_text[number] > 0
        ]

    def _shared(self, number: int, asked: Asked, *, most: int = 4) -> tuple[str, ...]:
        """Return the words that a text shares with what was asked, pairs before their parts.

        Fillers are left out, though they count; and where both are in two languages, the words are
        told in one: the own language of what was asked, or else that of the heaviest.
        """
        own = self.of_text[self.text_first[number] : self.text_first[number + 1]].tolist()
        found = {term: asked.weights[term] for term in own if term in asked.weights}
        least = max(found.values(), default=0) * TELLING
        found = {term: weight for term, weight in found.items() if weight >= least}
        told: list[str] = []
        single = self.terms < 1 << 32
        order = sorted(found, key=lambda term: (-found[term], single[term], term))
        words = [self._spelt(int(self.terms[term])) for term in order]
        words = [word for word in words if tells(word.split())]
        wanted: list[Alphabet] = [asked.alphabet, *([alphabet(words[0])] if words else [])]
        in_one = [[word for word in words if alphabet(word) in ALIKE[each]] for each in wanted]
        for word in next(filter(None, in_one), []):
            if not any(word in earlier for earlier in told):
                told = [earlier for earlier in told if earlier not in word] + [word]
            if len(told) > most:
                break
        return tuple(told[:most])

    def _spelt(self, key: int) -> str:
        """Return a term as it stood in the text in which it was first met."""
        first, second = (key >> 32) - 1, key & 0xFFFFFFFF
        return (
            self.spelling[second]
            if first < 0
            else f"{self.spelling[first]} {self.spelling[second]}"
        )


def alphabet(text: str) -> Alphabet:
    """Return which letters a text is written in."""
    letters = set(text.casefold())
    if KAZAKH_LETTERS & letters:
        return "kazakh"
    return "latin" if text[:1] < FIRST_CYRILLIC else "russian"
