"""A comment on a paragraph."""

from django import forms
from django.utils.translation import gettext_lazy

from reviews.forms.fields import Typed


class NoteForm(forms.Form):
    """A comment, with the key that its window made for it and the paragraph that it is on."""

    key = forms.RegexField(r"^[0-9a-f]{20}$", widget=forms.HiddenInput)
    block = forms.CharField(max_length=60, required=False, widget=forms.HiddenInput)
    seen_at = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    place = forms.CharField(
        label=gettext_lazy("Where"),
        help_text=gettext_lazy("Such as “page 4, table 2”."),
        max_length=300,
        required=False,
    )
    text = Typed(label=gettext_lazy("Your comment"), required=False, rows=5, serif=True)
    use_required_attribute = False
