"""Names of people in a text: in every alphabet and case, with and without given name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .hits import Hit
from .lexicon import COMMON, MONTHS, PARTICLES
from .person import Person
from .sounds import is_cyrillic, keys

WORD = re.compile(r"[^\W\d_]+")
BESIDE = re.compile(r"\.?[\s\u00a0]")
GAP = re.compile(r"[\s\u00a0.,’'-]{0,3}")
CITED = re.compile(r"\s*(?:et\s+al\b|и\s+др\b|және\s+т\.?\s?б|[,(]\s*\(?(?:19|20)\d\d)", re.I)
PAIR = re.compile(r"\s*(?:and|&|и|және|мен)\s+[^\W\d_]+\s*[,(]\s*\(?(?:19|20)\d\d", re.I)
WORDS_KEPT = 20_000  # of which it is remembered how they stand to a name
SHORT = 3  # letters: a name so short needs company
SURE = 5  # letters of a key: long enough to be known by its sound in another alphabet
GIVEN_LEAST = 4
CASES = frozenset(
    [
        "a",
        "u",
        "om",
        "em",
        "e",
        "oi",
        "i",
        "ih",
        "im",
        "imi",
        "ei",
        "am",
        "ami",
        "ah",
        "in",
        "nin",
        "din",
        "tin",
        "ga",
        "ge",
        "ka",
        "ke",
        "ta",
        "te",
        "da",
        "de",
        "tan",
        "ten",
        "dan",
        "den",
        "nan",
        "nen",
        "pen",
        "ben",
        "men",
        "ti",
        "di",
        "ni",
        "er",
    ]
)
FULL_ENDINGS = frozenset(["i", "ogo", "omu", "im", "om", "a", "aia", "u", "oi", "ih", "imi", "uiu"])
LONGEST_ENDING = 4
DOUBLE_INITIALS = frozenset(["Zh", "Sh", "Ch", "Kh", "Yu", "Ya", "Ye", "Yo", "Ju", "Ja", "Дж"])


@dataclass(frozen=True)
class Word:
    """A word of the text and where it stands."""

    text: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_initial(self) -> bool:
        return (len(self.text) == 1 and self.text.isupper()) or self.text in DOUBLE_INITIALS


@dataclass
class Name:
    """What of one person's name is looked for."""

    families: list[str]
    given: list[str]
    stems: list[tuple[str, bool]] = field(default_factory=list)  # key without ending, is full
    exact: frozenset[str] = frozenset()
    givens: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    is_common: bool = False
    is_month: bool = False
    cyrillic: bool = False
    weighed: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    @property
    def length(self) -> int:
        return max((len(family) for family in self.families), default=0)


def words_in(text: str) -> list[Word]:
    """Return the words of a text."""
    return [Word(match.group(), *match.span()) for match in WORD.finditer(text)]


def prepared(people: Iterable[Person]) -> list[Name]:
    """Return the names to look for; each once."""
    names: dict[tuple[str, ...], Name] = {}
    for person in people:
        parts = (person.family, person.given, person.patronymic, person.printed)
        if any(parts) and parts not in names:
            names[parts] = _name(person)
    return list(names.values())


def _name(person: Person) -> Name:
    family, given = person.family, f"{person.given} {person.patronymic}"
    if not family and person.printed:
        *first, family = person.printed.split()
        given = " ".join(first)
    families = [part for part in WORD.findall(family) if part.casefold() not in PARTICLES]
    first = [part for part in WORD.findall(given) if part.casefold() not in PARTICLES]
    exact = frozenset(key for part in families for key in keys(part))
    return Name(
        families,
        first,
        stems=sorted({stem for part in families for stem in _stems(part)}),
        exact=exact,
        givens=frozenset(key for part in first if len(part) > 2 for key in keys(part)),
        initials=frozenset(key[0] for part in first for key in keys(part)),
        is_common=any(part.casefold() in COMMON for part in families),
        is_month=any(part.casefold() in MONTHS for part in families),
        cyrillic=is_cyrillic(family),
    )


def _stems(family: str) -> Iterator[tuple[str, bool]]:
    """The keys of a family name without what changes in its cases; full endings (-ский) apart."""
    for key in keys(family):
        if key.endswith(("ski", "ska", "cki", "cka")):
            yield key[:-1], True
        elif key.endswith("a") and len(key) > SHORT:
            yield key[:-1], False
        else:
            yield key, False


def find_names(text: str, names: list[Name], everyday: set[str]) -> Iterator[Hit]:
    """Find names; `everyday` are words that the whole text uses with small letters as well."""
    words = words_in(text)
    taken: set[int] = set()
    for number, word in enumerate(words):
        if number in taken or not word.is_capital:
            continue
        for name in names:
            strength = _strength(word, name)
            if not strength:
                continue
            hit, used = _weighed(text, words, number, name, strength, everyday)
            if hit is not None:
                taken |= used
                yield hit
                break


def _strength(word: Word, name: Name) -> int:
    """2: the family name itself; 1: a given name; 0: neither."""
    if word.text not in name.weighed:
        if len(name.weighed) > WORDS_KEPT:
            name.weighed.clear()
        name.weighed[word.text] = _strength_of(word.text, name)
    return name.weighed[word.text]


def _strength_of(word: str, name: Name) -> int:
    found = keys(word)
    if not found.isdisjoint(name.exact) and len(word) > 1:
        return 2
    if any(_inflected(key, word, name) for key in found):
        return 2
    if len(word) > 2 and any(_given(key, name) for key in found):
        return 1
    return 0


