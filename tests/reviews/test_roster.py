"""Offers to review, and when people want to be asked: by link, signed in, never by looking."""

import datetime as dt

import pytest
from django.test import Client
from django.utils.timezone import now

from accounts.links import make_token
from accounts.models import User
from journal.models import Expert, Letter, Topic
from journal.multilingual import Words
from reviews import queries, services
from reviews.models import Offer
from reviews.periodic import look
from tests.factories import UserFactory
from tests.reviews.conftest import kinds_to

FORM = {
    "given_name": "Айгерім",
    "family_name": "Сапарова",
    "email": "Offer@uni.example",
    "affiliation": "Academy",
    "country": "KZ",
    "languages": ["kk", "ru"],
    "sector": "practitioner",
    "expertise": "One-stop shops",
    "orcid": "0000-0002-1825-0097",
    "is_early_career": "on",
}


@pytest.fixture(autouse=True)
def no_limits(settings):
    settings.ACCOUNT_RATE_LIMITS = False


def filled(browser, clock, **changes):
    """Return the form as a person sends it, half a minute after opening it."""
    page = browser.get("/en/offer-to-review/")
    begun = page.context["form"]["begun"].value()
    clock.move_to(now() + dt.timedelta(seconds=30))
    return FORM | {"begun": begun} | changes


def offered(clock, **changes):
    browser = Client()
    answer = browser.post("/en/offer-to-review/", filled(browser, clock, **changes))
    return answer, Offer.objects.first()


def link_of(offer):
    browser = Client()
    browser.get(f"/en/offer-to-review/{make_token('offer', offer.key, offer.nonce)}/")
    return browser


def test_offer_reaches_the_roster_only_by_the_mailed_button(clock, journal):
    topic = Topic.objects.create(journal=journal, slug="one-stop", name=Words(en="One-stop"))
    answer, offer = offered(clock, topics=["one-stop"])

    assert "A letter is on its way" in answer.content.decode()
    assert Letter.objects.get(kind="offer-confirm").to == "offer@uni.example"
    assert not User.objects.exists()
    browser = link_of(offer)
    assert "Is this offer yours?" in browser.get(f"/en/offers/{offer.key}/").content.decode()
    assert not User.objects.exists()
    for _twice in range(2):
        browser.post(f"/en/offers/{offer.key}/")

    person = User.objects.get()
    assert (person.family_name, person.languages, person.expertise) == (
        "Сапарова",
        ["kk", "ru"],
        "One-stop shops",
    )
    assert person.orcid == ""  # typed, not proved
    assert (person.expert.sector, person.expert.is_early_career) == ("practitioner", True)
    assert list(person.expert.topics.all()) == [topic]


def test_letter_to_a_typed_address_repeats_no_typed_word(clock, journal):
    offered(clock, family_name="Buy at http://spam.example", expertise="Cheap pills")

    letter = Letter.objects.get(kind="offer-confirm")
    assert "spam" not in letter.text + letter.subject + letter.to_name
    assert "pills" not in letter.text


def test_trap_and_haste_keep_nothing(clock, journal):
    trapped, _none = offered(clock, website="http://spam.example")
    browser = Client()
    page = browser.get("/en/offer-to-review/")
    hasty = browser.post(
        "/en/offer-to-review/", FORM | {"begun": page.context["form"]["begun"].value()}
    )
    forged = browser.post("/en/offer-to-review/", FORM | {"begun": "1"})

    assert "A letter is on its way" in trapped.content.decode()
    for answer in (hasty, forged):
        assert "faster than anybody types" in answer.content.decode()
        assert "One-stop shops" in answer.content.decode()
    assert not Offer.objects.exists()
    assert not Letter.objects.exists()


def test_five_hundred_tries_send_five_letters(clock, journal, settings):
    settings.ACCOUNT_RATE_LIMITS = {"offer_to_review": "5/h/ip,2/d/key"}
    browser = Client()
    sent = filled(browser, clock)
    for number in range(20):
        answer = browser.post("/en/offer-to-review/", sent | {"email": f"p{number}@uni.example"})

    assert answer.status_code == 429
    assert Letter.objects.count() == 5


def test_offer_of_a_known_person_keeps_what_they_said_and_makes_no_second(clock, journal):
    person = UserFactory(email="offer@uni.example", affiliation="Own words", expertise="")
    _answer, offer = offered(clock)

    link_of(offer).post(f"/en/offers/{offer.key}/")

    person.refresh_from_db()
    assert User.objects.count() == 1
    assert (person.affiliation, person.expertise) == ("Own words", "One-stop shops")


def test_signed_in_person_offers_without_a_letter(clock, client, journal):
    person = UserFactory()
    client.force_login(person)
    form = {name: value for name, value in FORM.items() if name != "email"}

    answer = client.post("/en/offer-to-review/", form)

    assert "We have your offer" in answer.content.decode()
    assert Offer.objects.get().user == person
    assert not Letter.objects.exists()


