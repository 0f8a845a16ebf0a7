"""The whole desk at once: which papers want reviewers, and the best proposal for all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Tie, User
from journal.models import Call
from journal.queries import today
from reviews.assigning import Gap, Paper, Problem, Proposal, Reader, Sector, Why, propose
from reviews.models import Decision, Queue, Review, Round
from reviews.queries.people.candidates import Candidate, Roster, Search, Weighed
from reviews.queries.people.wanted import is_closed, is_full, was_asked_lately
from reviews.queries.rounds import seats_by_submission
from submissions.models import Status, Submission

MOST_PAPERS = 80
MOST_TASKS = 3  # open tasks of one person, with what is proposed
WEIGHED = 60  # people looked at for one paper, the best first
OTHERS = 8  # further people to choose from for a seat


@dataclass(frozen=True)
class OpenPaper:
    """A paper with seats that nobody fills."""

    submission: Submission
    needed: int
    now: list[Review]

    @property
    def missing(self) -> int:
        return max(0, self.needed - len(self.now))


@dataclass(frozen=True)
class Seat:
    """A proposed reader of one paper, and who else could be chosen."""

    number: int
    person: Candidate
    others: list[Candidate]


@dataclass(frozen=True)
class Line:
    paper: OpenPaper
    seats: list[Seat]
    missing: list[str]


@dataclass(frozen=True)
class Assignment:
    """The proposal for the papers, with how near the best it is, in per cent."""

    lines: list[Line]
    gap: float = 0.0

    @property
    def pairs(self) -> int:
        return sum(len(line.seats) for line in self.lines)


def calls_of(papers: Iterable[OpenPaper]) -> list[Call]:
    """Return the calls among papers, to choose one issue's."""
    found = {row.submission.call_id: row.submission.call for row in papers}
    return [call for call in found.values() if call]


def papers_to_assign(user: User) -> list[OpenPaper]:
    """Return the papers that a person handles and that want more reviewers, the oldest first.

    Not those of which the person is an author or stands back from, nor where a decision waits,
    the round was closed, or the autopilot is at it.
    """
    held = Decision.objects.filter(submission_id=OuterRef("pk"), state=Decision.State.HELD)
    moving = Queue.objects.filter(submission_id=OuterRef("pk"), paused_at=None)
    rounds = Round.objects.filter(submission_id=OuterRef("pk"))
    papers = (
        Submission.objects.handled_by(user)
        .filter(
            ~Exists(held), ~Exists(moving), Exists(rounds.filter(closed_at=None)) | ~Exists(rounds)
        )
        .filter(status__in=[Status.SUBMITTED, Status.IN_REVIEW], article_type__reviewers__gt=0)
        .select_related("journal", "article_type", "call")
        .prefetch_related("topics")
        .order_by("submitted_at", "pk")
    )
    found = list(papers)
    seated = readers_of(found)
    rows = [OpenPaper(row, row.article_type.reviewers, seated.get(row.pk, [])) for row in found]
    return [row for row in rows if row.missing]


def readers_of(papers: Sequence[Submission]) -> dict[int, list[Review]]:
    """Return who reads each paper in its open round or has done so: the seats that stay."""
    rows = Review.objects.filter(round__submission__in=papers, round__closed_at=None).exclude(
        state__in=[Review.State.DECLINED, Review.State.RELEASED]
    )
    found: dict[int, list[Review]] = {}
    for row in rows.select_related("round", "reviewer__expert"):
        found.setdefault(row.round.submission_id, []).append(row)
    return found


@dataclass
class Desk:
    """Everything read for a proposal, by the keys that the solver knows."""

    searches: dict[str, Search] = field(default_factory=dict)
    fitting: dict[str, list[Weighed]] = field(default_factory=dict)
    readers: dict[str, Reader] = field(default_factory=dict)


def assignment_for(user: User, papers: Sequence[OpenPaper], *, recent: bool = False) -> Assignment:
    """Return the best assignment of readers to papers.

    Only people against whom nothing speaks are proposed; with ``recent`` also those who were
    asked within 90 days.
    """
    papers = papers[:MOST_PAPERS]
    desk = read_desk(user, papers, recent=recent)
    proposal = propose(problem_of(papers, desk))
    return Assignment(
        [line_of(paper, desk, proposal) for paper in papers], round(100 * proposal.gap, 2)
    )


def read_desk(user: User, papers: Sequence[OpenPaper], *, recent: bool) -> Desk:
    desk = Desk()
    rosters: dict[int, Roster] = {}
    for paper in papers:
        journal = paper.submission.journal
        roster = rosters.get(journal.pk) or Roster(today(journal), viewer=user)
        rosters[journal.pk] = roster
        search = Search(paper.submission, viewer=user, roster=roster)
        clear = [
            each
            for each in search.weighed(row for row in search.rows if search.is_expert(row))
            if takes_more(each, search, recent=recent)
        ][:WEIGHED]
        for each in clear:
            each.against = search.judge.about(each.row)
        key = paper.submission.key
        desk.searches[key] = search
        desk.fitting[key] = [each for each in clear if each.against and not each.against.concerns]
        for each in desk.fitting[key]:
            desk.readers.setdefault(str(each.row.user_id), reader_of(each))
    return desk


