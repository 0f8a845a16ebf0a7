"""The state of a text while it is copied: ids, and footnotes in their order."""

import re
from dataclasses import dataclass, field

from submissions.manuscripts.reading.paper import Paper
from submissions.manuscripts.reading.source import Element, name

NAME = re.compile(r"[A-Za-z_][\w.\-]*")
WITH_ID = frozenset(
    [
        "p",
        "sec",
        "app",
        "fig",
        "table-wrap",
        "disp-formula",
        "disp-quote",
        "list",
        "ref",
        "fn",
        "boxed-text",
    ]
)


@dataclass
class Text:
    """A tree while it is copied: which ids stand in the new one, and the footnotes in order."""

    paper: Paper
    ids: dict[Element, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    notes: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Give each element with an id one that XML accepts and nobody else has."""
        for element in self.paper.root.iter():
            if element.get("id") and name(element) in WITH_ID:
                self.ids[element] = self.fresh(element.get("id") or "")

    def fresh(self, wanted: str) -> str:
        """Return an id that is well formed and new."""
        if not NAME.fullmatch(wanted) or re.fullmatch(r"(aff|cor)-\d+", wanted):
            wanted = "x-" + re.sub(r"[^\w.\-]", "", wanted)
        fresh, count = wanted, 1
        while fresh in self.used:
            count += 1
            fresh = f"{wanted}-{count}"
        self.used.add(fresh)
        return fresh

    def note_id(self, note: Element) -> str:
        """Return the id of a footnote, which will stand in the back."""
        if note not in self.notes:
            self.notes.append(note)
        if note not in self.ids:
            self.ids[note] = self.fresh(f"fn-{len(self.notes)}")
        return self.ids[note]
