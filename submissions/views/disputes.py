"""Editors settle what an author says is wrong, and help co-authors whom mail does not reach."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from journal.post import addresses_of
from journal.requests import PersonRequest
from journal.wording import plain_part
from submissions import services
from submissions.access import person_for, submission_for, submission_to_decide
from submissions.queries import last_letter_to


@login_required
@require_POST
def settle_dispute(request: PersonRequest, key: str, person_key: str) -> HttpResponse:
    """End an author's dispute with words; both sides get them."""
    submission = submission_to_decide(request.user, key)
    person = person_for(submission, person_key)
    try:
        words = request.POST.get("words", "").replace("\0", "")
        services.end_dispute(person, by=request.user, words=words)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0], extra_tags="bad")
    else:
        told = _("The dispute is ended; %(name)s is told, and the paper goes on.")
        messages.success(request, told % {"name": person.name}, extra_tags="good")
    return redirect(f"{reverse('manuscript', args=[key])}?part=people#disputes")


@login_required
@require_POST
def coauthor_link(request: PersonRequest, key: str, person_key: str) -> HttpResponse:
    """Show the last letter that asks an author, with the personal links, to be sent another way.

    That it was shown is written down.
    """
    submission = submission_for(request.user, key, as_editor=True)
    person = person_for(submission, person_key)
    letter = last_letter_to(person)
    if letter:
        services.note_copied_link(person)
    context = {
        "submission": submission,
        "person": person,
        "letter": letter,
        "text": plain_part(letter.text, addresses_of(letter)) if letter else "",
        "room": "desk",
    }
    response = render(request, "submissions/coauthor_link.html", context)
    response["Cache-Control"] = "private, no-store"
    return response
