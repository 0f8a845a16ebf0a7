"""Reviewers' links: open one task, and ask for a new link when one opens nothing."""

import re
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.links import Grant, granted, read_token, remember_grant
from reviews import services
from reviews.access import ended_review, opens, review_by_key, review_for
from reviews.models import Review

KIND = "review"
ANSWERS = {"answer": {"yes", "no"}, "more": {"time"}}
KEY = re.compile(r"[0-9a-f]{20}")


def act(view: Callable[[HttpRequest, str], HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view of one review act on POST only; whoever loads its address again sees the page."""

    @wraps(view)
    def answer(request: HttpRequest, key: str) -> HttpResponse:
        return view(request, key) if request.method == "POST" else redirect("reviews:page", key)

    return answer


@never_cache
@require_safe
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Open a reviewer's link: nothing happens but a cookie for this one task.

    A link that is outdated, cut or made up leads to a page that offers to send a new one; what
    it says does not depend on whether the address belongs to anybody.
    """
    grant = read_token(KIND, token)
    review = review_by_key(grant.key) if grant else None
    if grant is None or review is None or not opens(grant, review):
        key = grant.key if grant else token.partition(".")[0]
        return closed(request, key, real=review if grant else None)
    asked = {name: request.GET.get(name) for name, known in ANSWERS.items()}
    kept = {name: value for name, value in asked.items() if value in ANSWERS[name]}
    address = reverse("reviews:page", args=[review.key])
    response = redirect(f"{address}?{urlencode(kept)}" if kept else address)
    remember(response, grant)
    return response


def remember(response: HttpResponse, grant: Grant) -> None:
    """Set the cookie for this task's path in every language."""
    for code, _name in settings.LANGUAGES:
        with override(code):
            remember_grant(response, grant, path=reverse("reviews:page", args=[grant.key]))


def closed(request: HttpRequest, key: str, *, real: Review | None = None) -> HttpResponse:
    """Say that a link opens nothing (any more), and offer a new one to the registered address."""
    context = {
        "key": key if KEY.fullmatch(key) else "0" * 20,
        "ended": ended_review(real) if real else None,
    }
    return private(render(request, "reviews/closed.html", context, status=404))


@act
def renew(request: HttpRequest, key: str) -> HttpResponse:
    """Send the link anew, to the registered address only; the answer is always the same."""
    review = review_by_key(key)
    if review is not None:
        services.renew_link(review)
    return private(render(request, "reviews/renewed.html", {}))


def own_review(request: HttpRequest, key: str) -> Review:
    """Return the review that the person holds, by link or as its reviewer; Http404 otherwise."""
    return review_for(request.user, key, grant=granted(request, KIND, key))


def own_review_or_closed(request: HttpRequest, key: str) -> Review | HttpResponse:
    try:
        return own_review(request, key)
    except Http404:
        return closed(request, key)


def private(response: HttpResponse) -> HttpResponse:
    """Keep a page of one task out of caches and out of other hosts' logs.

    ``same-origin`` and not ``no-referrer``: with the latter browsers send "Origin: null" with
    a form, and the form is refused. The address of these pages holds no token.
    """
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "same-origin"
    return response
