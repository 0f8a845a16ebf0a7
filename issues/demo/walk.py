"""One paper on its way, and the acts of its history in the order of their dates."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import cached_property

from issues.demo.clock import Calendar, at_once, moved
from issues.demo.texts import Paper
from issues.tasks import typeset
from journal.errands import takeable
from journal.models import Errand, Journal, Letter
from journal.tasks import send_letter
from submissions.models import File, Submission
from submissions.tasks import convert_version, prepare_copy

TASKS = {task.name: task for task in (convert_version, prepare_copy, typeset)}


@dataclass(frozen=True)
class Act:
    """Something that somebody did so many days ago, at an hour of the day."""

    days_ago: int
    hour: float
    do: Callable[[], None]


class Walk:
    """A sample paper and its row, which is known by the name of the first file."""

    def __init__(self, paper: Paper, journal: Journal) -> None:
        self.paper = paper
        self.journal = journal

    @property
    def file_name(self) -> str:
        return f"{self.paper.key}.docx"

    def find(self) -> Submission | None:
        """Return the paper's row as it is now, or None before its first file was sent."""
        first = File.objects.filter(
            kind=File.Kind.MANUSCRIPT, original_name=self.file_name, version__number=1
        ).first()
        if first is None:
            return None
        rows = Submission.objects.select_related("journal", "article_type")
        return rows.get(versions=first.version_id)

    @property
    def submission(self) -> Submission:
        """The paper's row. Raises LookupError before its first file was sent."""
        found = self.find()
        if found is None:
            raise LookupError(f"{self.paper.key} has not been begun")
        return found

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar(self.journal)


def play(walk: Walk, acts: Iterable[Act]) -> None:
    """Let the acts happen in the order of their dates, each at its own moment.

    Every act asks first whether it was done, so a walk that was cut off goes on.
    """
    with at_once():
        catch_up(walk)
        for act in sorted(acts, key=lambda act: (-act.days_ago, act.hour)):
            with moved(walk.calendar.at(act.days_ago, act.hour)):
                act.do()


def catch_up(walk: Walk) -> None:
    """Do what stayed behind when an earlier run was cut off between an act and its letters."""
    submission = walk.find()
    if submission is None:
        return
    versions = submission.versions.values_list("key", flat=True)
    places = [f"article:{submission.key}", *(f"version:{key}" for key in versions)]
    for errand in Errand.objects.open().filter(about__in=places, task__in=TASKS):
        with moved(errand.sent_at):
            if takeable(errand):
                TASKS[errand.task](errand.key)
    for letter in Letter.objects.waiting().filter(manuscript_letter__submission=submission):
        with moved(letter.written_at):
            send_letter(letter.pk)
