"""Two people press at the same moment; the database decides. Needs a server with row locks."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from reviews import services
from reviews.models import Decision
from tests.factories import UserFactory
from tests.reviews.conftest import done_review, letter_text

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="SQLite's test database lives in one connection"
    ),
]


def both(*acts):
    """Do acts at once, each in its own thread and connection; return results or refusals."""
    gate = Barrier(len(acts))

    def do(act):
        gate.wait()
        try:
            return act()
        except Exception as refusal:  # noqa: BLE001 - the test looks at whatever came
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(do, acts))


def test_two_editors_who_decide_at_once_make_one_decision(paper, editor):
    done_review(paper, editor)
    paper.refresh_from_db()
    second = UserFactory()

    results = both(
        lambda: services.decide(paper, by=editor, kind="accept", letter=letter_text("accept")),
        lambda: services.decide(paper, by=second, kind="major", letter=letter_text("major")),
    )

    assert Decision.objects.count() == 1
    refusals = [each for each in results if isinstance(each, services.AlreadyDecided)]
    assert len(refusals) == 1
    assert "before you. Nothing was sent for you." in refusals[0].messages[0]


def test_beat_and_editor_who_release_at_once_send_one_letter(paper, editor):
    done_review(paper, editor)
    paper.refresh_from_db()
    decision = services.decide(paper, by=editor, kind="reject", letter=letter_text("reject"))

    results = both(*[lambda: services.release_decision(decision)] * 2)

    assert sorted(results) == [False, True]


def test_two_editors_who_invite_at_once_open_one_round(paper, editor):
    people = [UserFactory(), UserFactory()]

    results = both(
        *[lambda p=p: services.invite_reviewer(paper, by=editor, reviewer=p) for p in people]
    )

    assert not [each for each in results if isinstance(each, Exception)]
    assert paper.rounds.count() == 1
    assert paper.rounds.get().reviews.count() == 2
