"""Authors answer a decision and send the revision; editors open the next round."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from journal.queries import today
from journal.requests import PersonRequest
from journal.templatetags.words import day
from reviews import queries, services
from reviews.access import latest_revision, revision_for
from reviews.forms import DateForm, MoreTimeForm, ReviseForm, answers_in, links_in
from reviews.models import Review, Revision
from reviews.services.more_time import last_own_day, usual_day
from reviews.services.reminders import revision_schedule
from reviews.services.revisions import is_unreadable
from reviews.views.filing import upload_in
from submissions.access import submission_for
from submissions.models import Submission
from submissions.queries import current_version
from submissions.services import Upload


@login_required
def revise(request: PersonRequest, key: str) -> HttpResponse:
    """Answer the points of a decision and send the revised paper."""
    revision = revision_for(request.user, key)
    if request.method != "POST":
        return show(request, revision, form=empty_form(request, revision))
    if revision.returned_at is not None and not is_unreadable(revision):
        return sent_before(request, revision)
    form, answers = sent_form(request, revision), answers_in(request.POST.dict())
    waits = Waits()
    try:
        saved = keep_answers(request, revision, answers)
        is_valid = form.is_valid()
        waits = before_sending(revision, form, answers)
        if saved.aside or not is_valid or waits.stops(request.POST):
            keep_files(request, form)
            return show(
                request, revision, form=form, answers=answers, aside=saved.aside, waits=waits
            )
        send(request, revision, form, answers)
    except ValidationError as refusal:
        keep_files(request, form, names=("file",))
        return show(request, revision, form=form, answers=answers, refusal=refusal, waits=waits)
    return redirect("reviews:revise", key)


def sent_before(request: PersonRequest, revision: Revision) -> HttpResponse:
    """Answer a press after the revision was sent: with the words that were not, if there are any."""
    answers = answers_in(request.POST.dict()) | {"": request.POST.get("answer", "")}
    late = queries.not_sent(revision, answers)
    if not late:
        return redirect("reviews:revise", revision.decision.submission.key)
    page = {
        "submission": revision.decision.submission,
        "revision": revision,
        "late": late,
        "room": "mine",
    }
    return render(request, "reviews/revise_late.html", page, status=409)


def empty_form(request: PersonRequest, revision: Revision) -> ReviseForm:
    initial = {"answer": revision.answer, "seen_at": services.stamp(revision.saved_at)}
    return ReviseForm(initial=initial, person=request.user, place=place_of(revision))


def sent_form(request: PersonRequest, revision: Revision) -> ReviseForm:
    return ReviseForm(request.POST, request.FILES, person=request.user, place=place_of(revision))


def place_of(revision: Revision) -> str:
    """Return the name of the place where the revised file waits for this form."""
    return f"revise:{revision.decision.submission.key}"


@dataclass(frozen=True)
class Waits:
    """What an author should look at before sending: points without an answer, names typed; or
    why a wish for more time was refused."""

    unanswered: list[tuple[str, str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    has_letter: bool = False
    time_form: MoreTimeForm | None = None

    @property
    def may_send(self) -> bool:
        """Whether it may be sent all the same: a letter answers what has no answer of its own."""
        return self.has_letter or not self.unanswered

    def stops(self, data: QueryDict) -> bool:
        """Whether the page is shown once more instead of sending."""
        asked = bool(self.unanswered or self.names)
        return asked and not (self.may_send and data.get("despite"))


def before_sending(revision: Revision, form: ReviseForm, answers: dict[str, str]) -> Waits:
    """Return what stands between the answers and their readers."""
    version = current_version(revision.decision.submission)
    typed = answers | {"": form.data.get("answer", "")}
    return Waits(
        unanswered=queries.open_points(queries.comments_for(revision), answers),
        names=queries.names_typed(revision, typed, version) if version else [],
        has_letter=form.has_letter,
    )


def keep_files(
    request: PersonRequest, form: ReviseForm, names: tuple[str, ...] = ("file", "reply")
) -> None:
    """Keep files that were chosen although nothing is sent yet; the form shows them again."""
    places = {"file": form.place, "reply": form.reply_place}
    for name in names:
        upload = upload_in(request, name)
        if upload is None or name in form.errors:
            continue
        try:
            services.keep_for_later(upload, by=request.user, place=places[name])
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0], extra_tags="bad")


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
    file, reply = form.cleaned_data["file"], form.cleaned_data["reply"]
    services.return_revision(
        revision,
        by=request.user,
        answer=form.cleaned_data["answer"],
        answers=answers,
        upload=Upload(file.name or "", file),
        reply=Upload(reply.name or "", reply) if reply else None,
    )


def show(
    request: PersonRequest,
    revision: Revision,
    *,
    form: ReviseForm,
    answers: dict[str, str] | None = None,
    refusal: ValidationError | None = None,
    aside: bool = False,
    waits: Waits | None = None,
) -> HttpResponse:
    """Render the page; refused or stale input stands in it as it was typed."""
    submission = revision.decision.submission
    revision.refresh_from_db()
    sent = revision.returned_at is not None
    refused_time = waits.time_form if waits else None
    answered = queries.answers_for_authors(revision, queries.authors_picture)
    context = {
        "submission": submission,
        "revision": revision,
        "decision": revision.decision,
        "blocks": queries.preview(revision.decision.text, request.build_absolute_uri()),
        "answered": answered,
        "comments": queries.as_typed(answered.comments, answers),
        "form": form,
        "waits": waits,
        "refusals": refusal.messages if refusal else [],
        "aside": answered.comments if aside else [],
        "aside_answer": revision.answer if aside else "",
        "aside_stamp": services.stamp(revision.saved_at) if aside else "",
        "sent": sent,
        "again": sent and is_unreadable(revision),
        "may_link": services.may_link(revision),
        "days_left": (revision.due_on - today(submission.journal)).days,
        "seen_at": services.stamp(revision.saved_at),
        "time_form": refused_time or empty_time_form(revision),
        "time_open": refused_time is not None or "more" in request.GET,
        "last_own_day": None if revision.moved_due_at else last_own_day(revision),
        "room": "mine",
    }
    status = 409 if refusal or aside or refused_time else 200
    return render(request, "reviews/revise.html", context, status=status)


def empty_time_form(revision: Revision) -> MoreTimeForm:
    initial = {
        "to": revision.wanted_due or usual_day(revision),
        "reason": revision.wanted_reason,
    }
    return MoreTimeForm(initial=initial, asks=revision.moved_due_at is not None)


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
    form = sent_form(request, revision)
    keep_files(request, form)
    if saved.aside:
        form.errors.clear()
        return show(request, revision, form=form, answers=answers, aside=True)
    messages.success(request, _("Answers saved."), extra_tags="good")
    return redirect("reviews:revise", key)


@login_required
@require_POST
def link_answers(request: PersonRequest, key: str) -> HttpResponse:
    """Authors correct which changed paragraphs their answers speak of."""
    revision = revision_for(request.user, key)
    try:
        services.link_answers(revision, blocks=links_in(request.POST))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0], extra_tags="bad")
    else:
        words = _("Kept: these are the changes that stand beside your answers.")
        messages.success(request, words, extra_tags="good")
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
            messages.success(request, new_plan(revision), extra_tags="good")
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0], extra_tags="bad")
    else:
        messages.error(request, _("Choose a day."), extra_tags="bad")
    return redirect("manuscript", key)


def new_plan(revision: Revision) -> str:
    """Return the new date in words, with the reminders that follow it."""
    ahead = [on for mark, on in revision_schedule(revision) if mark not in revision.reminded]
    return _("The revision is now due %(day)s; the authors are told. Reminders: %(plan)s.") % {
        "day": day(revision.due_on),
        "plan": ", ".join(day(on, "brief") for on in ahead),
    }


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
