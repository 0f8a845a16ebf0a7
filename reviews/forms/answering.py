"""What invited people answer, and by when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from reviews.forms.colleagues import NO_ADDRESS
from reviews.forms.fields import DayField, Typed


class AcceptForm(forms.Form):
    due_on = DayField(label=gettext_lazy("I can send it by"))


class DeclineForm(forms.Form):
    """What a person may add after declining."""

    reason = Typed(label=gettext_lazy("Why not"), required=False, max_length=5000)
    colleague_name = forms.CharField(
        label=gettext_lazy("A colleague who could do it"),
        help_text=gettext_lazy("The editors decide whether to ask."),
        max_length=120,
        required=False,
    )
    colleague_email = forms.EmailField(
        label=gettext_lazy("The colleague's e-mail"), required=False, error_messages=NO_ADDRESS
    )
    suggestion = Typed(
        label=gettext_lazy("Anything else for the editors"),
        required=False,
        rows=2,
        max_length=2000,
    )
    use_required_attribute = False

    def acts(self) -> dict[str, Any]:
        """Return the values as ``services.decline`` takes them."""
        data = self.cleaned_data
        return {
            "reason": data["reason"],
            "suggestion": data["suggestion"],
            "colleague": (data["colleague_name"], data["colleague_email"]),
        }


class DateForm(forms.Form):
    to = DayField(label=gettext_lazy("New date"))
