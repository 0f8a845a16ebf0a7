"""A change of the authors after submission: asked for on one page, agreed to by link."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.links import granted, read_token, remember_grant
from journal.requests import PersonRequest
from submissions import services
from submissions.access import acts_for_authors, consent_for, submission_for
from submissions.forms import PeopleForms
from submissions.forms.author_changes import (
    ConsentForm,
    ReasonForm,
    after_press,
    as_forms,
    as_people,
    people_in,
    values_of,
)
from submissions.models import AuthorConsent, Contributor, Submission
from submissions.queries import people_of
from submissions.queries.author_changes import (
    WAITING,
    differences,
    lines_of,
    may_change_authors,
    open_change,
)
from submissions.views.check_page import Line

KIND = "author_change"


def for_authors(request: PersonRequest, key: str) -> Submission:
    """Return a paper to who acts for its authors. Raises PermissionDenied to the others."""
    submission = submission_for(request.user, key)
    if not acts_for_authors(request.user, submission):
        raise PermissionDenied(
            _("The corresponding author, or who sent the paper, can ask to change the authors.")
        )
    return submission


@login_required
def change_authors(request: PersonRequest, key: str) -> HttpResponse:
    """Work on the list of authors and ask for the change; or see who has agreed to one."""
    submission = for_authors(request, key)
    if open_change(submission) or not may_change_authors(submission):
        return show_state(request, submission)
    people = people_of(submission)
    if request.method != "POST":
        rows = [{"key": person.key} | values_of(person) for person in people]
        return show_list(request, submission, people, rows, ReasonForm())
    sent = PeopleForms(people_in(request.POST, people), request.POST)
    rows = after_press(sent, request.POST, request.user)
    form = ReasonForm(request.POST if request.POST.get("press") == "ask" else None)
    if not form.is_bound:
        form = ReasonForm(initial={"reason": request.POST.get("reason", "")})
        return show_list(request, submission, people, rows, form)
    form.is_valid()
    try:
        services.ask_author_change(
            submission,
            by=request.user,
            people=as_people(submission, rows),
            reason=form.cleaned_data.get("reason", ""),
        )
    except ValidationError as refusal:
        return show_list(request, submission, people, rows, form, refusals=refusal.messages)
    messages.success(
        request,
        _("Everybody listed is asked by letter. Nothing changes before."),
        extra_tags="good",
    )
    return redirect("submissions:change_authors", key)


def show_list(
    request: PersonRequest,
    submission: Submission,
    people: Sequence[Contributor],
    rows: Sequence[Mapping[str, Any]],
    form: ReasonForm,
    *,
    refusals: Sequence[str] = (),
) -> HttpResponse:
    """Render the list as it is being worked on."""
    act, _sign, key = request.POST.get("press", "").partition(":")
    authors = as_forms(rows, people, opened=key if act == "open" else "")
    page = {
        "submission": submission,
        "authors": authors,
        "people": [
            Line(each, None, each.person.key in authors.opened, []) for each in authors.forms
        ],
        "form": form,
        "refusals": refusals,
        "anchor": key,
        "room": "mine",
    }
    status = 409 if refusals else 200
    return render(request, "submissions/change_authors.html", page, status=status)


def show_state(request: PersonRequest, submission: Submission) -> HttpResponse:
    """Render a change that waits, or say that none is possible now."""
    change = open_change(submission)
    page = {
        "submission": submission,
        "change": change,
        "differences": differences(change) if change else [],
        "consents": change.consents.all() if change else [],
        "room": "mine",
    }
    status = 409 if request.method == "POST" else 200
    return render(request, "submissions/change_asked.html", page, status=status)


@login_required
@require_POST
def take_back_change(request: PersonRequest, key: str) -> HttpResponse:
    """End a change that was asked for and is not decided."""
    submission = for_authors(request, key)
    change = open_change(submission)
    if change is not None:
        try:
            services.take_back_author_change(change, by=request.user)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0], extra_tags="bad")
        else:
            words = _("The change is taken back; the authors stay as they are.")
            messages.success(request, words, extra_tags="good")
    return redirect("manuscript", key)


@never_cache
def open_author_change(request: HttpRequest, token: str) -> HttpResponse:
    """Open a person's link: nothing happens but a cookie for this one page."""
    grant = read_token(KIND, token)
    if grant is None:
        return render(request, "submissions/link_ended.html", status=404)
    try:
        consent_for(request.user, grant.key, grant=grant)
    except Http404:
        return render(request, "submissions/link_ended.html", status=404)
    answer = "?answer=no#no" if request.GET.get("answer") == "no" else ""
    response = redirect(reverse("submissions:author_change", args=[grant.key]) + answer)
    for code, _name in settings.LANGUAGES:
        with override(code):
            path = reverse("submissions:author_change", args=[grant.key])
        remember_grant(response, grant, path=path)
    return response


@never_cache
def author_change(request: HttpRequest, key: str) -> HttpResponse:
    """Show one person both lists and ask whether they agree; a button answers."""
    consent = consent_for(request.user, key, grant=granted(request, KIND, key))
    form = ConsentForm(
        request.POST if request.POST.get("press") == "no" else None,
        initial={"words": consent.words},
    )
    if request.method == "POST" and answered(request, consent, form):
        return redirect("submissions:author_change", key)
    change = consent.change
    page = {
        "consent": consent,
        "change": change,
        "submission": change.submission,
        "differences": differences(change),
        "before": lines_of(change.before),
        "after": lines_of(change.after),
        "form": form,
        "waits": change.state in WAITING and may_change_authors(change.submission),
        "no_open": form.is_bound or "answer" in request.GET,
    }
    response = render(request, "submissions/author_change.html", page)
    # not "no-referrer": with it browsers hide the origin of the form, and the button is refused
    response["Referrer-Policy"] = "same-origin"
    return response


def answered(request: HttpRequest, consent: AuthorConsent, form: ConsentForm) -> bool:
    """Write down the answer; False where it is refused, which the form then says."""
    agrees = request.POST.get("press") == "agree"
    if not agrees and not form.is_valid():
        return False
    words = "" if agrees else form.cleaned_data["words"]
    try:
        services.answer_author_change(consent, agrees=agrees, words=words)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0], extra_tags="bad")
        return agrees
    return True
