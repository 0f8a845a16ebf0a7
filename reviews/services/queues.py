"""An editor's list of whom to ask in which order: names, warnings, rules, start and pause."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from reviews.models import Place, Queue, Review
from reviews.queries.fitness import name_of
from reviews.queries.people import concerns_about
from reviews.queries.queue import BOUNDS, LONGEST_LIST, LONGEST_WORDS
from reviews.services.autopilot import look_at_queue
from reviews.services.rounds import READABLE
from submissions.models import Submission


def queue_of(submission: Submission, *, by: User) -> Queue:
    """Return the list of a paper; a new one stands still, with the numbers of its kind of paper."""
    journal, needed = submission.journal, max(1, submission.article_type.reviewers)
    queue, _made = Queue.objects.get_or_create(
        submission=submission,
        defaults={
            "wanted": needed,
            "at_once": needed,
            "answer_days": journal.answer_days,
            "review_days": journal.review_days,
            "by": by,
            "paused_at": now(),
        },
    )
    return Queue.objects.select_for_update().select_related("submission").get(pk=queue.pk)


@transaction.atomic
def rank(submission: Submission, *, people: Iterable[User], by: User) -> list[str]:
    """Put people at the end of the list, in their order; return why some were left out, in words.

    Whoever was passed over or asked in an earlier round gets a new place; whoever waits keeps it.
    Raises ValidationError where the list would grow too long.
    """
    queue = queue_of(submission, by=by)
    asked = Review.objects.filter(round__submission=submission, round__closed_at=None)
    asked_ids = set(asked.values_list("reviewer_id", flat=True))
    refused = []
    for person in people:
        why = cannot_be_ranked(submission, person, asked_ids)
        if why:
            refused.append(_("%(name)s: %(why)s") % {"name": person, "why": why})
        else:
            give_place(queue, person)
    if waiting(queue) > LONGEST_LIST:
        raise ValidationError(_("A list has %(number)s names at most.") % {"number": LONGEST_LIST})
    return refused


def cannot_be_ranked(submission: Submission, person: User, asked: set[int]) -> str:
    """Return why a person cannot stand on the list at all."""
    if not person.is_active:
        return _("Has left the journal.")
    if person.pk in asked:
        return _("Was asked in this round already.")
    certain = [row.words for row in concerns_about(submission, person) if row.blocks]
    return certain[0] if certain else ""


def give_place(queue: Queue, person: User) -> None:
    last = Place.objects.filter(queue=queue).aggregate(n=Max("position"))["n"]
    place, made = Place.objects.get_or_create(
        queue=queue, user=person, defaults={"position": 1 + (last or 0)}
    )
    if made or place.state == Place.State.WAITING:
        return
    Place.objects.filter(pk=place.pk).update(
        position=1 + (last or 0),
        state=Place.State.WAITING,
        words="",
        review=None,
        moved_on_at=None,
    )


def waiting(queue: Queue) -> int:
    return Place.objects.filter(queue=queue, state=Place.State.WAITING).count()


@transaction.atomic
def unrank(place: Place, *, by: User) -> bool:
    """Take a name off the list; False where the person was asked in the meantime."""
    return bool(Place.objects.filter(pk=place.pk).exclude(state=Place.State.INVITED).delete()[0])


@transaction.atomic
def move_place(place: Place, *, to: int, by: User) -> None:
    """Move a waiting name to a place among those who wait, counted from 0; beyond the end is last."""
    Queue.objects.select_for_update().get(pk=place.queue_id)
    rows = list(Place.objects.filter(queue_id=place.queue_id, state=Place.State.WAITING))
    if place not in rows:
        return
    numbers = [row.position for row in rows]
    rows.remove(place)
    rows.insert(max(0, to), place)
    for number, row in zip(numbers, rows, strict=True):
        Place.objects.filter(pk=row.pk).update(position=number)


@transaction.atomic
def shift_place(place: Place, *, steps: int, by: User) -> None:
    """Move a waiting name up (negative) or down."""
    rows = Place.objects.filter(queue_id=place.queue_id, state=Place.State.WAITING)
    keys = list(rows.values_list("pk", flat=True))
    if place.pk in keys:
        move_place(place, to=max(0, keys.index(place.pk) + steps), by=by)


@transaction.atomic
def justify(place: Place, *, reason: str, by: User) -> None:
    """Keep why a person is asked despite the warnings of today."""
    known = [name_of(each) for each in concerns_about(place.queue.submission, place.user)]
    Place.objects.filter(pk=place.pk).update(
        reason=reason.strip()[:LONGEST_WORDS], warned_of="\n".join(known)
    )


@transaction.atomic
def set_queue(submission: Submission, *, rules: dict[str, int], by: User) -> Queue:
    """Set how many are needed, how many are asked at once, and the days to answer and review.

    Raises ValidationError where a number is out of bounds, or the answer would be due last.
    """
    for name, value in rules.items():
        least, most = BOUNDS[name]
        if not least <= value <= most:
            raise ValidationError(
                _("Choose a number from %(least)s to %(most)s.") % {"least": least, "most": most}
            )
    queue = queue_of(submission, by=by)
    for name, value in rules.items():
        setattr(queue, name, value)
    if queue.answer_days >= queue.review_days:
        raise ValidationError(_("The answer is due before the review."))
    queue.save(update_fields=list(rules))
    return queue


@transaction.atomic
def start_queue(submission: Submission, *, by: User) -> int:
    """Let the autopilot go, or go on; return how many it asked at once.

    Where the last round was closed, the first invitation opens the next one.
    Raises ValidationError where the paper is not with the editors or nobody is on the list.
    """
    queue = queue_of(submission, by=by)
    if submission.status not in READABLE:
        raise ValidationError(
            _("Reviewers can be asked while the paper is with the editors. It is now: %(state)s.")
            % {"state": submission.get_status_display()}
        )
    if not waiting(queue):
        raise ValidationError(_("Put names on the list first."))
    Queue.objects.filter(pk=queue.pk).update(
        started_at=now(), paused_at=None, paused_words="", stopped=Queue.Stopped.NOT, by=by
    )
    return look_at_queue(queue)


@transaction.atomic
def pause_queue(submission: Submission, *, words: str, by: User) -> bool:
    """Let nobody else be asked until an editor lets it go on; whoever was asked stays asked."""
    return bool(
        Queue.objects.filter(submission=submission, paused_at=None).update(
            paused_at=now(), paused_words=words.strip()[:LONGEST_WORDS], stopped=Queue.Stopped.NOT
        )
    )
