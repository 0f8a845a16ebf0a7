"""The editors' side of joining accounts: requests, two people side by side, the log."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import Join
from issues import services
from issues.access import join_to_answer
from issues.forms import AnswerJoinForm, StartJoinForm
from issues.queries.joining import (
    Double,
    account_of,
    decided_by,
    doubles,
    old_address,
    past_joins,
    stands_against,
    undo_until,
    waiting_joins,
)
from journal.queries import manages
from journal.requests import PersonRequest
from submissions.access import is_handled_by


@login_required
def joins(request: PersonRequest) -> HttpResponse:
    """What is asked, what was done, and a form for two accounts that an editor finds."""
    if not manages(request.user):
        raise PermissionDenied(_("Only the editor-in-chief and the managing editor come in here."))
    form = StartJoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            join = services.start_join(by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("issues:join_request", join.key)
    context = {
        "form": form,
        "waiting": waiting_joins(),
        "past": [(join, old_address(join), undo_until(join)) for join in past_joins()],
        "room": "team",
    }
    return render(request, "issues/people/joins.html", context)


@login_required
def join_request(request: PersonRequest, key: str) -> HttpResponse:
    """Both accounts side by side; the editor joins them with a word on how they know."""
    join = join_to_answer(request.user, key)
    form = AnswerJoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        seen = {double.submission.key for double in doubles_for(request, join)}
        try:
            services.accept_join(
                join,
                by=request.user,
                as_one=seen.intersection(request.POST.getlist("one")),
                **form.cleaned_data,
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The accounts are joined."), extra_tags="good")
            return redirect("issues:join_request", join.key)
    return request_page(request, join, form)


def doubles_for(request: PersonRequest, join: Join) -> list[Double]:
    """Return the papers that list the person twice, of those that the editor handles."""
    found = doubles(join.kept, join.closed)
    return [double for double in found if is_handled_by(request.user, double.submission)]


def request_page(request: PersonRequest, join: Join, form: AnswerJoinForm) -> HttpResponse:
    waits = join.joined_at is None and join.undone_at is None
    context = {
        "join": join,
        "old": old_address(join),
        "kept": account_of(join.kept, viewer=request.user),
        "closed": account_of(join.closed, viewer=request.user),
        "doubles": doubles_for(request, join) if waits else [],
        "reasons": stands_against(join.kept, join.closed, viewer=request.user) if waits else [],
        "own": request.user.pk in (join.kept_id, join.closed_id),
        "waits": waits,
        "until": undo_until(join),
        "decided_by": decided_by(join),
        "form": form,
        "room": "team",
    }
    refused = form.is_bound and bool(form.non_field_errors())
    return render(
        request, "issues/people/join_request.html", context, status=409 if refused else 200
    )


@login_required
@require_POST
def refuse_join(request: PersonRequest, key: str) -> HttpResponse:
    """Leave the accounts as they are; the person reads why."""
    join = join_to_answer(request.user, key)
    form = AnswerJoinForm(request.POST)
    if form.is_valid():
        try:
            services.refuse_join(join, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("They stay apart, and the person is told."))
            return redirect("issues:joins")
    return request_page(request, join, form)
