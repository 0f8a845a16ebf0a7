"""A text in one language and no other, for pages where what is missing must be seen."""

from django import template

from journal.multilingual import Words

register = template.Library()


@register.filter
def only(words: Words | None, language: str) -> str:
    """Return a text in exactly this language, or ""; lists are joined by semicolons."""
    value = words.get(language, "") if words else ""
    return "; ".join(value) if isinstance(value, list) else str(value)
