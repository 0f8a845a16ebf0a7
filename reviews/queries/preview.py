"""A letter as it will be received, for the pages on which editors and authors read it."""

from typing import Any

from django.utils.safestring import SafeString, mark_safe

from journal.wording import html_blocks
from reviews.wording import PLACE

Block = tuple[str, Any]


def preview(text: str, address: str) -> list[Block]:
    """Return the letter's blocks for the page, exactly as the mail will hold them.

    Buttons are shown by their labels only; places that wait for words are marked.
    """
    shown: list[Block] = []
    addresses = dict.fromkeys(("link", "more_time", "appeal"), address)
    blocks: list[Block] = list(html_blocks(text.replace("\r\n", "\n"), addresses))
    for kind, content in blocks:
        if kind == "buttons":
            shown.append((kind, [label for label, _address in content]))
        elif kind == "facts":
            rows = [(name, marked(value)) for name, value in content]
            shown.append((kind, rows))
        elif kind in {"text", "heading", "title"}:
            shown.append((kind, marked(str(content))))
        else:
            shown.append((kind, [marked(item) for item in content]))
    return shown


def marked(html: str) -> SafeString:
    """Mark the waiting places in HTML that ``html_blocks`` escaped."""
    return mark_safe(  # noqa: S308 - the text was escaped before, only spans are added here
        PLACE.sub(lambda m: f'<span class="placeholder">{m[1]}</span>', html)
    )
