"""The outbox: a letter is a row that is sent once, tried again, never lost."""

import smtplib
import threading
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from django.core.mail import get_connection
from django.db import connection
from django.utils.timezone import now
from kombu.exceptions import OperationalError

from journal import dispatch, post
from journal.letters import Envelope, Recipient, post_text, recall_letters
from journal.models import Address, Letter, MailboxMessage
from journal.services import resend_letter
from journal.services.letters import sweep_letters
from journal.tasks import send_letter
from journal.wording import Wording
from tests.factories import JournalFactory

pytestmark = pytest.mark.django_db
WORDS = Wording("[JT-2026-0001] Your paper", "Dear Айгүл,\n\nwe have it.\n")


@pytest.fixture(autouse=True)
def no_broker(monkeypatch):
    """Letters are sent by calling post.send, so that each test says when."""
    monkeypatch.setattr(send_letter, "delay", lambda letter_id: None)
    monkeypatch.setattr(dispatch, "outage", dispatch.Outage())


def write(**envelope):
    to = Recipient("author@example.org", "Айгүл Үлгі", "en")
    return post_text("note", Envelope(journal=JournalFactory(), to=to, **envelope), WORDS)


class Server:
    """An SMTP server that answers as a test wants."""

    def __init__(self, answer="250 OK"):
        self.answer, self.messages = answer, []

    async def handle_DATA(self, server, session, envelope):
        self.messages.append(message_from_bytes(envelope.content, policy=default))
        return self.answer

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if self.answer.startswith("55"):
            return self.answer
        envelope.rcpt_tos.append(address)
        return "250 OK"


@pytest.fixture
def smtp(settings):
    handler = Server()
    controller = Controller(handler, hostname="127.0.0.1", port=0)
    controller.port = 8931
    controller.start()
    settings.MAILBOX = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 8931
    yield handler
    controller.stop()


def test_letter_is_delivered_once_to_the_mailbox():
    letter = write()

    post.send(letter.pk)
    post.send(letter.pk)

    letter.refresh_from_db()
    assert letter.status == Letter.Status.SENT
    assert [m.letter_id for m in MailboxMessage.objects.all()] == [letter.pk]


