"""Certificates: for the reviewer, for co-reviewers, and the page where anybody checks one."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.links import granted, read_token
from reviews import services
from reviews.access import co_reviewer_for
from reviews.certificates import certificate_pdf
from reviews.models import Certificate
from reviews.queries.certificates import checked_certificate, orcid_text, sheet_of
from reviews.views.links import act, own_review, private, remember
from reviews.views.task import refused


def download(request: HttpRequest, issue: Callable[[], Certificate]) -> HttpResponse:
    """Return a certificate in the asked language, as a file that names no paper."""
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        language = settings.LANGUAGE_CODE
    pdf = certificate_pdf(sheet_of(issue(), language))
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="certificate-of-review-{language}.pdf"'
    return private(response)


@act
def certificate(request: HttpRequest, key: str) -> HttpResponse:
    """Give a reviewer the certificate of a review that is in."""
    review = own_review(request, key)
    try:
        return download(request, lambda: services.issue_certificate(review))
    except ValidationError as refusal:
        return refused(request, review, refusal)


@require_safe
def check(request: HttpRequest, code: str) -> HttpResponse:
    """Say to anybody whether a certificate is ours: a name, a journal and a day, no paper."""
    found = checked_certificate(code)
    response = render(request, "reviews/check.html", {"found": found}, status=200 if found else 404)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@never_cache
@require_safe
def open_co_review(request: HttpRequest, token: str) -> HttpResponse:
    """Open the link of a co-reviewer's letter: nothing happens but a cookie for this page."""
    grant = read_token("co_review", token)
    if grant is None:
        raise Http404
    response = redirect("reviews:co_review", grant.key)
    remember(response, grant, "reviews:co_review")
    return response


@never_cache
def co_review(request: HttpRequest, key: str) -> HttpResponse:
    """Show a co-reviewer what being named means; the buttons give the certificate."""
    row = co_reviewer_for(request.user, key, grant=granted(request, "co_review", key))
    refusal = ""
    if request.method == "POST":
        try:
            return download(request, lambda: services.issue_to_co_reviewer(row))
        except ValidationError as error:
            refusal = " ".join(error.messages)
    review = row.review
    context = {
        "row": row,
        "review": review,
        "refusal": refusal,
        "orcid_text": orcid_text(review) if review.handed_in_at else "",
    }
    status = 409 if refusal else 200
    return private(render(request, "reviews/co_review.html", context, status=status))
