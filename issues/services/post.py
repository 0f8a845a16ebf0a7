"""Sending a manuscript's letter once more."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from journal.models import Address, Letter
from journal.services import resend_letter
from submissions.models import ManuscriptLetter


@transaction.atomic
def send_again(letter: Letter, *, to: str = "") -> Letter:
    """Post a letter's words once more, maybe to another address; both rows stay readable.

    Raises ValidationError for an address that is none or that is known to receive nothing.
    """
    address = to.strip() or letter.to
    validate_email(address)
    known = Address.objects.filter(email__iexact=address).exclude(state=Address.State.GOOD).first()
    if known:
        raise ValidationError(
            _("%(address)s receives no letters: %(reason)s. Give another address.")
            % {"address": address, "reason": known.reason or known.get_state_display()}
        )
    joined = ManuscriptLetter.objects.get(letter=letter)
    copy = resend_letter(letter, to=address)
    ManuscriptLetter.objects.create(
        submission_id=joined.submission_id, letter=copy, audience=joined.audience
    )
    return copy
