"""Where a person lands after signing in, and the words for a stage."""

import pytest
from django.urls import reverse

from issues.queries.stages import stage_of
from journal.models import Role
from reviews import services as reviews
from submissions.models import Status
from tests.factories import MemberFactory, SubmissionFactory, UserFactory

pytestmark = pytest.mark.django_db


def landing(client, person):
    client.force_login(person)
    return client.get(reverse("account")).url


def test_editor_starts_at_the_desk_and_typesetter_in_production(client):
    assert landing(client, MemberFactory(role=Role.CHIEF).user) == "/en/desk/"
    assert landing(client, MemberFactory(role=Role.PRODUCTION).user) == "/en/production/"


def test_reviewer_without_papers_starts_at_the_reviews(client):
    editor, reviewer = MemberFactory(role=Role.CHIEF).user, UserFactory()
    paper = SubmissionFactory()
    reviews.invite_reviewer(paper, by=editor, reviewer=reviewer)

    assert landing(client, reviewer) == "/en/reviews/"
    assert landing(client, paper.submitter) == "/en/papers/"
    assert landing(client, UserFactory()) == "/en/papers/"


@pytest.mark.parametrize(
    ("status", "values", "word"),
    [
        (Status.SUBMITTED, {"in_charge": False, "deciding": False}, "Submitted"),
        (Status.SUBMITTED, {"in_charge": True, "deciding": False}, "With editor"),
        (Status.IN_REVIEW, {"in_charge": True, "deciding": False}, "With reviewers"),
        (Status.IN_REVIEW, {"in_charge": True, "deciding": True}, "Decision in preparation"),
        (Status.IN_REVIEW, {"in_charge": True, "deciding": False, "revised": True}, "With editor"),
    ],
)
def test_stage_is_said_in_a_state_word(status, values, word):
    assert stage_of(status, **values).word == word
