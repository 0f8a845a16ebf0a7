"""Minutes of the board: meetings, votes on papers, the document."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from journal.queries import manages, the_journal, today
from journal.requests import PersonRequest
from reviews import services
from reviews.access import meeting_for
from reviews.documents import word_file
from reviews.forms.minutes import MeetingForm, VoteForm
from reviews.models import Meeting
from reviews.queries.minutes import MeetingPage, meeting_page, meetings_of, minutes_of
from submissions.access import submission_for

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
def minutes(request: PersonRequest) -> HttpResponse:
    """All meetings, and a form for a new one."""
    journal = the_journal()
    if journal is None or not journal.keeps_minutes or not manages(request.user):
        raise Http404
    form = MeetingForm(request.POST or None, initial={"held_on": today(journal)})
    if request.method == "POST" and form.is_valid():
        meeting = services.hold_meeting(journal, by=request.user, values=form.cleaned_data)
        return redirect("reviews:meeting", meeting.key)
    context = {"meetings": meetings_of(journal), "form": form, "room": "settings"}
    return render(request, "reviews/minutes.html", context)


@login_required
def meeting(request: PersonRequest, key: str) -> HttpResponse:
    """One meeting: its facts, the votes on papers that the viewer may know of."""
    row = meeting_for(request.user, key)
    names = ("held_on", "place", "present", "words")
    form = MeetingForm(request.POST or None, initial={name: getattr(row, name) for name in names})
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_meeting(row, values=form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Saved."), extra_tags="good")
            return redirect("reviews:meeting", key)
    return show(request, row, form=form)


def show(
    request: PersonRequest,
    row: Meeting,
    *,
    form: MeetingForm | None = None,
    vote: VoteForm | None = None,
    status: int = 200,
) -> HttpResponse:
    page = meeting_page(row, request.user)
    names = ("held_on", "place", "present", "words")
    context = {
        "page": page,
        "meeting": row,
        "form": form or MeetingForm(initial={name: getattr(row, name) for name in names}),
        "vote": vote or vote_form(page),
        "room": "settings",
    }
    return render(request, "reviews/meeting.html", context, status=status)


def vote_form(page: MeetingPage, data: Any = None) -> VoteForm:
    """Return the form for a paper: a new one, or one with a line to correct."""
    voted = [vote.submission for vote in page.votes]
    return VoteForm(data, papers=[*page.papers, *voted] if data else page.papers)


@login_required
@require_POST
def put_vote(request: PersonRequest, key: str) -> HttpResponse:
    row = meeting_for(request.user, key)
    form = vote_form(meeting_page(row, request.user), request.POST)
    if not form.is_valid():
        return show(request, row, vote=form, status=409)
    paper = submission_for(request.user, form.cleaned_data["paper"], as_editor=True)
    try:
        services.put_vote(row, paper, values=form.cleaned_data)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return show(request, row, vote=form, status=409)
    return redirect("reviews:meeting", key)


@login_required
@require_POST
def drop_vote(request: PersonRequest, key: str, paper_key: str) -> HttpResponse:
    row = meeting_for(request.user, key)
    paper = submission_for(request.user, paper_key, as_editor=True)
    try:
        services.drop_vote(row, paper)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0], extra_tags="bad")
    return redirect("reviews:meeting", key)


@login_required
@require_POST
def close_meeting(request: PersonRequest, key: str) -> HttpResponse:
    services.close_meeting(meeting_for(request.user, key))
    messages.success(request, _("The meeting is closed."), extra_tags="good")
    return redirect("reviews:meeting", key)


@login_required
@require_safe
def minutes_file(request: PersonRequest, key: str) -> HttpResponse:
    """The minutes as a Word file; ``?names`` gives the committee's copy."""
    row = meeting_for(request.user, key)
    with_names = "names" in request.GET
    data = word_file(minutes_of(row, request.user, with_names=with_names))
    answer = HttpResponse(data, content_type=WORD)
    ending = "-committee" if with_names else ""
    answer["Content-Disposition"] = f'attachment; filename="minutes-{row.held_on}{ending}.docx"'
    return answer
