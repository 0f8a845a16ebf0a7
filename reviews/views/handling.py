"""An editor takes charge of a paper, or gives it to a colleague."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import User
from journal.queries import manages
from journal.requests import PersonRequest
from reviews import services
from submissions.access import submission_for
from submissions.models import Submission
from submissions.queries import editor_by_key, editor_in_charge


@login_required
@require_POST
def take(request: PersonRequest, key: str) -> HttpResponse:
    """Take charge oneself, or with ``user`` (a person's key) give it to a colleague.

    The second of two editors reads who was faster and when, on the page of the paper. Where
    something speaks against the editor, the page asks for the reason.
    """
    submission = submission_for(request.user, key, as_editor=True)
    colleague = request.POST.get("user", "")
    try:
        user = colleague_for(submission, request, colleague) if colleague else None
        reason = request.POST.get("reason", "").replace("\0", "")
        services.give_charge(submission, by=request.user, user=user, reason=reason)
    except services.NeedsReason as refusal:
        messages.warning(request, refusal.messages[0], extra_tags="warn")
        query = f"?part=people&to={refusal.editor.key}#charge"
        return redirect(reverse("manuscript", args=[key]) + query)
    except ValidationError as refusal:
        messages.warning(request, refusal.messages[0], extra_tags="warn")
    else:
        messages.success(request, taken_words(submission, colleague), extra_tags="good")
    return redirect("manuscript", key)


def colleague_for(submission: Submission, request: PersonRequest, key: str) -> User:
    """Return the colleague who is to get a paper.

    Raises PermissionDenied for those who are neither in charge of it nor run the journal.
    """
    in_charge = editor_in_charge(submission)
    if in_charge not in (None, request.user) and not manages(request.user):
        raise PermissionDenied(
            _("%(name)s is in charge of this paper and can give it to somebody else.")
            % {"name": in_charge}
        )
    return editor_by_key(submission, key)


def taken_words(submission: Submission, colleague: str) -> str:
    if not colleague:
        return _("You are in charge of this paper.")
    return _("%(name)s is in charge of this paper.") % {"name": editor_in_charge(submission)}
