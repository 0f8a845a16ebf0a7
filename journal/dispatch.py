"""Hand work to the broker when the act's transaction commits."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from celery import Task
from django.db import transaction
from kombu.exceptions import OperationalError

PAUSE = 5.0  # seconds in which a broker that did not answer is not asked again


@dataclass
class Outage:
    """Until when (by the monotonic clock) this process leaves the broker alone."""

    until: float = 0.0


outage = Outage()


def send_after_commit(task: Task, key: int | str) -> None:
    """Hand a task to the broker on commit.

    A broker that does not answer is asked once, not once for every letter of an act, so nobody
    waits long; the sweeps send what stayed behind.
    """

    def send() -> None:
        if time.monotonic() < outage.until:
            return
        try:
            task.delay(key)
        except OperationalError:
            outage.until = time.monotonic() + PAUSE
            raise

    transaction.on_commit(send, robust=True)


def after_commit(call: Callable[..., Any], *args: Any) -> None:
    """Call on commit; a failure (the broker is away) is logged and never undoes the act.

    A named function rather than a partial: Django's report of a failure needs its name.
    """

    def send() -> None:
        call(*args)

    transaction.on_commit(send, robust=True)
