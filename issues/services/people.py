"""Two accounts of one person become one, and two again. Touches every app, so it is here."""

from collections.abc import Collection
from typing import Any

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts import services as accounts
from accounts.models import Join, User
from accounts.queries import account_at, person_with_orcid
from accounts.services import Column, hand_over
from issues import letters
from issues.models import Issue, Step
from issues.queries.joining import deciders, old_address, undo_until
from reviews import services as reviews
from submissions import services as submissions

COLUMNS: list[Column] = [(Issue, "publishing_by"), (Step, "person")]
OPEN_REQUESTS = 3


def join_people(kept: User, closed: User, *, as_one: Collection[str] = ()) -> dict[str, Any]:
    """Give everything of one account to the other and close it; return what undoes it."""
    moved = reviews.join_people(kept, closed, as_one=as_one)
    moved["rows"] |= hand_over(COLUMNS, kept=kept, closed=closed)
    return moved


@transaction.atomic
def join_by_code(kept: User, *, address: str, as_one: Collection[str] = ()) -> Join:
    """Join the account behind an address that the person proved by a code.

    Raises ValidationError where there is none, where it was joined meanwhile, and where the
    editors have to look first.
    """
    closed = account_at(address)
    if closed is None:
        raise ValidationError(_("No account belongs to this address any more."))
    join = Join(kept=kept, closed=closed, by=kept, proof="code")
    join_now(join, as_one=as_one)
    accounts.prove_address(join.kept, address)
    return join


@transaction.atomic
def join_by_orcid(kept: User, *, orcid: str, as_one: Collection[str] = ()) -> Join:
    """Join the account whose ORCID iD the person proved at ORCID. Raises as ``join_by_code``."""
    closed = person_with_orcid(orcid)
    if closed is None:
        raise ValidationError(_("No account has this ORCID iD any more."))
    join = Join(kept=kept, closed=closed, by=kept, proof="orcid")
    join_now(join, as_one=as_one)
    return join


def join_now(join: Join, *, as_one: Collection[str] = ()) -> None:
    """Do the join, write it down and tell both addresses."""
    join.kept, join.closed = accounts.lock_both(join.kept, join.closed)
    accounts.check_joinable(join.kept, join.closed)
    join.moved = join.moved | join_people(join.kept, join.closed, as_one=as_one)
    join.joined_at = now()
    join.save()
    letters.post_to_both("accounts-joined", join, old_address(join), link=True)


@transaction.atomic
def add_address(user: User, *, address: str) -> None:
    """Add an address that the person proved by a code and that no account has.

    Raises ValidationError where an account came to it meanwhile, or where five are listed.
    """
    other = account_at(address)
    if other and other.pk != user.pk:
        raise ValidationError(_("An account belongs to this address; look at it first."))
    listed = EmailAddress.objects.filter(user=user, email__iexact=address).exists()
    if not (listed or EmailAddress.objects.can_add_email(user)):
        raise ValidationError(_("Five addresses are listed already. Remove one first."))
    accounts.prove_address(user, address)


@transaction.atomic
def ask_to_join(kept: User, *, address: str, words: str) -> None:
    """Ask the editors to join an account whose letters the person can no longer read.

    Says nothing of whether the address is known; the editors learn it. Asking twice for one
    account is one request. Raises ValidationError for an address of one's own, and where three
    requests wait.
    """
    closed = account_at(address)
    if closed and closed.pk == kept.pk:
        raise ValidationError(_("This address belongs to your account already."))
    User.objects.select_for_update().get(pk=kept.pk)
    waiting = Join.objects.filter(kept=kept, joined_at=None, undone_at=None)
    if waiting.count() >= OPEN_REQUESTS and not waiting.filter(closed=closed).exists():
        raise ValidationError(_("Three requests of yours wait already; the editors answer them."))
    join = None
    if closed:
        join, _new = waiting.get_or_create(
            closed=closed, defaults={"kept": kept, "by": kept, "proof": "editor", "words": words}
        )
    for editor in deciders(but=kept):
        letters.post_join_asked(editor, by=kept, address=address, words=words, join=join)


@transaction.atomic
def start_join(*, by: User, kept: str, closed: str, words: str) -> Join:
    """Write down, for an editor, that two addresses are one person's; nothing is joined yet."""
    first, second = account_at(kept), account_at(closed)
    if first is None or second is None:
        missing = kept if first is None else closed
        raise ValidationError(_("No account has the address %(email)s.") % {"email": missing})
    accounts.check_joinable(first, second)
    waiting = Join.objects.filter(joined_at=None, undone_at=None)
    join, _new = waiting.get_or_create(
        kept=first, closed=second, defaults={"by": by, "proof": "editor", "words": words}
    )
    return join


@transaction.atomic
def accept_join(join: Join, *, by: User, words: str, as_one: Collection[str] = ()) -> None:
    """Join two accounts for a person who could not prove the second; another editor's own never.

    The words say how the editor knows; they stay in the log. Of two editors the first wins.
    """
    locked = waiting_row(join, by)
    locked.moved = {"decided_by": by.key, "answer": words}
    join_now(locked, as_one=as_one)


@transaction.atomic
def refuse_join(join: Join, *, by: User, words: str) -> None:
    """Leave two accounts as they are and tell the person why."""
    locked = waiting_row(join, by)
    locked.moved = {"decided_by": by.key, "answer": words}
    locked.undone_at = now()
    locked.save()
    if locked.by_id == locked.kept_id:
        letters.post_join_refused(locked, old_address(locked), words)


def waiting_row(join: Join, by: User) -> Join:
    """Return a request, locked, that this editor may answer."""
    row = Join.objects.select_for_update().get(pk=join.pk)
    if row.joined_at or row.undone_at:
        raise ValidationError(_("Another editor has answered this request by now."))
    if by.pk in (row.kept_id, row.closed_id):
        raise ValidationError(_("These are your own accounts; another editor must decide."))
    return row


@transaction.atomic
def undo_join(join: Join) -> None:
    """Part two accounts within 30 days; what was added since stays with the kept one.

    Undoing twice changes nothing more. Raises ValidationError when the month is over, or where
    the kept account was itself joined to a third.
    """
    row = Join.objects.select_for_update().get(pk=join.pk)
    if row.undone_at:
        return
    if undo_until(row) is None:
        raise ValidationError(_("The 30 days are over; write to the editors."))
    row.kept, row.closed = accounts.lock_both(row.kept, row.closed)
    if not row.kept.is_active:
        raise ValidationError(
            _("The account was joined to another one after that. Undo the later join first.")
        )
    submissions.part_people(row)
    row.undone_at = now()
    row.save(update_fields=["undone_at"])
    letters.post_to_both("accounts-parted", row, old_address(row))


def tell_old_address(user: User, *, old: str) -> None:
    """Warn the former main address that letters go to another one now."""
    letters.post_address_changed(user, old=old)
