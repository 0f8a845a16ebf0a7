"""Editors rank whom to ask, and let the autopilot ask them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from journal.requests import PersonRequest
from reviews import queries, services
from reviews.access import place_for
from reviews.forms import PlaceForm, QueueForm, keys_in
from submissions.access import submission_for
from submissions.models import Submission


def back_to(request: PersonRequest, submission: Submission) -> HttpResponse:
    """Return to the list, keeping what was searched for."""
    words = request.POST.get("q", "")[:100]
    query = f"?{urlencode({'q': words})}" if words else ""
    return redirect(f"{reverse('reviews:reviewers', args=[submission.key])}{query}#queue")


def told(request: PersonRequest, refusal: ValidationError | list[str]) -> None:
    words = refusal.messages if isinstance(refusal, ValidationError) else refusal
    if words:
        messages.error(request, " ".join(words), extra_tags="bad")


@login_required
@require_POST
def queue_add(request: PersonRequest, key: str) -> HttpResponse:
    """Put the ticked people on the list, in the order in which they were ticked."""
    submission = submission_for(request.user, key, as_editor=True)
    keys = keys_in(request.POST.getlist("queue"), request.POST.get("order", ""))
    people = [person for person in map(queries.person_by_key, keys) if person]
    try:
        told(request, services.rank(submission, people=people, by=request.user))
    except ValidationError as refusal:
        told(request, refusal)
    return back_to(request, submission)


@login_required
@require_POST
def queue_rules(request: PersonRequest, key: str) -> HttpResponse:
    """Keep the rules of the list, start it or pause it."""
    submission = submission_for(request.user, key, as_editor=True)
    form = QueueForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError([str(words) for rows in form.errors.values() for words in rows])
        act_on(request, submission, form)
    except ValidationError as refusal:
        told(request, refusal)
    return back_to(request, submission)


def act_on(request: PersonRequest, submission: Submission, form: QueueForm) -> None:
    act, by = form.cleaned_data["act"], request.user
    if act == "pause":
        services.pause_queue(submission, words=form.cleaned_data["words"], by=by)
        messages.success(request, _("The autopilot stands still."), extra_tags="good")
        return
    if form.rules:
        services.set_queue(submission, rules=form.rules, by=by)
    if act == "start":
        number = services.start_queue(submission, by=by)
        words = ngettext("%(number)s was asked.", "%(number)s were asked.", number)
        started = _("The autopilot is on.")
        messages.success(request, f"{started} {words % {'number': number}}", extra_tags="good")


@login_required
@require_POST
def queue_place(request: PersonRequest, key: str, place_key: str) -> HttpResponse:
    """Move one name on the list, take it off, or keep the reason for asking it."""
    submission = submission_for(request.user, key, as_editor=True)
    place, form, by = place_for(submission, place_key), PlaceForm(request.POST), request.user
    if not form.is_valid():
        told(request, [_("Nothing was changed; try again.")])
        return back_to(request, submission)
    act, data = form.cleaned_data["act"], form.cleaned_data
    if act == "remove" and not services.unrank(place, by=by):
        told(request, [_("%(name)s was asked meanwhile.") % {"name": place.user}])
    elif act == "reason":
        services.justify(place, reason=data["reason"], by=by)
    elif act == "to" and data["to"] is not None:
        services.move_place(place, to=data["to"], by=by)
    elif act in {"up", "down"}:
        services.shift_place(place, steps=-1 if act == "up" else 1, by=by)
    return back_to(request, submission)
