"""One manuscript as a row of the desk: stage, days, reviews, due date, next action, person."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from issues.models import Article, Step
from issues.queries.desk.facts import Facts, Reading
from issues.queries.stages import DECIDING_DAYS, Stage, stage_of
from journal.deadlines import is_over
from journal.events import Action
from journal.templatetags.words import moment
from reviews.models import Decision, Revision
from submissions.models import Status, Submission

QUIET_DAYS = 30
NOT_NEEDED = {"held", "late_review", "letter", "proof-overdue"}
ASKED_AUTHORS = {Status.RETURNED, Status.REVISION_REQUESTED}


@dataclass
class Row:
    """A manuscript and what the desk knows of it. Nothing in here asks the database."""

    submission: Submission
    today: date
    editor: User | None
    reading: Reading | None
    revision: Revision | None
    held: Decision | None
    article: Article | None
    letter_failed: bool
    action: Action | None

    @cached_property
    def stage(self) -> Stage:
        return stage_of(
            self.submission.status,
            in_charge=self.editor is not None,
            deciding=self.deciding_since is not None,
            revised=self.revision_arrived,
        )

    @property
    def since(self) -> datetime:
        """When the stage began."""
        return self.deciding_since or self.submission.status_since

    @cached_property
    def deciding_since(self) -> datetime | None:
        """When the round was closed or the decision made whose letter still waits."""
        closed = self.reading.closed_at if self.reading else None
        if closed and self.submission.status == Status.IN_REVIEW and not self.revision_arrived:
            return closed
        return self.held.decided_at if self.held else None

    @property
    def days(self) -> int:
        zone = self.submission.journal.zone
        return (self.today - self.since.astimezone(zone).date()).days

    @property
    def is_slow(self) -> bool:
        return bool(self.stage.usual) and self.days > self.stage.usual

    @property
    def url(self) -> str:
        return reverse("manuscript", args=[self.submission.key])

    @property
    def number(self) -> str:
        """The code without the journal's letters, which are the same in every row."""
        return (self.submission.code or "").partition("-")[2]

    @property
    def is_open(self) -> bool:
        return self.submission.status not in {
            Status.PUBLISHED,
            Status.DECLINED,
            Status.WITHDRAWN,
        }

    @property
    def seats(self) -> list[str]:
        """One sign for each reviewer: in, yes (accepted), asked."""
        if self.reading is None:
            return []
        reading = self.reading
        return (
            ["in"] * reading.done
            + ["yes"] * (reading.agreed - reading.done)
            + ["asked"] * (reading.asked - reading.agreed)
        )

    @property
    def open_step(self) -> Step | None:
        """The step of production with the nearest date that is not done."""
        if self.article is None:
            return None
        steps = [step for step in self.article.steps.all() if step.is_open]
        return min(steps, key=lambda step: step.due_on or date.max, default=None)

    @cached_property
    def due(self) -> date | None:
        """The nearest date by which somebody must act."""
        dates: list[date | None] = [self.action.due if self.action else None, self.deciding_due]
        if self.submission.status == Status.IN_REVIEW and self.reading:
            dates += self.reading.due
        if self.submission.status in ASKED_AUTHORS and self.revision:
            dates.append(self.revision.due_on)
        if self.submission.status == Status.IN_PRODUCTION and self.open_step:
            dates.append(self.open_step.due_on)
        return min(filter(None, dates), default=None)

    @property
    def deciding_due(self) -> date | None:
        """By when a decision is usual that waits since the last review came in."""
        if self.action is None or self.action.kind != "decide" or self.action.since is None:
            return None
        begun = self.action.since.astimezone(self.submission.journal.zone).date()
        return begun + timedelta(days=DECIDING_DAYS)

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due is not None and is_over(self.due)

    @property
    def reviews_overdue(self) -> bool:
        return (
            self.submission.status == Status.IN_REVIEW
            and self.reading is not None
            and any(is_over(due) for due in self.reading.due)
        )

    @cached_property
    def turn(self) -> str:
        """Whose turn an open paper is: need (mine), stuck, or wait (for others); "" when closed and
        no appeal waits.

        Stuck is what moves by nobody's next step: an overdue review or a letter that did not
        leave. A paper that needs the person anyway counts as that, so the three add up.
        """
        if not self.is_open:
            return "need" if self.action and self.action.kind == "appeal" else ""
        if self.action and self.action.kind not in NOT_NEEDED:
            return "need"
        return "stuck" if self.reviews_overdue or self.letter_failed else "wait"

    @property
    def all_reviews_in(self) -> bool:
        return (
            self.submission.status == Status.IN_REVIEW
            and self.reading is not None
            and self.reading.closed_at is None
            and self.reading.done > 0
            and not self.reading.awaited
        )

    @property
    def revision_arrived(self) -> bool:
        """The authors sent a new version that nobody has been asked to read yet."""
        returned = self.revision.returned_at if self.revision else None
        return (
            returned is not None
            and self.submission.status in {Status.IN_REVIEW, Status.SUBMITTED}
            and (self.reading is None or self.reading.opened_at < returned)
        )

    @property
    def is_quiet(self) -> bool:
        return self.is_open and self.days > QUIET_DAYS

    @cached_property
    def next_words(self) -> str:
        """What happens next and who does it."""
        if self.action:
            return self.action.words
        if self.held:
            return _("The letter leaves at %(time)s") % {"time": moment(self.held.release_at)}
        if self.letter_failed and self.is_open:
            return _("A letter did not leave: see Letters")
        return WAITING.get(Status(self.submission.status), closed_words)(self)

    @cached_property
    def traits(self) -> dict[str, str]:
        """What the paper can be filtered by: names for the address and words for people."""
        submission = self.submission
        known = {
            f"stage:{submission.status}": str(Status(submission.status).label),
            f"kind:{submission.article_type.slug}": str(submission.article_type.name),
        }
        if submission.section:
            known[f"section:{submission.section.slug}"] = str(submission.section.name)
        if self.editor:
            known[f"editor:{self.editor.key}"] = str(self.editor)
        return known

    @property
    def editor_name(self) -> str:
        return str(self.editor) if self.editor else _("Nobody")


