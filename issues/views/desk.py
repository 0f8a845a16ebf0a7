"""Where a person's work begins: the desk of the editors, and the way to it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from journal.models import Role
from journal.queries import has_role, is_editor


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Lead a person to the room where their work lies."""
    if is_editor(request.user):
        return redirect("desk")
    if has_role(request.user, Role.PRODUCTION):
        return redirect("issues:production")
    return redirect("submissions:mine")


@login_required
def desk(request: HttpRequest) -> HttpResponse:
    return render(request, "work.html", {"room": "desk"})
