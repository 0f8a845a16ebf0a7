"""Time's door into the house: every minute, idempotent."""

from celery import shared_task

from journal.services.errands import sweep_errands
from journal.services.letters import sweep_letters


@shared_task
def look() -> None:
    sweep_letters()
    sweep_errands()
