"""Where all arrive who come back from ORCID: what they went for is done here, once.

The address is only opened by the way back, and does nothing without a proof in the session.
"""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts import orcid
from accounts import services as accounts
from accounts.forms import EmailForm
from accounts.models import User
from accounts.orcid import OrcidProof, Purpose, Trouble
from accounts.queries import account_at, person_with_orcid
from accounts.requests import forget_proof as forget_address
from reviews import services as reviews
from reviews.access import review_by_key
from submissions import services as submissions
from submissions.access import contributor_by_key


@never_cache
@require_safe
def orcid_arrived(request: HttpRequest) -> HttpResponse:
    """Do what a person went to ORCID for, or say what went wrong there."""
    trouble = orcid.take_trouble(request.session)
    if trouble:
        return told(request, trouble)
    proof = orcid.open_proof(request.session)
    if proof is None:
        return redirect("account" if request.user.is_authenticated else "account_login")
    return WAYS[Purpose(proof.purpose)](request, proof)


def told(request: HttpRequest, trouble: dict[str, str]) -> HttpResponse:
    """Say in plain words why nobody came in, and offer the code by mail."""
    purpose = Purpose(trouble["purpose"])
    context = {
        "trouble": trouble["trouble"],
        "back": back_from(purpose, trouble["key"]),
        "form": EmailForm() if purpose == Purpose.ENTER else None,
        "then": trouble.get("then", ""),
        "orcid_on": orcid.is_on(),
    }
    # no 5xx: with one Django would not save that the trouble is told
    status = 200 if trouble["trouble"] == Trouble.CANCELLED else 409
    return render(request, "accounts/orcid_trouble.html", context, status=status)


def back_from(purpose: Purpose, key: str) -> str:
    """Return the address of the page from which somebody went to ORCID."""
    if purpose == Purpose.AUTHORSHIP:
        return reverse("submissions:authorship", args=[key])
    if purpose == Purpose.CREDIT:
        return reverse("reviews:page", args=[key])
    return reverse("account_login" if purpose == Purpose.ENTER else "accounts:profile")


def enter(request: HttpRequest, proof: OrcidProof) -> HttpResponse:
    """Let in whoever is known by the iD or by an address that ORCID verified; ask everybody else
    for an address once, so that nobody gets a second account."""
    if isinstance(request.user, User):
        return came_by_code(request, request.user, proof)
    person = person_with_orcid(proof.orcid)
    if person is None:
        person = known_by_address(proof)
    if person is None:
        return redirect(f"{reverse('account_login')}?{urlencode({'next': request.path})}")
    orcid.forget_proof(request.session)
    if not person.is_active:
        return render(request, "accounts/orcid_trouble.html", {"trouble": "closed"}, status=403)
    record_authentication(request, person, "socialaccount", provider="orcid", uid=proof.orcid)
    answer: HttpResponse = perform_login(
        request, person, email_verification="none", redirect_url=proof.then or None
    )
    return answer


def known_by_address(proof: OrcidProof) -> User | None:
    """Join the iD to the account behind an address that ORCID verified, and return it.

    An account of the operators, or one with another iD, is not taken so: a code opens it.
    """
    for email in proof.emails:
        person = account_at(email)
        if person is None or person.orcid_proved or person.is_staff or person.is_superuser:
            continue
        try:
            accounts.attach_by_address(person, proof.orcid, email=email)
        except ValidationError:
            continue
        return person
    return None


def came_by_code(request: HttpRequest, person: User, proof: OrcidProof) -> HttpResponse:
    """Join the iD to the account that a code has just opened."""
    orcid.forget_proof(request.session)
    try:
        accounts.attach_orcid(person, proof.orcid)
    except ValidationError as refusal:
        messages.warning(request, refusal.messages[0])
    else:
        accounts.name_from_orcid(person, proof.name)
        words = _("Your ORCID iD %(orcid)s is connected; next time it lets you in.")
        messages.success(request, words % {"orcid": proof.orcid}, extra_tags="good")
    return redirect(proof.then or "account")


def connect(request: HttpRequest, proof: OrcidProof) -> HttpResponse:
    """Connect the iD to the account; where another account has it, offer to join the two."""
    if not isinstance(request.user, User):
        orcid.forget_proof(request.session)
        return redirect("account_login")
    owner = person_with_orcid(proof.orcid)
    if owner and owner.is_active and owner.pk != request.user.pk:
        forget_address(request)  # the newer proof counts
        return redirect("issues:join")
    orcid.forget_proof(request.session)
    try:
        accounts.attach_orcid(request.user, proof.orcid)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0], extra_tags="bad")
    else:
        messages.success(request, _("Your ORCID iD is connected."), extra_tags="good")
    return redirect("accounts:profile")


def prove_authorship(request: HttpRequest, proof: OrcidProof) -> HttpResponse:
    """Write the proved iD to the author's row, of whom the page asked before they left."""
    orcid.forget_proof(request.session)
    contributor = contributor_by_key(proof.key)
    try:
        if contributor:
            submissions.prove_orcid(contributor, proof.orcid)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0], extra_tags="bad")
    return redirect(f"{back_from(Purpose.AUTHORSHIP, proof.key)}#orcid")


def credit(request: HttpRequest, proof: OrcidProof) -> HttpResponse:
    """Write down that a reviewer permitted the entry, and send it on its way."""
    orcid.forget_proof(request.session)
    review = review_by_key(proof.key)
    is_in = request.user.is_authenticated
    try:
        if review:
            reviews.permit_credit(
                review,
                orcid=proof.orcid,
                token=proof.token,
                signed_in=bool(is_in and review.reviewer_id == request.user.pk),
            )
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0], extra_tags="bad")
    return redirect(f"{back_from(Purpose.CREDIT, proof.key)}#orcid")


WAYS = {
    Purpose.ENTER: enter,
    Purpose.CONNECT: connect,
    Purpose.AUTHORSHIP: prove_authorship,
    Purpose.CREDIT: credit,
}
