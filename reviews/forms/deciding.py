"""A decision, its letter, and other words of editors."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from journal.templatetags.words import own_name
from reviews.forms.fields import DayField, Typed


class WordsForm(forms.Form):
    """An editor's words to the authors."""

    words = Typed(
        label=gettext_lazy("Your words to the authors"),
        rows=2,
        max_length=2000,
        error_messages={"required": gettext_lazy("Write why; the authors read it.")},
    )


class DecideForm(forms.Form):
    """A decision and its letter."""

    kind = forms.ChoiceField(label=gettext_lazy("Decision"), widget=forms.RadioSelect)
    language = forms.ChoiceField(label=gettext_lazy("Language of the letter"))
    due_on = DayField(label=gettext_lazy("Revision due, where one is asked"), required=False)
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=200)
    text = Typed(
        label=gettext_lazy("The letter"),
        rows=24,
        serif=True,
        help_text=gettext_lazy(
            "Places in double brackets wait for your words. Leave [[link]] as it is: it becomes "
            "the authors' button."
        ),
    )
    after = forms.CharField(widget=forms.HiddenInput, required=False)
    advice = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    words = Typed(
        label=gettext_lazy("To the editor who decides"),
        help_text=gettext_lazy("Not part of the letter."),
        required=False,
        rows=2,
        max_length=5000,
    )
    use_required_attribute = False

    def __init__(
        self, *args: Any, kinds: Iterable[tuple[str, str]], languages: Iterable[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = list(kinds)  # type: ignore[attr-defined]
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            (code, own_name(code)) for code in languages
        ]
