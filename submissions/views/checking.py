"""The preflight's pages: all findings, shared passages side by side, romanised references."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from journal.queries import manages
from journal.requests import PersonRequest
from submissions import services
from submissions.access import acts_for_authors, is_handled_by, other_for, submission_for
from submissions.forms import ChecksForm, typed_references
from submissions.manuscripts.romanise import Scheme
from submissions.models import Submission
from submissions.queries import preflight, reading_version, romanised_of, sharing


def room_of(request: PersonRequest, submission: Submission) -> dict[str, Any]:
    """Return what every page here shows: the paper, its version, and who looks at it."""
    is_editor = is_handled_by(request.user, submission)
    return {
        "submission": submission,
        "version": reading_version(submission),
        "is_editor": is_editor,
        "room": "desk" if is_editor else "mine",
    }


@login_required
def checks(request: PersonRequest, key: str) -> HttpResponse:
    """Show everything that the checks found in a paper's newest text."""
    submission = submission_for(request.user, key)
    page = room_of(request, submission)
    page["groups"] = preflight(submission, page["version"], request.user)
    return render(request, "submissions/checks.html", page)


@login_required
def overlap(request: PersonRequest, key: str, other_key: str) -> HttpResponse:
    """Show the passages that two papers share, side by side."""
    submission = submission_for(request.user, key)
    other = other_for(request.user, other_key)
    page = room_of(request, submission) | {"other": other}
    page["sharing"] = sharing(page["version"], other) if page["version"] else None
    return render(request, "submissions/overlap.html", page)


@login_required
def references(request: PersonRequest, key: str) -> HttpResponse:
    """Propose Latin forms for references in Cyrillic letters; each may be corrected."""
    submission = submission_for(request.user, key)
    if not (acts_for_authors(request.user, submission) or is_handled_by(request.user, submission)):
        raise PermissionDenied(_("Only who sent the paper, or its editor, changes this."))
    if request.method == "POST":
        services.save_latin_references(submission, texts=typed_references(request.POST))
        messages.success(request, _("The Latin forms are kept with the paper."), extra_tags="good")
        return redirect("submissions:references", key)
    wanted = request.GET.get("scheme", "")
    scheme = Scheme(wanted) if wanted in set(Scheme) else Scheme.ISO_9
    page = room_of(request, submission) | {"scheme": scheme, "schemes": list(Scheme)}
    page["rows"] = romanised_of(submission, page["version"], scheme, anew="scheme" in request.GET)
    return render(request, "submissions/references.html", page)


@login_required
def check_settings(request: PersonRequest) -> HttpResponse:
    """Say which checks warn and which stop; for those who run the journal."""
    if not manages(request.user):
        raise PermissionDenied(_("Only the editor-in-chief and the managing editor come in here."))
    if request.journal is None:
        raise Http404
    form = ChecksForm(request.POST or None, journal=request.journal)
    if request.method == "POST" and form.is_valid():
        services.choose_checks(request.journal, weights=form.cleaned_data)
        messages.success(request, _("The checks are set."), extra_tags="good")
        return redirect("submissions:check_settings")
    return render(request, "submissions/check_settings.html", {"form": form, "room": "settings"})
