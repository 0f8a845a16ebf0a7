"""A letter's text on a page: as it was sent, with a word where a personal address stood."""

from django import template
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from journal.models import Letter
from journal.wording import MARK, html_blocks

register = template.Library()


@register.simple_tag
def letter_text(letter: Letter) -> SafeString:
    """Return the blocks of a letter; its personal links are named, never shown."""
    blocks = [shown(kind, content) for kind, content in html_blocks(letter.text, {})]
    return mark_safe(render_to_string("issues/letter_text.html", {"blocks": blocks}))  # noqa: S308


def shown(kind: str, content: object) -> tuple[str, object]:
    if kind == "buttons" and isinstance(content, list):
        return kind, [label for label, _mark in content]
    if kind == "facts" and isinstance(content, list):
        return kind, [(name, without_marks(value)) for name, value in content]
    if isinstance(content, list):
        return kind, [without_marks(item) for item in content]
    return kind, without_marks(str(content))


def without_marks(html: str) -> SafeString:
    """Return escaped text with a word in the place of each personal address."""
    word = f'<span class="badge bare">{escape(_("personal link"))}</span>'
    return mark_safe(MARK.sub(word, html))  # noqa: S308 - html_blocks escaped it
