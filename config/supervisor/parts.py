"""The parts of a running journal and how each is started."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from config.supervisor.choices import PROJECT, Choices
from config.supervisor.processes import die_with_parent, kill_group

QUICK_DEATH = 10.0  # seconds; a part that lived longer counts as having worked
PATIENCE = 5  # quick deaths in a row before giving up
LONGEST_PAUSE = 10.0  # seconds between two starts
LOG_LIMIT = 5_000_000  # bytes; a longer log is put aside at the next start

# A person on a slow line holds a thread while a file comes in; a thread that waits costs little.
THREADS = 16  # of each web process; submissions.views.incoming leaves some of them to readers

_CELERY = (sys.executable, "-m", "celery", "--app", "config.celery:app")
_CALM = ("--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "WARNING")


def all_parts(choices: Choices) -> list["Part"]:
    """The four parts: the web server, a worker for each queue, and the clock."""
    web = (sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws")
    where = ("--host", choices.bind, "--port", str(choices.port))
    size = ("--workers", "2", "--blocking-threads", str(THREADS), "--respawn-failed-workers")
    return [
        Part("web", (*web, *where, *size, "--log-level", "warning", "config.wsgi:application")),
        Part("worker-post", _worker("post")),
        Part("worker-work", _worker("work")),
        # The looks come every minute and are harmless twice, so the clock keeps no file.
        Part(
            "beat",
            (*_CELERY, "beat", "--scheduler", "celery.beat:Scheduler", "--loglevel", "WARNING"),
        ),
    ]


def _worker(queue: str) -> tuple[str, ...]:
    """One process that works by itself: a pool's child that is killed can leave its parent waiting
    for a lock, and there is nothing here that a second process could do meanwhile.
    """
    name = ("--queues", queue, "--hostname", f"{queue}@%h", "--pool", "solo")
    return (*_CELERY, "worker", *name, *_CALM)


@dataclass
class Part:
    """One child process that leads a group of its own, restarted when it dies."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    quick_deaths: int = 0
    start_at: float = field(default=0.0)  # not before this moment of the monotonic clock

    def start(self, log: Path, environment: Mapping[str, str]) -> None:
        """Start the process; what it prints goes to the file `log`."""
        keeper = os.getpid()
        if log.exists() and log.stat().st_size > LOG_LIMIT:
            log.replace(log.with_suffix(".old"))
        with log.open("ab") as stream:
            self.process = subprocess.Popen(
                self.command,
                cwd=PROJECT,
                env={**environment, "TMPDIR": str(self._scratch(log.parent))},
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=lambda: die_with_parent(keeper),
            )
        self.started = time.monotonic()

    def _scratch(self, logs: Path) -> Path:
        """An empty folder for the part's temporary files: those of a process that was killed go."""
        folder = logs.parent / "scratch" / self.name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, mode=0o700, exist_ok=True)
        return folder

    @property
    def runs(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def bury(self) -> None:
        """Clean up after a death: kill the rest of the group and set when to start again."""
        if self.process is None:
            return
        kill_group(self.process.pid)
        self.process = None
        quick = time.monotonic() - self.started < QUICK_DEATH
        self.quick_deaths = self.quick_deaths + 1 if quick else 1
        pause = min(0.2 * 2 ** (self.quick_deaths - 1), LONGEST_PAUSE)
        self.start_at = time.monotonic() + pause

    def tell(self, signal_number: signal.Signals) -> None:
        """Send a signal to the part's main process, if it runs."""
        if self.process is not None and self.runs:
            self.process.send_signal(signal_number)
