"""What a co-author says is wrong."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DisputeForm(forms.Form):
    words = forms.CharField(
        label=_("What is wrong?"),
        max_length=5000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Only the editors read it."),
        error_messages={"required": _("Write what is wrong, in a sentence or two.")},
    )
