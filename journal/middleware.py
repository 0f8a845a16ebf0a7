"""Headers that every answer carries, and the journal's own time zone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from journal.queries import the_journal

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class PolicyMiddleware:
    """Stands outside the session, so it sees whether an answer was made for one person."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        journal = the_journal()
        request.journal = journal  # type: ignore[attr-defined]
        with timezone.override(journal.zone if journal else "UTC"):
            response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        session = getattr(request, "session", None)
        if session is not None and session.accessed:
            # what one person sees must not be kept by any shared cache
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response
