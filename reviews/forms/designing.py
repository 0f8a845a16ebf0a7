"""Designing a review form: what it is for, its questions, its words of recommendation."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from journal.forms import WordsFormField
from journal.models import ArticleType
from journal.multilingual import ORDER, Words
from reviews.models import Criterion, Form
from reviews.models.forms import Recommendation
from reviews.queries.designing import Design, Question

Kind = Criterion.Kind
MOST_OPTIONS = 20
LONGEST = 2000  # letters a text


class Parted(forms.Form):
    """A part of the designer; unchecked it comes back as it was typed, without a complaint."""

    use_required_attribute = False

    def __init__(self, *args: Any, checked: bool = True, **kwargs: Any) -> None:
        self.checked = checked
        super().__init__(*args, **kwargs)

    def full_clean(self) -> None:
        if self.checked:
            super().full_clean()
        else:
            self._errors = ErrorDict()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name, value in data.items():
            if isinstance(value, Words) and any(len(text) > LONGEST for text in value.values()):
                self.add_error(name, _("At most %(most)s letters a language.") % {"most": LONGEST})
        return data


class DesignForm(Parted):
    """What a form is called, for whom and for what it is."""

    name = WordsFormField(label=gettext_lazy("Name, for the editors"))
    intro = WordsFormField(
        label=gettext_lazy("Words before the questions"), required=False, long=True
    )
    variant = forms.ChoiceField(
        label=gettext_lazy("For whom"), choices=Form.Variant.choices, widget=forms.RadioSelect
    )
    article_types = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Kinds of paper"),
        help_text=gettext_lazy("None ticked: all kinds."),
        queryset=ArticleType.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kinds: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["article_types"].queryset = kinds  # type: ignore[attr-defined]


class QuestionForm(Parted):
    """One question; which of its fields matter depends on its kind."""

    slug = forms.SlugField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=Kind.choices, widget=forms.HiddenInput)
    place = forms.IntegerField(
        label=gettext_lazy("Place"),
        min_value=1,
        max_value=99,
        widget=forms.TextInput({"class": "place-number", "inputmode": "numeric"}),
    )
    label = WordsFormField(
        label=gettext_lazy("The question"),
        error_messages={"required": gettext_lazy("Write the question.")},
    )
    hint = WordsFormField(label=gettext_lazy("A line of help"), required=False)
    low = WordsFormField(label=gettext_lazy("What 1 means"), required=False)
    high = WordsFormField(label=gettext_lazy("What 5 means"), required=False)
    options = WordsFormField(
        label=gettext_lazy("The answers, one a line"),
        required=False,
        long=True,
        error_messages={
            "required": gettext_lazy("Write at least two answers, each on its own line.")
        },
    )
    weight = forms.IntegerField(
        label=gettext_lazy("Weight in the mean"),
        help_text=gettext_lazy("1 is usual, 2 counts twice, 0 is not counted."),
        min_value=0,
        max_value=10,
        required=False,
    )
    is_required = forms.BooleanField(label=gettext_lazy("Must be answered"), required=False)
    seen_by = forms.ChoiceField(
        label=gettext_lazy("Seen by"), choices=Criterion.Seen.choices, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["options"].required = self.kind_now == Kind.CHOICE
        self.fields["seen_by"].required = self.kind_now != Kind.FILE

    @property
    def kind_now(self) -> str:
        return str(self["kind"].value())

    @property
    def kind_words(self) -> str:
        return str(dict(Kind.choices).get(self.kind_now, ""))

    @property
    def title(self) -> str:
        """The question as it stands now, in the language of the page or the next best; "" where
        none is typed yet."""
        value = self["label"].value()
        words = value if isinstance(value, Words) else self.fields["label"].compress(value)  # type: ignore[attr-defined]
        return str(words)

    def shown(self) -> list[forms.BoundField]:
        """Return the fields that matter for this kind of question."""
        names = {
            Kind.SCALE: ["label", "hint", "low", "high", "weight"],
            Kind.CHOICE: ["label", "hint", "options"],
        }.get(Kind(self.kind_now), ["label", "hint"])
        last = ["is_required"] if self.kind_now == Kind.FILE else ["is_required", "seen_by"]
        return [self[name] for name in [*names, *last]]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("kind") == Kind.CHOICE and "options" in data:
            counts = {len(lines_in(text)) for text in data.get("options", {}).values()} - {0}
            if not counts or max(counts) < 2:
                self.add_error("options", _("Write at least two answers, each on its own line."))
            elif len(counts) > 1:
                self.add_error("options", _("Every language needs the same number of answers."))
            elif max(counts) > MOST_OPTIONS:
                self.add_error("options", _("At most %(most)s answers.") % {"most": MOST_OPTIONS})
        return data

    def question(self) -> Question:
        """Return the question as services take it."""
        data = self.cleaned_data
        editors_only = data["kind"] == Kind.FILE or not data.get("seen_by")
        weight = data.get("weight")
        return Question(
            kind=data["kind"],
            slug=data["slug"],
            label=data["label"],
            hint=data["hint"],
            low=data["low"],
            high=data["high"],
            options=options_in(data["options"]) if data["kind"] == Kind.CHOICE else (),
            weight=1 if weight is None else weight,
            is_required=data["is_required"],
            seen_by=Criterion.Seen.EDITORS if editors_only else data["seen_by"],
        )


class AdviceForm(Parted):
    """One recommendation: its code is fixed, its place and words are the journal's."""

    code = forms.ChoiceField(choices=Recommendation.choices, widget=forms.HiddenInput)
    place = forms.IntegerField(label=gettext_lazy("Place"), min_value=1, max_value=99)
    words = WordsFormField(label=gettext_lazy("Words"), required=False)
    help = WordsFormField(label=gettext_lazy("A line of help"), required=False)

    @property
    def meaning(self) -> str:
        """What the decision is called that this recommends."""
        code = str(self.prefix or "").removeprefix("a-")
        return str(dict(Recommendation.choices).get(code, code))


