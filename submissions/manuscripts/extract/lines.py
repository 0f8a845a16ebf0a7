"""A tree as a list of lines, the way a person reads a title page."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..headings import is_bold
from ..tree import Element, line_of, name_of

RAISED = "\ue000"  # around what is raised: "Ann Lee\ue0001*\ue001"
LOWERED = "\ue001"
NOTE = "note:"
CONTAINERS = ("sec", "list", "list-item", "disp-quote", "boxed-text", "def-list")


@dataclass(frozen=True)
class Line:
    """One line: its words, its words with raised marks, and the block it belongs to."""

    text: str
    marked: str
    block: str  # id of the block (for a heading: of its section)
    kind: str  # heading, text, other, title_style, author_style, abstract_style
    level: int = 0
    bold: bool = False


def read_lines(article: Element) -> list[Line]:
    """Front matter that styles gave, then the body in reading order."""
    lines = list(_front(article))
    body = article.find("body")
    if body is not None:
        lines.extend(_body(body, 0))
    return [line for line in lines if line.text]


def _front(article: Element) -> Iterator[Line]:
    for path, kind in (
        (".//article-title", "title_style"),
        (".//subtitle", "title_style"),
        (".//contrib/string-name", "author_style"),
        (".//abstract/p", "abstract_style"),
    ):
        for element in article.iterfind(f"front{path[1:]}"):
            for marked in _marked(element).split("\n"):
                yield Line(_plain(marked), marked.strip(), "", kind)


def _body(container: Element, level: int) -> Iterator[Line]:
    for block in container:
        tag = name_of(block)
        if tag == "title":
            identifier = container.get("id", "")
            yield Line(line_of(block), _marked(block), identifier, "heading", level, True)
        elif tag == "p":
            yield from _paragraph(block)
        elif tag in CONTAINERS:
            yield from _body(block, level + (tag == "sec"))
        elif tag:
            yield Line(line_of(block)[:500] or tag, "", block.get("id", ""), "other")


def _paragraph(block: Element) -> Iterator[Line]:
    bold = is_bold(block)
    for marked in _marked(block).split("\n"):
        yield Line(_plain(marked), marked.strip(), block.get("id", ""), "text", 0, bold)


def _marked(element: Element) -> str:
    """Text with raised pieces between marks; a note's mark is its id."""
    if name_of(element) in ("tex-math", "alt-text", ""):
        return ""
    if element.get("ref-type") == "fn":
        return f"{RAISED}{NOTE}{element.get('rid', '')}{LOWERED}"
    text = (element.text or "") + "".join(_marked(part) + (part.tail or "") for part in element)
    return f"{RAISED}{text}{LOWERED}" if name_of(element) == "sup" else text


def _plain(marked: str) -> str:
    """The words without notes and without marks."""
    pieces = marked.split(RAISED)
    text = pieces[0]
    for piece in pieces[1:]:
        raised, _, rest = piece.partition(LOWERED)
        text += rest if raised.startswith(NOTE) else raised + rest
    return " ".join(text.split())
