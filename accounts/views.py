"""The door: one address, one code; and a person's own page."""

from allauth.account import views as allauth
from allauth.account.utils import filter_users_by_email
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import services
from accounts.forms import EmailForm, PasswordForm, ProfileForm
from accounts.queries import organisations_like


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
    return render(
        request, "account/enter.html", {"form": form, "password_form": PasswordForm(prefix="")}
    )


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
    context = {"form": EmailForm(), "password_form": form, "password_open": True}
    return render(request, "account/enter.html", context, status=answer.status_code)


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
    return render(request, "accounts/profile.html", {"form": form, "room": "profile"})


@login_required
@require_safe
def institutions(request: HttpRequest) -> HttpResponse:
    """Suggest institutions for what is typed into a field; a list for a combobox."""
    text, country = request.GET.get("q", "")[:200], request.GET.get("country", "")[:2]
    found = organisations_like(text, country=country)
    return render(request, "accounts/institutions.html", {"found": found})
