"""Names and years: which entries a text may mean by "Soares e Marciano (2008)" or "WHO, 2019a"."""

import re
from collections.abc import Iterable, Iterator

WORD = re.compile(r"[^\W\d_][\w’'ʼ-]*")
YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?=[a-zа-я]?(?!\w))")
BEFORE = 100  # letters before a year in which the names stand that it belongs to
FIRST_WORDS = 30  # of an entry: all its authors, or most of them
INITIALS = re.compile(r"\b[A-ZА-ЯЁ]")
ROMAN = re.compile(r"[IVXLC]+")

Pair = tuple[str, str]


def folded(name: str) -> str:
    return name.casefold().replace("’", "'").replace("ʼ", "'").removesuffix("'s")


def is_number(name: str) -> bool:
    """Whether a name is a Roman number, as in "Napoleon II, 1857"."""
    return bool(ROMAN.fullmatch(name))


def pairs_of_entry(text: str) -> set[Pair]:
    """Every name of an entry's beginning with every year in it; an institution's initials too."""
    words = WORD.findall(text[:600])[:FIRST_WORDS]
    years = YEAR.findall(text[:5_000])
    return {(name, year) for name in _names(words) for year in years}


def first_pairs(text: str) -> set[Pair]:
    """The same of the first author alone: by it a text cites."""
    words = WORD.findall(text[:600])[:FIRST_WORDS]
    first = {folded(words[0]), *_initials(words)} if words else set()
    return {(name, year) for name in first for year in YEAR.findall(text[:5_000])}


def pairs_of_text(text: str) -> Iterator[Pair]:
    """Every word with a capital that stands before a year, with that year."""
    for match in YEAR.finditer(text):
        before = text[max(0, match.start() - BEFORE) : match.start()]
        for name in _names(word for word in WORD.findall(before) if word[0].isupper()):
            yield name, match.group()


def _names(words: Iterable[str]) -> Iterator[str]:
    several = list(words)
    for word in several:
        yield folded(word)
        if "-" in word:
            yield from map(folded, filter(None, word.split("-")))
    yield from _initials(several)


def _initials(words: list[str]) -> Iterator[str]:
    """ "who" of "World Health Organization"."""
    letters = "".join(word[0] for word in words[:10] if INITIALS.match(word)).casefold()
    for end in range(2, min(len(letters), 8) + 1):
        yield letters[:end]
