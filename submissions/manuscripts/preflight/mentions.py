"""Which figures and tables a text speaks of, by number, in three languages; one pass over the text."""

import re
from collections.abc import Iterator

WORDS = {
    "fig": r"(?i:fig(?:ure|ures|s)?\.?|рис(?:унк\w*|унок)?\.?|сурет\w*)",
    "table-wrap": r"(?i:tab(?:le|les|s)?\.?|табл(?:иц\w*)?\.?|кесте\w*)",
}
# "2", "S2", "A.1", "1.2", "2a", "2(a)"; every part is bounded, so that hostile texts cost no more
ONE = r"(?:[A-ZА-Я]\.?)?\d{1,4}(?:\.\d{1,3}){0,3}(?:[a-zа-я]|\s?\([a-zа-я]\))?(?![\w(])"
NEXT = r"\s{0,3}(?:[,;–-]|,?\s?\b(?:and|to|и|до|және|мен)\b|&)\s{0,3}"
NUMBER = re.compile(r"\d+(?:\.\d+)*(?:[a-zа-я])?")
RANGE = re.compile(r"(\d{1,4})\s?[–-]\s?(\d{1,4})(?![\d.])")
RANGE_AT_MOST = 60


def mentions(text: str) -> dict[str, set[str]]:
    """Return the numbers that stand beside the word for a figure or a table, by the tag of either.

    "Figures 2 and 3", "рис. 2, 4–6", "2-суретте". Of "2.1a" the forms "2.1a", "2.1" and "2" count.
    """
    return {tag: set(_numbers(text, word)) for tag, word in WORDS.items()}


def _numbers(text: str, word: str) -> Iterator[str]:
    more = rf"(?:{NEXT}(?:{word}\s?)?{ONE})"
    behind = re.compile(rf"\b{word}\s{{0,3}}(?:№\s?)?({ONE}{more}{{0,30}})")
    before = re.compile(rf"(?<![\d.,;])({ONE}{more}{{0,3}})\s?[-–]?\s?(?:ші|шы)?\s?{word}(?!\w)")
    for pattern in (behind, before):
        for match in pattern.finditer(text):
            yield from _forms(match.group(1))


def _forms(numbers: str) -> Iterator[str]:
    for match in NUMBER.finditer(numbers):
        number = match.group()
        yield number
        plain = number.rstrip("abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя")
        while plain:
            yield plain
            plain = plain.rpartition(".")[0]
    for match in RANGE.finditer(numbers):
        start, end = int(match.group(1)), int(match.group(2))
        if 0 < end - start <= RANGE_AT_MOST:
            yield from map(str, range(start, end + 1))
