"""Co-reviewers who are typed into the form of a review, whichever of its buttons is pressed."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from reviews import services
from reviews.forms import CoReviewerForm
from reviews.models import CoReviewer, Review


def typed_co_reviewer(request: HttpRequest) -> CoReviewerForm:
    """Return the fields of a co-reviewer as they were sent, or empty ones."""
    form = CoReviewerForm(request.POST)
    filled = any(request.POST.get(form.add_prefix(name), "").strip() for name in form.fields)
    return form if filled else CoReviewerForm()


def name_typed(request: HttpRequest, review: Review) -> CoReviewer | None:
    """Name who was typed; None where nobody was. Raises ValidationError in words."""
    form = typed_co_reviewer(request)
    if not form.is_bound or review.state != Review.State.ACCEPTED:
        return None
    if not form.is_valid():
        missing = " ".join(str(error) for errors in form.errors.values() for error in errors)
        raise ValidationError(_("The co-reviewer: %(missing)s") % {"missing": missing})
    return services.name_co_reviewer(review, **form.cleaned_data)
