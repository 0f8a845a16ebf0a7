"""What happened in reading and deciding, in words fit for each viewer."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.models import User
from journal.events import Event
from reviews.identity import Sight, anonymous_label, sight_of
from reviews.models import Decision, Review, Revision
from reviews.queries.advising import advice_events
from submissions.models import Submission


def events(submission: Submission, viewer: User) -> list[Event]:
    """Return a manuscript's events of this app for one viewer, in order of time.

    Authors see decisions once they are sent and their own revisions; never who reads, how
    many, or when. Editors see all of it.
    """
    sight = sight_of(viewer, submission)
    if not (sight.is_editor or sight.is_author):
        return []
    told = [*decision_events(submission, sight), *revision_events(submission)]
    if sight.sees_reviewers:
        told += [*review_events(submission), *advice_events(submission)]
    return sorted(told, key=lambda event: event.at)


def decision_events(submission: Submission, sight: Sight) -> Iterator[Event]:
    for row in Decision.objects.filter(submission=submission).select_related("by"):
        words = _("Decision: %(kind)s") % {"kind": row.get_kind_display()}
        if row.state == Decision.State.RELEASED:
            sent = row.closed_at or row.decided_at
            yield Event(
                sent, words, _("By %(name)s.") % {"name": row.by} if sight.is_editor else ""
            )
        elif sight.is_editor and row.state == Decision.State.HELD:
            detail = _("By %(name)s. The letter waits.") % {"name": row.by}
            yield Event(row.decided_at, words, detail)
        elif sight.is_editor:
            undone = _("Decision undone: %(kind)s") % {"kind": row.get_kind_display()}
            yield Event(row.closed_at or row.decided_at, undone, _("Nobody outside was told."))


def revision_events(submission: Submission) -> Iterator[Event]:
    for row in Revision.objects.filter(decision__submission=submission).select_related("version"):
        if row.moved_due_at:
            yield Event(row.moved_due_at, _("The authors moved the date of the revision"))
        if row.returned_at and row.version:
            yield Event(
                row.returned_at, _("Revision received: %(label)s") % {"label": row.version.label}
            )


def review_events(submission: Submission) -> Iterator[Event]:
    rows = Review.objects.filter(round__submission=submission)
    for row in rows.select_related("reviewer", "invited_by", "round"):
        name = {"name": row.reviewer}
        by = _("By %(editor)s.") % {"editor": row.invited_by}
        reason = " ".join(filter(None, [by, row.warned_of, row.invited_despite]))
        yield Event(row.invited_at, _("%(name)s was invited to review") % name, reason)
        if row.declined_at:
            yield Event(row.declined_at, _("%(name)s declined") % name, row.decline_reason)
        if row.answered_at and row.state != Review.State.DECLINED:
            words = _("%(name)s accepted after all") if row.declined_at else _("%(name)s accepted")
            yield Event(row.answered_at, words % name)
        if row.link_copied_at:
            yield Event(row.link_copied_at, _("The link of %(name)s was copied") % name)
        if row.handed_in_at:
            words = _("%(name)s sent the review (%(label)s)")
            label = anonymous_label(row)
            yield Event(row.handed_in_at, words % {"name": row.reviewer, "label": label})
        if row.released_at:
            yield Event(row.released_at, _("%(name)s was released") % name)
