"""Typst as code: function calls whose only foreign parts are string literals.

Nothing that people wrote is ever markup. Every text passes `quote`, so `#import`, `$`, `@x`, `*`
or a backslash are letters like any other.
"""

import re
import unicodedata

from .coverage import clean

NAME = re.compile(r"[a-z][a-z0-9.\-]*")
UNBROKEN = re.compile(r"[^\s/\-\u00ad\u200b]{30,}")
BREAK = "\u200b"
NOTHING = "none"


def quote(text: str) -> str:
    """Return any text as a Typst string literal, with letters that can be printed."""
    text = clean(unicodedata.normalize("NFC", text))
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def breakable(text: str) -> str:
    """Put places to break into runs of thirty and more letters, so that none leaves the page."""
    return UNBROKEN.sub(lambda match: _every(match[0], 15), text)


def _every(text: str, length: int) -> str:
    return BREAK.join(text[at : at + length] for at in range(0, len(text), length))


def call(function: str, *arguments: str, **named: str | None) -> str:
    """Return a function call; named arguments that are None are left out, `_` stands for `-`."""
    if not NAME.fullmatch(function):
        raise ValueError(function)
    pairs = [f"{key.replace('_', '-')}: {value}" for key, value in named.items() if value]
    return f"{function}({', '.join([*arguments, *pairs])})"


def join(parts: list[str]) -> str:
    """Return several expressions as one piece of content."""
    parts = [part for part in parts if part not in ('""', NOTHING)]
    if len(parts) < 2:
        return parts[0] if parts else '""'
    return call("seq", *parts)


def array(items: list[str]) -> str:
    """Return an array; one of a single item needs its comma."""
    return f"({', '.join(items)}{',' if len(items) == 1 else ''})"


def dictionary(**items: str) -> str:
    """Return a dictionary of expressions; `_` in a name stands for `-`."""
    pairs = [f"{key.replace('_', '-')}: {value}" for key, value in items.items()]
    return f"({', '.join(pairs)})" if pairs else "(:)"


def labelled(expression: str, label: str | None) -> str:
    """Return an expression to which links may lead; `label` is one of ours."""
    return f"[#{expression}<{label}>]" if label else expression


def flag(value: bool) -> str:
    """Return true or false."""
    return "true" if value else "false"
