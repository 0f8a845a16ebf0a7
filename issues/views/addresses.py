"""Addresses with the journal's own host, whatever host a request came by."""

from django.conf import settings


def absolute(path: str) -> str:
    """Return a path as a full address under SITE_URL."""
    return f"{settings.SITE_URL}{path}"
