"""The list "My papers"."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from submissions.models import Status, Version
from tests.factories import SubmissionFactory, UserFactory
from tests.submissions.papers import begun, house

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    person = UserFactory(given_name="Aigerim", family_name="Saparova")
    client.force_login(person)
    return person


def shown(client):
    return client.get(reverse("papers")).content.decode()


def test_the_list_teaches_when_it_is_empty(client, author):
    house()

    assert "You have sent no paper yet" in shown(client)


def test_the_list_says_state_duty_and_contact(client, author):
    house()
    paper = SubmissionFactory(submitter=author, status=Status.REVISION_REQUESTED)
    draft = begun(author)

    words = shown(client)

    assert paper.code in words and "Revision requested" in words
    assert "send the revised paper" in words
    assert paper.journal.email in words
    assert reverse("submissions:discard", args=[draft.key]) in words


def test_the_list_asks_the_same_number_of_questions_for_three_papers(
    client, author, django_assert_num_queries
):
    house()
    SubmissionFactory(submitter=author)
    shown(client)
    with CaptureQueriesContext(connection) as one:
        shown(client)
    SubmissionFactory.create_batch(2, submitter=author)
    with django_assert_num_queries(len(one)):
        shown(client)


def test_authors_of_several_versions_are_led_to_what_changed(client, author):
    house()
    paper = SubmissionFactory(submitter=author, status=Status.IN_REVIEW)
    paper.versions.update(state=Version.State.READ)
    compare = reverse("submissions:compare", args=[paper.key])
    page = reverse("manuscript", args=[paper.key])
    assert compare not in client.get(page).content.decode()

    Version.objects.create(
        submission=paper, number=9, revision=1, state=Version.State.READ, by=author
    )

    assert compare in client.get(page).content.decode()
