"""The state of one page while it is written: ids, notes, figures, and where pictures are."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from .paper import Paper
from .source import Element
from .words import word

RESERVED = frozenset(
    [
        "main",
        "points",
        "brief",
        "abstract",
        "keywords",
        "statements",
        "notes",
        "references",
        "cite",
        "versions",
        "use",
    ]
)
OURS = re.compile(r"note-\d+", re.I)  # anchors of notes, numbered by us
SAFE_ID = re.compile(r"[A-Za-z][\w.\-]{0,99}")

Size = tuple[int, int]


@dataclass(frozen=True)
class Figure:
    """A figure of the text, for galleries and slides: anchor, label, caption, file, alt text."""

    id: str
    label: str
    caption: str
    name: str
    alt: str


@dataclass
class Page:
    """What the writers of one page share. `media_url` turns a file name into an address."""

    paper: Paper
    media_url: Callable[[str], str]
    heading_level: int
    language: str
    sizes: Mapping[str, Size]
    ids: dict[Element, str] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)
    notes: dict[Element, int] = field(default_factory=dict)
    mentions: dict[str, str] = field(default_factory=dict)
    contents: list[tuple[str, str]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Give every id of the tree an id of the page, so that links forward work as well."""
        for element in self.paper.root.iter():
            if element.get("id"):
                self.ids[element] = self.fresh_id(element.get("id") or "")

    def fresh_id(self, wanted: str) -> str:
        """Return an id that is well formed and stands nowhere else on the page."""
        taken = wanted.lower() in RESERVED or OURS.fullmatch(wanted)
        if taken or not SAFE_ID.fullmatch(wanted):
            wanted = "x-" + (re.sub(r"[^\w.\-]", "", wanted, flags=re.ASCII) or "part")
        fresh, count = wanted, self.used.get(wanted, 0)
        while fresh in self.used:
            count += 1
            fresh = f"{wanted}-{count}"
        self.used[wanted] = max(count, 1)
        self.used.setdefault(fresh, 1)
        return fresh

    def id_of(self, element: Element, otherwise: str) -> str:
        """Return the page's id of an element, a new one where the tree gave none."""
        if element not in self.ids:
            self.ids[element] = self.fresh_id(otherwise)
        return self.ids[element]

    def say(self, key: str, **values: object) -> str:
        """Return one of our own words in the language of the text."""
        return word(self.language, key, **values)

    def note_number(self, note: Element) -> int:
        """Return the number of a footnote; it gets one when it is first mentioned."""
        return self.notes.setdefault(note, len(self.notes) + 1)

    def mention(self, key: str, mark: Element) -> None:
        """Make a link the place to which a note or a reference leads back, if it is the first."""
        if key not in self.mentions:
            self.mentions[key] = self.fresh_id(f"{key}-back")
            mark.set("id", self.mentions[key])


def put(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """Append an element; `class_` stands for class, underscores in names for hyphens."""
    element = etree.SubElement(parent, tag)
    for key, value in attributes.items():
        element.set(key.rstrip("_").replace("_", "-"), value)
    element.text = text or None
    return element


def is_empty(element: Element) -> bool:
    """Say whether an element of the page holds neither text nor another element."""
    return len(element) == 0 and not (element.text or "").strip()


def write_link(parent: Element, href: str, text: str, **attributes: str) -> Element:
    """Append a link to a place outside; it tells the other side nothing about this page."""
    return put(parent, "a", text, href=href, rel="nofollow noreferrer", **attributes)
