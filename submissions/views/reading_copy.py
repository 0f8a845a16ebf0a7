"""The text of a paper as a page, its pictures, and its files."""

from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.models import User
from journal.requests import PersonRequest
from submissions.access import file_for, is_author, is_handled_by, submission_for, version_for
from submissions.manuscripts.filenames import neutral_name
from submissions.models import File, Submission
from submissions.queries import (
    copy_of,
    figure_of,
    findings_of,
    manuscript_of,
    problem_of,
    reading_of,
)

SAFE_TYPES = {"image/png", "image/jpeg", "application/pdf"}
SANDBOX = "sandbox; default-src 'none'"


@login_required
def read(request: PersonRequest, key: str, version_key: str) -> HttpResponse:
    """The reading copy for authors and editors; with ``?copy=1`` what reviewers get."""
    version = version_for(request.user, key, version_key)
    anonymous = "copy" in request.GET

    def figure_url(name: str) -> str:
        return reverse("submissions:figure", args=[key, version_key, name])

    page = {
        "submission": version.submission,
        "version": version,
        "reading": reading_of(version, anonymous=anonymous, figure_url=figure_url),
        "anonymous": anonymous,
        "manuscript": manuscript_of(version),
        "copy": copy_of(version),
        "problem": problem_of(version),
        "findings": findings_of(version) if anonymous else [],
    }
    return render(request, "submissions/read.html", page)


@login_required
def figure(request: PersonRequest, key: str, version_key: str, name: str) -> FileResponse:
    """A picture of the text; drawn anew when the paper was read, so it is an image for certain."""
    version = version_for(request.user, key, version_key)
    picture = figure_of(version, name)
    if picture is None:
        raise Http404
    return attachment(picture, picture.name)


@login_required
def file(request: PersonRequest, key: str, file_key: str) -> FileResponse:
    """A file of a paper: under its own name to its authors and editors."""
    submission = submission_for(request.user, key)
    kept = file_for(request.user, key, file_key)
    return attachment(kept, leaving_name(kept, submission, request.user))


def leaving_name(kept: File, submission: Submission, user: User) -> str:
    """Return the name under which a file leaves the house."""
    if kept.original_name and (is_author(user, submission) or is_handled_by(user, submission)):
        return kept.original_name
    ending = kept.name.rpartition(".")[2]
    code = submission.code or submission.journal.abbreviation
    return neutral_name(code, kept.kind, ending, version=kept.version.number)


def attachment(kept: File, name: str) -> FileResponse:
    """Return a file as a download that no browser will run."""
    media_type = kept.media_type if kept.media_type in SAFE_TYPES else "application/octet-stream"
    response = FileResponse(kept.file.open("rb"), content_type=media_type)
    # RFC 6266; Django's own header drops to one form, old programs need both
    plain = neutral_name(name.rpartition(".")[0] or "file", "", name.rpartition(".")[2])
    response["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
