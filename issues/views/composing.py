"""Issues in preparation: made, filled, ordered, previewed and published."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from issues import services
from issues.access import issue_for, placed_article, unplaced_article
from issues.forms import HeadingForm, IssueForm, PublishForm
from issues.models import Issue
from issues.queries.composing import composition_of, issues_list
from issues.views.addresses import absolute
from journal.queries import manages
from journal.requests import PersonRequest
from submissions.queries.guests import guest_share_of


@login_required
def issues(request: PersonRequest) -> HttpResponse:
    """All issues, those in preparation first; and the form for the next one."""
    journal = request.journal
    if not manages(request.user):
        raise PermissionDenied(_("Issues are composed by those who run the journal."))
    form = IssueForm(request.POST or None, journal=journal)
    if request.method == "POST" and form.is_valid():
        try:
            issue = services.create_issue(journal, values=form.values())
        except ValidationError as refusal:
            form.add_error("number", refusal)
        else:
            return redirect("issues:compose", issue.slug)
    context = {"rows": issues_list(journal), "form": form, "room": "issues"}
    return render(request, "issues/issues.html", context)


@login_required
def compose(request: PersonRequest, slug: str) -> HttpResponse:
    return page(request, issue_for(request.user, slug))


def page(
    request: PersonRequest, issue: Issue, *, refusal: list[str] | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "issue": issue,
        "composition": composition_of(issue, request.user),
        "preview_address": absolute(reverse("issues:preview", args=[issue.preview_key])),
        "refusal": refusal,
        "share": guest_share_of(
            list(issue.articles.values_list("submission_id", flat=True)), issue.journal
        ),
        "room": "issues",
    }
    return render(request, "issues/compose.html", context, status=status)


def carry_out(request: PersonRequest, issue: Issue, act: Callable[[], Any]) -> HttpResponse:
    """Do one act of composing and show the issue again; a refusal is shown on its page."""
    try:
        act()
    except ValidationError as refusal:
        issue.refresh_from_db()
        return page(request, issue, refusal=refusal.messages, status=409)
    return redirect("issues:compose", issue.slug)


@login_required
def edit_issue(request: PersonRequest, slug: str) -> HttpResponse:
    issue = issue_for(request.user, slug)
    form = IssueForm(request.POST or None, journal=issue.journal, issue=issue)
    if request.method == "POST" and form.is_valid():
        try:
            issue = services.edit_issue(issue, values=form.values())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("issues:compose", issue.slug)
    return render(
        request, "issues/edit_issue.html", {"issue": issue, "form": form, "room": "issues"}
    )


@login_required
@require_POST
def place(request: PersonRequest, slug: str, number: int) -> HttpResponse:
    issue = issue_for(request.user, slug)
    article = unplaced_article(issue, number)
    return carry_out(request, issue, lambda: services.place(article, issue, by=request.user))


@login_required
@require_POST
def unplace(request: PersonRequest, slug: str, number: int) -> HttpResponse:
    issue = issue_for(request.user, slug)
    article = placed_article(issue, number)
    return carry_out(request, issue, lambda: services.unplace(article))


@login_required
@require_POST
def shift(request: PersonRequest, slug: str, number: int) -> HttpResponse:
    """Move an article to a place: a number, or one up or down from where the person saw it."""
    issue = issue_for(request.user, slug)
    article = placed_article(issue, number)
    try:
        to = int(request.POST.get("to", ""))
    except ValueError:
        return page(request, issue, refusal=[_("Write the place as a number.")], status=409)
    return carry_out(request, issue, lambda: services.shift(article, to=to))


@login_required
def heading(request: PersonRequest, slug: str, number: int) -> HttpResponse:
    """Rename the heading above an article, for it alone or for all that follow under it."""
    issue = issue_for(request.user, slug)
    article = placed_article(issue, number)
    form = HeadingForm(request.POST or None, journal=issue.journal, heading=article.heading)
    if request.method == "POST" and form.is_valid():
        whole = request.POST.get("scope") == "all"
        try:
            services.set_heading(article, heading=form.words("heading"), with_following=whole)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("issues:compose", slug)
    context = {"issue": issue, "article": article, "form": form, "room": "issues"}
    return render(request, "issues/heading.html", context)


@login_required
def publish(request: PersonRequest, slug: str) -> HttpResponse:
    """Say what will happen, then do it: two presses, and the second may come twice."""
    issue = issue_for(request.user, slug)
    form = PublishForm(request.POST or None, journal=issue.journal)
    refusal: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            services.publish(issue, by=request.user, on=form.cleaned_data["on"])
        except ValidationError as error:
            refusal = error.messages
        else:
            return redirect("issues:compose", slug)
    context = {
        "issue": issue,
        "composition": composition_of(issue, request.user),
        "form": form,
        "refusal": refusal,
        "room": "issues",
    }
    return render(request, "issues/publish.html", context, status=409 if refusal else 200)


@login_required
@require_POST
def stop(request: PersonRequest, slug: str) -> HttpResponse:
    issue = issue_for(request.user, slug)

    def act() -> None:
        services.stop_publishing(issue)
        messages.info(request, _("Publishing is stopped; the issue is not public."))

    return carry_out(request, issue, act)


@login_required
def progress(request: PersonRequest, slug: str) -> HttpResponse:
    """The line that says how far an issue on its way is; asked again every few seconds."""
    issue = issue_for(request.user, slug)
    if not issue.is_on_its_way and not request.htmx:
        raise Http404
    context = {"issue": issue, "composition": composition_of(issue, request.user)}
    response = render(request, "issues/compose.html#progress", context)
    if not issue.is_on_its_way:
        response["HX-Refresh"] = "true"
    return response
