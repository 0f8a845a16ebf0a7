"""Who may see, undo or answer a decision, and what belongs to one."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from accounts.models import User
from journal.queries import manages
from reviews.models import (
    Appeal,
    Decision,
    Meeting,
    Revision,
)
from submissions.access import acts_for_authors, check_decides, is_handled_by, submission_for
from submissions.models import Submission


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
