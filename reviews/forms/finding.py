"""What editors ask of the list of reviewers, and what they write of a person on it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from accounts.countries import country_names
from accounts.forms import READ, country_choices
from accounts.models import Tie, User
from journal.models import Expert, Journal, Sector, Topic
from reviews.finding import read_publications
from reviews.forms.fields import DayField, Typed
from reviews.queries.people import Wanted
from reviews.queries.people.wanted import SHOWN
from submissions.manuscripts.unseen import typed_text

MOST = 200
SORTS = (
    ("fit", gettext_lazy("how well they fit")),
    ("name", gettext_lazy("name")),
    ("last_review", gettext_lazy("last review")),
    ("last_asked", gettext_lazy("longest not asked")),
    ("open_tasks", gettext_lazy("fewest open tasks")),
    ("on_time", gettext_lazy("most often in time")),
    ("median_days", gettext_lazy("fewest days")),
    ("declines", gettext_lazy("fewest declines")),
)
SECTORS = (
    (Sector.ACADEMIC.value, Sector.ACADEMIC.label),
    (Sector.PRACTITIONER.value, Sector.PRACTITIONER.label),
)
FILE_AT_MOST = 500_000


class WantedForm(forms.Form):
    """Filters and order of a list of reviewers, as the address names them; unknown words count
    as none."""

    q = forms.CharField(max_length=100, required=False, strip=True)
    topic = forms.ChoiceField(label=gettext_lazy("Topic"), required=False)
    reads = forms.ChoiceField(label=gettext_lazy("Reads"), required=False)
    sector = forms.ChoiceField(label=gettext_lazy("Sector"), required=False)
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)
    sort = forms.ChoiceField(label=gettext_lazy("Order"), choices=SORTS, required=False)
    free = forms.BooleanField(label=gettext_lazy("free now"), required=False)
    early = forms.BooleanField(label=gettext_lazy("early in the career"), required=False)
    recent = forms.BooleanField(
        label=gettext_lazy("also those asked within 90 days"), required=False
    )
    most = forms.IntegerField(min_value=1, max_value=MOST, required=False)
    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        topics: Iterable[Topic],
        countries: Iterable[str],
        language: str = "en",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        names = country_names(language)
        any_ = ("", gettext_lazy("any"))
        choices: dict[str, list[tuple[str, Any]]] = {
            "topic": [any_, *((topic.slug, str(topic.name)) for topic in topics)],
            "reads": [any_, *READ],
            "sector": [any_, *SECTORS],
            "country": [any_, *sorted((code, names.get(code, code)) for code in countries)],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """Return what is asked for."""
        self.is_valid()
        data = self.cleaned_data
        return Wanted(
            words=data.get("q", ""),
            topic=data.get("topic", ""),
            free=data.get("free", False),
            reads=data.get("reads", ""),
            sector=data.get("sector", ""),
            country=data.get("country", ""),
            early=data.get("early", False),
            recent=data.get("recent", False),
            sort=data.get("sort") or "fit",
            most=data.get("most") or SHOWN,
        )


class RulingForm(forms.Form):
    """What an editor says of a finding: the button that was pressed names the ruling, the person
    and the finding; the reason stands in the person's own field."""

    finding = forms.CharField(max_length=320, strip=False)

    def parts(self) -> tuple[str, str, str, str]:
        """Return ruling, key of the person, kind and evidence; empty where the button is not ours."""
        if not self.is_valid():
            return "", "", "", ""
        ruling, person, kind, evidence = (*self.cleaned_data["finding"].split("|", 3), *[""] * 4)[
            :4
        ]
        return ruling, person, kind, evidence

    @property
    def reason(self) -> str:
        person = self.parts()[1]
        return typed_text(str(self.data.get(f"reason_{person}", "")))[:2000]


class ExpertForm(forms.ModelForm):
    """The entry of a person on the roster, with the part of their own page that belongs to it."""

    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Reads"),
        choices=READ,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    expertise = Typed(
        label=gettext_lazy("Knows about"),
        help_text=gettext_lazy("In their own words; these are compared with papers."),
        required=False,
        max_length=5000,
    )
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)
    affiliation = forms.CharField(label=gettext_lazy("Institution"), max_length=250, required=False)
    away_from = DayField(label=gettext_lazy("Away from"), required=False)
    away_until = DayField(label=gettext_lazy("Away until"), required=False)
    not_before = DayField(label=gettext_lazy("Not to be asked before"), required=False)
    use_required_attribute = False

    class Meta:
        model = Expert
        fields = ("sector", "topics", "is_early_career", "yearly_limit", "not_before")
        widgets = {"topics": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, person: User, journal: Journal, **kwargs: Any) -> None:
        names = ("languages", "expertise", "country", "affiliation", "away_from", "away_until")
        kwargs["initial"] = {name: getattr(person, name) for name in names}
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = country_choices()  # type: ignore[attr-defined]
        self.fields["topics"].queryset = Topic.objects.filter(journal=journal)  # type: ignore[attr-defined]
        self.fields["yearly_limit"].max_value = 365  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        start, end = values.get("away_from"), values.get("away_until")
        if start and end and end < start:
            self.add_error(
                "away_until", gettext_lazy("This day is before the first day of absence.")
            )
        return values


class NewExpertForm(forms.Form):
    """Somebody who is to stand on the roster."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write the name.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        error_messages={
            "required": gettext_lazy("Write the address."),
            "invalid": gettext_lazy("This is no e-mail address. Is it spelt rightly?"),
        },
    )
    use_required_attribute = False


class WorksForm(forms.Form):
    """A list of publications, pasted or as a small file."""

    text = Typed(
        label=gettext_lazy("Paste a list"),
        help_text=gettext_lazy(
            "BibTeX, RIS, a table with a column “title”, or a work a line. Up to 500 works."
        ),
        required=False,
        max_length=FILE_AT_MOST,
        rows=6,
    )
    file = forms.FileField(
        label=gettext_lazy("or a file"),
        help_text=gettext_lazy(".bib, .ris, .csv or .txt, up to 500 kB."),
        required=False,
        widget=forms.FileInput({"accept": ".bib,.ris,.csv,.txt,.tsv"}),
    )
    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        text = data.get("text", "") or self.text_of_file()
        data["works"] = [work.__dict__ for work in read_publications(text)]
        if not data["works"] and not self.errors:
            self.add_error("text", gettext_lazy("No title was found in this list."))
        return data

    def text_of_file(self) -> str:
        """Return a file's words: UTF-8, else the Windows code page of Cyrillic letters."""
        file = self.cleaned_data.get("file")
        if file is None:
            return ""
        if file.size > FILE_AT_MOST:
            self.add_error("file", gettext_lazy("The file is larger than 500 kB."))
            return ""
        data = file.read(FILE_AT_MOST)
        try:
            return str(data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            return str(data.decode("cp1251", errors="replace"))


class TieForm(forms.Form):
    """What joins a person to another one, who is named by an address."""

    email = forms.EmailField(
        label=gettext_lazy("Address of the other person"),
        error_messages={
            "required": gettext_lazy("Write the address."),
            "invalid": gettext_lazy("This is no e-mail address. Is it spelt rightly?"),
        },
    )
    kind = forms.ChoiceField(label=gettext_lazy("What joins them"), choices=Tie.Kind.choices)
    words = Typed(label=gettext_lazy("In words"), required=False, max_length=1000, rows=2)
    until = DayField(label=gettext_lazy("Until, if it has an end"), required=False)
    use_required_attribute = False