def takes_more(each: Weighed, search: Search, *, recent: bool) -> bool:
    """Say whether a person may be given something at all."""
    row, record = each.row, each.record
    return not (
        is_closed(row, search.on)
        or row.is_away(search.on)
        or is_full(row, record)
        or record.open_tasks >= MOST_TASKS
        or (was_asked_lately(record, search.on) and not recent)
    )


def reader_of(each: Weighed) -> Reader:
    row, record = each.row, each.record
    capacity = MOST_TASKS - record.open_tasks
    if row.yearly_limit is not None:
        capacity = min(capacity, row.yearly_limit - record.done_this_year - record.open_tasks)
    return Reader(str(row.user_id), max(0, capacity), record.open_tasks, Sector(row.sector or ""))


def problem_of(papers: Sequence[OpenPaper], desk: Desk) -> Problem:
    """Return what the solver is asked: only pairs that may be, all others barred."""
    fit = {
        (key, str(each.row.user_id)): each.points / 100
        for key, people in desk.fitting.items()
        for each in people
    }
    barred = {(key, reader) for key in desk.fitting for reader in desk.readers} - fit.keys()
    kept = [review for paper in papers for review in paper.now]
    return Problem(
        papers=tuple(wants_of(paper) for paper in papers),
        readers=tuple(desk.readers.values()),
        fit=fit,
        barred=barred,
        apart=apart_of({*desk.readers, *(str(row.reviewer_id) for row in kept)}, desk),
        sectors={str(row.reviewer_id): sector_of(row.reviewer) for row in kept},
    )


def wants_of(paper: OpenPaper) -> Paper:
    practitioners = min(paper.submission.article_type.practitioners, paper.needed)
    return Paper(
        paper.submission.key,
        seats=paper.needed,
        academics=paper.needed - practitioners if practitioners else 0,
        practitioners=practitioners,
        kept=tuple(str(row.reviewer_id) for row in paper.now),
    )


def sector_of(person: User) -> Sector:
    expert = getattr(person, "expert", None)
    return Sector(expert.sector) if expert else Sector.UNKNOWN


def apart_of(readers: set[str], desk: Desk) -> set[frozenset[str]]:
    """Return who should not read one paper together: people with a tie, or of one institution."""
    ids = [int(reader) for reader in readers]
    ties = Tie.objects.filter(user__in=ids, other__in=ids)
    on = next((search.on for search in desk.searches.values()), None)
    if on:
        ties = ties.filter(Q(until=None) | Q(until__gte=on))
    pairs = {frozenset(map(str, pair)) for pair in ties.values_list("user_id", "other_id")}
    houses: dict[str, list[str]] = {}
    for pk, ror in User.objects.filter(pk__in=ids).exclude(ror="").values_list("pk", "ror"):
        houses.setdefault(ror, []).append(str(pk))
    for people in houses.values():
        pairs |= {frozenset({one, other}) for one in people for other in people if one < other}
    return pairs


def line_of(paper: OpenPaper, desk: Desk, proposal: Proposal) -> Line:
    """Return what is proposed for one paper, with reasons and who else could be chosen."""
    key = paper.submission.key
    search, people = desk.searches[key], desk.fitting[key]
    chosen = {int(reader) for paper_key, reader in proposal.pairs if paper_key == key}
    proposed = [each for each in people if each.row.user_id in chosen]
    rest = [each for each in people if each.row.user_id not in chosen][:OTHERS]
    rows = search.shown([*proposed, *rest]) if proposed else []
    others = rows[len(proposed) :]
    seats = [Seat(number, person, others) for number, person in enumerate(rows[: len(proposed)])]
    return Line(paper, seats, [gap_words(gap) for gap in proposal.missing if gap.paper == key])


def gap_words(gap: Gap) -> str:
    """Say what a paper lacks, and why."""
    seats = ngettext("%(number)s seat stays free:", "%(number)s seats stay free:", gap.number)
    why = {
        Why.NOBODY: _("nobody is known who fits, is free and has no conflict."),
        Why.FULL: _("everybody who fits has as many papers as they take."),
        Why.APART: _("who is left should not read it together with the others."),
    }.get(gap.why)
    if why:
        return f"{seats % {'number': gap.number}} {why}"
    if gap.why == Why.PRACTITIONER:
        return _("No practitioner who fits is left for it.")
    return _("No academic who fits is left for it.")


def still_missing(submission: Submission) -> int:
    """Return how many seats of a paper nobody fills at this moment."""
    taken = seats_by_submission([submission]).get(submission.pk)
    return max(0, submission.article_type.reviewers - (taken.taken if taken else 0))


def open_tasks_of(person: User) -> int:
    return Review.objects.active().filter(reviewer=person, round__closed_at=None).count()
