"""The roster: everybody who may be asked, with their figures, for editors."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404
from django.utils.translation import gettext as _

from accounts.models import Tie, User
from journal.models import Expert, Journal, Publication, Topic
from journal.queries import today
from reviews.queries.people.because import days, sector_words, share
from reviews.queries.people.candidates import ORDERS, hint_words, topic_number
from reviews.queries.people.record import NONE, Record, records
from reviews.queries.people.rows import Row, found_by, rows_of
from reviews.queries.people.sight import sight_on_reviewers
from reviews.queries.people.texts import index_of_people
from reviews.queries.people.wanted import Wanted, is_free

PAGE = 50


@dataclass(frozen=True)
class Line:
    """One person of the roster."""

    row: Row
    record: Record
    points: float
    hints: list[str]
    free: bool

    @property
    def median(self) -> str:
        return days(self.record.median_days)

    @property
    def on_time(self) -> str:
        return share(self.record.on_time)

    @property
    def sector(self) -> str:
        return sector_words(self.row) if self.row.sector else ""


def roster(journal: Journal, viewer: User, wanted: Wanted) -> list[Line]:
    """Return the people of the roster that pass the filters, in the order that is asked for.

    A typed word finds everybody, also who was asked within 90 days or asked not to be asked.
    The number of queries does not grow with the people.
    """
    on = today(journal)
    rows = rows_of()
    known = records(on, sight_on_reviewers(viewer).counted)
    writers = index_of_people(rows).writers
    people = [row for row in rows if is_on_roster(row, known, writers)]
    topic = topic_number(wanted.topic)
    if wanted.words:
        chosen = found_by(people, wanted.words)
    else:
        chosen = [
            row for row in people if wanted.takes(row, known.get(row.user_id, NONE), topic, on)
        ]
    lines = [line(row, known.get(row.user_id, NONE), on) for row in chosen]
    return sorted(lines, key=ORDERS["name" if wanted.sort == "fit" else wanted.sort])


def is_on_roster(row: Row, known: dict[int, Record], writers: Iterable[int]) -> bool:
    """Say whether a person stands on the roster: with an entry, a statement, works, or asked once."""
    return bool(
        row.entry or row.expertise.strip() or row.user_id in known or row.user_id in writers
    )


def line(row: Row, record: Record, on: date) -> Line:
    told = [_("Asked not to be asked again.")] if row.never_at else []
    told += hint_words(row, replace(record, last_asked=None), on)  # that has a column of its own
    return Line(row, record, 0.0, told, is_free(row, record, on))


def countries_of_people() -> list[str]:
    """Return the countries in which somebody works, each once."""
    rows = User.objects.filter(is_active=True).exclude(country="")
    return sorted(rows.values_list("country", flat=True).distinct().order_by())


def topics_of(journal: Journal) -> list[Topic]:
    return list(Topic.objects.filter(journal=journal))


@dataclass(frozen=True)
class Page:
    """The page of one person for editors."""

    person: User
    entry: Expert | None
    line: Line
    works: list[Publication]
    ties: list[tuple[Tie, User]]


def expert_by_key(key: str) -> User:
    """Return a person for the roster's pages. Raises Http404 where there is none."""
    user = User.objects.filter(key=key, is_active=True).select_related("expert").first()
    if user is None:
        raise Http404
    return user


def expert_page(journal: Journal, viewer: User, person: User) -> Page:
    """Return what editors keep of a person: entry, figures, works, ties that have not ended."""
    on = today(journal)
    row = rows_of(User.objects.filter(pk=person.pk))[0]
    record = records(on, sight_on_reviewers(viewer).counted).get(person.pk, NONE)
    ties = Tie.objects.filter(user=person) | Tie.objects.filter(other=person)
    current = [tie for tie in ties.select_related("user", "other", "by") if not is_over(tie, on)]
    return Page(
        person,
        getattr(person, "expert", None),
        line(row, record, on),
        list(Publication.objects.filter(user=person)),
        [(tie, tie.other if tie.user_id == person.pk else tie.user) for tie in current],
    )


def is_over(tie: Tie, on: date) -> bool:
    return tie.until is not None and tie.until < on


def tie_of(person: User, key: str) -> Tie:
    """Return a tie of a person. Raises Http404 for one of others."""
    rows = Tie.objects.filter(user=person) | Tie.objects.filter(other=person)
    tie = rows.filter(key=key).first()
    if tie is None:
        raise Http404
    return tie
