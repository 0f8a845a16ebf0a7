"""Authors answer a decision and send the revision; editors open the next round."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from journal.queries import today
from journal.requests import PersonRequest
from journal.templatetags.words import day
from reviews import queries, services
from reviews.access import latest_revision, revision_for
from reviews.forms import DateForm, ReviseForm, answers_in
from reviews.models import Review, Revision
from reviews.services.revisions import is_unreadable
from reviews.views.task import upload_in
from submissions.access import submission_for
from submissions.models import Submission
from submissions.services import Upload


@login_required
def revise(request: PersonRequest, key: str) -> HttpResponse:
    """Answer the points of a decision and send the revised paper."""
    revision = revision_for(request.user, key)
    if request.method != "POST":
        initial = {"answer": revision.answer, "seen_at": services.stamp(revision.saved_at)}
        return show(request, revision, form=ReviseForm(initial=initial))
    if revision.returned_at is not None and not is_unreadable(revision):
        return redirect("reviews:revise", key)
    form, answers = ReviseForm(request.POST, request.FILES), answers_in(request.POST.dict())
    try:
        saved = keep_answers(request, revision, answers)
        if saved.aside or not form.is_valid():
            return show(request, revision, form=form, answers=answers, aside=saved.aside)
        send(request, revision, form, answers)
    except ValidationError as refusal:
        return show(request, revision, form=form, answers=answers, refusal=refusal)
    return redirect("reviews:revise", key)


def keep_answers(
    request: PersonRequest, revision: Revision, answers: dict[str, str]
) -> services.Saved:
    return services.save_answer(
        revision,
        answer=request.POST.get("answer", "").replace("\0", "").replace("\r\n", "\n"),
        answers=answers,
        seen_at=request.POST.get("seen_at", ""),
    )


def send(
    request: PersonRequest, revision: Revision, form: ReviseForm, answers: dict[str, str]
) -> None:
    file = form.cleaned_data["file"]
    services.return_revision(
        revision,
        by=request.user,
        answer=form.cleaned_data["answer"],
        answers=answers,
        upload=Upload(file.name or "", file),
        reply=upload_in(request, "reply"),
    )


def show(
    request: PersonRequest,
    revision: Revision,
    *,
    form: ReviseForm,
    answers: dict[str, str] | None = None,
    refusal: ValidationError | None = None,
    aside: bool = False,
) -> HttpResponse:
    """Render the page; refused or stale input stands in it as it was typed."""
    submission = revision.decision.submission
    revision.refresh_from_db()
    saved = revision.answers
    if answers is not None:
        revision.answers = answers
    sent = revision.returned_at is not None
    context = {
        "submission": submission,
        "revision": revision,
        "decision": revision.decision,
        "blocks": queries.preview(revision.decision.text, request.build_absolute_uri()),
        "comments": queries.comments_for(revision),
        "form": form,
        "refusal": " ".join(refusal.messages) if refusal else "",
        "aside": saved if aside else {},
        "aside_answer": revision.answer if aside else "",
        "aside_stamp": services.stamp(revision.saved_at) if aside else "",
        "sent": sent,
        "again": sent and is_unreadable(revision),
        "days_left": (revision.due_on - today(submission.journal)).days,
        "seen_at": services.stamp(revision.saved_at),
        "room": "mine",
    }
    status = 409 if refusal or aside else 200
    return render(request, "reviews/revise.html", context, status=status)


@login_required
@require_POST
def save_answer(request: PersonRequest, key: str) -> HttpResponse:
    """Save the answers: by script every few seconds, or by their button."""
    revision = revision_for(request.user, key)
    answers = answers_in(request.POST.dict())
    by_script = request.headers.get("X-Autosave") == "1"
    try:
        saved = keep_answers(request, revision, answers)
    except ValidationError as refusal:
        context: dict[str, Any] = {"refusal": " ".join(refusal.messages)}
        return render(request, "reviews/saved.html", context, status=409)
    if by_script:
        context = {
            "saved_at": saved.at,
            "seen_at": services.stamp(saved.at),
            "aside": saved.aside,
            "is_answer": True,
        }
        return render(request, "reviews/saved.html", context, status=409 if saved.aside else 200)
    if saved.aside:
        form = ReviseForm(request.POST)
        form.errors.clear()
        return show(request, revision, form=form, answers=answers, aside=True)
    messages.success(request, _("Answers saved."), extra_tags="good")
    return redirect("reviews:revise", key)


@login_required
@require_POST
def revision_due(request: PersonRequest, key: str) -> HttpResponse:
    """An editor gives the authors another date."""
    submission = submission_for(request.user, key, as_editor=True)
    form, revision = DateForm(request.POST), latest_revision(submission)
    if form.is_valid() and revision:
        try:
            revision = services.move_revision_due(
                revision, to=form.cleaned_data["to"], by=request.user
            )
            words = _("The revision is now due %(day)s; the authors are told.")
            messages.success(request, words % {"day": day(revision.due_on)}, extra_tags="good")
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0], extra_tags="bad")
    else:
        messages.error(request, _("Choose a day."), extra_tags="bad")
    return redirect("manuscript", key)


@login_required
@require_POST
def next_round(request: PersonRequest, key: str) -> HttpResponse:
    """Open the next round and invite the chosen reviewers of the last one."""
    submission = submission_for(request.user, key, as_editor=True)
    chosen = chosen_reviews(request, submission)
    if not chosen:
        return redirect("reviews:reviewers", key)
    try:
        services.start_next_round(
            submission, by=request.user, earlier=chosen, reason=_("Read the earlier version.")
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages), extra_tags="bad")
    else:
        messages.success(request, _("The next round is open."), extra_tags="good")
    return redirect("manuscript", key)


def chosen_reviews(request: PersonRequest, submission: Submission) -> list[Review]:
    """Return the ticked reviewers among those who are willing to read again."""
    board = queries.board(submission, request.user)
    wanted = set(request.POST.getlist("reviewer"))
    return [row for row in board.willing if row.key in wanted] if board else []
