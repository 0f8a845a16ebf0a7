"""People whose session or link ended while they typed read their own words again."""

import pytest
from django.urls import reverse

from tests.factories import MemberFactory, SubmissionFactory

pytestmark = pytest.mark.django_db
WORDS = "These are words that somebody typed for half an hour."


def send(client, name, key, **extra):
    return client.post(reverse(name, args=[key]), {"text": WORDS, "password": WORDS}, **extra)


def test_a_form_sent_after_the_session_ended_shows_what_was_typed(client):
    paper = SubmissionFactory()
    address = reverse("reviews:decide", args=[paper.key])

    response = send(
        client, "reviews:decide", paper.key, headers={"referer": f"http://testserver{address}?a=b"}
    )

    page = response.content.decode()
    assert response.status_code == 403
    assert page.count(WORDS) == 1
    assert f"/accounts/login/?next={address}" in page


def test_a_form_sent_by_a_link_that_ended_shows_what_was_typed(client):
    response = send(client, "reviews:hand_in", "0" * 20)

    assert response.status_code == 404
    assert WORDS in response.content.decode()


def test_the_way_back_never_leads_to_another_house(client):
    paper = SubmissionFactory()

    page = send(
        client, "reviews:decide", paper.key, headers={"referer": "https://evil.example/x"}
    ).content.decode()

    assert "evil.example" not in page
    assert f"?next={reverse('account')}" in page


def test_who_is_signed_in_gets_the_views_own_answer(client):
    client.force_login(MemberFactory().user)

    response = send(client, "reviews:hand_in", "0" * 20)

    assert response.status_code == 404
    assert WORDS not in response.content.decode()


def test_a_button_without_words_leads_to_the_sign_in_and_back_to_its_page(client):
    paper = SubmissionFactory()
    page = reverse("manuscript", args=[paper.key])

    response = client.post(
        reverse("reviews:take", args=[paper.key]),
        headers={"referer": f"http://testserver{page}"},
    )

    assert (response.status_code, response["Location"]) == (302, f"/en/accounts/login/?next={page}")


def test_looking_without_a_session_still_leads_to_the_sign_in(client):
    paper = SubmissionFactory()

    response = client.get(reverse("reviews:decide", args=[paper.key]))

    assert response.status_code == 302


def test_the_address_of_a_button_is_no_blank_page(client):
    paper = SubmissionFactory()
    client.force_login(MemberFactory().user)

    response = client.get(reverse("reviews:take", args=[paper.key]))

    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "Only a button leads" in response.content.decode()


@pytest.mark.parametrize("address", ["/en/preview/a%00/", "/en/mailbox/?to=%00"])
def test_an_address_with_a_nul_is_none_of_ours(client, address):
    assert client.get(address).status_code == 404
