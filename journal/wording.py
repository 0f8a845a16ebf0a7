"""Wording of letters: plain text with ``[[placeholder]]``, never the template language.

A letter's file is ``templates/letters/<kind>.<language>.txt``: the first line is the subject,
the rest the text. Some signs help the HTML part: a line ``> Label: [[link]]`` becomes a
button, ``| Name: value`` a row of facts, ``- `` and ``1. `` lists, ``# `` the letter's question
in large type, ``## `` the title of a paper.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

MARK = re.compile(r"\[\[([a-z_]+)\]\]")
BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
HEADING = re.compile(r"(##?) (?=\S)")
TITLE_LENGTH = 60


class MissingPlaceholder(ValueError):
    """A wording asks for something that this letter does not have."""


@dataclass(frozen=True)
class Wording:
    subject: str
    text: str


def split_wording(file_text: str) -> Wording:
    """Return subject and text of a letter's file."""
    subject, _, text = file_text.partition("\n")
    return Wording(subject.strip(), text.strip() + "\n")


def placeholders(wording: Wording) -> set[str]:
    return set(MARK.findall(wording.subject + wording.text))


def foreign_marks(wording: Wording) -> list[str]:
    """Return what stands in double brackets and is no placeholder: nothing ever fills it."""
    rest = MARK.sub("", f"{wording.subject}\n{wording.text}")
    return re.findall(r"\[\[(.*?)\]\]", rest, re.DOTALL)


def fill(wording: Wording, values: Mapping[str, str], *, links: set[str]) -> Wording:
    """Return the wording with its placeholders filled; marks of links stay for the sending.

    Raises MissingPlaceholder for a mark that is neither a value nor a link.
    """
    unknown = placeholders(wording) - set(values) - links
    if unknown:
        raise MissingPlaceholder(", ".join(sorted(unknown)))

    def value(match: re.Match[str]) -> str:
        return match[0] if match[1] in links else str(values[match[1]])

    subject = one_line(MARK.sub(lambda m: one_line(value(m)), wording.subject), length=200)
    text = re.sub(r"\n{3,}", "\n\n", MARK.sub(value, wording.text))
    return Wording(subject, text)


def one_line(text: str, *, length: int = 200) -> str:
    """Return a text fit for a header: no control or bidirectional characters, bounded."""
    clean = "".join(
        " " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else sign
        for sign in str(text)
        if sign not in BIDI
    )
    clean = " ".join(clean.split())
    return clean if len(clean) <= length else clean[: length - 1].rstrip() + "…"


def short_title(title: str) -> str:
    """Return a title as it stands in a subject."""
    return one_line(title, length=TITLE_LENGTH)


def plain_part(text: str, addresses: Mapping[str, str]) -> str:
    """Return the plain-text part, with addresses in the place of their marks."""
    lines = []
    for line in text.splitlines():
        if line.startswith("> "):
            label, _, mark = line[2:].partition(": ")
            line = f"{label}:\n{mark}"
        lines.append(HEADING.sub("", line.removeprefix("| ")))
    return with_addresses("\n".join(lines), addresses) + "\n"


def with_addresses(text: str, addresses: Mapping[str, str]) -> str:
    return MARK.sub(lambda m: addresses.get(m[1], m[0]), text)


def html_blocks(text: str, addresses: Mapping[str, str]) -> list[tuple[str, object]]:
    """Return the text as blocks for the HTML part: kind and content.

    Kinds: ``text``, ``heading`` and ``title`` (HTML), ``buttons`` [(label, address)],
    ``facts`` [(name, value)], ``list`` and ``numbers`` [HTML].
    """
    return [block(part.splitlines(), addresses) for part in re.split(r"\n\s*\n", text.strip())]


def block(lines: list[str], addresses: Mapping[str, str]) -> tuple[str, object]:
    def show(text: str) -> str:
        return linked(escape(text), addresses)

    if len(lines) == 1 and (sign := HEADING.match(lines[0])):
        return ("title" if sign[1] == "##" else "heading"), show(lines[0][sign.end() :])
    if all(line.startswith("> ") for line in lines):
        pairs = [line[2:].rpartition(": ") for line in lines]
        return "buttons", [(p[0], with_addresses(p[2], addresses)) for p in pairs]
    if all(line.startswith("| ") for line in lines):
        rows = [line[2:].partition(": ") for line in lines]
        return "facts", [(r[0], show(r[2])) for r in rows]
    if all(line.startswith("- ") for line in lines):
        return "list", [show(line[2:]) for line in lines]
    if lines[1:] and all(re.match(rf"{n}\. ", line) for n, line in enumerate(lines, start=1)):
        return "numbers", [show(line.split(". ", 1)[1]) for line in lines]
    return "text", "<br>".join(show(line) for line in lines)


def linked(html: str, addresses: Mapping[str, str]) -> str:
    """Return escaped text with addresses as links."""
    html = re.sub(
        r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]",
        lambda m: f'<a href="{m[0]}">{m[0]}</a>',
        html,
    )
    return MARK.sub(
        lambda m: (
            f'<a href="{escape(addresses[m[1]])}">{escape(addresses[m[1]])}</a>'
            if m[1] in addresses
            else m[0]
        ),
        html,
    )
