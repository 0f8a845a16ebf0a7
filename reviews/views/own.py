"""The list of one's own reviews."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from journal.requests import PersonRequest
from reviews.queries import own_reviews


@login_required
def mine(request: PersonRequest) -> HttpResponse:
    """Show a person's reviews, open ones first."""
    context = {"rows": own_reviews(request.user), "room": "reviews"}
    return render(request, "reviews/mine.html", context)
