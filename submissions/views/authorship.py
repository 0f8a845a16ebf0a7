"""A co-author confirms the submission, or says what is wrong; by link or signed in."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts import orcid
from accounts.links import Grant, granted, read_token, remember_grant
from submissions import services
from submissions.access import contributor_for
from submissions.forms import DisputeForm
from submissions.models import Contributor
from submissions.queries import disputes, people_of

KIND = "authorship"


@never_cache
def open_authorship(request: HttpRequest, token: str) -> HttpResponse:
    """Open a co-author's link: nothing happens but a cookie for this one page."""
    grant = read_token(KIND, token)
    if grant is None or not opens_a_row(request, grant):
        return render(request, "submissions/link_ended.html", status=404)
    address = reverse("submissions:authorship", args=[grant.key])
    answer = "?answer=wrong#wrong" if request.GET.get("answer") == "wrong" else ""
    response = redirect(address + answer)
    for code, _name in settings.LANGUAGES:
        with override(code):
            path = reverse("submissions:authorship", args=[grant.key])
        remember_grant(response, grant, path=path)
    return response


def opens_a_row(request: HttpRequest, grant: Grant) -> bool:
    try:
        contributor_for(request.user, grant.key, grant=grant)
    except Http404:
        return False
    return True


@never_cache
def authorship(request: HttpRequest, key: str) -> HttpResponse:
    """Ask whether the paper is known and the author agrees; a button answers."""
    contributor = contributor_for(request.user, key, grant=granted(request, KIND, key))
    form = DisputeForm(
        request.POST if request.POST.get("press") == "wrong" else None,
        initial={"words": contributor.dispute},
    )
    if request.method == "POST" and answer(request, contributor, form):
        return redirect("submissions:authorship", key)
    page = {
        "contributor": contributor,
        "submission": contributor.submission,
        "people": people_of(contributor.submission),
        "form": form,
        "disputed": disputes(contributor),
        "orcid_on": orcid.is_on(),
        "wrong_open": form.is_bound or "answer" in request.GET,
    }
    response = render(request, "submissions/authorship.html", page)
    # not "no-referrer": with it browsers hide the origin of the form, and the button is refused
    response["Referrer-Policy"] = "same-origin"
    return response


@require_POST
def prove_orcid(request: HttpRequest, key: str) -> HttpResponse:
    """Send an author to ORCID to show that the iD is theirs."""
    contributor = contributor_for(request.user, key, grant=granted(request, KIND, key))
    if not orcid.is_on():
        raise Http404
    return orcid.leave_for_orcid(request, purpose=orcid.Purpose.AUTHORSHIP, key=contributor.key)


def answer(request: HttpRequest, contributor: Contributor, form: DisputeForm) -> bool:
    """Write down the answer; False where a word is missing, which the form then says."""
    if request.POST.get("press") == "confirm":
        services.confirm_authorship(contributor)
        return True
    if not form.is_valid():
        return False
    try:
        services.dispute_authorship(contributor, words=form.cleaned_data["words"])
    except ValidationError as refusal:
        form.add_error("words", refusal)
        return False
    return True
