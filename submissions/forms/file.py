"""The first page: language, kind and file; files that came in pieces count like those sent along."""

from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.base import File as Content
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from journal.models import ArticleType, Journal
from journal.templatetags.words import own_name
from journal.templatetags.words import size as in_words
from submissions.access import incoming_for
from submissions.converting import Arrived
from submissions.manuscripts.attachments import ENDINGS as ATTACHED_ENDINGS
from submissions.manuscripts.guessing import guess_kinds
from submissions.manuscripts.sniff import ENDINGS
from submissions.models import ATTACHED, File
from submissions.queries import Arriving, arriving

KINDS_SHOWN = 5
MANUSCRIPT = File.Kind.MANUSCRIPT

# What a file may be, by the first word of the place that its form has (see ArrivingForm).
KINDS_OF_PLACES: dict[str, list[File.Kind]] = {
    "start": [MANUSCRIPT, *ATTACHED],
    "attach": [*ATTACHED],
}


class ArrivingFileInput(forms.FileInput):
    """Takes the file sent with the form, or the key of one that arrived before it in pieces."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.get(name) or data.get(f"{name}_incoming") or None


class ArrivingFilesInput(ArrivingFileInput):
    """The same for several files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return [*files.getlist(name), *data.getlist(f"{name}_incoming")]


class ArrivingFileField(forms.FileField):
    """A file. One that came in pieces is taken only from the person who sent it."""

    widget = ArrivingFileInput
    person: User | None = None

    def clean(self, data: Any, initial: Any = None) -> Any:
        return super().clean(self.arrived(data) if isinstance(data, str) else data, initial)

    def arrived(self, key: str) -> Arrived:
        try:
            if self.person is None:
                raise Http404
            incoming = incoming_for(self.person, key)
        except Http404 as error:
            raise forms.ValidationError(
                _("This file was used already or removed. Choose it again.")
            ) from error
        if not incoming.is_complete:
            raise forms.ValidationError(
                _("“%(name)s” is not all here yet. Choose the same file again; it goes on.")
                % {"name": incoming.name}
            )
        return Arrived(incoming)


class ArrivingFilesField(ArrivingFileField):
    """Several files at once, as a list."""

    widget = ArrivingFilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        if not data:
            return [super().clean(None, initial)] if self.required else []
        return [super(ArrivingFilesField, self).clean(each, initial) for each in data]


