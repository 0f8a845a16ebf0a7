"""A review: the questions of its form, texts, statements, files."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reviews.forms.fields import Typed
from reviews.models import Criterion, Form
from submissions.manuscripts.unseen import typed_text

NOT_APPLICABLE = "na"
FILES = ".docx,.odt,.rtf,.pdf,.txt,.md,.png,.jpg,.jpeg"
TEXTS = ("to_authors", "to_editors", "recommendation", "conflict", "ai_use", "reads_again")
Kind = Criterion.Kind


class ReviewForm(forms.Form):
    """A review: a field for each question of its form, then what every review has."""

    to_authors = Typed(
        label=gettext_lazy("For the authors"),
        help_text=gettext_lazy(
            "Number your points; the authors answer each one. Do not write your name."
        ),
        rows=9,
        serif=True,
        error_messages={"required": gettext_lazy("Write something for the authors.")},
    )
    to_editors = Typed(label=gettext_lazy("Only for the editors"), required=False)
    recommendation = forms.ChoiceField(
        label=gettext_lazy("Your recommendation"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a recommendation.")},
    )
    no_conflict = forms.BooleanField(
        label=gettext_lazy("I know of no conflict of interest with this paper."), required=False
    )
    conflict = Typed(
        label=gettext_lazy("If you know of one, describe it here"), required=False, rows=2
    )
    used_ai = forms.BooleanField(
        label=gettext_lazy("I used an AI tool for this review."), required=False
    )
    ai_use = Typed(label=gettext_lazy("If so: which tool, for which part"), required=False, rows=2)
    reads_again = forms.BooleanField(
        label=gettext_lazy("I am willing to read a revised version."), required=False
    )
    signs = forms.BooleanField(
        label=gettext_lazy("Sign my report: the authors will read my name."), required=False
    )
    attachment = forms.FileField(
        label=gettext_lazy("A file for the editors"),
        help_text=gettext_lazy(
            "Word, OpenDocument, PDF, text or a picture, up to 20 MB. Properties that name you "
            "are taken out."
        ),
        required=False,
        widget=forms.FileInput({"accept": FILES}),
    )
    unread = Typed(
        label=gettext_lazy("Not understood in your file"),
        help_text=gettext_lazy(
            "Move what you need to its place in the form. What stays here is sent to nobody."
        ),
        required=False,
        rows=4,
    )
    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        questions: Form,
        kept: Iterable[str] = (),
        signing: bool = False,
        **kwargs: Any,
    ) -> None:
        """``kept``: the slugs of questions for which a file is kept already; ``signing``: whether
        the reviewer chooses to be named to the authors."""
        super().__init__(*args, **kwargs)
        if not signing:
            del self.fields["signs"]
        self.questions = questions
        self.criteria = list(questions.criteria.all())
        self.kept = set(kept)
        for criterion in self.criteria:
            self.fields[field_name(criterion)] = field_for(criterion, self.kept)
        self.fields["recommendation"].choices = [  # type: ignore[attr-defined]
            (code, words) for code, words, _help in questions.scale
        ]
        self.order_fields([field_name(each) for each in self.criteria])

    def asked(self) -> list[tuple[Criterion, forms.BoundField]]:
        """Return each question with its field, in order."""
        return [(criterion, self[field_name(criterion)]) for criterion in self.criteria]

    def recommendations(self) -> list[tuple[Any, Any]]:
        """Return the choices with a line of help each."""
        hints = [help for _code, _words, help in self.questions.scale]
        return list(zip(self["recommendation"], hints, strict=True))

    @property
    def has_unread(self) -> bool:
        """Whether something of an uploaded form was not understood."""
        return bool(str(self["unread"].value() or "").strip())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("no_conflict") and not data.get("conflict", "").strip():
            self.add_error(
                "no_conflict", _("Tick this, or describe the conflict of interest below.")
            )
        if data.get("used_ai") and not data.get("ai_use", "").strip():
            self.add_error("ai_use", _("Write which tool you used and for which part."))
        return data

    def typed(self) -> dict[str, str]:
        """Return everything as typed, complete or not, for the draft."""
        return {
            name: typed_text(str(self.data[name]))
            for name, field in self.fields.items()
            if self.data.get(name) and not isinstance(field, forms.FileField)
        }

    def labels(self) -> dict[str, str]:
        """Return what each field is called, by its name."""
        return {name: str(field.label) for name, field in self.fields.items()}

    def words(self) -> dict[str, dict[str, str]]:
        """Return the words of what is chosen and not typed, by the names of the fields."""
        ticked = {"on": _("yes"), "": _("no")}
        chosen: dict[str, dict[str, str]] = {}
        for name, field in self.fields.items():
            if isinstance(field, forms.ChoiceField):
                chosen[name] = {str(code): str(words) for code, words in flat(field.choices)}
            elif isinstance(field, forms.BooleanField):
                chosen[name] = ticked
        return chosen

    def values(self) -> dict[str, Any]:
        """Return the clean values as ``services.hand_in`` takes them."""
        data = self.cleaned_data
        given = {each: data.get(field_name(each)) or "" for each in self.criteria}
        return (
            {
                "scores": {
                    each.slug: None if score == NOT_APPLICABLE else int(score)
                    for each, score in given.items()
                    if each.kind == Kind.SCALE and score
                },
                "answers": {
                    each.slug: text
                    for each, text in given.items()
                    if each.kind in {Kind.TEXT, Kind.CHOICE}
                },
            }
            | {name: data[name] for name in TEXTS}
            | {"signs": data.get("signs", False)}
        )


def field_name(criterion: Criterion) -> str:
    """Return the name under which a question is asked: score_…, answer_… or file_…."""
    kind = {Kind.SCALE: "score", Kind.FILE: "file"}.get(Kind(criterion.kind), "answer")
    return f"{kind}_{criterion.slug}"


def field_for(criterion: Criterion, kept: Iterable[str]) -> forms.Field:
    """Return the field of one question."""
    words: dict[str, Any] = {"label": str(criterion.label), "help_text": str(criterion.hint)}
    if criterion.kind == Kind.SCALE:
        return forms.ChoiceField(
            choices=[*((str(n), str(n)) for n in range(1, 6)), (NOT_APPLICABLE, _("cannot say"))],
            widget=forms.RadioSelect,
            required=criterion.is_required,
            error_messages={"required": gettext_lazy("Choose a score, or “cannot say”.")},
            **words,
        )
    if criterion.kind == Kind.CHOICE:
        return forms.ChoiceField(
            choices=criterion.choices,
            widget=forms.RadioSelect,
            required=criterion.is_required,
            error_messages={"required": gettext_lazy("Choose an answer.")},
            **words,
        )
    if criterion.kind == Kind.FILE:
        return forms.FileField(
            required=criterion.is_required and criterion.slug not in kept,
            widget=forms.FileInput({"accept": FILES}),
            error_messages={"required": gettext_lazy("Choose a file.")},
            **words,
        )
    return Typed(
        required=criterion.is_required,
        rows=4,
        error_messages={"required": gettext_lazy("Write an answer.")},
        **words,
    )


def flat(choices: Any) -> list[tuple[Any, Any]]:
    """Return the pairs of a field's choices, none of which is a group."""
    return list(choices)
