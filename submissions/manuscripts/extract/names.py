"""Names of people: can a piece of text be one, and which part of a name is which."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from .name_words import (
    ABOUT,
    CHILD,
    CYRILLIC,
    DOTLESS,
    FAMILY_ENDING,
    INITIALS,
    LATIN,
    LONE,
    NOT_A_NAME,
    NOT_PEOPLE,
    PARTICLES,
    PATRONYMIC,
    SMALL_WORD,
    SUFFIX,
    VIETNAMESE,
    WORD,
)

GIVEN_NAMES = Path(__file__).parent / "given_names.txt"
NAME_LETTERS = 70
GIVEN_AT_MOST = 3
STEM = 4  # letters that all forms of a word share at least
ABBREVIATED = 4  # letters of "Yu.", "Alex."


@dataclass(frozen=True)
class Name:
    """A person's name in parts, and whether the order of the parts was clear."""

    given: str
    family: str
    patronymic: str = ""
    certain: bool = True


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Common given names in English, Russian and Kazakh, small letters."""
    return frozenset(GIVEN_NAMES.read_text(encoding="utf-8").casefold().split())


def is_name(text: str, common: frozenset[str] = frozenset()) -> bool:
    """Whether a piece of text can be one person's name.

    `common` are words that the paper itself writes small: a "name" of such words alone is none.
    """
    words = text.split()
    if not 1 < len(_spread(words)) <= 6 or len(text) > NAME_LETTERS:
        return False
    if NOT_A_NAME.search(text) or NOT_PEOPLE.match(text):
        return False
    if not all(_is_part(word) for word in words) or words[-1].casefold() in PARTICLES:
        return False
    if not any(len(word.strip(".")) > 1 for word in words):
        return False
    if SMALL_WORD.search(text) or LONE.search(text) or ABOUT.search(text):
        return False
    if any(len(word) > ABBREVIATED and word.endswith(".") for word in words[:-1]):
        return False  # a sentence ended: "Chen Jing. Counting Drops"
    return not _is_common(words, common)


def is_single(text: str, common: frozenset[str] = frozenset()) -> bool:
    """Whether one word can be somebody's only name."""
    return (
        len(text.split()) == 1
        and 2 < len(text.strip(".")) < 30
        and _is_part(text)
        and not NOT_A_NAME.search(text)
        and not _is_common([text], common)
    )


def _is_common(words: list[str], common: frozenset[str]) -> bool:
    """Whether every long word is one that the paper writes small, and none a usual given name.

    Of words in capitals half are enough, and in any of their forms: capitals say nothing of a name.
    """
    long = [word.strip(".") for word in words if len(word.strip(".")) > 2]
    small = [word.casefold() for word in long]
    if not long or not common or any(word in given_names() for word in small):
        return False
    if any(INITIALS.match(word) for word in words):
        return False
    if all(word in common for word in small):
        return True
    if len(long) < 2 or not all(map(str.isupper, long)) or any(map(PATRONYMIC.search, long)):
        return False
    known = sum(word[: max(STEM, len(word) - 3)] in _stems(common) for word in small)
    return known * 2 >= len(long)


@lru_cache(maxsize=2)
def _stems(words: frozenset[str]) -> frozenset[str]:
    """The beginnings of words, under which all their forms are found."""
    return frozenset(word[:end] for word in words for end in range(STEM, len(word) + 1))


def _spread(words: list[str]) -> list[str]:
    """Words, with initials typed together ("И.И.") counted one by one."""
    return [part for word in words for part in re.findall(r"[^.]+\.?", word)]


def _is_part(word: str) -> bool:
    if word.casefold() in PARTICLES or word.casefold() in CHILD:
        return True
    if not re.fullmatch(WORD, word):
        return False
    start = word[0]
    after_article = re.match(r"(?:al|el|d|o|l)[-'’](?P<next>.)", word)
    return start.isupper() or bool(after_article and after_article.group("next").isupper())


def looks_like_person(text: str) -> bool:
    """Whether a name shows that it is one: an initial, a patronymic or a usual given name."""
    words = re.sub(r"(?<=\.)(?=[^\W\d_])", " ", text).split()
    return any(
        INITIALS.match(word) or PATRONYMIC.search(word) or word.casefold() in given_names()
        for word in words
    )


