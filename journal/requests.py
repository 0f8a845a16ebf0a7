"""What the middleware has put on a request by the time a view sees it."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.models import User
from journal.models import Journal


class PersonRequest(HttpRequest):
    """A request of a person who is signed in; for views behind ``login_required``."""

    user: User
    journal: Journal
    htmx: HtmxDetails
