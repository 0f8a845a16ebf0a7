"""A newer version is here while reviewers read an earlier one: each stays, moves on, or is thanked.

Who stays or moves on belongs to the next round, whose mode is the one they agreed to; the version
that somebody reads is kept with the review, so every report says what it judged.
"""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from journal.deadlines import working_days_from
from journal.letters import recall_letters
from reviews import letters
from reviews.models import Review, Round, Turn
from reviews.queries.leaving import at_work
from reviews.services.reminders import past_marks
from reviews.services.rounds import check_names, close_round, create_round, end_review
from reviews.services.rounds import readable_version as version_to_read
from reviews.services.turns import write_turn
from submissions.models import Status, Submission
from submissions.services import move

DAYS_FOR_NEW = 5  # working days, at least, for who moves on


class Course(models.TextChoices):
    """What becomes of a reviewer who reads an earlier version."""

    KEEP = "keep", gettext_lazy("Finish on the earlier version")
    MOVE = "move", gettext_lazy("Go on with the new version")
    CLOSE = "close", gettext_lazy("Close with thanks")


@transaction.atomic
def settle_readers(submission: Submission, *, by: User, courses: Mapping[str, str]) -> int:
    """Say what becomes of everybody who reads an earlier version; returns how many read on.

    ``courses`` are by the key of the review. Where somebody reads on, the next round is opened
    on the new version, in the mode of the earlier one. Raises ValidationError where somebody is
    left out, where nobody is at work any more, or where the new version cannot go out yet.
    """
    submission = Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
    found = at_work(submission)
    if found is None:
        raise ValidationError(
            _("Nobody reads an earlier version any more, so nothing was changed.")
        )
    chosen = [(review, course_of(review, courses)) for review in found.reviews]
    going_on = [(review, course) for review, course in chosen if course != Course.CLOSE]
    for review, course in chosen:
        if course == Course.CLOSE:
            end_review(review)
    if not going_on:
        close_round(found.round)
        return 0
    following = next_round(submission, found.round)
    for review, course in going_on:
        take_along(review, following, course, by)
    if submission.status == Status.SUBMITTED:
        move(submission, Status.IN_REVIEW, by=by)
    return len(going_on)


def course_of(review: Review, courses: Mapping[str, str]) -> str:
    course = courses.get(review.key, "")
    if course not in Course.values:
        raise ValidationError(
            _("Choose what becomes of %(name)s.") % {"name": review.reviewer}, code="left_out"
        )
    return course


def next_round(submission: Submission, earlier: Round) -> Round:
    """Close the earlier round without releasing anybody, and open the next on the new version."""
    version = version_to_read(submission)
    check_names(version, earlier.mode)
    Round.objects.filter(pk=earlier.pk).update(closed_at=now())
    return create_round(submission, version, earlier.mode)


def take_along(review: Review, following: Round, course: str, by: User) -> None:
    """Put a review into the next round, with its version and form as they were, or the new text."""
    version, form = review.own_version, review.own_form
    review.round = following
    review.form = None if form == following.form else form
    review.version = version if course == Course.KEEP else None
    if course == Course.MOVE:
        soonest = working_days_from(following.submission.journal, DAYS_FOR_NEW)
        review.review_due = max(review.review_due, soonest)
        review.reminded = past_marks(review)
    review.save(update_fields=["round", "form", "version", "review_due", "reminded"])
    kind = Turn.Kind.KEPT if course == Course.KEEP else Turn.Kind.MOVED
    write_turn(review, kind, by=by, day=review.review_due, version=review.own_version)
    if course == Course.MOVE:
        recall_letters(f"review:{review.key}", ["review-reminder", "review-overdue"])
        letters.turning.post_moved(review, version)
