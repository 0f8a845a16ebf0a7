"""Two accounts of one person become one: their roles in the house."""

from typing import Any

from django.db.models import Q

from accounts import services as accounts
from accounts.models import Join, User
from accounts.services import Column, Spared, hand_over
from journal.models import Expert, Member, Publication
from journal.queries import the_journal
from journal.services.edition import raise_edition

COLUMNS: list[Column] = [(Expert, "user"), (Member, "user"), (Publication, "user")]


def join_people(kept: User, closed: User) -> dict[str, Any]:
    """Give all roles to the kept account; a role that both hold lasts as long as either's."""
    moved = accounts.join_people(kept, closed)
    pairs = doubled_roles(kept, closed)
    moved["wishes"] = keep_wishes(kept, closed)
    moved["terms"] = [widen(own, other) for own, other in pairs]
    spared: Spared = {(Member, "user"): [other.pk for _own, other in pairs]}
    moved["rows"] |= hand_over(COLUMNS, kept=kept, closed=closed, spared=spared)
    show_people_anew()
    return moved


def keep_wishes(kept: User, closed: User) -> dict[str, str | None]:
    """Let the stricter of two wishes not to be asked count; return what the kept row said."""
    own, other = (Expert.objects.filter(user=user).first() for user in (kept, closed))
    if own is None or other is None:
        return {}
    before = {
        "never_at": own.never_at.isoformat() if own.never_at else None,
        "not_before": own.not_before.isoformat() if own.not_before else None,
    }
    own.never_at = own.never_at or other.never_at
    own.not_before = max(filter(None, [own.not_before, other.not_before]), default=None)
    own.save(update_fields=["never_at", "not_before"])
    return before


def doubled_roles(kept: User, closed: User) -> list[tuple[Member, Member]]:
    """Return the pairs of rows that give both accounts one and the same role."""
    return [
        (own, other)
        for other in Member.objects.filter(user=closed)
        for own in Member.objects.filter(
            same_place(other), user=kept, journal=other.journal_id, role=other.role
        )
    ]


def same_place(member: Member) -> Q:
    return Q(section=member.section_id, call=member.call_id)


def widen(own: Member, other: Member) -> dict[str, Any]:
    """Let a term cover another; an end that is not named is open. Return what it was."""
    before = {
        "pk": own.pk,
        "since": own.since.isoformat() if own.since else None,
        "until": own.until.isoformat() if own.until else None,
    }
    own.since = min(own.since, other.since) if own.since and other.since else None
    own.until = max(own.until, other.until) if own.until and other.until else None
    own.save(update_fields=["since", "until"])
    return before


def part_people(join: Join) -> None:
    """Undo ``join_people``."""
    for term in join.moved["terms"]:
        Member.objects.filter(pk=term["pk"]).update(since=term["since"], until=term["until"])
    if join.moved.get("wishes"):
        Expert.objects.filter(user=join.kept).update(**join.moved["wishes"])
    accounts.part_people(join)
    show_people_anew()


def show_people_anew() -> None:
    """The board's page names people: what was kept of it is out of date."""
    journal = the_journal()
    if journal:
        raise_edition(journal)
