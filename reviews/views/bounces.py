"""Editors mend what keeps letters from a reviewer."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from journal.requests import PersonRequest
from reviews import services
from reviews.access import review_for
from reviews.views.reviewers import back, back_refused


@login_required
@require_POST
def try_again(request: PersonRequest, key: str) -> HttpResponse:
    """Send a reviewer the letter again that did not arrive."""
    review = review_for(request.user, key, as_editor=True)
    try:
        services.try_again(review, by=request.user)
    except ValidationError as refusal:
        return back_refused(request, review, refusal)
    return back(request, review, _("A letter to %(name)s leaves now.") % {"name": review.reviewer})


@login_required
@require_POST
def other_address(request: PersonRequest, key: str) -> HttpResponse:
    """Write to a reviewer at another address."""
    review = review_for(request.user, key, as_editor=True)
    try:
        services.use_other_address(
            review, email=request.POST.get("email", "")[:254], by=request.user
        )
    except ValidationError as refusal:
        return back_refused(request, review, refusal)
    return back(request, review, _("A letter to %(name)s leaves now.") % {"name": review.reviewer})
