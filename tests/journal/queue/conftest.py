"""A database of its own for real workers, on SQLite or on the server of DATABASE_URL."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

TABLE = """
CREATE TABLE journal_queuedmessage (
    id {key}, queue varchar(60) NOT NULL, payload text NOT NULL, priority smallint NOT NULL,
    created_at {number} NOT NULL, due_at {number} NOT NULL, lease_until {number},
    owner varchar(200) NOT NULL, deliveries smallint NOT NULL CHECK (deliveries >= 0),
    state varchar(8) NOT NULL)
"""
WORKER = [sys.executable, "-m", "celery", "-A", "tests.journal.queue.trial_app", "worker"]
QUIET = ["--loglevel", "ERROR", "--without-gossip", "--without-mingle", "--without-heartbeat"]


class Trial:
    """Messages, workers and what the tasks wrote down."""

    def __init__(self, folder: Path, address: str, connect) -> None:
        self.connect = connect
        self.record = folder / "record"
        self.record.touch()
        self.env = dict(
            os.environ,
            TRIAL_DATABASE=address,
            TRIAL_RECORD=str(self.record),
            DJANGO_SETTINGS_MODULE="tests.journal.queue.trial_settings",
        )
        self.workers: list[subprocess.Popen] = []

    def start_worker(self, pool: str = "prefork", concurrency: int = 2) -> subprocess.Popen:
        options = ["--queues", "work", "--pool", pool, "--concurrency", str(concurrency)]
        worker = subprocess.Popen(WORKER + options + QUIET, env=self.env, start_new_session=True)
        self.workers.append(worker)
        return worker

    def send(self, code: str) -> None:
        lines = "import django; django.setup()\nfrom tests.journal.queue.trial_app import *\n"
        subprocess.run([sys.executable, "-c", lines + code], env=self.env, check=True)

    def rows(self, sql: str) -> list[tuple]:
        with contextlib.closing(self.connect()) as connection:
            return connection.execute(sql).fetchall()

    def change(self, sql: str) -> None:
        with contextlib.closing(self.connect()) as connection, connection:
            connection.execute(sql)

    def done(self) -> Counter:
        return Counter(self.record.read_text().split())

    def wait_until(self, condition, seconds: float = 25) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, f"still waiting; done so far: {self.done()}"
            time.sleep(0.05)

    def stop(self) -> None:
        for worker in self.workers:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(worker.pid, signal.SIGKILL)
            worker.wait(10)


@pytest.fixture
def trial(tmp_path):
    """A queue that real worker processes may be killed on."""
    server = os.environ.get("DATABASE_URL", "")
    if server.startswith("postgres"):
        yield from _on_postgresql(tmp_path, server)
    else:
        file = tmp_path / "trial.sqlite3"
        yield from _with_table(
            Trial(tmp_path, f"sqlite:///{file}", lambda: sqlite3.connect(file, timeout=20)),
            TABLE.format(key="integer PRIMARY KEY AUTOINCREMENT", number="real"),
        )


def _on_postgresql(tmp_path, server):
    name = f"trial_{os.getpid()}"
    address = urlsplit(server)._replace(path=f"/{name}").geturl()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield from _with_table(
                Trial(tmp_path, address, lambda: psycopg.connect(address)),
                TABLE.format(key="bigserial PRIMARY KEY", number="double precision"),
            )
        finally:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _with_table(trial, sql):
    with contextlib.closing(trial.connect()) as connection, connection:
        connection.execute(sql)
    try:
        yield trial
    finally:
        trial.stop()
