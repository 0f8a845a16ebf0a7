"""Files of a review: taken with its form, given to its reviewer and to the editors."""

from django.core.exceptions import PermissionDenied
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reviews import services
from reviews.access import review_for
from reviews.forms import ReviewForm, field_name
from reviews.models import Review
from reviews.validators import MEDIA_TYPES
from reviews.views.links import own_review
from submissions.manuscripts.filenames import neutral_name
from submissions.services import Upload


def upload_in(request: HttpRequest, name: str) -> Upload | None:
    """Return a sent file, or None where none was chosen."""
    sent = request.FILES.get(name)
    return Upload(sent.name or "", sent) if sent else None


def keep_files(request: HttpRequest, review: Review, form: ReviewForm) -> None:
    """Keep the files that came with a review's form, or take away those that were unticked."""
    upload = upload_in(request, "attachment")
    if upload:
        services.attach(review, upload=upload)
    elif request.POST.get("detach"):
        services.detach(review)
    for criterion in form.criteria:
        name = field_name(criterion)
        sent = upload_in(request, name) if name.startswith("file_") else None
        if sent:
            services.attach_answer(review, criterion, upload=sent)
            form.kept.add(criterion.slug)
        elif request.POST.get(f"detach_{criterion.slug}"):
            services.detach_answer(review, criterion)
            form.kept.discard(criterion.slug)


def own_or_in_hand(request: HttpRequest, key: str) -> Review:
    """Return a review to its reviewer, and to editors once it has been handed in."""
    try:
        return own_review(request, key)
    except Http404:
        review = review_for(request.user, key, as_editor=True)
        if review.state != Review.State.DONE:
            raise PermissionDenied(_("This review has not been handed in yet.")) from None
        return review


@require_safe
def attachment(request: HttpRequest, key: str) -> FileResponse:
    """The file of a review: to its reviewer, and to the editors under a neutral name."""
    review = own_or_in_hand(request, key)
    return sealed(review, review.attachment, "")


@require_safe
def answer_file(request: HttpRequest, key: str, answer_key: str) -> FileResponse:
    """A file that answers a question of the form, under a neutral name."""
    review = own_or_in_hand(request, key)
    answer = review.answers.filter(key=answer_key).first()
    if answer is None:
        raise Http404
    return sealed(review, answer.file, f"-{answer.criterion.slug}")


def sealed(review: Review, file: FieldFile, part: str) -> FileResponse:
    """Send a reviewer's file so that no browser runs it, under a name that tells nothing."""
    if not file:
        raise Http404
    kind = str(file.name).rpartition(".")[2]
    code = review.round.submission.code or ""
    name = neutral_name(code, f"review-{review.letter_name}{part}", kind)
    response = FileResponse(file.open("rb"), content_type=MEDIA_TYPES.get(kind))
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
