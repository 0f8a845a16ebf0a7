"""A reviewer names who helps with the review; what is typed of the review is saved first."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from reviews import services
from reviews.models import Review
from reviews.views.links import act, own_review
from reviews.views.naming import typed_co_reviewer
from reviews.views.task import refused
from reviews.views.writing import keep_typed, sent_form


@act
def name_co_reviewer(request: HttpRequest, key: str) -> HttpResponse:
    """Add a co-reviewer, or take one off; the answer never tells what is known of the person."""
    review = own_review(request, key)
    form, named = sent_form(request, review), typed_co_reviewer(request)
    try:
        keep_typed(request, review, form)
        if request.POST.get("remove"):
            take_off(review, request.POST["remove"])
        elif not named.is_bound:
            raise ValidationError(_("Write the name and the address of the co-reviewer."))
    except ValidationError as refusal:
        return refused(request, review, refusal, form=form)
    if named.is_bound:
        words = _("%(name)s is named. The editors see it, and may have a question.")
        messages.success(request, words % {"name": named.data["co-name"]}, extra_tags="good")
    return redirect("reviews:page", key)


def take_off(review: Review, key: str) -> None:
    row = review.co_reviewers.filter(key=key).first()
    if row is None:
        raise Http404
    if review.state == Review.State.ACCEPTED:
        services.unname_co_reviewer(row)
