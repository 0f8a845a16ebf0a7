"""Who could review a paper: in order, with reasons, figures and what speaks against each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from accounts.models import User
from journal.models import Address, Topic
from journal.queries import today
from journal.templatetags.words import day
from reviews.finding import Figures, interleaved, score
from reviews.models import Review, Round
from reviews.queries.people.because import figures_in_words, reasons
from reviews.queries.people.concerns import Against, Concern, Judge, Said
from reviews.queries.people.record import NONE, Record, records
from reviews.queries.people.rows import Row, found_by, rows_of
from reviews.queries.people.sight import sight_on_reviewers
from reviews.queries.people.texts import index_of_people, words_of
from reviews.queries.people.wanted import (
    SHOWN,
    Lack,
    Wanted,
    is_closed,
    is_full,
    lacking,
    was_asked_lately,
)
from reviews.queries.ratings import Rated, ratings_of
from submissions.models import Submission
from submissions.queries.conflicts import is_free_mail

if TYPE_CHECKING:
    from reviews.finding.index import Asked, Index

DOUBTFUL = 10  # people with a probable conflict, at the end of the list


@dataclass(frozen=True)
class Candidate:
    """A person who could review, with reasons, figures and concerns, for one row of the page."""

    user: User
    concerns: list[Concern]
    hints: list[str]
    open_tasks: int
    reviews_done: int
    last_asked: date | None
    because: list[str] = field(default_factory=list)
    figures: list[tuple[str, str]] = field(default_factory=list)
    points: float = 0
    suggested: bool = False
    early: bool = False
    sector: str = ""
    put_aside: list[Said] = field(default_factory=list)

    @property
    def held(self) -> bool:
        """Whether an editor holds that there is a conflict."""
        return any(concern.said for concern in self.concerns)

    @property
    def blocked(self) -> bool:
        return any(concern.blocks for concern in self.concerns)

    @property
    def needs_reason(self) -> bool:
        return bool(self.concerns) and not self.blocked


@dataclass
class Weighed:
    """A person on the way to a place in the list."""

    row: Row
    record: Record
    figures: Figures
    points: float
    against: Against | None = None


class Roster:
    """Everybody who could be asked and what is known of them, as one viewer may know it.

    It is the same for all papers: who looks for many papers at once reads it once.
    """

    def __init__(self, on: date, *, viewer: User | None = None) -> None:
        self.on = on
        self.rows = rows_of()
        sight = sight_on_reviewers(viewer)
        self.records = records(on, sight.counted)
        self.index: Index = index_of_people(self.rows)
        self.hidden: set[int] = sight.named.missing_from(self.index.paper_numbers)


class Search:
    """One look for reviewers of a paper: everything is read once, however many people there are."""

    def __init__(
        self,
        submission: Submission,
        *,
        viewer: User | None = None,
        roster: Roster | None = None,
    ) -> None:
        self.submission = submission
        self.viewer = viewer
        roster = roster or Roster(today(submission.journal), viewer=viewer)
        self.on, self.rows = roster.on, roster.rows
        self.records, self.index = roster.records, roster.index
        without = roster.hidden | {submission.pk}
        self.asked: Asked = self.index.ask(words_of(submission), without=without)
        self.judge = Judge(submission, viewer=viewer)
        self.lack: Lack = lacking(submission)
        self.missing = self.lack.sectors  # asked for every person
        self.topics: dict[int, Topic] = {topic.pk: topic for topic in submission.topics.all()}
        self.countries = {
            place.country for person in self.judge.finder.authors for place in person.places
        } - {""}
        self.seated = seated(submission)

    def weighed(self, rows: Iterable[Row]) -> list[Weighed]:
        """Return people with figures and points, the best first; whoever is asked already is not
        among them."""
        found = [self.weigh(row) for row in rows if row.user_id not in self.seated]
        return sorted(found, key=lambda each: (-each.points, each.row.user_id))

    def weigh(self, row: Row) -> Weighed:
        record = self.records.get(row.user_id, NONE)
        figures = self.figures(row, record)
        return Weighed(row, record, figures, score(figures))

    def figures(self, row: Row, record: Record) -> Figures:
        missing = self.missing
        away = row.is_away(self.on)
        return Figures(
            likeness=self.asked.by_person.get(row.user_id, 0.0),
            topics=len(row.topics & self.topics.keys()),
            topics_wanted=len(self.topics) if row.topics else 0,
            reads=self.submission.language in row.languages if row.languages else None,
            sector_fits=bool(missing & row.sectors) if missing and row.sector else None,
            other_country=row.country not in self.countries
            if row.country and self.countries
            else None,
            open_tasks=record.open_tasks,
            rested=(self.on - record.last_asked).days if record.last_asked else None,
            median_days=record.median_days,
            on_time=record.on_time,
            accepts=record.accepts,
            presence="away" if away else "full" if is_full(row, record) else "free",
        )

    def named(self, text: str) -> list[Weighed]:
        """Return everybody whom a typed text finds, with whatever speaks against them."""
        found = self.weighed(found_by(self.rows, text))
        for each in found[: 3 * SHOWN]:
            each.against = self.judge.about(each.row)
        return found[: 3 * SHOWN]

    def proposed(self, wanted: Wanted) -> list[Weighed]:
        """Return those to be proposed, in order; people with a probable conflict at the end.

        Nobody whose conflict is certain, and nobody who asked not to be asked, is among them.
        """
        topic = topic_number(wanted.topic)
        fitting = [
            each
            for each in self.weighed(row for row in self.rows if self.is_expert(row))
            if not is_closed(each.row, self.on)
            and wanted.takes(each.row, each.record, topic, self.on)
        ]
        clear: list[Weighed] = []
        doubtful: list[Weighed] = []
        for each in self.in_order(fitting, wanted.sort):
            if len(clear) >= wanted.most:
                break
            each.against = self.judge.about(each.row)
            if not each.against.blocked:
                (doubtful if each.against.concerns else clear).append(each)
        return [*clear, *doubtful[:DOUBTFUL]]

    def is_expert(self, row: Row) -> bool:
        """Say whether a person may be proposed: has an entry, a statement, a list of works, an
        article here, or was asked before."""
        return bool(
            row.entry
            or row.expertise.strip()
            or row.user_id in self.index.writers
            or row.user_id in self.records
        )

    def in_order(self, found: list[Weighed], sort: str) -> list[Weighed]:
        if sort in ORDERS:
            return sorted(found, key=ORDERS[sort])
        first = [each for each in found if self.is_missing_sector(each)]
        names = {each.row.user_id for each in first}
        rest = [each for each in found if each.row.user_id not in names]
        return [*mixed(first), *mixed(rest)]

    def is_missing_sector(self, each: Weighed) -> bool:
        """Say whether a person of the one sector that is missing knows something of the subject."""
        near = each.figures.likeness > 0 or each.figures.topics > 0
        return len(self.missing) == 1 and bool(each.figures.sector_fits) and near

    def shown(self, found: list[Weighed]) -> list[Candidate]:
        """Return rows for the page."""
        users = User.objects.in_bulk([each.row.user_id for each in found])
        bad = unreachable()
        rated = ratings_of(users, self.viewer) if self.viewer else {}
        shown = [self.candidate(each, users[each.row.user_id], bad) for each in found]
        for candidate in shown:
            candidate.figures.append(
                (_("Usefulness of reports, 1 to 5"), mean_of(rated, candidate))
            )
        return shown

    def candidate(self, each: Weighed, user: User, bad: set[str]) -> Candidate:
        row, record, figures = each.row, each.record, each.figures
        against = each.against or Against([], [])
        topics = [str(self.topics[pk].name) for pk in sorted(row.topics & self.topics.keys())]
        near = self.index.nearest(row.user_id, self.asked)
        suggested = self.judge.finder.suggested(row.person)
        return Candidate(
            user=user,
            concerns=against.concerns,
            hints=[
                *(suggestion_words(wish.reason, wish.email or user.email) for wish in suggested),
                *hints(each, self.on, bad),
            ],
            open_tasks=record.open_tasks,
            reviews_done=record.done,
            last_asked=record.last_asked,
            because=reasons(row, record, figures, near, topics, self.submission.language),
            figures=figures_in_words(row, record, figures, topics),
            points=each.points,
            suggested=bool(suggested),
            early=row.is_early_career,
            sector=row.sector,
            put_aside=against.put_aside,
        )


def mean_of(rated: dict[int, Rated], candidate: Candidate) -> str:
    """Return how useful editors found a person's reports, as far as the viewer may know."""
    found = rated.get(candidate.user.pk)
    return f"{found.mean} ({found.number})" if found else "–"


