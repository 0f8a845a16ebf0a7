"""One world on a clock that stands still."""

import datetime as dt

import pytest
import time_machine

from journal.models import Expert
from tests import world as worlds

NOON = dt.datetime(2026, 3, 2, 7, 0, tzinfo=dt.UTC)


@pytest.fixture
def world(db, monkeypatch):
    """One world on a clock that stands still, with the same tokens on every page."""
    monkeypatch.setattr("django.middleware.csrf._mask_cipher_secret", lambda secret: "x" * 64)
    monkeypatch.setattr("django.middleware.csrf._get_new_csrf_string", lambda: "x" * 32)
    monkeypatch.setattr("reviews.views.notes.new_key", lambda: "n" * 20)
    monkeypatch.setattr("submissions.views.typed.secrets.randbelow", lambda most: 4)
    with time_machine.travel(NOON, tick=False):
        world = worlds.build()
        for person in world.people.values():  # its key is made by chance, where one first looks
            Expert.objects.get_or_create(user=person)
        yield world
