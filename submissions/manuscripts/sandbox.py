"""The one place where programs read bytes that people sent.

Each runs in a process group of its own with limits on time, memory and size, an almost empty
environment, the job's folder as its world, no network where the system can deny it. The whole group
is killed at the end, and the kernel kills the program when our process dies first.
"""

import contextlib
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from . import launch
from .endings import Failed, SandboxError, TimedOut, TooMuch, check_end

LAUNCHER = Path(launch.__file__)
ROOT = LAUNCHER.parents[2]
LOOK_EVERY = 0.25  # seconds between two looks at the size of the folder
FILES_AT_MOST = 20_000
STDERR_KEPT = 20_000  # bytes


@dataclass(frozen=True)
class Outcome:
    """What a program left: exit code (always 0), its output, the end of its messages."""

    returncode: int
    stdout: bytes
    stderr: bytes


@dataclass(frozen=True)
class Bounds:
    """Seconds of time (clock and processor), megabytes of memory, megabytes written."""

    seconds: int
    megabytes: int
    written_megabytes: int = 400


def run(
    argv: Sequence[str],
    *,
    folder: Path,
    seconds: int,
    megabytes: int,
    written_megabytes: int = 400,
    stdin: bytes = b"",
) -> Outcome:
    """Run a program on foreign bytes inside `folder`.

    Raises `TimedOut`, `TooMuch` or `Failed`; in each case nothing of it is left running.
    """
    program = shutil.which(argv[0])
    if program is None:
        raise FileNotFoundError(argv[0])
    bounds = Bounds(seconds, megabytes, written_megabytes)
    return _launch(["-S"], ["run", program, *argv[1:]], folder, bounds, stdin)


def call(
    function_path: str,
    *,
    folder: Path,
    seconds: int,
    megabytes: int,
    arguments: dict[str, Any],
    beside: Sequence[str] = (),
) -> dict[str, Any]:
    """Run `package.module:function` of ours in such a process and return its dict.

    Arguments and answer travel as JSON; bytes travel as files in `folder`, the working directory.
    The program `beside` (a path and its arguments) runs in the same bounds meanwhile; the function
    gets its number as `started`, and its messages are in the file `launch.MESSAGES`.
    Raises what `run` raises; an exception of the function is `Failed` with its traceback.
    """
    outcome = _launch(
        [],
        ["call", str(ROOT), function_path, json.dumps(list(beside))],
        folder,
        Bounds(seconds, megabytes),
        json.dumps(arguments).encode(),
    )
    answer: dict[str, Any] = json.loads(outcome.stdout)
    return answer


def _launch(
    flags: list[str], arguments: list[str], folder: Path, bounds: Bounds, stdin: bytes
) -> Outcome:
    """Start the launcher, watch it, and read what it left in the two unnamed files."""
    limits = json.dumps([os.getpid(), bounds.seconds, bounds.megabytes, bounds.written_megabytes])
    argv = [sys.executable, "-I", *flags, str(LAUNCHER), limits, *arguments]
    with (
        tempfile.TemporaryFile() as given,
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
    ):
        given.write(stdin)
        given.seek(0)
        process = subprocess.Popen(
            argv,
            stdin=given,
            stdout=out,
            stderr=err,
            cwd=folder,
            env=_environment(folder),
            start_new_session=True,
        )
        try:
            _watch(process, folder, bounds)
        finally:
            _kill(process)
        return _outcome(process.returncode, out, err)


def _environment(folder: Path) -> dict[str, str]:
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        "TMPDIR": str(folder),
    }


def _watch(process: subprocess.Popen[bytes], folder: Path, bounds: Bounds) -> None:
    """Wait for the end, at most `seconds` by the clock, looking now and then at the folder."""
    deadline = time.monotonic() + bounds.seconds
    while not _ended(process, min(LOOK_EVERY, deadline - time.monotonic())):
        if time.monotonic() >= deadline:
            raise TimedOut
        if _size(folder) > bounds.written_megabytes * launch.MEGABYTE:
            raise TooMuch


def _ended(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Wait up to `seconds`; on Linux without the naps that `Popen.wait` takes between looks."""
    seconds = max(seconds, 0)
    if not hasattr(os, "pidfd_open"):
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        return process.returncode is not None
    handle = os.pidfd_open(process.pid)
    try:
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        return bool(poll.poll(seconds * 1000))
    finally:
        os.close(handle)


def _size(folder: Path) -> float:
    """Bytes in the folder; infinite when there are more files than anybody may make.

    Files and folders may come and go while they are counted.
    """
    total = count = 0
    for where, folders, files in os.walk(folder):
        count += len(folders) + len(files)
        if count > FILES_AT_MOST:
            return float("inf")
        for name in files:
            with contextlib.suppress(OSError):
                total += os.lstat(os.path.join(where, name)).st_size
    return total


def _kill(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _outcome(returncode: int, out: IO[bytes], err: IO[bytes]) -> Outcome:
    size = err.seek(0, os.SEEK_END)
    err.seek(max(0, size - STDERR_KEPT))
    stderr = err.read()
    check_end(returncode, stderr)
    out.seek(0)
    return Outcome(returncode, out.read(), stderr)


__all__ = ["Failed", "SandboxError", "TimedOut", "TooMuch", "call", "check_end", "run"]
