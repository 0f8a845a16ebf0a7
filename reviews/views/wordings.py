"""Letters: their wording in each language, looked at with a real paper, compared, restored."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from journal.models import Journal
from journal.queries import manages, the_journal
from journal.requests import PersonRequest
from journal.services import check_wording, keep_wording, restore_wording
from journal.wording import Wording
from reviews.forms.wordings import WordingForm
from reviews.queries import preview
from reviews.services import wordings
from reviews.services.wordings import Kind


def house_of(request: PersonRequest) -> Journal:
    journal = the_journal()
    if journal is None or not manages(request.user):
        raise PermissionDenied(_("Only the editor-in-chief and the managing editor come in here."))
    return journal


@login_required
def letters(request: PersonRequest) -> HttpResponse:
    """All letters with when they go out and to whom."""
    changed = wordings.changed_kinds(house_of(request))
    rows = [(kind, changed.get(kind.name, [])) for kind in wordings.KINDS]
    return render(request, "reviews/letters.html", {"rows": rows, "room": "settings"})


@login_required
def wording(request: PersonRequest, kind: str) -> HttpResponse:
    """Edit one letter in one language."""
    journal, known = house_of(request), wordings.kind_named(kind)
    if known is None:
        raise Http404
    asked = request.POST.get("language") or request.GET.get("language", "")
    language = asked if asked in journal.languages else journal.languages[0]
    if request.method == "POST":
        return edited(request, journal, known, language)
    now = wordings.in_force(journal, known, language)
    form = WordingForm(initial={"subject": now.subject, "text": now.text})
    return show(request, journal, known, language, form)


def edited(request: PersonRequest, journal: Journal, kind: Kind, language: str) -> HttpResponse:
    """Keep, restore or only show what was typed."""
    here = f"{reverse('reviews:wording', args=[kind.name])}?language={language}"
    if request.POST.get("do") == "restore":
        restore_wording(journal, kind.name, language)
        messages.success(request, _("The shipped wording is in force again."), extra_tags="good")
        return redirect(here)
    form = WordingForm(request.POST)
    if not form.is_valid():
        return show(request, journal, kind, language, form)
    new = Wording(form.cleaned_data["subject"], form.cleaned_data["text"])
    try:
        check_wording(
            kind.name,
            language,
            new,
            allowed=wordings.allowed_in(kind),
            waits=bool(kind.decision),
        )
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return show(request, journal, kind, language, form)
    if request.POST.get("do") != "keep":
        return show(request, journal, kind, language, form)
    keep_wording(journal, kind.name, language, new)
    messages.success(request, _("The wording is in force from now on."), extra_tags="good")
    return redirect(here)


def show(
    request: PersonRequest, journal: Journal, kind: Kind, language: str, form: WordingForm
) -> HttpResponse:
    papers = wordings.papers_to_try(request.user)
    wanted = request.POST.get("paper") or request.GET.get("paper", "")
    paper = next((row for row in papers if row.key == wanted), papers[0] if papers else None)
    typed = Wording(str(form["subject"].value() or ""), str(form["text"].value() or ""))
    made = wordings.tried(kind, typed, paper, by=request.user, language=language) if paper else None
    context = {
        "kind": kind,
        "language": language,
        "codes": journal.languages,
        "form": form,
        "allowed": wordings.allowed_in(kind),
        "papers": papers,
        "paper": paper,
        "made": made,
        "blocks": preview(made.text, "") if made else [],
        "lines": wordings.compared(kind, language, typed),
        "is_changed": language in wordings.changed_kinds(journal).get(kind.name, []),
        "room": "settings",
    }
    return render(request, "reviews/wording.html", context)
