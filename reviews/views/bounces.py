"""Editors mend what keeps letters from a reviewer."""

from django.utils.translation import gettext as _

from journal.requests import PersonRequest
from reviews import services
from reviews.models import Review
from reviews.views.reviewers import pressed


@pressed
def try_again(request: PersonRequest, review: Review) -> str:
    """Send a reviewer the letter again that did not arrive."""
    services.try_again(review, by=request.user)
    return _("A letter to %(name)s leaves now.") % {"name": review.reviewer}


@pressed
def other_address(request: PersonRequest, review: Review) -> str:
    """Write to a reviewer at another address."""
    services.use_other_address(
        review,
        email=request.POST.get("email", "")[:254],
        by=request.user,
        went_astray="astray" in request.POST,
    )
    return _("A letter to %(name)s leaves now.") % {"name": review.reviewer}
