"""The Celery application of the throw-away workers that the kill tests start."""

import os
import signal
import time
from pathlib import Path

from celery import Celery

import journal.queue  # noqa: F401  (teaches kombu the broker's address)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.journal.queue.trial_settings")

app = Celery("trial", broker="journaldb://", set_as_current=False)
app.conf.update(
    task_ignore_result=True,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_default_queue="work",
    accept_content=["json"],
    worker_prefetch_multiplier=1,
    worker_enable_remote_control=False,
    worker_lost_wait=0.5,
)


def _note(word: str) -> None:
    """Append a line to the trial's record; a line this short is written whole or not at all."""
    with Path(os.environ["TRIAL_RECORD"]).open("a") as record:
        record.write(f"{word}\n")


@app.task(name="trial.count")
def count(number: int, seconds: float) -> None:
    time.sleep(seconds)
    _note(str(number))


@app.task(name="trial.die")
def die() -> None:
    _note("died")
    os.kill(os.getpid(), signal.SIGKILL)
