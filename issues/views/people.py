"""A person's addresses, and the join of two accounts: by a code, by the editors, and back."""

from typing import Any

from allauth.account import views as allauth
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts import orcid
from accounts.links import granted, read_token, remember_grant
from accounts.models import Join, User
from accounts.queries import account_at, person_with_orcid
from accounts.requests import forget_proof, proof_of, send_code, tries_left, try_code
from issues import services
from issues.access import join_for
from issues.forms import AddressForm, AskJoinForm, CodeForm
from issues.queries.joining import account_of, doubles, joins_of, old_address, undo_until
from journal.requests import PersonRequest
from reviews.queries.joining import clashes


@login_required
def addresses(request: PersonRequest) -> HttpResponse:
    """allauth's page of addresses, with our form below; a former main address is warned."""
    former = request.user.email
    answer = allauth.email(request)
    request.user.refresh_from_db(fields=["email"])
    if request.user.email != former:
        services.tell_old_address(request.user, old=former)
    if hasattr(answer, "context_data"):
        answer.context_data |= frame(request)
    return answer


def frame(request: PersonRequest) -> dict[str, Any]:
    return {
        "other": AddressForm(),
        "joins": [(join, old_address(join), undo_until(join)) for join in joins_of(request.user)],
        "orcid_on": orcid.is_on(),
        "room": "profile",
    }


@login_required
@require_POST
def ask_code(request: PersonRequest) -> HttpResponse:
    """Send a code to an address; the answer is the same whether anybody has it."""
    form = AddressForm(request.POST)
    if form.is_valid() and not send_code(request, form.cleaned_data["address"]):
        form.add_error("address", _("Too many codes were sent. Wait an hour, or ask the editors."))
    if form.errors:
        return render(request, "issues/people/other.html", {"form": form, "room": "profile"})
    return redirect("issues:enter_code")


@login_required
@never_cache
def enter_code(request: PersonRequest) -> HttpResponse:
    """Take the code; lead to what would be joined, or add the address where nobody has it."""
    proof = proof_of(request)
    if proof is None:
        return redirect("account_email")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if try_code(request, form.cleaned_data["code"]):
            return proved(request, proof.email)
        form.add_error("code", wrong_code(request))
    context = {"form": form, "email": proof.email, "mailbox_open": settings.MAILBOX}
    return render(request, "issues/people/code.html", context | {"room": "profile"})


def wrong_code(request: HttpRequest) -> str:
    if tries_left(request):
        return _("This is not the code that was sent. Look at the newest letter.")
    return _("This code is void after three tries. Ask for a new one.")


def proved(request: PersonRequest, email: str) -> HttpResponse:
    """Go on with an address whose code came back."""
    other = account_at(email)
    if other and other.pk != request.user.pk:
        orcid.forget_proof(request.session)  # the newer proof counts
        return redirect("issues:join")
    forget_proof(request)
    try:
        services.add_address(request.user, address=email)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0], extra_tags="bad")
    else:
        messages.success(request, _("The address is yours now."), extra_tags="good")
    return redirect("account_email")


@login_required
@never_cache
def join(request: PersonRequest) -> HttpResponse:
    """Show what would be joined, to a person who proved both sides; join it on the button."""
    other = proved_other(request)
    if other is None or other.pk == request.user.pk:
        return redirect("account_email")
    refusal = ""
    if request.method == "POST":
        try:
            done = join_proved(request)
        except ValidationError as error:
            refusal = error.messages[0]
        else:
            forget_proof(request)
            orcid.forget_proof(request.session)
            return redirect("issues:joined", done.key)
    return preview(request, other, refusal)


def proved_other(request: HttpRequest) -> User | None:
    """Return the account that this session proved to be the person's: by a code or at ORCID."""
    proof = proof_of(request)
    if proof and proof.is_proved:
        return account_at(proof.email)
    shown = orcid.open_proof(request.session)
    if shown and shown.purpose == orcid.Purpose.CONNECT:
        return person_with_orcid(shown.orcid)
    return None


def join_proved(request: PersonRequest) -> Join:
    """Join by the proof that the session holds. Raises ValidationError as the services do."""
    proof, shown = proof_of(request), orcid.open_proof(request.session)
    as_one = request.POST.getlist("one")
    if shown and not (proof and proof.is_proved):
        return services.join_by_orcid(request.user, orcid=shown.orcid, as_one=as_one)
    if proof is None:
        raise ValidationError(_("The proof is too old. Prove the other account once more."))
    return services.join_by_code(request.user, address=proof.email, as_one=as_one)


def preview(request: PersonRequest, other: User, refusal: str) -> HttpResponse:
    context = {
        "own": account_of(request.user),
        "other": account_of(other),
        "doubles": doubles(request.user, other),
        "refusal": refusal,
        "must_ask": refusal or clashes(request.user, other),
        "room": "profile",
    }
    return render(request, "issues/people/join.html", context, status=409 if refusal else 200)


@login_required
def ask_join(request: PersonRequest) -> HttpResponse:
    """Ask the editors to join an account whose letters the person can no longer read."""
    known = {"address": request.GET.get("address", "")[:254]}
    form = AskJoinForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            ask(request, form)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return render(
                request, "issues/people/asked.html", form.cleaned_data | {"room": "profile"}
            )
    return render(request, "issues/people/ask.html", {"form": form, "room": "profile"})


def ask(request: PersonRequest, form: AskJoinForm) -> None:
    if not ratelimit.consume(request, action="ask_to_join", user=request.user):
        raise ValidationError(
            _("You have asked five times today. The editors answer within 2 working days.")
        )
    services.ask_to_join(request.user, **form.cleaned_data)


@never_cache
@require_safe
def open_join(request: HttpRequest, token: str) -> HttpResponse:
    """Take the link of a letter about a join and lead to its page; opening changes nothing."""
    grant = read_token("join", token)
    if grant is None:
        return render(request, "issues/people/lost.html", status=404)
    response = redirect("issues:joined", grant.key)
    for code, _name in settings.LANGUAGES:
        with override(code):
            remember_grant(response, grant, path=reverse("issues:joined", args=[grant.key]))
    return response


def fetch(request: HttpRequest, key: str) -> Join:
    return join_for(request.user, key, grant=granted(request, "join", key))


@never_cache
@require_safe
def joined(request: HttpRequest, key: str) -> HttpResponse:
    """Say what was joined and until when it can be undone."""
    return joined_page(request, fetch(request, key))


def joined_page(request: HttpRequest, join: Join, refusal: str = "") -> HttpResponse:
    context = {
        "join": join,
        "old": old_address(join),
        "until": undo_until(join),
        "account": account_of(join.kept) if request.user.pk == join.kept_id else None,
        "refusal": refusal,
    }
    answer = render(request, "issues/people/joined.html", context, status=409 if refusal else 200)
    # not "no-referrer": with it browsers hide the origin of the form, and the button is refused
    answer["Referrer-Policy"] = "same-origin"
    return answer


@require_POST
def undo_join(request: HttpRequest, key: str) -> HttpResponse:
    """Part the two accounts again: its person, the link in the letter, or an editor."""
    join = fetch(request, key)
    try:
        services.undo_join(join)
    except ValidationError as refusal:
        return joined_page(request, join, refusal.messages[0])
    return redirect("issues:joined", join.key)
