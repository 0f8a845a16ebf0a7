"""The first page: language, kind and file."""

from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from journal.models import ArticleType, Journal
from journal.templatetags.words import own_name
from submissions.manuscripts.sniff import ENDINGS

ACCEPTED = ",".join(ENDINGS)
MEGABYTE = 1_000_000
KINDS_SHOWN = 5


class FileForm(forms.Form):
    """One file; its size and ending are looked at here, what is really inside by the worker."""

    file = forms.FileField(
        label=gettext_lazy("Your manuscript"),
        widget=forms.FileInput({"accept": ACCEPTED, "aria-describedby": "file-hint"}),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose the file of your paper.")},
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if not file.size:
            raise forms.ValidationError(
                _("The file is empty. Save the document again and choose that file.")
            )
        limit = settings.UPLOAD_LIMIT
        if file.size > limit:
            raise forms.ValidationError(
                _(
                    "The file has %(size)s MB; the limit is %(limit)s MB. Make its pictures smaller "
                    "and choose it again."
                )
                % {"size": round(file.size / MEGABYTE, 1), "limit": limit // MEGABYTE}
            )
        if PurePosixPath(file.name or "").suffix.lower() not in ENDINGS:
            raise forms.ValidationError(refused_ending(file.name or ""))
        return file


def refused_ending(name: str) -> str:
    ending = PurePosixPath(name).suffix.lower()
    if ending == ".doc":
        return _(
            "This is a Word file of the kind used before 2007 (.doc). Open it in Word, choose "
            "File, Save As, and take the type Word Document (.docx). Then choose the new file."
        )
    return _(
        "We cannot read files named %(ending)s. Send the paper as Word (.docx), OpenDocument "
        "(.odt), RTF, Markdown or PDF."
    ) % {"ending": ending or _("without an ending")}


class StartForm(FileForm):
    """Language and kind of the paper, with its file."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language of the paper"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the language of the paper.")},
    )
    article_type = forms.ModelChoiceField(
        ArticleType.objects.none(),
        label=gettext_lazy("What is it?"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": gettext_lazy("Choose what kind of paper it is.")},
    )
    field_order = ("language", "article_type", "file")

    def __init__(self, *args: Any, journal: Journal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = [(code, own_name(code)) for code in journal.languages]
        self.fields["language"].choices = codes  # type: ignore[attr-defined]
        kinds = ArticleType.objects.filter(journal=journal, is_open=True)
        self.fields["article_type"].queryset = kinds  # type: ignore[attr-defined]
        self.shown_kinds, self.more_kinds = kinds[:KINDS_SHOWN], kinds[KINDS_SHOWN:]

    @property
    def chosen_kind(self) -> str:
        return str(self["article_type"].value() or "")

    @property
    def more_open(self) -> bool:
        """Say whether the chosen kind is one of those in the fold."""
        return self.chosen_kind in {str(kind.pk) for kind in self.more_kinds}
