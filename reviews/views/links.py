"""Reviewers' links: open one task, and ask for a new link when one opens nothing."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.links import Grant, granted, keep_on_device, read_token, remember_grant
from reviews import services
from reviews.access import ended_review, is_own, opens, review_by_key, review_for
from reviews.forms import ColleagueForm
from reviews.models import Review
from reviews.queries.devices import asks_who, device_digest, is_passed_on
from reviews.queries.own import state_in_words

KIND = "review"
ANSWERS = {"answer": {"yes", "no"}, "more": {"time"}}
KEY = re.compile(r"[0-9a-f]{20}")


def act(view: Callable[[HttpRequest, str], HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view of one review act on POST only; whoever loads its address again sees the page.

    The device on which something was done is written down.
    """

    @wraps(view)
    def answer(request: HttpRequest, key: str) -> HttpResponse:
        if request.method != "POST":
            return redirect("reviews:page", key)
        response = view(request, key)
        if response.status_code < 400:
            note_device(request, response, key, acted=True)
        return response

    return answer


def on_device(view: Callable[[HttpRequest, str], HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the device a cookie of its own for this task; looking writes no row."""

    @wraps(view)
    def answer(request: HttpRequest, key: str) -> HttpResponse:
        response = view(request, key)
        if response.status_code < 400:
            note_device(request, response, key, acted=False)
        return response

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
        return closed(request, key, real=review if grant else None, grant=grant)
    response = redirect(page_address(review.key, request.GET))
    remember(response, grant, "reviews:page")
    return response


def page_address(key: str, asked: Mapping[str, str]) -> str:
    """Return the address of a review's page with the answer that a button of a letter stands for."""
    kept = {name: asked[name] for name in ANSWERS if asked.get(name) in ANSWERS[name]}
    address = reverse("reviews:page", args=[key])
    return f"{address}?{urlencode(kept)}" if kept else address


def paths_of(page: str, key: str) -> Iterator[str]:
    """Return a page's path in every language."""
    for code, _name in settings.LANGUAGES:
        with override(code):
            yield reverse(page, args=[key])


def remember(response: HttpResponse, grant: Grant, page: str) -> None:
    """Set the cookie for one task's page in every language."""
    for path in paths_of(page, grant.key):
        remember_grant(response, grant, path=path)


def closed(
    request: HttpRequest, key: str, *, real: Review | None = None, grant: Grant | None = None
) -> HttpResponse:
    """Say that a link opens nothing (any more), and offer a new one to the registered address.

    What became of the review stands there only where the link was not ended by the editors.
    """
    is_last = bool(real and grant and grant.nonce == real.nonce)
    context = {
        "key": key if KEY.fullmatch(key) else "0" * 20,
        "ended": ended_review(real) if real else None,
        "state": state_in_words(real) if real and is_last else "",
    }
    return private(render(request, "reviews/closed.html", context, status=404))


@act
def renew(request: HttpRequest, key: str) -> HttpResponse:
    """Send the link anew, to the registered address only; the answer is always the same.

    On a device to which the link was passed on, the old link ends at the same time.
    """
    review = review_by_key(key)
    if review is not None:
        device = device_of(request, key)
        if passed_on(request, review):
            services.renew_from_device(review, device=device)
        else:
            services.renew_link(review)
    return private(render(request, "reviews/renewed.html", {}))


def own_review(request: HttpRequest, key: str) -> Review:
    """Return the review that the person holds, by link or as its reviewer; Http404 otherwise.

    A link opens nothing on a device whose user said that it was passed on to them, and nothing
    but the question on one that has not answered it: PermissionDenied, in words.
    """
    review = asked_review(request, key)
    if has_to_say_who(request, review):
        raise PermissionDenied(
            _("Open the page of the review first and say there whether this link is yours.")
        )
    return review


def asked_review(request: HttpRequest, key: str) -> Review:
    """Return a review to whoever may say who is at this device; Http404 after a no."""
    review = review_for(request.user, key, grant=granted(request, KIND, key))
    if passed_on(request, review):
        raise Http404
    return review


def has_to_say_who(request: HttpRequest, review: Review) -> bool:
    """Say whether nothing is shown here before "Are you …?" is answered: on a device that is new
    after something was done on another.

    What is sent from a page that was open on this device before that is still taken, so that
    nothing typed is lost: only such a device has a cookie of its own.
    """
    if is_own(request.user, review):
        return False
    device = device_of(request, review.key)
    return asks_who(review, device) and not (request.method == "POST" and device)


def own_review_or_closed(request: HttpRequest, key: str) -> Review | HttpResponse:
    try:
        review = review_for(request.user, key, grant=granted(request, KIND, key))
    except Http404:
        return closed(request, key)
    if passed_on(request, review):
        return forwarded(request, review)
    return ask_who(request, review) if has_to_say_who(request, review) else review


def ask_who(request: HttpRequest, review: Review) -> HttpResponse:
    """Ask "Are you …?"; beside the question stands nothing but the name of the journal."""
    context = {"review": review, "answers": {name: request.GET.get(name, "") for name in ANSWERS}}
    return private(render(request, "reviews/who.html", context, status=403))


def forwarded(request: HttpRequest, review: Review, **changes: Any) -> HttpResponse:
    """Say to whom a link belongs, and offer to write to the editor; it shows nothing else."""
    context = {"review": review, "colleague_form": ColleagueForm()} | changes
    return private(render(request, "reviews/forwarded.html", context, status=403))


def passed_on(request: HttpRequest, review: Review) -> bool:
    """Say whether this device has the link, and its user said that it was passed on to them."""
    if is_own(request.user, review):
        return False
    return is_passed_on(review, device_of(request, review.key))


def device_of(request: HttpRequest, key: str) -> str:
    """Return the digest of this device's own cookie for one task, or ""."""
    return device_digest(request.COOKIES.get(f"device_{key}", "")[:80])


def known_device(request: HttpRequest, response: HttpResponse, key: str) -> str:
    """Return the digest of this device's cookie for one task; gives a new device one."""
    device = device_of(request, key)
    if device:
        return device
    given = response.cookies.get(f"device_{key}")
    own = given.value if given else get_random_string(40)
    if given is None:
        for path in paths_of("reviews:page", key):
            keep_on_device(response, f"device_{key}", own, path=path)
    return device_digest(own)


def note_device(request: HttpRequest, response: HttpResponse, key: str, *, acted: bool) -> None:
    """Give a device that has the link its cookie, and write down what was done by link there."""
    grant, review = granted(request, KIND, key), None
    if grant is not None:
        review = review_by_key(key)
    if review is None or not opens(grant, review) or is_own(request.user, review):
        return
    device = known_device(request, response, key)
    if acted:
        services.note_use(review, device=device)
    else:
        services.touch_device(review, device=device)


def private(response: HttpResponse) -> HttpResponse:
    """Keep a page of one task out of caches and out of other hosts' logs.

    ``same-origin`` and not ``no-referrer``: with the latter browsers send "Origin: null" with
    a form, and the form is refused. The address of these pages holds no token.
    """
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "same-origin"
    return response
