"""What a label and a reading each claim, field by field, in a form that can be compared.

A claim has a place that must agree (a language, an author's position, a kind of statement), its
text, other texts that are as good, and whether the reader called it certain.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from tests.bench.intake.record import CODES, STATEMENTS, Label, Person

DOI = re.compile(r"10\.\d{4,9}/\S+[^\s.,;\]]")
ALIKE = {"abstract": 0.95, "titles_translated": 0.95, "affiliations": 0.9, "statements": 0.9}
ALIKE["references"] = 0.9
FIELDS = (
    "title",
    "subtitle",
    "running_title",
    "titles_translated",
    "abstract",
    "keywords",
    "authors",
    "authors_names",
    "affiliations",
    "emails",
    "orcids",
    "corresponding",
    "codes",
    "statements",
    "references",
    "reference_dois",
    "language",
)


@dataclass(frozen=True)
class Claim:
    """One value of a field. `within` is a text that is enough when it stands inside the other."""

    place: str
    text: str
    also: tuple[str, ...] = ()
    certain: bool | None = None
    within: bool = False


Claims = dict[str, list[Claim]]


def plain(text: str) -> str:
    """Letters and digits in lower case with single spaces: what comparing looks at."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[\W_]+", " ", folded).split())


def packed(text: str) -> str:
    """The same without any space, for initials and addresses."""
    return plain(text).replace(" ", "")


def same(field: str, expected: Claim, found: Claim) -> bool:
    """Whether a reading's claim is what the label says."""
    if expected.place != found.place:
        return False
    if {expected.text, *expected.also} & {found.text, *found.also}:
        return True
    if expected.within:
        return expected.text in found.text
    least = ALIKE.get(field)
    return least is not None and _alike(expected.text, found.text, least)


def _alike(one: str, other: str, least: float) -> bool:
    compared = SequenceMatcher(None, one, other, autojunk=False)
    return (
        compared.real_quick_ratio() >= least
        and compared.quick_ratio() >= least
        and compared.ratio() >= least
    )


def name_forms(given: str, family: str, patronymic: str) -> tuple[str, ...]:
    """The name with and without a patronymic; of a single name it does not matter which part."""
    if not given or not family:
        return (f"|{packed(given or family)}",)
    with_father = f"{packed(given + patronymic)}|{packed(family)}"
    return tuple(dict.fromkeys((f"{packed(given)}|{packed(family)}", with_father)))


def claims_of_label(label: Label) -> Claims:
    """What must be found. Authors are known by their place in the label."""
    own = {name: [] for name in FIELDS}  # type: Claims
    whole = plain(f"{label.title} {label.subtitle}")
    own["title"] = [Claim("", plain(label.title), also=(whole,))]
    own["subtitle"] = _one(label.subtitle)
    own["running_title"] = _one(label.running_title)
    own["titles_translated"] = [Claim(key, plain(text)) for key, text in label.titles.items()]
    own["abstract"] = [Claim(key, plain(text)) for key, text in label.abstracts.items()]
    own["keywords"] = [
        Claim(key, plain(word)) for key, words in label.keywords.items() for word in words
    ]
    for place, person in enumerate(label.authors):
        _add_person(own, place, person)
    own["codes"] = [
        Claim(kind, packed(code)) for kind in CODES for code in label.codes.get(kind, ())
    ]
    own["statements"] = [Claim(kind, plain(text)) for kind, text in label.statements.items()]
    own["references"] = [
        Claim("", plain(one.text), within=one.title_only) for one in label.references
    ]
    own["reference_dois"] = [Claim("", one.doi.casefold()) for one in label.references if one.doi]
    own["language"] = [Claim("", label.language)]
    return own


def _one(text: str, certain: bool | None = None) -> list[Claim]:
    return [Claim("", plain(text), certain=certain)] if text else []


def _add_person(own: Claims, place: int, person: Person) -> None:
    text, *also = name_forms(person.given, person.family, person.patronymic)
    own["authors"].append(Claim(str(place), text, tuple(also)))
    own["authors_names"].append(Claim("", text, tuple(also)))
    own["affiliations"] += [Claim(str(place), plain(text)) for text in person.affiliations]
    own["emails"] += [Claim(str(place), person.email.casefold())] if person.email else []
    own["orcids"] += [Claim(str(place), person.orcid)] if person.orcid else []
    own["corresponding"] += [Claim(str(place), "yes")] if person.corresponding else []


def claims_of_reading(page: Any, references: Iterable[str], label: Label) -> Claims:
    """What was read: a `TitlePage` and the items of the reference list.

    What is said of an author is compared with what the label says of the author of that name, so
    that one name too many does not spoil all that follow.
    """
    own = {name: [] for name in FIELDS}  # type: Claims
    for name in ("title", "subtitle", "running_title"):
        found = getattr(page, name, None)
        own[name] = _one(found.value, found.certain) if found else []
    own["titles_translated"] = [
        claim for claim in _by_key(page.titles) if claim.place != label.language
    ]
    own["abstract"] = _by_key(page.abstracts)
    own["keywords"] = [
        Claim(key, plain(word), certain=found.certain)
        for key, found in page.keywords.items()
        for word in found.value
    ]
    for place, author in enumerate(page.authors):
        _add_author(own, place, author, label)
    own["codes"] = [
        Claim(kind, packed(code), certain=found.certain)
        for kind, found in getattr(page, "codes", {}).items()
        for code in found.value
    ]
    own["statements"] = [claim for claim in _by_key(page.statements) if claim.place in STATEMENTS]
    for item in references:
        own["references"].append(Claim("", plain(item)))
        own["reference_dois"] += [Claim("", doi.casefold()) for doi in DOI.findall(item)[:1]]
    language = getattr(page, "language", None)
    own["language"] = [Claim("", language.value, certain=language.certain)] if language else []
    return own


def _by_key(found: dict[str, Any]) -> list[Claim]:
    return [
        Claim(key, plain(one.value), certain=one.certain) for key, one in found.items() if one.value
    ]


def _add_author(own: Claims, place: int, author: Any, label: Label) -> None:
    text, *also = name_forms(author.given, author.family, getattr(author, "patronymic", "") or "")
    own["authors"].append(Claim(str(place), text, tuple(also), author.certain))
    own["authors_names"].append(Claim("", text, tuple(also), author.certain))
    forms = {text, *also}
    known = [
        number
        for number, person in enumerate(label.authors)
        if forms & set(name_forms(person.given, person.family, person.patronymic))
    ]
    whose = str(known[0]) if known else f"read {place}"
    places = [part for part in re.split(r";\s+", author.affiliation or "") if part.strip()]
    own["affiliations"] += [Claim(whose, plain(part)) for part in places]
    own["emails"] += [Claim(whose, author.email.casefold())] if author.email else []
    orcid = (author.orcid or "").rsplit("/", 1)[-1]
    own["orcids"] += [Claim(whose, orcid)] if orcid else []
    own["corresponding"] += [Claim(whose, "yes")] if author.corresponding else []
