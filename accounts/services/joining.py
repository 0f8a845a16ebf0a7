"""Two accounts of one person become one, and two again: addresses, profile, sign-in.

Each higher app has the same functions for its rows and calls the next below.
"""

from collections.abc import Mapping
from typing import Any

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import Join, OrcidPermission, Tie, User
from accounts.services.moving import Column, Spared, hand_back, hand_over

EMPTY_ONLY = ("patronymic", "latin_name")
ORCID = ("orcid", "orcid_proved")
INSTITUTION = ("affiliation", "ror", "country")


def lock_both(kept: User, closed: User) -> tuple[User, User]:
    """Return both accounts as they are now, locked until the transaction ends, so that of two
    windows that join at one moment the second sees what the first did."""
    rows = User.objects.select_for_update().filter(pk__in=[kept.pk, closed.pk]).order_by("pk")
    found = {user.pk: user for user in rows}
    return found[kept.pk], found[closed.pk]


def check_joinable(kept: User, closed: User) -> None:
    """Refuse what no join can be: one account, a closed one, one of the server's operators."""
    if kept.pk == closed.pk:
        raise ValidationError(_("Both addresses belong to one account already."))
    if not (kept.is_active and closed.is_active):
        raise ValidationError(
            _("One of the two accounts is closed by now; perhaps they were joined already.")
        )
    if closed.is_staff or closed.is_superuser:
        raise ValidationError(
            _("The account of an operator cannot be joined here. Ask whoever runs the server.")
        )


COLUMNS: list[Column] = [(OrcidPermission, "user"), (Tie, "by"), (Tie, "other"), (Tie, "user")]


def join_people(kept: User, closed: User) -> dict[str, Any]:
    """Give the kept account the addresses of the other and what its own page lacks; close the
    other. Return what ``part_people`` needs to undo it."""
    moved = {
        "rows": hand_over(COLUMNS, kept=kept, closed=closed, spared=own_ties(kept, closed)),
        "main": closed.email,
        "kept_main": kept.email,
        "addresses": take_addresses(kept, closed),
    }
    close(closed)  # first: an iD stands with one open account
    return moved | {"profile": fill_profile(kept, closed)}


def own_ties(kept: User, closed: User) -> Spared:
    """Ties between the two accounts stay: they would join a person to themselves."""
    rows = Tie.objects.filter(user__in=[kept, closed], other__in=[kept, closed])
    keys = list(rows.values_list("pk", flat=True))
    return {(Tie, "user"): keys, (Tie, "other"): keys}


def take_addresses(kept: User, closed: User) -> list[dict[str, Any]]:
    """Move all addresses as further ones, the old main address among them; return them.

    An address that nobody proved stays unproved: papers are matched by proved ones only.
    """
    EmailAddress.objects.get_or_create(
        user=closed, email=closed.email.lower(), defaults={"primary": True}
    )
    return [take_address(kept, row) for row in EmailAddress.objects.filter(user=closed)]


def take_address(kept: User, row: EmailAddress) -> dict[str, Any]:
    """Move one address; where the kept account lists it as well, the two rows become one."""
    noted = {"email": row.email, "verified": row.verified, "primary": row.primary, "had": None}
    own = EmailAddress.objects.filter(user=kept, email__iexact=row.email).first()
    if own is None:
        EmailAddress.objects.filter(pk=row.pk).update(user=kept, primary=False)
        return noted
    EmailAddress.objects.filter(pk=row.pk).delete()
    EmailAddress.objects.filter(pk=own.pk).update(verified=own.verified or row.verified)
    return noted | {"had": own.verified}


def fill_profile(kept: User, closed: User) -> dict[str, list[Any]]:
    """Fill in what the kept account lacks; return each changed field with before and after."""
    wanted = {name: getattr(kept, name) or getattr(closed, name) for name in EMPTY_ONLY}
    if not kept.orcid or (closed.orcid_proved and not kept.orcid_proved):
        wanted |= {name: getattr(closed, name) for name in ORCID}
    if not kept.affiliation:
        wanted |= {name: getattr(closed, name) for name in INSTITUTION}
    wanted["languages"] = list(dict.fromkeys([*kept.languages, *closed.languages]))
    if closed.expertise not in kept.expertise:
        wanted["expertise"] = f"{kept.expertise}\n{closed.expertise}".strip()
    changed = {
        name: [getattr(kept, name), value]
        for name, value in wanted.items()
        if value != getattr(kept, name)
    }
    write(kept, {name: after for name, (_before, after) in changed.items()})
    return changed


def write(user: User, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(user, name, value)
    user.save(update_fields=list(values))


def close(user: User) -> None:
    """Close an account: its address is free for the other, its password and sessions are over."""
    user.email, user.is_active = f"{user.key}@joined.invalid", False
    user.set_unusable_password()
    user.save(update_fields=["email", "is_active", "password"])


def part_people(join: Join) -> None:
    """Undo a join: the moved rows, addresses and fields go back, the closed account opens.

    What was changed since stays as it is. Its old password is gone; a code opens the door.
    """
    kept, closed, moved = join.kept, join.closed, join.moved
    hand_back(moved["rows"], kept=kept, closed=closed)
    write(kept, unchanged(kept, moved["profile"]))
    give_addresses(kept, closed, moved)
    others = User.objects.filter(orcid=closed.orcid, orcid_proved=True, is_active=True)
    still = closed.orcid_proved and not others.exists()
    write(closed, {"email": moved["main"], "is_active": True, "orcid_proved": still})


def unchanged(kept: User, profile: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the fields held before the join, but for those that were changed since."""
    back = {
        name: before for name, (before, after) in profile.items() if getattr(kept, name) == after
    }
    if "orcid" in profile and "orcid" not in back:  # another iD by now, with its own proof
        back.pop("orcid_proved", None)
    return back


def give_addresses(kept: User, closed: User, moved: Mapping[str, Any]) -> None:
    """Put addresses back; where the kept account made one its main address, its former returns."""
    came = {row["email"].lower() for row in moved["addresses"] if row["had"] is None}
    if kept.email.lower() in came:
        choose_main(kept, moved["kept_main"])
    for row in moved["addresses"]:
        own = EmailAddress.objects.filter(user=kept, email__iexact=row["email"])
        if row["had"] is None:
            own.delete()
        else:
            own.update(verified=row["had"])
        taken = EmailAddress.objects.filter(email__iexact=row["email"], verified=True).exists()
        EmailAddress.objects.create(
            user=closed,
            email=row["email"],
            verified=row["verified"] and not taken,
            primary=row["primary"],
        )


def choose_main(kept: User, email: str) -> None:
    """Make an earlier main address the main one again; refuse where it is no longer there."""
    row = EmailAddress.objects.filter(user=kept, email__iexact=email, verified=True).first()
    if row is None:
        raise ValidationError(
            _(
                "The main address of the account comes from the other one. Choose another main "
                "address first, then undo."
            )
        )
    EmailAddress.objects.filter(user=kept, primary=True).update(primary=False)
    EmailAddress.objects.filter(pk=row.pk).update(primary=True)
    write(kept, {"email": row.email})


def prove_address(user: User, email: str) -> None:
    """Write down that a person reads an address; it becomes a further one, confirmed.

    Raises ValidationError where another account proved it first.
    """
    others = EmailAddress.objects.filter(email__iexact=email, verified=True).exclude(user=user)
    if others.exists():
        raise ValidationError(_("This address belongs to another account."))
    updated = EmailAddress.objects.filter(user=user, email__iexact=email).update(verified=True)
    if not updated:
        EmailAddress.objects.create(user=user, email=email.lower(), verified=True)
