"""Editors take up again what was declined or released."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from journal.deadlines import days_from
from journal.letters import recall_letters
from reviews import letters
from reviews.models import Review, Round, Turn
from reviews.services.answers import RoundOver, ask_again
from reviews.services.reminders import past_marks
from reviews.services.turns import answered_yes, keep_past, write_turn

ENDED = {Review.State.DECLINED, Review.State.RELEASED}


@transaction.atomic
def reopen_review(review: Review, *, by: User) -> Review:
    """Give a review back to a person who declined it or was released, with a new date.

    What was typed is there again, and the reviewer gets one letter. Who never answered is asked
    again instead. Pressing twice changes nothing. Raises ValidationError where the round is
    closed or the report is in.
    """
    round = Round.objects.select_for_update().get(pk=review.round_id)
    fresh = Review.objects.select_for_update().get(pk=review.pk)
    if fresh.is_active:
        review.refresh_from_db()
        return review
    if round.closed_at is not None:
        raise RoundOver(_("This round is closed. Invite the person to the next one."))
    if fresh.state not in ENDED:
        raise ValidationError(_("This review is in; it can be returned to its reviewer."))
    if fresh.state == Review.State.RELEASED and not answered_yes(fresh):
        return ask_again(review, by=by)
    keep_past(fresh)
    take_up(review)
    write_turn(review, Turn.Kind.REOPENED, by=by, day=review.review_due, at=review.answered_at)
    letters.turning.post_reopened(review)
    return review


def take_up(review: Review) -> None:
    """Write the review as under way, due no sooner than a usual period from today."""
    journal = review.round.submission.journal
    Review.objects.filter(pk=review.pk).update(
        state=Review.State.ACCEPTED,
        answered_at=now(),
        released_at=None,
        review_due=max(review.review_due, days_from(journal, journal.review_days)),
    )
    review.refresh_from_db()
    review.reminded = past_marks(review)
    review.save(update_fields=["reminded"])
    Round.objects.filter(pk=review.round_id).update(reminded=[])
    recall_letters(f"review:{review.key}")
