"""Editors attach the similarity report of an outside service to a version."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from journal.queries import today
from journal.requests import PersonRequest
from submissions import services
from submissions.access import similarity_for, submission_for, version_for
from submissions.forms import SimilarityForm
from submissions.models import Version
from submissions.services import Measured, Upload


@login_required
def similarity(request: PersonRequest, key: str, version_key: str) -> HttpResponse:
    """Write down what an outside service says of one version, with its report as PDF."""
    submission = submission_for(request.user, key, as_editor=True)
    version = version_for(request.user, key, version_key)
    form = SimilarityForm(
        request.POST or None,
        request.FILES or None,
        initial={"made_on": today(submission.journal)},
    )
    if request.method == "POST" and form.is_valid() and attached(request, version, form):
        messages.success(
            request,
            _("The report is kept with %(version)s.") % {"version": version.label},
            extra_tags="good",
        )
        return redirect(f"{reverse('manuscript', args=[key])}?part=files")
    page = {"submission": submission, "version": version, "form": form, "room": "desk"}
    return render(request, "submissions/similarity.html", page)


def attached(request: PersonRequest, version: Version, form: SimilarityForm) -> bool:
    """Attach a report; False where it is refused, which the form then says."""
    values = form.cleaned_data
    file = values["file"]
    try:
        services.attach_similarity(
            version,
            by=request.user,
            measured=Measured(values["tool"], values["percent"], values["made_on"]),
            upload=Upload(file.name or "", file) if file else None,
        )
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


@login_required
@require_POST
def remove_similarity(request: PersonRequest, key: str, report_key: str) -> HttpResponse:
    """Take away a report that was attached by mistake."""
    submission = submission_for(request.user, key, as_editor=True)
    services.remove_similarity(similarity_for(submission, report_key))
    messages.success(request, _("The report is taken away."), extra_tags="good")
    return redirect(f"{reverse('manuscript', args=[key])}?part=files")
