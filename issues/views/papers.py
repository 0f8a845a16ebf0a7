"""The list "My papers": it shows what every app knows of an author's papers."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from issues.queries.own import revised_of, waiting_for
from journal.requests import PersonRequest
from submissions.queries import drafts_of, papers_of


@login_required
def papers(request: PersonRequest) -> HttpResponse:
    """What I sent, where it is, what I have to do."""
    page = {
        "room": "mine",
        "drafts": drafts_of(request.user),
        "papers": papers_of(request.user, waiting_for(request.user), revised_of(request.user)),
    }
    return render(request, "issues/papers.html", page)
