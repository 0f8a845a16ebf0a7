"""Two people press at the same moment; the database decides. Needs a server with row locks."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from accounts.models import User
from journal.models import Letter
from reviews import services
from reviews.models import Decision, Review
from tests.factories import SubmissionFactory, UserFactory
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


def test_two_editors_who_invite_the_same_new_person_make_one_person(editor):
    papers = [SubmissionFactory(), SubmissionFactory()]
    person = ("new.reader@example.net", "New Reader")

    results = both(
        *[
            lambda paper=paper: services.invite_reviewer(paper, by=editor, reviewer=person)
            for paper in papers
        ]
    )

    assert [type(each) for each in results] == [Review, Review]
    assert User.objects.filter(email="new.reader@example.net").count() == 1


def test_a_reminder_pressed_twice_at_once_is_one_letter(paper, editor):
    review = services.invite_reviewer(paper, by=editor, reviewer=UserFactory())

    results = both(*[lambda: services.remind(review, by=editor)] * 3)

    assert all(isinstance(each, Letter | ValidationError) for each in results)
    assert Letter.objects.filter(kind="review-invitation-reminder").count() == 1


def test_a_date_moved_twice_at_once_is_told_once(paper, editor):
    review = services.invite_reviewer(paper, by=editor, reviewer=UserFactory())
    to = review.review_due + timedelta(days=7)
    key = review.pk

    both(*[lambda: services.move_due(Review.objects.get(pk=key), to=to, by=editor)] * 3)

    assert Letter.objects.filter(kind="review-date-moved").count() == 1


def test_links_ended_twice_at_once_leave_one_new_link(paper, editor):
    review = services.invite_reviewer(paper, by=editor, reviewer=UserFactory())
    copies = [Review.objects.select_related().get(pk=review.pk) for _press in range(3)]

    both(*[lambda copy=copy: services.end_links(copy, by=editor) for copy in copies])

    letter = Letter.objects.get(kind="review-new-link")
    assert letter.links["link"]["nonce"] == Review.objects.get(pk=review.pk).nonce
