"""What falls due by time: reminders, seats set free, reviews that are in and wait for an editor.

A reminder is written when it falls due, never in advance, and each is done with once: its mark
on the row says so. Two for one person and manuscript on one day become one, because both
letters have the same dedupe key. Where several fell due together, the last one is written.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from journal.deadlines import is_over, working_day
from journal.models import Journal, Letter
from journal.queries import today
from reviews import letters
from reviews.identity import chiefs_of, editor_of
from reviews.letters.authors import recipient
from reviews.models import Decision, Review, Revision, Round
from reviews.queries.leaving import is_left
from reviews.queries.queue import asks_more
from reviews.queries.rounds import complete_since
from reviews.queries.unreached import is_lost
from reviews.services.invitations import free_seat
from reviews.services.rounds import close_if_over
from submissions.models import Status, Submission

Schedule = list[tuple[str, date]]
INVITATION_DAY = 4
STATES_OF_REVISION = {Status.REVISION_REQUESTED, Status.RETURNED}


def schedule_of(journal: Journal, due: date, days: Iterable[int]) -> Schedule:
    """Return marks and working days of reminders around a date: [("-3", …), ("+0", …)]."""
    return [(f"{n:+d}", working_day(journal, due + timedelta(days=n))) for n in days]


def review_schedule(review: Review) -> Schedule:
    return schedule_of(review.round.submission.journal, review.review_due, (-3, 0, 7))


def revision_schedule(revision: Revision) -> Schedule:
    return schedule_of(revision.decision.submission.journal, revision.due_on, (-7, 0, 7))


def passed(schedule: Schedule, on: date) -> list[str]:
    return [mark for mark, day in schedule if day <= on]


def past_marks(review: Review) -> list[str]:
    """Return the reminders that a new date has behind it already; they are never written."""
    return passed(review_schedule(review), today(review.round.submission.journal))


def day_key(person: str, submission: Submission, on: date) -> str:
    """Return the key that makes two letters for one person, manuscript and day into one."""
    return f"remind:{person}:{submission.key}:{on}"[:120]


@transaction.atomic
def look_at_invitation(review: Review) -> None:
    """Remind on the fourth day; free the seat once the answer's day is over everywhere."""
    fresh = locked(review)
    if fresh is None or fresh.state != Review.State.INVITED:
        return
    journal = fresh.round.submission.journal
    on = today(journal)
    freed_on = working_day(journal, fresh.answer_due + timedelta(days=1))
    if is_over(fresh.answer_due) and on >= freed_on:
        free_seat(fresh)
        return
    invited_on = fresh.invited_at.astimezone(journal.zone).date()
    schedule = [("invited+4", working_day(journal, invited_on + timedelta(days=INVITATION_DAY)))]
    send_due(fresh, schedule, on, letters.reviewers.post_invitation_reminder)


@transaction.atomic
def look_at_review(review: Review) -> None:
    """Remind of a review three days before its date, on it, and a week after."""
    fresh = locked(review)
    if fresh is None or fresh.state != Review.State.ACCEPTED:
        return
    on = today(fresh.round.submission.journal)

    def post(row: Review, *, dedupe: str) -> Letter:
        late = on > row.review_due
        return letters.reviewers.post_review_reminder(row, late=late, dedupe=dedupe, sent_on=on)

    send_due(fresh, review_schedule(fresh), on, post)


def locked(review: Review) -> Review | None:
    """Read a review of an open round anew for writing; the state counts at this moment."""
    return (
        Review.objects.select_for_update(of=("self",))
        .select_related("round__submission__journal", "round__version", "reviewer", "invited_by")
        .filter(pk=review.pk, round__closed_at=None)
        .first()
    )


def send_due(review: Review, schedule: Schedule, on: date, post: Callable[..., Letter]) -> None:
    """Post the last reminder that fell due, if any, and mark all that did as done with.

    Where letters do not arrive any more, it waits until somebody mends the address.
    """
    new = [mark for mark in passed(schedule, on) if mark not in review.reminded]
    if not new or is_lost(review):
        return
    post(review, dedupe=day_key(review.reviewer.key, review.round.submission, on))
    review.reminded = [*review.reminded, *new]
    review.save(update_fields=["reminded"])


