"""A review: scales, texts, statements, a file."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reviews.forms.fields import Typed
from reviews.models import Criterion, Review

NOT_APPLICABLE = "na"
RECOMMENDATION_HINTS = {
    "accept": gettext_lazy("as it is"),
    "minor": gettext_lazy("small changes, the editor can check them"),
    "major": gettext_lazy("I would like to see it again"),
    "resubmit": gettext_lazy("the idea is good, the study must be redone"),
    "reject": gettext_lazy("not for this journal"),
}


class ReviewForm(forms.Form):
    """A review: a scale for each criterion of the round's form, texts, statements, a file."""

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
        choices=Review.Recommendation.choices,
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
    attachment = forms.FileField(
        label=gettext_lazy("A file for the editors"),
        help_text=gettext_lazy(
            "Word, OpenDocument, PDF, text or a picture, up to 20 MB. Properties that name you "
            "are taken out."
        ),
        required=False,
        widget=forms.FileInput({"accept": ".docx,.odt,.rtf,.pdf,.txt,.md,.png,.jpg,.jpeg"}),
    )
    use_required_attribute = False

    def __init__(self, *args: Any, criteria: Iterable[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = list(criteria)
        for criterion in self.criteria:
            self.fields[score_name(criterion)] = forms.ChoiceField(
                label=str(criterion.label),
                choices=[*((str(n), str(n)) for n in range(1, 6)), (NOT_APPLICABLE, _("N.A."))],
                widget=forms.RadioSelect,
                error_messages={"required": gettext_lazy("Choose a score or N.A.")},
            )
        self.order_fields([score_name(each) for each in self.criteria])

    def scales(self) -> list[tuple[Criterion, forms.BoundField]]:
        return [(criterion, self[score_name(criterion)]) for criterion in self.criteria]

    def recommendations(self) -> list[tuple[Any, Any]]:
        """Return the choices with a line of help each."""
        hints = list(RECOMMENDATION_HINTS.values())
        return list(zip(self["recommendation"], hints, strict=True))

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
        names = [name for name in self.fields if name != "attachment"]
        return {
            name: str(self.data[name]).replace("\0", "").replace("\r\n", "\n")
            for name in names
            if self.data.get(name)
        }

    def values(self) -> dict[str, Any]:
        """Return the clean values as ``services.hand_in`` takes them."""
        data = self.cleaned_data
        given = {each.slug: data[score_name(each)] for each in self.criteria}
        texts = ("to_authors", "to_editors", "recommendation", "conflict", "ai_use", "reads_again")
        return {
            "scores": {
                slug: None if score == NOT_APPLICABLE else int(score)
                for slug, score in given.items()
            }
        } | {name: data[name] for name in texts}


def score_name(criterion: Criterion) -> str:
    return f"score_{criterion.slug}"
