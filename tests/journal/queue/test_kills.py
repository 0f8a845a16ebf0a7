"""Real workers, killed for real: no message is ever lost."""

import os
import signal

import psutil
import pytest

MESSAGES = 24
pytestmark = pytest.mark.thorough
SEND = f"for number in range({MESSAGES}): count.delay(number, 0.15)"


def all_done(trial) -> bool:
    return len(trial.done()) == MESSAGES and not trial.rows("SELECT id FROM journal_queuedmessage")


def test_killing_the_worker_with_its_pool_loses_nothing(trial):
    trial.send(SEND)
    worker = trial.start_worker()
    trial.wait_until(lambda: len(trial.done()) >= 5)

    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait(10)
    left = len(trial.rows("SELECT id FROM journal_queuedmessage"))
    trial.start_worker()

    trial.wait_until(lambda: all_done(trial))
    assert left >= 2
    assert set(trial.done()) == {str(number) for number in range(MESSAGES)}


def test_killing_only_the_main_process_loses_nothing(trial):
    trial.send(SEND)
    worker = trial.start_worker()
    trial.wait_until(lambda: len(trial.done()) >= 5)

    worker.kill()
    worker.wait(10)
    trial.start_worker()

    trial.wait_until(lambda: all_done(trial))
    assert set(trial.done()) == {str(number) for number in range(MESSAGES)}


def test_two_workers_never_do_the_same_message(trial):
    trial.send(SEND)

    trial.start_worker(pool="threads")
    trial.start_worker(pool="solo", concurrency=1)

    trial.wait_until(lambda: all_done(trial))
    assert set(trial.done().values()) == {1}


def test_a_stopped_worker_hands_back_what_it_had_not_begun(trial):
    trial.send("for number in range(6): count.delay(number, 0.5)")
    worker = trial.start_worker(concurrency=1)
    trial.wait_until(lambda: trial.done()["0"] == 1)

    worker.send_signal(signal.SIGTERM)
    worker.wait(10)

    waiting = trial.rows("SELECT owner, deliveries FROM journal_queuedmessage")
    assert len(waiting) + sum(trial.done().values()) == 6
    assert set(waiting) == {("", 0)}


def test_a_message_that_kills_its_worker_three_times_is_dead(trial):
    trial.send("die.delay()")

    for round_ in range(1, 4):
        worker = trial.start_worker(pool="solo", concurrency=1)
        assert worker.wait(20) == -signal.SIGKILL
        assert trial.done()["died"] == round_
    trial.send("count.delay(7, 0)")
    trial.start_worker(pool="solo", concurrency=1)

    trial.wait_until(lambda: trial.done()["7"] == 1)
    trial.wait_until(
        lambda: trial.rows("SELECT state, deliveries FROM journal_queuedmessage") == [("dead", 3)]
    )
    assert trial.done()["died"] == 3


def test_a_lost_pool_process_is_replaced_and_its_message_done(trial):
    trial.send("count.delay(1, 3)")
    worker = trial.start_worker(concurrency=1)
    claimed = "SELECT id FROM journal_queuedmessage WHERE owner <> ''"
    trial.wait_until(lambda: trial.rows(claimed))

    for child in psutil.Process(worker.pid).children():
        child.kill()

    trial.wait_until(lambda: trial.done()["1"] == 1)
    trial.wait_until(lambda: not trial.rows("SELECT id FROM journal_queuedmessage"))


def test_a_task_sent_for_later_waits_in_the_table(trial):
    trial.send("count.apply_async([1, 0], countdown=3600)\ncount.delay(2, 0)")

    trial.start_worker(pool="solo", concurrency=1)
    trial.wait_until(lambda: trial.done()["2"] == 1)
    trial.wait_until(lambda: len(trial.rows("SELECT id FROM journal_queuedmessage")) == 1)
    held = trial.rows("SELECT owner, deliveries FROM journal_queuedmessage")
    trial.change("UPDATE journal_queuedmessage SET due_at = 0")

    trial.wait_until(lambda: trial.done()["1"] == 1)
    assert held == [("", 0)]
