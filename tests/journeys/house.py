"""A whole running journal whose parts are killed, and what stands in its database afterwards."""

import json
import sqlite3
import subprocess
import sys
import time

import psutil

from config.supervisor.choices import PROJECT
from tests.config.test_real_start import Running, free_port

PATIENCE = 60  # seconds for what takes a few on a machine with nothing else to do

__all__ = ["House", "free_port", "until"]


def until(true, seconds=PATIENCE):
    """Wait for something to become true; what it was at last."""
    end = time.monotonic() + seconds
    while not (value := true()) and time.monotonic() < end:
        time.sleep(0.05)
    return value


class House(Running):
    """The journal as its command starts it, with more settings if one likes."""

    def __init__(self, folder, **more):
        self.folder, self.more = folder, more
        super().__init__(folder)

    def start(self):
        self.env |= self.more
        return super().start()

    def rows(self, sql, *values):
        """Look into the database with a pair of eyes of one's own."""
        connection = sqlite3.connect(self.folder / "journal.sqlite3", timeout=20)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def number(self, sql, *values):
        return self.rows(sql, *values)[0][0]

    def begin(self, name, *words):
        """Begin one of ``tests.journeys.acts``."""
        return subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.acts", name, *map(str, words)],
            cwd=PROJECT,
            env={**self.env, "DJANGO_SETTINGS_MODULE": "config.settings"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def act(self, name, *words):
        """Do one of them to its end."""
        process = self.begin(name, *words)
        said, complaints = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0, complaints
        return json.loads(said.splitlines()[-1])

    def kill(self, mark):
        """SIGKILL every process of a part, known by a word of its command; how many there were."""
        found = 0
        for process in psutil.Process(self.process.pid).children(recursive=True):
            try:
                if mark in process.cmdline():
                    process.kill()
                    found += 1
            except psutil.NoSuchProcess:
                continue
        return found

    def is_idle(self):
        return not self.number(
            "SELECT count(*) FROM journal_errand WHERE state IN ('waiting', 'running')"
        )

    def letters(self):
        return dict(self.rows("SELECT status, count(*) FROM journal_letter GROUP BY 1"))

    def mailbox(self):
        """How many letters lie in the mailbox, and how many different ones."""
        return self.rows("SELECT count(*), count(DISTINCT letter_id) FROM journal_mailboxmessage")[
            0
        ]
