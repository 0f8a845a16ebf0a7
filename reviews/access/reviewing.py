"""Who may see a review, and for how long its link and its paper are open."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.links import Grant
from accounts.models import User
from reviews.models import (
    EarlierReport,
    Opening,
    Review,
)
from submissions.access import is_handled_by

LINK_DAYS = 90  # a link outlives its task by so many days
PAPER_STATES = {Review.State.INVITED, Review.State.ACCEPTED, Review.State.DONE}


def review_for(
    user: User | AnonymousUser, key: str, *, grant: Grant | None = None, as_editor: bool = False
) -> Review:
    """Return a review: to its reviewer, by account or by link; with ``as_editor`` to editors.

    A link opens this one row and gives a signed-in account nothing; roles open nothing here
    unless ``as_editor`` is asked. Raises Http404 to everybody else.
    """
    review = review_by_key(key)
    if review is None:
        raise Http404
    allowed = (
        isinstance(user, User) and is_handled_by(user, review.round.submission)
        if as_editor
        else is_own(user, review) or opens(grant, review)
    )
    if not allowed:
        raise Http404
    return review


def review_by_key(key: str) -> Review | None:
    """Return a review's row for a door that asks for rights itself."""
    rows = Review.objects.select_related(
        "round__submission__journal",
        "round__submission__article_type",
        "round__form",
        "round__version",
        "reviewer",
        "invited_by",
    )
    return rows.filter(key=key).first()


def earlier_report_for(user: User, key: str, report_key: str) -> EarlierReport:
    """Return a report before it went back to its reviewer, to editors; Http404 to all others."""
    review = review_for(user, key, as_editor=True)
    report = EarlierReport.objects.filter(review=review, key=report_key).first()
    if report is None:
        raise Http404
    report.review = review
    return report


def is_own(user: User | AnonymousUser, review: Review) -> bool:
    return bool(user.is_authenticated) and review.reviewer_id == user.pk


def opens(grant: Grant | None, review: Review) -> bool:
    """Say whether a link opens a review: not ended by its row, and its task not long over."""
    return (
        grant is not None
        and grant.opens("review", review.key, review.nonce)
        and not is_long_over(review)
    )


def ended_review(review: Review) -> str:
    """Return what an outdated link of ours was for: the paper's number, nothing more."""
    return review.round.submission.code or ""


def is_long_over(review: Review) -> bool:
    """Say whether the task ended so long ago that its links are closed."""
    ended = ended_at(review)
    if ended is None:
        return False
    limit = now() - timedelta(days=LINK_DAYS)
    if max(filter(None, (ended, review.link_renewed_at))) > limit:
        return False
    # each use by its reviewer keeps the link; a device that was not theirs does not
    used = review.openings.exclude(said=Opening.Said.OTHER)
    return not used.filter(last_at__gt=limit).exists()


def ended_at(review: Review) -> datetime | None:
    """Return when nothing more was to be done on a review, or None while something is."""
    if review.state == Review.State.DONE:
        return review.round.closed_at or review.handed_in_at
    return review.released_at or review.round.closed_at


def may_read_paper(review: Review) -> bool:
    """Say whether a reviewer may read the paper now: before the answer only where the journal
    lets people look first."""
    if review.state not in PAPER_STATES or review.round.closed_at is not None:
        return False
    answered = review.state != Review.State.INVITED
    return answered or review.round.submission.journal.opens_before_answer


def check_paper_open(review: Review) -> None:
    """Raise PermissionDenied, in words, unless the paper of a review may be read now."""
    if may_read_paper(review):
        return
    if review.state == Review.State.INVITED and review.round.closed_at is None:
        raise PermissionDenied(
            _("The paper opens once you have said on the page of the review that you do it.")
        )
    if review.state == Review.State.DECLINED:
        raise PermissionDenied(
            _(
                "You declined this review, so the paper is closed to you. If you can do it after "
                "all, say so on the page of the review."
            )
        )
    raise PermissionDenied(
        _("The reading of this paper has ended, so it is closed to reviewers. Thank you.")
    )
