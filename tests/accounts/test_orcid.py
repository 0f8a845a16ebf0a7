"""Signing in with ORCID, connecting and disconnecting it: never a second account."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.models import Join, User
from accounts.queries import person_with_orcid
from accounts.services import attach_orcid
from issues.services import join_by_code, join_by_orcid, undo_join
from journal.models import MailboxMessage
from reviews import services as reviews
from tests.factories import JournalFactory, UserFactory
from tests.orcid import JOSIAH, LAURE, arrive, at_orcid, choose, go, leave
from tests.reviews.conftest import author, clock, editor, journal, paper

__all__ = ["at_orcid", "author", "clock", "editor", "journal", "paper"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mailbox(settings):
    settings.EMAIL_BACKEND = "journal.mailbox.MailboxBackend"


def signed_in_as(browser):
    return User.objects.filter(pk=browser.session.get("_auth_user_id")).first()


def enter_code(browser, email, *, at, **fields):
    """Ask for a code on a page and type it; return where that leads."""
    answer = browser.post(at, {"email": email} | fields)
    letter = MailboxMessage.objects.filter(to__icontains=email).first()
    code = re.search(r"\b[A-Z0-9]{3,4}-?[A-Z0-9]{3,4}\b", letter.text)[0]
    return browser.post(answer["Location"], {"code": code}, follow=True)


# --- in and out -------------------------------------------------------------------------


@pytest.mark.parametrize("missing", ["ORCID_CLIENT_ID", "ORCID_CLIENT_SECRET"])
def test_without_credentials_there_is_no_button_and_no_door(client, at_orcid, settings, missing):
    JournalFactory()
    setattr(settings, missing, "")
    client.force_login(UserFactory())

    assert client.post("/en/accounts/orcid/go/").status_code == 404
    assert client.get("/orcid/callback/?code=1&state=2").status_code == 404
    for page in ("profile/", "accounts/email/"):
        assert "orcid/go" not in client.get(f"/en/{page}").content.decode()
    assert "orcid/go" not in Client().get("/en/accounts/login/").content.decode()
    assert at_orcid.asked == []


def test_allauths_own_pages_are_not_routed(client, at_orcid):
    JournalFactory()

    for page in ("3rdparty/", "social/signup/", "3rdparty/login/cancelled/", "orcid/login/"):
        assert client.get(f"/en/accounts/{page}").status_code == 404


def test_whoever_is_known_by_the_id_comes_in_and_goes_on(client, at_orcid):
    JournalFactory()
    person = UserFactory(orcid=JOSIAH, orcid_proved=True)

    answer = go(client, next="/en/reviews/")

    assert answer["Location"] == "/en/reviews/"
    assert signed_in_as(client) == person
    assert not SocialAccount.objects.exists() and not SocialToken.objects.exists()


def test_way_back_speaks_the_language_in_which_one_left(client, at_orcid):
    JournalFactory()
    UserFactory(orcid=JOSIAH, orcid_proved=True)

    answer = client.get(choose(leave(client, "/kk/accounts/orcid/go/"), JOSIAH))

    assert answer["Location"] == "/kk/accounts/orcid/"


def test_typed_id_that_nobody_proved_lets_nobody_in(client, at_orcid):
    JournalFactory()
    UserFactory(orcid=JOSIAH)

    answer = go(client)

    assert answer["Location"].startswith("/en/accounts/login/")
    assert signed_in_as(client) is None


def test_invited_by_address_and_known_by_a_verified_one_finds_the_review(
    client, at_orcid, clock, paper, editor
):
    review = reviews.invite_reviewer(paper, by=editor, reviewer=("nora@uni.example", "Nora New"))
    at_orcid.add(JOSIAH, emails=[("Nora@uni.example", True)])
    people = User.objects.count()

    go(client)

    assert signed_in_as(client) == review.reviewer
    assert review.key in client.get("/en/reviews/").content.decode()
    assert User.objects.count() == people
    person = User.objects.get(pk=review.reviewer_id)
    assert (person.orcid, person.orcid_proved) == (JOSIAH, True)
    assert EmailAddress.objects.get(email="nora@uni.example").verified


def test_address_that_orcid_did_not_verify_proves_nothing(client, at_orcid, clock, paper, editor):
    reviews.invite_reviewer(paper, by=editor, reviewer=("nora@uni.example", "Nora New"))
    at_orcid.add(JOSIAH, emails=[("nora@uni.example", False)])

    answer = go(client)

    assert answer["Location"].startswith("/en/accounts/login/")
    assert signed_in_as(client) is None


@pytest.mark.parametrize("field", ["is_staff", "is_superuser"])
def test_operators_are_not_found_by_an_address(client, at_orcid, field):
    JournalFactory()
    operator = UserFactory(**{field: True})
    at_orcid.add(JOSIAH, emails=[(operator.email, True)])

    go(client)

    assert signed_in_as(client) is None


def test_unknown_id_asks_for_an_address_once_and_joins_by_the_code(
    client, at_orcid, clock, paper, editor
):
    review = reviews.invite_reviewer(paper, by=editor, reviewer=("nora@uni.example", "Nora New"))
    people = User.objects.count()
    door = go(client)["Location"]

    words = client.get(door).content.decode()
    assert JOSIAH in words and "is new to us" in words
    page = enter_code(client, "nora@uni.example", at=door, next="/en/accounts/orcid/")

    assert signed_in_as(client) == review.reviewer
    assert User.objects.count() == people
    assert person_with_orcid(JOSIAH) == review.reviewer
    assert "next time it lets you in" in page.content.decode()
    other = Client()
    go(other)
    assert review.key in other.get("/en/reviews/").content.decode()
    assert User.objects.count() == people


def test_new_person_gets_one_account_with_the_name_from_orcid(client, at_orcid):
    JournalFactory()
    door = go(client)["Location"]

    enter_code(client, "new@uni.example", at=door, next="/en/accounts/orcid/")
    go(Client())

    person = User.objects.get()
    assert (person.email, person.orcid, person.orcid_proved) == ("new@uni.example", JOSIAH, True)
    assert (person.given_name, person.family_name) == ("Josiah", "Carberry")


def test_account_with_another_id_keeps_it_and_says_so(client, at_orcid):
    JournalFactory()
    person = UserFactory(orcid=LAURE, orcid_proved=True)
    at_orcid.add(JOSIAH, emails=[(person.email, True)])
    door = go(client)["Location"]

    page = enter_code(client, person.email, at=door, next="/en/accounts/orcid/")

    person.refresh_from_db()
    assert person.orcid == LAURE
    assert "Take it off first" in page.content.decode()


def test_proved_id_that_waits_can_be_forgotten_and_runs_out(client, at_orcid, clock):
    JournalFactory()
    door = go(client)["Location"]
    client.post("/en/accounts/orcid/forget/")
    assert "is new to us" not in client.get(door).content.decode()

    go(client)
    clock.shift(16 * 60)

    assert "is new to us" not in client.get(door).content.decode()


# --- what goes wrong ----------------------------------------------------------------------


def test_cancelled_at_orcid_offers_the_code_and_keeps_the_way(client, at_orcid):
    JournalFactory()

    answer = go(client, who="deny", next="/en/reviews/")

    words = answer.content.decode()
    assert "came back without signing in" in words
    assert 'name="email"' in words and 'value="/en/reviews/"' in words
    assert client.get("/en/accounts/orcid/").status_code == 302


@pytest.mark.parametrize("trouble", ["broken", "gone"])
def test_orcid_that_is_down_is_told_in_plain_words(client, at_orcid, settings, trouble):
    JournalFactory()
    way_back = choose(leave(client), JOSIAH)
    if trouble == "broken":
        at_orcid.broken = True
    else:
        settings.ORCID_URL = "http://127.0.0.1:9"  # nobody listens there

    words = arrive(client, way_back).content.decode()

    assert "ORCID does not answer now" in words
    assert "A code by mail opens the door" in words
    assert signed_in_as(client) is None


def test_record_that_is_away_keeps_nobody_out(client, at_orcid):
    JournalFactory()
    person = UserFactory(orcid=JOSIAH, orcid_proved=True)
    at_orcid.hides_records = True

    go(client)

    assert signed_in_as(client) == person


def test_way_back_of_somebody_else_opens_nothing(client, at_orcid):
    """A link with somebody's code, sent to another person, signs them in nowhere."""
    JournalFactory()
    UserFactory(orcid=JOSIAH, orcid_proved=True)
    way_back = choose(leave(Client()), JOSIAH)

    words = arrive(client, way_back).content.decode()

    assert "was interrupted" in words
    assert signed_in_as(client) is None


