"""The autopilot: asks whoever is next on an editor's list, and never anybody twice.

The look comes every minute, by any number of workers. A row of the queue is locked while one
looks at it; a place is taken by a conditional UPDATE in the same transaction as its invitation,
so a worker that dies in between has done neither. Silence: the seat is set free after the days
to answer, as with any invitation, and then the next is asked; who answers later is told that the
seat went to somebody else. So never more people read than the editor wanted.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from journal.deadlines import all_free_days, days_from
from reviews import letters
from reviews.identity import editor_of
from reviews.letters.envelopes import voice
from reviews.models import Decision, Place, Queue, Review
from reviews.queries.fitness import unfit
from reviews.queries.hours import next_hour
from reviews.queries.queue import (
    is_over,
    number_to_ask,
    open_reviews,
    standing_of,
    waiting_places,
)
from reviews.queries.unreached import unreached
from reviews.services.invitations import check_confirmed, invite_reviewer
from reviews.services.rounds import READABLE, check_copy, readable_version
from submissions.services import WrongStatus

Stopped = Queue.Stopped


@transaction.atomic
def look_at_queue(queue: Queue) -> int:
    """Ask whoever is next, if somebody is wanted now; return how many were asked.

    Doing it twice, or by two workers at once, asks nobody twice.
    """
    fresh = locked(queue)
    if fresh is None:
        return 0
    stopped, asked = standstill(fresh), 0
    if stopped == Stopped.OVER:
        Queue.objects.filter(pk=fresh.pk).update(paused_at=now(), stopped=stopped)
        return 0
    if stopped == Stopped.NOT:
        reviews = open_reviews(fresh.submission)
        adopt(fresh, reviews)
        mark_moved_on(fresh, reviews)
        asked, stopped = ask_next(fresh, reviews)
    if stopped != fresh.stopped:
        Queue.objects.filter(pk=fresh.pk).update(stopped=stopped)
    return asked


def locked(queue: Queue) -> Queue | None:
    """Read a moving queue and its paper anew for writing; what they say counts at this moment.

    The paper is locked as well, so that an editor who invites by hand waits, or is waited for.
    """
    return (
        Queue.objects.select_for_update(of=("self", "submission"))
        .select_related("submission__journal", "submission__article_type", "by")
        .filter(pk=queue.pk, paused_at=None)
        .first()
    )


def standstill(queue: Queue) -> Stopped:
    """Return what keeps anybody from being asked now."""
    submission = queue.submission
    if submission.status not in READABLE or is_over(queue):
        return Stopped.OVER
    if Decision.objects.filter(submission=submission, state=Decision.State.HELD).exists():
        return Stopped.HELD
    return Stopped.NOT


def adopt(queue: Queue, reviews: list[Review]) -> None:
    """Take note of people on the list whom an editor asked by hand meanwhile."""
    asked = {row.reviewer_id: row for row in reviews}
    for place in waiting_places(queue):
        review = asked.get(place.user_id)
        if review:
            Place.objects.filter(pk=place.pk, state=Place.State.WAITING).update(
                state=Place.State.INVITED, review=review
            )


def mark_moved_on(queue: Queue, reviews: list[Review]) -> None:
    """Write down of whom nothing is awaited any longer, because letters do not reach them."""
    pending = [row for row in reviews if row.state == Review.State.INVITED]
    lost = [key for key, outcome in unreached(pending).items() if outcome.gives_way]
    if not lost:
        return
    Place.objects.filter(queue=queue, review_id__in=lost, moved_on_at=None).update(
        moved_on_at=now()
    )


@dataclass
class Turns:
    """What one look has done: whom it asked, who sleeps at this hour, who was passed over."""

    asked: int = 0
    asleep: int = 0
    passed: list[Place] = field(default_factory=list)
    stopped: Stopped = Stopped.NOT
    is_over: bool = False

    @property
    def used(self) -> int:
        return self.asked + self.asleep


def ask_next(queue: Queue, reviews: list[Review]) -> tuple[int, Stopped]:
    """Ask as many as are wanted now; return how many were asked, and what stopped it, if anything.

    The order is kept: whom no letter may reach at this hour keeps the turn until it may.
    """
    standing = standing_of(queue, reviews)
    number, turns = number_to_ask(queue, standing), Turns()
    if number and editor_of(queue.submission) is None:
        return 0, Stopped.EDITOR
    for place in waiting_places(queue):
        if turns.stopped or turns.is_over or turns.used >= number:
            break
        take_turn(queue, place, turns)
    short = min(number, queue.wanted - standing.taken) > turns.used
    if short and not (turns.stopped or turns.is_over):
        turns.stopped = Stopped.EMPTY
    tell_of_passed(queue, turns.passed)
    return turns.asked, turns.stopped


def take_turn(queue: Queue, place: Place, turns: Turns) -> None:
    """Ask one person, or pass them over, or wait for their morning."""
    if pass_over(queue, place):
        turns.passed.append(place)
        return
    journal, moment = queue.submission.journal, now()
    if next_hour(place.user, journal, at=moment, holidays=all_free_days(journal)) > moment:
        turns.asleep += 1
        return
    try:
        turns.asked += ask(queue, place)
    except WrongStatus:  # the paper was moved under our hands; the next look sees where it is
        turns.is_over = True
    except ValidationError as refusal:
        # somebody may have asked the person by hand a moment ago
        adopt(queue, open_reviews(queue.submission))
        turns.stopped = trouble_of(queue)
        if not turns.stopped and pass_over(queue, place, " ".join(refusal.messages)):
            turns.passed.append(place)


def pass_over(queue: Queue, place: Place, words: str = "") -> bool:
    """Pass over a person who became unfit, with the reason in the editors' language."""
    with voice(queue.by.language, queue.submission.journal):
        why = words or unfit(place, queue.submission)
    if not why:
        return False
    place.words, place.state = why, Place.State.SKIPPED
    return bool(
        Place.objects.filter(pk=place.pk, state=Place.State.WAITING).update(
            state=place.state, words=why
        )
    )


