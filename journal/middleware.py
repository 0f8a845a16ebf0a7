"""Headers that every answer carries, and the journal's own time zone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from journal.queries import the_journal

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class PolicyMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.journal = the_journal()  # type: ignore[attr-defined]
        with timezone.override(request.journal.zone if request.journal else "UTC"):  # type: ignore[attr-defined]
            response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if getattr(request, "user", None) and request.user.is_authenticated:
            # what one person sees must not be kept by any shared cache
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response
