"""Four things that come back of an invitation, and what becomes of each."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import now

from accounts.links import make_token
from journal.models import Address, Letter
from journal.services import record_bounce
from reviews import periodic, queries, services
from reviews.models import Review
from submissions.models import Contributor
from tests.factories import UserFactory
from tests.reviews.conftest import kinds_to
from tests.reviews.test_queue_pages import text_of

DAY = dt.timedelta(days=1)


@pytest.fixture
def invited(clock, paper, editor):
    """An invitation to somebody whom the journal knows by address and name alone."""
    return services.invite_reviewer(
        paper, by=editor, reviewer=("typo@uni.example", "Roza Readerova")
    )


def come_back(review, kind, words="550 5.1.1 no such user"):
    letter = Letter.objects.filter(about=f"review:{review.key}").order_by("pk").last()
    Letter.objects.filter(pk=letter.pk).update(status="sent", sent_at=now())
    letter.refresh_from_db()
    assert record_bounce(letter, kind, words)
    return letter


def days(clock, number):
    for _day in range(number):
        clock.shift(DAY)
        periodic.look()


def bounce_actions(editor):
    return [each for each in queries.actions(editor) if each.kind == "bounce"]


@pytest.mark.parametrize(
    ("kind", "address", "marked", "reminded"),
    [
        ("hard", "bounced", True, 0),
        ("full", None, True, 1),
        ("refused", None, True, 1),
        ("away", None, False, 1),
    ],
)
def test_four_kinds_leave_four_states(
    client, clock, paper, editor, invited, kind, address, marked, reminded
):
    come_back(invited, kind, "words of the other server")
    client.force_login(editor)
    page = text_of(client.get(reverse("reviews:reviewers", args=[paper.key])))
    told = bounce_actions(editor)
    days(clock, 5)

    known = Address.objects.filter(email="typo@uni.example").values_list("state", flat=True)
    assert known.first() == address
    assert "words of the other server" in page
    assert ("not reached" in page) == marked
    assert ("automatic answer" in page) == (kind == "away")
    assert bool(told) == marked
    kinds = kinds_to(invited.reviewer)
    assert kinds.count("review-invitation-reminder") == reminded
    invited.refresh_from_db()
    assert invited.state == Review.State.INVITED  # no bounce is an answer


def test_the_action_has_the_servers_words_and_leads_to_the_seat(invited, editor, paper):
    come_back(invited, "hard")

    (action,) = bounce_actions(editor)
    assert "no such address" in action.reason
    assert "550 5.1.1 no such user" in action.reason
    assert action.url.endswith(f"#seat-{invited.key}")
    assert action.submission_id == paper.pk


def test_a_seat_that_letters_did_not_reach_ends_without_another_letter(invited, editor, clock):
    come_back(invited, "hard")
    days(clock, 12)

    invited.refresh_from_db()
    assert invited.state == Review.State.RELEASED
    assert kinds_to(invited.reviewer) == ["review-invitation"]
    assert kinds_to(editor) == ["editor-review-no-answer"]


def test_trying_again_trusts_the_address_and_gives_new_days(invited, editor, clock):
    come_back(invited, "hard")
    days(clock, 3)

    services.try_again(invited, by=editor)

    invited.refresh_from_db()
    assert Address.objects.get().state == Address.State.GOOD
    assert kinds_to(invited.reviewer) == ["review-invitation", "review-invitation"]
    assert invited.answer_due == dt.date(2026, 3, 12)
    assert bounce_actions(editor) == []


def test_trying_again_twice_sends_one_letter(invited, editor):
    come_back(invited, "hard")
    services.try_again(invited, by=editor)

    with pytest.raises(ValidationError, match="on its way or has arrived"):
        services.try_again(invited, by=editor)

    assert Letter.objects.filter(kind="review-invitation").count() == 2


def test_another_address_gets_the_invitation(invited, editor):
    come_back(invited, "hard")

    services.use_other_address(invited, email="Roza@Uni.example", by=editor)

    invited.refresh_from_db()
    assert invited.reviewer.email == "roza@uni.example"
    assert Letter.objects.order_by("pk").last().to == "roza@uni.example"
    assert Address.objects.get(email="typo@uni.example").state == Address.State.BOUNCED


def test_an_accepted_review_gets_its_link_at_another_address(invited, editor):
    services.accept(invited)
    come_back(invited, "hard")

    services.use_other_address(invited, email="roza@uni.example", by=editor)

    assert Letter.objects.order_by("pk").last().kind == "review-new-link"


def test_links_that_went_astray_end_and_others_stay(client, clock, invited, editor):
    come_back(invited, "hard")
    before = invited.nonce
    services.use_other_address(invited, email="roza@uni.example", by=editor)
    invited.refresh_from_db()
    assert invited.nonce == before  # her own devices go on
    clock.shift(DAY)
    come_back(invited, "hard")
    address = reverse("reviews:other_address", args=[invited.key])
    client.force_login(editor)

    client.post(address, {"email": "right@uni.example", "astray": "1"})

    old = make_token("review", invited.key, before)
    invited.refresh_from_db()
    new = make_token("review", invited.key, invited.nonce)
    client.logout()
    assert client.get(reverse("review", args=[old])).status_code == 404
    assert client.get(reverse("review", args=[new])).status_code == 302


def test_both_acts_stand_in_the_life_of_the_review(clock, paper, invited, editor):
    start = invited.invited_at
    come_back(invited, "hard")
    clock.shift(DAY)
    services.try_again(invited, by=editor)
    come_back(invited, "hard")
    clock.shift(DAY)
    services.use_other_address(invited, email="roza@uni.example", by=editor, went_astray=True)

    told = [(each.words, each.detail) for each in queries.events(paper, editor)]
    by = f"By {editor}."
    assert ("The letter to Roza Readerova was sent again", f"{by} typo@uni.example") in told
    words = "typo@uni.example → roza@uni.example. The links that were sent there have ended."
    assert ("Roza Readerova is written to at another address", f"{by} {words}") in told
    first = [event for event in queries.events(paper, editor) if event.at == start]
    assert "Roza Readerova was invited to review" in [event.words for event in first]


def test_editors_do_not_change_the_address_of_an_account(clock, paper, editor, reviewer):
    review = services.invite_reviewer(paper, by=editor, reviewer=reviewer)
    come_back(review, "hard")

    with pytest.raises(ValidationError, match="only they can change its address"):
        services.use_other_address(review, email="mine@evil.example", by=editor)

    reviewer.refresh_from_db()
    assert reviewer.email != "mine@evil.example"


@pytest.mark.parametrize(
    "email", ["typo@uni.example", "taken@uni.example", "none", "author@x.example"]
)
def test_an_address_that_is_none_or_somebody_elses_is_refused(invited, paper, editor, email):
    UserFactory(email="taken@uni.example")
    Contributor.objects.create(
        submission=paper, email="author@x.example", given_name="A", family_name="B", position=1
    )
    come_back(invited, "hard")

    with pytest.raises(ValidationError):
        services.use_other_address(invited, email=email, by=editor)

    invited.reviewer.refresh_from_db()
    assert invited.reviewer.email == "typo@uni.example"
    assert Letter.objects.filter(kind="review-invitation").count() == 1


def test_nothing_is_sent_again_to_whom_nothing_is_awaited_from(invited, editor):
    come_back(invited, "hard")
    services.release_reviewer(invited, by=editor)

    for act in (
        lambda: services.try_again(invited, by=editor),
        lambda: services.use_other_address(invited, email="roza@uni.example", by=editor),
    ):
        with pytest.raises(ValidationError, match="Nothing is awaited"):
            act()


def test_both_buttons_work_from_the_page(client, invited, editor, paper):
    come_back(invited, "hard")
    client.force_login(editor)

    refused = client.post(
        reverse("reviews:other_address", args=[invited.key]), {"email": "not an address"}
    )
    moved = client.post(
        reverse("reviews:other_address", args=[invited.key]), {"email": "roza@uni.example"}
    )

    assert (refused.status_code, moved.status_code) == (409, 302)
    assert Letter.objects.order_by("pk").last().to == "roza@uni.example"
