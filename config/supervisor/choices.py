"""What the person who starts the journal chose, read from the environment, and what is refused."""

import fcntl
import os
import socket
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

PROJECT = Path(__file__).resolve().parent.parent.parent
LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})
_NO = frozenset({"0", "no", "false", "off", ""})


class Refusal(Exception):
    """A reason not to start, in words for the person at the terminal."""


@dataclass(frozen=True)
class Choices:
    """Where and how this journal runs."""

    data: Path
    bind: str
    port: int
    hosts: tuple[str, ...]
    demo: bool
    email_url: str
    database_url: str
    redis_url: str
    site_url: str

    @property
    def local(self) -> bool:
        """True when nobody outside this machine can reach the journal or get its letters."""
        return self.bind in LOCAL_HOSTS and LOCAL_HOSTS.issuperset(self.hosts)

    @property
    def reachable(self) -> str:
        """The address on which this machine itself reaches the web server."""
        return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.bind, self.bind)  # noqa: S104

    @property
    def address(self) -> str:
        """What people type to get here."""
        if self.site_url:
            return self.site_url
        host = self.hosts[0] if self.hosts else self.bind
        return f"http://{f'[{host}]' if ':' in host.strip('[]') else host}:{self.port}/"


def read_choices(environment: Mapping[str, str]) -> Choices:
    """Read PORT, BIND, DATA, DEMO, HOSTS, EMAIL_URL, DATABASE_URL and REDIS_URL."""
    port = environment.get("PORT", "8000")
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise Refusal(f"PORT is {port!r}. Give a number from 1 to 65535, for example PORT=8000.")
    hosts = environment.get("HOSTS", "")
    return Choices(
        data=Path(environment.get("DATA") or PROJECT / "data").expanduser().resolve(),
        bind=environment.get("BIND") or "127.0.0.1",
        port=int(port),
        hosts=tuple(host.strip() for host in hosts.split(",") if host.strip()),
        demo=environment.get("DEMO", "1").strip().lower() not in _NO,
        email_url=environment.get("EMAIL_URL", ""),
        database_url=environment.get("DATABASE_URL", ""),
        redis_url=environment.get("REDIS_URL", ""),
        site_url=environment.get("SITE_URL", ""),
    )


def refuse_what_cannot_work(choices: Choices) -> None:
    """Raise Refusal when this machine, or this combination of choices, must not start."""
    if not choices.database_url and sqlite3.sqlite_version_info < (3, 35):
        raise Refusal(
            f"SQLite 3.35 or later is needed; this Python has {sqlite3.sqlite_version}. "
            "Use a newer Python, or set DATABASE_URL to a PostgreSQL database."
        )
    _refuse_exposed_demo(choices)
    _refuse_mute_journal(choices)
    _refuse_taken_port(choices)


def demo_mark(data: Path) -> Path:
    """The file that says: this folder holds the demo journal, whose sign-ins everybody knows."""
    return data / "demo"


def _refuse_exposed_demo(choices: Choices) -> None:
    private = choices.local and not choices.email_url
    if choices.demo and not private:
        raise Refusal(
            "The demo journal has people whose sign-ins everybody knows, so it runs only on "
            "127.0.0.1, under local host names and without SMTP.\nStart with DEMO=0 for an empty "
            "journal, or leave BIND, HOSTS and EMAIL_URL away."
        )
    if not private and demo_mark(choices.data).exists():
        raise Refusal(
            f"{choices.data} holds the demo journal, whose sign-ins everybody knows, so it must "
            "not be opened to others.\nChoose another folder: DATA=… DEMO=0. Nothing was changed."
        )


def _refuse_mute_journal(choices: Choices) -> None:
    if not choices.local and not choices.email_url:
        raise Refusal(
            "EMAIL_URL is missing: a journal that others can reach must be able to send letters.\n"
            "Set it, for example EMAIL_URL=smtp+tls://user:password@mail.example.org:587, or "
            "leave BIND and HOSTS away. Nothing was changed."
        )


def _refuse_taken_port(choices: Choices) -> None:
    family = socket.AF_INET6 if ":" in choices.bind else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((choices.bind.strip("[]"), choices.port))
        except OSError as error:
            raise Refusal(
                f"Port {choices.port} on {choices.bind} cannot be used: {error.strerror}.\n"
                "If the journal already runs there, it is open; otherwise choose another port, "
                f"for example PORT={choices.port + 1}."
            ) from error


def take_folder(data: Path) -> IO[str]:
    """Create the data folder if need be and hold it until this process ends.

    Returns the open lock file, which the caller keeps. Raises Refusal when the folder cannot
    be written or another journal runs on it.
    """
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = (data / "lock").open("a+")
    except OSError as error:
        raise Refusal(
            f"{data} cannot be used: {error.strerror}. Choose a folder with DATA=…"
        ) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        with lock:
            lock.seek(0)
            holder = lock.read().strip() or "starting"
        raise Refusal(
            f"A journal already runs on {data} ({holder}).\n"
            "Stop it first, or choose another folder with DATA=…"
        ) from None
    return lock


def write_lock(lock: IO[str], choices: Choices) -> None:
    """Write into the lock file who holds it, for the refusal that another start prints."""
    lock.truncate(0)
    lock.write(f"process {os.getpid()}, {choices.address}")
    lock.flush()
