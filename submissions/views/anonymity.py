"""Names in the reviewers' copy: the list for editors, and the few presses that settle it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from journal.requests import PersonRequest
from submissions import services
from submissions.access import check_decides, submission_for
from submissions.models import Submission, Version
from submissions.queries import anonymity_of, findings_of, may_decide, reading_version

DECIDED = {"dismiss", "waive"}  # by these the copy goes to reviewers as it is


@login_required
def anonymity(request: PersonRequest, key: str) -> HttpResponse:
    """Show what still tells reviewers who wrote a paper; each press is one act."""
    submission = submission_for(request.user, key, as_editor=True)
    version = reading_version(submission)
    if request.method != "POST":
        return show(request, submission, version)
    if version is None:
        raise Http404
    if request.POST.get("act") in DECIDED:
        check_decides(request.user, submission)
    try:
        said = act(request, version)
    except ValidationError as refusal:
        return show(request, submission, version, refusal=refusal.messages[0], status=422)
    messages.success(request, said, extra_tags="good")
    return redirect("submissions:anonymity", key)


def act(request: PersonRequest, version: Version) -> str:
    """Do what was pressed and return what to say. Raises Http404 for no act of this page."""
    chosen, reason = request.POST.get("act", ""), request.POST.get("reason", "")
    if chosen == "clean":
        services.clean_copy(version, by=request.user)
        return _("The copy is being cleaned and searched anew.")
    if chosen == "search":
        services.search_again(version)
        return _("The copy is being searched anew.")
    if chosen == "ask":
        services.ask_authors(version, by=request.user)
        return _("The authors were asked for a file without these traces.")
    if chosen == "dismiss":
        finding = request.POST.get("finding", "")
        services.dismiss(version, finding=finding, by=request.user, reason=reason)
        return _("Kept: this is not a name. It will not be raised again.")
    if chosen == "waive":
        services.waive(version, by=request.user, reason=reason)
        return _("The paper may go to reviewers; your reason is kept.")
    raise Http404


def show(
    request: PersonRequest,
    submission: Submission,
    version: Version | None,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    page: dict[str, Any] = {
        "room": "desk",
        "submission": submission,
        "decides": may_decide(request.user, submission),
        "version": version,
        "found": anonymity_of(submission, version),
        "removed": findings_of(version) if version else [],
        "refusal": refusal,
        "typed": request.POST.get("reason", "") if refusal else "",
    }
    return render(request, "submissions/anonymity.html", page, status=status)
