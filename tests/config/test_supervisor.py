"""Whatever is killed, nothing of the family is left running."""

import contextlib
import signal
import subprocess
import sys
import time

import psutil
import pytest

MEMBERS = 8  # keeper, manager and two parts with two helpers each


def wait_until(condition, seconds=10):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "still waiting"
        time.sleep(0.02)


class Family:
    def __init__(self, folder, kind):
        self.pids = folder / "pids"
        self.keeper = subprocess.Popen(
            [sys.executable, "-m", "tests.config.family", str(folder), kind],
            start_new_session=True,
            stdout=subprocess.DEVNULL,
        )

    def members(self):
        lines = self.pids.read_text().split("\n") if self.pids.exists() else []
        return [(line.split()[0], int(line.split()[1])) for line in lines if line]

    def pid_of(self, name):
        return [pid for called, pid in self.members() if called == name][-1]

    def alive(self):
        found = set()
        for _, pid in self.members():
            with contextlib.suppress(psutil.NoSuchProcess):
                if psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
                    found.add(pid)
        return found

    def end(self):
        for pid in self.alive():
            with contextlib.suppress(psutil.NoSuchProcess):
                psutil.Process(pid).kill()
        self.keeper.wait(10)


@pytest.fixture
def family(tmp_path):
    started = []

    def start(kind="calm"):
        one = Family(tmp_path, kind)
        started.append(one)
        if kind != "hopeless":
            wait_until(lambda: len(one.alive()) == MEMBERS)
        return one

    yield start
    for one in started:
        one.end()


def test_a_killed_manager_takes_everything_along(family):
    one = family()

    psutil.Process(one.pid_of("manager")).kill()

    assert one.keeper.wait(10) == 128 + signal.SIGKILL
    assert one.alive() == set()


def test_a_killed_keeper_makes_the_manager_stop_everything(family):
    one = family()

    one.keeper.kill()
    one.keeper.wait(10)

    wait_until(lambda: one.alive() == set())


def test_a_killed_part_is_replaced_and_its_helpers_are_killed(family):
    one = family()
    before = dict(one.members())
    helpers = [pid for name, pid in one.members() if name in {"helper", "loner"}]

    psutil.Process(before["first"]).kill()

    wait_until(lambda: one.pid_of("first") != before["first"])
    wait_until(lambda: len(one.alive()) == MEMBERS)
    assert len(one.alive().intersection(helpers)) == 2
    assert one.pid_of("second") == before["second"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_everything_at_once(family, number):
    one = family()

    one.keeper.send_signal(number)

    assert one.keeper.wait(4) == 0
    assert one.alive() == set()


def test_a_part_that_will_not_stop_is_killed_within_eight_seconds(family):
    one = family("stubborn")
    began = time.monotonic()

    one.keeper.terminate()

    assert one.keeper.wait(10) == 0
    assert time.monotonic() - began < 8
    assert one.alive() == set()


def test_a_part_that_keeps_dying_is_given_up(family):
    one = family("hopeless")

    assert one.keeper.wait(20) == 1
    assert one.alive() == set()
