"""Production: the list, and one article on its way from acceptance to an issue."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from issues import services
from issues.access import galley_named, production_for
from issues.forms import CorrectedFileForm, FrontForm, OfficeApprovalForm, StepForm
from issues.models import Article, Galley, Step
from issues.queries.people import corresponding_author, production_people
from issues.queries.production import (
    galleys_of,
    making_of,
    production_list,
    waiting_version,
)
from issues.queries.readiness import last_proof
from issues.typesetting import page_of
from journal.queries import is_staff, manages
from journal.requests import PersonRequest
from submissions.access import is_handled_by
from submissions.queries import manuscript_of, problem_of
from submissions.services import Upload


@login_required
def production(request: PersonRequest) -> HttpResponse:
    """What is in production, for the office and for people with a step."""
    rows = production_list(request.user)
    if not (rows or is_staff(request.user)):
        raise PermissionDenied(_("Production is a room of the editorial office."))
    return render(request, "issues/production.html", {"rows": rows, "room": "production"})


@login_required
def in_production(request: PersonRequest, key: str) -> HttpResponse:
    return page(request, production_for(request.user, key))


def page(
    request: PersonRequest,
    article: Article,
    *,
    refusal: str = "",
    forms: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Draw the page of one article; ``forms`` are those that were refused, with what was typed."""
    people, newer = production_people(article.submission), waiting_version(article)
    context = {
        "article": article,
        "submission": article.submission,
        "authors": list(article.submission.contributors.all()),
        "statements": list(article.submission.statements.all()),
        "steps": list(article.steps.select_related("person")),
        "proof": last_proof(article),
        "author": corresponding_author(article.submission),
        "making": making_of(article),
        "galleys": galleys_of(article),
        "newer": newer,
        "newer_problem": problem_of(newer) if newer else "",
        "handles": is_handled_by(request.user, article.submission),
        "manages": manages(request.user),
        "refusal": refusal,
        "step_form": StepForm(people=people),
        "file_form": CorrectedFileForm(),
        "approval_form": OfficeApprovalForm(),
        "room": "production",
    }
    return render(request, "issues/in_production.html", context | (forms or {}), status=status)


def carry_out(
    request: PersonRequest, article: Article, act: Callable[[], Any], done: str
) -> HttpResponse:
    """Do one act of this page; a refusal is shown on it, in words."""
    try:
        act()
    except ValidationError as refusal:
        return page(request, article, refusal=" ".join(refusal.messages), status=409)
    messages.success(request, done, extra_tags="good")
    return redirect("issues:in_production", article.submission.key)


@login_required
@require_POST
def typeset(request: PersonRequest, key: str) -> HttpResponse:
    article = production_for(request.user, key)
    done = _("The files are being made anew.")
    return carry_out(request, article, lambda: services.typeset_again(article), done)


@login_required
@require_POST
def send_proof(request: PersonRequest, key: str) -> HttpResponse:
    article = production_for(request.user, key)
    done = _("The proof is on its way to the author.")
    return carry_out(request, article, lambda: services.send_proof(article, by=request.user), done)


def open_proof_of(article: Article) -> Step:
    """Return the proof that waits for its author; Http404 where none does."""
    step = article.steps.filter(kind=Step.Kind.PROOF, done_at=None).first()
    if step is None:
        raise Http404
    return step


@login_required
@require_POST
def remind_proof(request: PersonRequest, key: str) -> HttpResponse:
    article = production_for(request.user, key)
    step, done = open_proof_of(article), _("The author is reminded, once a day at most.")
    return carry_out(request, article, lambda: services.remind_proof(step), done)


@login_required
@require_POST
def approve_for_author(request: PersonRequest, key: str) -> HttpResponse:
    """Write down that the author approved the proof by letter or by telephone."""
    article = production_for(request.user, key)
    form = OfficeApprovalForm(request.POST)
    if not form.is_valid():
        return page(request, article, forms={"approval_form": form})
    step, words = open_proof_of(article), form.cleaned_data["words"]
    return carry_out(
        request,
        article,
        lambda: services.approve_proof(step, by=request.user, words=words),
        _("The approval is written down."),
    )


@login_required
@require_POST
def start_step(request: PersonRequest, key: str) -> HttpResponse:
    """Give the text to a copyeditor until a day."""
    article = production_for(request.user, key)
    form = StepForm(request.POST, people=production_people(article.submission))
    if not form.is_valid():
        return page(request, article, forms={"step_form": form})
    return carry_out(
        request,
        article,
        lambda: services.start_step(
            article, kind=Step.Kind.COPYEDITING, by=request.user, **form.cleaned_data
        ),
        _("The step is given. A letter is on its way."),
    )


@login_required
@require_POST
def finish_step(request: PersonRequest, key: str) -> HttpResponse:
    """End copyediting without a new file: nothing had to change."""
    article = production_for(request.user, key)
    step = article.steps.filter(kind=Step.Kind.COPYEDITING, done_at=None).first()
    if step is None:
        raise Http404
    return carry_out(
        request, article, lambda: services.finish_step(step), _("The step is finished.")
    )


@login_required
@require_POST
def corrected_file(request: PersonRequest, key: str) -> HttpResponse:
    """Take a copyedited file as a new version; the article is made from it once it is read."""
    article = production_for(request.user, key)
    form = CorrectedFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return page(request, article, forms={"file_form": form})
    sent = form.cleaned_data["file"]
    return carry_out(
        request,
        article,
        lambda: services.add_corrected_file(
            article, by=request.user, upload=Upload(sent.name, sent)
        ),
        _("The file is here and is being read. The article will be made from it."),
    )


@login_required
def source(request: PersonRequest, key: str) -> FileResponse:
    """The Word file (or what it is) from which the article is made, under a neutral name."""
    article = production_for(request.user, key)
    file = manuscript_of(article.version)
    if file is None:
        raise Http404
    answer = FileResponse(
        file.file.open(),
        as_attachment=True,
        filename=f"{article.submission.code}_{file.name}",
        content_type="application/octet-stream",
    )
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


@login_required
def front(request: PersonRequest, key: str) -> HttpResponse:
    """Titles, abstracts and keywords in the journal's languages."""
    article = production_for(request.user, key)
    form = FrontForm(request.POST or None, submission=article.submission)
    if request.method == "POST" and form.is_valid():
        try:
            services.save_front(article, values=form.values())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Saved. The files are being made anew."), extra_tags="good")
            return redirect("issues:in_production", key)
    context = {
        "article": article,
        "submission": article.submission,
        "form": form,
        "room": "production",
    }
    return render(request, "issues/front_matter.html", context)


@login_required
def article_preview(request: PersonRequest, key: str) -> HttpResponse:
    """The article as readers will see it, before anybody else does."""
    article = production_for(request.user, key)
    shown = page_of(article)
    if shown is None:
        raise Http404
    context = {"article": article, "submission": article.submission, "shown": shown}
    return render(request, "issues/article_preview.html", context)


@login_required
def production_file(request: PersonRequest, key: str, name: str) -> FileResponse:
    return private_galley(production_for(request.user, key), name)


def private_galley(article: Article, name: str) -> FileResponse:
    """Answer with a private file of an article; PDF and pictures open in the browser."""
    galley = galley_named(article, name)
    answer = FileResponse(
        galley.file.open(),
        content_type=galley.media_type,
        filename=galley.name,
        as_attachment=galley.kind not in {Galley.Kind.PDF, Galley.Kind.FIGURE},
    )
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
