"""Which decisions are possible, and which reports they answer."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef

from journal.deadlines import working_day
from journal.models import Journal
from journal.queries import today
from reviews.models import Decision, Review
from submissions.models import Status, Submission

Kind = Decision.Kind
AFTER_REVIEW = [Kind.ACCEPT, Kind.MINOR, Kind.MAJOR, Kind.RESUBMIT, Kind.REJECT]


def possible_kinds(submission: Submission) -> list[str]:
    """Return the kinds of decision that are possible in the paper's state, in order of use.

    Before reading: decline or return; a kind of paper that needs no reviewers may be decided
    at once. In reading: all, and while no report is in, also declining without review.
    """
    if submission.status == Status.SUBMITTED:
        early: list[str] = [Kind.DESK_REJECT, Kind.RETURN]
        if submission.article_type.reviewers == 0:
            return [Kind.ACCEPT, Kind.MINOR, Kind.MAJOR, *early]
        return early
    if submission.status == Status.IN_REVIEW:
        done = Review.objects.filter(round__submission=submission).in_hand().exists()
        return [*AFTER_REVIEW, Kind.RETURN, *([] if done else [Kind.DESK_REJECT])]
    if submission.status == Status.REVISION_REQUESTED:
        return [Kind.ACCEPT, Kind.REJECT]
    return [Kind.DESK_REJECT] if submission.status == Status.RETURNED else []


def due_days(journal: Journal, kind: str) -> int | None:
    """Return the journal's days for a revision of this kind; None where none is asked."""
    return {
        Kind.MINOR: journal.minor_days,
        Kind.MAJOR: journal.major_days,
        Kind.RETURN: journal.completion_days,
    }.get(Kind(kind))


def due_on(journal: Journal, kind: str, wanted: date | None = None) -> date | None:
    """Return the working day on which a revision of this kind is due; None where none is asked."""
    days = due_days(journal, kind)
    if days is None:
        return None
    return working_day(journal, wanted or today(journal) + timedelta(days=days))


def reports_for(submission: Submission, *, apart_from: Decision | None = None) -> list[Review]:
    """Return the reports that a decision answers: all that came since the last one was sent.

    What an earlier decision answered is not sent a second time; a report that came after it,
    because its reviewer was let finish, goes with the next. ``apart_from`` is a decision that has
    just been sent itself.
    """
    fresh = Review.objects.filter(round__submission=submission).in_hand()
    sent = Decision.objects.filter(
        submission=submission,
        state=Decision.State.RELEASED,
        closed_at__gte=OuterRef("handed_in_at"),
    )
    if apart_from is not None:
        sent = sent.exclude(pk=apart_from.pk)
    return list(
        fresh.filter(~Exists(sent))
        .select_related("round__submission", "round__version", "version", "reviewer")
        .prefetch_related("scores__criterion", "answers__criterion", "notes")
        .order_by("letter_name")
    )


def last_decision_key(submission: Submission) -> str:
    """Return the key of the last decision that was sent, or ""."""
    sent = Decision.objects.filter(submission=submission, state=Decision.State.RELEASED).last()
    return sent.key if sent else ""


def undone_letter(submission: Submission, kind: str) -> Decision | None:
    """Return the last decision of a kind that was undone since one was sent: its words are kept."""
    last = Decision.objects.filter(submission=submission, kind=kind).last()
    sent_later = (
        last
        and Decision.objects.filter(
            submission=submission, state=Decision.State.RELEASED, decided_at__gt=last.decided_at
        ).exists()
    )
    return last if last and last.state == Decision.State.UNDONE and not sent_later else None
