import re
import signal
import time
from datetime import timedelta

import pytest
from celery import shared_task
from django.utils.timezone import now

from journal.errands import TRIES, Unable, carry_out, claim
from journal.models import Errand
from journal.queue.owners import this_process
from journal.services import send_errand
from journal.services.errands import sweep_errands

pytestmark = pytest.mark.django_db


@shared_task(name="tests.nothing")
def nothing(key):
    """An errand's task that does nothing; these tests call carry_out themselves."""


@pytest.fixture
def sent(monkeypatch):
    keys = []
    monkeypatch.setattr(nothing, "delay", keys.append)
    monkeypatch.setattr(
        "celery.app.base.Celery.send_task", lambda app, name, args: keys.extend(args)
    )
    return keys


def make(**fields):
    errand = send_errand(nothing, about="version:x", subject_id=7)
    Errand.objects.filter(pk=errand.pk).update(**fields)
    return errand


def test_errand_sent_twice_is_carried_out_once(sent):
    errand, done = make(), []

    carry_out(errand.key, done.append)
    carry_out(errand.key, done.append)

    assert done == [7]
    errand.refresh_from_db()
    assert errand.state == Errand.State.DONE


def test_errand_that_cannot_be_done_says_why(sent):
    errand = make()

    def work(subject_id):
        raise Unable("The file is encrypted.")

    carry_out(errand.key, work)

    errand.refresh_from_db()
    assert (errand.state, errand.outcome) == (Errand.State.FAILED, "The file is encrypted.")


def test_errand_that_breaks_is_tried_three_times(sent):
    errand, tries = make(), []

    def work(subject_id):
        tries.append(subject_id)
        raise RuntimeError("broken")

    for _ in range(5):
        carry_out(errand.key, work)

    errand.refresh_from_db()
    assert len(tries) == TRIES
    assert errand.state == Errand.State.FAILED


def test_errand_of_a_dead_worker_is_taken_over(sent):
    name = this_process()
    gone = ":".join([*name.split(":")[:2], "999999", "1"])
    errand = make(state=Errand.State.RUNNING, owner=gone, started_at=now())

    assert claim(errand.key).owner == name


def test_errand_of_a_living_worker_is_left_alone(sent):
    errand = make(state=Errand.State.RUNNING, owner=this_process(), started_at=now())

    assert claim(errand.key) is None


def test_sweep_sends_what_never_ran(sent):
    forgotten = make(sent_at=now() - timedelta(minutes=5))
    make()

    assert sweep_errands() == 1
    assert sent == [forgotten.key]


@pytest.mark.parametrize("text", ["regular expression", "loop"])
def test_work_that_never_ends_is_stopped_by_the_clock(sent, monkeypatch, text):
    monkeypatch.setattr("journal.errands.SECONDS_AT_MOST", 0.3)
    errand = make()

    def work(_subject):
        if text == "loop":
            while True:
                pass
        re.match(r"(?:a+)+$", "a" * 60 + "b")

    carry_out(errand.key, work)

    errand.refresh_from_db()
    assert errand.state == Errand.State.FAILED
    assert "longer than 0.3 seconds" in errand.outcome
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_work_that_ends_in_time_is_not_stopped_later(sent, monkeypatch):
    monkeypatch.setattr("journal.errands.SECONDS_AT_MOST", 0.2)
    errand, done = make(), []
    carry_out(errand.key, done.append)
    time.sleep(0.4)
    assert done == [7]
