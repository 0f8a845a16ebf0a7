"""Send background work, and find what stayed behind."""

from datetime import timedelta

from celery import Task, current_app
from django.utils.timezone import now

from journal.dispatch import send_after_commit
from journal.errands import takeable
from journal.models import Errand


def send_errand(task: Task, *, about: str, subject_id: int) -> Errand:
    """Write an errand in the act's transaction and send it once that commits.

    A broker that is away changes nothing for the person: the sweep sends it again.
    """
    errand = Errand.objects.create(
        task=task.name, about=about, subject_id=subject_id, sent_at=now()
    )
    send_after_commit(task, errand.key)
    return errand


def sweep_errands(*, older_than: timedelta = timedelta(seconds=90)) -> int:
    """Send again what has waited too long or whose worker died; return how many."""
    stale = Errand.objects.open().filter(sent_at__lt=now() - older_than)
    sent = 0
    for errand in stale.order_by("pk")[:500]:
        if takeable(errand):
            Errand.objects.filter(pk=errand.pk).update(sent_at=now())
            current_app.send_task(errand.task, args=[errand.key])
            sent += 1
    return sent
