"""The keeper: outlives the manager by a moment, to leave nothing running behind it."""

import contextlib
import os
import signal
from collections.abc import Callable
from types import FrameType

from config.supervisor.processes import adopt_orphans, die_with_parent, kill_orphans, say

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def keep(work: Callable[[], int]) -> int:
    """Run `work` in a child process and return its exit code; then kill all its descendants.

    Signals to stop are passed on to the child. If the keeper itself is killed, the child is
    told to stop by SIGTERM. A child that was killed counts as 128 + the signal's number.
    """
    adopt_orphans()
    keeper = os.getpid()
    child = os.fork()
    if child == 0:
        die_with_parent(keeper, signal.SIGTERM)
        adopt_orphans()
        os._exit(work())

    def pass_on(number: int, frame: FrameType | None) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGTERM)

    for number in STOP_SIGNALS:
        signal.signal(number, pass_on)
    _, status = os.waitpid(child, 0)
    kill_orphans()
    if os.WIFSIGNALED(status):
        say("The journal was killed; whatever it had started has been stopped too.")
        return 128 + os.WTERMSIG(status)
    return os.WEXITSTATUS(status)
