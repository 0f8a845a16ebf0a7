"""The page on which the journal says how each kind of paper is reviewed."""

import pytest
from django.urls import reverse

from journal.models import Role
from tests.factories import ArticleTypeFactory, JournalFactory, MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def kind():
    return ArticleTypeFactory(journal=JournalFactory())


def posted(kind, **changes):
    values = {"reviewers": 2, "practitioners": 1, "review_mode": "open"} | changes
    return {
        "kinds-TOTAL_FORMS": 1,
        "kinds-INITIAL_FORMS": 1,
        "kinds-0-id": kind.pk,
        **{f"kinds-0-{name}": value for name, value in values.items()},
    }


def sent(client, kind, **changes):
    client.force_login(MemberFactory(journal=kind.journal, role=Role.CHIEF).user)
    answer = client.post(reverse("journal:reviewing"), posted(kind, **changes))
    kind.refresh_from_db()
    return answer


def test_mode_numbers_and_the_switch_are_kept(client, kind):
    answer = sent(client, kind)

    kind.journal.refresh_from_db()
    assert answer.status_code == 302
    assert (kind.reviewers, kind.practitioners, kind.review_mode) == (2, 1, "open")
    assert not kind.journal.editors_may_review


@pytest.mark.parametrize(
    "wrong", [{"practitioners": 3}, {"reviewers": 10}, {"review_mode": "blind"}, {"reviewers": "x"}]
)
def test_what_cannot_be_is_refused_and_stays_in_the_form(client, kind, wrong):
    answer = sent(client, kind, **wrong)

    assert answer.status_code == 200
    assert kind.review_mode == "double"
    assert 'class="error"' in answer.content.decode()
