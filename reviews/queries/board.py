"""What editors see of the reading of one manuscript: seats, scores, reports, what is possible."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Prefetch

from accounts.models import User
from journal.deadlines import end_of, is_over
from journal.queries import today
from reviews.identity import anonymous_label, sight_of
from reviews.models import Advice, Answer, Decision, Review, Revision, Round, Score
from reviews.queries.advising import open_advice
from reviews.queries.answering import Answered, answers_for_authors, authors_picture
from reviews.queries.deciding import possible_kinds
from reviews.queries.leaving import HERE
from reviews.queries.pointing import AuthorPoint, author_points
from reviews.queries.preview import Block, preview
from reviews.queries.queue import outlook_of, plan_of, waiting_places
from reviews.queries.rounds import Seats, needed_in, seats_in
from reviews.queries.scores import Comparison, compare_reports
from reviews.queries.unreached import Unreached, unreached
from submissions.models import Status, Submission
from submissions.queries import colleagues, editor_in_charge, is_disputed, may_decide


@dataclass(frozen=True)
class Seat:
    """One person who was asked, as the editors see it."""

    review: Review
    name: str
    badge: str
    due: date | None
    days_late: int
    unreached: Unreached | None = None

    @property
    def later(self) -> list[tuple[int, date]]:
        """Further dates to choose from: 7, 10 and 14 days after the present one."""
        start = self.review.review_due
        return [(days, start + timedelta(days=days)) for days in (7, 10, 14)]

    @property
    def can_be_asked_again(self) -> bool:
        return self.review.state in {Review.State.DECLINED, Review.State.RELEASED}


@dataclass(frozen=True)
class Report:
    """One review that is in; ``by_zone`` where its day was over here, but not yet everywhere."""

    review: Review
    label: str
    name: str
    points: list[AuthorPoint]
    days: int
    late: bool
    by_zone: bool


@dataclass(frozen=True)
class RoundBoard:
    round: Round
    seats: list[Seat]
    counts: Seats
    needed: int
    reports: list[Report]
    comparison: Comparison | None

    @property
    def is_open(self) -> bool:
        return self.round.closed_at is None

    @property
    def is_complete(self) -> bool:
        return self.is_open and not self.counts.active and self.counts.done >= self.needed

    @property
    def missing(self) -> int:
        """How many more people have to be invited."""
        return max(0, self.needed - self.counts.taken) if self.is_open else 0


@dataclass(frozen=True)
class Board:
    submission: Submission
    rounds: list[RoundBoard]
    held: Decision | None
    decisions: list[Decision]
    revision: Revision | None
    answers: Answered | None
    kinds: list[tuple[str, str]]
    disputed: bool
    may_invite: bool
    decides: bool
    advice: Advice | None
    viewer_id: int
    plan: list[str]  # what the autopilot does next, where it fills the seats that are free

    @property
    def is_left(self) -> bool:
        """Say whether a decision was made on the open round while its reviewers go on."""
        current = self.current
        return current is not None and any(
            row.keeps_reading and row.round_id == current.round.pk for row in self.decisions
        )

    @property
    def readers_wait(self) -> bool:
        """Say whether an editor has to say what becomes of those who read an earlier version."""
        return self.is_left and self.submission.status in HERE

    @property
    def may_take_seat(self) -> bool:
        """Say whether the viewer could review the paper: a round may read, and they do not yet."""
        seats = self.current.seats if self.current else []
        return self.may_invite and all(s.review.reviewer_id != self.viewer_id for s in seats)

    @property
    def may_review_oneself(self) -> bool:
        """Say whether the viewer may review and decide as well, as far as the journal goes."""
        in_charge = editor_in_charge(self.submission)
        is_own = in_charge is not None and in_charge.pk == self.viewer_id
        return self.submission.journal.editors_may_review or not is_own

    @property
    def colleagues(self) -> list[User]:
        """The editors who could decide instead of the viewer."""
        return [each for each in colleagues(self.submission) if each.pk != self.viewer_id]

    @property
    def current(self) -> RoundBoard | None:
        """The open round, if any."""
        return next((each for each in self.rounds if each.is_open), None)

    @property
    def missing(self) -> int:
        """How many more people an editor has to invite: none while the autopilot asks them."""
        return 0 if self.is_left or self.plan or not self.current else self.current.missing

    @property
    def held_blocks(self) -> list[Block]:
        """The letter that waits, as it will be received."""
        return preview(self.held.text, "") if self.held else []

    @property
    def awaits_revision(self) -> bool:
        return self.revision is not None and self.revision.returned_at is None

    @property
    def is_revised(self) -> bool:
        """Say whether the paper waits because a revision came, and not because an editor took it
        up again."""
        return self.revision is not None and self.revision.returned_at is not None

    @property
    def later_revision(self) -> list[tuple[int, date]]:
        """Further dates for a revision: 7, 10 and 14 days after the present one."""
        due = self.revision.due_on if self.revision else None
        return [(days, due + timedelta(days=days)) for days in (7, 10, 14)] if due else []

    @property
    def may_start_round(self) -> bool:
        """Say whether a revised version is there that no round has read yet."""
        return (
            self.submission.status == Status.IN_REVIEW
            and self.current is None
            and bool(self.rounds)
            and self.held is None
        )

    @property
    def willing(self) -> list[Review]:
        """The reviewers of the last round who would read a revised version."""
        if not self.rounds:
            return []
        return [report.review for report in self.rounds[0].reports if report.review.reads_again]


def board(submission: Submission, viewer: User) -> Board | None:
    """Return the board of a manuscript, newest round first; None to everybody but its editors."""
    if not sight_of(viewer, submission).sees_reviewers:
        return None
    on = today(submission.journal)
    decisions = list(
        Decision.objects.filter(submission=submission)
        .exclude(state=Decision.State.UNDONE)
        .select_related("by", "revision__version", "round__version")
    )
    held = next((row for row in decisions if row.state == Decision.State.HELD), None)
    sent = [row for row in decisions if row.state == Decision.State.RELEASED]
    revision = getattr(sent[-1], "revision", None) if sent else None
    rounds = [round_board(round, on) for round in rounds_of(submission)]
    return Board(
        submission=submission,
        rounds=rounds,
        held=held,
        decisions=sent,
        revision=revision,
        answers=answers_for_authors(revision, authors_picture)
        if revision and revision.returned_at
        else None,
        kinds=[(kind, str(Decision.Kind(kind).label)) for kind in possible_kinds(submission)],
        disputed=is_disputed(submission),
        decides=may_decide(viewer, submission),
        advice=open_advice(submission),
        viewer_id=viewer.pk,
        plan=next((autopilot_plan(each) for each in rounds if each.missing), []),
        may_invite=submission.status in HERE
        and held is None
        and not any(
            row.keeps_reading and row.round and row.round.closed_at is None for row in sent
        ),
    )


def rounds_of(submission: Submission) -> list[Round]:
    """Return the rounds with all that a board shows, in a fixed number of queries."""
    reviews = Review.objects.select_related(
        "reviewer", "form", "version", "rating__by", "edited_by"
    ).prefetch_related(
        Prefetch("scores", queryset=Score.objects.select_related("criterion")),
        Prefetch("answers", queryset=Answer.objects.select_related("criterion")),
        "notes",
        "form__criteria",
        "suggestions",
        "co_reviewers",
        "openings",
    )
    return list(
        Round.objects.filter(submission=submission)
        .select_related(
            "version",
            "form",
            "submission__article_type",
            "submission__journal",
            "submission__queue",
        )
        .prefetch_related(Prefetch("reviews", queryset=reviews), "form__criteria")
        .order_by("-number")
    )


def round_board(round: Round, on: date) -> RoundBoard:
    reviews = list(round.reviews.all())
    done = sorted(
        (review for review in reviews if review.state == Review.State.DONE),
        key=lambda review: review.letter_name,
    )
    is_open = round.closed_at is None
    lost = unreached(row for row in reviews if row.is_active) if is_open else {}
    return RoundBoard(
        round=round,
        seats=[
            replace(seat(review, on, is_open=is_open), unreached=lost.get(review.pk))
            for review in reviews
        ],
        counts=seats_in(reviews),
        needed=needed_in(round),
        reports=[report(review, round) for review in done],
        comparison=compare_reports(done) if done else None,
    )


def autopilot_plan(board: RoundBoard) -> list[str]:
    """Say what the autopilot does next in an open round; nothing where it fills no seat."""
    queue = getattr(board.round.submission, "queue", None)
    if queue is None or queue.paused_at or queue.stopped:
        return []
    places = waiting_places(queue)
    return plan_of(outlook_of(queue, list(board.round.reviews.all()), places)) if places else []


BADGES = {
    Review.State.INVITED: "bare",
    Review.State.ACCEPTED: "info",
    Review.State.DECLINED: "bare",
    Review.State.DONE: "good",
    Review.State.RELEASED: "bare",
}


def seat(review: Review, on: date, *, is_open: bool) -> Seat:
    due = {
        Review.State.INVITED: review.answer_due,
        Review.State.ACCEPTED: review.review_due,
    }.get(Review.State(review.state))
    late = max(0, (on - due).days) if due and is_open else 0
    badge = "warn" if late else BADGES[Review.State(review.state)]
    return Seat(review, str(review.reviewer), badge, due if is_open else None, late)


def report(review: Review, round: Round) -> Report:
    handed_in = review.handed_in_at or review.invited_at
    begun = review.answered_at or review.invited_at
    late = is_over(review.review_due, at=handed_in)
    return Report(
        review=review,
        label=anonymous_label(review),
        name=str(review.reviewer),
        points=author_points(review),
        days=(handed_in.date() - begun.date()).days,
        late=late,
        by_zone=not late and handed_in > end_of(round.submission.journal, review.review_due),
    )
