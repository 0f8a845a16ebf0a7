"""Four things that come back, and the four states in which they leave an address."""

import datetime as dt

import pytest
import time_machine
from django.utils.timezone import now

from journal.letters import Envelope, Recipient, post_text
from journal.models import Address, Letter
from journal.post import send
from journal.services import record_bounce, trust_address
from journal.wording import Wording
from tests.factories import JournalFactory

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 3, 2, 6, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(AT, tick=False) as moved:
        yield moved


def sent_letter(to="y@uni.example"):
    envelope = Envelope(journal=JournalFactory(), to=Recipient(to, "Y"))
    letter = post_text("note", envelope, Wording("Subject", "Words.\n"))
    Letter.objects.filter(pk=letter.pk).update(status=Letter.Status.SENT, sent_at=now())
    letter.refresh_from_db()
    return letter


def state_of(email="y@uni.example"):
    return Address.objects.filter(email=email).values_list("state", flat=True).first()


def test_an_address_that_does_not_exist_is_lost_at_once():
    letter = sent_letter()

    assert record_bounce(letter, "hard", "550 5.1.1 User unknown")

    assert (letter.bounce, letter.bounce_words) == ("hard", "550 5.1.1 User unknown")
    assert letter.bounced_at == AT
    address = Address.objects.get()
    assert (address.state, address.reason) == ("bounced", "550 5.1.1 User unknown")


@pytest.mark.parametrize("kind", ["full", "refused"])
def test_a_full_mailbox_or_refusal_is_borne_twice(kind, clock):
    states = []
    for _letter in range(3):
        record_bounce(sent_letter(), kind, "452 later")
        states.append(state_of())
        clock.shift(dt.timedelta(days=4))

    assert states == [None, None, "bounced"]


def test_full_mailboxes_long_ago_do_not_count(clock):
    for _letter in range(4):
        record_bounce(sent_letter(), "full")
        clock.shift(dt.timedelta(days=8))

    assert state_of() is None


def test_an_automatic_answer_is_a_hint_and_no_more():
    letter = sent_letter()

    assert record_bounce(letter, "away", "I am away until 9 March.")

    assert (letter.bounce, letter.bounce_words) == ("away", "I am away until 9 March.")
    assert state_of() is None


def test_three_automatic_answers_lose_nothing():
    for _letter in range(3):
        record_bounce(sent_letter(), "away")

    assert state_of() is None


def test_the_same_report_twice_is_one():
    letter = sent_letter()

    told = [record_bounce(letter, "full", "first"), record_bounce(letter, "full", "second")]

    assert told == [True, False]
    assert letter.bounce_words == "first"


def test_a_graver_report_of_a_letter_counts_and_a_milder_does_not():
    letter = sent_letter()

    told = [record_bounce(letter, kind) for kind in ("full", "hard", "away", "full")]

    assert told == [True, True, False, False]
    assert (letter.bounce, state_of()) == ("hard", "bounced")


def test_a_letter_that_was_not_sent_or_long_ago_does_not_bounce(clock):
    waiting, old = sent_letter(), sent_letter()
    Letter.objects.filter(pk=waiting.pk).update(status=Letter.Status.QUEUED)
    clock.shift(dt.timedelta(days=15))

    assert [record_bounce(letter, "hard") for letter in (waiting, old)] == [False, False]
    assert state_of() is None
    assert set(Letter.objects.values_list("bounce", flat=True)) == {""}


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError):
        record_bounce(sent_letter(), "strange")


def test_who_wants_no_letters_stays_so():
    Address.objects.create(email="Y@uni.example", state="suppressed")

    record_bounce(sent_letter(), "hard")

    assert Address.objects.values_list("email", "state").get() == ("Y@uni.example", "suppressed")
    assert not trust_address("y@uni.example")


def test_a_lost_address_gets_no_letter_until_it_is_trusted_again(settings):
    settings.MAILBOX = True
    record_bounce(sent_letter(), "hard", "550 no such user")
    refused, later = sent_letter(), sent_letter()
    Letter.objects.filter(pk__in=[refused.pk, later.pk]).update(status=Letter.Status.QUEUED)

    send(refused.pk)
    trusted = trust_address("Y@UNI.example")
    send(later.pk)

    refused.refresh_from_db()
    later.refresh_from_db()
    assert trusted
    assert (refused.status, refused.error) == ("failed", "550 no such user")
    assert later.status == "sent"


def test_words_of_any_length_are_kept_in_bounds():
    letter = sent_letter()

    record_bounce(letter, "hard", "x" * 100_000)

    assert len(letter.bounce_words) == 2000
