"""Naming an acting editor for a paper that no editor can decide."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from journal.requests import PersonRequest
from submissions import services
from submissions.access import paper_without_editor
from submissions.forms.acting import ActingForm
from submissions.identity import possible_acting_editors


@login_required
def acting(request: PersonRequest, key: str) -> HttpResponse:
    """Say that a paper has no editor, and take the name of one; nothing else of it is told."""
    submission = paper_without_editor(request.user, key)
    people = possible_acting_editors(submission)
    form = ActingForm(request.POST or None, people=people)
    if request.method == "POST" and form.is_valid():
        try:
            services.name_acting_editor(submission, by=request.user, **form.acts())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            words = _("The acting editor is named, and a letter is on its way.")
            messages.success(request, words, extra_tags="good")
            return redirect("account")
    context = {"form": form, "submission": submission, "room": "desk"}
    return render(request, "submissions/acting.html", context)
