"""Who is at this device: the reviewer, or somebody to whom the link was passed on."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.links import granted
from reviews import services
from reviews.access import review_for
from reviews.forms import ColleagueForm
from reviews.models import Review, Suggestion
from reviews.views.links import (
    KIND,
    act,
    asked_review,
    forwarded,
    known_device,
    page_address,
    passed_on,
    private,
)


@act
def who(request: HttpRequest, key: str) -> HttpResponse:
    """Take the answer to "Are you …?"; "no" closes the task on this device."""
    review = asked_review(request, key)
    response = redirect(page_address(key, request.POST))
    device = known_device(request, response, key)
    is_reviewer = request.POST.get("who") == "self"
    services.say_who(review, device=device, is_reviewer=is_reviewer)
    if is_reviewer:
        messages.success(request, _("Thank you. We shall not ask again on this device."))
    return response


def passed_on_review(request: HttpRequest, key: str) -> Review:
    """Return the review whose link was passed on to this device; Http404 otherwise."""
    review = review_for(request.user, key, grant=granted(request, KIND, key))
    if not passed_on(request, review):
        raise Http404
    return review


@act
def propose(request: HttpRequest, key: str) -> HttpResponse:
    """Tell the editor who got the link, or propose oneself as a reviewer."""
    review = passed_on_review(request, key)
    form = ColleagueForm(request.POST)
    if not form.is_valid():
        return forwarded(request, review, colleague_form=form)
    try:
        services.suggest(
            review,
            colleague=services.Colleague(**form.cleaned_data),
            source=Suggestion.Source.FORWARDED,
        )
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return forwarded(request, review, colleague_form=form)
    return private(render(request, "reviews/proposed.html", {}))
