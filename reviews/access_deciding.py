"""Who may see an appeal or the minutes of the board. The one way to such a row."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from accounts.models import User
from journal.models import Journal
from journal.queries import manages, the_journal
from reviews.access import check_decides
from reviews.models import Appeal, Meeting
from reviews.queries.appealing import appeal_of, appealable
from reviews.queries.reversing import last_sent
from submissions.access import acts_for_authors, submission_for
from submissions.models import Submission


def declined_for(user: User, key: str) -> tuple[Submission, Appeal | None]:
    """Return a declined paper, and the appeal that was made, to those who act for its authors.

    Raises PermissionDenied, in words, to co-authors and editors; Http404 to strangers and
    where there is nothing to appeal against.
    """
    submission = submission_for(user, key)
    if not acts_for_authors(user, submission):
        raise PermissionDenied(
            _("The author who sent the paper, or its corresponding author, may appeal.")
        )
    last = last_sent(submission)
    earlier = appeal_of(last) if last else None
    if appealable(submission) is None and earlier is None:
        raise Http404
    return submission, earlier


def appeal_to_answer(user: User, key: str) -> Appeal:
    """Return the appeal on a paper, or the last that was answered, to an editor who decides."""
    submission = submission_for(user, key, as_editor=True)
    check_decides(user, submission)
    rows = Appeal.objects.filter(decision__submission=submission).select_related(
        "decision__submission__journal", "decision__by", "by", "answered_by"
    )
    appeal = rows.order_by("made_at").last()
    if appeal is None:
        raise Http404
    return appeal


def journal_with_minutes(user: User) -> Journal:
    """Return the journal to those who run it, where its board keeps minutes; Http404 otherwise."""
    journal = the_journal()
    if journal is None or not journal.keeps_minutes or not manages(user):
        raise Http404
    return journal


def meeting_for(user: User, key: str) -> Meeting:
    """Return a meeting to those who run the journal; which papers they see is asked apart."""
    rows = Meeting.objects.filter(journal=journal_with_minutes(user), key=key)
    meeting = rows.select_related("journal").first()
    if meeting is None:
        raise Http404
    return meeting


def voted_paper(user: User, key: str) -> Submission:
    """Return a paper for a line of the minutes; Http404 where the person is in conflict."""
    paper = Submission.objects.handled_by(user).filter(key=key).first()
    if paper is None:
        raise Http404
    return paper