def mixed(found: list[Weighed]) -> list[Weighed]:
    return interleaved([(each, each.points, each.row.is_early_career) for each in found])


def last(day_: date | None) -> tuple[bool, int]:
    """Sort by a day, the latest first and those without one at the end."""
    return (day_ is None, -(day_ or date.min).toordinal())


ORDERS: dict[str, Callable[[Any], Any]] = {
    "name": lambda each: each.row.sorting_name,
    "last_review": lambda each: last(each.record.last_review),
    "last_asked": lambda each: (each.record.last_asked or date.min).toordinal(),
    "open_tasks": lambda each: (each.record.open_tasks, -each.points),
    "on_time": lambda each: (
        each.record.on_time is None,
        -(each.record.on_time or 0),
        -each.points,
    ),
    "median_days": lambda each: (
        each.record.median_days is None,
        each.record.median_days or 0,
        -each.points,
    ),
    "declines": lambda each: (each.record.declines, -each.points),
}


def seated(submission: Submission) -> set[int]:
    """Return who was asked in the open round, whatever came of it."""
    rows = Review.objects.filter(round__in=open_rounds(submission))
    return set(rows.values_list("reviewer_id", flat=True))


def open_rounds(submission: Submission) -> "list[Round]":
    return list(Round.objects.filter(submission=submission, closed_at=None))


