"""Forms of the house, and how every field is drawn."""

import re
from functools import partial
from typing import Any, ClassVar
from zoneinfo import available_timezones

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from accounts.forms import READ
from journal.models import ArticleType, Call, Journal, Role, Section
from journal.multilingual import ORDER, Words

READING = ("opens_before_answer", "shares_reports")
MOST_REVIEWERS = 9
REQUIRED_TEXTS = {
    "title": _("Title also in"),
    "abstract": _("Abstract also in"),
    "keywords": _("Keywords also in"),
}


class Renderer(TemplatesSetting):
    """Draw forms with the journal's parts: label, hint, error, control."""

    form_template_name = "includes/form.html"
    field_template_name = "includes/field.html"


class WordsWidget(forms.MultiWidget):
    """One box a language, each named in its own language."""

    template_name = "includes/words_widget.html"

    def __init__(self, *, long: bool = False) -> None:
        make = partial(forms.Textarea, {"rows": 3}) if long else forms.TextInput
        super().__init__({code: make() for code in ORDER})

    def decompress(self, value: Words | None) -> list[str]:
        words = value or Words()
        return [words.get(code, "") for code in ORDER]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for code, part in zip(ORDER, context["widget"]["subwidgets"], strict=True):
            part["language"] = code
            part["attrs"]["lang"] = code
        return context


