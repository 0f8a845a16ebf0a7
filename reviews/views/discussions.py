"""Discussions: by account or by the link of a letter; one page for everybody in it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.links import Grant, granted, make_token, read_token
from accounts.models import User
from journal.requests import PersonRequest
from reviews.access import message_for, silent_place, thread_for, thread_reader
from reviews.forms import LetterForm, MessageForm, ThreadForm
from reviews.identity import WITH_A_VOICE
from reviews.models import Review, Thread
from reviews.queries import discussions as queries
from reviews.services import discussing
from reviews.validators import MEDIA_TYPES
from reviews.views.filing import upload_in
from reviews.views.links import own_review, private, remember
from submissions.access import is_handled_by, submission_for
from submissions.manuscripts.filenames import neutral_name
from submissions.models import Submission

KIND = "discussion"


@login_required
def discussions(request: PersonRequest, key: str) -> HttpResponse:
    """Show the discussions of a paper, and begin one."""
    submission = submission_for(request.user, key)
    form = first_form(request.user, submission, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            thread = start(request, submission, form)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("reviews:discussion", thread.key)
    return show_all(request, submission, form)


def first_form(user: User, submission: Submission, data: Any) -> LetterForm:
    if not is_handled_by(user, submission):
        return LetterForm(data)
    return ThreadForm(
        data,
        colleagues=[each for each in queries.colleagues_to_ask(submission) if each != user],
        authors=queries.authors_to_ask(submission),
        reviews=queries.reviews_to_ask(submission),
    )


def start(request: PersonRequest, submission: Submission, form: LetterForm) -> Thread:
    side, people, review = nobody_chosen()
    if isinstance(form, ThreadForm):
        side, people, review = form.choice()
    return discussing.start_discussion(
        submission,
        by=request.user,
        side=side,
        subject=form.cleaned_data["subject"],
        words=words_in(request, form),
        people=people,
        review=review,
    )


def nobody_chosen() -> tuple[str, list[User], Review | None]:
    return Thread.Side.AUTHORS.value, [], None


def words_in(request: HttpRequest, form: MessageForm) -> discussing.Words:
    return discussing.Words(form.cleaned_data["text"], upload_in(request, "file"))


def show_all(request: PersonRequest, submission: Submission, form: LetterForm) -> HttpResponse:
    as_editor = is_handled_by(request.user, submission)
    context = {
        "submission": submission,
        "threads": queries.threads_of(submission, request.user),
        "form": form,
        "as_editor": as_editor,
        "room": "desk" if as_editor else "mine",
    }
    status = 409 if form.is_bound else 200
    return render(request, "reviews/discussions.html", context, status=status)


@never_cache
@require_safe
def open_discussion(request: HttpRequest, token: str) -> HttpResponse:
    """Open the link of a letter: nothing happens but a cookie for this one discussion."""
    grant = read_token(KIND, token)
    if grant is None or thread_reader(request.user, grant.key, grant) is None:
        return closed(request, grant)
    response = redirect("reviews:discussion", grant.key)
    remember(response, grant, "reviews:discussion")
    return response


def closed(request: HttpRequest, grant: Grant | None) -> HttpResponse:
    """Say that a link opens nothing; where it ran out, offer to send a new one."""
    silent = grant is not None and silent_place(grant) is not None
    token = make_token(grant.kind, grant.key, grant.nonce) if grant and silent else ""
    context = {"token": token}
    return private(render(request, "reviews/discussion_closed.html", context, status=404))


@require_POST
def renew_discussion(request: HttpRequest, token: str) -> HttpResponse:
    """Send a new link in the place of one that ran out, to the registered address only; the answer
    is always the same."""
    grant = read_token(KIND, token)
    place = silent_place(grant) if grant else None
    if place is not None:
        discussing.renew_discussion_link(place)
    return private(render(request, "reviews/renewed.html", {"discussion": True}))


def discussion(request: HttpRequest, key: str) -> HttpResponse:
    """Show one discussion; a POST writes into it."""
    grant = granted(request, KIND, key)
    if grant and thread_reader(request.user, key, grant) is None and silent_place(grant):
        return closed(request, grant)
    thread, user = thread_for(request.user, key, grant=grant)
    form = MessageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            discussing.answer(thread, by=user, words=words_in(request, form))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Your message is on its way."), extra_tags="good")
            return redirect("reviews:discussion", key)
    return show(request, thread, user, form)


def show(request: HttpRequest, thread: Thread, user: User, form: MessageForm) -> HttpResponse:
    as_editor = is_handled_by(user, thread.submission)
    people = queries.people_in(thread)
    context = {
        "thread": thread,
        "submission": thread.submission,
        "said": queries.messages_in(thread, user),
        "people": people,
        "unread": queries.unread(user).filter(thread=thread).exists(),
        "form": form,
        "as_editor": as_editor and user == request.user,
        "others": queries.others_to_ask(thread, people) if as_editor else [],
        "frame": "work.html" if user == request.user else "task.html",
        "room": "desk" if as_editor else "mine",
    }
    status = 409 if form.is_bound else 200
    return private(render(request, "reviews/discussion.html", context, status=status))


@require_POST
def read_discussion(request: HttpRequest, key: str) -> HttpResponse:
    thread, user = thread_for(request.user, key, grant=granted(request, KIND, key))
    discussing.mark_read(thread, by=user)
    return redirect("reviews:discussion", key)


@login_required
@require_POST
def end_discussion(request: PersonRequest, key: str) -> HttpResponse:
    """An editor ends a discussion, or lets it go on."""
    thread, user = thread_for(request.user, key, as_editor=True)
    act = discussing.go_on if thread.closed_at else discussing.end_discussion
    act(thread, by=user)
    return redirect("reviews:discussion", key)


@login_required
@require_POST
def ask_in(request: PersonRequest, key: str) -> HttpResponse:
    """An editor asks one more person of the same side in."""
    thread, user = thread_for(request.user, key, as_editor=True)
    others = queries.others_to_ask(thread, queries.people_in(thread))
    person = next((each for each in others if each.key == request.POST.get("person")), None)
    if person is not None:
        discussing.ask_in(thread, person=person, by=user)
    return redirect("reviews:discussion", key)


@require_safe
def message_file(request: HttpRequest, key: str, message_key: str) -> FileResponse:
    """The file of a message, under a name that tells nothing."""
    thread, _user = thread_for(request.user, key, grant=granted(request, KIND, key))
    message = message_for(thread, message_key)
    if not message.attachment:
        raise Http404
    kind = str(message.attachment.name).rpartition(".")[2]
    name = neutral_name(thread.submission.code or "", "message", kind)
    response = FileResponse(message.attachment.open("rb"), content_type=MEDIA_TYPES.get(kind))
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response


def write_to_editor(request: HttpRequest, key: str) -> HttpResponse:
    """A reviewer writes to the editor, by account or by the link of the review."""
    review = own_review(request, key)
    if review.state not in WITH_A_VOICE:
        raise Http404
    form = LetterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            discussing.start_discussion(
                review.round.submission,
                by=review.reviewer,
                side=Thread.Side.REVIEWER,
                subject=form.cleaned_data["subject"],
                words=words_in(request, form),
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            words = _("Your message is with the editor. The answer comes by mail.")
            messages.success(request, words, extra_tags="good")
            return redirect("reviews:page", key)
    context = {"review": review, "paper": review.round.submission, "form": form}
    status = 409 if form.is_bound else 200
    return private(render(request, "reviews/write_to_editor.html", context, status=status))
