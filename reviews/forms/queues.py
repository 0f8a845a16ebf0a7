"""What an editor says of the list of names that the autopilot asks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reviews.queries.queue import BOUNDS, LONGEST_LIST, LONGEST_WORDS

ACTS = [("keep", "keep"), ("start", "start"), ("pause", "pause")]
TURNS = [("up", "up"), ("down", "down"), ("to", "to"), ("remove", "remove"), ("reason", "reason")]


class QueueForm(forms.Form):
    """The rules of a list, and what to do with it: keep the rules, start, or pause."""

    act = forms.ChoiceField(choices=ACTS)
    words = forms.CharField(
        label=_("why it stands still"), required=False, max_length=LONGEST_WORDS
    )
    wanted = forms.IntegerField(label=_("reviews needed"), required=False)
    at_once = forms.IntegerField(label=_("asked at the same time"), required=False)
    answer_days = forms.IntegerField(label=_("days to answer"), required=False)
    review_days = forms.IntegerField(label=_("days to review"), required=False)

    @property
    def rules(self) -> dict[str, int]:
        """The numbers that were sent."""
        return {
            name: self.cleaned_data[name]
            for name in BOUNDS
            if self.cleaned_data.get(name) is not None
        }


class PlaceForm(forms.Form):
    """What to do with one name: up, down, to a place of one's own, off, or a reason to ask."""

    act = forms.ChoiceField(choices=TURNS)
    to = forms.IntegerField(required=False, min_value=0, max_value=LONGEST_LIST)
    reason = forms.CharField(required=False, max_length=LONGEST_WORDS)


def keys_in(values: list[str], order: str) -> list[str]:
    """Return the keys of ticked people, in the order of ticking where the browser told it."""
    ticked = list(dict.fromkeys(value[:20] for value in values[: 2 * LONGEST_LIST]))
    first = [key for key in order[:2000].split() if key in ticked]
    return list(dict.fromkeys([*first, *ticked]))
