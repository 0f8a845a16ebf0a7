"""The errands that build the sample journal, one part each; each sends the next.

They run in the queue of the post: its one worker also does the looks, so time never looks at a
paper of which half the history is written. As only one of them waits at any moment, letters
that people cause meanwhile need not wait for the whole sample.
"""

from celery import Task, shared_task

from issues.demo.plan import Part, build, parts
from journal.errands import carry_out
from journal.models import Errand
from journal.queries import the_journal
from journal.services import send_errand


@shared_task(bind=True)
def build_part(task: Task, key: str) -> None:
    """Build one part. In a worker it also sends the errand for the next part."""
    carry_out(key, build_at if task.request.is_eager else build_and_go_on)


def build_and_go_on(place: int) -> None:
    """Send the errand for the next part first, so that a killed worker breaks no chain."""
    ask_for(place + 1)
    build_at(place)


def build_at(place: int) -> None:
    """Build the part at a place of the plan, where this is the sample journal."""
    journal = the_journal()
    if journal and journal.is_sample:
        build(parts()[place], journal)


def ask_for(place: int) -> Errand | None:
    """Return the errand for a part, sent unless it was before; None after the last part."""
    plan = parts()
    if place >= len(plan):
        return None
    earlier = errand_of(plan[place])
    return earlier or send_errand(build_part, about=plan[place].about, subject_id=place)


def errand_of(part: Part) -> Errand | None:
    """Return the errand for a part, unless it failed for good."""
    return Errand.objects.about(part.about).exclude(state=Errand.State.FAILED).first()
