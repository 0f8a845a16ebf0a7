"""What the kernel does for parents and children: prctl(2) and proc(5), on Linux only."""

import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import Collection
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def say(words: str) -> None:
    """Print to the terminal, if it is still there: a closed one must not stop the journal."""
    with contextlib.suppress(OSError):
        print(words, flush=True)


def die_with_parent(parent: int, signal_number: int = signal.SIGKILL) -> None:
    """Let the kernel send this process a signal when its parent, process `parent`, ends.

    A parent that ended before the call is noticed too.
    """
    if _libc is not None:
        _libc.prctl(_PR_SET_PDEATHSIG, int(signal_number), 0, 0, 0)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal_number)


def adopt_orphans() -> None:
    """Make this process the new parent of descendants whose own parent ends."""
    if _libc is not None:
        _libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def children() -> set[int]:
    """Process ids of this process's direct children, adopted ones and zombies included."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, IndexError):  # it may end while we look
            fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
            if int(fields[1]) == os.getpid():
                found.add(int(folder.name))
    return found


def kill_orphans(known: Collection[int] = ()) -> None:
    """Kill and reap every child that is not known, until no more of their children arrive."""
    while orphans := children().difference(known):
        for pid in orphans:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)


def kill_group(leader: int) -> None:
    """Kill what is left of the process group that `leader` began."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)
