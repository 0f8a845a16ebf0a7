"""The proof, read by its author through a link: no account, no password, one task."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.links import granted, read_token, remember_grant
from issues import services
from issues.access import proof_for, proof_to_renew, step_of_link
from issues.forms import ApprovalForm, CorrectionsForm
from issues.models import Step
from issues.typesetting import page_of
from issues.views.production import private_galley
from submissions.access import acts_for_authors


@never_cache
def open_proof(request: HttpRequest, token: str) -> HttpResponse:
    """Take a personal address, keep what it grants on this device, and lead to the page.

    Opening changes nothing. An address that no longer opens its proof leads to a page that
    offers a new one, to the registered address only.
    """
    grant = read_token("proof", token)
    step = step_of_link(grant)
    if grant is None or step is None:
        return render(request, "issues/proof_lost.html", status=404)
    if not grant.opens("proof", step.key, step.nonce):
        return ended(request, step)
    response = redirect("issues:proof_page", step.key)
    for code, _name in settings.LANGUAGES:
        with override(code):
            remember_grant(response, grant, path=reverse("issues:proof_page", args=[step.key]))
    return response


def ended(request: HttpRequest, step: Step) -> HttpResponse:
    """Say what the link was for and how things stand, without a word of the paper itself."""
    return render(request, "issues/proof_ended.html", {"step": step}, status=403)


def fetch(request: HttpRequest, key: str) -> Step:
    return proof_for(request.user, key, grant=granted(request, "proof", key))


@never_cache
def proof_page(request: HttpRequest, key: str) -> HttpResponse:
    """The article as readers will see it, and below it the two answers."""
    return page(request, fetch(request, key))


def page(request: HttpRequest, step: Step, *, status: int = 200, **forms: Any) -> HttpResponse:
    shown = page_of(step.article)
    if shown is None:
        raise Http404
    context = {
        "step": step,
        "article": step.article,
        "submission": step.article.submission,
        "shown": shown,
        "pdf": step.article.galleys.filter(kind="pdf").first(),
        "answers": step.is_open and may_answer(request, step),
        "approval": ApprovalForm(),
        "corrections": CorrectionsForm(),
    }
    response = render(request, "issues/proof.html", context | forms, status=status)
    # not "no-referrer": with it browsers hide the origin of the form, and the button is refused
    response["Referrer-Policy"] = "same-origin"
    return response


def may_answer(request: HttpRequest, step: Step) -> bool:
    """Say whether this person answers for the authors: by the link, or as the one who acts."""
    grant = granted(request, "proof", step.key)
    if grant and grant.opens("proof", step.key, step.nonce):
        return True
    return request.user.is_authenticated and acts_for_authors(request.user, step.article.submission)


def answering(request: HttpRequest, key: str) -> Step:
    step = fetch(request, key)
    if not may_answer(request, step):
        raise Http404
    return step


@require_POST
def approve(request: HttpRequest, key: str) -> HttpResponse:
    step = answering(request, key)
    form = ApprovalForm(request.POST)
    if not form.is_valid():
        return page(request, step, approval=form)
    try:
        services.approve_proof(step)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return page(request, step, status=409, approval=form)
    return redirect("issues:proof_page", key)


@require_POST
def correct(request: HttpRequest, key: str) -> HttpResponse:
    step = answering(request, key)
    form = CorrectionsForm(request.POST)
    if not form.is_valid():
        return page(request, step, corrections=form)
    try:
        services.ask_corrections(step, words=form.cleaned_data["words"])
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return page(request, step, status=409, corrections=form)
    return redirect("issues:proof_page", key)


@require_POST
def renew(request: HttpRequest, key: str) -> HttpResponse:
    """Send a new link to the registered address, whoever asks; the answer is always the same."""
    step = proof_to_renew(key)
    if step:
        services.renew_proof_link(step)
    return render(request, "issues/proof_renewed.html")


def proof_file(request: HttpRequest, key: str, name: str) -> FileResponse:
    return private_galley(fetch(request, key).article, name)
