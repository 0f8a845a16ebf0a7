"""Step 1 of sending a paper, and the end of a draft."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from journal.requests import PersonRequest
from submissions import services
from submissions.access import sent_by
from submissions.forms import FileForm, StartForm
from submissions.queries import (
    current_version,
    manuscript_of,
    problem_of,
    progress_of,
)


@login_required
def start(request: PersonRequest) -> HttpResponse:
    """Step 1: language, kind, file."""
    form = StartForm(
        request.POST or None,
        request.FILES or None,
        journal=request.journal,
        person=request.user,
        place="start",
        initial={"language": request.LANGUAGE_CODE},
    )
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            submission = services.start(
                request.journal,
                by=request.user,
                language=values["language"],
                article_type=values["article_type"],
                upload=services.Upload(values["file"].name, values["file"]),
                further=[(kind, services.Upload(f.name or "", f)) for kind, f in form.further],
            )
        except ValidationError as refusal:
            form.add_error("file", refusal)
        else:
            return redirect("submissions:reading", submission.key)
    return render(request, "submissions/start.html", {"form": form})


@login_required
def reading(request: PersonRequest, key: str) -> HttpResponse:
    """The file is being read; the page asks every second, and goes on by itself."""
    submission = sent_by(request.user, key)
    version = current_version(submission)
    if version is None:
        return redirect("submissions:start")
    progress = progress_of(version)
    onward = reverse("submissions:check", args=[key])
    if submission.code:
        onward = reverse("manuscript", args=[key])
    if progress.state == "read":
        return HttpResponseClientRedirect(onward) if request.htmx else redirect(onward)
    page = {
        "submission": submission,
        "version": version,
        "manuscript": manuscript_of(version),
        "problem": problem_of(version),
        "progress": progress,
        "onward": onward,
        "form": FileForm(person=request.user, place=f"replace:{key}"),
    }
    return render(request, "submissions/reading.html", page)


@login_required
@require_POST
def discard(request: PersonRequest, key: str) -> HttpResponse:
    submission = sent_by(request.user, key)
    try:
        services.discard(submission)
    except ValidationError as refusal:
        messages.warning(request, refusal.messages[0], extra_tags="warn")
    else:
        messages.success(request, _("The draft and its file are gone."), extra_tags="good")
    return redirect("papers")
