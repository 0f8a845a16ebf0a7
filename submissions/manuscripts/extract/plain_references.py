"""References of a file that gives text only (PDF): the lines behind the last such heading."""

import re
from dataclasses import dataclass

from ..entries import TYPED_NUMBER, YEAR, entries_of
from ..references import DOI
from ..tree import Element, line_of, make
from ..words import heading_of

ENTRIES_AT_MOST = 1_000
LINES_AT_MOST = 20_000
PAGE_NUMBER = re.compile(r"\s*[–-]?\s*\d{1,4}\s*[–-]?\s*")
PARTED_DOI = re.compile(r"(10\.\d{4,9}/\S*[/.-])\s+(?=\S)")
NEW_AUTHOR = re.compile(r"[^\W\d_][\w’'-]+,?\s+(?:[^\W\d_]\.\s?){1,3}|[^\W\d_][\w’'-]+,\s+[^\W\d_]")


@dataclass(frozen=True)
class PlainReference:
    """One entry as printed, and its DOI in small letters where one is printed."""

    text: str
    doi: str = ""


def read_plain_references(text: str) -> list[PlainReference]:
    """Split the list of references of a text into entries; empty where no heading opens one."""
    lines = [" ".join(line.split()) for line in text.splitlines()[-LINES_AT_MOST:]]
    start = _start(lines)
    if start is None:
        return []
    kept = [line for line in lines[start:] if line and not PAGE_NUMBER.fullmatch(line)]
    found = entries_of(_paragraphs(kept))
    entries = [line_of(entry) for _heading, part in found.lists for entry in part]
    return [_reference(entry) for entry in entries[:ENTRIES_AT_MOST]]


def _start(lines: list[str]) -> int | None:
    """Where the lines behind the last heading of references begin."""
    for place in range(len(lines) - 1, -1, -1):
        label = heading_of(lines[place]) if lines[place] else None
        if label is not None and label.code == "references":
            return place + 1
    return None


def _paragraphs(lines: list[str]) -> list[Element]:
    """Lines joined to entries: a typed number opens one, or, in lists without numbers, a name at
    the start of a line when the entry before has its year and an end."""
    numbered = sum(bool(TYPED_NUMBER.match(line)) for line in lines) >= 2
    entries: list[str] = []
    for line in lines:
        opens = bool(TYPED_NUMBER.match(line)) if numbered else _opens(entries, line)
        if opens or not entries:
            entries.append(line)
        elif entries[-1].endswith("-") and line[:1].islower():
            entries[-1] = entries[-1][:-1] + line
        else:
            entries[-1] = f"{entries[-1]} {line}"
    return [make("p", entry) for entry in entries]


def _opens(entries: list[str], line: str) -> bool:
    if not entries:
        return True
    before = entries[-1]
    is_whole = bool(YEAR.search(before)) and bool(re.search(r"[.\])/\d]$", before))
    return is_whole and bool(NEW_AUTHOR.match(line))


def _reference(entry: str) -> PlainReference:
    text = TYPED_NUMBER.sub("", entry, count=1) if TYPED_NUMBER.match(entry) else entry
    found = DOI.search(PARTED_DOI.sub(r"\1", text))
    return PlainReference(text.strip(), found.group("doi").casefold() if found else "")