def topic_number(slug: str) -> int | None:
    if not slug:
        return None
    return Topic.objects.filter(slug=slug).values_list("pk", flat=True).first() or -1


def unreachable() -> set[str]:
    rows = Address.objects.exclude(state=Address.State.GOOD).values_list("email", flat=True)
    return {email.lower() for email in rows}


def hints(each: Weighed, on: date, bad: set[str]) -> list[str]:
    """Return what an editor should know before asking, and that letters do not arrive."""
    found = hint_words(each.row, each.record, on)
    if each.row.person.emails & bad:
        found.append(_("Letters to this address come back."))
    return found


def hint_words(row: Row, record: Record, on: date) -> list[str]:
    """Return that a person is away, has enough for this year, or was asked lately."""
    found = []
    if row.is_away(on):
        until = {"day": day(row.away_until)}
        found.append(_("Away until %(day)s.") % until if row.away_until else _("Away."))
    if is_full(row, record):
        found.append(_("Has as many reviews this year as they want."))
    if was_asked_lately(record, on):
        found.append(_("Was asked on %(day)s.") % {"day": day(record.last_asked)})
    return found


def suggestion_words(reason: str, email: str) -> str:
    """Return that the authors suggest a person, why, and that the address is a free one."""
    words = _("Suggested by the authors.")
    if reason:
        words = _("Suggested by the authors: %(why)s") % {"why": reason}
    if is_free_mail(email):
        words += " " + _("The address is at a free mail service; check that it is theirs.")
    return words


def candidates(
    submission: Submission,
    *,
    text: str = "",
    viewer: User | None = None,
    wanted: Wanted | None = None,
) -> list[Candidate]:
    """Return people who could review: by a typed text everybody whom it finds, blocked or not;
    else those to be proposed, the best first.

    The number of queries does not grow with the people, the papers or the texts.
    """
    search = Search(submission, viewer=viewer)
    asked = wanted or Wanted(words=text)
    found = search.named(asked.words) if asked.words.strip() else search.proposed(asked)
    return search.shown(found)


def likeness_of_people(submission: Submission, *, viewer: User | None = None) -> dict[int, float]:
    """Return how near each person's texts are to a paper, 0 to about 1, by the person's number."""
    rows = rows_of()
    index = index_of_people(rows)
    named = sight_on_reviewers(viewer).named
    hidden = named.missing_from(index.paper_numbers)
    return index.ask(words_of(submission), without=hidden | {submission.pk}).by_person
