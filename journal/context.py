"""What every page knows of the house."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from journal.models import Page, Role
from journal.queries import has_role, is_editor, is_staff, manages, the_journal


def house(request: HttpRequest) -> dict[str, Any]:
    """Everything is lazy: a public page must not ask who is reading it."""
    journal = getattr(request, "journal", None) or the_journal()
    return {
        "journal": journal,
        "languages": ["kk", "ru", "en"],
        "mailbox_open": settings.MAILBOX,
        "house_pages": SimpleLazyObject(
            lambda: list(Page.objects.filter(journal=journal)) if journal else []
        ),
        "office": SimpleLazyObject(lambda: rooms_of(request)),
    }


def rooms_of(request: HttpRequest) -> dict[str, bool]:
    """Return which rooms of the editorial office stand open to the person."""
    user = request.user
    return {
        "is_editor": is_editor(user),
        "is_staff": is_staff(user),
        "manages": manages(user),
        "keeps_roster": has_role(user, Role.CHIEF, Role.MANAGER, Role.SECTION),
    }
