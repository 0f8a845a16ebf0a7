"""A request that is too large is refused in words before it is read."""

import io

import pytest
from django.urls import reverse

from tests.factories import JournalFactory, UserFactory

pytestmark = pytest.mark.django_db


class Unread(io.BytesIO):
    def read(self, size=-1):
        raise AssertionError("The body was read.")


@pytest.mark.parametrize(
    ("language", "words"), [("en", "A file may have 50"), ("xx", "A file may")]
)
def test_a_huge_request_is_refused_unread_with_limit_and_way_on(client, language, words):
    JournalFactory()
    client.force_login(UserFactory())

    response = client.generic(
        "POST",
        reverse("submissions:start"),
        b"",
        content_type="multipart/form-data; boundary=x",
        headers={"Accept-Language": language},
        **{"wsgi.input": Unread(), "CONTENT_LENGTH": "300000000"},
    )

    page = response.content.decode()
    assert response.status_code == 413
    assert words in page and "what you typed is still there" in page and "smaller" in page


def test_the_front_servers_page_says_the_same(client):
    JournalFactory()

    response = client.get(reverse("too_large"))

    assert response.status_code == 413
    assert "all files of a paper together 200" in response.content.decode()


@pytest.mark.parametrize("told", ["", "abc", "-5"])
def test_a_length_that_is_no_number_is_no_reason(client, told):
    JournalFactory()

    response = client.generic("GET", reverse("too_large"), CONTENT_LENGTH=told)

    assert response.status_code == 413  # the page itself
    assert client.generic("GET", "/en/", CONTENT_LENGTH=told).status_code == 200
