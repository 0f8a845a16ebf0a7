"""Many workers look at one list at the same moment, or die in the middle: nobody is asked twice."""

import os
import signal
from collections import Counter

import pytest
from django.db import connection, connections, transaction

from journal.models import Letter
from reviews import services
from reviews.models import Place, Queue, Review
from tests.factories import UserFactory
from tests.reviews.test_races import both

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="SQLite's test database lives in one connection"
    ),
]


@pytest.fixture
def queue(clock, paper, editor):
    """Six names, two wanted; started on paper, but nobody has looked at it yet."""
    services.rank(paper, people=[UserFactory() for _person in range(6)], by=editor)
    Queue.objects.update(paused_at=None)
    return Queue.objects.get()


def look():
    return services.look_at_queue(Queue.objects.get())


def asked():
    """Return how many were asked, how many letters went out, and how many to one person at most."""
    letters = Counter(Letter.objects.filter(kind="review-invitation").values_list("to", flat=True))
    return Review.objects.count(), sum(letters.values()), max(letters.values(), default=0)


def test_six_workers_at_once_ask_two(queue):
    results = both(*[look] * 6)

    assert not [each for each in results if isinstance(each, Exception)]
    assert sum(results) == 2
    assert asked() == (2, 2, 1)
    assert Queue.objects.get().stopped == ""


def test_workers_and_a_decline_at_once_ask_one_more(queue):
    look()
    review = Review.objects.select_related("round__submission").first()

    both(*[look] * 3, lambda: services.decline(review), *[look] * 3)
    both(*[look] * 3)

    assert asked() == (3, 3, 1)


def test_an_editor_who_invites_the_same_person_at_once_sends_no_second_letter(queue, paper, editor):
    person = Place.objects.order_by("position").first().user

    both(look, lambda: services.invite_reviewer(paper, by=editor, reviewer=person), look)
    look()

    count, letters, most = asked()
    assert most == 1
    assert count == letters
    assert 2 <= count <= 3  # the editor's may come on top, never twice
    assert Place.objects.get(user=person).state == Place.State.INVITED
    assert not Place.objects.filter(state=Place.State.SKIPPED).exists()


def test_names_moved_while_they_are_asked_are_neither_lost_nor_asked_twice(queue, editor):
    last = Place.objects.order_by("position").last()

    both(look, lambda: services.move_place(last, to=0, by=editor), look)

    assert asked()[0] == 2
    positions = list(Place.objects.values_list("position", flat=True))
    assert len(set(positions)) == 6


def in_a_process_that_dies(act):
    """Do an act in a process of its own that is killed by the system at its end."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            act()
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL


def look_and_die_before_the_end():
    with transaction.atomic():
        look()
        os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_killed_before_the_end_has_asked_nobody_and_the_next_asks_all(queue):
    in_a_process_that_dies(look_and_die_before_the_end)
    after = asked(), Place.objects.filter(state=Place.State.INVITED).count()
    look()

    assert after == ((0, 0, 0), 0)
    assert asked() == (2, 2, 1)


def test_a_worker_killed_at_the_end_has_asked_and_nobody_is_asked_again(queue):
    in_a_process_that_dies(look)
    after = asked()
    both(look, look)

    assert after == (2, 2, 1)
    assert asked() == (2, 2, 1)
    assert set(Letter.objects.values_list("status", flat=True)) == {"queued"}
