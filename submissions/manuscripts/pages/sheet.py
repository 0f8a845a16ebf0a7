"""The state of one document while it is written: language, labels, pictures, notes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from ..reading.page import Size
from ..reading.paper import Paper
from ..reading.source import Element, image_name, name
from ..reading.words import word
from .code import breakable, quote
from .hyphens import soften

PIXELS_PER_MM = 6  # about 150 to the inch: pictures are not blown up beyond that
TALLEST = 150.0  # mm


@dataclass
class Sheet:
    """What the writers of one document share. `measure` is the width of the text in mm."""

    paper: Paper
    language: str
    measure: float
    sizes: Mapping[str, Size]
    labels: dict[Element, str] = field(default_factory=dict)
    placed: set[Element] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Give a label to whatever a cross-reference of the tree names."""
        for source in self.paper.root.iter():
            if name(source) == "xref":
                aim = self.paper.targets.get((source.get("rid") or "").split(" ")[0])
                if aim is not None and aim not in self.labels:
                    self.labels[aim] = f"l{len(self.labels) + 1}"

    def text(self, words: str | None) -> str:
        """Return running text as a string literal, ready to be hyphenated in its language."""
        words = breakable(words or "")
        return quote(soften(words) if self.language == "kk" else words)

    def say(self, key: str, **values: object) -> str:
        """Return one of our own words in the language of the text, as a string literal."""
        return quote(word(self.paper.language, key, **values))

    def label(self, source: Element) -> str | None:
        """Return the label of an element once; the second time None, for labels are unique."""
        if source not in self.labels or source in self.placed:
            return None
        self.placed.add(source)
        return self.labels[source]

    def will_place(self, source: Element) -> bool:
        """Say whether links to that element can lead somewhere."""
        return source in self.labels and name(source) in LINKED

    def width(self, graphic: Element) -> float | None:
        """Return how wide a picture is printed, in mm; None when there is no such picture."""
        size = self.sizes.get(image_name(graphic) or "")
        if size is None:
            return None
        width = min(self.measure, size[0] / PIXELS_PER_MM)
        return min(width, TALLEST * size[0] / size[1])

    @contextmanager
    def speaking(self, language: str) -> Iterator[None]:
        """Write in another language for a while; '' changes nothing."""
        before, self.language = self.language, language or self.language
        try:
            yield
        finally:
            self.language = before


LINKED = frozenset(("sec", "app", "fig", "table-wrap", "disp-formula", "ref"))
