"""Another file in the place of the first."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from journal.requests import PersonRequest
from submissions import services
from submissions.access import acts_for_authors, submission_for
from submissions.forms import FileForm
from submissions.models import Status
from submissions.queries import in_charge_words


@login_required
def replace(request: PersonRequest, key: str) -> HttpResponse:
    """Put another file in the place of the current one, until the review begins."""
    submission = submission_for(request.user, key)
    if not acts_for_authors(request.user, submission):
        raise PermissionDenied(
            _("The author who sent the paper, or its corresponding author, replaces the file.")
        )
    form = FileForm(
        request.POST or None, request.FILES or None, person=request.user, place=f"replace:{key}"
    )
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            services.replace_file(
                submission, by=request.user, upload=services.Upload(file.name, file)
            )
        except ValidationError as refusal:
            form.add_error("file", refusal)
        else:
            return redirect("submissions:reading", key)
    page = {
        "room": "mine",
        "submission": submission,
        "form": form,
        "possible": submission.status in services.REPLACEABLE,
        "is_draft": submission.status == Status.DRAFT,
        "contact": in_charge_words(submission),
    }
    return render(request, "submissions/replace.html", page)
