"""People as a conflict sees them: what is known of the authors of a paper, and of somebody else."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import F

from accounts.models import User
from submissions.models import Contributor, Submission
from submissions.queries.conflicts.likeness import (
    domain_of,
    houses_in,
    ministries_in,
    spelt,
    tokens_of,
)
from submissions.queries.people import places_of

COLUMNS = (
    "pk", "key", "given_name", "patronymic", "family_name", "printed_name", "latin_name",
    "email", "orcid", "affiliation", "ror", "country",
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """An institution as it is printed, with its address in the registry and its country."""

    name: str
    ror: str = ""
    country: str = ""


@dataclass
class Person:
    """Somebody with an account or without: all names, addresses and places that are known."""

    name: str
    user_id: int | None = None
    key: str = ""
    names: set[str] = field(default_factory=set)
    emails: set[str] = field(default_factory=set)
    orcids: set[str] = field(default_factory=set)
    places: list[Place] = field(default_factory=list)

    @cached_property
    def keys(self) -> set[str]:
        """The names for comparing; a single word is no name."""
        return {key for key in map(spelt, self.names) if " " in key}

    @cached_property
    def written(self) -> set[tuple[str, ...]]:
        return {words for words in map(tokens_of, self.names) if len(words) > 1}

    @cached_property
    def domains(self) -> set[str]:
        return {domain_of(email) for email in self.emails} - {""}

    @cached_property
    def rors(self) -> set[str]:
        return {place.ror for place in self.places} - {""}

    @cached_property
    def houses(self) -> list[tuple[str, Place]]:
        return [(house, place) for place in self.places for house in houses_in(place.name)]

    @cached_property
    def ministries(self) -> list[tuple[str, Place]]:
        return [(name, place) for place in self.places for name in ministries_in(place.name)]


def person_from(row: Sequence[Any], emails: Iterable[str] = ()) -> Person:
    """Return an account as a person, from the values of ``COLUMNS``."""
    pk, key, given, patronymic, family, printed, latin, email, orcid, place, ror, country = row
    full = " ".join(part for part in (given, patronymic, family) if part)
    return Person(
        name=printed or full or email,
        user_id=pk,
        key=key,
        names={printed, full, latin, f"{given} {family}" if given and family else ""} - {""},
        emails={email.lower(), *emails},
        orcids={orcid} - {""},
        places=[Place(place, ror, country)] if place or ror else [],
    )


def persons_of(users: Iterable[User]) -> list[Person]:
    """Return accounts as people with every address of theirs, confirmed or not."""
    known = list(users)
    emails = addresses_by_user([user.pk for user in known])
    return [
        person_from([getattr(user, name) for name in COLUMNS], emails[user.pk]) for user in known
    ]


def addresses_by_user(ids: list[int] | None = None) -> dict[int, set[str]]:
    """Return the further addresses of people, or of everybody where no ids are given; confirmed
    or not."""
    rows = EmailAddress.objects.exclude(email=F("user__email"))
    if ids is not None:
        rows = rows.filter(user__in=ids)
    found: dict[int, set[str]] = defaultdict(set)
    for user_id, email in rows.values_list("user_id", "email"):
        found[user_id].add(email.lower())
    return found


def authors_of(submission: Submission) -> list[Person]:
    """Return the authors of a paper and whoever sent it, with what their accounts add.

    An editor who entered a paper that came by mail is none of its people.
    """
    rows = list(Contributor.objects.filter(submission=submission))
    people = [listed_person(row) for row in rows]
    ids = {person.user_id for person in people if person.user_id}
    if submission.origin != Submission.Origin.EDITOR:
        ids.add(submission.submitter_id)
    return with_accounts(people, ids)


def listed_person(row: Contributor) -> Person:
    given, family = row.given_name, row.family_name
    plain = f"{given} {family}" if given and family else ""
    return Person(
        name=row.name or row.email,
        user_id=row.user_id,
        key=row.key,
        names={row.name, row.latin_name, plain} - {""},
        emails={row.email.lower()} - {""},
        orcids={row.orcid} - {""},
        places=[
            Place(place["name"], place["ror"], place["country"])
            for place in places_of(row)
            if place["name"] or place["ror"]
        ],
    )


def people_in_change(rows: Iterable[Mapping[str, Any]]) -> list[Person]:
    """Return the authors of a list that is asked for, with what the accounts behind it add."""
    return with_accounts([person_in_change(row) for row in rows], set())


def person_in_change(row: Mapping[str, Any]) -> Person:
    def word(name: str) -> str:
        return str(row.get(name) or "")

    given, family, middle = word("given_name"), word("family_name"), word("patronymic")
    full = " ".join(part for part in (given, middle, family) if part)
    return Person(
        name=full or word("email"),
        names={full, word("latin_name"), f"{given} {family}".strip()} - {""},
        emails={word("email").lower()} - {""},
        orcids={word("orcid")} - {""},
        places=[Place(word("affiliation"), word("ror"), word("country"))],
    )


def with_accounts(people: list[Person], ids: set[int]) -> list[Person]:
    """Add to each author what the account says; a sender who is no author comes last."""
    emails = {email for person in people for email in person.emails}
    proved = EmailAddress.objects.filter(email__in=emails, verified=True)
    by_email = dict(User.objects.filter(email__in=emails).values_list("email", "pk"))
    by_email |= {email.lower(): pk for email, pk in proved.values_list("email", "user_id")}
    for person in people:
        person.user_id = person.user_id or next(
            (by_email[email] for email in sorted(person.emails) if email in by_email), None
        )
    ids = ids | {person.user_id for person in people if person.user_id}
    accounts = {each.user_id: each for each in persons_of(User.objects.filter(pk__in=ids))}
    for person in people:
        account = accounts.pop(person.user_id, None)
        if account:
            person.names |= account.names
            person.emails |= account.emails
            person.orcids |= account.orcids
            person.places += [place for place in account.places if place not in person.places]
    return [*people, *accounts.values()]
