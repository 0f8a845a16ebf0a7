"""What happened in reading and deciding, in words fit for each viewer."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.models import User
from journal.events import Event
from reviews.identity import Sight, sight_of
from reviews.models import Appeal, Decision, Revision
from reviews.queries.advising import advice_events
from reviews.queries.appealing import appeal_events
from reviews.queries.discussions import discussion_events
from reviews.queries.lives import review_events
from reviews.queries.people.standing import ruling_events
from reviews.queries.waiting import link_events
from submissions.models import Status, StatusChange, Submission


def events(submission: Submission, viewer: User) -> list[Event]:
    """Return a manuscript's events of this app for one viewer, in order of time.

    Authors see decisions once they are sent and their own revisions; never who reads, how
    many, or when. Editors see all of it.
    """
    sight = sight_of(viewer, submission)
    if not (sight.is_editor or sight.is_author):
        return []
    told = [*decision_events(submission, sight), *revision_events(submission)]
    told += appeal_events(submission, is_editor=sight.is_editor)
    told += reopening_events(submission, sight)
    if sight.sees_reviewers:
        told += [*review_events(submission), *advice_events(submission), *link_events(submission)]
        told += [*discussion_events(submission), *ruling_events(submission)]
    return sorted(told, key=lambda event: event.at)


def decision_events(submission: Submission, sight: Sight) -> Iterator[Event]:
    for row in Decision.objects.filter(submission=submission).select_related(
        "by", "reversed_by", "advice__by"
    ):
        words = _("Decision: %(kind)s") % {"kind": row.get_kind_display()}
        if row.state in {Decision.State.RELEASED, Decision.State.REVERSED}:
            sent = row.closed_at or row.decided_at
            yield Event(sent, words, by_whom(row) if sight.is_editor else "")
            if row.reversed_at:
                yield reversal_event(row, sight)
        elif sight.is_editor and row.state == Decision.State.HELD:
            detail = _("By %(name)s. The letter waits.") % {"name": row.by}
            yield Event(row.decided_at, words, detail)
        elif sight.is_editor:
            undone = _("Decision undone: %(kind)s") % {"kind": row.get_kind_display()}
            yield Event(row.closed_at or row.decided_at, undone, _("Nobody outside was told."))


def by_whom(row: Decision) -> str:
    """Say who decided, and whose advice it was."""
    advice = getattr(row, "advice", None)
    if advice is None:
        return _("By %(name)s.") % {"name": row.by}
    return _("By %(name)s, on the advice of %(adviser)s.") % {"name": row.by, "adviser": advice.by}


def reversal_event(row: Decision, sight: Sight) -> Event:
    words = _("Decision reversed: %(kind)s") % {"kind": row.get_kind_display()}
    detail = _("By %(name)s. %(reason)s") % {
        "name": row.reversed_by,
        "reason": row.reversal_reason,
    }
    return Event(
        row.reversed_at or row.decided_at,
        words,
        detail if sight.is_editor else _("The letter of the decision no longer holds."),
    )


def reopening_events(submission: Submission, sight: Sight) -> Iterator[Event]:
    """Papers that were taken up again without an appeal; an appeal tells it itself."""
    rows = StatusChange.objects.filter(submission=submission, old=Status.DECLINED)
    of_appeals = Appeal.objects.filter(decision__submission=submission).values_list(
        "key", flat=True
    )
    reversed_ones = Decision.objects.filter(submission=submission, reversed_at__isnull=False)
    told = [f"appeal:{key}" for key in of_appeals]
    told += [f"reversal:{key}" for key in reversed_ones.values_list("key", flat=True)]
    for row in rows.exclude(reason__in=told).select_related("by"):
        detail = _("By %(name)s. %(reason)s") % {"name": row.by, "reason": row.reason}
        yield Event(row.at, _("The paper was taken up again"), detail if sight.is_editor else "")


def revision_events(submission: Submission) -> Iterator[Event]:
    for row in Revision.objects.filter(decision__submission=submission).select_related("version"):
        if row.moved_due_at:
            yield Event(row.moved_due_at, _("The authors moved the date of the revision"))
        if row.returned_at and row.version:
            yield Event(
                row.returned_at, _("Revision received: %(label)s") % {"label": row.version.label}
            )
