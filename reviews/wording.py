"""What people write in reports and letters: points, quotations, places that wait, lengths."""

import re

NUMBER = re.compile(r"^\s{0,3}(?:\(?\d{1,3}[.)])\s+", re.MULTILINE)
PLACE = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
PARAGRAPH = re.compile(r"\n\s*\n")
HOURS_FOR_FORM = 1
WORDS_AN_HOUR = 2500


def points_of(text: str) -> list[str]:
    """Return the points of a report, without their numbers.

    Where a report numbers its points, each number begins one, and what stands before the first
    is a point of its own; otherwise each paragraph is one.
    """
    text = text.replace("\r\n", "\n").strip()
    mark = NUMBER if NUMBER.search(text) else PARAGRAPH
    parts = mark.split(text)
    return [part.strip() for part in parts if part.strip()]


def quoted(text: str) -> str:
    """Return what a person wrote, safe to stand in a letter: nothing in it becomes a mark,
    a button, a heading or a row of facts."""
    text = text.replace("\r\n", "\n").replace("[[", "[ [").replace("]]", "] ]").strip()
    return re.sub(r"^(?=(?:[>|]|##?) )", "\u00a0", text, flags=re.MULTILINE)


def word_count(text: str) -> int:
    return len(text.split())


def reading_hours(words: int) -> int:
    """Return an honest estimate of the hours a review takes, the form included."""
    return max(1, round(words / WORDS_AN_HOUR + HOURS_FOR_FORM))


def open_places(text: str) -> list[str]:
    """Return the places of a letter that still wait for words; ``[[link]]`` is none."""
    return [place for place in PLACE.findall(text) if place != "link"]
