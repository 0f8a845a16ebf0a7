"""Credit in ORCID: the button on the page of a review that is handed in."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import orcid
from reviews import services
from reviews.access import is_own
from reviews.models import Review
from reviews.queries.credits import credit_offer
from reviews.views.links import act, own_review
from reviews.views.task import refused


@act
def ask_credit(request: HttpRequest, key: str) -> HttpResponse:
    """Send the reviewer to ORCID for the permission; where it is kept, send the entry at once."""
    review = own_review(request, key)
    if not orcid.may_deposit():
        raise Http404
    if review.state != Review.State.DONE:
        return refused(
            request, review, ValidationError(_("Credit comes with a review that is handed in."))
        )
    offer = credit_offer(review, signed_in=is_own(request.user, review))
    if not offer.by_press:
        return orcid.leave_for_orcid(
            request, purpose=orcid.Purpose.CREDIT, key=review.key, scope=orcid.WRITE
        )
    try:
        services.ask_credit(review, orcid=offer.by_press)
    except ValidationError as refusal:
        return refused(request, review, refusal)
    return to_orcid(key)


@act
def withdraw_credit(request: HttpRequest, key: str) -> HttpResponse:
    """Take the entry out of the reviewer's record again."""
    review = own_review(request, key)
    credit = services.withdraw_credit(review)
    if credit and credit.state == credit.State.WAITING:
        messages.info(request, _("The entry is still on its way. Try again in some minutes."))
    return to_orcid(key)


def to_orcid(key: str) -> HttpResponse:
    return redirect(f"{reverse('reviews:page', args=[key])}#orcid")
