"""Which changes an answer speaks of: by what it quotes, what it names, and the words they share."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..tree import normal
from .blocks import Block
from .result import Change, Kind

QUOTED = re.compile(r"[“«„\"]([^“”«»„\"]{12,1000})[”»“\"]")
NUMBERED = {
    "table": re.compile(r"\b(?:tables?|таблиц\w*|табл\.|кесте\w*)\s*№?\s*(\d{1,3})", re.I),
    "figure": re.compile(r"\b(?:fig(?:ure)?s?\.?|рисун\w*|рис\.|сурет\w*)\s*№?\s*(\d{1,3})", re.I),
    "note": re.compile(r"\b(?:foot)?notes?\s*(\d{1,3})|\bсноск\w*\s*(\d{1,3})", re.I),
}
SECTION = re.compile(
    r"\b(?:sections?|sec\.|§|chapters?|раздел\w*|глав\w*|бөлім\w*)\s*(\d{1,2}(?:\.\d{1,2})*)", re.I
)
PARAGRAPH = re.compile(
    r"\b(?:paragraphs?|para\.|абзац\w*)\s*(\d{1,3})"
    r"|\b(\d{1,3})(?:st|nd|rd|th|-й|-м|-ші|-шы)?\s+(?:paragraph|абзац\w*)",
    re.I,
)
NUMBER = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2})*)")
STEM = 6  # letters by which a word is known whatever its ending
SHORTEST = 4  # letters; shorter words tell nothing
QUOTATION, NAMED, SECTION_NAMED, PARAGRAPH_NAMED = 6.0, 4.0, 1.0, 2.0
AROUND = 0.5  # what a shared word counts that stood in the paragraph before
ENOUGH = 1.5
MOST = 4
LONGEST = 20_000  # letters of a point and its answer that are looked at


def propose_links(asked: str, answered: str, changes: Sequence[Change]) -> list[str]:
    """Return the keys of the changes that an answer probably speaks of, the likeliest first.

    Quotations count most, then tables, figures, sections and paragraphs that are named, then rare
    words that the answer shares with what came or went. Nothing certain: a person may correct it.
    """
    asked, answered = asked[:LONGEST], answered[:LONGEST]
    if not answered.strip():
        return []
    stems = [_stems(_changed_words(change)) for change in changes]
    around = [_stems(change.block.text) - own for change, own in zip(changes, stems, strict=True)]
    rarity = _rarity([own | near for own, near in zip(stems, around, strict=True)])
    words = Counter({stem: 1.0 for stem in _stems(asked)})
    words.update({stem: 1.5 for stem in _stems(answered)})
    scores = []
    for number, change in enumerate(changes):
        score = _quoted(asked, answered, change) + _named(answered, change)
        score += sum(rarity[stem] * words[stem] for stem in stems[number] if stem in words)
        score += AROUND * sum(rarity[stem] * words[stem] for stem in around[number] & words.keys())
        scores.append((score, number))
    best = sorted((s for s in scores if s[0] >= ENOUGH), key=lambda s: (-s[0], s[1]))[:MOST]
    least = best[0][0] / 2 if best else 0
    return [changes[number].key for score, number in best if score >= least]


def _changed_words(change: Change) -> str:
    """The words that came or went; of a block that moved as it was, all."""
    if change.kind == Kind.MOVED and not change.is_reworded:
        return change.block.text
    return " ".join(part.text for part in change.all_parts() if part.side)


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in normal(text).split() if len(word) >= SHORTEST}


def _rarity(stems: Sequence[set[str]]) -> dict[str, float]:
    """The weight of each word: in few changes much, in all of them nothing."""
    times = Counter(stem for each in stems for stem in each)
    total = len(stems)
    return {
        stem: math.log((total + 1) / count) / math.log(total + 2) for stem, count in times.items()
    }


def _quoted(asked: str, answered: str, change: Change) -> float:
    """Whether the change holds a passage that is quoted in the answer, or the point quotes it."""
    new = normal(change.new.text) if change.new else ""
    old = normal(change.old.text) if change.old else ""
    if any(quotation in new or quotation in old for quotation in _quotations(answered)):
        return QUOTATION
    return QUOTATION / 2 if any(quotation in old for quotation in _quotations(asked)) else 0.0


def _quotations(text: str) -> Iterator[str]:
    for match in QUOTED.finditer(text):
        quotation = normal(match.group(1))
        if len(quotation) >= SHORTEST * 3:
            yield quotation


def _named(answered: str, change: Change) -> float:
    """Whether the answer names the table, figure, section or paragraph."""
    block = change.block
    pattern = NUMBERED.get(block.kind)
    if pattern:
        named = {
            number for match in pattern.finditer(answered) for number in match.groups() if number
        }
        return NAMED if named & _own_numbers(block) else 0.0
    score = SECTION_NAMED if _names_section(answered, block) else 0.0
    paragraphs = {int(n) for match in PARAGRAPH.finditer(answered) for n in match.groups() if n}
    if score and block.family == "text" and block.number in paragraphs:
        score += PARAGRAPH_NAMED
    return score


def _own_numbers(block: Block) -> set[str]:
    if block.kind == "note":
        return {str(block.number)}
    return set(re.findall(r"\d{1,3}", block.text[:30])[:1])


def _names_section(answered: str, block: Block) -> bool:
    number = NUMBER.match(block.section)
    if number and number.group(1).rstrip(".") in SECTION.findall(answered):
        return True
    heading = normal(NUMBER.sub("", block.section))
    return len(heading) > SHORTEST and f" {heading} " in f" {normal(answered)} "
