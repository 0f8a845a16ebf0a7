"""What refusals and losses say to people, in the reader's language."""

from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from . import losses, refusals
from .losses import Loss
from .refusals import Refusal
from .sniff import NAMES, Kind


def words_of(said: Refusal | Loss) -> str | Promise:
    """Return the sentence of a refusal or a loss, translated when it is shown."""
    if isinstance(said, Loss):
        return gettext_lazy(losses.WORDS[said.code])
    sentence = gettext_lazy(refusals.WORDS[said.code])
    if not said.parameters:
        return sentence
    return format_lazy(sentence, **{name: _shown(value) for name, value in said.parameters.items()})


def _shown(value: Any) -> Any:
    """A kind of file by its name; everything else as it is."""
    return gettext_lazy(NAMES[value]) if isinstance(value, Kind) else value
