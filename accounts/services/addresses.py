"""Addresses of people whom the house has only written to so far."""

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.queries import account_at


@transaction.atomic
def note_address(email: str) -> None:
    """Write down the address of somebody who was invited by it and never signed in.

    The code that is sent there then proves it; without the row a second code would be asked for.
    Nothing is written for an address that nobody has.
    """
    person = account_at(email)
    if person is None or person.email.lower() != email.lower():
        return
    if not EmailAddress.objects.filter(user=person).exists():
        EmailAddress.objects.create(
            user=person, email=person.email.lower(), verified=False, primary=True
        )
