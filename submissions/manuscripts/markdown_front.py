"""The front matter of a Markdown paper (YAML), its people and keywords written as they are typed.

Quarto, JOSS and R Markdown keep authors as objects with an address, an iD and places of work. pandoc
drops most of that. What comes out is what the reader of title pages knows from other files: names with
raised marks, marked places of work, a line of contacts for each author, and the keywords.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from .languages import language_of

FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
LETTERS_AT_MOST = 60_000
PEOPLE_AT_MOST = 500
AUTHORS = ("author", "authors")
PLACES = ("affiliations", "affiliation", "institutes", "institute", "institution", "institutions")
ABSTRACT = "abstract"
KEYWORDS = ("keywords", "keyword", "tags")
RUNNING = (
    "running-title",
    "running_title",
    "short-title",
    "short_title",
    "shorttitle",
    "runninghead",
)
GIVEN, FAMILY = ("given", "given-names", "first"), ("family", "surname", "last")
PLACE_WORDS = (
    *("department", "group", "name", "organization", "institution", "university"),
    *("city", "region", "state", "country"),
)
MARKS = ("id", "index", "ref")
ORCID = re.compile(r"\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx]")
KEYWORDS_LABEL = {"ru": "Ключевые слова", "kk": "Түйін сөздер"}


class _Loader(yaml.SafeLoader):
    """Knows no aliases: a few lines of them can stand for millions."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not read")
        return super().compose_node(parent, index)


@dataclass
class _Person:
    name: str
    email: str = ""
    orcid: str = ""
    corresponds: bool = False
    marks: list[str] = field(default_factory=list)


def with_typed_front(text: str) -> str:
    """The paper with its front matter typed out; as it is where there is none that can be read."""
    found = FRONT.match(text)
    front = _read(found[1]) if found else None
    if found is None or front is None:
        return text
    people, places = _people(front)
    has_objects = any(isinstance(each, dict) for each in _list(_first(front, AUTHORS)))
    if not has_objects and not _first(front, KEYWORDS):
        return text
    lines = list(_lines(front, people, places))
    typed_out = (*KEYWORDS, *AUTHORS, *PLACES, ABSTRACT)
    kept = {key: value for key, value in front.items() if key not in typed_out}
    if people:
        kept["author"] = [_name(person) for person in people]
    typed = json.dumps(kept, ensure_ascii=False, default=str)
    return "\n\n".join([f"---\n{typed}\n---", *lines, text[found.end() :]])


def _read(front: str) -> dict[str, Any] | None:
    if len(front) > LETTERS_AT_MOST:
        return None
    try:
        read = yaml.load(front, Loader=_Loader)  # noqa: S506 - a safe loader, made safer
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return read if isinstance(read, dict) and all(isinstance(key, str) for key in read) else None


def _first(values: dict[Any, Any], keys: tuple[str, ...]) -> Any:
    return next((values[key] for key in keys if values.get(key)), None)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _words(value: Any) -> str:
    """A plain value on one line; nothing of what has parts of its own."""
    return "" if isinstance(value, dict | list) or value is None else " ".join(str(value).split())


def _people(front: dict[str, Any]) -> tuple[list[_Person], dict[str, str]]:
    """The authors, and the places of work by their mark."""
    places = {
        mark: place
        for number, each in enumerate(_list(_first(front, PLACES)), 1)
        if (place := _place(each))
        for mark in [_mark(each) or str(number)]
    }
    authors = _list(_first(front, AUTHORS))[:PEOPLE_AT_MOST]
    made = [_person(each, places) for each in authors]
    return [person for person in made if person.name], places


def _person(value: Any, places: dict[str, str]) -> _Person:
    if not isinstance(value, dict):
        return _Person(_words(value))
    if len(value) == 1 and isinstance(inside := next(iter(value.values())), dict):
        value = {"name": next(iter(value))} | inside  # "- Ann Lee: {email: …}"
    name = value.get("name")
    whole = name if isinstance(name, dict) else value
    parts = [_words(_first(whole, GIVEN)), _words(_first(whole, FAMILY))]
    printed = _words(name) or _words(whole.get("literal")) or " ".join(filter(None, parts))
    orcid = ORCID.search(_words(value.get("orcid")))
    person = _Person(printed, _words(value.get("email")), orcid.group() if orcid else "")
    more = value.get("attributes") if isinstance(value.get("attributes"), dict) else {}
    person.corresponds = value.get("corresponding", more.get("corresponding")) in (True, "yes")
    for each in _list(_first(value, PLACES)):
        person.marks += _marks(each, places)
    return person


def _marks(value: Any, places: dict[str, str]) -> list[str]:
    """The marks of the places that an author names, each by its mark or in words."""
    words = _mark(value) if isinstance(value, dict) else _words(value)
    named = [part.strip() for part in words.split(",")]
    if words and all(part in places for part in named):
        return named
    place = _place(value)
    if not place:
        return []
    known = next((mark for mark, other in places.items() if other == place), f"own-{len(places)}")
    places.setdefault(known, place)
    return [known]


def _mark(value: Any) -> str:
    return _words(_first(value, MARKS)) if isinstance(value, dict) else ""


def _place(value: Any) -> str:
    if not isinstance(value, dict):
        return _words(value)
    return ", ".join(filter(None, (_words(value[key]) for key in value if key in PLACE_WORDS)))


def _name(person: _Person) -> str:
    """A name with its raised marks."""
    star = "\\*" if person.corresponds else ""
    return f"{person.name}{star}" + (f"^{','.join(person.marks)}^" if person.marks else "")


def _lines(front: dict[str, Any], people: list[_Person], places: dict[str, str]) -> Iterator[str]:
    """The lines of a title page below its names; the marks of the people become numbers."""
    numbers = {mark: str(number) for number, mark in enumerate(places, 1)}
    for person in people:
        person.marks = [numbers[mark] for mark in person.marks]
    running = _words(_first(front, RUNNING))
    if running:
        yield f"Running head: {running}"
    if any(person.marks for person in people):
        yield from (f"^{numbers[mark]}^ {place}" for mark, place in places.items())
    for person in people:
        orcid = f"https://orcid.org/{person.orcid}" if person.orcid else ""
        contacts = ", ".join(filter(None, (person.email, orcid)))
        if contacts:
            call = "Corresponding author: " if person.corresponds else ""
            yield f"{call}{person.name}, {contacts}"
    keywords = [_words(word) for word in _list(_first(front, KEYWORDS))]
    if isinstance(abstract := front.get(ABSTRACT), str) and abstract.strip():
        yield "Abstract"
        yield abstract.strip()
    if any(keywords):
        said = language_of(" ".join([_words(front.get("title")), *keywords]))
        yield f"{KEYWORDS_LABEL.get(said, 'Keywords')}: {'; '.join(filter(None, keywords))}"
