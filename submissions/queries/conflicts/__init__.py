"""Conflicts of interest around a paper: who certainly is an author, who probably stands too near."""

from submissions.queries.conflicts.finder import Finder, Finding, wishes_about
from submissions.queries.conflicts.likeness import is_free_mail, letters, spelt
from submissions.queries.conflicts.persons import (
    COLUMNS,
    Person,
    addresses_by_user,
    authors_of,
    people_in_change,
    person_from,
    persons_of,
)
from submissions.queries.conflicts.sameness import same_person

__all__ = [
    "COLUMNS",
    "Finder",
    "Finding",
    "Person",
    "addresses_by_user",
    "authors_of",
    "is_free_mail",
    "letters",
    "people_in_change",
    "person_from",
    "persons_of",
    "same_person",
    "spelt",
    "wishes_about",
]
