"""One address for a manuscript; editors and authors each find their own page there."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from submissions.access import submission_for


@login_required
def manuscript(request: HttpRequest, key: str) -> HttpResponse:
    submission = submission_for(request.user, key)
    return render(request, "work.html", {"submission": submission})
