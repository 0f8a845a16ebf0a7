"""The bundled broker: Celery messages as rows of the database that holds everything else.

Importing this package teaches kombu the address `journaldb://`. Sending is an INSERT on the
caller's own connection, so it commits or rolls back with the act. Receiving leases the row to
this process; acknowledging deletes it; the lease of a process that is gone is released within
five seconds. A message handed out three times without an acknowledgement stays as a row in
state `dead`. Delivery is at least once: tasks must bear running twice.
"""

from kombu.transport import TRANSPORT_ALIASES

TRANSPORT_ALIASES["journaldb"] = "journal.queue.transport:Transport"