def split_name(text: str) -> Name:
    """Given, family and patronymic of a printed name.

    Clear orders: capitals mark the family, a patronymic is known by its ending, initials stand apart
    from the family, a usual given name says where the others are. Otherwise the last word is taken as
    the family; two Cyrillic words stay uncertain unless one has a family's ending.
    """
    inverted = re.match(rf"\s*({WORD}(?:\s{WORD})?),\s*(.+)$", text)
    if inverted:
        return Name(" ".join(_spaced(inverted.group(2))), inverted.group(1))
    words = _spaced(text)
    if len(words) == 1:
        return Name("", words[0], certain=False)
    suffix = words.pop() if len(words) > 2 and SUFFIX.match(words[-1]) else ""
    for read in (
        _by_initials,
        _by_patronymic,
        _by_capitals,
        _by_first_family,
        _by_two_given,
        _by_given,
        _by_ending,
    ):
        name = read(words)
        if name:
            return replace(name, family=f"{name.family} {suffix}".strip())
    return _by_place(words, text, suffix)


def _by_place(words: list[str], text: str, suffix: str) -> Name:
    """The last word, and the particles before it, as the family."""
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    family = " ".join([*words[start:], *filter(None, [suffix])])
    is_latin = bool(LATIN.search(text)) and not text.isupper()
    is_usual = start <= GIVEN_AT_MOST and any(_is_given(word) for word in words[1:start])
    is_plain = start == 1 and (_is_given(words[0]) or bool(FAMILY_ENDING.search(words[-1])))
    return Name(" ".join(words[:start]), family, certain=is_latin and (is_usual or is_plain))


def _is_given(word: str) -> bool:
    """An initial or a usual given name, also in two parts ("Marie-Anne")."""
    parts = word.casefold().split("-")
    return bool(INITIALS.match(word)) or any(part in given_names() for part in parts)


def _spaced(text: str) -> list[str]:
    return re.sub(r"(?<=\.)(?=[^\W\d_])", " ", text).split()


def _by_initials(words: list[str]) -> Name | None:
    """ "Smith J. K." and "J. K. Smith": the family is what is no initial; "Ann B. Lee" is not meant."""
    short = [bool(INITIALS.match(word)) for word in words]
    if not any(short) and DOTLESS.match(words[-1]) and not words[0].isupper():  # "Smith JK"
        short[-1] = True
    if short[0] and not short[-1]:
        start = short.index(False)
    elif short[-1] and not short[0]:
        end = short.index(True)
        return Name(" ".join(words[end:]), _calm(words[:end]))
    else:
        return None
    family = words[start:]
    if any(short[start:]):
        return None
    if len(family) > 1 and family[0].casefold() not in PARTICLES and len(family[0]) > 1:
        if family[0].casefold() in given_names():  # "G. David Lee", but also "P. Lakshmi Devi"
            return Name(" ".join(words[:-1]), words[-1], certain=start > 1)
        if not any("-" in word for word in family) and len(words[:start]) == 1:
            return Name(" ".join(words[:-1]), words[-1], certain=False)
    return Name(" ".join(words[:start]), _calm(family))


def _calm(words: Iterable[str]) -> str:
    """Words in capitals as names are written: SMITH → Smith; everything else as it is."""
    return " ".join(
        word.title() if len(word.strip(".")) > 2 and word.isupper() else word for word in words
    )


def _by_patronymic(words: list[str]) -> Name | None:
    if len(words) == 4 and words[3].casefold() in CHILD:
        words = [words[0], words[1], f"{words[2]} {words[3]}"]
    elif len(words) == 4 and words[2].casefold() in CHILD:
        words = [words[0], f"{words[1]} {words[2]}", words[3]]
    if len(words) != 3:
        return None
    if PATRONYMIC.search(words[2]):
        return Name(_calm([words[1]]), _calm([words[0]]), _calm(words[2].split()))
    if PATRONYMIC.search(words[1]):
        return Name(_calm([words[0]]), _calm([words[2]]), _calm(words[1].split()))
    return None


def _by_capitals(words: list[str]) -> Name | None:
    loud = [len(word.strip(".")) > 1 and word.isupper() for word in words]
    if all(loud) or not any(loud):
        return None
    if not loud[0] and not loud[-1]:
        return None
    rest = [word for word, is_loud in zip(words, loud, strict=True) if not is_loud]
    if all(len(word.strip(".")) == 1 or word.casefold() in PARTICLES for word in rest):
        return None
    family = " ".join(word for word, is_loud in zip(words, loud, strict=True) if is_loud)
    return Name(" ".join(rest), family.title())


