"""What reviewers answer: yes, no, yes after all, and by when."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from journal.deadlines import days_from, working_day
from journal.letters import recall_letters
from journal.queries import today
from journal.templatetags.words import day
from reviews import letters
from reviews.identity import editor_of
from reviews.models import Review, Round, Turn
from reviews.queries.queue import is_minded
from reviews.queries.rounds import needed_in, seats_in
from reviews.services.colleagues import Colleague, suggest
from reviews.services.invitations import LONGEST_REVIEW
from reviews.services.reminders import past_marks
from reviews.services.turns import keep_past, write_turn

OWN_SHIFT = timedelta(days=14)
LINK_PAUSE = timedelta(hours=1)


class RoundOver(ValidationError):
    """The reading has ended, so nothing can be answered any more."""


def check_open(review: Review) -> None:
    """Raise RoundOver, in words, where the round is closed or the reviewer was released."""
    over = Round.objects.filter(pk=review.round_id).exclude(closed_at=None).exists()
    state = Review.objects.values_list("state", flat=True).get(pk=review.pk)
    if over or state == Review.State.RELEASED:
        raise RoundOver(
            _("The reading of this paper has ended, so nothing more is needed. Thank you.")
        )


@transaction.atomic
def accept(review: Review, *, due_on: date | None = None) -> Review:
    """Take a review on, by the asked date or by an own one up to two weeks later.

    Pressing twice changes nothing and posts nothing.
    """
    check_open(review)
    due = review.review_due if due_on is None else own_date(review, due_on)
    taken = (
        Review.objects.filter(pk=review.pk)
        .unanswered()
        .update(state=Review.State.ACCEPTED, answered_at=now(), review_due=due)
    )
    review.refresh_from_db()
    if not taken:
        if review.state == Review.State.ACCEPTED:
            return review
        raise ValidationError(
            _("This invitation was answered already: %(state)s.")
            % {"state": review.get_state_display()}
        )
    start_work(review)
    return review


def start_work(review: Review) -> None:
    """Forget reminders that lie behind, recall the invitation's letters, say thank you."""
    review.reminded = past_marks(review)
    review.save(update_fields=["reminded"])
    recall_letters(f"review:{review.key}")
    letters.reviewers.post_accepted(review)


def own_date(review: Review, due_on: date) -> date:
    """Return the working day that a reviewer chose; refuses one that is past or too late."""
    journal = review.round.submission.journal
    last = max(review.review_due, today(journal)) + OWN_SHIFT
    if not today(journal) < due_on <= last:
        raise ValidationError(
            _("Choose a day from tomorrow to %(last)s. For a later one, reply to the letter.")
            % {"last": day(last)}
        )
    return working_day(journal, due_on)


@transaction.atomic
def decline(
    review: Review,
    *,
    reason: str = "",
    suggestion: str = "",
    colleague: tuple[str, str] = ("", ""),
) -> Review:
    """Decline a review; reason and a colleague (name, address) may follow later by calling again.

    The editor is told once, unless the autopilot asks whoever is next; every letter that waits
    for this person is recalled.
    """
    check_open(review)
    keep_past(review)
    declined = (
        Review.objects.filter(pk=review.pk)
        .active()
        .update(state=Review.State.DECLINED, answered_at=now(), declined_at=now())
    )
    review.refresh_from_db()
    if review.state == Review.State.DONE:
        raise ValidationError(
            _("Your review has been handed in. Thank you; it is with the editor.")
        )
    if declined:
        recall_letters(f"review:{review.key}")
        editor = editor_of(review.round.submission)
        if editor and not is_minded(review.round.submission):
            letters.editors.post_declined(review, editor)
    if reason.strip() or suggestion.strip():
        review.decline_reason = reason.strip()[:5000]
        review.suggestion = suggestion.strip()[:2000]
        review.save(update_fields=["decline_reason", "suggestion"])
    suggest(review, colleague=Colleague(*colleague))
    return review


def seat_is_free(review: Review) -> bool:
    """Say whether one more reviewer is wanted in the round of a review."""
    others = Review.objects.filter(round_id=review.round_id).exclude(pk=review.pk)
    return seats_in(others).taken < needed_in(review.round)


