# mypy: allow-untyped-calls
"""The kombu transport over the message table. Its one option, `visibility_timeout`, is the length
of a lease in seconds; leases are renewed, so it matters only when a whole other machine is lost."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime
from queue import Empty
from typing import Any

from django.db import DatabaseError, InterfaceError, connection
from kombu.transport import virtual
from kombu.utils import json

from journal.queue import table

logger = logging.getLogger(__name__)

SWEEP_SECONDS, OUTAGE_PAUSE = 4.0, 1.0
SHORTEST_PAUSE, LONGEST_PAUSE = 0.01, 0.2


def _take_due_time(message: dict[str, Any]) -> float:
    """Move a task's ETA (ISO 8601) out of its headers: the table waits for it, not the worker."""
    eta = message["headers"].pop("eta", None)
    return datetime.fromisoformat(eta).timestamp() if eta else 0.0


class QoS(virtual.QoS):
    """What was handed out and not yet settled; settling may come from any thread."""

    def ack(self, delivery_tag: str) -> None:
        self.channel.settle(delivery_tag)
        super().ack(delivery_tag)
        self.channel.connection.wake.set()

    def reject(self, delivery_tag: str, requeue: bool = False) -> None:
        if requeue:
            self.channel.hand_back(delivery_tag, begun=True)
        self.ack(delivery_tag)

    def restore_unacked(self) -> list[Any]:
        self._flush()
        for delivery_tag in list(self._delivered):
            self.channel.hand_back(delivery_tag, begun=False)
        self._delivered.clear()
        return []


class Channel(virtual.Channel):
    """A consumer's or producer's view of the message table."""

    QoS = QoS

    def __init__(self, connection: Any, **options: Any) -> None:
        super().__init__(connection, **options)
        self.lease = float(connection.client.transport_options.get("visibility_timeout", 1800))
        self._held: dict[str, int] = {}  # delivery tag → row
        self._settled: set[int] = set()
        self._next_sweep = 0.0
        self._outage = False

    def settle(self, delivery_tag: str) -> None:
        """Delete the message; if the database is away just now, a later sweep does it."""
        if (row := self._held.pop(delivery_tag, None)) is not None:
            self._settled.add(row)
            self._guarded(self._remove_settled)

    def hand_back(self, delivery_tag: str, *, begun: bool) -> None:
        """Offer the message again; what was begun counts towards its three deliveries."""
        row = self._held.pop(delivery_tag, None)
        if row is not None:
            self._guarded(lambda: table.release(row, begun=begun))

    def _remove_settled(self) -> None:
        for row in list(self._settled):
            table.remove(row)
            self._settled.discard(row)

    def _sweep(self) -> None:
        self._next_sweep = time.monotonic() + SWEEP_SECONDS
        self._remove_settled()
        for row in list(self._held.values()):
            table.renew(row, self.lease)
        table.release_abandoned()

    def _guarded(self, work: Callable[[], Any]) -> Any:
        """Do the work; a database that does not answer is reported once and waited for."""
        try:
            result = work()
        except (DatabaseError, InterfaceError) as error:
            if not self._outage:
                logger.warning("The queue's database did not answer, trying again: %s", error)
            self._outage = True
            connection.close_if_unusable_or_obsolete()
            time.sleep(OUTAGE_PAUSE)
            return None
        self._outage = False
        return result

    def drain_events(self, timeout: float | None = None, callback: Any = None) -> Any:
        if self._consumers and time.monotonic() >= self._next_sweep:
            self._guarded(self._sweep)
        return super().drain_events(timeout=timeout, callback=callback)

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        if not (claimed := self._guarded(lambda: table.claim(queue, self.lease))):
            raise Empty
        message = json.loads(claimed[1])
        self._held[message["properties"]["delivery_tag"]] = claimed[0]
        return message

    def _put(self, queue: str, message: dict[str, Any], **options: Any) -> None:
        if message["content-type"] != "application/json":
            raise ValueError("The bundled queue carries JSON only.")
        due_at, priority = _take_due_time(message), self._get_message_priority(message)
        table.add(queue, json.dumps(message), priority, due_at)


class Transport(virtual.Transport):
    """What kombu opens for `journaldb://`; looks at an idle table every 10 to 200 ms."""

    cycle: Any
    Channel = Channel
    driver_type = driver_name = "journaldb"
    default_connection_params: Any = {}

    def __init__(self, client: Any, **options: Any) -> None:
        super().__init__(client, **options)
        self.wake = threading.Event()
        self._pause = SHORTEST_PAUSE

    def drain_events(self, connection: Any, timeout: Any = None, **options: Any) -> None:
        """Deliver one message, or raise `TimeoutError` after `timeout` seconds without one."""
        # half a second at most: a worker sees the wish to stop only between two calls
        end = time.monotonic() + (float("inf") if timeout is None else min(timeout, 0.5))
        while True:
            self.wake.clear()
            try:
                self.cycle.get(self._deliver, timeout=timeout)
            except Empty:
                if time.monotonic() >= end:
                    raise TimeoutError from None
                self.wake.wait(self._pause)
                self._pause = min(self._pause * 2, LONGEST_PAUSE)
            else:
                self._pause = SHORTEST_PAUSE
                return