@pytest.mark.parametrize("query", ["", "?code=abc", "?code=abc&state=made-up", "?state=x&error=y"])
def test_made_up_way_back_opens_nothing(client, at_orcid, query):
    JournalFactory()

    answer = arrive(client, f"/orcid/callback/{query}")

    assert answer.status_code == 409
    assert "POST" not in [method for method, _path in at_orcid.asked]


def test_way_back_counts_once(client, at_orcid):
    JournalFactory()
    UserFactory(orcid=JOSIAH, orcid_proved=True)
    way_back = choose(leave(client), JOSIAH)
    arrive(client, way_back)
    client.post("/en/accounts/logout/")

    arrive(client, way_back)

    assert signed_in_as(client) is None


def test_going_needs_the_pages_own_token_and_a_press(at_orcid):
    JournalFactory()
    browser = Client(enforce_csrf_checks=True)

    assert browser.post("/en/accounts/orcid/go/").status_code == 403
    assert browser.get("/en/accounts/orcid/go/").status_code == 405
    assert browser.post("/orcid/callback/").status_code in (403, 405)


def test_nobody_is_sent_to_another_site_afterwards(client, at_orcid):
    JournalFactory()
    UserFactory(orcid=JOSIAH, orcid_proved=True)

    answer = go(client, next="https://evil.example/")

    assert answer["Location"] == "/en/account/"


