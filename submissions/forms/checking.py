"""Forms around the preflight."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from journal.models import Journal
from submissions.manuscripts.preflight import CHECKS, Weight
from submissions.queries import choosable, weight_of

WORDS = {
    Weight.OFF: _("say nothing"),
    Weight.WARN: _("warn"),
    Weight.STOP: _("do not let it be sent"),
}


class ChecksForm(forms.Form):
    """What each check does: one choice a check; what may be wrong cannot stop a paper."""

    def __init__(self, data: Any = None, *, journal: Journal) -> None:
        super().__init__(data)
        for code in choosable():
            check = CHECKS[code]
            weights = [weight for weight in Weight if weight != Weight.STOP or check.stoppable]
            self.fields[code] = forms.ChoiceField(
                label=str(check.name),
                choices=[(weight.value, WORDS[weight]) for weight in weights],
                initial=weight_of(journal, code).value,
                widget=forms.RadioSelect,
            )


def typed_references(data: QueryDict) -> dict[str, str]:
    """Return romanised references as typed, by their originals, which the page repeats."""
    return dict(zip(data.getlist("original"), data.getlist("latin"), strict=False))
