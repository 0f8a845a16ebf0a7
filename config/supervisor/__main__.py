"""`python -m config.supervisor`: see the package's docstring."""

import contextlib
import http.client
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType
from typing import Never

from config.supervisor.choices import (
    PROJECT,
    Choices,
    Refusal,
    read_choices,
    refuse_what_cannot_work,
    take_folder,
    write_lock,
)
from config.supervisor.household import STOP_SIGNALS, Manager
from config.supervisor.keeper import keep
from config.supervisor.keys import load_keys
from config.supervisor.parts import all_parts
from config.supervisor.processes import die_with_parent, say

OPENING_PATIENCE = 60.0  # seconds until the web server must have answered
LAST_LINES = 15


def main() -> int:
    """Check, then run until told to stop; returns the exit code."""
    if os.environ.get("STOP_WITH_PARENT"):  # set by the Makefile: a killed make takes us along
        die_with_parent(os.getppid(), signal.SIGTERM)
    os.umask(0o077)  # manuscripts and secrets are nobody else's on this machine
    try:
        choices = read_choices(os.environ)
        lock = take_folder(choices.data)
        refuse_what_cannot_work(choices)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2
    with lock:
        write_lock(lock, choices)
        return keep(lambda: manage(choices))


def manage(choices: Choices) -> int:
    """The manager's life: prepare, open, look after the parts, stop."""
    for number in STOP_SIGNALS:
        signal.signal(number, _leave)
    environment = parts_environment(choices)
    try:
        preparation = prepare(environment)
    except KeyboardInterrupt:
        return 130
    if preparation.returncode:
        print("The journal could not be prepared; the lines above say why.", file=sys.stderr)
        return 1
    logs = choices.data / "logs"
    logs.mkdir(exist_ok=True)
    manager = Manager(all_parts(choices), logs, environment)
    manager.listen()
    if manager.wait_until_open(lambda: answers(choices), OPENING_PATIENCE):
        announce(choices, preparation.stdout)
    elif not manager.stopping:
        manager.failed = manager.parts[0]
        manager.stopping = True
    manager.run()
    manager.stop()
    return explain_end(manager)


def _leave(number: int, frame: FrameType | None) -> Never:
    raise KeyboardInterrupt


def parts_environment(choices: Choices) -> dict[str, str]:
    """What every part finds in its environment: the choices, made definite, and the secrets."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        **os.environ,
        **load_keys(choices.data, os.environ),
        "DATA": str(choices.data),
        "PORT": str(choices.port),
        "BIND": choices.bind,
        "DEMO": "1" if choices.demo else "0",
    }


def prepare(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the preparation; its stdout is kept for the end, when the journal is open."""
    parent = os.getpid()
    return subprocess.run(
        [sys.executable, "-m", "config.supervisor.preparation"],
        cwd=PROJECT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: die_with_parent(parent),
    )


def answers(choices: Choices) -> bool:
    """True when the web server says that it is well."""
    host = choices.hosts[0] if choices.hosts else choices.reachable
    connection = http.client.HTTPConnection(choices.reachable, choices.port, timeout=2)
    with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/healthz", headers={"Host": host})
        return connection.getresponse().status == 200
    return False


def announce(choices: Choices, words: str) -> None:
    say(f"\nThe journal is open: {choices.address}\n")
    if words.strip():
        say(f"{words.rstrip()}\n")
    say(f"Its data: {choices.data}   To stop it: Ctrl-C")


def explain_end(manager: Manager) -> int:
    """Say why the journal stopped, with the failed part's last words; returns the exit code."""
    if manager.failed is None:
        say("The journal has stopped. Its data is kept.")
        return 0
    log = manager.log_of(manager.failed)
    say(f"{manager.failed.name} does not stay up, so the journal was stopped. {log} ends with:")
    say("\n".join(_last_lines(log)))
    return 1


def _last_lines(log: Path) -> list[str]:
    return log.read_text(errors="replace").splitlines()[-LAST_LINES:] if log.exists() else []


if __name__ == "__main__":
    sys.exit(main())
