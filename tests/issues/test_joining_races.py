"""Two windows join, or undo, at one moment: one wins. Needs a server with row locks."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from accounts.models import Join
from issues import services
from journal.models import Letter, Role
from submissions.models import Submission
from tests.factories import JournalFactory, MemberFactory, SubmissionFactory, UserFactory
from tests.reviews.test_races import both

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="SQLite's test database lives in one connection"
    ),
]


@pytest.fixture
def pair():
    JournalFactory()
    live, old = UserFactory(), UserFactory()
    SubmissionFactory(submitter=old)
    return live, old


def test_two_windows_that_join_at_once_join_once(pair):
    live, old = pair
    address = old.email

    results = both(*[lambda: services.join_by_code(live, address=address)] * 2)

    assert sorted(isinstance(result, Join) for result in results) == [False, True]
    assert [type(r) for r in results if not isinstance(r, Join)] == [ValidationError]
    assert Join.objects.count() == 1
    assert Submission.objects.get().submitter == live


def test_each_account_joined_into_the_other_at_once_leaves_one_open(pair):
    live, old = pair
    first, second = live.email, old.email

    both(
        lambda: services.join_by_code(live, address=second),
        lambda: services.join_by_code(old, address=first),
    )

    live.refresh_from_db()
    old.refresh_from_db()
    assert sorted([live.is_active, old.is_active]) == [False, True]


def test_two_editors_who_answer_at_once_answer_once(pair):
    live, old = pair
    chief = MemberFactory(role=Role.CHIEF).user
    manager = MemberFactory(role=Role.MANAGER).user
    services.ask_to_join(live, address=old.email, words="Mine.")
    join = Join.objects.get()

    results = both(
        lambda: services.accept_join(join, by=chief, words="I know her."),
        lambda: services.refuse_join(join, by=manager, words="I do not."),
    )

    assert [type(result) for result in results].count(ValidationError) == 1
    kinds = set(Letter.objects.values_list("kind", flat=True)) - {"join-asked"}
    assert len(kinds) == 1


def test_two_who_undo_at_once_undo_once(pair):
    live, old = pair
    join = services.join_by_code(live, address=old.email)

    both(*[lambda: services.undo_join(join)] * 2)

    old.refresh_from_db()
    assert old.is_active
    assert Letter.objects.filter(kind="accounts-parted").count() == 2
