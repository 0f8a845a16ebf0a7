"""One address for a manuscript; editors and authors each find their own page there."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import User
from issues import queries as issues
from issues.queries import papers
from issues.queries.letters import letters_of
from journal.events import Event
from journal.queries import manages
from journal.requests import PersonRequest
from reviews import queries as reviews
from submissions import queries as submissions
from submissions.access import acts_for_authors, is_handled_by, submission_for
from submissions.models import ATTACHED, Submission
from submissions.queries.author_changes import may_change_authors, open_change, told_changes
from submissions.services import recuse
from submissions.services.handling import taken_words

PARTS = ("reviews", "files", "people")


@login_required
def manuscript(request: PersonRequest, key: str) -> HttpResponse:
    """Show a manuscript. Being one of its authors precedes every role."""
    submission = submission_for(request.user, key)
    if is_handled_by(request.user, submission):
        return editors_page(request, submission)
    return authors_page(request, submission)


def history(submission: Submission, viewer: User) -> list[Event]:
    """Return what happened, as the three apps tell it to this viewer, newest first."""
    told = [app.events(submission, viewer) for app in (submissions, reviews, issues)]
    return sorted((event for events in told for event in events), key=lambda e: e.at, reverse=True)


def editors_page(
    request: PersonRequest, submission: Submission, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    part = request.GET.get("part", "reviews")
    context = heading(request, submission) | {
        "part": part if part in PARTS else "reviews",
        "history": history(submission, request.user),
        "refusal": refusal,
        "room": "desk",
    }
    if context["part"] == "files":
        context["attached_kinds"] = ATTACHED
        context["uploads"] = [
            (
                version,
                submissions.problem_of(version),
                submissions.losses_of(version),
                submissions.findings_of(version),
            )
            for version in context["versions"]
        ]
    if context["part"] == "people":
        editors = submissions.editors_of(submission)
        standing = reviews.editors_against(submission, editors, request.user)
        barred = {each.user for each in standing if each.against.blocked}
        doubted = {each.user for each in standing if each.against.concerns} - barred
        context["standing"] = standing
        context["doubted"] = doubted - {request.user}
        context["near_oneself"] = request.user in doubted
        context["give_to"] = request.GET.get("to", "")
        context["charge"] = submissions.assignment_of(submission)
        context["colleagues"] = [
            each for each in editors if each not in {*barred, context["row"].editor}
        ]
        context["author_changes"] = told_changes(submission)
        context["disputed"] = submissions.disputed_people(submission)
    if context["part"] == "reviews":
        context["board"] = reviews.board(submission, request.user)
        if context["decides"]:
            context["after"] = reviews.after_decision(submission)
        context["statements"] = list(submission.statements.all())
        context["own_keywords"] = submission.keywords.text(submission.language)
    return render(request, "issues/manuscript.html", context, status=status)


def heading(request: PersonRequest, submission: Submission) -> dict[str, Any]:
    """Return what stands above every part of an editors' page."""
    actions = [*submissions.actions(request.user), *reviews.actions(request.user)]
    row = papers.row_for(submission, [*actions, *issues.actions(request.user)])
    return {
        "submission": submission,
        "row": row,
        "held": row.held,
        "taken": taken_by_another(submission, request.user),
        "near": reviews.near_to_guest(submission, request.user),
        "decides": submissions.may_decide(request.user, submission),
        "authors": list(submission.contributors.all()),
        "versions": papers.versions_of(submission),
        "letter_count": len(letters_of(submission, request.user)),
        "recusals": list(submission.recusals.select_related("user")),
    }


def taken_by_another(submission: Submission, viewer: User) -> str:
    """Say to the second of two editors who took a paper and when; "" to those who run the
    journal, and to whoever is in charge."""
    assignment = submissions.assignment_of(submission)
    if assignment is None or assignment.user_id == viewer.pk or manages(viewer):
        return ""
    return taken_words(assignment)


def authors_page(request: PersonRequest, submission: Submission) -> HttpResponse:
    context = papers.status_of(submission, request.user) | {
        "history": history(submission, request.user),
        "letters": letters_of(submission, request.user),
        "threads": reviews.threads_of(submission, request.user),
        "acts": acts_for_authors(request.user, submission),
        "appeal": reviews.appeal_state(submission),
        "may_change_authors": may_change_authors(submission),
        "author_change": open_change(submission),
        "actions": [
            action
            for app in (reviews, submissions, issues)
            for action in app.actions(request.user)
            if action.submission_id == submission.pk
        ],
        "room": "mine",
    }
    return render(request, "issues/status.html", context)


@login_required
@require_POST
def stand_back(request: PersonRequest, key: str) -> HttpResponse:
    """An editor declares a conflict and from then on sees what authors see, or nothing."""
    submission = submission_for(request.user, key, as_editor=True)
    try:
        reason = request.POST.get("reason", "").replace("\0", "")
        recuse(submission, user=request.user, by=request.user, reason=reason)
    except ValidationError as refusal:
        return editors_page(request, submission, refusal=refusal.messages[0], status=409)
    messages.success(
        request, _("You stand back from this paper. Another editor handles it."), extra_tags="good"
    )
    return redirect("desk")
