"""How people have reviewed here: how often, how fast, how reliably; and what waits for them now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count, Max, Q, Sum

from reviews.models import Review
from reviews.queries.people.sight import Papers

State = Review.State
YEAR = timedelta(days=365)
TIMES = ("invited_at", "answered_at", "declined_at", "handed_in_at", "released_at", "moved_due_at")


class Asked(NamedTuple):
    """One review as the figures need it."""

    reviewer: int
    paper: int
    state: str
    invited_at: datetime
    answered_at: datetime | None
    declined_at: datetime | None
    handed_in_at: datetime | None
    review_due: date


@dataclass(frozen=True)
class Record:
    """The figures of one person. Shares are 0 to 1, None where there is nothing to divide."""

    open_tasks: int = 0
    done: int = 0
    done_this_year: int = 0
    asked: int = 0
    last_review: date | None = None
    last_asked: date | None = None
    median_days: float | None = None
    on_time: float | None = None
    accepts: float | None = None
    declines: int = 0


NONE = Record()


class Records:
    """Everybody's figures, made once for a state of the table and a day."""

    def __init__(self, stamp: object, by_person: Mapping[int, list[Asked]], on: date) -> None:
        self.stamp, self.rows, self.on = stamp, by_person, on
        self.whole = {person: record_of(rows, on) for person, rows in by_person.items()}
        self.by_paper: dict[int, set[int]] = defaultdict(set)
        for person, rows in by_person.items():
            for row in rows:
                self.by_paper[row.paper].add(person)

    def seen_with(self, papers: Papers) -> dict[int, Record]:
        """Return the figures that come from some manuscripts alone."""
        if papers.only is not None:
            people = {person for paper in papers.only for person in self.by_paper.get(paper, ())}
            return {person: self.partly(person, papers) for person in people}
        touched = {person for paper in papers.but for person in self.by_paper.get(paper, ())}
        partly = {person: self.partly(person, papers) for person in touched}
        seen = self.whole | partly
        return {person: seen[person] for person in seen if seen[person].asked} if partly else seen

    def partly(self, person: int, papers: Papers) -> Record:
        return record_of([row for row in self.rows[person] if papers.has(row.paper)], self.on)


_records = Records(None, {}, date.min)


def records(on: date, papers: Papers) -> dict[int, Record]:
    """Return the figures of everybody who was ever asked, as they stand on a day.

    The table is read anew only after something has changed in it.
    """
    global _records
    stamp = (str(settings.DATA_DIR), on, *stamp_of_reviews())
    if _records.stamp != stamp:
        _records = Records(stamp, read_reviews(), on)
    return _records.seen_with(papers)


def stamp_of_reviews() -> tuple[object, ...]:
    """Return what tells one state of the table from another: every act sets a time or a state."""
    states = {state: Count("pk", filter=Q(state=state)) for state in State.values}
    times = {f"last_{name}": Max(name) for name in TIMES}
    sums = {"people": Sum("reviewer_id"), "newest": Max("pk")}
    return tuple(Review.objects.aggregate(**states, **times, **sums).values())


def read_reviews() -> dict[int, list[Asked]]:
    rows = Review.objects.order_by("pk").values_list(
        "reviewer_id", "round__submission_id", "state", "invited_at", "answered_at",
        "declined_at", "handed_in_at", "review_due",
    )  # fmt: skip
    found: dict[int, list[Asked]] = defaultdict(list)
    for row in map(Asked._make, rows.iterator(5_000)):
        found[row.reviewer].append(row)
    return dict(found)


def record_of(rows: Iterable[Asked], on: date) -> Record:
    """Return the figures of one person's reviews."""
    asked = list(rows)
    if not asked:
        return NONE
    done = [row for row in asked if row.state == State.DONE and row.handed_in_at]
    handed = [row.handed_in_at.date() for row in done if row.handed_in_at]
    since = on - YEAR
    return Record(
        open_tasks=sum(row.state in {State.INVITED, State.ACCEPTED} for row in asked),
        done=len(done),
        done_this_year=sum(day.year == on.year for day in handed),
        asked=len(asked),
        last_review=max(handed, default=None),
        last_asked=max(row.invited_at for row in asked).date(),
        median_days=median(map(days_of, done)) if done else None,
        on_time=share_on_time(asked, on),
        accepts=share_accepted(asked),
        declines=sum(bool(row.declined_at and row.declined_at.date() >= since) for row in asked),
    )


def days_of(row: Asked) -> int:
    """Return the days from the yes, or the invitation, to the report."""
    end = row.handed_in_at or row.invited_at
    return max(0, (end - (row.answered_at or row.invited_at)).days)


def share_on_time(rows: list[Asked], on: date) -> float | None:
    """Return the share of reviews that came by their date; what is overdue now came late."""
    came = [row.handed_in_at.date() <= row.review_due for row in rows if row.handed_in_at]
    overdue = [row for row in rows if row.state == State.ACCEPTED and row.review_due < on]
    counted = len(came) + len(overdue)
    return sum(came) / counted if counted else None


def share_accepted(rows: list[Asked]) -> float | None:
    """Return the share of invitations that were answered by yes; those that wait do not count."""
    over = [row for row in rows if row.state != State.INVITED]
    yes = [row for row in over if row.answered_at and row.state != State.DECLINED]
    return len(yes) / len(over) if over else None
