"""What was read from the file, where it stood, and what a person should look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from journal.templatetags.words import own_name
from submissions.manuscripts.extract import Place
from submissions.models import Contributor, Submission, Version

NAMED_PLACES = {"label", "heading"}  # their words say enough without the line itself
RUNNING_LENGTH = 80
BY_LANGUAGE = {"titles": "title", "abstracts": "abstract", "keywords": "keywords"}


@dataclass(frozen=True)
class Mark:
    """A value that was read: the place in words, the line itself, and whether it is certain."""

    place: str
    quote: str
    certain: bool
    value: Any = None


@dataclass(frozen=True)
class Doubt:
    """Something that a person should look at: its name, its words, the block to look at."""

    name: str
    words: str
    anchor: str


def mark_of(found: dict[str, Any]) -> Mark:
    place = Place(found["place"]["code"], found["place"]["parameter"])
    value, quote = found.get("value"), found["quote"][:160]
    says_more = quote != value and place.code not in NAMED_PLACES
    return Mark(str(place.words), quote if says_more else "", bool(found["certain"]), value)


def marks(version: Version | None) -> dict[str, Mark]:
    """Return what was read by the name of its field: title_en, abstract_ru, points, running_title,
    codes_jel, funding; a fourth language is called other."""
    found = version.found if version else {}
    result = {
        f"{name}_{language}": mark_of(value)
        for group, name in BY_LANGUAGE.items()
        for language, value in (found.get(group) or {}).items()
    }
    for name, field in (("practice", "points"), ("running_title", "running_title")):
        if found.get(name):
            result[field] = mark_of(found[name])
    for scheme, value in (found.get("codes") or {}).items():
        result[f"codes_{scheme}"] = mark_of(value)
    for kind, value in (found.get("statements") or {}).items():
        result[kind] = mark_of(value)
    return result


def author_marks(version: Version | None) -> dict[str, Mark]:
    """Return where each author was read, by the key of the author's row."""
    found = version.found if version else {}
    authors = found.get("authors") or []
    people = found.get("people") or {}
    return {
        key: mark_of(authors[number] | {"value": authors[number]["printed"]})
        for key, number in people.items()
        if number < len(authors)
    }


def doubts(submission: Submission, version: Version | None) -> list[Doubt]:
    """Return what a person should look at, unless it was settled or changed since."""
    settled = set(version.found.get("settled") or []) if version else set()
    everything = [
        *language_doubts(submission, version),
        *unplaced_doubts(version),
        *other_doubts(version),
        *running_doubts(submission, version),
        *word_doubts(submission, version),
        *people_doubts(submission, version),
    ]
    return [doubt for doubt in everything if doubt.name not in settled]


def language_doubts(submission: Submission, version: Version | None) -> Iterator[Doubt]:
    found = (version.found.get("language") if version else None) or {}
    other = found.get("value")
    if other == "other" and found.get("certain"):
        words = _("You chose %(chosen)s; the file seems to be in another language.")
        yield Doubt("language", words % {"chosen": own_name(submission.language)}, "language")
    elif other and found.get("certain") and other != submission.language:
        words = _("You chose %(chosen)s; the file seems to be in %(found)s.") % {
            "chosen": own_name(submission.language),
            "found": own_name(other),
        }
        yield Doubt("language", words, "language")


def unplaced_doubts(version: Version | None) -> Iterator[Doubt]:
    """Lines of the title page that fitted nowhere: they are in no field and not in the text."""
    lines = (version.found.get("unplaced") if version else None) or []
    if lines:
        quote = "; ".join(line[:100] for line in lines[:4])
        words = _("These lines of the title page are in no field: “%(lines)s”")
        yield Doubt("unplaced", words % {"lines": quote}, "people")


def other_doubts(version: Version | None) -> Iterator[Doubt]:
    """What the file says in a language for which the form has no field: it is not in the text."""
    found = version.found if version else {}
    kept = [group for group in BY_LANGUAGE if "other" in (found.get(group) or {})]
    if kept:
        quote = found[kept[0]]["other"]["quote"][:100]
        words = _(
            "The file has a title page in one more language. It is kept, but in no field: “%(line)s”"
        )
        yield Doubt("other", words % {"line": quote}, "others")


def running_doubts(submission: Submission, version: Version | None) -> Iterator[Doubt]:
    """A short title that is too long for the head of a page was not taken over."""
    mark = marks(version).get("running_title")
    too_long = mark is not None and len(str(mark.value)) > RUNNING_LENGTH
    if too_long and not submission.running_title.get(submission.language):
        words = _("Short title: the one in the file is too long for the head of a page.")
        yield Doubt("running_title", words, "id_running_title-field")


def word_doubts(submission: Submission, version: Version | None) -> Iterator[Doubt]:
    names = {
        "title": _("Title: is this the title?"),
        "abstract": _("Abstract: is this all of it and nothing else?"),
        "keywords": _("Keywords: are they separated rightly?"),
    }
    for name, mark in marks(version).items():
        column, _sign, language = name.partition("_")
        if mark.certain or column not in names or language != submission.language:
            continue
        kept = getattr(submission, column).get(language)
        has_subtitle = column == "title" and str(kept).startswith(str(mark.value))
        if kept == mark.value or has_subtitle:
            yield Doubt(name, names[column], f"id_{name}-field")


def people_doubts(submission: Submission, version: Version | None) -> Iterator[Doubt]:
    people = list(Contributor.objects.filter(submission=submission))
    known = author_marks(version)
    by_author = submission.origin == Submission.Origin.AUTHOR
    if known and by_author and all(row.user_id != submission.submitter_id for row in people):
        yield Doubt("me", _("Which of the authors are you?"), "people")
    for person in people:
        mark = known.get(person.key)
        if mark and not mark.certain and is_as_found(person, version):
            words = _("%(name)s: which is the family name?") % {"name": person.name}
            yield Doubt(person.key, words, f"person-{person.key}")


def is_as_found(person: Contributor, version: Version | None) -> bool:
    """Say whether a name still stands as the machine divided it."""
    found = version.found if version else {}
    author = found["authors"][found["people"][person.key]]
    return (person.given_name, person.family_name) == (author["given"], author["family"])