def _inflected(key: str, word: str, name: Name) -> bool:
    if not is_cyrillic(word) and not (key.endswith("s") and key[:-1] in name.exact):
        return any(key == stem for stem, _full in name.stems if len(stem) >= SURE)
    for stem, full in name.stems:
        least = SURE if not name.cyrillic else SHORT + 1
        if name.length <= SHORT:
            least = 2  # such a name counts in company only
        if (
            len(stem) < least
            or not key.startswith(stem[:-1])
            or len(key) - len(stem) > LONGEST_ENDING
        ):
            continue
        rest = key[len(stem) :]
        endings = FULL_ENDINGS if full else CASES
        if key.startswith(stem) and _is_ending(rest, stem[-1], endings):
            return True
    return not is_cyrillic(word) and key[:-1] in name.exact and len(key) > SURE


def _is_ending(rest: str, last: str, endings: frozenset[str]) -> bool:
    """Nothing, a case ending, or one after the "a" of a woman's name ("-ованың")."""
    after = rest.removeprefix("a")
    return rest == "" or rest in endings or last + rest in endings or after in CASES


def _given(key: str, name: Name) -> bool:
    """A given name or patronymic, in one of its cases."""
    if key in name.givens:
        return True
    return any(
        len(given) >= GIVEN_LEAST
        and key.startswith(given[:-1])
        and (key[len(given) :] in CASES or (given[-1] in "ai" and key[len(given) - 1 :] in CASES))
        for given in name.givens
    )


def _weighed(
    text: str, words: list[Word], number: int, name: Name, strength: int, everyday: set[str]
) -> tuple[Hit | None, set[int]]:
    """Take the words around into account: who is in company is surely meant."""
    first, last, company = _stretched(text, words, number, name)
    start, end = words[first].start, words[last].end
    if words[last].is_initial and text[end : end + 1] == ".":
        end += 1
    used = set(range(first, last + 1))
    word = words[number].text
    ordinary = name.is_common or word.casefold() in everyday
    if strength == 1:
        return _given_alone(
            text, words, (first, last), company, ordinary=word.casefold() in COMMON | everyday
        ), used
    if company or not (ordinary or len(word) <= SHORT):
        foreign = is_cyrillic(word) != name.cyrillic and len(word) <= SHORT + 1
        certain = company or not foreign
        if not certain and not CITED.match(text, end):
            return None, used
        return Hit("name", start, end, certain=certain), used
    if name.is_month or not (CITED.match(text, end) or PAIR.match(text, end)):
        return None, used
    return Hit("name", start, end, certain=False), used


def _given_alone(
    text: str, words: list[Word], span: tuple[int, int], company: bool, *, ordinary: bool
) -> Hit | None:
    """A given name with a patronymic is a person; alone it may be, unless a stranger's family
    name stands beside it."""
    first, last = span
    if company:
        return Hit("name", words[first].start, words[last].end, certain=True)
    word = words[first]
    if ordinary or len(word.text) < GIVEN_LEAST:
        return None
    before = words[first - 1] if first else None
    beside = before and BESIDE.fullmatch(text[before.end : word.start])
    if before and beside and before.is_capital and not _begins_sentence(text, before):
        return None
    after = words[last + 1] if last + 1 < len(words) else None
    if after and BESIDE.fullmatch(text[word.end : after.start]) and after.is_capital:
        return None
    return Hit("name", word.start, word.end, certain=False)


def _begins_sentence(text: str, word: Word) -> bool:
    before = text[: word.start].rstrip()
    return not before or before[-1] in ".!?:;\n"


def _stretched(text: str, words: list[Word], number: int, name: Name) -> tuple[int, int, bool]:
    """Return the first and last word of the whole name, and whether a given name or the right
    initial is among them."""
    first = last = number
    company = False
    own = _strength(words[number], name)
    while (
        first and number - first < 4 and _joined(text, words[first - 1], words[first], before=True)
    ):
        near = _belongs(text, words[first - 1], name, own)
        comma = "," in text[words[first - 1].end : words[first].start]
        if not near or (comma and not words[first - 1].is_initial):
            break
        company = company or near > 1
        first -= 1
    while (
        last + 1 < len(words)
        and last - number < 4
        and _joined(text, words[last], words[last + 1], before=False)
    ):
        near = _belongs(text, words[last + 1], name, own)
        comma = "," in text[words[last].end : words[last + 1].start]
        if not near or (comma and near < 2):
            break
        company = company or near > 1
        last += 1
    return first, last, company


def _joined(text: str, one: Word, other: Word, *, before: bool) -> bool:
    gap = text[one.end : other.start]
    if not GAP.fullmatch(gap) or "\n" in gap:
        return False
    return not (gap.startswith(".") and not one.is_initial)


def _belongs(text: str, word: Word, name: Name, own: int) -> int:
    """2: a part of this person's name, or their initial; 1: some initial; 0: another word."""
    if not word.is_capital:
        return 0
    found = keys(word.text)
    if word.is_initial:
        own_initial = any(key[0] in name.initials for key in found)
        return 2 if own_initial else int(text[word.end : word.end + 1] == ".")
    if any(_given(key, name) for key in found):
        return 2
    if own == 1 and not found.isdisjoint(name.exact):
        return 2
    family = any(not keys(part).isdisjoint(found) for part in name.families)
    return 2 if family and len(name.families) > 1 else 0
