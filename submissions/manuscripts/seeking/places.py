"""Places of work in a text: in three languages, in any order of words, and by their initials."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from .hits import Hit
from .names import WORDS_KEPT, Word, words_in
from .person import Person
from .sounds import keys

# What the words in names of institutions mean, by how they begin in English, Russian and Kazakh.
CONCEPTS: dict[str, tuple[str, ...]] = {
    "university": ("universit", "университет"),
    "academy": ("academy", "academi", "академ"),
    "institute": ("institut", "институт"),
    "college": ("college", "колледж"),
    "school": ("school", "школ", "мектеб", "мектеп"),
    "centre": ("centre", "center", "центр", "орталы"),
    "ministry": ("ministr", "министер", "министр"),
    "department": ("department", "chair", "кафедр", "департамент"),
    "faculty": ("faculty", "факультет"),
    "laboratory": ("laborator", "лаборатор", "зертхана"),
    "hospital": ("hospital", "clinic", "больниц", "госпитал", "клиник", "аурухана"),
    "agency": ("agency", "агентств", "агентті"),
    "national": ("national", "национальн", "ұлттық", "ұлт"),
    "public": (
        "public",
        "state",
        "government",
        "государств",
        "публичн",
        "обществен",
        "мемлекет",
        "қоғам",
    ),
    "administration": ("administrat", "управлен", "администр", "басқару", "governance"),
    "management": ("management", "менеджмент"),
    "economics": ("econom", "эконом"),
    "law": ("law", "legal", "юрид", "прав", "заң", "құқық"),
    "technical": ("technic", "technolog", "технич", "технолог", "техник"),
    "medical": ("medic", "медицин"),
    "pedagogical": ("pedagog", "педагог"),
    "agrarian": ("agrar", "agricultur", "аграр", "сельскохоз", "ауыл"),
    "research": ("research", "исследоват", "зерттеу"),
    "science": ("scien", "наук", "научн", "ғылым"),
    "social": ("social", "социал", "әлеумет"),
    "policy": ("polic", "politic", "политик", "саяс"),
    "sociology": ("sociolog", "социолог", "әлеуметтану"),
    "international": ("internation", "международ", "халықара"),
    "service": ("service", "служб", "қызмет"),
    "business": ("business", "бизнес"),
    "history": ("histor", "истори", "тарих"),
    "education": ("educat", "образован", "білім"),
    "health": ("health", "здоров", "денсаулық"),
    "president": ("president", "президент"),
    "kazakhstan": ("kazakhstan", "казахстан", "қазақстан", "kazakh", "казах", "қазақ"),
    "eurasian": ("eurasia", "еврази", "еуразия"),
    "north": ("north", "север", "солтүстік"),
    "south": ("south", "юж", "оңтүстік"),
    "east": ("east", "восточ", "шығыс"),
    "west": ("west", "запад", "батыс"),
    "humanities": ("humanit", "гуманитар"),
    "engineering": ("engineer", "инженер"),
}
HEADS = frozenset(
    [
        "university",
        "academy",
        "institute",
        "college",
        "school",
        "centre",
        "ministry",
        "department",
        "faculty",
        "laboratory",
        "hospital",
        "agency",
    ]
)
PARTS_OF_HOUSES = frozenset(("department", "faculty", "laboratory", "school", "centre"))
PASSED_OVER = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "under",
        "at",
        "in",
        "on",
        "to",
        "und",
        "der",
        "die",
        "das",
        "für",
        "de",
        "la",
        "republic",
        "city",
        "street",
        "room",
        "при",
        "им",
        "имени",
        "и",
        "в",
        "на",
        "по",
        "под",
        "республики",
        "республика",
        "республике",
        "г",
        "город",
        "ул",
        "жанындағы",
        "атындағы",
        "мен",
        "және",
        "бойынша",
        "республикасы",
        "республикасының",
        "қаласы",
    ]
)
ACRONYM = re.compile(r"(?<![^\W_])[^\W\d_a-zа-яё]{3,10}(?![^\W_])")
KNOWN_ACRONYMS = frozenset(
    [
        "USA",
        "GDP",
        "OECD",
        "UN",
        "UNDP",
        "WHO",
        "EU",
        "UK",
        "SPSS",
        "ANOVA",
        "ISO",
        "PhD",
        "DOI",
        "URL",
        "WTO",
        "IMF",
        "COVID",
        "ICT",
        "NGO",
        "СССР",
        "США",
        "ВВП",
        "ООН",
        "ОЭСР",
        "ВОЗ",
        "РФ",
        "РК",
        "ҚР",
        "БҰҰ",
        "ЖІӨ",
        "СНГ",
        "ЕАЭС",
        "ТОО",
        "АО",
        "ЖШС",
        "CIS",
        "EAEU",
        "HR",
        "IT",
        "PISA",
    ]
)
NEAR_OURS = re.compile(
    r"(?:\bour\b|\bwe\b|students?\s+(?:of|at)|staff\s+(?:of|at)|employees\s+of|\bat\s+(?:the\s+)?|"
    r"наш\w*|сотрудник\w*|студент\w*|преподавател\w*|\bв\s|біздің|студенттері)[^.;]{0,30}$",
    re.I,
)
LEAST = 9  # letters of a line that is looked for as it stands
PIECE_LEAST = 13
ENDING_AT_MOST = 7  # letters that a case or an adjective adds ("фельдхеймского")
IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
WINDOW = 6  # further words between those of a name


@dataclass(frozen=True)
class Place:
    """One piece of an affiliation: as typed, and as the set of what its words mean."""

    words: tuple[str, ...]
    concepts: frozenset[str]
    own: tuple[frozenset[str], ...]

    @property
    def is_telling(self) -> bool:
        """Whether it is more than a name that many institutions share."""
        return bool(self.own) or len(self.concepts) > 2

    @property
    def is_house(self) -> bool:
        """Whether it is telling in small letters too: a university, not its letters department."""
        return self.is_telling and not self.concepts & PARTS_OF_HOUSES


@dataclass(frozen=True)
class Places:
    """All that is known of where the authors work."""

    pieces: tuple[Place, ...]
    literal: re.Pattern[str] | None
    cased: re.Pattern[str] | None
    acronyms: frozenset[str]
    initials: frozenset[str]


def prepared_places(people: Iterable[Person]) -> Places:
    """Return what to look for, out of affiliations with several institutions on lines or after ;"""
    lines = {
        line.strip(" .,")
        for person in people
        for line in re.split(r"[;\n]", person.affiliation)
        if line.strip(" .,")
    }
    bare = {IN_BRACKETS.sub("", line) for line in lines}
    pieces = {piece.strip() for line in bare for piece in line.split(",") if piece.strip()}
    places = {piece: place_of(piece) for piece in pieces}
    whole = {
        line for line in lines if len(line) >= LEAST and ("," in line or place_of(line).is_house)
    }
    loose = whole | {p for p, place in places.items() if len(p) >= PIECE_LEAST and place.is_house}
    strict = {p for p in pieces | lines if len(p) >= PIECE_LEAST} - loose
    named = {found for line in lines for found in ACRONYM.findall(line)} - KNOWN_ACRONYMS
    shortened = {initials_of(p) for p, place in places.items() if place.concepts & HEADS}
    return Places(
        tuple(p for p in places.values() if p.is_telling and p.concepts & HEADS),
        any_of(loose, re.I) if loose else None,
        any_of(strict) if strict else None,
        frozenset(named),
        frozenset(word for word in shortened if len(word) > 2) - KNOWN_ACRONYMS - named,
    )


def initials_of(piece: str) -> str:
    """ "Eurasian National University" → "ENU"."""
    words = [w.text for w in words_in(piece) if w.text.casefold() not in PASSED_OVER]
    return "".join(word[0] for word in words).upper()


def any_of(texts: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """One pattern for all texts, the longest first, with any white space between their words."""
    ordered = sorted(texts, key=len, reverse=True)
    forms = "|".join(r"[\s\u00a0]+".join(map(re.escape, text.split())) for text in ordered)
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", flags)


@lru_cache(maxsize=WORDS_KEPT)
def concept_of(word: str) -> str:
    """What a word means in the name of an institution, or ""."""
    small = word.casefold()
    for concept, beginnings in CONCEPTS.items():
        if small.startswith(beginnings):
            return concept
    return ""


def place_of(piece: str) -> Place:
    """Read one piece of an affiliation."""
    words = [w.text for w in words_in(piece) if w.text.casefold() not in PASSED_OVER]
    concepts = [(word, concept_of(word)) for word in words]
    own = tuple(keys(word) for word, concept in concepts if not concept and len(word) > 2)
    return Place(tuple(words), frozenset(filter(None, (c for _w, c in concepts))), own)


def find_places(text: str, places: Places) -> Iterator[Hit]:
    """Find places of work as typed, in other words and languages, and by their initials."""
    for pattern in filter(None, (places.literal, places.cased)):
        for match in pattern.finditer(text):
            yield Hit("affiliation", *match.span())
    if places.pieces:
        yield from _by_meaning(text, places.pieces)
    for match in ACRONYM.finditer(text):
        if match.group() in places.acronyms:
            yield Hit("affiliation", *match.span())
        elif match.group() in places.initials and NEAR_OURS.search(text[: match.start()]):
            yield Hit("affiliation", *match.span(), certain=False)


def _by_meaning(text: str, pieces: tuple[Place, ...]) -> Iterator[Hit]:
    words = [w for w in words_in(text) if w.text.casefold() not in PASSED_OVER]
    meanings = [concept_of(word.text) for word in words]
    for number, meaning in enumerate(meanings):
        if meaning not in HEADS:
            continue
        for place in pieces:
            if meaning in place.concepts:
                reach = len(place.words) + WINDOW // 2
                span = range(max(0, number - reach), min(len(words), number + reach + 1))
                hit = _covered(text, [(words[n], meanings[n]) for n in span], place)
                if hit:
                    yield hit
                    break


def _covered(text: str, near: list[tuple[Word, str]], place: Place) -> Hit | None:
    """A hit where all that the name means stands together, within one sentence."""
    used: list[Word] = []
    for concept in place.concepts:
        word = next((w for w, meaning in near if meaning == concept), None)
        if word is None:
            return None
        used.append(word)
    for own in place.own:
        word = next((w for w, _m in near if _alike(keys(w.text), own) and w.is_capital), None)
        if word is None:
            return None
        used.append(word)
    start, end = min(w.start for w in used), max(w.end for w in used)
    inside = text[start:end]
    if re.search(r"[.!?]\s+[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][^\W\d_]{3,}", inside) or not any(
        w.is_capital for w in used
    ):
        return None
    return Hit("affiliation", start, end, certain=bool(place.own) or len(place.concepts) > 3)


def _alike(found: frozenset[str], sought: frozenset[str]) -> bool:
    """The same word, maybe in another case."""
    for one in sought:
        least = max(4, len(one) - 1)
        for other in found:
            if one == other or (
                len(one) >= 4
                and other[:least] == one[:least]
                and len(other) - len(one) < ENDING_AT_MOST
            ):
                return True
    return False
