"""The list of names as its page shows it: who was asked, who is next, what speaks against whom."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from journal.queries import today
from journal.templatetags.words import day
from reviews.identity import sight_of
from reviews.models import Place, Queue, Review
from reviews.queries.fitness import unanswered
from reviews.queries.people import Concern, Judge, Row, rows_of, unreachable
from reviews.queries.queue import is_over, open_reviews, outlook_of, plan_of
from submissions.models import Status, Submission


@dataclass(frozen=True)
class Line:
    """One name: ``number`` is the rank among those who wait, 0 for everybody else."""

    place: Place
    number: int
    is_last: bool
    concerns: list[Concern]
    hints: list[str]
    needs_reason: bool

    @property
    def blocked(self) -> bool:
        return any(concern.blocks for concern in self.concerns)

    @property
    def waits(self) -> bool:
        return self.number > 0

    @property
    def badge(self) -> str:
        review = self.place.review
        if self.place.state == Place.State.SKIPPED:
            return "warn"
        if review is None:
            return "bare"
        return {Review.State.DONE: "good", Review.State.ACCEPTED: "info"}.get(
            Review.State(review.state), "bare"
        )

    @property
    def state(self) -> str:
        review = self.place.review
        return str(review.get_state_display() if review else self.place.get_state_display())


@dataclass(frozen=True)
class QueuePage:
    queue: Queue
    lines: list[Line]
    plan: list[str]
    is_over: bool
    may_start: bool

    @property
    def waiting(self) -> int:
        return sum(line.waits for line in self.lines)

    @property
    def listed(self) -> set[int]:
        """The people who wait on the list, by row number."""
        return {line.place.user_id for line in self.lines if line.waits}

    @property
    def is_moving(self) -> bool:
        return self.queue.paused_at is None

    @property
    def is_new(self) -> bool:
        """Say whether it was never started."""
        return not self.is_moving and not any(line.place.review_id for line in self.lines)

    @property
    def stopped_words(self) -> str:
        """Return why it does not ask anybody, or nothing."""
        return str(self.queue.get_stopped_display()) if self.queue.stopped else ""

    @property
    def names_left(self) -> bool:
        return self.queue.stopped == Queue.Stopped.COPY


def queue_page(submission: Submission, viewer: User) -> QueuePage | None:
    """Return the list of a paper to its editors; None to everybody else.

    The number of queries does not grow with the names.
    """
    if not sight_of(viewer, submission).sees_reviewers:
        return None
    queue = Queue.objects.filter(submission=submission).first() or new_queue(submission)
    queue.submission = submission
    places = places_of(queue)
    waits = [place for place in places if place.state == Place.State.WAITING]
    may_start = submission.status in {Status.SUBMITTED, Status.IN_REVIEW}
    tells = waits and may_start
    plan = plan_of(outlook_of(queue, open_reviews(submission), waits)) if tells else []
    lines = lines_of(submission, viewer, places, waits)
    return QueuePage(queue, lines, plan, is_over(queue), may_start)


def new_queue(submission: Submission) -> Queue:
    """Return the list as it would be begun, not kept."""
    needed = max(1, submission.article_type.reviewers)
    return Queue(
        submission=submission,
        wanted=needed,
        at_once=needed,
        answer_days=submission.journal.answer_days,
        review_days=submission.journal.review_days,
        paused_at=submission.submitted_at,
    )


def places_of(queue: Queue) -> list[Place]:
    if queue.pk is None:
        return []
    return list(Place.objects.filter(queue=queue).select_related("user", "review"))


def lines_of(
    submission: Submission, viewer: User, places: list[Place], waits: list[Place]
) -> list[Line]:
    if not places:
        return []
    judge = Judge(submission, viewer=viewer)
    people = User.objects.filter(pk__in=[place.user_id for place in waits])
    rows = {row.user_id: row for row in rows_of(people)} if waits else {}
    bad, loads = unreachable(), open_tasks(waits)
    ranks = {place.pk: number for number, place in enumerate(waits, start=1)}
    lines = []
    for place in places:
        row = rows.get(place.user_id)
        concerns = judge.about(row).concerns if row else []
        lines.append(
            Line(
                place=place,
                number=ranks.get(place.pk, 0),
                is_last=ranks.get(place.pk) == len(waits),
                concerns=concerns,
                hints=hints(row, loads.get(place.user_id, 0), bad, submission) if row else [],
                needs_reason=bool(unanswered(place, concerns)),
            )
        )
    return lines


def open_tasks(waits: list[Place]) -> dict[int, int]:
    """Return how much the journal waits for from each who is still to be asked."""
    found: dict[int, int] = {}
    rows = Review.objects.active().filter(reviewer__in=[place.user_id for place in waits])
    for user_id in rows.values_list("reviewer_id", flat=True):
        found[user_id] = found.get(user_id, 0) + 1
    return found


def hints(row: Row, load: int, bad: set[str], submission: Submission) -> list[str]:
    """Return what an editor should know before a person's turn comes."""
    found = []
    if row.is_away(today(submission.journal)):
        until = {"day": day(row.away_until)}
        found.append(_("Away until %(day)s.") % until if row.away_until else _("Away."))
    if load:
        found.append(
            ngettext("Has %(number)s open task.", "Has %(number)s open tasks.", load)
            % {"number": load}
        )
    if row.person.emails & bad:
        found.append(_("Letters to this address come back."))
    return found
