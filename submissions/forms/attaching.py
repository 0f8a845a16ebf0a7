"""Further files of a paper, and what each of them is."""

from typing import Any

from django import forms
from django.core.files.base import File as Content
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from submissions.converting import Arrived
from submissions.forms.file import (
    ArrivingFileField,
    ArrivingFileInput,
    ArrivingFilesField,
    ArrivingFilesInput,
    ArrivingForm,
)
from submissions.manuscripts.attachments import ENDINGS
from submissions.models import ATTACHED, File

ACCEPTED = ",".join(ENDINGS)


class AttachForm(ArrivingForm):
    """One or several further files; each may have a kind and a description beside it."""

    takes_manuscript = False

    file = ArrivingFilesField(
        label=gettext_lazy("Figures, supplements, letters, permissions"),
        widget=ArrivingFilesInput({"accept": ACCEPTED}),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose a file.")},
    )

    def described(self) -> list[tuple[Content, str, str]]:
        """Return each file with its kind and its description."""
        files: list[Content] = self.cleaned_data["file"]
        return [
            (file, kind, self.description_of(file))
            for file, kind in zip(files, self.kinds_of(files), strict=True)
        ]

    def description_of(self, file: Content) -> str:
        key = file.incoming.key if isinstance(file, Arrived) else ""
        return str(self.data.get(f"description-{key}", ""))


class SwapForm(ArrivingForm):
    """One file in the place of a further file."""

    takes_manuscript = False

    file = ArrivingFileField(
        label=gettext_lazy("The new file"),
        widget=ArrivingFileInput({"accept": ACCEPTED}),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose a file.")},
    )


def kinds_to_choose() -> list[tuple[str, str]]:
    """Return the kinds as a list shows them, each with a capital letter."""
    return [(kind.value, str(capfirst(kind.label))) for kind in ATTACHED]


class DescribeForm(forms.Form):
    """What a further file is, said anew."""

    kind = forms.ChoiceField(label=gettext_lazy("What is in this file?"), choices=kinds_to_choose)
    description = forms.CharField(
        label=gettext_lazy("In a few words"), max_length=250, required=False
    )

    def __init__(self, data: Any = None, *, file: File) -> None:
        initial = {"kind": file.kind, "description": file.description}
        super().__init__(data, prefix=file.key, initial=initial)
        self.file = file
