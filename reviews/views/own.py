"""The list of one's own reviews, and the day of one for the calendar."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from journal.calendars import MEDIA_TYPE, calendar_file
from journal.requests import PersonRequest
from reviews.letters.due_days import due_day
from reviews.models import Review
from reviews.queries import own_reviews
from reviews.views.links import own_review, private


@login_required
def mine(request: PersonRequest) -> HttpResponse:
    """Show a person's reviews, open ones first."""
    context = {"rows": own_reviews(request.user), "room": "reviews"}
    return render(request, "reviews/mine.html", context)


@require_safe
def due_file(request: HttpRequest, key: str) -> HttpResponse:
    """The day on which a review is due, for the reviewer's own calendar."""
    review = own_review(request, key)
    if review.state != Review.State.ACCEPTED:
        raise Http404
    file = calendar_file(due_day(review, at=now()).kept())
    response = HttpResponse(file, content_type=f"{MEDIA_TYPE}; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="review-due.ics"'
    return private(response)
