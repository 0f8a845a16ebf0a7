"""Editors answer named colleagues and co-reviewers, beside the seat of a reviewer."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from journal.requests import PersonRequest
from reviews import services
from reviews.access import co_reviewer_for, suggestion_for
from reviews.views.reviewers import back, back_refused


@login_required
@require_POST
def invite_suggested(request: PersonRequest, key: str) -> HttpResponse:
    """Invite a colleague whom a reviewer named, by one press."""
    row = suggestion_for(request.user, key)
    reason = request.POST.get("reason", "").replace("\0", "")[:2000]
    try:
        review = services.invite_suggested(row, by=request.user, reason=reason)
    except ValidationError as refusal:
        return back_refused(request, row.review, refusal)
    words = _("%(name)s is invited; the letter is on its way.") % {"name": review.reviewer}
    return back(request, row.review, words)


@login_required
@require_POST
def put_away(request: PersonRequest, key: str) -> HttpResponse:
    row = suggestion_for(request.user, key)
    services.put_away(row, by=request.user)
    return back(request, row.review, _("Put away."))


@login_required
@require_POST
def judge_co_reviewer(request: PersonRequest, key: str) -> HttpResponse:
    """Let a co-reviewer take part in spite of a warning, or take the name off."""
    row = co_reviewer_for(request.user, key, as_editor=True)
    if request.POST.get("answer") == "allow":
        services.allow_co_reviewer(row, by=request.user)
        return back(request, row.review, _("%(name)s takes part.") % {"name": row.name})
    try:
        services.unname_co_reviewer(row)
    except ValidationError as refusal:
        return back_refused(request, row.review, refusal)
    return back(request, row.review, _("%(name)s is taken off.") % {"name": row.name})
