"""Writing a review: it saves itself, two windows never overwrite each other, one button sends."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from reviews import services
from reviews.forms import ReviewForm
from reviews.identity import may_sign
from reviews.models import Review
from reviews.services import Saved
from reviews.views.links import act, own_review, private
from reviews.views.task import refused, show, upload_in
from reviews.wording import word_count


def sent_form(request: HttpRequest, review: Review) -> ReviewForm:
    return ReviewForm(
        request.POST, request.FILES, questions=review.own_form, signing=may_sign(review.round)
    )


def by_itself(request: HttpRequest) -> bool:
    """Say whether the script saves, which wants one line back and not a page."""
    return request.headers.get("X-Autosave") == "1"


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
    if not saved.aside:
        messages.success(request, _("Draft saved."), extra_tags="good")
    return redirect("reviews:page", key)


def keep_typed(request: HttpRequest, review: Review, form: ReviewForm) -> Saved:
    """Keep the texts, and then the file if one was chosen."""
    saved = services.save_draft(
        review, values=form.typed(), seen_at=request.POST.get("seen_at", "")
    )
    upload = upload_in(request, "attachment")
    if upload:
        services.attach(review, upload=upload)
    elif request.POST.get("detach"):
        services.detach(review)
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
    """Choose between the draft and the text that another window wrote."""
    review = own_review(request, key)
    services.choose_draft(review, aside=request.POST.get("take") == "aside")
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
        if saved.aside:
            return show(request, review, status=409)
        if not form.is_valid():
            seen_at = services.stamp(review.draft_saved_at)
            return show(request, review, form=form, seen_at=seen_at)
        services.hand_in(review, values=form.values())
    except ValidationError as refusal:
        return refused(request, review, refusal, form=form)
    return redirect("reviews:page", key)
