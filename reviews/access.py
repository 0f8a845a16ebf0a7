"""Who may see a review, a decision or a letter. The one way from an address to such a row."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.links import Grant
from accounts.models import User
from journal.models import Expert, Letter
from journal.queries import manages
from reviews.identity import may_take_part, sight_of
from reviews.models import (
    Appeal,
    CoReviewer,
    Decision,
    EarlierReport,
    Meeting,
    Message,
    Offer,
    Opening,
    Participant,
    Place,
    Review,
    Revision,
    Suggestion,
    Thread,
)
from submissions.access import acts_for_authors, check_decides, is_handled_by, submission_for
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


def decision_for(user: User, key: str) -> Decision:
    """Return a decision to an editor of its manuscript; Http404 to everybody else."""
    decision = Decision.objects.select_related("submission__journal", "by").filter(key=key).first()
    if decision is None or not is_handled_by(user, decision.submission):
        raise Http404
    return decision


def decision_to_close(user: User, key: str) -> Decision:
    """Return a decision to a person who may undo, send or reverse it.

    Raises PermissionDenied, in words, to an editor who only advises; Http404 to everybody else.
    """
    decision = decision_for(user, key)
    check_decides(user, decision.submission)
    return decision


def appealing_for(user: User, key: str) -> Submission:
    """Return a paper whose authors may appeal to those who act for them.

    Raises PermissionDenied, in words, to co-authors and editors; Http404 to strangers.
    """
    submission = submission_for(user, key)
    if not acts_for_authors(user, submission):
        raise PermissionDenied(
            _("The author who sent the paper, or its corresponding author, may appeal.")
        )
    return submission


def appeal_to_answer(user: User, key: str) -> Appeal:
    """Return the last appeal on a paper, answered or not, to an editor who decides."""
    submission = submission_for(user, key, as_editor=True)
    check_decides(user, submission)
    rows = Appeal.objects.filter(decision__submission=submission).select_related(
        "decision__submission__journal", "decision__by", "by", "answered_by"
    )
    appeal = rows.order_by("made_at").last()
    if appeal is None:
        raise Http404
    return appeal


def meeting_for(user: User, key: str) -> Meeting:
    """Return a meeting to those who run the journal, where its board keeps minutes; which
    papers they see of it is asked apart."""
    rows = Meeting.objects.filter(journal__keeps_minutes=True, key=key) if manages(user) else None
    meeting = rows.select_related("journal").first() if rows is not None else None
    if meeting is None:
        raise Http404
    return meeting


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


def place_for(submission: Submission, key: str) -> Place:
    """Return a name on the list of a paper that an editor fetched; Http404 otherwise."""
    rows = Place.objects.filter(queue__submission=submission, key=key)
    place = rows.select_related("user", "queue__submission__journal").first()
    if place is None:
        raise Http404
    return place


def latest_revision(submission: Submission) -> Revision | None:
    """Return the revision that the last decision asked for, returned or not."""
    return (
        Revision.objects.filter(
            decision__submission=submission, decision__state=Decision.State.RELEASED
        )
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
    if joined.letter.about.startswith("thread:"):  # not all authors are in a discussion
        return bool(user.is_authenticated) and joined.letter.to.lower() == user.email.lower()
    if joined.audience == Audience.AUTHORS:
        return sight.is_author
    kind, _colon, key = joined.letter.about.partition(":")
    return (
        joined.audience == Audience.REVIEWER
        and kind == "review"
        and bool(user.is_authenticated)
        and Review.objects.filter(key=key, reviewer_id=user.pk).exists()
    )


def suggestion_for(user: User, key: str) -> Suggestion:
    """Return a named colleague to an editor of the paper; Http404 to everybody else."""
    row = Suggestion.objects.select_related(
        "review__round__submission__journal", "review__reviewer"
    ).filter(key=key)
    found = row.first()
    if found is None or not is_handled_by(user, found.review.round.submission):
        raise Http404
    return found


def co_reviewer_for(
    user: User | AnonymousUser, key: str, *, grant: Grant | None = None, as_editor: bool = False
) -> CoReviewer:
    """Return a co-reviewer's row: to the person, by account or by the letter's link; with
    ``as_editor`` to editors of the paper. Http404 to everybody else."""
    row = (
        CoReviewer.objects.select_related("review__round__submission__journal", "user")
        .filter(key=key)
        .first()
    )
    if row is None:
        raise Http404
    if as_editor:
        allowed = isinstance(user, User) and is_handled_by(user, row.review.round.submission)
    else:
        own = bool(user.is_authenticated) and row.user_id == user.pk
        linked = grant is not None and grant.opens("co_review", row.key, row.nonce)
        allowed = own or (linked and row.user_id is not None)
    if not allowed:
        raise Http404
    return row


def expert_for(user: User | AnonymousUser, key: str, *, grant: Grant | None) -> Expert:
    """Return what a person says of being asked: to the person, by account or by the letter's
    link; Http404 to everybody else."""
    row = Expert.objects.select_related("user").filter(key=key).first()
    if row is None:
        raise Http404
    own = bool(user.is_authenticated) and row.user_id == user.pk
    linked = grant is not None and grant.opens("expert", row.key, row.nonce)
    if not (own or (linked and row.user.is_active)):
        raise Http404
    return row


def offer_by_link(key: str, *, grant: Grant | None) -> Offer:
    """Return an offer to whoever has the link that was sent to its address; Http404 otherwise."""
    row = Offer.objects.select_related("journal", "user").filter(key=key).first()
    if row is None or grant is None or not grant.opens("offer", row.key, row.nonce):
        raise Http404
    return row


def offer_for(user: User, key: str) -> Offer:
    """Return an offer whose address is proved to those who run the journal; Http404 otherwise."""
    row = Offer.objects.select_related("journal", "user").exclude(confirmed_at=None)
    found = row.filter(key=key).first()
    if found is None or not manages(user):
        raise Http404
    return found


def thread_for(
    user: User | AnonymousUser, key: str, *, grant: Grant | None = None, as_editor: bool = False
) -> tuple[Thread, User]:
    """Return a discussion and the person who reads it: by account, or by the letter's link.

    Raises Http404 to whoever is not in it, or stands on another side by now.
    """
    thread = Thread.objects.select_related("submission__journal", "by").filter(key=key).first()
    reader = thread_reader(user, key, grant)
    if thread is None or reader is None:
        raise Http404
    if as_editor and not is_handled_by(reader, thread.submission):
        raise Http404
    return thread, reader


def thread_reader(user: User | AnonymousUser, key: str, grant: Grant | None = None) -> User | None:
    """Return as whom somebody may read a discussion, or None; a link gives an account nothing."""
    thread = Thread.objects.select_related("submission__journal").filter(key=key).first()
    if thread is None:
        return None
    inside = Participant.objects.filter(thread=thread, left_at=None).select_related("user")
    is_inside = isinstance(user, User) and inside.filter(user=user).exists()
    if isinstance(user, User) and (is_inside or is_handled_by(user, thread.submission)):
        return user if may_take_part(user, thread) else None
    if grant is None or (grant.kind, grant.key) != ("discussion", key):
        return None
    place = inside.filter(nonce=grant.nonce).first()
    return place.user if place and may_take_part(place.user, thread) else None


def message_for(thread: Thread, key: str) -> Message:
    """Return a message of a discussion that was fetched; Http404 otherwise."""
    message = Message.objects.filter(thread=thread, key=key).first()
    if message is None:
        raise Http404
    return message
