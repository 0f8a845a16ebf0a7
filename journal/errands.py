"""Carry out one errand: claim it, do the work, write down what became of it.

A message may arrive twice and a worker may die in the middle, so the row decides: only one
process can claim it, and a claim whose owner is gone can be taken over.
"""

import logging
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import current_thread, main_thread

from django.db.models import F, Q
from django.utils.timezone import now

from journal.models import Errand
from journal.queue.owners import is_dead, this_process

log = logging.getLogger(__name__)
TRIES = 3
LEASE = timedelta(minutes=30)  # longer than any errand may take


SECONDS_AT_MOST = 900.0  # by the clock; programs that read foreign bytes have far less


class TookTooLong(Exception):
    """The work of an errand was stopped by the clock."""


class Unable(Exception):
    """The work cannot be done, and trying again will not help; the text is for people."""


def claim(key: str) -> Errand | None:
    """Take an errand for this process; None where it is done or somebody has it."""
    errand = Errand.objects.filter(key=key).first()
    if errand is None or not takeable(errand):
        return None
    taken = Errand.objects.filter(
        Q(state=Errand.State.WAITING) | Q(owner=errand.owner, started_at=errand.started_at),
        pk=errand.pk,
        state__in=[Errand.State.WAITING, Errand.State.RUNNING],
    ).update(
        state=Errand.State.RUNNING,
        owner=this_process(),
        started_at=now(),
        tries=F("tries") + 1,
    )
    errand.refresh_from_db()
    return errand if taken else None


def takeable(errand: Errand) -> bool:
    if errand.state == Errand.State.WAITING:
        return True
    return errand.state == Errand.State.RUNNING and (
        is_dead(errand.owner) or (errand.started_at or errand.sent_at) < now() - LEASE
    )


def close(errand: Errand, state: str, outcome: str = "") -> None:
    Errand.objects.filter(pk=errand.pk, owner=errand.owner).update(
        state=state, outcome=outcome[:4000], finished_at=now()
    )


@contextmanager
def stopped_after(seconds: float) -> Iterator[None]:
    """Raise TookTooLong inside when the clock runs out, so that no text holds a queue for ever.

    A worker that works by itself has no parent that could stop it; the alarm clock of the
    process does, within Python and within a regular expression. Where a process has none (other
    systems, other threads) nothing is bounded here.
    """
    if not hasattr(signal, "setitimer") or current_thread() is not main_thread():
        yield
        return

    def ring(_number: int, _frame: object) -> None:
        raise TookTooLong(f"The work took longer than {seconds:g} seconds and was stopped.")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def carry_out(key: str, work: Callable[[int], None]) -> None:
    """Do the work of one errand once.

    ``work`` gets the row number that the errand names and must itself be safe to repeat.
    ``Unable`` ends the errand with its words; any other failure is tried again by the sweep,
    three times in all.
    """
    errand = claim(key)
    if errand is None:
        return
    if errand.tries > TRIES:
        close(errand, Errand.State.FAILED, errand.outcome or "The worker died three times.")
        return
    try:
        with stopped_after(SECONDS_AT_MOST):
            work(errand.subject_id)
    except (Unable, TookTooLong) as reason:
        close(errand, Errand.State.FAILED, str(reason))
    except Exception as error:  # noqa: BLE001 - whatever happened must be seen and tried again
        log.exception("Errand %s failed", errand)
        last = errand.tries >= TRIES
        close(errand, Errand.State.FAILED if last else Errand.State.WAITING, repr(error))
    else:
        close(errand, Errand.State.DONE)
