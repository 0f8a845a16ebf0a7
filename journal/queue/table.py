"""The rows of the bundled broker, in SQL that SQLite (3.35 or later) and PostgreSQL share.

Every change is one statement. SQLite takes its write lock when such a statement begins, as
`BEGIN IMMEDIATE` would, so no two processes read a row and then both claim it; PostgreSQL
passes over rows that another process is claiming. Times are epoch seconds.
"""

import time
from typing import Any

from django.db import connection

from journal.queue import owners

_ADD = (
    "INSERT INTO journal_queuedmessage"
    " (queue, payload, priority, created_at, due_at, owner, deliveries, state)"
    " VALUES (%s, %s, %s, %s, %s, '', 0, 'ready')"
)
_WAITING = (
    "FROM journal_queuedmessage WHERE queue = %s AND state = 'ready'"
    " AND lease_until IS NULL AND due_at <= %s"
)
_CLAIM = (
    "UPDATE journal_queuedmessage SET lease_until = %s, owner = %s, deliveries = deliveries + 1"
    " WHERE id = (SELECT id {waiting} ORDER BY priority DESC, id LIMIT 1 {lock})"
    " RETURNING id, payload"
)
_RENEW = "UPDATE journal_queuedmessage SET lease_until = %s WHERE id = %s AND owner = %s"
_RELEASE = (
    "UPDATE journal_queuedmessage SET lease_until = NULL, owner = '', deliveries = deliveries - %s,"
    " state = CASE WHEN deliveries - %s >= 3 THEN 'dead' ELSE state END WHERE "
)


def _change(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def _rows(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def add(queue: str, payload: str, priority: int, due_at: float) -> None:
    """Store a message that may be handed out from `due_at` on (0 for at once)."""
    _change(_ADD, queue, payload, priority, time.time(), due_at)


def claim(queue: str, lease_seconds: float) -> tuple[int, str] | None:
    """Lease the next due message to this process: (row number, payload), or None."""
    now = time.time()
    if not _rows(f"SELECT 1 {_WAITING} LIMIT 1", queue, now):
        return None  # so that an idle queue never takes the write lock
    lock = "FOR UPDATE SKIP LOCKED" if connection.vendor == "postgresql" else ""
    sql = _CLAIM.format(waiting=_WAITING, lock=lock)
    rows = _rows(sql, now + lease_seconds, owners.this_process(), queue, now)
    return (rows[0][0], rows[0][1]) if rows else None


def remove(row: int) -> None:
    """Delete a message that is done with."""
    _change("DELETE FROM journal_queuedmessage WHERE id = %s", row)


def release(row: int, *, begun: bool) -> None:
    """Offer a message again; a delivery that was never begun does not count."""
    uncounted = 0 if begun else 1
    _change(_RELEASE + "id = %s AND owner = %s", uncounted, uncounted, row, owners.this_process())


def renew(row: int, lease_seconds: float) -> None:
    """Lengthen the lease of a message that this process still works on."""
    _change(_RENEW, time.time() + lease_seconds, row, owners.this_process())


def release_abandoned() -> None:
    """Release the leases of processes that are gone and those that ran out."""
    holders = _rows("SELECT DISTINCT owner FROM journal_queuedmessage WHERE owner <> ''")
    for (owner,) in holders:
        if owners.is_dead(owner):
            _change(_RELEASE + "owner = %s", 0, 0, owner)
    if holders:
        _change(_RELEASE + "lease_until < %s", 0, 0, time.time())
