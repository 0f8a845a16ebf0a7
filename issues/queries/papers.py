"""One manuscript for one page: what editors see in the head, what authors see as its status."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from issues.formats.receipt import Receipt
from issues.models import Article
from issues.queries.desk.facts import gather
from issues.queries.desk.rows import Row, row_of
from journal.events import Action
from journal.queries import today
from journal.rich import plain
from journal.templatetags.words import moment
from reviews.queries import newly_revised
from submissions.models import File, Status, StatusChange, Submission, Version
from submissions.queries import (
    attached,
    comparable_versions,
    editor_in_charge,
    state_line,
    state_word,
)
from submissions.services.uploads import REPLACEABLE

WITH_EDITOR = "with_editor"  # no status of its own: submitted, and somebody is in charge
READER_KINDS = {File.Kind.MANUSCRIPT}


def row_for(submission: Submission, actions: Collection[Action]) -> Row:
    """Return the desk's row of one manuscript."""
    return row_of(submission, gather([submission.pk], actions), today(submission.journal))


def versions_of(submission: Submission) -> list[Version]:
    """Return all versions with their files, the newest first."""
    return list(
        submission.versions.prefetch_related("files", "similarity_reports__file").order_by(
            "-number"
        )
    )


@dataclass(frozen=True)
class Stop:
    """One station of a paper's way: reached, present, or still ahead."""

    word: str
    at: datetime | None
    is_now: bool = False


def track_of(submission: Submission, *, revised: bool = False) -> list[Stop]:
    """Return the way of a paper with the dates at which it came by.

    A paper that ended early has its end as the last station; one of which a revision arrived
    is with the editor again.
    """
    reached = {
        change.new: change.at for change in StatusChange.objects.filter(submission=submission)
    }
    taken = submission.assignments.order_by("since").first()
    if taken:
        reached[WITH_EDITOR] = taken.since
    present = submission.status
    if revised:
        present, reached[WITH_EDITOR] = WITH_EDITOR, submission.status_since
        reached.pop(Status.IN_REVIEW, None)
    if present == Status.SUBMITTED and taken:
        present = WITH_EDITOR
    way = list(way_of(submission, reached))
    names = [status for status, _word in way]
    last = names.index(present) if present in names else len(way)
    return [  # a paper that went back has not yet come by what lies ahead again
        Stop(word, reached.get(status) if number <= last else None, is_now=status == present)
        for number, (status, word) in enumerate(way)
    ]


def way_of(submission: Submission, reached: Collection[str]) -> Iterator[tuple[str, str]]:
    """Return the stations: those behind, those that lie ahead, and the end if there is one."""
    ended = submission.status in {Status.DECLINED, Status.WITHDRAWN}
    yield Status.SUBMITTED, _("Submitted")
    if submission.status == Status.RETURNED:
        yield Status.RETURNED, _("Revision requested")
    if not ended or WITH_EDITOR in reached:
        yield WITH_EDITOR, _("With editor")
    if not ended or Status.IN_REVIEW in reached:
        yield Status.IN_REVIEW, _("With reviewers")
    if submission.status == Status.REVISION_REQUESTED:
        yield Status.REVISION_REQUESTED, _("Revision requested")
    if ended:
        yield submission.status, str(submission.get_status_display())
        return
    yield Status.ACCEPTED, _("Decision")
    yield Status.IN_PRODUCTION, _("In production")
    yield Status.PUBLISHED, _("Published")


def passed(stops: Sequence[Stop]) -> list[tuple[Stop, str]]:
    """Return each station with how it is drawn: done, now or ahead."""
    present = next((number for number, stop in enumerate(stops) if stop.is_now), -1)
    return [
        (stop, "now" if number == present else ("done" if number < present else "ahead"))
        for number, stop in enumerate(stops)
    ]


def status_of(submission: Submission, viewer: User) -> dict[str, Any]:
    """Return what authors are told: the stage, its date, what is usual, the next date.

    Never who reviews, how many, or how fast.
    """
    editor = editor_in_charge(submission)
    versions = versions_of(submission)
    revised = submission.pk in newly_revised([submission.pk])
    return {
        "submission": submission,
        "contact": editor,
        "word": state_word(submission, in_charge=bool(editor), revised=revised),
        "line": state_line(submission, in_charge=bool(editor), revised=revised),
        "track": passed(track_of(submission, revised=revised)),
        "version": versions[0] if versions else None,
        "files": [
            (version, file)
            for version in versions
            for file in version.files.all()
            if file.kind in READER_KINDS
        ],
        "may_compare": len(comparable_versions(submission)) > 1,
        "further": attached(submission),
        "may_replace": submission.status in REPLACEABLE,
        "may_withdraw": may_withdraw(submission),
        "article": Article.objects.filter(submission=submission).select_related("issue").first(),
    }


def withdrawal_receipt(submission: Submission) -> Receipt | None:
    """Return the receipt of a withdrawal in the reader's language; None where there was none."""
    change = StatusChange.objects.filter(submission=submission, new=Status.WITHDRAWN).last()
    if change is None:
        return None
    authors = ", ".join(person.name for person in submission.contributors.all())
    return Receipt(
        title=_("Receipt of a withdrawal"),
        journal=str(submission.journal.name),
        facts=[
            (_("Number"), submission.code or ""),
            (_("Paper"), plain(submission.own_title)),
            (_("Authors"), authors),
            (_("Received on"), moment(submission.submitted_at)),
            (_("Withdrawn"), moment(change.at)),
            (_("Reason given"), change.reason),
        ],
        closing=_(
            "The journal has ended its review of this paper. The authors are free to send it "
            "elsewhere."
        ),
        language=(get_language() or "en")[:2],
        at=change.at,
    )


def may_withdraw(submission: Submission) -> bool:
    return submission.status not in {
        Status.DRAFT,
        Status.PUBLISHED,
        Status.DECLINED,
        Status.WITHDRAWN,
    }
