"""Confines the process it runs in, then becomes the program that reads foreign bytes.

Started by `sandbox` as a script with `python -I`, never imported by the application. It exists so
that limits are set after the fork in a fresh, single-threaded process: `preexec_fn` is unsafe in a
process with threads. Standard library only, because every import is paid for on each run.
"""

import contextlib
import ctypes
import json
import os
import resource
import signal
import sys

MEGABYTE = 1024 * 1024
OPEN_FILES = 256
PR_SET_PDEATHSIG = 1
PR_SET_NO_NEW_PRIVS = 38
CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000
MESSAGES = "messages.txt"
OUT_OF_MEMORY = 77  # the exit code by which `sandbox` knows that Python ran out of memory


def limit(kind: int, soft: int, hard: int | None = None) -> None:
    """Lower one resource limit; a limit that is already lower stays."""
    hard = soft if hard is None else hard
    _, ceiling = resource.getrlimit(kind)
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    with contextlib.suppress(ValueError, OSError):  # macOS refuses RLIMIT_AS
        resource.setrlimit(kind, (soft, hard))


def set_limits(seconds: int, megabytes: int, written_megabytes: int) -> None:
    """Bound processor seconds, address space, size of a file, open files; no core dumps."""
    limit(resource.RLIMIT_AS, megabytes * MEGABYTE)
    limit(resource.RLIMIT_CPU, seconds, seconds + 1)  # first SIGXCPU, which names the cause
    limit(resource.RLIMIT_FSIZE, written_megabytes * MEGABYTE)
    limit(resource.RLIMIT_NOFILE, OPEN_FILES)
    limit(resource.RLIMIT_CORE, 0)
    for number in (signal.SIGXFSZ, signal.SIGPIPE):  # Python ignores both, and so would its heirs
        signal.signal(number, signal.SIG_DFL)


def die_with(parent: int) -> None:
    """Ask Linux to kill this process when the one that started it dies, however it dies."""
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if os.getppid() != parent:  # it died before the request reached the kernel
        os._exit(1)


def leave_network() -> None:
    """Move to an empty network where the system lets an ordinary process do so."""
    if sys.platform != "linux":
        return
    user, group = os.getuid(), os.getgid()
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0:
        return
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        with contextlib.suppress(OSError), open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def start(argv: list[str]) -> int:
    """Start a program in this process's bounds; its messages go to MESSAGES."""
    kept = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, MESSAGES, kept, 0o600),
    ]
    return os.posix_spawn(argv[0], argv, os.environ, file_actions=actions)


def call(root: str, function_path: str, beside: str) -> None:
    """Run `package.module:function` with the JSON arguments on stdin; its dict goes to stdout.

    The program `beside` (JSON) is started first, because importing Python modules takes as long
    as a good part of its work.
    """
    argv = json.loads(beside)
    started = {"started": start(argv)} if argv else {}
    answer = os.dup(1)
    os.dup2(2, 1)  # what libraries print must not mix with the answer
    sys.path.insert(0, root)
    try:
        module, _, name = function_path.partition(":")
        function = getattr(__import__(module, fromlist=[name]), name)
        result = function(**json.load(sys.stdin), **started)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    with os.fdopen(answer, "w", encoding="utf-8") as file:
        json.dump(result, file)
    os._exit(0)  # taking Python down in order takes longer than writing a short answer


def main() -> None:
    """Arguments: JSON of the limits, then `run` and a program, or `call` and what it takes."""
    limits, verb, *rest = sys.argv[1:]
    parent, seconds, megabytes, written = json.loads(limits)
    die_with(parent)
    leave_network()
    set_limits(seconds, megabytes, written)
    if verb == "call":
        call(*rest)
    else:
        os.execv(rest[0], rest)  # noqa: S606 - a path chosen by us, no shell


if __name__ == "__main__":
    main()
