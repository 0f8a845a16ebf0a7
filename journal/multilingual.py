"""Text in several languages: one field type for titles, abstracts, keywords, pages, letters.

Stored as ``{"en": "…", "ru": "…"}``. What is missing in the reader's language falls back to
another one, and the page can say which: nothing is mixed silently.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

ORDER = ("en", "ru", "kk")


class Words(dict):
    """A text by language; ``str`` gives it in the reader's language or the next best."""

    def language(self, wanted: str | None = None) -> str:
        """Return the language in which the text will be shown; "" where there is none."""
        wanted = wanted or get_language() or "en"
        for language in (wanted, *ORDER, *self):
            if self.get(language):
                return language
        return ""

    def text(self, wanted: str | None = None) -> Any:
        """Return the text (or list) in the wanted language or the next best, or ""."""
        return self.get(self.language(wanted), "")

    def __str__(self) -> str:
        value = self.text()
        return ", ".join(value) if isinstance(value, list) else str(value)


def validate_words(value: Any) -> None:
    """Refuse anything but language codes with texts or lists of texts."""
    sound = isinstance(value, dict) and all(
        isinstance(language, str)
        and len(language) <= 8
        and (
            isinstance(text, str)
            or (isinstance(text, list) and all(isinstance(item, str) for item in text))
        )
        for language, text in value.items()
    )
    if not sound:
        raise ValidationError(_("Texts are kept by language, as {'en': '…'}."))


class WordsField(models.JSONField):
    """A column of :class:`Words`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", Words)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)
        self.validators = [*self.validators, validate_words]

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        loaded = super().from_db_value(value, expression, connection)
        return Words(loaded) if isinstance(loaded, dict) else loaded

    def to_python(self, value: Any) -> Any:
        loaded = super().to_python(value)
        return Words(loaded) if isinstance(loaded, dict) else loaded
