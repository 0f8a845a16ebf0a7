"""Readings of the house that several pages and acts share."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.models import User
from journal.models import Journal, Member, Role


def the_journal() -> Journal | None:
    """Return the journal of this deployment, or None before it is set up."""
    return Journal.objects.order_by("pk").first()


def today(journal: Journal) -> date:
    """Return today's date at the journal's place."""
    return timezone.now().astimezone(journal.zone).date()


def members(journal: Journal, *roles: str) -> list[User]:
    """Return the people who hold one of the roles today, each once, in order of their term."""
    rows = journal.members.at(today(journal)).filter(role__in=roles).select_related("user")
    return list({row.user_id: row.user for row in rows.order_by("pk")}.values())


def has_role(user: User | AnonymousUser, *roles: str) -> bool:
    """Say whether a person holds one of the roles today, in any section or call."""
    if not user.is_authenticated:
        return False
    day = timezone.now().date()
    return Member.objects.filter(user_id=user.pk, role__in=roles).at(day).exists()


def is_editor(user: User | AnonymousUser) -> bool:
    return has_role(user, Role.CHIEF, Role.MANAGER, Role.SECTION, Role.GUEST)


def is_staff(user: User | AnonymousUser) -> bool:
    """Say whether a person works in the editorial office in any role."""
    return has_role(user, Role.CHIEF, Role.MANAGER, Role.SECTION, Role.GUEST, Role.PRODUCTION)


def manages(user: User | AnonymousUser) -> bool:
    """Say whether a person runs the journal: settings, issues, all letters."""
    return has_role(user, Role.CHIEF, Role.MANAGER)
