"""The roster of those who may be asked to review: the list, and the page of one person."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.models import User
from accounts.queries import account_at
from accounts.services import end_tie, note_tie
from journal.models import Journal, Role
from journal.queries import has_role, the_journal
from journal.requests import PersonRequest
from journal.services import add_expert, add_works, drop_works, save_expert
from reviews.forms.finding import ExpertForm, NewExpertForm, TieForm, WorksForm
from reviews.queries.people.roster import PAGE, expert_by_key, expert_page, roster, tie_of
from reviews.views.finding import wanted_form


def house_of(request: PersonRequest) -> Journal:
    """Return the journal to its own editors; guest editors find reviewers from their papers."""
    journal = the_journal()
    if journal is None or not has_role(request.user, Role.CHIEF, Role.MANAGER, Role.SECTION):
        raise PermissionDenied(_("The roster of reviewers is the editors' room."))
    return journal


@login_required
def experts(request: PersonRequest) -> HttpResponse:
    """Show the roster, filtered and in order; with POST put somebody on it."""
    journal = house_of(request)
    form = NewExpertForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = add_expert(email=form.cleaned_data["email"], name=form.cleaned_data["name"])
        return redirect("reviews:expert", user.key)
    filters = wanted_form(request, journal)
    wanted = filters.wanted()
    lines = roster(journal, request.user, wanted)
    context = {
        "filters": filters,
        "wanted": wanted,
        "page": Paginator(lines, PAGE).get_page(request.GET.get("page")),
        "count": len(lines),
        "form": form,
        "room": "experts",
    }
    return render(request, "reviews/experts.html", context)


@login_required
def expert(request: PersonRequest, key: str) -> HttpResponse:
    """Show and change what the roster says of a person."""
    journal = house_of(request)
    person = expert_by_key(key)
    entry = getattr(person, "expert", None)
    if request.method != "POST":
        return show(request, person, ExpertForm(instance=entry, person=person, journal=journal))
    form = ExpertForm(request.POST, instance=entry, person=person, journal=journal)
    if not form.is_valid():
        return show(request, expert_by_key(key), form)
    save_expert(expert_by_key(key), values=form.cleaned_data)
    messages.success(request, _("The entry is saved."), extra_tags="good")
    return redirect("reviews:expert", key)


def show(
    request: PersonRequest,
    person: User,
    form: ExpertForm | None = None,
    *,
    works: WorksForm | None = None,
    tie: TieForm | None = None,
    status: int = 200,
) -> HttpResponse:
    journal = house_of(request)
    entry = getattr(person, "expert", None)
    context: dict[str, Any] = {
        "page": expert_page(journal, request.user, person),
        "form": form or ExpertForm(instance=entry, person=person, journal=journal),
        "works_form": works or WorksForm(),
        "tie_form": tie or TieForm(),
        "room": "experts",
    }
    return render(request, "reviews/expert.html", context, status=status)


@login_required
@require_POST
def list_works(request: PersonRequest, key: str) -> HttpResponse:
    """Add a pasted or uploaded list of publications to a person's."""
    house_of(request)
    person = expert_by_key(key)
    form = WorksForm(request.POST, request.FILES)
    if not form.is_valid():
        return show(request, person, works=form, status=409)
    try:
        number = add_works(person, works=form.cleaned_data["works"])
    except ValidationError as refusal:
        form.add_error("text", refusal)
        return show(request, person, works=form, status=409)
    words = ngettext("%(number)s work was added.", "%(number)s works were added.", number)
    messages.success(request, words % {"number": number}, extra_tags="good")
    return redirect("reviews:expert", key)


@login_required
@require_POST
def remove_works(request: PersonRequest, key: str) -> HttpResponse:
    """Take the ticked works off a person's list."""
    house_of(request)
    person = expert_by_key(key)
    number = drop_works(person, titles=request.POST.getlist("title"))
    words = ngettext("%(number)s work was removed.", "%(number)s works were removed.", number)
    messages.success(request, words % {"number": number}, extra_tags="good")
    return redirect("reviews:expert", key)


@login_required
@require_POST
def add_tie(request: PersonRequest, key: str) -> HttpResponse:
    """Note what joins a person to another whom the journal knows."""
    house_of(request)
    person = expert_by_key(key)
    form = TieForm(request.POST)
    other = account_at(form.cleaned_data["email"]) if form.is_valid() else None
    if form.is_valid() and other is None:
        form.add_error("email", _("No account has this address."))
    if other is None:
        return show(request, person, tie=form, status=409)
    data = form.cleaned_data
    try:
        note_tie(
            person,
            other=other,
            kind=data["kind"],
            by=request.user,
            words=data["words"],
            until=data["until"],
        )
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return show(request, person, tie=form, status=409)
    messages.success(request, _("The tie is noted; it counts for every paper."), extra_tags="good")
    return redirect("reviews:expert", key)


@login_required
@require_POST
def remove_tie(request: PersonRequest, key: str, tie_key: str) -> HttpResponse:
    """End a tie as of yesterday."""
    house_of(request)
    end_tie(tie_of(expert_by_key(key), tie_key))
    messages.success(request, _("The tie is ended."), extra_tags="good")
    return redirect("reviews:expert", key)
