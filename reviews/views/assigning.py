"""Editors assign reviewers to all their open papers at once: a proposal, edited, then applied."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from journal.models import Role
from journal.queries import has_role
from journal.requests import PersonRequest
from reviews import queries, services
from reviews.queries.assigning import MOST_PAPERS, OpenPaper, assignment_for, calls_of
from reviews.queries.assigning import papers_to_assign as papers_of


@login_required
def assign(request: PersonRequest) -> HttpResponse:
    """Choose papers, see the proposal for them, and apply what is ticked of it."""
    if not has_role(request.user, Role.CHIEF, Role.MANAGER, Role.SECTION, Role.GUEST):
        raise PermissionDenied(_("Editors assign reviewers here."))
    papers, outcomes = papers_of(request.user), []
    if request.method == "POST":
        queue = request.POST.get("way") == "queue"
        outcomes = services.apply_assignment(
            wishes_in(request, papers), by=request.user, queue=queue
        )
        tell(request, outcomes, queue=queue)
        papers = papers_of(request.user)
    call, recent = request.GET.get("call", "")[:60], "recent" in request.GET
    chosen = chosen_of(request, [row for row in papers if is_of(row, call)])
    context = {
        "papers": [row for row in papers if is_of(row, call)],
        "calls": calls_of(papers),
        "call": call,
        "recent": recent,
        "chosen": {row.submission.key for row in chosen},
        "assignment": assignment_for(request.user, chosen, recent=recent) if chosen else None,
        "refused": [row for row in outcomes if row.refused],
        "most": MOST_PAPERS,
        "room": "desk",
    }
    return render(request, "reviews/assign.html", context, status=status_of(outcomes))


def status_of(outcomes: Sequence[services.Applied]) -> int:
    return 409 if any(row.refused for row in outcomes) else 200


def is_of(paper: OpenPaper, call: str) -> bool:
    return not call or (paper.submission.call is not None and paper.submission.call.slug == call)


def chosen_of(request: PersonRequest, papers: list[OpenPaper]) -> list[OpenPaper]:
    """Return the papers that the address names; all of them where it asks for a proposal only."""
    if "propose" not in request.GET:
        return []
    named = set(request.GET.getlist("paper")[:MOST_PAPERS])
    return [row for row in papers if row.submission.key in named or not named][:MOST_PAPERS]


def wishes_in(request: PersonRequest, papers: list[OpenPaper]) -> list[services.Wish]:
    """Return what is ticked, of papers that the person handles and that still want somebody."""
    by_key = {row.submission.key: row.submission for row in papers}
    found = []
    for ticked in request.POST.getlist("take")[: 4 * MOST_PAPERS]:
        paper = by_key.get(ticked.partition(":")[0])
        person: User | None = queries.person_by_key(request.POST.get(f"person:{ticked}", "")[:20])
        if paper and person:
            found.append(services.Wish(paper, person))
    return found


def tell(request: PersonRequest, outcomes: Sequence[services.Applied], *, queue: bool) -> None:
    done = sum(not row.refused for row in outcomes)
    if not outcomes:
        messages.error(request, _("Nothing was ticked, so nothing was done."), extra_tags="warn")
    elif done and queue:
        words = ngettext("%(n)s name is on a list.", "%(n)s names are on lists.", done)
        messages.success(request, words % {"n": done}, extra_tags="good")
    elif done:
        words = ngettext("%(n)s person was invited.", "%(n)s people were invited.", done)
        messages.success(request, words % {"n": done}, extra_tags="good")
