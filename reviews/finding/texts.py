"""What tells what a person knows, and how near it is to a paper."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """A text of a person. ``kind`` and ``about`` come back with the answer of the index.

    ``paper`` is the manuscript that it comes from, or 0: whoever asks may have to leave it out.
    """

    person: int
    words: str
    kind: str
    about: str = ""
    year: int | None = None
    paper: int = 0


@dataclass(frozen=True)
class Near:
    """A text that is near, how near (0 to 1), and the words that both share, the heaviest first."""

    text: Text
    likeness: float
    shared: tuple[str, ...]
