"""Headers that every answer carries, the journal's own time zone, and words typed too late."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from journal.queries import the_journal
from journal.requests import typed_texts

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
        door = request.resolver_match
        if request.method == "POST" and door is not None and door.url_name == "account_logout":
            # texts and files that wait in this browser are not for whoever comes next
            response.headers.setdefault("Clear-Site-Data", '"storage"')
        session = getattr(request, "session", None)
        if session is not None and session.accessed:
            # what one person sees must not be kept by any shared cache
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


class NotTooLargeMiddleware:
    """Refuses in words, before a byte of it is read, a request larger than any form of ours.

    Stands before all that reads forms; the front server leads to the same words.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        told = request.META.get("CONTENT_LENGTH") or "0"
        if told.isdigit() and int(told) > settings.REQUEST_LIMIT:
            return render(request, "journal/errors/413.html", limits(), status=413)
        return self.get_response(request)


def limits() -> dict[str, int]:
    """Return what a file and a paper may have, for the page that says so."""
    return {"limit": settings.UPLOAD_LIMIT, "together": settings.PAPER_LIMIT}


class KeepTypedMiddleware:
    """Shows people who were signed out meanwhile what they had typed, instead of losing it.

    Stands inside all others, so it sees the view's own answer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method != "POST" or request.user.is_authenticated:
            return response
        typed = typed_texts(request)
        sign_in = f"{reverse(settings.LOGIN_URL)}?next={back(request)}"
        page = {"typed": typed, "sign_in": sign_in}
        if asks_to_sign_in(response):
            if typed:
                return render(request, "journal/errors/signed_out.html", page, status=403)
            response["Location"] = sign_in  # not to the button's own address, which is no page
        elif response.status_code == 404 and typed:
            return render(request, "journal/errors/signed_out.html", page, status=404)
        return response


class NoBlankPagesMiddleware:
    """Says in words what Django leaves blank: an address that only a button leads to.

    An address with a NUL is none of ours; PostgreSQL would refuse to look for it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise Http404
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            page = render(request, "journal/errors/405.html", status=405)
            page["Allow"] = response.headers.get("Allow", "")
            return page
        return response


def asks_to_sign_in(response: HttpResponse) -> bool:
    """Say whether a view sent an unknown person to the sign-in."""
    to = urlsplit(response.headers.get("Location", ""))
    return to.path == resolve_url(settings.LOGIN_URL) and to.query.startswith("next=")


def back(request: HttpRequest) -> str:
    """Return the path of the page on which a button was pressed, or of one's own room."""
    page = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}):
        return urlsplit(page).path
    return reverse("account")
