"""One manuscript for one page: what editors see in the head, what authors see as its status."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from issues.models import Article
from issues.queries.desk.facts import gather
from issues.queries.desk.rows import Row, row_of
from journal.events import Action
from journal.queries import today
from submissions.models import File, Status, StatusChange, Submission, Version
from submissions.queries import editor_in_charge, state_line, state_word
from submissions.services.uploads import REPLACEABLE

READER_KINDS = {File.Kind.MANUSCRIPT, File.Kind.SUPPLEMENT}


def row_for(submission: Submission, actions: Collection[Action]) -> Row:
    """Return the desk's row of one manuscript."""
    return row_of(submission, gather([submission.pk], actions), today(submission.journal))


def versions_of(submission: Submission) -> list[Version]:
    """Return all versions with their files, the newest first."""
    return list(submission.versions.prefetch_related("files").order_by("-number"))


@dataclass(frozen=True)
class Stop:
    """One station of a paper's way: reached, present, or still ahead."""

    word: str
    at: datetime | None
    is_now: bool = False


def track_of(submission: Submission) -> list[Stop]:
    """Return the way of a paper with the dates at which it came by; authors and editors alike.

    A paper that ended early has its end as the last station.
    """
    changes = list(StatusChange.objects.filter(submission=submission))
    reached = {change.new: change.at for change in changes}
    asked = reached.get(Status.REVISION_REQUESTED) or reached.get(Status.RETURNED)
    ended = submission.status in {Status.DECLINED, Status.WITHDRAWN}
    way: list[tuple[str, str]] = [(Status.SUBMITTED, _("Submitted"))]
    if submission.status == Status.RETURNED:
        way.append((Status.RETURNED, _("Revision requested")))
    if not ended or Status.IN_REVIEW in reached:
        way.append((Status.IN_REVIEW, _("With reviewers")))
    if asked and submission.status == Status.REVISION_REQUESTED:
        way.append((Status.REVISION_REQUESTED, _("Revision requested")))
    if ended:
        way.append((submission.status, str(submission.get_status_display())))
    else:
        way += [
            (Status.ACCEPTED, _("Decision")),
            (Status.IN_PRODUCTION, _("In production")),
            (Status.PUBLISHED, _("Published")),
        ]
    return [
        Stop(word, reached.get(status), is_now=status == submission.status) for status, word in way
    ]


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
    return {
        "submission": submission,
        "contact": editor,
        "word": state_word(submission, in_charge=bool(editor)),
        "line": state_line(submission, in_charge=bool(editor)),
        "track": passed(track_of(submission)),
        "version": versions[0] if versions else None,
        "files": [
            (version, file)
            for version in versions
            for file in version.files.all()
            if file.kind in READER_KINDS
        ],
        "may_replace": submission.status in REPLACEABLE,
        "may_withdraw": may_withdraw(submission),
        "article": Article.objects.filter(submission=submission).select_related("issue").first(),
    }


def may_withdraw(submission: Submission) -> bool:
    return submission.status not in {
        Status.DRAFT,
        Status.PUBLISHED,
        Status.DECLINED,
        Status.WITHDRAWN,
    }