@transaction.atomic
def ask(queue: Queue, place: Place) -> bool:
    """Take a place and invite its person in one transaction; False where somebody was faster.

    Raises ValidationError, and leaves the place as it was, where the person or the paper cannot
    be read now.
    """
    taken = Place.objects.filter(pk=place.pk, state=Place.State.WAITING).update(
        state=Place.State.INVITED
    )
    if taken:
        Place.objects.filter(pk=place.pk).update(review=invite(queue, place))
    return bool(taken)


def invite(queue: Queue, place: Place) -> Review:
    """Invite in the name of the editor who handles the paper now, by the list's own dates."""
    journal = queue.submission.journal
    with voice(queue.by.language, journal):
        return invite_reviewer(
            queue.submission,
            by=editor_of(queue.submission) or queue.by,
            reviewer=place.user,
            review_due=days_from(journal, queue.review_days),
            answer_due=days_from(journal, queue.answer_days),
            reason=place.reason,
        )


def trouble_of(queue: Queue) -> Stopped:
    """Return what keeps the paper itself from being read, if an invitation was refused for it."""
    submission = queue.submission
    for stopped, check in (
        (Stopped.AUTHORS, lambda: check_confirmed(submission)),
        (Stopped.FILE, lambda: readable_version(submission)),
        (Stopped.COPY, lambda: check_copy(submission)),
    ):
        try:
            check()
        except ValidationError:
            return stopped
    return Stopped.NOT


def tell_of_passed(queue: Queue, passed: list[Place]) -> None:
    """Tell the editor who was passed over and why."""
    editor: User | None = editor_of(queue.submission)
    if passed and editor:
        with voice(editor.language, queue.submission.journal):
            lines = [_("%(name)s: %(why)s") % {"name": p.user, "why": p.words} for p in passed]
        key = ":".join(sorted(place.key for place in passed))
        letters.queues.post_passed(
            queue.submission, editor, lines=lines, dedupe=f"passed:{key}:{now():%Y%m%d}"[:120]
        )
