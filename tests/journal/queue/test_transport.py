"""The bundled broker inside one process: what a row looks like and when it is handed out."""

import json
import os
import time
from datetime import UTC, datetime, timedelta
from queue import Empty

import pytest
from django.db import DatabaseError, transaction
from kombu import Connection, Queue

import journal.queue  # noqa: F401  (teaches kombu the broker's address)
from journal.models import QueuedMessage
from journal.queue import owners, table

pytestmark = pytest.mark.django_db
WORK = Queue("work", routing_key="work")


@pytest.fixture
def channel():
    with Connection("journaldb://") as connection, connection.channel() as channel:
        yield channel


@pytest.fixture
def queue(channel):
    queue = WORK(channel)
    queue.declare()
    return queue


def send(channel, body, **options):
    with channel.connection.client.Producer(channel) as producer:
        producer.publish(body, routing_key="work", serializer="json", **options)


def dead_owner():
    machine, boot, _, _ = owners.this_process().split(":")
    return f"{machine}:{boot}:{os.getpid()}:1"


def test_an_act_that_rolls_back_sends_nothing(channel, queue):
    with pytest.raises(RuntimeError), transaction.atomic():
        send(channel, {"id": 1})
        raise RuntimeError("the act failed")

    assert not QueuedMessage.objects.exists()


def test_a_message_is_leased_and_then_deleted(channel, queue):
    send(channel, {"id": 1})

    message = queue.get()
    row = QueuedMessage.objects.get()
    message.ack()

    assert message.payload == {"id": 1}
    assert (row.owner, row.deliveries) == (owners.this_process(), 1)
    assert row.lease_until > time.time() + 1000
    assert not QueuedMessage.objects.exists()


def test_urgent_messages_come_first_and_then_the_oldest(channel, queue):
    for number, priority in [(1, 0), (2, 0), (3, 5)]:
        send(channel, {"id": number}, priority=priority)

    order = [queue.get().payload["id"] for _ in range(3)]

    assert order == [3, 1, 2]


def test_queues_do_not_mix(channel, queue):
    send(channel, {"id": 1})

    assert Queue("post")(channel).get() is None
    assert queue.get().payload == {"id": 1}


def test_a_message_for_later_is_held_in_the_table(channel, queue):
    later = datetime.now(UTC) + timedelta(hours=1)
    send(channel, {"id": 1}, headers={"eta": later.isoformat()})

    held = queue.get()
    row = QueuedMessage.objects.get()
    QueuedMessage.objects.update(due_at=time.time() - 1)

    assert held is None
    assert row.due_at == pytest.approx(later.timestamp(), abs=0.01)
    assert queue.get().headers.get("eta") is None


def test_a_dead_workers_message_is_handed_out_again(channel, queue):
    send(channel, {"id": 1})
    queue.get()
    QueuedMessage.objects.update(owner=dead_owner())

    table.release_abandoned()

    assert queue.get().payload == {"id": 1}
    assert QueuedMessage.objects.get().deliveries == 2


def test_a_living_workers_message_stays_leased(channel, queue):
    send(channel, {"id": 1})
    queue.get()

    table.release_abandoned()

    assert queue.get() is None


@pytest.mark.parametrize("owner", ["elsewhere:1:2:3", None])
def test_a_lease_that_ran_out_is_released_whoever_holds_it(channel, queue, owner):
    send(channel, {"id": 1})
    queue.get()
    QueuedMessage.objects.update(owner=owner or owners.this_process())

    table.release_abandoned()
    kept = queue.get()
    QueuedMessage.objects.update(lease_until=time.time() - 1)
    table.release_abandoned()

    assert kept is None
    assert queue.get() is not None


def test_a_message_that_failed_three_workers_is_dead(channel, queue):
    send(channel, {"id": 1})

    for _ in range(3):
        queue.get().requeue()

    assert queue.get() is None
    assert QueuedMessage.objects.values_list("state", "deliveries").get() == ("dead", 3)


def test_a_message_handed_back_unbegun_is_never_dead(channel, queue):
    send(channel, {"id": 1})

    for _ in range(4):
        assert queue.get() is not None
        channel.basic_recover(requeue=True)

    assert QueuedMessage.objects.values_list("state", "deliveries").get() == ("ready", 0)


def test_a_worker_that_lost_its_lease_frees_nobody_elses(channel, queue):
    send(channel, {"id": 1})
    message = queue.get()
    QueuedMessage.objects.update(owner="elsewhere:1:2:3")

    message.requeue()

    assert QueuedMessage.objects.get().owner == "elsewhere:1:2:3"


@pytest.mark.django_db(transaction=True)
def test_a_message_done_while_the_database_is_away_is_deleted_later(channel, queue, monkeypatch):
    def away(row):
        raise DatabaseError("away")

    send(channel, {"id": 1})
    message = queue.get()
    monkeypatch.setattr("journal.queue.transport.OUTAGE_PAUSE", 0)
    with monkeypatch.context() as outage:
        outage.setattr(table, "remove", away)
        message.ack()
    assert QueuedMessage.objects.exists()

    with pytest.raises(Empty):
        _consume_once(channel)

    assert not QueuedMessage.objects.exists()


def _consume_once(channel):
    channel.basic_consume("work", no_ack=False, callback=print, consumer_tag="tag")
    channel.drain_events()


def test_anything_but_json_is_refused(channel, queue):
    with (
        pytest.raises(ValueError, match="JSON only"),
        channel.connection.client.Producer(channel) as producer,
    ):
        producer.publish({"id": 1}, routing_key="work", serializer="pickle")

    assert not QueuedMessage.objects.exists()


def test_the_stored_payload_is_json(channel, queue):
    send(channel, {"id": 1})

    assert json.loads(QueuedMessage.objects.get().payload)["content-type"] == "application/json"
