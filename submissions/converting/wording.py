"""Sentences of a worker, kept so that every reader can have them in the own language."""

from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import override


def in_every_language(words: str | Promise) -> dict[str, str]:
    """Return a translatable sentence in all languages, fit to be kept in a row."""
    texts = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            texts[code] = str(words)
    return texts


def note(code: str, words: str | Promise) -> dict[str, Any]:
    return {"code": code, "words": in_every_language(words)}
