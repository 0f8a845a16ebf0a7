"""Take something out of the running text of an XML tree, whatever formatting divides it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .seeking.plain import UNSEEN
from .tree import Element, name_of

MARK = "[removed for review]"
INVISIBLE = re.compile(f"[{UNSEEN}]")
# What stands inside a line of text; everything else begins a text of its own.
INLINE = frozenset(
    [
        "bold",
        "italic",
        "sub",
        "sup",
        "sc",
        "underline",
        "strike",
        "monospace",
        "overline",
        "roman",
        "sans-serif",
        "styled-content",
        "named-content",
        "ext-link",
        "uri",
        "email",
        "xref",
        "named-book-part-body",
        "string-name",
        "name",
        "surname",
        "given-names",
        "person-group",
        "etal",
        "year",
        "source",
        "volume",
        "issue",
        "fpage",
        "lpage",
        "article-title",
        "chapter-title",
        "publisher-name",
        "publisher-loc",
        "target",
        "inline-formula",
        "institution",
        "comment",
        "collab",
        "edition",
        "part-title",
        "pub-id",
    ]
)
BREAKS = frozenset(("break", "br", "tab", "cr", "line-break", "s", "noBreakHyphen"))
UNTOUCHED = frozenset(("pub-id", "tex-math", "math", "alternatives", "code"))


@dataclass
class Piece:
    """One text of one element: before its first part (`text`) or after its end (`tail`)."""

    element: Element
    side: str

    @property
    def text(self) -> str:
        return getattr(self.element, self.side) or ""

    def write(self, text: str) -> None:
        """Put another text in its place."""
        setattr(self.element, self.side, text)


@dataclass
class Gap(Piece):
    """A line break or tabulator, which divides words and has no text of its own."""

    @property
    def text(self) -> str:
        return "\n"

    def write(self, text: str) -> None:
        """Leave the break where it is."""


@dataclass
class Stretch:
    """A running text and the pieces that it is made of."""

    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def has_unseen(self) -> bool:
        return any(INVISIBLE.search(piece.text) for piece in self.pieces)


def stretches(element: Element, inline: frozenset[str] = INLINE) -> Iterator[Stretch]:
    """The running texts that begin in an element that is no part of a line itself."""
    if name_of(element) in inline or name_of(element) in UNTOUCHED or not name_of(element):
        return
    if any(name_of(above) in UNTOUCHED for above in element.iterancestors()):
        return
    current = Stretch([Piece(element, "text")])
    for part in element:
        if name_of(part) in inline:
            current.pieces += _inside(part, inline)
        elif name_of(part) in BREAKS:
            current.pieces.append(Gap(part, "text"))
        else:
            if current.text.strip():
                yield current
            current = Stretch()
        current.pieces.append(Piece(part, "tail"))
    if current.text.strip():
        yield current


def _inside(element: Element, inline: frozenset[str]) -> Iterator[Piece]:
    """Texts inside a part of a line; what is no text there is passed over."""
    if name_of(element) in UNTOUCHED:
        return
    yield Piece(element, "text")
    for part in element:
        if name_of(part) in inline:
            yield from _inside(part, inline)
        elif name_of(part) in BREAKS:
            yield Gap(part, "text")
        yield Piece(part, "tail")


def mask(stretch: Stretch, spans: Iterable[tuple[int, int]], mark: str = MARK) -> None:
    """Put a mark in the place of each span of a stretch's text, and drop invisible letters."""
    texts = [piece.text for piece in stretch.pieces]
    starts = [sum(map(len, texts[:number])) for number in range(len(texts))]
    for start, end in sorted(spans, reverse=True):
        placed = False
        for number, text in enumerate(texts):
            first, last = (
                max(start - starts[number], 0),
                min(end - starts[number], len(stretch.pieces[number].text)),
            )
            if first >= last:
                continue
            texts[number] = text[:first] + ("" if placed else mark) + text[last:]
            placed = True
    for piece, text in zip(stretch.pieces, texts, strict=True):
        piece.write(INVISIBLE.sub("", text))


def masked_text(text: str, spans: Iterable[tuple[int, int]], mark: str = MARK) -> str:
    """Return a plain text with a mark in the place of each span."""
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + mark + text[end:]
    return text
