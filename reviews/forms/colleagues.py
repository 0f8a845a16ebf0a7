"""Colleagues who are named: in place of a reviewer, or as co-reviewers."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.validators import validate_orcid
from reviews.forms.fields import Typed

NO_ADDRESS = {
    "invalid": gettext_lazy("This is no e-mail address. Is it spelt rightly?"),
    "required": gettext_lazy("Write the address."),
}


class ColleagueForm(forms.Form):
    """What somebody writes to whom a link was passed on; each field may stay empty, not all."""

    name = forms.CharField(label=gettext_lazy("Your name"), max_length=120, required=False)
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail"), required=False, error_messages=NO_ADDRESS
    )
    words = Typed(
        label=gettext_lazy("To the editor"),
        help_text=gettext_lazy("For example how the letter came to you."),
        required=False,
        rows=3,
        max_length=2000,
    )
    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not any(value.strip() for value in data.values()):
            raise forms.ValidationError(_("Write a name, an address or some words."))
        if data.get("email") and not data.get("name") and "name" not in self.errors:
            self.add_error("name", _("Write the name, too."))
        return data


class CoReviewerForm(forms.Form):
    """A colleague who helped with a review."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write the name.")},
    )
    email = forms.EmailField(label=gettext_lazy("E-mail"), error_messages=NO_ADDRESS)
    affiliation = forms.CharField(label=gettext_lazy("Institution"), max_length=250, required=False)
    orcid = forms.CharField(
        label="ORCID", max_length=37, required=False, validators=[validate_orcid]
    )
    use_required_attribute = False
    prefix = "co"
