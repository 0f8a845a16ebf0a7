"""What editors say of a conflict that was found."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from journal.requests import PersonRequest
from reviews import queries, services
from reviews.forms.finding import RulingForm
from reviews.views.reviewers import invite_form, show
from submissions.access import submission_for
from submissions.models import Submission


@login_required
@require_POST
def rule_conflict(request: PersonRequest, key: str) -> HttpResponse:
    """Put a conflict aside or hold that it is one; the reason is kept with the paper."""
    submission = submission_for(request.user, key, as_editor=True)
    form = RulingForm(request.POST)
    ruling, person_key, kind, evidence = form.parts()
    person = queries.person_by_key(person_key)
    try:
        if person is None:
            raise ValidationError(_("This person is not known here; search again."))
        services.rule_conflict(
            submission,
            by=request.user,
            user=person,
            finding=(kind, evidence),
            ruling=ruling,
            reason=form.reason,
        )
    except ValidationError as refusal:
        return refused(request, submission, person_key, refusal)
    messages.success(request, _("It is written down and not asked again."), extra_tags="good")
    return redirect("desk" if person == request.user else where(request, submission))


def where(request: PersonRequest, submission: Submission) -> str:
    """Return the address of the page from which the button was pressed."""
    if "people" in request.GET:
        return reverse("manuscript", args=[submission.key]) + "?part=people#charge"
    query = request.GET.urlencode()
    return reverse("reviews:reviewers", args=[submission.key]) + (f"?{query}" if query else "")


def refused(
    request: PersonRequest, submission: Submission, person_key: str, refusal: ValidationError
) -> HttpResponse:
    """Show why nothing was written, with the typed reason in its place."""
    if "people" in request.GET:
        messages.error(request, " ".join(refusal.messages))
        return redirect(where(request, submission))
    typed = request.POST.copy()
    typed["person"] = person_key
    form = invite_form(submission, typed)
    return show(request, submission, form=form, refusal=refusal, status=409)
