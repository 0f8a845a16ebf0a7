"""Runs on the journal of $DATA under a web server of its own; see __main__."""

import os
import socket

import django
from django.conf import settings

from config.supervisor.__main__ import parts_environment
from config.supervisor.choices import read_choices


def _free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


CHOICES = read_choices({**os.environ, "PORT": _free_port()})
if not settings.configured:  # under pytest Django is there already, with a database of the tests
    CHOICES.data.mkdir(parents=True, exist_ok=True)
    os.environ.update(parts_environment(CHOICES))
    django.setup()
