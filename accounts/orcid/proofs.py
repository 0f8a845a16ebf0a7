"""What a person's session remembers of the way to ORCID and back.

A proved iD is kept for a quarter of an hour, until it is used; a trouble until it is told.
"""

import time
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

SESSION = "orcid_proof"
TROUBLE = "orcid_trouble"
MINUTES = 15
MOST_ADDRESSES = 20


class Purpose(StrEnum):
    """For what somebody went to ORCID."""

    ENTER = "enter"
    CONNECT = "connect"
    AUTHORSHIP = "authorship"
    CREDIT = "credit"


class Trouble(StrEnum):
    CANCELLED = "cancelled"
    STRANGE = "strange"
    AWAY = "away"


@dataclass(frozen=True)
class OrcidProof:
    """An iD whose owner signed in at ORCID, and for what; the token is sealed."""

    orcid: str
    purpose: str
    key: str = ""
    then: str = ""
    name: str = ""
    emails: tuple[str, ...] = ()
    token: str = ""


def keep_proof(session: SessionBase, proof: OrcidProof) -> None:
    session[SESSION] = asdict(proof) | {"until": time.time() + MINUTES * 60}


def open_proof(session: SessionBase) -> OrcidProof | None:
    """Return the proved iD that waits to be used, or None."""
    kept: dict[str, Any] = dict(session.get(SESSION) or {})
    if not kept or kept.pop("until", 0) < time.time():
        return None
    return OrcidProof(**kept | {"emails": tuple(kept["emails"])})


def forget_proof(session: SessionBase) -> None:
    session.pop(SESSION, None)


def keep_trouble(session: SessionBase, trouble: Trouble, **went: str) -> None:
    session[TROUBLE] = {"trouble": trouble} | went


def take_trouble(session: SessionBase) -> dict[str, str] | None:
    """Return what went wrong on the way, once."""
    kept: dict[str, str] | None = session.pop(TROUBLE, None)
    return kept


def verified_addresses(record: dict[str, Any]) -> tuple[str, ...]:
    """Return the public addresses of a record that ORCID itself verified; other shapes are none."""
    person = record.get("person")
    emails = person.get("emails") if isinstance(person, dict) else None
    rows = emails.get("email") if isinstance(emails, dict) else None
    found = [
        row["email"].lower()
        for row in (rows if isinstance(rows, list) else [])
        if isinstance(row, dict) and row.get("verified") is True and is_short(row.get("email"))
    ]
    return tuple(found[:MOST_ADDRESSES])


def is_short(email: object) -> bool:
    return isinstance(email, str) and "@" in email and len(email) <= 254
