"""The journal's own wording of a letter, in one language."""

from django import forms
from django.utils.translation import gettext_lazy

from reviews.forms.fields import Typed


class WordingForm(forms.Form):
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=250)
    text = Typed(label=gettext_lazy("The letter"), rows=22, serif=True, max_length=20_000)
    use_required_attribute = False