def test_delivery_and_sent_are_one_transaction(monkeypatch):
    letter = write()
    monkeypatch.setattr(post, "close", lambda *args: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        post.send(letter.pk)

    assert MailboxMessage.objects.count() == 0


def test_letter_leaves_over_smtp_with_text_and_html_and_our_sender(smtp):
    letter = write()

    post.send(letter.pk)

    [message] = smtp.messages
    assert message["Subject"] == "[JT-2026-0001] Your paper"
    assert message["From"].addresses[0].addr_spec == "office@example.org"
    assert message["To"].addresses[0].display_name == "Айгүл Үлгі"
    assert message["Message-ID"] == letter.message_id
    assert [p.get_content_type() for p in message.iter_parts()] == ["text/plain", "text/html"]
    assert "we have it." in message.get_body(("plain",)).get_content()


def test_letter_refused_for_good_fails_with_the_servers_words(smtp):
    smtp.answer = "550 no such mailbox"
    letter = write()

    post.send(letter.pk)

    letter.refresh_from_db()
    assert (letter.status, letter.error) == (Letter.Status.FAILED, "550 no such mailbox")


def test_letter_refused_for_now_waits_longer_each_time(smtp):
    smtp.answer = "451 try later"
    letter = write()

    post.send(letter.pk)
    Letter.objects.filter(pk=letter.pk).update(next_try_at=now())
    post.send(letter.pk)

    letter.refresh_from_db()
    assert letter.status == Letter.Status.QUEUED
    assert letter.tries == 2
    assert timedelta(minutes=4) < letter.next_try_at - now() <= timedelta(minutes=5)


def test_letter_waits_while_no_server_answers(settings):
    settings.MAILBOX = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    letter = write()

    post.send(letter.pk)

    letter.refresh_from_db()
    assert letter.status == Letter.Status.QUEUED
    assert "refused" in letter.error


def test_bounced_address_gets_no_letter():
    Address.objects.create(email="AUTHOR@example.org", state="bounced", reason="550 unknown")
    letter = write()

    post.send(letter.pk)

    letter.refresh_from_db()
    assert (letter.status, letter.error) == (Letter.Status.FAILED, "550 unknown")
    assert MailboxMessage.objects.count() == 0


def test_recalled_letter_is_never_sent():
    letter = write(about="review:abc")
    other = write(about="review:def")

    recall_letters("review:abc")
    post.send(letter.pk)
    post.send(other.pk)

    letter.refresh_from_db()
    assert letter.status == Letter.Status.RECALLED
    assert MailboxMessage.objects.get().letter_id == other.pk


def test_letter_past_its_time_is_recalled_by_the_sweep():
    letter = write(not_after=now() - timedelta(minutes=1))

    post.send(letter.pk)
    sweep_letters()

    letter.refresh_from_db()
    assert letter.status == Letter.Status.RECALLED
    assert MailboxMessage.objects.count() == 0


def test_letter_with_the_same_dedupe_key_is_written_once():
    assert write(dedupe="remind:1:2").pk == write(dedupe="remind:1:2").pk


def test_sweep_sends_what_waits_and_what_hung(monkeypatch):
    waiting, hung, fresh = write(), write(), write()
    long_ago = now() - timedelta(hours=1)
    Letter.objects.filter(pk=waiting.pk).update(written_at=long_ago)
    Letter.objects.filter(pk=hung.pk).update(
        written_at=long_ago, status=Letter.Status.SENDING, claimed_at=long_ago
    )
    sent = []
    monkeypatch.setattr(send_letter, "delay", sent.append)

    sweep_letters()

    assert sorted(sent) == [waiting.pk, hung.pk]
    assert fresh.pk not in sent


def test_resent_letter_is_a_new_row_with_its_own_message_id():
    letter = write()
    post.send(letter.pk)

    copy = resend_letter(letter, to="other@example.org")
    post.send(copy.pk)

    assert copy.to == "other@example.org"
    assert copy.message_id != letter.message_id
    assert MailboxMessage.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_broker_that_is_away_keeps_the_letter_and_the_act(monkeypatch):
    def refuse(letter_id):
        raise OperationalError("no broker")

    monkeypatch.setattr(send_letter, "delay", refuse)

    letter = write()

    assert Letter.objects.get(pk=letter.pk).status == Letter.Status.QUEUED


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_away_is_asked_once_and_not_for_every_letter(monkeypatch):
    asked = []

    def refuse(letter_id):
        asked.append(letter_id)
        raise OperationalError("no broker")

    monkeypatch.setattr(send_letter, "delay", refuse)

    letters = [write() for _number in range(5)]

    assert asked == [letters[0].pk]
    assert Letter.objects.waiting().count() == 5


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_a_letter_once():
    if connection.vendor == "sqlite":
        pytest.skip("an SQLite test database in memory has one connection")
    letter = write()

    def work():
        post.send(letter.pk)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert MailboxMessage.objects.count() == 1


def test_smtp_connection_is_a_real_one(smtp):
    with get_connection() as server:
        assert isinstance(server.connection, smtplib.SMTP)


def test_a_letter_that_cannot_be_made_says_so_and_is_given_up_in_the_end():
    letter = write()
    Letter.objects.filter(pk=letter.pk).update(to="no address at all")

    for _try in range(len(post.PAUSES) + 1):
        Letter.objects.filter(pk=letter.pk).update(next_try_at=None)
        post.send(letter.pk)

    letter.refresh_from_db()
    assert letter.status == Letter.Status.FAILED
    assert "local part" in letter.error


def test_a_letter_that_another_process_has_just_written_is_the_same_letter(monkeypatch):
    first = write(dedupe="once")
    found = Letter.objects.filter
    looks = iter([Letter.objects.none()])  # the first look comes too early
    monkeypatch.setattr(
        Letter.objects, "filter", lambda **values: next(looks, None) or found(**values)
    )

    assert write(dedupe="once") == first
    assert Letter.objects.count() == 1
