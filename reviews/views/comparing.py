"""What changed between versions that went to reviewers: over the copies without names, or the
whole texts where reviewers know the authors."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reviews.access import check_paper_open
from reviews.identity import sees_authors
from reviews.queries import versions_read
from reviews.queries.papers import picture_for
from reviews.views.links import own_review, private
from submissions.queries import compared


@require_safe
def compare(request: HttpRequest, key: str) -> HttpResponse:
    """Compare the version under review with an earlier one that was under review."""
    review = own_review(request, key)
    check_paper_open(review)
    versions = versions_read(review)
    if len(versions) < 2:
        raise Http404
    by_key = {version.key: version for version in versions}
    old = by_key.get(request.GET.get("old", ""), versions[-2])
    new = by_key.get(request.GET.get("new", ""), versions[-1])
    page = {
        "review": review,
        "paper": review.round.submission,
        "version": new,
        "versions": versions,
        "old": old,
        "new": new,
        "compared": compared(
            old, new, anonymous=not sees_authors(review), picture_url=picture_for(review)
        ),
    }
    return private(render(request, "reviews/compare.html", page))
