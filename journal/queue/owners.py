"""Names for processes that hold a lease, such that no name is ever used twice (Linux)."""

import os
import socket
from functools import lru_cache
from pathlib import Path

_GONE = frozenset("ZX")  # states of proc(5): a zombie holds nothing any more


@lru_cache(maxsize=1)
def _machine() -> str:
    """Host and process-id space: containers may share a host name but not the latter."""
    space = Path("/proc/self/ns/pid")
    number = space.readlink().name if space.is_symlink() else ""
    return f"{socket.gethostname()}/{number}".replace(":", "")


@lru_cache(maxsize=1)
def _boot() -> str:
    """The running boot's identity; empty on systems without /proc."""
    boot = Path("/proc/sys/kernel/random/boot_id")
    return boot.read_text()[:8] if boot.exists() else ""


def _start_time(pid: str) -> str:
    """When the process started, in clock ticks since boot; empty if it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return ""
    return "" if fields[0] in _GONE else fields[19]


@lru_cache(maxsize=1)
def _name_of(pid: int) -> str:
    return f"{_machine()}:{_boot()}:{pid}:{_start_time(str(pid))}"


def this_process() -> str:
    """The name of the running process, `host:boot:pid:start`; right after a fork too."""
    return _name_of(os.getpid())


def is_dead(owner: str) -> bool:
    """True when the named process ran on this machine and is gone; False when nobody can say."""
    machine, boot, pid, start = owner.split(":")
    if machine != _machine() or not _boot():
        return False  # this lease ends by running out
    return boot != _boot() or _start_time(pid) != start
