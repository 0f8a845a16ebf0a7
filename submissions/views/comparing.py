"""Any two versions of a paper side by side, for its authors and editors."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from journal.requests import PersonRequest
from submissions.access import submission_for, version_for
from submissions.models import Version
from submissions.queries import (
    comparable_versions,
    compared,
    copy_of,
    manuscript_of,
)


@login_required
@require_safe
def choose_versions(request: PersonRequest, key: str) -> HttpResponse:
    """Lead to the comparison of the two chosen versions, or of the newest with the one before."""
    submission = submission_for(request.user, key)
    versions = {version.key: version for version in comparable_versions(submission)}
    if len(versions) < 2:
        raise Http404
    order = [*versions.values()]
    new = versions.get(request.GET.get("new", ""), order[-1])
    before = order[max(0, order.index(new) - 1)]
    old = versions.get(request.GET.get("old", ""), before)
    address = reverse("submissions:comparison", args=[key, old.key, new.key])
    return redirect(f"{address}?copy=1" if "copy" in request.GET else address)


@login_required
@require_safe
def comparison(request: PersonRequest, key: str, old_key: str, new_key: str) -> HttpResponse:
    """What changed between two versions; with ``?copy=1`` as reviewers see it."""
    old = version_for(request.user, key, old_key)
    new = version_for(request.user, key, new_key)
    anonymous = "copy" in request.GET

    def picture_url(version: Version, name: str) -> str:
        return reverse("submissions:figure", args=[key, version.key, name])

    of_file = copy_of if anonymous else manuscript_of
    page = {
        "submission": new.submission,
        "old": old,
        "new": new,
        "anonymous": anonymous,
        "versions": comparable_versions(new.submission),
        "compared": compared(old, new, anonymous=anonymous, picture_url=picture_url),
        "files": [(version, of_file(version)) for version in (old, new)],
    }
    return render(request, "submissions/compare.html", page)