def test_unconfirmed_offers_vanish_and_confirmed_ones_stay(clock, journal):
    _answer, old = offered(clock)
    _answer, kept = offered(clock, email="kept@uni.example")
    services.confirm_offer(kept)
    clock.move_to(now() + dt.timedelta(days=15))

    look()

    assert list(Offer.objects.all()) == [kept]


@pytest.mark.parametrize(
    ("answer", "kind"), [("welcome", "offer-welcome"), ("not-now", "offer-not-now")]
)
def test_editors_answer_once_by_a_polite_letter(clock, client, journal, editor, answer, kind):
    _answer, offer = offered(clock)
    services.confirm_offer(offer)
    assert [each.kind for each in queries.actions(editor)] == ["offers"]
    client.force_login(editor)
    page = client.get("/en/desk/offers/").content.decode()
    assert "Сапарова" in page
    assert "as typed, not proved" in page

    for _twice in range(2):
        client.post(f"/en/desk/offers/{offer.key}/", {"answer": answer})

    assert kinds_to(offer)[1:] == [kind]
    assert queries.actions(editor) == []
    welcomed = Expert.objects.get().welcomed_at
    assert bool(welcomed) == (answer == "welcome")


def test_unproved_offer_is_shown_to_nobody(clock, client, journal, editor):
    _answer, offer = offered(clock)
    client.force_login(editor)

    assert "Сапарова" not in client.get("/en/desk/offers/").content.decode()
    assert client.post(f"/en/desk/offers/{offer.key}/").status_code == 404


def wishes_of(person):
    expert = services.expert_of(person)
    browser = Client()
    token = make_token("expert", expert.key, expert.nonce)
    assert browser.get(f"/en/reviewing/{token}/").status_code == 302
    return browser, f"/en/reviewing/wishes/{expert.key}/"


def test_invitation_has_a_link_that_says_when_to_ask(clock, invited, reviewer):
    letter = Letter.objects.get(kind="review-invitation")

    assert "[[wishes]]" in letter.text
    assert letter.links["wishes"]["key"] == reviewer.expert.key


def test_opening_the_page_changes_nothing_and_saving_can_be_taken_back(clock, invited, reviewer):
    browser, page = wishes_of(reviewer)
    browser.get(page)
    assert reviewer.expert.never_at is None
    sent = {
        "never": "on",
        "not_before": "2026-09-01",
        "yearly_limit": "3",
        "languages": ["en"],
        "expertise": "Budgets",
        "thanked_publicly": "on",
    }

    browser.post(page, sent)

    expert = Expert.objects.get()
    assert expert.never_at
    assert (expert.not_before, expert.yearly_limit) == (dt.date(2026, 9, 1), 3)
    assert expert.thanked_publicly is True
    assert "never to be asked again" in browser.get(page).content.decode()
    browser.post(page, {"expertise": "Budgets"})
    expert.refresh_from_db()
    assert (expert.never_at, expert.not_before) == (None, None)
    assert User.objects.get(pk=reviewer.pk).expertise == "Budgets"


def test_link_of_wishes_opens_no_review_and_a_review_no_wishes(clock, invited, reviewer):
    browser, page = wishes_of(reviewer)
    other = Client()
    other.get(f"/en/review/{make_token('review', invited.key, invited.nonce)}/")

    assert browser.get(f"/en/reviews/{invited.key}/").status_code == 404
    assert other.get(page).status_code == 404
    assert Client().get(page).status_code == 404


def test_signed_in_person_opens_and_saves_the_same_page(clock, client, journal):
    person = UserFactory()
    client.force_login(person)

    assert client.get("/en/reviewing/").status_code == 200
    assert not Expert.objects.exists()
    client.post("/en/reviewing/", {"never": "on", "expertise": ""})

    assert Expert.objects.get(user=person).never_at


def test_refused_wishes_come_back_filled(clock, invited, reviewer):
    browser, page = wishes_of(reviewer)

    answer = browser.post(page, {"yearly_limit": "0", "expertise": "Budgets and more"})

    assert "Budgets and more" in answer.content.decode()
    assert User.objects.get(pk=reviewer.pk).expertise == "one-stop shops"


def test_declined_page_takes_later_and_never_and_takes_them_back(clock, invited, reviewer):
    browser = Client()
    browser.get(f"/en/review/{make_token('review', invited.key, invited.nonce)}/")
    browser.post(f"/en/reviews/{invited.key}/decline/")
    page, later = f"/en/reviews/{invited.key}/", f"/en/reviews/{invited.key}/later/"

    browser.post(later, {"not_before": "2026-10-01"})
    assert "before 1 October 2026" in browser.get(page).content.decode()
    browser.post(later, {"never": "1", "not_before": ""})
    assert "we never ask you again" in browser.get(page).content.decode()
    browser.post(later)

    expert = Expert.objects.get(user=reviewer)
    assert (expert.never_at, expert.not_before) == (None, None)
