"""An editor writes a review: allowed by the journal or not, with a warning, and kept to one role
at a time: letters go to the reviewer as reviewer, to the editor as editor, and never twice."""

from django.db import transaction
from django.utils.timezone import now

from accounts.models import User
from journal.deadlines import days_from
from reviews.models import Review, Round
from reviews.queries.people import concerns_about
from reviews.services.handling import give_charge
from reviews.services.invitations import (
    check_apart,
    check_concerns,
    check_confirmed,
    create_review,
)
from reviews.services.questions import own_form_for
from reviews.services.rounds import open_round
from submissions.models import Status, Submission
from submissions.services import move

OFFICE = {"in_charge", "editor"}  # findings that come with the role


@transaction.atomic
def review_oneself(
    submission: Submission, *, by: User, hand_to: User | None = None, reason: str = ""
) -> Review:
    """Take a seat in the round as its editor; with ``hand_to`` a colleague decides instead.

    No letter goes out: who presses has agreed. Raises ValidationError for an author, for one who
    stands back from the paper, where the journal does not let the editor in charge review, and
    where the person has a seat already.
    """
    check_confirmed(submission)
    if hand_to is not None:
        give_charge(submission, by=by, user=hand_to)
    check_apart(submission, by)
    warnings = warned_of(submission, by, reason.strip())
    round = open_round(submission, by=by)
    due = days_from(submission.journal, submission.journal.review_days)
    review = create_review(
        round, by, by, (due, due), (warnings, reason.strip()), own_form_for(round, by)
    )
    Review.objects.filter(pk=review.pk).update(state=Review.State.ACCEPTED, answered_at=now())
    Round.objects.filter(pk=round.pk).update(reminded=[])
    if submission.status == Status.SUBMITTED:
        move(submission, Status.IN_REVIEW, by=by)
    review.refresh_from_db()
    return review


def warned_of(submission: Submission, person: User, reason: str) -> str:
    """Return what speaks against an editor; that they are one is said on the page, and needs no
    reason, what else speaks against them does."""
    concerns = concerns_about(submission, person)
    if all(concern.kind in OFFICE and not concern.blocks for concern in concerns):
        return " ".join(concern.words for concern in concerns)
    return check_concerns(submission, person, reason)
