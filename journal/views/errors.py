"""Pages for what went wrong: what happened, what was kept, what to do."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from journal.requests import typed_texts


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "journal/errors/404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    words = str(exception) if exception and exception.args else ""
    return render(request, "journal/errors/403.html", {"words": words}, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "journal/errors/400.html", status=400)


def too_large(request: HttpRequest) -> HttpResponse:
    """The front server leads here when it refuses a request for its size."""
    page = {"limit": settings.UPLOAD_LIMIT, "together": settings.PAPER_LIMIT}
    return render(request, "journal/errors/413.html", page, status=413)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that we failed, with nothing that could fail again: no database, no person."""
    try:
        page: str = render_to_string("journal/errors/500.html")
    except ValueError:  # the style sheets are not collected yet
        page = "Something broke here. It is our fault; what you had saved is kept."
    return HttpResponse(page, status=500)


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came back without its secret: too old, or cookies are off. Show what was typed."""
    page = {"typed": typed_texts(request)}
    return render(request, "journal/errors/expired.html", page, status=403)
