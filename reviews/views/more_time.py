"""Authors ask for more time; editors grant it with the date's own form, or say why not."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from journal.requests import PersonRequest
from journal.templatetags.words import day
from reviews import services
from reviews.access import latest_revision, revision_for
from reviews.forms import MoreTimeForm, WordsForm
from reviews.models import Revision
from reviews.views.revisions import Waits, empty_form, show
from submissions.access import submission_for


@login_required
@require_POST
def revision_time(request: PersonRequest, key: str) -> HttpResponse:
    """Move the date of a revision once, or ask the editor for a later one."""
    revision = revision_for(request.user, key)
    form = MoreTimeForm(request.POST, asks=revision.moved_due_at is not None)
    if form.is_valid():
        try:
            revision = services.ask_more_time(
                revision,
                to=form.cleaned_data["to"],
                by=request.user,
                reason=form.cleaned_data["reason"],
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, told(revision), extra_tags="good")
            return redirect("reviews:revise", key)
    waits = Waits(time_form=form)
    return show(request, revision, form=empty_form(request, revision), waits=waits)


def told(revision: Revision) -> str:
    """Return what happened: the date was moved, or the editor is asked."""
    if revision.wanted_due:
        words = _("The editor is asked for time until %(day)s; the answer comes by letter.")
        return words % {"day": day(revision.wanted_due)}
    return _("Your revision is now due %(day)s.") % {"day": day(revision.due_on)}


@login_required
@require_POST
def refuse_time(request: PersonRequest, key: str) -> HttpResponse:
    """An editor leaves the date of a revision as it is, with words."""
    submission = submission_for(request.user, key, as_editor=True)
    form, revision = WordsForm(request.POST), latest_revision(submission)
    if form.is_valid() and revision:
        services.refuse_more_time(revision, by=request.user, words=form.cleaned_data["words"])
        words = _("The date stays; the authors are told why.")
        messages.success(request, words, extra_tags="good")
    else:
        messages.error(request, _("Write why; the authors read it."), extra_tags="bad")
    return redirect("manuscript", key)
