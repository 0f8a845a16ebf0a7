"""Remarks on single paragraphs: what may be remarked on, and the reading copy with its buttons."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from lxml import etree, html

from reviews.models import Note, Review
from submissions.manuscripts.tree import line_of, name_of, parse
from submissions.models import Version
from submissions.queries import tree_of

QUOTED = 300  # letters of a paragraph that are kept with a remark
BLOCKS = frozenset(
    (
        "p",
        "disp-formula",
        "table-wrap",
        "fig",
        "disp-quote",
        "code",
        "boxed-text",
        "def-list",
    )
)


@dataclass(frozen=True)
class Block:
    """A paragraph, table or picture of the reading copy: its place, and how it begins."""

    key: str
    position: int
    quote: str


def blocks_of(version: Version) -> dict[str, Block]:
    """Return what may be remarked on in the copy without names, by lasting id; none for a PDF."""
    tree = tree_of(version, anonymous=True)
    body = parse(tree).find("body") if tree else None
    if body is None:
        return {}
    found = [each for each in body.iter() if name_of(each) in BLOCKS and each.get("id")]
    return {
        str(each.get("id")): Block(str(each.get("id")), place, shortened(line_of(each)))
        for place, each in enumerate(found, start=1)
    }


def shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= QUOTED else text[: QUOTED - 1].rsplit(" ", 1)[0] + "…"


def notes_of(review: Review) -> list[Note]:
    """Return a review's remarks in the order of the text."""
    return list(review.notes.all())


def own_note(review: Review, key: str) -> Note | None:
    return Note.objects.filter(review=review, key=key).first()


def with_buttons(
    page: str, blocks: Mapping[str, Block], noted: list[Note], address: Callable[[str], str]
) -> str:
    """Return the HTML of a reading copy with a link "Comment" at the end of each paragraph.

    ``address`` gives the page of a new remark by the paragraph's id.
    """
    root = html.fragment_fromstring(page)
    counts = {key: sum(note.block == key for note in noted) for key in blocks}
    for element in [each for each in root.iter() if each.get("id") in blocks]:
        block = blocks[str(element.get("id"))]
        caption = element.find(".//figcaption") if element.tag == "figure" else None
        element.set("tabindex", element.get("tabindex", "-1"))
        link = etree.SubElement(element if caption is None else caption, "a")
        link.set("class", "comment-link")
        link.set("href", address(block.key))
        link.set("data-block", block.key)
        link.set("aria-label", _("Comment on paragraph %(number)s") % {"number": block.position})
        number = counts[block.key]
        link.text = _("Comment") + (f" ({number})" if number else "")
    return etree.tostring(root, method="html", encoding="unicode")
