"""A manuscript typed in the letters of old fonts is put into real Kazakh letters, on the author's word."""

from typing import Any

from django.db import transaction

from submissions.converting.filing import bytes_of
from submissions.converting.prefilling import prefill
from submissions.converting.reading import keep_text, read_tree
from submissions.manuscripts.legacy_letters import convert_letters, convert_text
from submissions.manuscripts.sniff import Kind
from submissions.models import Contributor, File, Statement, Submission, Version

TEXTS = ("title", "abstract", "keywords", "points")
NAMES = ("family_name", "given_name", "patronymic", "printed_name", "affiliation")
KEPT = ("settled",)


@transaction.atomic
def put_letters_right(version: Version) -> None:
    """Convert the text of a version and what stands in the form of its draft.

    ``version.found`` says by which mapping; the manuscript itself is not touched. What is read
    anew goes into fields that are still empty.
    """
    mapping = version.found["letters"]["mapping"]
    whole = File.objects.get(version=version, kind=File.Kind.WHOLE_TREE)
    paper = read_tree(Kind(version.kind), convert_letters(bytes_of(whole), mapping))
    paper.found |= {name: version.found[name] for name in KEPT if name in version.found}
    paper.found["people"] = places_of_people(version.found, paper.found)
    convert_form(version.submission, mapping)
    keep_text(version, paper)
    prefill(version)


def places_of_people(old: dict[str, Any], new: dict[str, Any]) -> dict[str, int]:
    """Return which author of the file each author of the form is, where that is still so."""
    same = len(old.get("authors") or []) == len(new.get("authors") or [])
    return (old.get("people") or {}) if same else {}


def convert_form(draft: Submission, mapping: str) -> None:
    """Convert what stands in the fields of a draft, typed or read."""
    for name in TEXTS:
        texts = getattr(draft, name)
        for language, value in texts.items():
            texts[language] = converted(value, mapping)
    draft.save(update_fields=TEXTS)
    for person in Contributor.objects.filter(submission=draft):
        for name in NAMES:
            setattr(person, name, converted(getattr(person, name), mapping))
        person.save(update_fields=NAMES)
    for statement in Statement.objects.filter(submission=draft):
        statement.text = converted(statement.text, mapping)
        statement.save(update_fields=["text"])


def converted(value: Any, mapping: str) -> Any:
    """Return a text, or a list of texts, in real letters."""
    if isinstance(value, list):
        return [convert_text(text, mapping) for text in value]
    return convert_text(value, mapping)