@transaction.atomic
def remind(review: Review, *, by: User) -> Letter:
    """Send a reminder at an editor's wish; one a day at most, whoever wrote the other."""
    submission = review.round.submission
    on = today(submission.journal)
    key = day_key(review.reviewer.key, submission, on)
    if Letter.objects.filter(dedupe=key).exists():
        raise ValidationError(
            _("%(name)s had a reminder today already. One a day is enough; nothing was sent.")
            % {"name": review.reviewer}
        )
    if review.state == Review.State.INVITED:
        return letters.reviewers.post_invitation_reminder(review, dedupe=key)
    if review.state == Review.State.ACCEPTED:
        late = on > review.review_due
        return letters.reviewers.post_review_reminder(review, late=late, dedupe=key, sent_on=on)
    raise ValidationError(_("Nothing is awaited from %(name)s.") % {"name": review.reviewer})


@transaction.atomic
def look_at_revision(revision: Revision) -> None:
    """Remind the author a week before the date, on it, and a week after."""
    fresh = (
        Revision.objects.select_for_update(of=("self",))
        .select_related("decision__submission__journal", "decision__by", "decision__round__version")
        .filter(pk=revision.pk, returned_at=None, decision__state=Decision.State.RELEASED)
        .first()
    )
    submission = fresh.decision.submission if fresh else None
    if fresh is None or submission is None or submission.status not in STATES_OF_REVISION:
        return
    if fresh.wanted_due is not None:  # the date is asked about; reminders follow the answer
        return
    on = today(submission.journal)
    new = [m for m in passed(revision_schedule(fresh), on) if m not in fresh.reminded]
    if not new:
        return
    key = day_key(recipient(submission).email, submission, on)
    letters.authors.post_revision_reminder(fresh, late=on > fresh.due_on, dedupe=key, sent_on=on)
    fresh.reminded = [*fresh.reminded, *new]
    fresh.save(update_fields=["reminded"])


@transaction.atomic
def look_at_round(round: Round) -> None:
    """Tell the editor that all reviews are in: once, again after a week; after two the chief."""
    fresh = (
        Round.objects.select_for_update(of=("self",))
        .select_related("submission__journal", "submission__article_type", "version")
        .filter(pk=round.pk, closed_at=None)
        .first()
    )
    if fresh is None or close_if_over(fresh) or fresh.submission.status != Status.IN_REVIEW:
        return
    if is_left(fresh):  # somebody still reads the earlier version; the editor is asked about it
        return
    ended = complete_since(fresh)
    if ended is None or is_held(fresh.submission) or asks_more(fresh.submission):
        return
    journal = fresh.submission.journal
    since, on = ended.astimezone(journal.zone).date(), today(journal)
    marks = schedule_of(journal, since, (0, 7, 14))
    marks[0] = ("+0", since)  # the first letter does not wait for a working day
    new = [mark for mark in passed(marks, on) if mark not in fresh.reminded]
    if not new:
        return
    tell_editors(fresh, new[-1], since)
    fresh.reminded = [*fresh.reminded, *new]
    fresh.save(update_fields=["reminded"])


def is_held(submission: Submission) -> bool:
    return Decision.objects.filter(submission=submission, state=Decision.State.HELD).exists()


def tell_editors(round: Round, mark: str, since: date) -> None:
    submission = round.submission
    editor = editor_of(submission)
    kinds = {
        "+0": "editor-reviews-in",
        "+7": "editor-reviews-in-week",
        "+14": "chief-decision-waits",
    }
    people = chiefs_of(submission) if mark == "+14" else [editor] if editor else []
    for person in people:
        letters.editors.post_reviews_in(
            round,
            person,
            kind=kinds[mark],
            since=since,
            dedupe=day_key(person.key, submission, today(submission.journal)),
        )