def _by_first_family(words: list[str]) -> Name | None:
    """Vietnamese names begin with one of a few dozen families: "Nguyen Thi Minh Hang"."""
    first, last = latin_letters(words[0]), latin_letters(words[-1])
    if len(words) < 3 or first not in VIETNAMESE or last in VIETNAMESE:
        return None
    known = [word.casefold() in given_names() for word in words[1:]]
    return None if known[0] else Name(" ".join(words[1:]), _calm(words[:1]))


def _by_two_given(words: list[str]) -> Name | None:
    """Two usual given names and two families, as in Spanish and Portuguese: "José Luis Ruiz Soto"."""
    known = [word.casefold() in given_names() for word in words]
    rest = words[2:]
    families = [word for word in rest if word.casefold() not in PARTICLES]
    if not all(known[:2]) or len(families) != 2 or rest[0].casefold() in PARTICLES:
        return None
    return None if known[2] else Name(" ".join(words[:2]), " ".join(rest))


def with_family_of(email: str, name: Name, printed: str) -> Name:
    """A name of three words or more, its family begun where the address begins it: "cvidal@" says
    that Carmen Vidal Soto is Ms Vidal Soto."""
    local, words = latin_letters(email.partition("@")[0]), printed.split()
    if len(words) < 3 or not printed.endswith(name.family) or not LATIN.search(printed):
        return name
    spelt = [len(word) > 3 and latin_letters(word) in local for word in words]
    first = name.given.split()
    place = len(first) - 1
    if not local or spelt[-1] or place < 1 or not spelt[place] or name.patronymic:
        return name
    if words[place].casefold() in given_names():
        return name
    return replace(name, given=" ".join(first[:place]), family=f"{first[place]} {name.family}")


def latin_letters(text: str) -> str:
    """Small Latin letters without their accents (NFD)."""
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFD", text).casefold().replace("đ", "d"))


def _by_given(words: list[str]) -> Name | None:
    """A usual given name at one end, and none at the other."""
    known = [word.casefold() in given_names() for word in words]
    if all(LATIN.search(word) for word in words) and not all(word.isupper() for word in words):
        is_turned = len(words) == 2 and known[1] and not known[0]
        ends_like_family = bool(FAMILY_ENDING.search(words[0]))
        return Name(words[1], words[0]) if is_turned and ends_like_family else None
    if len(words) != 2 or known[0] == known[1]:
        return None
    given, family = (words[0], words[1]) if known[0] else (words[1], words[0])
    return Name(_calm([given]), _calm([family]))


def _by_ending(words: list[str]) -> Name | None:
    """Two Cyrillic words: the one with a family's ending, when the other has none."""
    if len(words) != 2 or not CYRILLIC.search(" ".join(words)):
        return None
    first, second = (bool(FAMILY_ENDING.search(word)) for word in words)
    if first == second:
        return None
    given, family = (words[1], words[0]) if first else (words[0], words[1])
    return Name(_calm([given]), _calm([family]))


def split_names(texts: list[str]) -> list[Name]:
    """The names of one list of authors: where one is unclear, the order of the clear ones holds."""
    names = [split_name(text) for text in texts]
    names = _by_company(names)
    family_first = sum(_is_family_first(text, name) for text, name in _clear(texts, names))
    given_first = sum(not _is_family_first(text, name) for text, name in _clear(texts, names))
    if not family_first or given_first:
        return names
    return [
        _turned(text) if not name.certain and len(_spaced(text)) == 2 else name
        for text, name in zip(texts, names, strict=True)
    ]


def _by_company(names: list[Name]) -> list[Name]:
    """A plain name of two words is as clear as most names of its list, all of which are alike."""
    whole = [name for name in names if name.given]
    known = sum(name.certain for name in whole)
    if known * 2 < len(whole) or len(whole) < 2:
        return names
    return [
        replace(name, certain=True)
        if name.given and len(name.given.split()) == 1 and LATIN.search(name.family)
        else name
        for name in names
    ]


def _clear(texts: list[str], names: list[Name]) -> list[tuple[str, Name]]:
    return [pair for pair in zip(texts, names, strict=True) if pair[1].certain and pair[1].given]


def _is_family_first(text: str, name: Name) -> bool:
    return text.casefold().startswith(name.family.casefold()[:4])


def _turned(text: str) -> Name:
    family, given = _spaced(text)
    return Name(_calm([given]), _calm([family]), certain=False)