@transaction.atomic
def reopen(review: Review) -> bool:
    """A reviewer who declined can do it after all; returns whether the seat was still free.

    If so the review is theirs again with a new date, and the editor is told; if not, the
    editor is told, once, that they are available. The reason of declining is kept.
    """
    check_open(review)
    Round.objects.select_for_update().get(pk=review.round_id)
    review.refresh_from_db(fields=["state"])
    if review.state != Review.State.DECLINED:  # whether a seat is free is no business of theirs
        return review.state == Review.State.ACCEPTED
    editor = editor_of(review.round.submission)
    if not seat_is_free(review):
        if editor:
            letters.editors.post_available(review, editor)
        return False
    journal = review.round.submission.journal
    due = max(review.review_due, days_from(journal, journal.review_days))
    keep_past(review)
    back = Review.objects.filter(pk=review.pk, state=Review.State.DECLINED).update(
        state=Review.State.ACCEPTED, answered_at=now(), review_due=due
    )
    review.refresh_from_db()
    if back:
        start_work(review)
        if editor:
            letters.editors.post_back(review, editor)
    return review.state == Review.State.ACCEPTED


@transaction.atomic
def ask_again(review: Review, *, by: User) -> Review:
    """Invite once more a person who declined or did not answer; dates are computed anew."""
    round = Round.objects.select_related("submission__journal").get(pk=review.round_id)
    if round.closed_at is not None:
        raise RoundOver(_("This round is closed. Invite the person to the next one."))
    journal = round.submission.journal
    keep_past(review)
    asked = Review.objects.filter(
        pk=review.pk, state__in=[Review.State.DECLINED, Review.State.RELEASED]
    ).update(
        state=Review.State.INVITED,
        invited_at=now(),
        invited_by=by,
        released_at=None,
        answer_due=days_from(journal, journal.answer_days),
        review_due=days_from(journal, journal.review_days),
        reminded=[],
    )
    review.refresh_from_db()
    if asked:
        Round.objects.filter(pk=round.pk).update(reminded=[])
        letters.reviewers.post_invitation(review)
    return review


@transaction.atomic
def move_due(review: Review, *, to: date, by: User) -> Review:
    """Give a reviewer another date; the reviewer is told, the reminders follow it."""
    journal = review.round.submission.journal
    check_open(review)
    Review.objects.select_for_update().get(pk=review.pk)
    review.refresh_from_db(fields=["state", "review_due", "reminded"])
    if not review.is_active:
        raise ValidationError(_("Nothing is awaited from %(name)s.") % {"name": review.reviewer})
    if not today(journal) < to <= today(journal) + timedelta(days=LONGEST_REVIEW):
        raise ValidationError(_("The new date must lie ahead, within half a year."))
    due = working_day(journal, to)
    if due != review.review_due:
        set_due(review, due)
        write_turn(review, Turn.Kind.DUE_MOVED, by=by, day=due)
        letters.reviewers.post_due_moved(review)
    return review


@transaction.atomic
def shift_due(review: Review, *, to: date) -> Review:
    """Let a reviewer move the own date once, by up to two weeks, without asking."""
    check_open(review)
    due = own_date(review, to)
    shifted = (
        Review.objects.filter(pk=review.pk, moved_due_at=None)
        .under_way()
        .update(moved_due_at=now())
    )
    if not shifted:
        raise ValidationError(
            _("You have moved the date once. For more time, reply to any of our letters.")
        )
    review.refresh_from_db()
    set_due(review, due)
    write_turn(review, Turn.Kind.DUE_MOVED, day=due)
    letters.reviewers.post_due_moved(review)
    return review


def set_due(review: Review, due: date) -> None:
    review.review_due = due
    review.reminded = past_marks(review)
    review.save(update_fields=["review_due", "reminded"])
    recall_letters(
        f"review:{review.key}", ["review-reminder", "review-overdue", "review-date-moved"]
    )


@transaction.atomic
def renew_link(review: Review) -> bool:
    """Send the link again to the registered address; at most once an hour."""
    moment = now()
    due = Review.objects.filter(pk=review.pk).exclude(link_renewed_at__gt=moment - LINK_PAUSE)
    if not due.update(link_renewed_at=moment):
        return False
    letters.reviewers.post_new_link(review)
    return True
