"""How much memory a worker may take: a hard bound, and an end in good order before it.

What reads foreign bytes has bounds of its own (`submissions.manuscripts.bounds`); this is for the
worker itself, whoever starts it: the supervisor, systemd or a container. Linux only.
"""

import contextlib
import os
import resource
import sys
from pathlib import Path

MEGABYTE = 1024 * 1024


def bound_memory(megabytes: int) -> None:
    """Bound the address space of this process; beyond it Python raises MemoryError.

    Only the soft limit moves, so that programs started from here can set their own.
    """
    if sys.platform != "linux":
        return
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes * MEGABYTE
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def megabytes_used() -> int:
    """Return the memory that this process has in use; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") // MEGABYTE
