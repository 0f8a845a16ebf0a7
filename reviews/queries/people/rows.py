"""Everybody who could be asked, read in a few queries however many they are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from json import loads
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.functional import cached_property

from accounts.models import User
from journal.models import Expert, Sector
from submissions.queries.conflicts import COLUMNS, Person, addresses_by_user, letters, person_from

OWN = ("read", "expertise", "away_from", "away_until")
ENTRY = (
    "pk", "sector", "is_early_career", "yearly_limit", "not_before", "never_at", "offered_at",
    "offer_words",
)  # fmt: skip


@dataclass
class Row:
    """A person with what they offer as a reviewer."""

    account: Sequence[Any]
    emails: set[str]
    languages: tuple[str, ...]
    expertise: str
    away_from: date | None
    away_until: date | None
    entry: int | None
    sector: str
    is_early_career: bool
    yearly_limit: int | None
    not_before: date | None
    never_at: datetime | None
    offered_at: datetime | None
    offer_words: str
    topics: set[int] = field(default_factory=set)

    @cached_property
    def person(self) -> Person:
        """The person as a conflict sees them; most rows of a long list are never asked."""
        return person_from(self.account, self.emails)

    @property
    def user_id(self) -> int:
        return int(self.account[0])

    @property
    def key(self) -> str:
        return str(self.account[1])

    @property
    def name(self) -> str:
        """The name as its owner wants it printed; an address where there is none."""
        given, patronymic, family, printed = self.account[2:6]
        whole = " ".join(part for part in (given, patronymic, family) if part)
        return str(printed or whole or self.account[7])

    @property
    def sorting_name(self) -> str:
        given, _patronymic, family = self.account[2:5]
        return f"{family} {given}".strip().casefold() or self.name

    @property
    def affiliation(self) -> str:
        return str(self.account[9])

    @property
    def email(self) -> str:
        return str(self.account[7])

    @property
    def country(self) -> str:
        return str(self.account[-1])

    @property
    def sectors(self) -> set[str]:
        """The sectors that the person stands for; somebody may stand for both."""
        both = {str(Sector.ACADEMIC), str(Sector.PRACTITIONER)}
        return both if self.sector == Sector.BOTH else {self.sector} - {""}

    @cached_property
    def search(self) -> str:
        """What a typed word is looked for in: names, addresses, institution, expertise, ORCID."""
        person = self.person
        parts = [*person.names, *person.emails, *person.orcids, self.expertise]
        return " " + letters(" ".join([*parts, *(place.name for place in person.places)]))

    def is_away(self, on: date) -> bool:
        return bool(
            self.away_until and self.away_until >= on and (self.away_from or on) <= on
        ) or bool(self.away_from and self.away_from <= on and not self.away_until)


def rows_of(users: QuerySet[User] | None = None) -> list[Row]:
    """Return people with their entries: those who were given, or everybody with an open account."""
    people = User.objects.filter(is_active=True) if users is None else users
    columns = [*COLUMNS, *OWN, *(f"expert__{name}" for name in ENTRY)]
    read = Cast("languages", TextField())  # few lists are different; each is taken apart once
    values = list(people.annotate(read=read).order_by("pk").values_list(*columns))
    ids = None if users is None else [row[0] for row in values]
    emails = addresses_by_user(ids)
    topics = topics_by_user(ids)
    return [
        row_from(each, emails.get(each[0], set()), topics.get(each[0], set())) for each in values
    ]


def row_from(values: Sequence[Any], emails: set[str], topics: set[int]) -> Row:
    """Return a row from the values of the columns, in the order in which they were asked for."""
    account, (read, expertise, away_from, away_until), entry = (
        values[: len(COLUMNS)],
        values[len(COLUMNS) : len(COLUMNS) + len(OWN)],
        values[len(COLUMNS) + len(OWN) :],
    )
    pk, sector, is_early, limit, not_before, never_at, offered_at, words = entry
    return Row(
        account,
        emails,
        languages_in(read),
        expertise,
        away_from,
        away_until,
        pk,
        sector or "",
        bool(is_early),
        limit,
        not_before,
        never_at,
        offered_at,
        words or "",
        topics,
    )


@lru_cache(1_000)
def languages_in(text: str | None) -> tuple[str, ...]:
    """Return the codes of a list of languages as the database keeps it."""
    return tuple(dict.fromkeys(loads(text or "[]") or ()))


def topics_by_user(ids: list[int] | None) -> dict[int, set[int]]:
    rows = Expert.topics.through.objects.all()
    if ids is not None:
        rows = rows.filter(expert__user__in=ids)
    found: dict[int, set[int]] = defaultdict(set)
    for user_id, topic_id in rows.values_list("expert__user_id", "topic_id"):
        found[user_id].add(topic_id)
    return found


def found_by(rows: Iterable[Row], text: str) -> list[Row]:
    """Return people in whom every word of the search begins a word, in any alphabet."""
    wanted = [f" {word}" for word in letters(text).split()]
    return [row for row in rows if all(word in row.search for word in wanted)]
