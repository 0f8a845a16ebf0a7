"""How far a list of names is, how many are asked next, and what will happen, said in advance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from babel.dates import format_date, format_datetime
from django.utils.timezone import now
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from accounts.models import User
from journal.deadlines import all_free_days, days_from
from reviews.models import Place, Queue, Review, Round
from reviews.queries.hours import next_hour, zone_of
from reviews.queries.unreached import unreached
from submissions.models import Submission

LONGEST_LIST = 40  # names that wait
LONGEST_WORDS = 2000
BOUNDS = {"wanted": (1, 9), "at_once": (1, 9), "answer_days": (2, 60), "review_days": (3, 180)}


@dataclass(frozen=True)
class Standing:
    """The seats of the open round as the autopilot counts them.

    Whom our letters do not reach counts no longer among the ``invited``; ``asked`` are those
    from the list who were asked in this round, whatever became of it.
    """

    done: int = 0
    accepted: int = 0
    invited: int = 0
    asked: int = 0

    @property
    def secured(self) -> int:
        return self.done + self.accepted

    @property
    def taken(self) -> int:
        return self.secured + self.invited


def number_to_ask(queue: Queue, standing: Standing) -> int:
    """Return how many are asked now.

    At first as many as are to be asked at the same time, even if fewer are needed; after that
    only as many as are still needed; never more at the same time, and none once enough agreed.
    """
    if standing.secured >= queue.wanted:
        return 0
    first = standing.asked < queue.at_once
    goal = max(queue.wanted, queue.at_once) if first else queue.wanted
    return max(0, min(goal - standing.taken, queue.at_once - standing.invited))


def standing_of(queue: Queue, reviews: Iterable[Review]) -> Standing:
    """Count the seats among the reviews of the open round."""
    rows = list(reviews)
    pending = [row for row in rows if row.state == Review.State.INVITED]
    lost = {key for key, outcome in unreached(pending).items() if outcome.gives_way}
    states = [row.state for row in rows]
    ids = {row.pk for row in rows}
    asked = Place.objects.filter(queue=queue, state=Place.State.INVITED, review_id__in=ids)
    return Standing(
        done=states.count(Review.State.DONE),
        accepted=states.count(Review.State.ACCEPTED),
        invited=len(pending) - len(lost),
        asked=asked.count(),
    )


def open_reviews(submission: Submission) -> list[Review]:
    rows = Review.objects.filter(round__submission=submission, round__closed_at=None)
    return list(rows.select_related("reviewer"))


def waiting_places(queue: Queue) -> list[Place]:
    """Return who is still to be asked, in their order."""
    rows = Place.objects.filter(queue=queue, state=Place.State.WAITING)
    return list(rows.select_related("user"))


def is_minded(submission: Submission) -> bool:
    """Say whether the autopilot fills a seat that falls free, so that no editor has to."""
    rows = Queue.objects.filter(
        submission=submission,
        paused_at=None,
        stopped=Queue.Stopped.NOT,
        places__state=Place.State.WAITING,
    )
    return rows.exists()


def asks_more(submission: Submission) -> bool:
    """Say whether the autopilot is about to ask somebody, at once or in their morning."""
    queue = Queue.objects.filter(submission=submission).first()
    if queue is None or not is_minded(submission):
        return False
    return number_to_ask(queue, standing_of(queue, open_reviews(submission))) > 0


def is_over(queue: Queue) -> bool:
    """Say whether the reading for which a list was started has ended: its round was closed since,
    and no other is open. A list that an editor starts after that opens the next round.
    """
    rounds = Round.objects.filter(submission=queue.submission_id)
    if rounds.filter(closed_at=None).exists():
        return False
    ended = rounds.filter(closed_at__gt=queue.started_at) if queue.started_at else rounds
    return ended.exists()


@dataclass(frozen=True)
class Asked:
    """Somebody to be asked now, at the moment when a letter may reach them."""

    name: str
    at: datetime | None  # None: at once
    place: str = ""  # the zone in which the moment is meant
    until: date | None = None  # when the answer will be due


@dataclass(frozen=True)
class Outlook:
    """What a list is about to do, as values."""

    wanted: int
    secured: int
    spare: int = 0  # how many of those asked may decline before anybody else is asked
    now: Sequence[Asked] = ()
    pending: Sequence[tuple[str, date]] = ()  # who is asked, and until when they answer
    later: Sequence[str] = field(default_factory=list)


def outlook_of(queue: Queue, reviews: list[Review], places: list[Place]) -> Outlook:
    """Return what a list will do, from the reviews of the open round and who waits."""
    journal, standing = queue.submission.journal, standing_of(queue, reviews)
    number = number_to_ask(queue, standing)
    lost = unreached([row for row in reviews if row.state == Review.State.INVITED])
    pending = [
        (str(row.reviewer), row.answer_due)
        for row in sorted(reviews, key=lambda row: row.answer_due)
        if row.state == Review.State.INVITED and not (row.pk in lost and lost[row.pk].gives_way)
    ]
    holidays = all_free_days(journal)
    return Outlook(
        wanted=queue.wanted,
        secured=standing.secured,
        spare=max(0, standing.taken + min(number, len(places)) - queue.wanted),
        now=[asked(place.user, queue, holidays) for place in places[:number]],
        pending=pending,
        later=[str(place.user) for place in places[number:]],
    )


def asked(person: User, queue: Queue, holidays: set[date]) -> Asked:
    """Return when a person is asked, and until when they will have time to answer."""
    moment, journal = now(), queue.submission.journal
    at = next_hour(person, journal, at=moment, holidays=holidays)
    start = at.astimezone(journal.zone).date()
    until = days_from(journal, queue.answer_days, start=start, holidays=holidays)
    if at <= moment:
        return Asked(str(person), None, until=until)
    zone = zone_of(person, journal)
    place = zone.key.rpartition("/")[2].replace("_", " ")
    return Asked(str(person), at.astimezone(zone), place, until)


def plan_of(outlook: Outlook) -> list[str]:
    """Say in advance, sentence by sentence, who is asked when."""
    if outlook.secured >= outlook.wanted:
        return [
            ngettext(
                "%(number)s reviewer has agreed, so nobody else is asked.",
                "%(number)s reviewers have agreed, so nobody else is asked.",
                outlook.secured,
            )
            % {"number": outlook.secured}
        ]
    told = [first_words(each) for each in outlook.now]
    if outlook.spare and awaited(outlook):
        told.append(
            ngettext(
                "%(number)s of those asked may decline before anybody else is asked.",
                "%(number)s of those asked may decline before anybody else is asked.",
                outlook.spare,
            )
            % {"number": outlook.spare}
        )
    later = iter(outlook.later)
    for name, until in awaited(outlook)[outlook.spare :]:
        told.append(then_words(name, until, next(later, "")))
    if not (told or outlook.later):
        return [_("Nobody is left on the list.")]
    return [*told, enough_words(outlook.wanted)]


def awaited(outlook: Outlook) -> list[tuple[str, date]]:
    """Return whose answer is or will be awaited, and until when: who was asked, then who is next."""
    coming = [(each.name, each.until) for each in outlook.now if each.until]
    return [*outlook.pending, *coming]


def first_words(asked: Asked) -> str:
    if asked.at is None:
        return _("%(name)s is asked at once.") % {"name": asked.name}
    words = _("%(name)s is asked on %(day)s at %(time)s (time of %(place)s).")
    return words % {
        "name": asked.name,
        "day": weekday(asked.at.date()),
        "time": format_datetime(asked.at, "HH:mm", locale=(get_language() or "en")[:2]),
        "place": asked.place,
    }


def then_words(name: str, until: date, after: str) -> str:
    values = {"name": name, "day": weekday(until), "next": after}
    if not after:
        words = _("If %(name)s declines or has not answered by %(day)s, nobody is left; you hear.")
        return words % values
    return _("If %(name)s declines or has not answered by %(day)s, %(next)s is asked.") % values


def enough_words(wanted: int) -> str:
    return ngettext(
        "Once %(number)s has agreed, nobody else is asked.",
        "Once %(number)s have agreed, nobody else is asked.",
        wanted,
    ) % {"number": wanted}


def weekday(day: date) -> str:
    """Return a day as one says it: Thursday 3 December."""
    language = (get_language() or "en")[:2]
    return format_date(day, "EEEE d MMMM" if language == "en" else "EEEE, d MMMM", locale=language)
