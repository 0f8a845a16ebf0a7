"""The journal's review forms: their list, the designer, and a form as reviewers see it."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from journal.models import Journal
from journal.queries import manages, the_journal
from journal.requests import PersonRequest
from reviews import services
from reviews.forms import ReviewForm
from reviews.forms.designing import (
    AdviceForm,
    DesignForm,
    QuestionForm,
    advice_first,
    design_of,
    first_of_question,
)
from reviews.models import Criterion, Form
from reviews.models.forms import Recommendation
from reviews.queries.designing import form_by_key, form_rows, missing_words, reports_by_version
from reviews.services.designing import (
    MOST_QUESTIONS,
    change_form,
    copy_form,
    make_form,
    retire_form,
    revive_form,
    stamp_of,
)

NEW = "new"


@dataclass
class Desk:
    """The parts of the designer: what a form is for, its questions, its recommendations."""

    head: DesignForm
    questions: list[QuestionForm] = field(default_factory=list)
    advice: list[AdviceForm] = field(default_factory=list)

    @property
    def is_valid(self) -> bool:
        return all([each.is_valid() for each in (self.head, *self.questions, *self.advice)])


def managed(request: HttpRequest) -> Journal:
    """Return the journal to those who run it; PermissionDenied, in words, to others."""
    journal = the_journal()
    if journal is None or not manages(request.user):
        raise PermissionDenied(_("Only the editor-in-chief and the managing editor come in here."))
    return journal


def found(journal: Journal, key: str) -> Form:
    form = form_by_key(journal, key)
    if form is None:
        raise Http404
    return form


@login_required
@require_safe
def review_forms(request: PersonRequest) -> HttpResponse:
    """All forms: for whom, for what, how often used, what is missing."""
    journal = managed(request)
    services.ensure_form(journal)
    context = {"rows": form_rows(journal), "room": "settings"}
    return render(request, "reviews/forms.html", context)


@login_required
def design(request: PersonRequest, key: str) -> HttpResponse:
    """Make or change a form. Every press sends the whole page, so nothing typed is lost."""
    journal = managed(request)
    form = None if key == NEW else found(journal, key)
    act = request.POST.get("do", "")
    if request.method != "POST":
        return show(request, journal, form, desk_of(journal, form))
    desk = sent_desk(request.POST, journal, checked=act == "save")
    if act != "save":
        return show(request, journal, form, desk, look=rearrange(desk, act))
    if desk.is_valid:
        try:
            saved = keep(journal, form, desk, request)
        except ValidationError as refusal:
            desk.head.add_error(None, refusal)
        else:
            messages.success(request, said(form, saved), extra_tags="good")
            return redirect("reviews:forms")
    return show(request, journal, form, desk, status=409)


def keep(journal: Journal, form: Form | None, desk: Desk, request: PersonRequest) -> Form:
    made = design_of(desk.head, desk.questions, desk.advice)
    if form is None:
        return make_form(journal, design=made, by=request.user)
    seen = desk.head.cleaned_data["seen"]
    return change_form(form, design=made, by=request.user, seen=seen)


def said(form: Form | None, saved: Form) -> str:
    if form is not None and saved.pk != form.pk:
        return _("Saved as version %(number)s. Reviewers who have the earlier one keep it.") % {
            "number": saved.number
        }
    return _("The form is saved.")


def desk_of(journal: Journal, form: Form | None) -> Desk:
    """Return the designer as it opens: with a form's content, or empty."""
    kinds = journal.article_types.all()
    first: dict[str, Any] = {"variant": Form.Variant.ANY}
    if form is not None:
        first = {
            "name": form.name,
            "intro": form.intro,
            "variant": form.variant,
            "article_types": list(form.article_types.all()),
            "seen": stamp_of(form),
        }
    criteria = form.criteria.all() if form else []
    return Desk(
        DesignForm(initial=first, kinds=kinds),
        [
            QuestionForm(initial=first_of_question(each), prefix=f"q{number}")
            for number, each in enumerate(criteria)
        ],
        [AdviceForm(initial=row, prefix=f"a-{row['code']}") for row in advice_first(form)],
    )


def sent_desk(data: QueryDict, journal: Journal, *, checked: bool) -> Desk:
    """Return the designer as it was sent, its questions in the order of their places."""
    names = [name for name in data.getlist("questions") if name.isascii() and len(name) < 8]
    questions = [QuestionForm(data, prefix=name, checked=checked) for name in dict.fromkeys(names)]
    known = [each for each in questions[: MOST_QUESTIONS + 1] if each.kind_now in Criterion.Kind]
    advice = [
        AdviceForm(data, prefix=f"a-{code}", checked=checked) for code in Recommendation.values
    ]
    return Desk(
        DesignForm(data, kinds=journal.article_types.all(), checked=checked),
        sorted(known, key=place_in),
        sorted(advice, key=place_in),
    )


def place_in(form: QuestionForm | AdviceForm) -> int:
    typed = str(form["place"].value() or "")
    return int(typed) if typed.isdecimal() and len(typed) < 5 else 99


def rearrange(desk: Desk, act: str) -> str:
    """Do what a button asks: one more question, one less, one up or down.

    Returns the prefix of the question at which the page is looked at next, or "".
    """
    verb, _colon, which = act.partition(":")
    names = [str(each.prefix) for each in desk.questions]
    if verb == "add" and which in Criterion.Kind:
        number = max([int(name[1:]) for name in names if name[1:].isdecimal()], default=-1) + 1
        first = {"kind": which, "place": len(names) + 1, "is_required": True, "weight": 1}
        desk.questions.append(QuestionForm(initial=first, prefix=f"q{number}"))
        return f"q{number}"
    if which in names:
        at = names.index(which)
        moved = desk.questions.pop(at)
        if verb in {"up", "down"}:
            desk.questions.insert(max(0, at + (1 if verb == "down" else -1)), moved)
            return which
        return str(desk.questions[min(at, len(desk.questions) - 1)].prefix) if names[1:] else ""
    return ""


def show(
    request: PersonRequest,
    journal: Journal,
    form: Form | None,
    desk: Desk,
    *,
    status: int = 200,
    look: str = "",
) -> HttpResponse:
    context = {
        "journal": journal,
        "design": form,
        "desk": desk,
        "look": look,
        "form": desk.head,
        "wrong": [each for each in (*desk.questions, *desk.advice) if each.errors],
        "uses": reports_by_version(form) if form else 0,
        "missing": missing_words(form, list(form.criteria.all()), journal.languages)
        if form
        else [],
        "kinds": Criterion.Kind.choices,
        "room": "settings",
    }
    return render(request, "reviews/design.html", context, status=status)


@login_required
@require_safe
def preview_form(request: PersonRequest, key: str) -> HttpResponse:
    """A form as its reviewers see it, in the language of the page."""
    form = found(managed(request), key)
    context = {"design": form, "form": ReviewForm(questions=form), "room": "settings"}
    return render(request, "reviews/form_preview.html", context)


@login_required
@require_POST
def act_on_form(request: PersonRequest, key: str) -> HttpResponse:
    """Copy a form, retire it, or use it again."""
    form = found(managed(request), key)
    act = request.POST.get("do")
    try:
        if act == "copy":
            return redirect("reviews:design", copy_form(form, by=request.user).key)
        if act == "retire":
            retire_form(form)
        elif act == "revive":
            revive_form(form)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("reviews:forms")
