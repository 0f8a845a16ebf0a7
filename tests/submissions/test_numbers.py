"""Papers sent at one moment by several processes, or by several threads where rows are locked."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from submissions.models import Submission
from submissions.services import submit
from tests.factories import UserFactory
from tests.submissions.papers import complete

PROCESSES, PAPERS = 3, 4
SET_UP = """
import django; django.setup()
from django.core.management import call_command
from tests.submissions.papers import complete
from tests.factories import UserFactory
call_command("migrate", verbosity=0)
for _number in range(int(sys.argv[1])):
    print(complete(UserFactory()).key)
"""
SUBMIT = """
import django; django.setup()
from submissions.models import Submission
from submissions.services import submit
sys.stdin.readline()
for key in sys.argv[1:]:
    draft = Submission.objects.get(key=key)
    print(submit(draft, by=draft.submitter))
"""


@pytest.fixture
def environment(tmp_path):
    if "postgres" in os.environ.get("DATABASE_URL", ""):
        pytest.skip("makes a SQLite file of its own; PostgreSQL has the row lock")
    return dict(os.environ, DATA=str(tmp_path), DJANGO_SETTINGS_MODULE="config.settings")


def program(code, arguments, environment):
    return subprocess.Popen(
        [sys.executable, "-c", "import sys\n" + code, *arguments],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_papers_sent_at_one_moment_get_different_numbers_without_gaps(environment):
    total = PROCESSES * PAPERS
    keys = program(SET_UP, [str(total)], environment).communicate(timeout=120)[0].split()
    # each paper is sent by two processes at once: a double click over two machines
    shares = [keys[n::PROCESSES] + keys[(n + 1) % PROCESSES :: PROCESSES] for n in range(PROCESSES)]
    running = [program(SUBMIT, share, environment) for share in shares]

    answers = [process.communicate("go\n", timeout=120)[0].split() for process in running]

    given = dict(zip(shares[0], answers[0], strict=True))
    for share, codes in zip(shares[1:], answers[1:], strict=True):
        assert all(
            given.setdefault(key, code) == code for key, code in zip(share, codes, strict=True)
        )
    numbers = sorted(int(code.rpartition("-")[2]) for code in given.values())
    assert numbers == list(range(1, total + 1))


def send(key):
    try:
        draft = Submission.objects.get(key=key)
        return submit(draft, by=draft.submitter)
    finally:
        connection.close()


@pytest.mark.skipif("sqlite" in connection.vendor, reason="one writer at a time, tested above")
@pytest.mark.django_db(transaction=True)
def test_rows_are_locked_while_a_number_is_given():
    keys = [complete(UserFactory()).key for _number in range(6)]

    with ThreadPoolExecutor(6) as pool:
        codes = list(pool.map(send, keys * 2))

    assert codes[:6] == codes[6:]
    assert sorted(int(code.rpartition("-")[2]) for code in codes[:6]) == [1, 2, 3, 4, 5, 6]