def waiting_at_desk(row: Row) -> str:
    if row.editor is None:
        return _("Waits for an editor")
    return _("%(name)s reads it") % {"name": row.editor}


def waiting_in_review(row: Row) -> str:
    if row.reading and row.reading.awaited and row.reading.closed_at is None:
        number = row.reading.awaited
        return ngettext(
            "Waits for %(number)d reviewer", "Waits for %(number)d reviewers", number
        ) % {"number": number}
    if row.reading is None or not row.reading.done:
        return _("%(name)s invites reviewers") % {"name": row.editor_name}
    return _("%(name)s decides") % {"name": row.editor_name}


def waiting_for_authors(row: Row) -> str:
    return _("Waits for the authors")


def waiting_for_production(row: Row) -> str:
    return _("Goes into production by itself")


def waiting_in_production(row: Row) -> str:
    step = row.open_step
    if step and step.kind == Step.Kind.PROOF:
        return _("The author reads the proof")
    if step:
        return str(step.get_kind_display())
    if row.article and row.article.issue:
        return _("Waits in %(issue)s") % {"issue": row.article.issue}
    return _("Waits for an issue")


def closed_words(row: Row) -> str:
    return _("Nothing")


WAITING = {
    Status.SUBMITTED: waiting_at_desk,
    Status.IN_REVIEW: waiting_in_review,
    Status.RETURNED: waiting_for_authors,
    Status.REVISION_REQUESTED: waiting_for_authors,
    Status.ACCEPTED: waiting_for_production,
    Status.IN_PRODUCTION: waiting_in_production,
}


def row_of(submission: Submission, facts: Facts, today: date) -> Row:
    pk = submission.pk
    return Row(
        submission=submission,
        today=today,
        editor=facts.editors.get(pk),
        reading=facts.readings.get(pk),
        revision=facts.revisions.get(pk),
        held=facts.held.get(pk),
        article=facts.articles.get(pk),
        letter_failed=pk in facts.failed,
        action=facts.actions.get(pk),
    )
