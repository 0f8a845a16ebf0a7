"""The little mark-up that titles and abstracts may hold; everything else in them is text.

`<i>`, `<em>`, `<b>`, `<strong>`, `<sub>` and `<sup>` count when they are closed again; a lone mark,
a script or any other tag stays as the letters that it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

TAG = re.compile(r"<(/?)(i|em|italic|b|strong|bold|sub|sup)>", re.I)
KINDS = {"em": "i", "italic": "i", "strong": "b", "bold": "b"}
HTML = {"i": "em", "b": "strong", "sub": "sub", "sup": "sup"}
MOST = 8  # marks inside each other


@dataclass(frozen=True)
class Run:
    """A piece of text with its marks, the outermost first."""

    text: str
    marks: tuple[str, ...] = ()


def runs(source: str) -> list[Run]:
    """Split a title into pieces of text with the same marks."""
    pieces: list[Run] = []
    open_marks: list[str] = []
    for token, mark in _tokens(source):
        if not mark:
            pieces.append(Run(token, tuple(open_marks)))
        elif mark.startswith("/"):
            open_marks.pop()
        else:
            open_marks.append(mark)
    return [piece for piece in pieces if piece.text]


def _tokens(source: str) -> Iterator[tuple[str, str]]:
    """Return text as (text, '') and each mark that has its partner as (tag, kind or /kind)."""
    paired = _paired(source)
    at = 0
    for match in TAG.finditer(source):
        kind = paired.get(match.start())
        if kind:
            yield source[at : match.start()], ""
            yield match[0], kind
            at = match.end()
    yield source[at:], ""


def _paired(source: str) -> dict[int, str]:
    """Return where marks stand that open and close in good order."""
    found: dict[int, str] = {}
    stack: list[tuple[str, int]] = []
    for match in TAG.finditer(source):
        kind = KINDS.get(match[2].lower(), match[2].lower())
        if not match[1]:
            if len(stack) < MOST:
                stack.append((kind, match.start()))
        elif any(kind == opened for opened, _ in stack):
            while stack[-1][0] != kind:
                stack.pop()
            found[stack.pop()[1]] = kind
            found[match.start()] = f"/{kind}"
    return found


def plain(source: str) -> str:
    """Return the text without marks, on one line."""
    return " ".join("".join(run.text for run in runs(source)).split())


def html(source: str) -> str:
    """Return the text as HTML, everything but the marks escaped."""
    return "".join(_html(run) for run in runs(source))


def _html(run: Run) -> str:
    text = escape(run.text)
    for mark in reversed(run.marks):
        text = f"<{HTML[mark]}>{text}</{HTML[mark]}>"
    return text


def paragraphs(source: str) -> list[str]:
    """Split a longer text at its empty lines."""
    parts = re.split(r"\n\s*\n", source.strip())
    return [" ".join(part.split()) for part in parts if part.strip()]
