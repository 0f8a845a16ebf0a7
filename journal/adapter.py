"""What the journal asks of allauth: our words in letters, no names in accounts' addresses."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Accounts by e-mail only; sign-in codes go at once and bypass the outbox."""

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """A person's name in this system is the address; there is nothing to fill in."""

    def get_from_email(self) -> str:
        """Write in the journal's own name and address."""
        journal = self.request.journal if self.request else None
        if journal is None:
            return super().get_from_email()
        return f'"{journal.name.text("en")}" <{journal.email}>'
