"""What editors type about one review: why it goes back, what authors read instead, how useful."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from reviews.forms.fields import DayField, Typed

USEFUL = [
    (5, gettext_lazy("5, a model for others")),
    (4, gettext_lazy("4, very useful")),
    (3, gettext_lazy("3, useful")),
    (2, gettext_lazy("2, of little use")),
    (1, gettext_lazy("1, of no use")),
]


class ReturnForm(forms.Form):
    """Why a report goes back, and until when it may be changed."""

    reason = Typed(
        label=gettext_lazy("What should be changed"),
        help_text=gettext_lazy("The reviewer reads it; it is kept."),
        rows=3,
        max_length=2000,
        error_messages={"required": gettext_lazy("Write what should be changed.")},
    )
    due_on = DayField(
        label=gettext_lazy("Until"),
        help_text=gettext_lazy("Left empty: five working days."),
        required=False,
    )
    use_required_attribute = False


class EditForm(forms.Form):
    """What authors read of a report instead of the reviewer's own words, and why."""

    text = Typed(
        label=gettext_lazy("What the authors read"),
        rows=9,
        serif=True,
        error_messages={"required": gettext_lazy("Write what the authors read instead.")},
    )
    reason = Typed(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("The reviewer and the editors read it, the authors do not."),
        rows=2,
        max_length=2000,
        error_messages={"required": gettext_lazy("Write why; it is kept.")},
    )
    use_required_attribute = False

    def __init__(
        self, *args: Any, parts: Iterable[tuple[str, str, str]] = (), **kwargs: Any
    ) -> None:
        """``parts`` are further texts that authors read: a key, a label, and the words now."""
        super().__init__(*args, **kwargs)
        self.names = []
        for key, label, words in parts:
            self.names.append(f"part_{key}")
            self.fields[f"part_{key}"] = Typed(label=label, initial=words, rows=3, required=False)

    @property
    def further(self) -> list[forms.BoundField]:
        return [self[name] for name in self.names]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        words = {name: data.pop(name, "") for name in self.names}
        data["parts"] = {name.removeprefix("part_"): text for name, text in words.items()}
        return data


class RatingForm(forms.Form):
    """How useful a report was to the editors."""

    value = forms.TypedChoiceField(
        coerce=int,
        choices=USEFUL,
        widget=forms.RadioSelect,
        label=gettext_lazy("How useful was this report?"),
        error_messages={"required": gettext_lazy("Choose a number.")},
    )
    words = Typed(
        label=gettext_lazy("In words, if you like"), rows=2, max_length=2000, required=False
    )
    use_required_attribute = False


class ReleaseForm(forms.Form):
    """Words of the editor in the letter of thanks."""

    words = Typed(
        label=gettext_lazy("Your words in the letter of thanks"),
        help_text=gettext_lazy("They stand below the journal's own. Nothing has to be added."),
        rows=2,
        max_length=2000,
        required=False,
    )
