"""The parts of a canonical tree in the order in which a reader meets them."""

from dataclasses import dataclass, field

from .source import Element, child, children, descendants, language, name, parse

BACK_PARTS = ("ack", "app-group", "bio", "glossary", "notes", "sec")
STATEMENT = "statement"  # notes-type of what the journal itself wrote into the tree


@dataclass
class Paper:
    """A parsed tree: its language, body, back sections, endnotes by id, references, targets."""

    root: Element
    language: str
    body: list[Element]
    back: list[Element]
    endnotes: dict[Element, None]
    references: list[Element]
    targets: dict[str, Element] = field(default_factory=dict)

    def note(self, rid: str) -> Element | None:
        """Return the endnote that a cross-reference names."""
        target = self.targets.get(rid)
        return target if target is not None and target in self.endnotes else None


def open_paper(tree: bytes) -> Paper:
    """Parse a tree and sort its parts. Raises `ValueError` when the bytes are not XML."""
    root = parse(tree)
    body = child(root, "body")
    back = child(root, "back")
    parts = [] if back is None else list(back)
    paper = Paper(
        root=root,
        language=language(root) or "en",
        body=[] if body is None else list(body),
        back=[part for part in parts if _readable(part)],
        endnotes=_endnotes(root),
        references=[] if back is None else list(descendants(back, "ref")),
    )
    for element in root.iter():
        key = element.get("id")
        if key:
            paper.targets.setdefault(key, element)
    return paper


def _readable(part: Element) -> bool:
    return name(part) in BACK_PARTS and part.get("notes-type") != STATEMENT


def _endnotes(root: Element) -> dict[Element, None]:
    """Footnotes of the text, in the order of the tree; those of tables stay under their table."""
    return dict.fromkeys(
        note
        for note in descendants(root, "fn")
        if not any(name(above) in ("table-wrap-foot", "front") for above in note.iterancestors())
    )


def title_of(section: Element) -> Element | None:
    """Return the title of a section, an appendix or a list."""
    return child(section, "title")


def content_of(section: Element) -> list[Element]:
    """Return what stands under a section's title."""
    skipped = ("title", "label", "sec-meta", "object-id")
    return [each for each in section if name(each) not in skipped]


def note_content(note: Element) -> list[Element]:
    """Return the paragraphs of a footnote."""
    return children(note, "p", "list", "disp-quote")
