"""An author shows at ORCID that the iD is theirs, from the page of the co-authors' letter."""

import pytest
from django.test import Client

from accounts.links import make_token
from issues.front_matter import person_of
from tests.factories import SubmissionFactory
from tests.orcid import JOSIAH, LAURE, at_orcid, go

__all__ = ["at_orcid"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    paper = SubmissionFactory()
    return paper.contributors.create(
        family_name="Coauthorova", email="co@uni.example", orcid=LAURE, position=5
    )


@pytest.fixture
def browser(author):
    browser = Client()
    browser.get(f"/en/authorship/{make_token('authorship', author.key, author.nonce)}/")
    return browser


def page_of(author):
    return f"/en/authorship/of/{author.key}/"


def test_proved_id_takes_the_place_of_the_typed_one(browser, author, at_orcid):
    assert "was written in for you" in browser.get(page_of(author)).content.decode()

    answer = go(browser, where=f"{page_of(author)}orcid/")

    author.refresh_from_db()
    assert answer["Location"] == f"{page_of(author)}#orcid"
    assert (author.orcid, author.proved_orcid) == (JOSIAH, JOSIAH)
    assert person_of(author, ()).orcid_proved
    assert "Shown to be yours" in browser.get(page_of(author)).content.decode()
    assert "_auth_user_id" not in browser.session


def test_id_that_is_changed_by_hand_is_no_longer_proved(browser, author, at_orcid):
    go(browser, where=f"{page_of(author)}orcid/")
    author.refresh_from_db()

    author.orcid = LAURE

    assert not author.has_proved_orcid


def test_id_of_another_author_of_the_paper_is_refused(browser, author, at_orcid):
    author.submission.contributors.create(family_name="Other", orcid=JOSIAH, position=6)

    answer = go(browser, where=f"{page_of(author)}orcid/")

    author.refresh_from_db()
    assert author.orcid == LAURE and not author.has_proved_orcid
    assert "stands at another author" in browser.get(answer["Location"]).content.decode()


def test_cancelling_leads_back_to_the_page(browser, author, at_orcid):
    answer = go(browser, who="deny", where=f"{page_of(author)}orcid/")

    assert page_of(author) in answer.content.decode()
    author.refresh_from_db()
    assert author.orcid == LAURE


def test_only_who_has_the_link_goes_for_an_author(author, at_orcid):
    assert Client().post(f"{page_of(author)}orcid/").status_code == 404
    assert at_orcid.asked == []


def test_without_orcid_there_is_no_door(browser, author):
    assert browser.post(f"{page_of(author)}orcid/").status_code == 404
    assert "Show it at ORCID" not in browser.get(page_of(author)).content.decode()
