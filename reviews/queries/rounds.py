"""How far a round is: who is in, who is awaited, since when nothing more is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef

from journal.models import Letter
from reviews.models import Queue, Review, Revision, Round
from submissions.models import Status, Submission


@dataclass(frozen=True)
class Seats:
    """The numbers of an editors' list: reviews in, accepted, invited; the next date awaited."""

    done: int = 0
    accepted: int = 0
    invited: int = 0
    next_due: date | None = None

    @property
    def active(self) -> int:
        return self.accepted + self.invited

    @property
    def taken(self) -> int:
        return self.done + self.active


def seats_in(reviews: Iterable[Review]) -> Seats:
    """Count the seats of one round from its reviews."""
    rows = list(reviews)
    states = [row.state for row in rows]
    dues = [
        row.answer_due if row.state == Review.State.INVITED else row.review_due
        for row in rows
        if row.is_active
    ]
    return Seats(
        done=states.count(Review.State.DONE),
        accepted=states.count(Review.State.ACCEPTED),
        invited=states.count(Review.State.INVITED),
        next_due=min(dues, default=None),
    )


def seats_by_submission(submissions: Iterable[Submission]) -> dict[int, Seats]:
    """Return the seats of each manuscript's open round, in one query, by row number."""
    reviews = Review.objects.filter(
        round__submission__in=[row.pk for row in submissions], round__closed_at=None
    ).select_related("round")
    grouped: dict[int, list[Review]] = {}
    for review in reviews:
        grouped.setdefault(review.round.submission_id, []).append(review)
    return {key: seats_in(rows) for key, rows in grouped.items()}


def needed_in(round: Round) -> int:
    """Return how many reviews are needed, at least one.

    That is what the editors told the autopilot, once they started it for this reading; else what
    the kind of paper asks for. Reads nothing where ``submission__queue`` was selected as well.
    """
    queue = getattr(round.submission, "queue", None)
    if queue and queue.started_at and queue.stopped != Queue.Stopped.OVER:
        return max(1, queue.wanted)
    return max(1, round.submission.article_type.reviewers)


def complete_since(round: Round) -> datetime | None:
    """Return when the last awaited thing came, once enough reviews are in and none is awaited."""
    return completed_at(list(Review.objects.filter(round=round)), needed_in(round))


def completed_at(reviews: list[Review], needed: int) -> datetime | None:
    seats = seats_in(reviews)
    if seats.active or seats.done < needed:
        return None
    moments = [
        moment
        for review in reviews
        for moment in (review.handed_in_at, review.released_at, review.declined_at)
        if moment
    ]
    return max(moments, default=None)


def last_letter_to(review: Review) -> Letter | None:
    """Return the last letter to a reviewer; while the answer is awaited, the last that asks."""
    letters = Letter.objects.filter(about=f"review:{review.key}").order_by("-pk")
    if review.state == Review.State.INVITED:
        letters = letters.filter(kind__startswith="review-invitation")
    return letters.first()


def newly_revised(papers: Iterable[int]) -> set[int]:
    """Return the papers, by row number, of which a revision has come that no round reads yet."""
    later = Round.objects.filter(
        submission_id=OuterRef("decision__submission_id"), opened_at__gte=OuterRef("returned_at")
    )
    rows = Revision.objects.filter(
        ~Exists(later),
        returned_at__isnull=False,
        decision__submission_id__in=papers,
        decision__submission__status__in=[Status.SUBMITTED, Status.IN_REVIEW],
    )
    return set(rows.values_list("decision__submission_id", flat=True))
