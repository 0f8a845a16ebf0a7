"""Editors decide on a change of the authors."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from journal.requests import PersonRequest
from reviews import services
from submissions.access import submission_to_decide
from submissions.models import AuthorChange
from submissions.queries.author_changes import change_by_key
from submissions.services import refuse_author_change


@login_required
@require_POST
def decide_authors(request: PersonRequest, key: str, change_key: str) -> HttpResponse:
    """Accept or refuse a change of the authors, with words."""
    submission = submission_to_decide(request.user, key)
    change = change_by_key(submission, change_key)
    if change is None:
        raise Http404
    try:
        words = decide(request, change)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages), extra_tags="bad")
    else:
        messages.success(request, words, extra_tags="good")
    return redirect(f"{reverse('manuscript', args=[key])}?part=people#author-change")


def decide(request: PersonRequest, change: AuthorChange) -> str:
    """Carry out what was pressed and return what happened."""
    words = request.POST.get("words", "").replace("\0", "")
    if request.POST.get("press") == "accept":
        services.accept_author_change(change, by=request.user, words=words)
        return _("The authors are changed, and everybody is told.")
    refuse_author_change(change, by=request.user, words=words)
    return _("The authors stay as they are, and everybody is told.")
