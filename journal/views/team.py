"""Who works here: roles with a beginning and an end."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from journal import services
from journal.forms import MemberForm
from journal.models import Journal, Member
from journal.queries import manages, the_journal, today
from journal.requests import PersonRequest


def house_of(request: PersonRequest) -> Journal:
    """Return the journal to those who run it; everybody else is refused in words."""
    journal = the_journal()
    if journal is None or not manages(request.user):
        raise PermissionDenied(_("Only the editor-in-chief and the managing editor come in here."))
    return journal


@login_required
def team(request: PersonRequest) -> HttpResponse:
    journal = house_of(request)
    form = MemberForm(request.POST or None, journal=journal)
    if request.method == "POST" and form.is_valid():
        services.invite_member(journal, by=request.user, **form.acts())
        messages.success(request, _("The role is given, and a letter is on its way."))
        return redirect("journal:team")
    members = journal.members.at(today(journal)).select_related("user", "section", "call")
    context = {"form": form, "members": members.order_by("role", "pk"), "room": "team"}
    return render(request, "journal/team.html", context)


@login_required
@require_POST
def end_role(request: PersonRequest, key: str) -> HttpResponse:
    member = get_object_or_404(Member.objects.filter(journal=house_of(request)), key=key)
    try:
        services.end_membership(member, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect("journal:team")
