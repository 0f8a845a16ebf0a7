"""The door: one address, one code; and a person's own page."""

from collections.abc import Callable
from functools import wraps

from allauth.account import views as allauth
from allauth.account.utils import filter_users_by_email, get_next_redirect_url
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from accounts import orcid, services
from accounts.forms import EmailForm, PasswordForm, ProfileForm
from accounts.models import User
from accounts.queries import organisations_like

from_orcid = OAuth2CallbackView.adapter_view(orcid.JournalOrcidAdapter)


def enter(request: HttpRequest) -> HttpResponse:
    """Take an address and let allauth send a code: to sign in, or to open an account."""
    if request.user.is_authenticated:
        return redirect("account")
    form = EmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        known = filter_users_by_email(form.cleaned_data["email"], is_active=True)
        if known:
            services.note_address(form.cleaned_data["email"])
        way = allauth.request_login_code if known else allauth.signup
        try:
            answer = way(request)
        except IntegrityError:  # the button was pressed twice: the address is known by now
            answer = allauth.request_login_code(request)
        if answer.status_code == 302:
            return answer
        form.add_error("email", _("No code was sent. Wait a few minutes and try again."))
    return entrance(request, form=form, password_form=PasswordForm(prefix=""))


def entrance(request: HttpRequest, *, status: int = 200, **changes: object) -> HttpResponse:
    """Show the ways in; an iD that was proved at ORCID and is new to us waits for an address."""
    proof = orcid.open_proof(request.session)
    waits = proof and proof.purpose == orcid.Purpose.ENTER
    context = {"orcid_on": orcid.is_on(), "orcid": proof if waits else None} | changes
    return render(request, "account/enter.html", context, status=status)


def sign_in_by_password(request: HttpRequest) -> HttpResponse:
    """Let allauth check address and password (rate limits included); errors stand on our page."""
    if request.method != "POST":
        return redirect("account_login")
    answer = allauth.login(request)
    if answer.status_code == 302:
        return answer
    form = PasswordForm(request.POST)
    form.is_valid()
    if not form.errors:
        form.add_error(None, refusal_of(answer))
    return entrance(
        request,
        form=EmailForm(),
        password_form=form,
        password_open=True,
        status=answer.status_code,
    )


def refusal_of(answer: HttpResponse) -> str:
    """Return why allauth let nobody in."""
    theirs = getattr(answer, "context_data", None) or {}
    errors = theirs["form"].errors.as_data() if "form" in theirs else {}
    codes = {error.code for field in errors.values() for error in field}
    if answer.status_code == 429 or "too_many_login_attempts" in codes:
        return _("There were too many tries. Wait a few minutes, or ask for a code.")
    return _("Address and password do not fit together. You can also ask for a code.")


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your page is saved."))
        return redirect("accounts:profile")
    context = {
        "form": form,
        "room": "profile",
        "orcid_on": orcid.is_on(),
        "orcid_url": settings.ORCID_URL,
    }
    return render(request, "accounts/profile.html", context)


def when_on(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 404 where the operator has not switched ORCID on."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        if not orcid.is_on():
            raise Http404
        return view(request)

    return answer


@when_on
@require_POST
def orcid_login(request: HttpRequest) -> HttpResponse:
    """Send a person to ORCID: to sign in, or to connect the iD to the account they are in."""
    is_in = request.user.is_authenticated
    return orcid.leave_for_orcid(
        request,
        purpose=orcid.Purpose.CONNECT if is_in else orcid.Purpose.ENTER,
        then="" if is_in else get_next_redirect_url(request) or "",
    )


@when_on
@never_cache
@require_GET
def orcid_callback(request: HttpRequest) -> HttpResponse:
    """Take who comes back from ORCID; allauth checks the state and fetches the token."""
    answer: HttpResponse = from_orcid(request)
    answer["Referrer-Policy"] = "no-referrer"  # the address holds a code
    return answer


@require_POST
def orcid_forget(request: HttpRequest) -> HttpResponse:
    """Forget a proved iD that waits in this session."""
    orcid.forget_proof(request.session)
    return redirect("account_login")


@login_required
@require_POST
def orcid_disconnect(request: HttpRequest) -> HttpResponse:
    """Take the iD off the account of who is signed in."""
    if isinstance(request.user, User):
        services.detach_orcid(request.user)
    messages.success(request, _("The ORCID iD is taken off your account."), extra_tags="good")
    return redirect("accounts:profile")


@login_required
@require_safe
def institutions(request: HttpRequest) -> HttpResponse:
    """Suggest institutions for what is typed into a field; a list for a combobox."""
    text, country = request.GET.get("q", "")[:200], request.GET.get("country", "")[:2]
    found = organisations_like(text, country=country)
    return render(request, "accounts/institutions.html", {"found": found})
