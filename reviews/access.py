"""Who may see a review, a decision or a letter. The one way from an address to such a row."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.links import Grant
from accounts.models import User
from journal.models import Letter
from reviews.identity import sight_of
from reviews.models import Decision, Review, Revision
from submissions.access import acts_for_authors, is_handled_by, submission_for
from submissions.models import ManuscriptLetter, Submission

LINK_DAYS = 90  # a link outlives its task by so many days
PAPER_STATES = {Review.State.INVITED, Review.State.ACCEPTED, Review.State.DONE}
Audience = ManuscriptLetter.Audience


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
    last = max(filter(None, (ended, review.link_renewed_at)))
    return now() > last + timedelta(days=LINK_DAYS)


def ended_at(review: Review) -> datetime | None:
    """Return when nothing more was to be done on a review, or None while something is."""
    if review.state == Review.State.DONE:
        return review.round.closed_at or review.handed_in_at
    return review.released_at or review.round.closed_at


def check_paper_open(review: Review) -> None:
    """Raise PermissionDenied, in words, unless the paper of a review may be read now."""
    if review.state in PAPER_STATES and review.round.closed_at is None:
        return
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


def decision_for(user: User, key: str) -> Decision:
    """Return a decision to an editor of its manuscript; Http404 to everybody else."""
    decision = Decision.objects.select_related("submission__journal", "by").filter(key=key).first()
    if decision is None or not is_handled_by(user, decision.submission):
        raise Http404
    return decision


def revision_for(user: User, key: str) -> Revision:
    """Return the revision that is asked of a manuscript's authors, to those who act for them.

    Raises PermissionDenied, in words, to co-authors and editors; Http404 to strangers and
    where no revision is asked.
    """
    submission = submission_for(user, key)
    if not acts_for_authors(user, submission):
        raise PermissionDenied(
            _("The author who sent the paper, or its corresponding author, sends the revision.")
        )
    revision = latest_revision(submission)
    if revision is None:
        raise Http404
    return revision


def latest_revision(submission: Submission) -> Revision | None:
    """Return the revision that the last decision asked for, returned or not."""
    return (
        Revision.objects.filter(decision__submission=submission)
        .select_related("decision__submission__journal", "decision__round", "version")
        .order_by("-decision__decided_at", "-pk")
        .first()
    )


def letter_for(user: User, key: str) -> Letter:
    """Return a letter about a manuscript to a person who may read it; Http404 otherwise.

    Editors read all of a manuscript they handle; authors those written to authors; a reviewer
    those about the own review.
    """
    joined = (
        ManuscriptLetter.objects.select_related("letter__journal", "submission")
        .filter(letter__key=key)
        .first()
    )
    if joined is None or not may_read(user, joined):
        raise Http404
    return joined.letter


def may_read(user: User, joined: ManuscriptLetter) -> bool:
    sight = sight_of(user, joined.submission)
    if sight.is_editor:
        return True
    if joined.audience == Audience.AUTHORS:
        return sight.is_author
    kind, _colon, key = joined.letter.about.partition(":")
    return (
        joined.audience == Audience.REVIEWER
        and kind == "review"
        and bool(user.is_authenticated)
        and Review.objects.filter(key=key, reviewer_id=user.pk).exists()
    )
