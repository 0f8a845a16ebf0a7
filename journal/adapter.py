"""What the journal asks of allauth: our words in letters, and codes that leave at once.

Sign-in codes bypass the outbox: whoever waits in front of a page must not wait for a queue.
"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language

from accounts.models import User
from journal.letters import FOLDER, Envelope, Recipient, draft_letter, new_message_id
from journal.models import Letter
from journal.post import mail_address
from journal.queries import the_journal
from journal.wording import html_blocks, plain_part


class AccountAdapter(DefaultAccountAdapter):
    """Accounts by e-mail only, letters from ``templates/letters/account_*.txt``."""

    def new_user(self, request: HttpRequest) -> User:
        """Return the row of a new account; its letters speak the language of the page."""
        user: User = super().new_user(request)
        user.language = (get_language() or "en")[:2]
        return user

    def populate_username(self, request: HttpRequest, user: User) -> None:
        """A person's name in this system is the address; there is nothing to fill in."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send one of allauth's notices in our wording, in the language of the page."""
        name = template_prefix.rsplit("/", 1)[1]
        kind = f"account_{name}"
        journal = the_journal()
        if journal is None or not (FOLDER / f"{kind}.en.txt").exists():
            super().send_mail(template_prefix, email, context)
            return
        language = (get_language() or "en")[:2]
        recipient = Recipient(email=email, name="", language=language)
        values = {
            "code": context.get("code", ""),
            "address": str(context.get("password_reset_url") or settings.SITE_URL),
        }
        wording = draft_letter(kind, Envelope(journal=journal, to=recipient), values)
        letter = Letter(
            journal=journal, language=language, subject=wording.subject, text=wording.text
        )
        message = EmailMultiAlternatives(
            subject=wording.subject,
            body=plain_part(wording.text, {}),
            from_email=mail_address(journal.name.text("en"), journal.email),
            to=[email],
            headers={"Message-ID": new_message_id(journal), "Auto-Submitted": "auto-generated"},
        )
        blocks = html_blocks(wording.text, {})
        html = render_to_string("letters/frame.html", {"letter": letter, "blocks": blocks})
        message.attach_alternative(html, "text/html")
        message.send()