class ArrivingForm(forms.Form):
    """A form with the field ``file``; ``place`` names it, so that a page finds its files again.

    ``place`` is a word (start, replace, attach, revise) and, after a colon, the paper's key.
    Templates show it by submissions/drop.html.
    """

    takes_manuscript = True

    def __init__(
        self, *args: Any, person: User | None = None, place: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.place = person, place
        for field in self.fields.values():
            if isinstance(field, ArrivingFileField):
                field.person = person

    @property
    def limit(self) -> int:
        return int(settings.UPLOAD_LIMIT)

    @property
    def is_multiple(self) -> bool:
        return isinstance(self.fields["file"], ArrivingFilesField)

    @property
    def kinds(self) -> list[File.Kind]:
        """What each of several files may be; empty where the form takes one manuscript."""
        return KINDS_OF_PLACES.get(self.place.partition(":")[0], [])

    @property
    def arriving(self) -> list[Arriving]:
        """The files on their way to this form, each with the kind that its sender chose."""
        if self.person is None:
            return []
        files = arriving(self.person, self.place, kinds=self.kinds)
        return [replace(file, kind=self.chosen_kind(file.key) or file.kind) for file in files]

    def chosen_kind(self, key: str) -> str:
        kind = str(self.data.get(f"kind-{key}", ""))
        return kind if kind in self.kinds else ""

    def kinds_of(self, files: list[Content]) -> list[str]:
        """Return what each file is: as chosen, or by its name; a single one is what is asked."""
        if len(files) == 1 and MANUSCRIPT in self.kinds:
            return [MANUSCRIPT]
        guesses = guess_kinds(
            [(file.name or "", file.size) for file in files], manuscript=MANUSCRIPT in self.kinds
        )
        chosen = [
            self.chosen_kind(file.incoming.key) if isinstance(file, Arrived) else ""
            for file in files
        ]
        if MANUSCRIPT in chosen:
            guesses = [File.Kind.SUPPLEMENT if g == MANUSCRIPT else g for g in guesses]
        return [choice or guess for choice, guess in zip(chosen, guesses, strict=True)]


class FileForm(ArrivingForm):
    """One manuscript; its size and ending are looked at here, what is inside by the worker."""

    file = ArrivingFileField(
        label=gettext_lazy("Your manuscript"),
        widget=ArrivingFileInput({"accept": ",".join(ENDINGS), "aria-describedby": "file-hint"}),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose the file of your paper.")},
    )

    def clean_file(self) -> Content:
        file: Content = self.cleaned_data["file"]
        check_manuscript(file)
        return file


def check_manuscript(file: Content) -> None:
    """Refuse a file that is empty, too large, or cannot be a manuscript by its ending."""
    if not file.size:
        raise forms.ValidationError(
            _("The file is empty. Save the document again and choose that file.")
        )
    if file.size > settings.UPLOAD_LIMIT:
        raise forms.ValidationError(
            _(
                "The file has %(size)s; the limit is %(limit)s. Make its pictures smaller (in "
                "Word: Picture Format, Compress Pictures) and choose it again."
            )
            % {"size": in_words(file.size), "limit": in_words(settings.UPLOAD_LIMIT)}
        )
    if PurePosixPath(file.name or "").suffix.lower() not in ENDINGS:
        raise forms.ValidationError(refused_ending(file.name or ""))


def refused_ending(name: str) -> str:
    ending = PurePosixPath(name).suffix.lower()
    return _(
        "We cannot read files named %(ending)s. Send the paper as Word (.docx), OpenDocument "
        "(.odt), RTF, LaTeX (.tex, .zip), Markdown or PDF."
    ) % {"ending": ending or _("without an ending")}


class StartForm(ArrivingForm):
    """Language and kind of the paper, with its file; further files may come at once."""

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
    file = ArrivingFilesField(
        label=gettext_lazy("Your manuscript"),
        widget=ArrivingFilesInput({"accept": ",".join({**ENDINGS, **ATTACHED_ENDINGS})}),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose the file of your paper.")},
    )

    def __init__(self, *args: Any, journal: Journal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = [(code, own_name(code)) for code in journal.languages]
        self.fields["language"].choices = codes  # type: ignore[attr-defined]
        kinds = ArticleType.objects.filter(journal=journal, is_open=True)
        self.fields["article_type"].queryset = kinds  # type: ignore[attr-defined]
        self.shown_kinds, self.more_kinds = kinds[:KINDS_SHOWN], kinds[KINDS_SHOWN:]

    def clean_file(self) -> Content:
        """Return the manuscript; the other files stand in ``further`` with their kinds."""
        files: list[Content] = self.cleaned_data["file"]
        kinds = self.kinds_of(files)
        self.further = [
            (kind, file) for kind, file in zip(kinds, files, strict=True) if kind != MANUSCRIPT
        ]
        papers = [f for kind, f in zip(kinds, files, strict=True) if kind == MANUSCRIPT]
        if not papers:
            raise forms.ValidationError(_("Say which of the files is the manuscript."))
        if len(papers) > 1:
            raise forms.ValidationError(
                _("One file only can be the manuscript; say what the others are.")
            )
        check_manuscript(papers[0])
        return papers[0]

    @property
    def chosen_type(self) -> str:
        return str(self["article_type"].value() or "")

    @property
    def more_open(self) -> bool:
        """Say whether the chosen kind is one of those in the fold."""
        return self.chosen_type in {str(kind.pk) for kind in self.more_kinds}
