"""Forms of a person's own page and of the door."""

from typing import Any

from allauth.account.forms import RequestLoginCodeForm
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.countries import country_names
from accounts.models import User
from accounts.queries import account_at


def country_choices() -> list[tuple[str, str]]:
    """Return all countries with their names in the reader's language, in their order."""
    names = country_names((get_language() or "en")[:2])
    return [("", "—"), *sorted(names.items(), key=lambda pair: pair[1])]


READ = [("en", "English"), ("ru", "Русский"), ("kk", "Қазақша")]


class EmailForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


class AskCodeForm(RequestLoginCodeForm):
    """allauth's request for a code, sent for whoever proved the address, else whose main one it
    is: somebody who only wrote the address into an account does not get its letters."""

    _user: User | None

    def clean_email(self) -> str:
        email: str = super().clean_email()
        self._user = account_at(email) or self._user
        return email


class PasswordForm(forms.Form):
    """What allauth's own sign-in by password reads; drawn on our page."""

    login = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class ProfileForm(forms.ModelForm):
    country = forms.TypedChoiceField(label=_("Country"), choices=country_choices, required=False)
    language = forms.ChoiceField(label=_("Language of letters to me"), choices=READ)
    languages = forms.MultipleChoiceField(
        label=_("Languages in which I read papers"),
        choices=READ,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = User
        fields = (
            "given_name",
            "patronymic",
            "family_name",
            "printed_name",
            "latin_name",
            "affiliation",
            "country",
            "language",
            "languages",
            "expertise",
            "away_from",
            "away_until",
        )
        widgets = {
            "away_from": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "away_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "expertise": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "family_name": _("Write a single name here and leave the others empty."),
            "printed_name": _("Leave it empty to be printed as given name and family name."),
            "latin_name": _("As in your passport; we never make it up for you."),
            "expertise": _("What you would gladly read papers about, in a few words."),
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not (values.get("family_name") or values.get("given_name")):
            self.add_error("family_name", _("Write at least one name."))
        start, end = values.get("away_from"), values.get("away_until")
        if start and end and end < start:
            self.add_error("away_until", _("This day is before the first day of absence."))
        return values
