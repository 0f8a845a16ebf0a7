"""A meeting of the board, and what it says of one paper."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from reviews.forms.fields import DayField, Typed
from reviews.models import Decision
from submissions.models import Submission

MOST = 500  # members of a board


class MeetingForm(forms.Form):
    held_on = DayField(label=gettext_lazy("Held on"))
    place = forms.CharField(label=gettext_lazy("Place"), max_length=250, required=False)
    present = Typed(
        label=gettext_lazy("Present"),
        help_text=gettext_lazy("One name a line."),
        required=False,
        rows=5,
        max_length=10_000,
    )
    words = Typed(label=gettext_lazy("Further business"), required=False, rows=5, max_length=50_000)
    use_required_attribute = False


class VoteForm(forms.Form):
    paper = forms.ChoiceField(label=gettext_lazy("Paper"))
    proposal = forms.ChoiceField(label=gettext_lazy("Proposal"), choices=Decision.Kind.choices)
    in_favour = forms.IntegerField(
        label=gettext_lazy("For"), min_value=0, max_value=MOST, initial=0, required=False
    )
    against = forms.IntegerField(
        label=gettext_lazy("Against"), min_value=0, max_value=MOST, initial=0, required=False
    )
    abstained = forms.IntegerField(
        label=gettext_lazy("Abstained"), min_value=0, max_value=MOST, initial=0, required=False
    )
    words = Typed(label=gettext_lazy("Words"), required=False, rows=2, max_length=5000)
    use_required_attribute = False

    def __init__(self, *args: Any, papers: Iterable[Submission], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paper"].choices = [  # type: ignore[attr-defined]
            (paper.key, f"{paper.code}: {paper.own_title}"[:120]) for paper in papers
        ]
