"""The letters of a manuscript: sent, waiting, failed; read and sent again."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from issues.forms import ResendForm
from issues.queries.letters import letters_of
from issues.services import send_again
from issues.views.manuscript import heading
from journal.models import Letter
from journal.requests import PersonRequest
from reviews.access import letter_for
from submissions.access import is_handled_by, submission_for
from submissions.models import Submission


@login_required
def letters(request: PersonRequest, key: str) -> HttpResponse:
    """All letters about a manuscript that the person may read."""
    submission = submission_for(request.user, key)
    context = frame(request, submission) | {"letters": letters_of(submission, request.user)}
    return render(request, "issues/letters.html", context)


def frame(request: PersonRequest, submission: Submission) -> dict[str, Any]:
    """Return the head of the page: the editors' one, or the authors' without any of it."""
    if is_handled_by(request.user, submission):
        return heading(request, submission) | {"part": "letters", "room": "desk", "as_editor": True}
    return {"submission": submission, "room": "mine"}


@login_required
def letter(request: PersonRequest, key: str) -> HttpResponse:
    found = letter_for(request.user, key)
    return letter_page(request, found, ResendForm())


def letter_page(
    request: PersonRequest, found: Letter, form: ResendForm, *, status: int = 200
) -> HttpResponse:
    submission = found.manuscript_letter.submission
    context = frame(request, submission) | {"letter": found, "form": form}
    return render(request, "issues/letter.html", context, status=status)


@login_required
@require_POST
def resend(request: PersonRequest, key: str) -> HttpResponse:
    """Send a letter once more; editors only."""
    found = letter_for(request.user, key)
    submission = found.manuscript_letter.submission
    if not is_handled_by(request.user, submission):
        raise PermissionDenied(_("Only the editors send letters again."))
    form = ResendForm(request.POST)
    if form.is_valid():
        try:
            send_again(found, to=form.cleaned_data["to"])
        except ValidationError as refusal:
            form.add_error("to", refusal)
        else:
            messages.success(request, _("The letter is on its way again."), extra_tags="good")
            return redirect("issues:letters", submission.key)
    return letter_page(request, found, form, status=409)
