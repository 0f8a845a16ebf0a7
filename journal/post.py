"""The work of the post: claim a letter, make its message, deliver it, write down the outcome."""

import logging
import smtplib
from collections.abc import Mapping
from datetime import timedelta
from email.headerregistry import Address as MailAddress

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import override

from accounts.links import make_token
from journal.calendars import calendar_part
from journal.mailbox import keep
from journal.models import Address, Letter
from journal.wording import html_blocks, plain_part

log = logging.getLogger(__name__)
PAUSES = [timedelta(minutes=m) for m in (1, 5, 30, 120, 360, 720)]


def claim(letter_id: int) -> Letter | None:
    """Take a letter for sending; None where another worker has it or its reason ended."""
    moment = now()
    taken = (
        Letter.objects.waiting()
        .filter(Q(not_after=None) | Q(not_after__gt=moment), pk=letter_id)
        .filter(Q(next_try_at=None) | Q(next_try_at__lte=moment))
        .update(status=Letter.Status.SENDING, claimed_at=moment, tries=F("tries") + 1)
    )
    return Letter.objects.select_related("journal").get(pk=letter_id) if taken else None


def send(letter_id: int) -> None:
    """Send one letter if it still waits; every outcome is written on its row."""
    letter = claim(letter_id)
    if letter is None:
        return
    refused = Address.objects.filter(email__iexact=letter.to).exclude(state="good").first()
    if refused:
        close(letter, Letter.Status.FAILED, refused.reason or refused.get_state_display())
        return
    message = made(letter)
    if message is None:
        return
    try:
        deliver(letter, message)
    except smtplib.SMTPRecipientsRefused as error:
        code, refused_with = next(iter(error.recipients.values()))
        put_back(letter, f"{code} {text_of(refused_with)}", for_good=code >= 500)
    except smtplib.SMTPResponseException as error:
        words = f"{error.smtp_code} {text_of(error.smtp_error)}"
        put_back(letter, words, for_good=error.smtp_code >= 550)
    except (smtplib.SMTPException, OSError) as error:
        put_back(letter, str(error) or type(error).__name__, for_good=False)


def text_of(words: bytes | str) -> str:
    """Return what a mail server said, whatever its encoding."""
    return words.decode(errors="replace") if isinstance(words, bytes) else words


def made(letter: Letter) -> EmailMultiAlternatives | None:
    """Return a letter's message; where none can be made of it, its row says why."""
    try:
        return message_of(letter)
    except Exception as error:  # noqa: BLE001 - whatever is wrong must be seen, not tried for ever
        log.exception("Letter %s could not be made", letter.key)
        put_back(letter, repr(error), for_good=False)
        return None


def deliver(letter: Letter, message: EmailMultiAlternatives) -> None:
    """Deliver and mark as sent.

    In the embedded mailbox both are one transaction, so nothing can be doubled. Over SMTP a
    process that dies between the server's answer and the update sends the letter once more,
    with the same Message-ID.
    """
    if settings.MAILBOX:
        with transaction.atomic():
            keep(message, letter=letter)
            close(letter, Letter.Status.SENT)
    else:
        message.connection = get_connection()
        message.send()
        close(letter, Letter.Status.SENT)


def close(letter: Letter, status: str, error: str = "") -> None:
    sent_at = now() if status == Letter.Status.SENT else None
    Letter.objects.filter(pk=letter.pk, status=Letter.Status.SENDING).update(
        status=status, error=error[:2000], sent_at=sent_at, claimed_at=None
    )


def put_back(letter: Letter, error: str, *, for_good: bool) -> None:
    """Let a letter wait for its next try, with growing pauses, or give it up."""
    if for_good or letter.tries > len(PAUSES):
        close(letter, Letter.Status.FAILED, error)
        return
    Letter.objects.filter(pk=letter.pk, status=Letter.Status.SENDING).update(
        status=Letter.Status.QUEUED,
        error=error[:2000],
        claimed_at=None,
        next_try_at=now() + PAUSES[letter.tries - 1],
    )


def addresses_of(letter: Letter) -> dict[str, str]:
    """Make the addresses that stand behind a letter's marks."""
    with override(letter.language):
        return {mark: address_of(link) for mark, link in letter.links.items()}


def address_of(link: Mapping[str, str]) -> str:
    key = make_token(link["kind"], link["key"], link["nonce"]) if link["nonce"] else link["key"]
    path = reverse(link["page"], args=[key] if key else [])
    return f"{settings.SITE_URL}{path}{link['query']}"


def message_of(letter: Letter) -> EmailMultiAlternatives:
    """Return the message as it leaves the house: plain text and HTML, one recipient."""
    addresses = addresses_of(letter)
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=plain_part(letter.text, addresses),
        from_email=mail_address(letter.from_name, letter.journal.email),
        to=[mail_address(letter.to_name, letter.to)],
        reply_to=[letter.reply_to] if letter.reply_to else None,
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(html_part(letter, addresses), "text/html")
    if letter.calendar:
        message.attach(calendar_part(letter.calendar))
    return message


def html_part(letter: Letter, addresses: Mapping[str, str]) -> str:
    with override(letter.language):
        return render_to_string(
            "letters/frame.html",
            {"letter": letter, "blocks": html_blocks(letter.text, addresses)},
        )


def mail_address(name: str, email: str) -> str:
    """Return ``"Name" <address>``; raises ValueError for an address that is none."""
    return str(MailAddress(display_name=name, addr_spec=email))
