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

pytestmark = pytest.mark.thorough


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
        self.command = [sys.executable, "-m", "config.supervisor"]
        self.process = self.start()
        self.words = self.read_until("To stop it")

    def start(self):
        return subprocess.Popen(
            self.command,
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

    def start_again(self):
        self.process.stdout.close()
        self.process = self.start()
        self.read_until("To stop it")

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


def alive(family):
    return [one for one in family if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]


def test_an_empty_journal_survives_being_killed_and_stops_when_told(running, tmp_path):
    address = re.search(r"http://127\.0\.0\.1:\d+/\S+", running.words)
    first = running.family()
    other = subprocess.run(running.command, cwd=PROJECT, env=running.env, stderr=subprocess.PIPE)

    first[1].kill()
    running.process.wait(10)
    left = alive(first)
    running.start_again()
    health = running.get("/healthz")[0]
    second = running.family()
    began = time.monotonic()
    running.process.send_signal(signal.SIGINT)
    code = running.process.wait(10)
    took = time.monotonic() - began

    assert address, running.words
    assert (other.returncode, b"already runs on" in other.stderr) == (2, True)
    assert (len(first) >= 8, left) == (True, [])
    assert (health, code, took < 8, alive(second)) == (200, 0, True, [])
    assert (tmp_path / "data" / "journal.sqlite3").stat().st_mode & 0o077 == 0
