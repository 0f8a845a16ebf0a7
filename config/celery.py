"""The Celery application: two queues, JSON messages with ids only."""

import os
import signal
from typing import Any

from celery import Celery
from celery.signals import task_postrun, worker_init
from django.conf import settings

import journal.queue  # noqa: F401 - teaches kombu the address of the bundled broker
from config.memory import bound_memory, megabytes_used

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("journal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(related_name="periodic")
app.autodiscover_tasks(["issues.demo"])


@worker_init.connect
def bound_worker(**_signal: Any) -> None:
    """A worker that wants more memory gets MemoryError, and gives way to those who read pages."""
    bound_memory(settings.WORKER_MEGABYTES)
    os.nice(settings.WORKER_NICENESS)
    task_postrun.connect(leave_when_large)  # here, so that errands run elsewhere end nothing


def leave_when_large(**_signal: Any) -> None:
    """A worker that has grown ends after its errand; whoever started it starts another."""
    if megabytes_used() > settings.WORKER_MEGABYTES_KEPT:
        os.kill(os.getpid(), signal.SIGTERM)  # a warm end: the errand is acknowledged first