def test_closed_account_stays_closed_and_gets_no_second_one(client, at_orcid):
    JournalFactory()
    UserFactory(orcid=JOSIAH, orcid_proved=True, is_active=False)

    answer = go(client)

    assert answer.status_code == 403
    assert "was closed" in answer.content.decode()
    assert signed_in_as(client) is None
    assert User.objects.count() == 1


# --- connecting ---------------------------------------------------------------------------


def test_connect_and_take_off_on_the_own_page(client, at_orcid):
    JournalFactory()
    person = UserFactory()
    client.force_login(person)

    go(client)
    shown = client.get("/en/profile/").content.decode()
    person.refresh_from_db()
    assert (person.orcid, person.orcid_proved) == (JOSIAH, True)
    assert JOSIAH in shown and "Shown to be yours" in shown

    client.post("/en/accounts/orcid/off/")
    person.refresh_from_db()
    assert (person.orcid, person.orcid_proved) == ("", False)
    go(Client())
    assert person_with_orcid(JOSIAH) is None


def test_another_id_does_not_silently_replace_the_first(client, at_orcid):
    JournalFactory()
    person = UserFactory(orcid=LAURE, orcid_proved=True)
    client.force_login(person)

    go(client)

    person.refresh_from_db()
    assert person.orcid == LAURE
    assert "Take it off first" in client.get("/en/profile/").content.decode()


def test_id_of_another_account_leads_to_the_join_of_the_two(client, at_orcid):
    JournalFactory()
    other = UserFactory(orcid=JOSIAH, orcid_proved=True, email="old@uni.example")
    person = UserFactory()
    client.force_login(person)

    answer = go(client)
    assert answer["Location"] == "/en/accounts/email/join/"
    page = client.get(answer["Location"])
    assert "old@uni.example" in page.content.decode()
    person.refresh_from_db()
    assert person.orcid == ""
    done = client.post(answer["Location"])

    join = Join.objects.get()
    person.refresh_from_db()
    assert done["Location"] == f"/en/joined/{join.key}/"
    assert (join.proof, join.kept, join.closed) == ("orcid", person, other)
    assert (person.orcid, person.orcid_proved) == (JOSIAH, True)
    again = Client()
    go(again)
    assert signed_in_as(again) == person
    assert client.get("/en/accounts/email/join/").status_code == 302


def test_join_by_orcid_is_undone_and_the_id_goes_back(client, at_orcid):
    JournalFactory()
    other = UserFactory(orcid=JOSIAH, orcid_proved=True)
    person = UserFactory()
    join = join_by_orcid(person, orcid=JOSIAH)

    undo_join(join)

    person.refresh_from_db()
    other.refresh_from_db()
    assert (person.orcid, person.orcid_proved) == ("", False)
    assert (other.orcid, other.orcid_proved, other.is_active) == (JOSIAH, True, True)


def test_undone_join_does_not_touch_an_id_that_was_connected_since(client, at_orcid):
    JournalFactory()
    other, person = UserFactory(orcid=JOSIAH, orcid_proved=True), UserFactory()
    join = join_by_orcid(person, orcid=JOSIAH)
    client.force_login(person)
    client.post("/en/accounts/orcid/off/")
    go(client, who=LAURE)

    undo_join(Join.objects.get(pk=join.pk))

    person.refresh_from_db()
    other.refresh_from_db()
    assert (person.orcid, person.orcid_proved) == (LAURE, True)
    assert (other.orcid, other.is_active) == (JOSIAH, True)


def test_both_ids_of_joined_accounts_open_the_kept_one(client, at_orcid):
    JournalFactory()
    other = UserFactory(orcid=LAURE, orcid_proved=True)
    person = UserFactory(orcid=JOSIAH, orcid_proved=True)
    join_by_code(person, address=other.email)

    go(client, who=LAURE)

    assert signed_in_as(client) == person


def test_operators_account_is_joined_by_nobody(client, at_orcid):
    JournalFactory()
    UserFactory(orcid=JOSIAH, orcid_proved=True, is_staff=True)
    client.force_login(UserFactory())

    answer = client.post(go(client)["Location"])

    assert answer.status_code == 409
    assert "operator" in answer.content.decode()
    assert not Join.objects.exists()


def test_two_open_accounts_never_have_one_proved_id():
    UserFactory(orcid=JOSIAH, orcid_proved=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(orcid=JOSIAH, orcid_proved=True)
    UserFactory(orcid=JOSIAH)  # typed by somebody: no proof


def test_connecting_twice_changes_nothing():
    person = UserFactory()

    attach_orcid(person, JOSIAH)
    attach_orcid(person, JOSIAH)

    assert person_with_orcid(JOSIAH) == person


def test_session_that_ended_on_the_way_connects_nothing(client, at_orcid):
    JournalFactory()
    client.force_login(UserFactory())
    way_back = choose(leave(client), JOSIAH)
    client.logout()

    arrive(client, way_back)

    assert person_with_orcid(JOSIAH) is None
