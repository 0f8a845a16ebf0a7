"""The state of one reading of a title page."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ..words import Label, heading_of, label_of
from .found import Found, Place
from .lines import Line

LONG = 300  # characters: more is a paragraph of the paper
LINES_AT_MOST = 140  # of the title page


@dataclass
class Reading:
    """What was found so far, and which lines and notes were used for it."""

    lines: list[Line]
    notes: dict[str, str] = field(default_factory=dict)
    labels: list[Label | None] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    used_notes: set[str] = field(default_factory=set)
    titles: dict[str, Found[str]] = field(default_factory=dict)
    subtitle: Found[str] | None = None
    running_title: Found[str] | None = None
    abstracts: dict[str, Found[str]] = field(default_factory=dict)
    keywords: dict[str, Found[list[str]]] = field(default_factory=dict)
    codes: dict[str, Found[list[str]]] = field(default_factory=dict)
    statements: dict[str, Found[str]] = field(default_factory=dict)
    practice: Found[list[str]] | None = None
    languages: dict[str, str] = field(default_factory=dict)
    unplaced: list[str] = field(default_factory=list)
    anchors: dict[int, int] = field(default_factory=dict)  # abstract or keywords: first, last line
    about: list[int] = field(default_factory=list)  # lines about the authors

    def __post_init__(self) -> None:
        self.labels = [_label(line) for line in self.lines]

    def is_label(self, number: int, *codes: str) -> bool:
        """Whether a line begins with the name of one of these parts."""
        label = self.labels[number]
        return label is not None and label.code in codes

    def following(self, number: int, goes_on: Callable[[int], bool]) -> list[int]:
        """Numbers of the lines after one, as long as they go on."""
        result = []
        for at in range(number + 1, len(self.lines)):
            if not goes_on(at):
                break
            result.append(at)
        return result

    def section(self, number: int) -> list[int]:
        """Numbers of the text lines after a line up to the next heading or known name."""
        start = self.lines[number]
        return self.following(
            number,
            lambda at: (
                self.lines[at].kind == "text"
                and self.labels[at] is None
                and self.lines[at].after == start.after
            ),
        )

    def text_of(self, numbers: list[int]) -> str:
        """The words of several lines, as paragraphs."""
        return "\n\n".join(self.lines[number].text for number in numbers)

    def anchor(self, first: int, last: int) -> None:
        """Remember where an abstract or keywords stood, so that the title page can be seen."""
        self.anchors[first] = max(last, self.anchors.get(first, last))


def place_of(line: Line, label: Label) -> Place:
    """After a name on the same line, or under it."""
    if label.end >= len(line.text[:200]):
        return Place("heading", line.text.strip(" .:"))
    return Place("label", line.text[: label.end].strip(" .:—–-"))


def _label(line: Line) -> Label | None:
    if line.kind == "heading":
        return heading_of(line.text)
    label = label_of(line.text[:200]) if line.kind == "text" else None
    if label and label.code in ("section", "introduction") and label.end < len(line.text[:200]):
        return None  # "Methods: …" inside an abstract opens no section
    return label
