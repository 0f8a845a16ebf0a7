"""The editors' page of one review: its life, and every act on it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from journal.requests import PersonRequest
from journal.templatetags.words import day
from reviews import services
from reviews.access import earlier_report_for, review_for
from reviews.forms.seating import EditForm, RatingForm, ReleaseForm, ReturnForm
from reviews.models import Review
from reviews.queries.pointing import parts_with_labels
from reviews.queries.seats import seat_page
from reviews.services.reminders import review_schedule
from reviews.services.returning import check_changeable
from reviews.validators import MEDIA_TYPES
from submissions.manuscripts.filenames import neutral_name


@login_required
@require_safe
def seat(request: PersonRequest, key: str) -> HttpResponse:
    """Show one review with its life; nothing changes by looking."""
    return show(request, review_for(request.user, key, as_editor=True))


def show(
    request: PersonRequest,
    review: Review,
    *,
    refusal: ValidationError | None = None,
    status: int = 200,
    **forms: Any,
) -> HttpResponse:
    """Render the page; ``forms`` are those that were just refused, as they were typed."""
    page = seat_page(review, request.user)
    ahead = [on for mark, on in review_schedule(review) if mark not in review.reminded]
    context = {
        "page": page,
        "review": review,
        "submission": review.round.submission,
        "refusal": " ".join(refusal.messages) if refusal else "",
        "open": next(iter(forms), ""),
        "fixed": why_fixed(review),
        "reminders": ahead if review.state == Review.State.ACCEPTED else [],
        "room": "desk",
        **empty_forms(review, page.rating),
        **forms,
    }
    return render(request, "reviews/seat_page.html", context, status=status)


def empty_forms(review: Review, rating: Any) -> dict[str, Any]:
    given = {"value": rating.value, "words": rating.words} if rating else {}
    changed = {"text": review.text_for_authors, "reason": review.edit_reason}
    return {
        "release_form": ReleaseForm(),
        "return_form": ReturnForm(),
        "edit_form": EditForm(initial=changed, parts=parts_of(review)),
        "rating_form": RatingForm(initial=given),
    }


def parts_of(review: Review) -> list[tuple[str, str, str]]:
    """Return the texts beside the main one that authors read: key, label, words."""
    return [(row.key, label, row.text_for_authors) for row, label in parts_with_labels(review)]


def why_fixed(review: Review) -> str:
    """Return why a report that is in can no longer be changed, or ""."""
    try:
        check_changeable(review)
    except ValidationError as refusal:
        return "" if review.state != Review.State.DONE else refusal.messages[0]
    return ""


def told(request: PersonRequest, review: Review, words: str) -> HttpResponse:
    messages.success(request, words, extra_tags="good")
    return redirect("reviews:seat", review.key)


def filled(
    request: PersonRequest, review: Review, act: Callable[..., object], **forms: Any
) -> HttpResponse | None:
    """Do an act with the one filled form; return the page if it is refused, what was typed kept."""
    (form,) = forms.values()
    if not form.is_valid():
        return show(request, review, **forms)
    try:
        act(review, by=request.user, **form.cleaned_data)
    except ValidationError as refusal:
        return show(request, review, refusal=refusal, status=409, **forms)
    return None


@login_required
@require_POST
def reopen_seat(request: PersonRequest, key: str) -> HttpResponse:
    """Take up again what was declined or released, with one press."""
    review = review_for(request.user, key, as_editor=True)
    try:
        services.reopen_review(review, by=request.user)
    except ValidationError as refusal:
        return show(request, review, refusal=refusal, status=409)
    words = _("%(name)s has the review again, due %(day)s. A letter is on its way.")
    return told(request, review, words % {"name": review.reviewer, "day": day(review.review_due)})


@login_required
@require_POST
def return_report(request: PersonRequest, key: str) -> HttpResponse:
    """Give a report back to its reviewer, with a reason."""
    review = review_for(request.user, key, as_editor=True)
    refused = filled(request, review, services.return_report, return_form=ReturnForm(request.POST))
    if refused:
        return refused
    words = _("The report went back to %(name)s, due %(day)s. Its first version is kept here.")
    return told(request, review, words % {"name": review.reviewer, "day": day(review.review_due)})


@login_required
@require_POST
def edit_report(request: PersonRequest, key: str) -> HttpResponse:
    """Change what authors read of a report; it is marked for them."""
    review = review_for(request.user, key, as_editor=True)
    edit_form = EditForm(request.POST, parts=parts_of(review))
    refused = filled(request, review, services.edit_report, edit_form=edit_form)
    if refused:
        return refused
    if review.edited_at:
        return told(request, review, _("Kept. The authors see that an editor changed words."))
    return told(request, review, _("The authors read the reviewer's own words."))


@login_required
@require_POST
def rate(request: PersonRequest, key: str) -> HttpResponse:
    """Say how useful a report was."""
    review = review_for(request.user, key, as_editor=True)
    refused = filled(request, review, services.rate_report, rating_form=RatingForm(request.POST))
    if refused:
        return refused
    return told(request, review, _("Kept. Only editors see it."))


@login_required
@require_safe
def earlier_file(request: PersonRequest, key: str, report_key: str) -> FileResponse:
    """The file of a report before it went back; for editors, under a neutral name."""
    report = earlier_report_for(request.user, key, report_key)
    if not report.attachment:
        raise Http404
    kind = str(report.attachment.name).rpartition(".")[2]
    code = report.review.round.submission.code or ""
    name = neutral_name(code, f"review-{report.review.letter_name}-{report.number}", kind)
    response = FileResponse(report.attachment.open("rb"), content_type=MEDIA_TYPES.get(kind))
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
