"""The form of a review as a file: fetched with the draft in it, and read back in."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reviews import services
from reviews.formats import lines_of
from reviews.formats.plain import write_text
from reviews.formats.word import write_word
from reviews.models import Review
from reviews.queries.offline import sheet_of
from reviews.validators import MEDIA_TYPES
from reviews.views.filing import upload_in
from reviews.views.links import act, own_review, private
from reviews.views.notes import at_work
from reviews.views.task import refused
from submissions.manuscripts.filenames import neutral_name


@require_safe
def form_word(request: HttpRequest, key: str) -> HttpResponse:
    """The form with its draft as a Word file."""
    review = at_work(request, key)
    sheet = sheet_of(review)
    return sent(review, write_word(lines_of(sheet), title=sheet.title), "docx")


@require_safe
def form_text(request: HttpRequest, key: str) -> HttpResponse:
    """The form with its draft as plain text."""
    review = at_work(request, key)
    return sent(review, write_text(lines_of(sheet_of(review))), "txt")


def sent(review: Review, data: bytes, kind: str) -> HttpResponse:
    response = HttpResponse(data, content_type=MEDIA_TYPES[kind])
    name = neutral_name(review.round.submission.code or "", "review-form", kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return private(response)


@act
def upload_form(request: HttpRequest, key: str) -> HttpResponse:
    """Read a filled form into the draft, or beside it; a refusal says why and changes nothing."""
    review = own_review(request, key)
    upload = upload_in(request, "filled")
    if upload is None:
        words = ValidationError(_("Choose the filled form first."))
        return refused(request, review, words, upload_refusal=words.messages[0])
    try:
        read = services.read_form(review, upload=upload)
    except ValidationError as refusal:
        return refused(request, review, refusal, upload_refusal=" ".join(refusal.messages))
    if read.aside:
        messages.warning(
            request, _("Your draft is newer than this form, so it was kept beside the draft.")
        )
    else:
        messages.success(request, _("The form is read in."), extra_tags="good")
    for problem in read.problems:
        messages.warning(request, problem)
    return redirect("reviews:page", key)
