"""Text as a reader sees it: without invisible characters, broken words joined, and the way back."""

import re
from dataclasses import dataclass

UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e"
OMITTED = re.compile(
    rf"[{UNSEEN}]+|(?<=[^\W\d_])(?:[-\u2010]\s*\n\s*|[\u0002\ufffe]\s*)(?=[^\W\d_])"
)
SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_][ \u00a0]){3,}[^\W\d_](?![^\W_])")


@dataclass(frozen=True)
class Plain:
    """A text to look in, and for each of its characters the place in the original."""

    text: str
    places: list[int] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the original of a span of this text."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def plain(text: str) -> Plain:
    """Take out what divides words unseen: soft hyphens, hyphens at the ends of lines, and the
    spaces of a w o r d whose letters are set apart."""
    spans = [match.span() for match in OMITTED.finditer(text)]
    for match in SPACED.finditer(text):
        inside = match.group()
        spans += [
            (match.start() + place, match.start() + place + 1)
            for place, letter in enumerate(inside)
            if letter in " \u00a0"
        ]
    if not spans:
        return Plain(text, None)
    gone = {place for start, end in spans for place in range(start, end)}
    places = [place for place in range(len(text)) if place not in gone]
    return Plain("".join(text[place] for place in places), places)
