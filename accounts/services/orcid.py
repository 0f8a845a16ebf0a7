"""The ORCID iD of an account: proved at ORCID, taken off, and the permission to write there."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import OrcidPermission, User
from accounts.queries import person_with_orcid
from accounts.services.addresses import note_address
from accounts.services.joining import prove_address


@transaction.atomic
def attach_orcid(user: User, orcid: str) -> None:
    """Write down that a person signed in at ORCID with this iD. Twice changes nothing more.

    Raises ValidationError where another account has it, or where this one has another.
    """
    row = User.objects.select_for_update().get(pk=user.pk)
    owner = person_with_orcid(orcid)
    if owner and owner.pk != row.pk:
        raise ValidationError(_("This ORCID iD belongs to another account of the journal."))
    if row.orcid_proved and row.orcid != orcid:
        raise ValidationError(
            _("Your account has the ORCID iD %(orcid)s. Take it off first, then connect the other.")
            % {"orcid": row.orcid}
        )
    row.orcid, row.orcid_proved = orcid, True
    row.save(update_fields=["orcid", "orcid_proved"])
    user.orcid, user.orcid_proved = orcid, True


@transaction.atomic
def detach_orcid(user: User) -> None:
    """Take the iD off an account and forget what was permitted; a code still opens the door."""
    row = User.objects.select_for_update().get(pk=user.pk)
    User.objects.filter(orcid=row.orcid, joined_into__kept=row).update(orcid_proved=False)
    row.orcid, row.orcid_proved = "", False
    row.save(update_fields=["orcid", "orcid_proved"])
    OrcidPermission.objects.filter(user=row).delete()
    user.orcid, user.orcid_proved = "", False


@transaction.atomic
def attach_by_address(user: User, orcid: str, *, email: str) -> None:
    """Give the iD to the account behind an address that ORCID verified; the address counts as
    proved. Raises ValidationError as ``attach_orcid`` does."""
    note_address(email)
    prove_address(user, email)
    attach_orcid(user, orcid)


def keep_permission(user: User, orcid: str, *, token: str) -> None:
    """Keep the sealed permission of a person for one iD; a newer one takes its place."""
    OrcidPermission.objects.update_or_create(user=user, orcid=orcid, defaults={"token": token})


def end_permission(user: User, orcid: str) -> None:
    OrcidPermission.objects.filter(user=user, orcid=orcid).delete()


def name_from_orcid(user: User, name: str) -> None:
    """Take the name that ORCID tells where an account has none yet; its owner may change it."""
    given, _space, family = name.strip().rpartition(" ")
    if user.name or not family:
        return
    user.given_name, user.family_name = given[:120], family[:120]
    user.save(update_fields=["given_name", "family_name"])
