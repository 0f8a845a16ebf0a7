"""The list "My papers"."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from accounts.models import User
from journal.deadlines import all_free_days
from journal.events import Action
from submissions.models import Assignment, Status, Submission
from submissions.queries.status import next_words, state_line, state_word

BADGES = {
    Status.SUBMITTED: "info",
    Status.IN_REVIEW: "info",
    Status.IN_PRODUCTION: "info",
    Status.RETURNED: "warn",
    Status.REVISION_REQUESTED: "warn",
    Status.ACCEPTED: "good",
    Status.PUBLISHED: "good",
    Status.DECLINED: "bad",
    Status.WITHDRAWN: "bad",
}


@dataclass(frozen=True)
class Paper:
    """One row of the list: the paper, its state, what its author has to do and until when."""

    submission: Submission
    word: str
    badge: str
    state: str
    todo: str
    url: str
    due: date | None
    contact: str
    contact_email: str


def drafts_of(user: User) -> list[Submission]:
    """Return a person's drafts, the newest first."""
    drafts = Submission.objects.filter(submitter_id=user.pk, status=Status.DRAFT)
    return list(drafts.select_related("journal", "article_type"))


def papers_of(
    user: User, waiting: Mapping[int, Action], revised: Collection[int] = ()
) -> list[Paper]:
    """Return the papers that a person wrote or sent, with what waits for them by row number.

    ``revised`` are the papers of which a revision lies with the editor.
    """
    in_force = Assignment.objects.filter(until=None).select_related("user")
    rows = (
        Submission.objects.of(user)
        .exclude(status=Status.DRAFT)
        .exclude(origin=Submission.Origin.ARCHIVE)
        .select_related("journal", "article_type")
        .prefetch_related(Prefetch("assignments", queryset=in_force, to_attr="in_force"))
    )
    papers = list(rows)
    holidays = all_free_days(papers[0].journal) if papers else set()
    return [paper(row, waiting.get(row.pk), holidays, row.pk in revised) for row in papers]


def paper(
    submission: Submission, action: Action | None, holidays: set[date], revised: bool
) -> Paper:
    """Return a row; the contact is the editor in charge, or the journal."""
    editors = [row.user for row in submission.in_force]  # type: ignore[attr-defined]
    editor = editors[0] if editors else None
    return Paper(
        submission=submission,
        word=state_word(submission, in_charge=bool(editor), revised=revised),
        badge=BADGES.get(Status(submission.status), ""),
        state=state_line(submission, in_charge=bool(editor), revised=revised, holidays=holidays),
        todo=action.words if action else next_words(submission),
        url=action.url if action else "",
        due=action.due if action else None,
        contact=str(editor or _("Editorial office")),
        contact_email=editor.email if editor else submission.journal.email,
    )
