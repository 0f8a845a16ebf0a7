"""What a request carries by the time a view sees it: from the middleware, and as typed."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.models import User
from journal.models import Journal

LONG = 20  # letters; what is shorter is typed again soon enough


def typed_texts(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the longer texts of a form that was sent, by name; no secrets."""
    return [
        (name, str(value))
        for name, value in request.POST.items()
        if name != "csrfmiddlewaretoken" and "password" not in name and len(value) > LONG
    ]


class PersonRequest(HttpRequest):
    """A request of a person who is signed in; for views behind ``login_required``."""

    user: User
    journal: Journal
    htmx: HtmxDetails
