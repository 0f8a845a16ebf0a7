"""What an editor asks of the list of reviewers, and what a round still lacks."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from journal.models import Expert, Sector
from reviews.models import Round
from reviews.queries.people.concerns import taken_seats
from reviews.queries.people.record import Record
from reviews.queries.people.rows import Row
from reviews.queries.rounds import needed_in
from submissions.models import Submission

SHOWN = 20
RECENT = timedelta(days=90)
SORTS = (
    "fit", "name", "last_review", "open_tasks", "on_time", "median_days", "declines", "last_asked",
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """The filters of a list; an empty one asks for nothing. ``recent`` shows those who were asked
    within 90 days."""

    words: str = ""
    topic: str = ""
    free: bool = False
    reads: str = ""
    sector: str = ""
    country: str = ""
    early: bool = False
    recent: bool = False
    sort: str = "fit"
    most: int = SHOWN

    @property
    def filters(self) -> bool:
        """Say whether anything narrows the list."""
        return self != replace(Wanted(), words=self.words, sort=self.sort, most=self.most)

    def takes(self, row: Row, record: Record, topic: int | None, on: date) -> bool:
        """Say whether a person passes every filter."""
        return (
            (not self.topic or topic in row.topics)
            and (not self.free or is_free(row, record, on))
            and (not self.reads or self.reads in row.languages)
            and (not self.sector or self.sector in row.sectors)
            and (not self.country or self.country == row.country)
            and (not self.early or row.is_early_career)
            and (self.recent or not was_asked_lately(record, on))
        )


def is_free(row: Row, record: Record, on: date) -> bool:
    """Say whether a person has nothing of ours to do, is here, and has not done enough this year."""
    return not (record.open_tasks or row.is_away(on) or is_full(row, record) or is_closed(row, on))


def is_full(row: Row, record: Record) -> bool:
    return (
        row.yearly_limit is not None
        and record.done_this_year + record.open_tasks >= row.yearly_limit
    )


def is_closed(row: Row, on: date) -> bool:
    return bool(row.never_at or (row.not_before and row.not_before > on))


def was_asked_lately(record: Record, on: date) -> bool:
    return record.last_asked is not None and on - record.last_asked < RECENT


@dataclass(frozen=True)
class Lack:
    """How many of each sector a round still lacks, where its type of article asks for both."""

    practitioners: int = 0
    academics: int = 0

    @property
    def sectors(self) -> set[str]:
        found = {Sector.PRACTITIONER: self.practitioners, Sector.ACADEMIC: self.academics}
        return {str(sector) for sector, number in found.items() if number}


def lacking(submission: Submission) -> Lack:
    """Return what is still missing in the open round, or in the one that is to come.

    Somebody who stands for both sectors counts for the one that is missing.
    """
    kind = submission.article_type
    if not kind.practitioners:
        return Lack()
    rounds = Round.objects.filter(submission=submission, closed_at=None)
    round = rounds.select_related("submission__article_type", "submission__queue").first()
    seats = taken_seats(round) if round else []
    needed = max(needed_in(round) if round else kind.reviewers, kind.practitioners)
    sectors = list(
        Expert.objects.filter(user__in=[seat.reviewer_id for seat in seats]).values_list(
            "sector", flat=True
        )
    )
    practitioners = kind.practitioners - sectors.count(Sector.PRACTITIONER)
    academics = needed - kind.practitioners - sectors.count(Sector.ACADEMIC)
    for _both in range(sectors.count(Sector.BOTH)):
        if practitioners > 0:
            practitioners -= 1
        else:
            academics -= 1
    free = max(0, needed - len(seats))
    return Lack(min(max(0, practitioners), free), min(max(0, academics), free))
