"""Who knows of whom in a round, in words for its reviewers."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from journal.models import ReviewMode
from reviews.models import Round

MODES: dict[str, str | Promise] = {
    ReviewMode.SINGLE: gettext_lazy("Single anonymous"),
    ReviewMode.DOUBLE: gettext_lazy("Double anonymous"),
    ReviewMode.OPEN: gettext_lazy("Open"),
    ReviewMode.SIGNED: gettext_lazy("Double anonymous, you may sign"),
}
MODES_TO_REVIEWERS: dict[str, str | Promise] = {
    ReviewMode.SINGLE: gettext_lazy(
        "single anonymous; you see who wrote the paper, the authors never see you"
    ),
    ReviewMode.DOUBLE: gettext_lazy(
        "double anonymous; you do not see the authors, they never see you"
    ),
    ReviewMode.OPEN: gettext_lazy(
        "open; you see who wrote the paper, and the authors read your report under your name"
    ),
    ReviewMode.SIGNED: gettext_lazy(
        "double anonymous; you do not see the authors, and they see your name only if you sign "
        "your report"
    ),
}
SEEN_BY_AUTHORS: dict[str, str | Promise] = {
    ReviewMode.SINGLE: gettext_lazy("The authors see only what is for them, never your name."),
    ReviewMode.DOUBLE: gettext_lazy("The authors see only what is for them, never your name."),
    ReviewMode.OPEN: gettext_lazy("The authors see what is for them, under your name."),
    ReviewMode.SIGNED: gettext_lazy(
        "The authors see only what is for them; your name only if you sign."
    ),
}


def mode_short(round: Round) -> str:
    """Return the mode of a round in two words: "Double anonymous"."""
    return str(MODES[round.mode])


def mode_words(round: Round) -> str:
    """Return who knows of whom in a round, as it is put to its reviewers; begins small, has no
    full stop, and fits behind "Names:"."""
    return str(MODES_TO_REVIEWERS[round.mode])


def seen_words(round: Round) -> str:
    """Return what the authors will see of a report, for the foot of its form."""
    return str(SEEN_BY_AUTHORS[round.mode])
