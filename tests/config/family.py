"""A small family of processes under the real keeper and manager, for killing its members.

Usage: `python -m tests.config.family FOLDER`. Each part has a helper in its own group and one
that left it for a session of its own, as a converter does; every process notes its number in
FOLDER/pids.
"""

import os
import sys
from pathlib import Path

from config.supervisor.household import Manager
from config.supervisor.keeper import keep
from config.supervisor.parts import Part

PART = """
import os, subprocess, sys, time
sleep = [sys.executable, "-c", "import time; time.sleep(600)"]
helpers = [subprocess.Popen(sleep), subprocess.Popen(sleep, start_new_session=True)]
with open(sys.argv[1], "a") as pids:
    pids.write("".join(f"{name} {pid}\\n" for name, pid in [
        (sys.argv[2], os.getpid()), ("helper", helpers[0].pid), ("loner", helpers[1].pid)]))
time.sleep(600)
"""
STUBBORN = """
import signal
for number in (signal.SIGTERM, signal.SIGQUIT):
    signal.signal(number, signal.SIG_IGN)
"""
HOPELESS = "raise SystemExit('no database')"


def main() -> int:
    folder, kind = Path(sys.argv[1]), sys.argv[2]
    pids = folder / "pids"
    note(pids, "keeper")
    code = {"calm": PART, "stubborn": STUBBORN + PART, "hopeless": HOPELESS}[kind]
    parts = [
        Part(name, (sys.executable, "-c", code, str(pids), name)) for name in ("first", "second")
    ]
    return keep(lambda: manage(parts, folder, pids))


def manage(parts: list[Part], folder: Path, pids: Path) -> int:
    note(pids, "manager")
    manager = Manager(parts, folder, os.environ)
    manager.listen()
    manager.run()
    manager.stop()
    return 1 if manager.failed else 0


def note(pids: Path, name: str) -> None:
    with pids.open("a") as stream:
        stream.write(f"{name} {os.getpid()}\n")


if __name__ == "__main__":
    sys.exit(main())
