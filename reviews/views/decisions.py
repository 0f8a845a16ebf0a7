"""Editors decide: a letter prefilled, previewed as it will be received, held, undone or sent."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from accounts.models import User
from journal.post import address_of
from journal.requests import PersonRequest
from reviews import queries, services
from reviews.access import decision_to_close
from reviews.forms import DecideForm, day_or_none
from reviews.letters.authors import copies, decision_link, recipient
from reviews.models import Advice, Decision
from reviews.wording import open_places
from submissions.access import check_decides, submission_for
from submissions.models import Submission

ALL_KINDS = Decision.Kind.choices


@login_required
def decide(request: PersonRequest, key: str) -> HttpResponse:
    """Write a decision's letter, look at it as the authors will, and decide."""
    submission = submission_for(request.user, key, as_editor=True)
    if request.method != "POST":
        return show(request, submission, form=first_form(request, submission))
    form = decide_form(submission, request.POST)
    act = ACTS.get(request.POST.get("do", ""))
    if request.POST.get("do") == "draft":
        return drafted_anew(request, submission)
    if act is None or not form.is_valid():
        return show(request, submission, form=form)
    try:
        act(request, submission, form)
    except ValidationError as refusal:
        return show(request, submission, form=form, refusal=refusal, status=409)
    return redirect("manuscript", key)


def letter_of(form: DecideForm) -> services.LetterText:
    data = form.cleaned_data
    return services.LetterText(data["subject"], data["text"], data["language"], data["advice"])


def advise(request: PersonRequest, submission: Submission, form: DecideForm) -> None:
    """Give the letter to who decides, as advice."""
    data = form.cleaned_data
    services.advise(
        submission,
        by=request.user,
        kind=data["kind"],
        letter=letter_of(form),
        due_on=data["due_on"],
        words=data["words"],
    )
    words = _("Your advice is given. The editor who decides has a letter with it.")
    messages.success(request, words, extra_tags="good")


def hold(request: PersonRequest, submission: Submission, form: DecideForm) -> None:
    check_decides(request.user, submission)
    data = form.cleaned_data
    services.decide(
        submission,
        by=request.user,
        kind=data["kind"],
        letter=letter_of(form),
        due_on=data["due_on"],
        after=data["after"],
        keeps_reading=data["keeps_reading"],
    )


ACTS = {"decide": hold, "advise": advise}


def decide_form(submission: Submission, data: Any = None, **more: Any) -> DecideForm:
    kinds: list[tuple[str, Any]] = list(kinds_of(submission))
    if data is not None and data.get("kind") not in dict(kinds):
        # the page is older than the paper's state: keep what was chosen, the service refuses
        kinds += [(kind, label) for kind, label in ALL_KINDS if kind == data.get("kind")]
    return DecideForm(data, kinds=kinds, languages=submission.journal.languages, **more)


def kinds_of(submission: Submission) -> list[tuple[str, str]]:
    labels = dict(ALL_KINDS)
    return [(kind, str(labels[kind])) for kind in queries.possible_kinds(submission)]


def first_form(request: PersonRequest, submission: Submission) -> DecideForm:
    """Return the form with the prefilled letter of ``?kind=``; empty before one is chosen."""
    after = {"after": queries.last_decision_key(submission)}
    advice = queries.advice_named(submission, request.GET.get("advice", ""))
    if advice:
        return decide_form(submission, initial=after | taken_over(advice, request.user))
    kind = request.GET.get("kind", "")
    if kind not in dict(kinds_of(submission)):
        language = services.letter_language(submission)
        return decide_form(submission, initial=after | {"language": language})
    undone = queries.undone_letter(submission, kind)
    made = after_undo(undone) if undone else draft(request, submission, request.GET, kind)
    return decide_form(submission, initial=after | made)


def taken_over(advice: Advice, decider: User) -> dict[str, Any]:
    """Return an advised letter as the one who decides finds it, in the own name."""
    names = ("kind", "language", "due_on", "subject")
    text = services.signed_by(advice.text, advice.by, decider)
    return {name: getattr(advice, name) for name in names} | {"text": text, "advice": advice.key}


def after_undo(decision: Decision) -> dict[str, Any]:
    """Return the words of a decision that was undone, so that nothing is written twice."""
    names = ("kind", "language", "due_on", "subject", "text", "keeps_reading")
    return {name: getattr(decision, name) for name in names}


def draft(request: PersonRequest, submission: Submission, chosen: Any, kind: str) -> dict[str, Any]:
    language = chosen.get("language", "")
    if language not in submission.journal.languages:
        language = ""
    made = services.draft_letter_for(
        submission,
        by=request.user,
        kind=kind,
        language=language,
        due_on=day_or_none(chosen.get("due_on", "")),
    )
    return {
        "kind": kind,
        "language": made.language,
        "due_on": made.due_on,
        "subject": made.subject,
        "text": made.text,
    }


def drafted_anew(request: PersonRequest, submission: Submission) -> HttpResponse:
    """Write the letter anew for another kind, language or date; the typed one stays below."""
    kind = request.POST.get("kind", "")
    if kind not in dict(kinds_of(submission)):
        form = decide_form(submission, request.POST)
        for name in ("subject", "text"):
            form.errors.pop(name, None)  # there is no letter yet, so none is missing
        return show(request, submission, form=form)
    initial = draft(request, submission, request.POST, kind)
    initial["after"] = request.POST.get("after", "")
    initial["words"] = request.POST.get("words", "")
    earlier = request.POST.get("text", "").strip()
    return show(
        request,
        submission,
        form=decide_form(submission, initial=initial),
        earlier=earlier if earlier != initial["text"].strip() else "",
    )


def show(
    request: PersonRequest,
    submission: Submission,
    *,
    form: DecideForm,
    refusal: ValidationError | None = None,
    earlier: str = "",
    status: int = 200,
) -> HttpResponse:
    kind = str(form["kind"].value() or "")
    language = str(form["language"].value() or "en")
    text = str(form["text"].value() or "")
    context = {
        "submission": submission,
        "board": queries.board(submission, request.user),
        "form": form,
        "kind": kind,
        "kind_label": dict(ALL_KINDS).get(kind, ""),
        "refusals": refusal.messages if refusal else [],
        "earlier": earlier,
        "language": language,
        "to": recipient(submission, language=language),
        "copies": copies(submission),
        "blocks": queries.preview(text, link_address(submission, kind, language)),
        "subject": str(form["subject"].value() or ""),
        "places": open_places(str(form["subject"].value() or "") + text),
        "advice": queries.advice_named(submission, str(form["advice"].value() or "")),
        "room": "desk",
    }
    return render(request, "reviews/decide.html", context, status=status)


def link_address(submission: Submission, kind: str, language: str) -> str:
    """Return the address that the letter's button will have."""
    with override(language):
        return address_of(vars(decision_link(submission, kind)))


@login_required
@require_POST
def undo(request: PersonRequest, key: str) -> HttpResponse:
    decision = decision_to_close(request.user, key)
    try:
        services.undo(decision, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0], extra_tags="bad")
    else:
        words = _(
            "The decision is undone. Nobody outside was told; your letter is kept for this kind."
        )
        messages.success(request, words, extra_tags="good")
    return redirect("manuscript", decision.submission.key)


@login_required
@require_POST
def send_now(request: PersonRequest, key: str) -> HttpResponse:
    decision = decision_to_close(request.user, key)
    try:
        services.send_now(decision, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0], extra_tags="bad")
    else:
        messages.success(request, _("The letter is on its way."), extra_tags="good")
    return redirect("manuscript", decision.submission.key)
