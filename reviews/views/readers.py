"""Editors say who reads which version, and take a seat themselves."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from journal.requests import PersonRequest
from reviews import services
from reviews.queries.leaving import AtWork, at_work
from reviews.services import Course
from submissions.access import submission_for
from submissions.models import Submission
from submissions.queries import editor_by_key


@login_required
def readers(request: PersonRequest, key: str) -> HttpResponse:
    """A newer version is here: say of each reviewer at work who stays, moves on, or is thanked."""
    submission = submission_for(request.user, key, as_editor=True)
    found = at_work(submission)
    if found is None:
        return redirect("manuscript", key)
    if request.method != "POST":
        return show(request, submission, found, courses={})
    courses = courses_in(request, found)
    try:
        number = services.settle_readers(submission, by=request.user, courses=courses)
    except ValidationError as refusal:
        return show(request, submission, found, courses=courses, refusal=refusal)
    words = ngettext("%(number)s reviewer reads on.", "%(number)s reviewers read on.", number)
    nobody = _("Nobody reads on; all were thanked. You can start the next round.")
    told = words % {"number": number} if number else nobody
    messages.success(request, told, extra_tags="good")
    return redirect("manuscript", key)


def courses_in(request: PersonRequest, found: AtWork) -> dict[str, str]:
    """Return what was chosen: for all by one press, or for each."""
    for_all = request.POST.get("all", "")
    return {
        review.key: for_all or request.POST.get(f"course_{review.key}", "")
        for review in found.reviews
    }


def show(
    request: PersonRequest,
    submission: Submission,
    found: AtWork,
    *,
    courses: dict[str, str],
    refusal: ValidationError | None = None,
) -> HttpResponse:
    context = {
        "submission": submission,
        "found": found,
        "rows": [(review, courses.get(review.key, "")) for review in found.reviews],
        "courses": Course.choices,
        "refusal": " ".join(refusal.messages) if refusal else "",
        "names_left": getattr(refusal, "code", "") == "names",
        "room": "desk",
    }
    return render(request, "reviews/readers.html", context, status=409 if refusal else 200)


@login_required
@require_POST
def review_oneself(request: PersonRequest, key: str) -> HttpResponse:
    """Take a seat as a reviewer; another editor may be given the decision."""
    submission = submission_for(request.user, key, as_editor=True)
    chosen = request.POST.get("hand_to", "")
    try:
        review = services.review_oneself(
            submission,
            by=request.user,
            hand_to=editor_by_key(submission, chosen) if chosen else None,
            reason=request.POST.get("reason", "").replace("\0", "")[:2000],
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages), extra_tags="bad")
        return redirect("reviews:reviewers", key)
    messages.success(request, _("You have a seat. This is your review."), extra_tags="good")
    return redirect("reviews:page", review.key)
