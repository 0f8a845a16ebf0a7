"""The manager: starts the parts, restarts what dies, and stops everything when told to."""

import contextlib
import select
import signal
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import FrameType

from config.supervisor.parts import PATIENCE, Part
from config.supervisor.processes import kill_group, kill_orphans, say

# A stop is asked for politely, then (Celery's cold shutdown: the errand goes back to its
# queue) firmly, then it happens. All of it takes less than eight seconds.
STOP_STEPS = ((signal.SIGTERM, 4.0), (signal.SIGQUIT, 1.5), (signal.SIGKILL, 1.0))
LONGEST_SLEEP = 5.0  # seconds; how long an orphan of a living part may go unnoticed
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Manager:
    """Keeps the parts running until it is told to stop or one of them cannot be kept alive."""

    def __init__(self, parts: Sequence[Part], logs: Path, environment: Mapping[str, str]) -> None:
        self.parts = parts
        self.logs = logs
        self.environment = environment
        self.stopping = False
        self.failed: Part | None = None
        self._bell, self._rope = socket.socketpair()

    def listen(self) -> None:
        """Let signals wake the manager: a dead child, or the wish to stop."""
        self._bell.setblocking(False)
        self._rope.setblocking(False)
        signal.set_wakeup_fd(self._rope.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        for number in STOP_SIGNALS:
            signal.signal(number, self._stop)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def log_of(self, part: Part) -> Path:
        return self.logs / f"{part.name}.log"

    def look_after_parts(self) -> None:
        """Start what should run and does not; kill what dead parts left behind."""
        for part in self.parts:
            if part.process is not None and not part.runs:
                self._bury(part)
            if part.process is None and not self.stopping and time.monotonic() >= part.start_at:
                part.start(self.log_of(part), self.environment)
        kill_orphans(known=self._process_ids())

    def _bury(self, part: Part) -> None:
        part.bury()
        if part.quick_deaths >= PATIENCE:
            self.failed = part
            self.stopping = True
        elif not self.stopping:
            say(f"{part.name} stopped and is started again.")

    def _process_ids(self) -> list[int]:
        return [part.process.pid for part in self.parts if part.process is not None]

    def sleep(self, seconds: float) -> None:
        """Wait, at most so long; a signal ends the wait."""
        if select.select([self._bell], [], [], max(seconds, 0))[0]:
            with contextlib.suppress(BlockingIOError):
                self._bell.recv(4096)

    def wait_until_open(self, is_open: Callable[[], bool], seconds: float) -> bool:
        """Look after the parts until the web server answers; False if it never does."""
        end = time.monotonic() + seconds
        while not self.stopping and time.monotonic() < end:
            self.look_after_parts()
            if is_open():
                return True
            self.sleep(0.25)
        return False

    def run(self) -> None:
        """Look after the parts until the wish to stop comes or a part has to be given up."""
        while not self.stopping:
            self.look_after_parts()
            waiting = [part.start_at for part in self.parts if part.process is None]
            next_start = min(waiting, default=float("inf")) - time.monotonic()
            if not self.stopping:
                self.sleep(min(next_start, LONGEST_SLEEP))

    def stop(self) -> None:
        """Stop all parts, gently at first, and kill whatever is left of them."""
        self.stopping = True
        for number, patience in STOP_STEPS:
            for part in self.parts:
                part.tell(number)
            self._wait_for_parts(patience)
        for part in self.parts:
            if part.process is not None:
                kill_group(part.process.pid)
        kill_orphans()

    def _wait_for_parts(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while any(part.runs for part in self.parts) and time.monotonic() < end:
            self.sleep(min(0.2, end - time.monotonic()))
