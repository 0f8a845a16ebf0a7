"""`make run`'s command on the real application: a first start, a second one, a stop."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import psutil
import pytest

from config.supervisor.choices import PROJECT


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


class Running:
    """The whole journal in a folder of its own, on SQLite and the bundled broker."""

    def __init__(self, folder):
        self.port = free_port()
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self.env = {**kept, "DATA": str(folder), "PORT": self.port, "DEMO": "0"}
        self.process = self.start()
        self.words = self.read_until("To stop it")

    def start(self):
        return subprocess.Popen(
            [sys.executable, "-m", "config.supervisor"],
            cwd=PROJECT,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def read_until(self, mark):
        said = ""
        for line in self.process.stdout:
            said += line
            if mark in line:
                return said
        raise AssertionError(f"it ended without {mark!r}:\n{said}")

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
            return answer.status, answer.read().decode()

    def family(self):
        keeper = psutil.Process(self.process.pid)
        return [keeper, *keeper.children(recursive=True)]

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(15)
        self.process.stdout.close()


@pytest.fixture
def running(tmp_path):
    one = Running(tmp_path / "data")
    yield one
    one.end()


def test_an_empty_journal_starts_stops_and_starts_again_with_its_data(running, tmp_path):
    address = re.search(r"http://127\.0\.0\.1:\d+/\S+", running.words)
    family = running.family()
    second = subprocess.run(
        [sys.executable, "-m", "config.supervisor"],
        cwd=PROJECT, env=running.env, capture_output=True, text=True,
    )  # fmt: skip
    health = running.get("/healthz")[0]

    began = time.monotonic()
    running.process.send_signal(signal.SIGINT)
    code = running.process.wait(10)
    took = time.monotonic() - began

    assert address, running.words
    assert health == 200
    assert (second.returncode, "already runs on" in second.stderr) == (2, True)
    assert (code, took < 8) == (0, True)
    assert not [one for one in family if one.is_running()]
    assert (tmp_path / "data" / "journal.sqlite3").stat().st_mode & 0o077 == 0


def test_the_killed_journal_leaves_nothing_and_starts_again(running):
    keeper, manager, *others = running.family()
    assert len(others) >= 8

    manager.kill()
    running.process.wait(10)

    assert not [one for one in (keeper, manager, *others) if one.is_running()]
    running.process.stdout.close()
    running.process = running.start()
    running.read_until("To stop it")
    assert running.get("/healthz")[0] == 200
