"""Editors find, invite and accompany reviewers."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import User
from journal.post import addresses_of
from journal.queries import today
from journal.requests import PersonRequest
from journal.templatetags.words import day
from journal.wording import plain_part
from reviews import queries, services
from reviews.access import review_for
from reviews.forms import DateForm, InviteForm
from reviews.models import Review
from reviews.services.reminders import review_schedule
from reviews.views.finding import finding
from submissions.access import submission_for
from submissions.models import Submission
from submissions.queries import unconfirmed, wishes_of


@login_required
def reviewers(request: PersonRequest, key: str) -> HttpResponse:
    """Show who was asked and who could be; the button of a row invites its person."""
    submission = submission_for(request.user, key, as_editor=True)
    if request.method != "POST":
        return show(request, submission, form=invite_form(submission))
    form = invite_form(submission, request.POST)
    if not form.is_valid():
        return show(request, submission, form=form)
    try:
        review = invite(request, submission, form)
    except ValidationError as refusal:
        return show(request, submission, form=form, refusal=refusal, status=409)
    words = _("%(name)s is invited; the letter is on its way.") % {"name": review.reviewer}
    messages.success(request, words, extra_tags="good")
    return redirect("reviews:reviewers", key)


def invite_form(submission: Submission, data: Any = None) -> InviteForm:
    journal = submission.journal
    return InviteForm(data, days=journal.review_days, languages=journal.languages)


def invite(request: PersonRequest, submission: Submission, form: InviteForm) -> Review:
    data = form.cleaned_data
    person: User | services.NewPerson | None
    if data["person"] == "new":
        language = data["language"] or submission.language
        person = services.NewPerson(data["email"], data["name"], language)
    else:
        person = queries.person_by_key(data["person"])
    if person is None:
        raise ValidationError(_("This person is not known here; search again."))
    return services.invite_reviewer(
        submission,
        by=request.user,
        reviewer=person,
        review_due=today(submission.journal) + timedelta(days=data["days"]),
        reason=form.reason,
        kind=data["kind"],
    )


def show(
    request: PersonRequest,
    submission: Submission,
    *,
    form: InviteForm,
    refusal: ValidationError | None = None,
    status: int = 200,
) -> HttpResponse:
    person = form.data.get("person", "") if form.is_bound else ""
    context = {
        "submission": submission,
        "board": queries.board(submission, request.user),
        "queue": queries.queue_page(submission, request.user),
        "authors": queries.authors_listed(submission),
        "wishes": wishes_of(submission),
        "unconfirmed": unconfirmed(submission),
        **finding(request, submission),
        "form": form,
        "refusal": " ".join(refusal.messages) if refusal else "",
        "names_left": getattr(refusal, "code", "") == "names",
        "pressed": person,
        "typed_reason": form.reason if form.is_bound else "",
        "finding": True,
        "room": "desk",
    }
    return render(request, "reviews/reviewers.html", context, status=status)


def back(request: PersonRequest, review: Review, words: str) -> HttpResponse:
    messages.success(request, words, extra_tags="good")
    return redirect("reviews:reviewers", review.round.submission.key)


def back_refused(request: PersonRequest, review: Review, refusal: ValidationError) -> HttpResponse:
    submission = review.round.submission
    return show(request, submission, form=invite_form(submission), refusal=refusal, status=409)


def pressed(act: Callable[[PersonRequest, Review], str]) -> Callable[..., HttpResponse]:
    """Make a view of an act on one review by its editor: the act gives the words to show.

    A refusal is shown on the page that the press came from; nothing was changed then.
    """

    @login_required
    @require_POST
    @wraps(act)
    def view(request: PersonRequest, key: str) -> HttpResponse:
        review = review_for(request.user, key, as_editor=True)
        try:
            return back(request, review, act(request, review))
        except ValidationError as refusal:
            return back_refused(request, review, refusal)

    return view


@pressed
def release(request: PersonRequest, review: Review) -> str:
    words = request.POST.get("words", "").replace("\0", "")
    services.release_reviewer(review, by=request.user, words=words)
    return _("%(name)s is released.") % {"name": review.reviewer}


@pressed
def remind(request: PersonRequest, review: Review) -> str:
    services.remind(review, by=request.user)
    return _("A reminder to %(name)s is on its way.") % {"name": review.reviewer}


@pressed
def move_due(request: PersonRequest, review: Review) -> str:
    """Give a reviewer another date: by a number of days, or a day of one's own."""
    form = DateForm(request.POST)
    if not form.is_valid():
        raise ValidationError(form.errors["to"].as_data())
    services.move_due(review, to=form.cleaned_data["to"], by=request.user)
    return new_plan(review)


def new_plan(review: Review) -> str:
    """Return the new date in words, with the reminders that follow it."""
    ahead = [on for mark, on in review_schedule(review) if mark not in review.reminded]
    return _("%(name)s now has time until %(day)s. Reminders: %(plan)s.") % {
        "name": review.reviewer,
        "day": day(review.review_due),
        "plan": ", ".join(day(on, "brief") for on in ahead),
    }


@pressed
def ask_again(request: PersonRequest, review: Review) -> str:
    services.ask_again(review, by=request.user)
    return _("%(name)s is invited again.") % {"name": review.reviewer}


@login_required
@require_POST
def link(request: PersonRequest, key: str) -> HttpResponse:
    """Show the last letter to a reviewer with its personal link, to be sent another way.

    That it was shown is written down.
    """
    review = review_for(request.user, key, as_editor=True)
    letter = queries.last_letter_to(review)
    services.copy_link(review)
    text = plain_part(letter.text, addresses_of(letter)) if letter else ""
    context = {"review": review, "submission": review.round.submission, "text": text}
    response = render(request, "reviews/link.html", context | {"letter": letter, "room": "desk"})
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_POST
def end_links(request: PersonRequest, key: str) -> HttpResponse:
    """End a link that was forwarded; its reviewer gets a new one."""
    review = review_for(request.user, key, as_editor=True)
    services.end_links(review, by=request.user)
    words = _("The old links are ended; %(name)s gets a new one.") % {"name": review.reviewer}
    return back(request, review, words)
