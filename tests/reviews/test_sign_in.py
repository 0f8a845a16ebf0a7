"""Whoever was invited by address and signs in later finds the review; never a second account."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from accounts.models import User
from issues.services import add_address, join_by_code
from journal.models import MailboxMessage
from reviews import services
from tests.factories import UserFactory

ADDRESS = "newcomer@uni.example"


@pytest.fixture
def mailbox(settings):
    settings.EMAIL_BACKEND = "journal.mailbox.MailboxBackend"


def invite(paper, editor, email=ADDRESS):
    return services.invite_reviewer(paper, by=editor, reviewer=(email, "Nora Newcomer"))


def sign_in(email, door="login"):
    """Return a browser that has entered an address and the code that was sent there."""
    browser = Client()
    answer = browser.post(f"/en/accounts/{door}/", {"email": email})
    letter = MailboxMessage.objects.filter(to__icontains=email).first()
    code = re.search(r"\b[A-Z0-9]{3,4}-?[A-Z0-9]{3,4}\b", letter.text)[0]
    browser.post(answer["Location"], {"code": code})
    return browser


def finds(browser, review):
    return review.key in browser.get("/en/reviews/").content.decode()


@pytest.mark.parametrize("door", ["login", "signup"])
@pytest.mark.parametrize("typed", [ADDRESS, "NewComer@Uni.example"])
def test_address_known_by_invitation_alone(clock, mailbox, paper, editor, door, typed):
    review = invite(paper, editor)
    people = User.objects.count()

    browser = sign_in(typed, door)

    assert finds(browser, review)
    assert User.objects.count() == people
    assert EmailAddress.objects.get(email=ADDRESS).verified


def test_invited_twice_by_different_spelling_is_one_person(clock, mailbox, paper, editor):
    invite(paper, editor, "Newcomer@uni.example")

    assert User.objects.filter(email__iexact=ADDRESS).count() == 1


def test_further_address_leads_to_the_account_that_has_it(clock, mailbox, paper, editor):
    person = UserFactory()
    add_address(person, address=ADDRESS)
    people = User.objects.count()

    review = invite(paper, editor)

    assert review.reviewer == person
    assert finds(sign_in(ADDRESS), review)
    assert finds(sign_in(person.email), review)
    assert User.objects.count() == people


def test_claimed_but_unproved_address_takes_no_review(clock, mailbox, paper, editor):
    """Somebody else wrote the address into their account and never proved it."""
    claimer = UserFactory()
    EmailAddress.objects.create(user=claimer, email=ADDRESS, verified=False, primary=False)
    review = invite(paper, editor)

    browser = sign_in(ADDRESS)

    assert finds(browser, review)
    assert browser.session["_auth_user_id"] == str(review.reviewer_id)
    assert review.reviewer_id != claimer.pk


def test_address_that_is_proved_later_brings_the_review_along(clock, mailbox, paper, editor):
    review = invite(paper, editor)
    person = UserFactory()

    join_by_code(person, address=ADDRESS)

    review.refresh_from_db()
    assert review.reviewer == person
    assert finds(sign_in(ADDRESS), review)
    assert finds(sign_in(person.email), review)


def test_invited_person_who_signs_up_first_and_is_asked_later(clock, mailbox, paper, editor):
    sign_in(ADDRESS, "signup")
    people = User.objects.count()

    review = invite(paper, editor)

    assert User.objects.count() == people
    assert finds(sign_in(ADDRESS), review)
