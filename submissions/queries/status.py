"""The state of a paper in the words that people read, and when something will happen next."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from journal.deadlines import days_from, working_days_from
from journal.queries import today
from journal.templatetags.words import day as written_day
from journal.templatetags.words import moment
from submissions.models import DESK_WORKING_DAYS, REVIEW_DAYS, Status, Submission


def state_word(submission: Submission, *, in_charge: bool = False, revised: bool = False) -> str:
    """Return one of the state words; "With editor" once somebody is in charge, and while a
    revision has arrived (``revised``) that nobody has been asked to read yet."""
    if revised or (submission.status == Status.SUBMITTED and in_charge):
        return _("With editor")
    return str(Status(submission.status).label)


def state_line(
    submission: Submission,
    *,
    in_charge: bool = False,
    brief: bool = False,
    revised: bool = False,
    holidays: set[date] | None = None,
) -> str:
    """Return the state with its date, and unless ``brief`` the day count and what is usual.

    Lists read the ``holidays`` once for all rows.
    """
    begun = submission.status_since.astimezone(submission.journal.zone).date()
    word = state_word(submission, in_charge=in_charge, revised=revised)
    if submission.status == Status.WITHDRAWN:
        word = _("Withdrawn by author")
    since = written_day(begun)
    waits = submission.status in {Status.SUBMITTED, Status.IN_REVIEW, Status.IN_PRODUCTION}
    form = _("%(state)s since %(day)s") if waits else _("%(state)s, %(day)s")
    line = form % {"state": word, "day": since}
    if brief or not waits:
        return line
    number = (today(submission.journal) - begun).days + 1
    line = _("%(line)s (day %(number)s).") % {"line": line, "number": number}
    usual = _("Your revision has arrived.") if revised else usual_words(submission)
    return " ".join(filter(None, [line, usual, expected_words(submission, holidays)]))


def usual_words(submission: Submission) -> str:
    if submission.status == Status.IN_REVIEW:
        return _("Usually %(least)s to %(most)s days.") % {
            "least": REVIEW_DAYS[0],
            "most": REVIEW_DAYS[1],
        }
    if submission.status == Status.SUBMITTED:
        return _("Usually %(number)s working days.") % {"number": DESK_WORKING_DAYS}
    return ""


def expected_by(submission: Submission, holidays: set[date] | None = None) -> date | None:
    """Return the day by which the journal means to write next; None where none is promised."""
    begun = submission.status_since.astimezone(submission.journal.zone).date()
    if submission.status == Status.SUBMITTED:
        return working_days_from(
            submission.journal, DESK_WORKING_DAYS, start=begun, holidays=holidays
        )
    if submission.status == Status.IN_REVIEW:
        return days_from(submission.journal, REVIEW_DAYS[1], start=begun, holidays=holidays)
    return None


def expected_words(submission: Submission, holidays: set[date] | None) -> str:
    """Return the promise; a day that has passed is not promised again."""
    due = expected_by(submission, holidays)
    if due is None:
        return ""
    if due < today(submission.journal) - timedelta(days=1):
        return _("It takes longer than usual; you need not write, the editors see it.")
    return _("We expect to write to you by %(day)s.") % {"day": written_day(due)}


def next_words(submission: Submission) -> str:
    """Return what the authors have to do now, in one sentence."""
    return {
        Status.DRAFT: _("Continue and send it."),
        Status.RETURNED: _("Complete the paper and send it back."),
        Status.REVISION_REQUESTED: _("Answer the reviewers and send the revised paper."),
        Status.ACCEPTED: _("Nothing now. The proof will come to you."),
        Status.IN_PRODUCTION: _("Nothing, unless a proof waits for you."),
        Status.PUBLISHED: _("Nothing. It is open to all readers."),
        Status.DECLINED: _("Nothing."),
        Status.WITHDRAWN: _("Nothing."),
    }.get(Status(submission.status), _("Nothing now."))


def saved_line(submission: Submission) -> str:
    """Return when a draft was saved, with the zone: "Saved 14:32 (UTC+5)"."""
    if submission.saved_at is None:
        return ""
    local = submission.saved_at.astimezone(submission.journal.zone)
    if local.date() != today(submission.journal):
        return _("Saved %(moment)s") % {"moment": moment(submission.saved_at)}
    zone = f"{local.utcoffset().total_seconds() / 3600:+g}"  # type: ignore[union-attr]
    return _("Saved %(time)s (UTC%(zone)s)") % {"time": f"{local:%H:%M}", "zone": zone}
