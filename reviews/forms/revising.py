"""What authors send back: a file, answers to points, a letter; or that they need more time."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reviews.forms.fields import DayField, Typed
from submissions.forms.file import ArrivingFileField, ArrivingFileInput, FileForm
from submissions.manuscripts.unseen import typed_text
from submissions.queries import Arriving, arriving


class MoreTimeForm(forms.Form):
    """Until when authors need time for a revision, and why."""

    to = DayField(label=gettext_lazy("We can send it by"))
    reason = Typed(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("One sentence is enough; the editor reads it."),
        required=False,
        rows=2,
        max_length=2000,
        error_messages={
            "required": gettext_lazy("Write why you need this time; the editor decides by it.")
        },
    )
    use_required_attribute = False

    def __init__(self, *args: Any, asks: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = asks  # where the editor decides, a reason is needed


class ReviseForm(FileForm):
    """The revised file, the answers to each point, and an optional letter as a file.

    Its files wait in two places, "revise:<paper>" and "reply:<paper>", until it is sent.
    """

    answer = Typed(
        label=gettext_lazy("To the editors and reviewers, in general"), required=False, rows=4
    )
    reply = ArrivingFileField(
        label=gettext_lazy("Reply letter"),
        help_text=gettext_lazy(
            "If you wrote one instead of, or beside, the answers above. Word, OpenDocument, PDF or "
            "text, up to 20 MB."
        ),
        required=False,
        widget=ArrivingFileInput({"accept": ".docx,.odt,.rtf,.pdf,.txt,.md"}),
    )
    seen_at = forms.CharField(widget=forms.HiddenInput, required=False)
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = _("Revised manuscript")

    @property
    def reply_place(self) -> str:
        """The place in which the letter waits."""
        return f"reply:{self.place.partition(':')[2]}"

    @property
    def arriving_reply(self) -> list[Arriving]:
        """The letter that is here already, if any."""
        return arriving(self.person, self.reply_place, kinds=()) if self.person else []

    @property
    def has_letter(self) -> bool:
        """Whether a letter was typed, or comes as a file."""
        return bool(self.data.get("answer", "").strip() or self.cleaned_data.get("reply"))


def answers_in(data: Mapping[str, Any]) -> dict[str, str]:
    """Return the answers to single points from a form's data: ``answer_A.1`` → ``A.1``."""
    return {
        name.removeprefix("answer_"): typed_text(str(text))
        for name, text in data.items()
        if name.startswith("answer_") and len(name) < 24
    }


def links_in(data: QueryDict) -> dict[str, list[str]]:
    """Return the changes chosen for each point: ``links_A.1`` (several) → ``A.1``.

    A point whose list was shown but left empty has an empty list.
    """
    shown = [key for key in data.getlist("points") if len(key) < 20]
    return {key: data.getlist(f"links_{key}") for key in shown}
