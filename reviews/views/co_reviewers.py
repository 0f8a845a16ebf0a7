"""A reviewer names who helps with the review; what is typed of the review is saved first."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from reviews import services
from reviews.forms import CoReviewerForm
from reviews.views.links import act, own_review
from reviews.views.task import refused, show
from reviews.views.writing import keep_typed, sent_form


@act
def name_co_reviewer(request: HttpRequest, key: str) -> HttpResponse:
    """Add a co-reviewer, or take one off; the answer never tells what is known of the person."""
    review = own_review(request, key)
    form, named = sent_form(request, review), CoReviewerForm(request.POST)
    removed = request.POST.get("remove", "")
    try:
        keep_typed(request, review, form)
        if removed:
            take_off(request, key, removed)
            return redirect("reviews:page", key)
        review.refresh_from_db()
        if not named.is_valid():
            seen_at = services.stamp(review.draft_saved_at)
            return show(request, review, co_form=named, seen_at=seen_at, status=409)
        services.name_co_reviewer(review, **named.cleaned_data)
    except ValidationError as refusal:
        return refused(request, review, refusal, co_form=named)
    words = _("%(name)s is named. The editors see it, and may have a question.")
    messages.success(request, words % {"name": named.cleaned_data["name"]}, extra_tags="good")
    return redirect("reviews:page", key)


def take_off(request: HttpRequest, key: str, removed: str) -> None:
    review = own_review(request, key)
    row = review.co_reviewers.filter(key=removed).first()
    if row is None:
        raise Http404
    if review.state == review.State.ACCEPTED:
        services.unname_co_reviewer(row)
