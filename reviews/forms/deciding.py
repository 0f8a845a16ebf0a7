"""A decision, its letter, and other words of editors."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from journal.templatetags.words import own_name
from reviews.forms.fields import DayField, Typed
from reviews.models import Appeal


class WordsForm(forms.Form):
    """An editor's words to the authors."""

    words = Typed(
        label=gettext_lazy("Your words to the authors"),
        rows=2,
        max_length=2000,
        error_messages={"required": gettext_lazy("Write why; the authors read it.")},
    )


class CorrectionForm(forms.Form):
    """Why a decision is taken back or a paper taken up again, and the letter to its authors."""

    reason = Typed(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Kept with the paper; only editors read it."),
        rows=2,
        max_length=5000,
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the letter"))
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=200)
    text = Typed(
        label=gettext_lazy("The letter"),
        rows=16,
        serif=True,
        help_text=gettext_lazy(
            "Leave [[link]] as it is: it becomes the authors' button. Places in double brackets "
            "wait for your words."
        ),
    )
    use_required_attribute = False

    def __init__(self, *args: Any, languages: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            (code, own_name(code)) for code in languages
        ]


class AppealForm(forms.Form):
    """What authors say against a decision."""

    text = Typed(
        label=gettext_lazy("What the decision overlooked"),
        help_text=gettext_lazy(
            "Say which point of the letter or of a report is mistaken, and why it matters. "
            "At most 20,000 characters."
        ),
        rows=12,
        serif=True,
        max_length=20_000,
    )
    use_required_attribute = False


class AnswerForm(forms.Form):
    """What becomes of an appeal, and the words to the authors."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("What becomes of the paper"),
        choices=[
            (Appeal.Outcome.UPHELD, gettext_lazy("It is taken up again; a new round is possible")),
            (Appeal.Outcome.REFUSED, gettext_lazy("The decision stands")),
        ],
        widget=forms.RadioSelect,
    )
    text = Typed(
        label=gettext_lazy("Your answer to the authors"), rows=8, serif=True, max_length=20_000
    )
    use_required_attribute = False


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
    keeps_reading = forms.BooleanField(
        label=gettext_lazy("Let reviewers at work finish"),
        help_text=gettext_lazy(
            "Only where a revision is asked: their reports on this version still reach you, and "
            "nobody new is invited to it."
        ),
        required=False,
    )
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
