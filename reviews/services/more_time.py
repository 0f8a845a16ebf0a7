"""More time for a revision: once without asking, then the editor says until when."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from journal.deadlines import working_day
from journal.letters import recall_letters
from journal.queries import today
from journal.templatetags.words import day
from reviews import letters
from reviews.identity import chiefs_of, editor_of
from reviews.models import Revision
from reviews.services.decisions import LONGEST_REVISION
from reviews.services.reminders import passed, revision_schedule
from reviews.services.revisions import REMINDERS, check_wanted, locked
from submissions.models import Submission

USUAL_SHIFT = timedelta(days=14)  # what the page proposes
OWN_SHIFT = timedelta(days=30)  # what authors may take once without asking
REASON_AT_MOST = 2000


def last_own_day(revision: Revision) -> date:
    """Return the last day to which authors may move their date without asking."""
    return max(revision.due_on, today(revision.decision.submission.journal)) + OWN_SHIFT


def usual_day(revision: Revision) -> date:
    """Return the day that is proposed to authors who need more time."""
    journal = revision.decision.submission.journal
    return working_day(journal, max(revision.due_on, today(journal)) + USUAL_SHIFT)


def needs_asking(revision: Revision, to: date) -> bool:
    """Say whether a date is the editor's to give: it was moved once, or lies far ahead."""
    return revision.moved_due_at is not None or to > last_own_day(revision)


@transaction.atomic
def ask_more_time(revision: Revision, *, to: date, by: User, reason: str = "") -> Revision:
    """Move the date of a revision once, or ask the editor for a date; reminders follow.

    The authors see on the revision what it was: ``wanted_due`` is set while the editor is asked.
    Raises ValidationError for a date that does not lie ahead, for a date that the editor has to
    give where the reason is missing, and where no revision is awaited.
    """
    fresh = locked(revision)
    check_awaited(fresh)
    due, reason = new_date(fresh, to), reason.strip()[:REASON_AT_MOST]
    if needs_asking(fresh, due):
        ask_editor(fresh, due, reason)
    else:
        move(fresh, due)
        for editor in asked_editors(fresh.decision.submission):
            letters.more_time.post_moved(fresh, editor, reason)
    revision.refresh_from_db()
    return revision


def check_awaited(revision: Revision) -> None:
    check_wanted(revision)
    if revision.returned_at is not None:
        raise ValidationError(_("This revision was sent already, so its date does not matter."))


def new_date(revision: Revision, to: date) -> date:
    """Return the working day of a wish. Raises ValidationError where it is no later date."""
    journal = revision.decision.submission.journal
    first, last = max(revision.due_on, today(journal)), today(journal)
    last += timedelta(days=LONGEST_REVISION)
    if not first < to <= last:
        raise ValidationError(
            _("Choose a day after %(first)s and not later than %(last)s.")
            % {"first": day(first), "last": day(last)}
        )
    return working_day(journal, to)


def move(revision: Revision, due: date) -> None:
    """Write the new date; the reminders that lie before it are done with."""
    revision.due_on, revision.moved_due_at = due, now()
    journal = revision.decision.submission.journal
    revision.reminded = passed(revision_schedule(revision), today(journal))
    revision.save(update_fields=["due_on", "moved_due_at", "reminded"])
    recall_letters(f"decision:{revision.decision.key}", REMINDERS)
    letters.authors.post_revision_due_moved(revision)


def ask_editor(revision: Revision, due: date, reason: str) -> None:
    """Write down a date that the editor has to give; the same wish again changes nothing."""
    if not reason:
        raise ValidationError(_("Write why you need this time; the editor decides by it."))
    if (revision.wanted_due, revision.wanted_reason) == (due, reason):
        return
    revision.wanted_due, revision.wanted_at, revision.wanted_reason = due, now(), reason
    revision.save(update_fields=["wanted_due", "wanted_at", "wanted_reason"])
    recall_letters(f"decision:{revision.decision.key}", REMINDERS)
    for editor in asked_editors(revision.decision.submission):
        letters.more_time.post_asked(revision, editor)


def asked_editors(submission: Submission) -> list[User]:
    """Return the editor in charge, else the chiefs."""
    editor = editor_of(submission)
    return [editor] if editor else chiefs_of(submission)


@transaction.atomic
def refuse_more_time(revision: Revision, *, by: User, words: str) -> Revision:
    """Leave the date as it is, with the editor's words. Doing it twice changes nothing.

    Raises ValidationError without words.
    """
    words = words.strip()[:REASON_AT_MOST]
    if not words:
        raise ValidationError(_("Write why; the authors read it."))
    fresh = locked(revision)
    if fresh.wanted_due is None:
        return fresh
    letters.more_time.post_refused(fresh, words, by)
    fresh.wanted_due = fresh.wanted_at = None
    fresh.wanted_reason = ""
    fresh.save(update_fields=["wanted_due", "wanted_at", "wanted_reason"])
    return fresh