def lines_in(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def options_in(words: Words) -> tuple[Words, ...]:
    """Return the options of a choice, each in the languages in which it is written."""
    lines = {code: lines_in(words.get(code, "")) for code in ORDER}
    number = max(map(len, lines.values()), default=0)
    return tuple(
        Words({code: texts[at] for code, texts in lines.items() if texts}) for at in range(number)
    )


def first_of_question(criterion: Criterion) -> dict[str, Any]:
    """Return what stands in the form of a question that is there already."""
    options = [Words(row["words"]) for row in criterion.options]
    lines = {code: "\n".join(words.get(code, "") for words in options) for code in ORDER}
    names = ("slug", "kind", "label", "hint", "low", "high", "weight", "is_required", "seen_by")
    return {name: getattr(criterion, name) for name in names} | {
        "place": criterion.position + 1,
        "options": Words({code: text for code, text in lines.items() if text.strip()}),
    }


def advice_first(form: Form | None) -> list[dict[str, Any]]:
    """Return what stands in the forms of the recommendations, in order."""
    own = {row["code"]: row for row in (form.recommendations if form else [])}
    codes = [code for code, _words, _help in (form or Form()).scale]
    return [
        {
            "code": code,
            "place": place,
            "words": Words(own.get(code, {}).get("words", {})),
            "help": Words(own.get(code, {}).get("help", {})),
        }
        for place, code in enumerate(codes, start=1)
    ]


def design_of(
    head: DesignForm, questions: Iterable[QuestionForm], advice: Iterable[AdviceForm]
) -> Design:
    """Return a design from forms that are all valid."""
    data = head.cleaned_data
    ordered = sorted(questions, key=lambda each: each.cleaned_data["place"])
    rows = [each.cleaned_data for each in sorted(advice, key=lambda a: a.cleaned_data["place"])]
    usual = [row["code"] for row in rows] == list(Recommendation.values)
    own = not usual or any(row["words"] or row["help"] for row in rows)
    return Design(
        name=data["name"],
        intro=data["intro"],
        variant=data["variant"],
        article_types=list(data["article_types"]),
        questions=[each.question() for each in ordered],
        recommendations=[
            {"code": row["code"], "words": row["words"], "help": row["help"]} for row in rows
        ]
        if own
        else [],
    )