class WordsFormField(forms.MultiValueField):
    """A text in several languages; clean gives :class:`Words` without empty ones."""

    def __init__(self, *, long: bool = False, **kwargs: Any) -> None:
        fields = [forms.CharField(required=False) for _code in ORDER]
        super().__init__(fields, widget=WordsWidget(long=long), require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> Words:
        return Words({c: text for c, text in zip(ORDER, data_list or [], strict=False) if text})


class JournalForm(forms.ModelForm):
    """The journal's identity and its usual periods."""

    name = WordsFormField(label=_("Name of the journal"))
    tagline = WordsFormField(label=_("One sentence for the front page"), required=False)
    description = WordsFormField(label=_("What the journal is"), required=False, long=True)
    publisher = WordsFormField(label=_("Publisher"), required=False)
    place = WordsFormField(label=_("Place of the publisher"), required=False)

    class Meta:
        model = Journal
        fields = (
            "name",
            "abbreviation",
            "tagline",
            "description",
            "publisher",
            "place",
            "email",
            "issn",
            "doi_prefix",
            "timezone",
            "answer_days",
            "review_days",
            "minor_days",
            "major_days",
            "completion_days",
            "proof_days",
            "hold_minutes",
            "confirm_before",
            "opens_before_answer",
            "shares_reports",
            "keeps_minutes",
            "guest_share",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["guest_share"].required = False
        names = dict(READ)
        codes = [(code, names.get(code, code)) for code in self.instance.languages]
        for text, label in REQUIRED_TEXTS.items():
            self.fields[f"required_{text}"] = forms.MultipleChoiceField(
                label=label,
                choices=codes,
                required=False,
                initial=self.instance.required_texts.get(text, []),
                widget=forms.CheckboxSelectMultiple,
            )

    def save(self, commit: bool = True) -> Journal:
        """Keep the required texts as one column."""
        self.instance.required_texts = {
            text: codes
            for text in REQUIRED_TEXTS
            if (codes := self.cleaned_data[f"required_{text}"])
        }
        journal: Journal = super().save(commit)
        return journal

    def required(self) -> list[forms.BoundField]:
        return [self[f"required_{text}"] for text in REQUIRED_TEXTS]

    def house(self) -> list[forms.BoundField]:
        """Everything but what authors are asked for."""
        apart = {f"required_{text}" for text in REQUIRED_TEXTS}
        apart |= {"confirm_before", *READING}
        return [field for field in self.visible_fields() if field.name not in apart]

    def reading(self) -> list[forms.BoundField]:
        """What reviewers see, and when."""
        return [self[name] for name in READING]

    def clean_guest_share(self) -> int:
        share = self.cleaned_data["guest_share"]
        return min(share if share is not None else self.instance.guest_share, 100)

    def clean_timezone(self) -> str:
        zone = self.cleaned_data["timezone"]
        if zone not in available_timezones():
            raise forms.ValidationError(_("Write a zone as Asia/Almaty."))
        return zone

    def clean_doi_prefix(self) -> str:
        prefix = self.cleaned_data["doi_prefix"].strip().lower()
        if prefix and not re.fullmatch(r"10\.\d{4,9}", prefix):
            raise forms.ValidationError(_("A DOI prefix looks like 10.12345."))
        return prefix


class ArticleTypeForm(forms.ModelForm):
    """How papers of one kind are reviewed; rounds that are open stay as they are."""

    class Meta:
        model = ArticleType
        fields = ("reviewers", "practitioners", "review_mode")
        widgets: ClassVar = {
            "reviewers": forms.NumberInput({"min": 0, "max": MOST_REVIEWERS}),
            "practitioners": forms.NumberInput({"min": 0, "max": MOST_REVIEWERS}),
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        wanted, practitioners = values.get("reviewers"), values.get("practitioners")
        if wanted is not None and wanted > MOST_REVIEWERS:
            self.add_error("reviewers", _("At most nine reviewers can be asked for."))
        elif wanted is not None and practitioners is not None and practitioners > wanted:
            self.add_error(
                "practitioners", _("Not more practitioners than reviewers can be asked for.")
            )
        return values


ArticleTypeForms = forms.modelformset_factory(ArticleType, form=ArticleTypeForm, extra=0)


class ApartForm(forms.ModelForm):
    """Whether the editor in charge of a paper may also review it."""

    class Meta:
        model = Journal
        fields = ("editors_may_review",)


class SetUpForm(forms.Form):
    """What a new journal needs before anything else."""

    name = forms.CharField(label=_("Name of the journal"), max_length=200)
    abbreviation = forms.RegexField(
        r"^[A-Z][A-Z0-9]*$",
        label=_("Abbreviation"),
        max_length=12,
        help_text=_("Capital letters; begins the number of every paper, as in IJCSRP-2026-0042."),
    )
    journal_email = forms.EmailField(label=_("Address of the journal"))
    given_name = forms.CharField(label=_("Your given name"), max_length=120, required=False)
    family_name = forms.CharField(label=_("Your family name"), max_length=120)
    email = forms.EmailField(label=_("Your e-mail"))


class MemberForm(forms.Form):
    """A person and the role they get."""

    email = forms.EmailField(label=_("E-mail"))
    given_name = forms.CharField(label=_("Given name"), max_length=120, required=False)
    family_name = forms.CharField(
        label=_("Family name"),
        max_length=120,
        required=False,
        help_text=_("Names are needed for a new person only."),
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    section = forms.ModelChoiceField(
        Section.objects.none(),
        label=_("Section (for section editors)"),
        required=False,
        empty_label="—",
    )
    call = forms.ModelChoiceField(
        Call.objects.none(),
        label=_("Call (for guest editors)"),
        required=False,
        empty_label="—",
    )

    advises = forms.BooleanField(
        label=_("Advises only; somebody else decides"),
        help_text=_("For managing, section and guest editors. Their advice comes as a letter."),
        required=False,
    )

    def __init__(self, *args: Any, journal: Journal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = journal.sections.all()  # type: ignore[attr-defined]
        self.fields["call"].queryset = journal.calls.all()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("role") == Role.SECTION and not values.get("section"):
            self.add_error("section", _("Choose the section that this person edits."))
        if values.get("role") == Role.GUEST and not values.get("call"):
            self.add_error("call", _("Choose the call that this person edits."))
        return values

    def acts(self) -> dict[str, Any]:
        """Return the values as the service takes them."""
        names = ("email", "given_name", "family_name")
        return {
            "person": {name: self.cleaned_data[name] for name in names},
            "role": self.cleaned_data["role"],
            "section": self.cleaned_data["section"],
            "call": self.cleaned_data["call"],
            "advises": self.cleaned_data["advises"],
        }
