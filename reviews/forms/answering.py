"""What invited people answer, and by when."""

from django import forms
from django.utils.translation import gettext_lazy

from reviews.forms.fields import DayField, Typed


class AcceptForm(forms.Form):
    due_on = DayField(label=gettext_lazy("I can send it by"))


class DeclineForm(forms.Form):
    """What a person may add after declining."""

    reason = Typed(label=gettext_lazy("Why not"), required=False, max_length=5000)
    suggestion = Typed(
        label=gettext_lazy("A colleague who could do it"),
        help_text=gettext_lazy("Name and address; the editors decide whether to ask."),
        required=False,
        rows=2,
        max_length=2000,
    )


class DateForm(forms.Form):
    to = DayField(label=gettext_lazy("New date"))
