"""Writing a review: it saves itself, two windows never overwrite each other, one button sends."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from reviews import services
from reviews.forms import ReviewForm
from reviews.identity import may_sign
from reviews.models import Review
from reviews.queries.hints import hints_for
from reviews.queries.writing import kept_files
from reviews.services import Saved, Source
from reviews.views.filing import keep_files
from reviews.views.links import act, own_review, private
from reviews.views.naming import name_typed
from reviews.views.notes import by_itself
from reviews.views.task import refused, show
from reviews.wording import word_count

PICK = "pick_"


def sent_form(request: HttpRequest, review: Review) -> ReviewForm:
    return ReviewForm(
        request.POST,
        request.FILES,
        questions=review.own_form,
        kept=kept_files(review),
        signing=may_sign(review.round),
    )


@act
def save(request: HttpRequest, key: str) -> HttpResponse:
    """Save the draft: every few seconds by script, or by its button."""
    review = own_review(request, key)
    form = sent_form(request, review)
    try:
        saved = keep_typed(request, review, form)
    except ValidationError as refusal:
        if by_itself(request):
            words = " ".join(refusal.messages)
            return private(render(request, "reviews/saved.html", {"refusal": words}, status=409))
        return refused(request, review, refusal, form=form)
    if by_itself(request):
        return saved_line(request, form, saved)
    if request.POST.get("then"):
        return to_comment(key, request.POST["then"])
    if not saved.aside:
        messages.success(request, _("Draft saved."), extra_tags="good")
    return redirect("reviews:page", key)


def to_comment(key: str, note: str) -> HttpResponse:
    """Go on to the page of a comment, now that the form is saved."""
    return redirect(f"{reverse('reviews:note', args=[key])}?{urlencode({'note': note})}")


def keep_typed(request: HttpRequest, review: Review, form: ReviewForm) -> Saved:
    """Keep the texts, and then the files that were chosen."""
    saved = services.save_draft(
        review,
        values=form.typed(),
        seen_at=request.POST.get("seen_at", ""),
        source=Source(request.POST.get("window", "")[:40]),
    )
    keep_files(request, review, form)
    if not by_itself(request):
        name_typed(request, review)
    return saved


def saved_line(request: HttpRequest, form: ReviewForm, saved: Saved) -> HttpResponse:
    context = {
        "saved_at": saved.at,
        "seen_at": services.stamp(saved.at),
        "typed_words": word_count(form.typed().get("to_authors", "")),
        "aside": saved.aside,
    }
    status = 409 if saved.aside else 200
    return private(render(request, "reviews/saved.html", context, status=status))


@act
def choose(request: HttpRequest, key: str) -> HttpResponse:
    """Choose between the draft and a text that was kept beside it, or field by field."""
    review = own_review(request, key)
    take = request.POST.get("take", "")
    picks = {
        name.removeprefix(PICK): str(value)
        for name, value in request.POST.items()
        if name.startswith(PICK)
    }
    try:
        services.choose_draft(
            review,
            aside=take == "aside",
            at=request.POST.get("at", ""),
            picks=picks if take == "merge" else None,
            seen_at=request.POST.get("seen_at"),
        )
    except ValidationError as refusal:
        return refused(request, review, refusal)
    return redirect("reviews:page", key)


@act
def hand_in(request: HttpRequest, key: str) -> HttpResponse:
    """Send the review; what is typed is saved first, so no refusal can lose it."""
    review = own_review(request, key)
    if review.state == Review.State.DONE:
        return redirect("reviews:page", key)
    form = sent_form(request, review)
    try:
        saved = keep_typed(request, review, form)
        review.refresh_from_db()
        seen_at = services.stamp(review.draft_saved_at)
        if saved.aside:
            return show(request, review, status=409)
        if not form.is_valid():
            return show(request, review, form=form, seen_at=seen_at)
        hints = [] if request.POST.get("as_it_is") else hints_for(review, form.values())
        if hints:
            return show(request, review, form=form, seen_at=seen_at, hints=hints)
        services.hand_in(review, values=form.values())
    except ValidationError as refusal:
        return refused(request, review, refusal, form=form)
    return redirect("reviews:page", key)
