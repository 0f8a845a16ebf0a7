"""Word files that pandoc made from published articles; the articles' JATS says what is in them.

What the Word file does not hold is taken out of the label: references, pictures and formulas that
were not carried into it, and emphasis that it does not show.
"""

import zipfile
from dataclasses import dataclass, replace
from io import BytesIO

from lxml import etree

from tests.bench.intake.pairs import SAMPLES
from tests.bench.intake.reading import PARSER
from tests.bench.production.elements import Article, Item, packed, read_article

Element = etree._Element
AS_TEXT = ("headings", "paragraphs", "lists", "notes", "references")


@dataclass(frozen=True)
class Pair:
    """A Word file, what it says, and letters that are measured elsewhere."""

    name: str
    data: bytes
    expected: dict[str, list[Item]]
    aside: str


def pairs() -> list[Pair]:
    """All pairs, none where the folder is not there."""
    truths = {path.stem: path for path in sorted((SAMPLES / "jats").glob("*/*.xml"))}
    made = []
    for path in sorted((SAMPLES / "docx" / "from-jats").glob("*.docx")):
        truth = truths.get(path.stem) or truths.get(path.stem.partition("_")[2])
        if truth is not None:
            data = path.read_bytes()
            root = etree.fromstring(truth.read_bytes(), PARSER)
            made.append(Pair(path.name, data, *expected_of(root, Held(data))))
    return made


class Held:
    """What a Word file holds, as letters."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = [
                name
                for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
                if name in archive.namelist()
            ]
            parts = [etree.fromstring(archive.read(name), PARSER) for name in names]
        self.text = packed("".join("".join(part.itertext("{*}t")) for part in parts))
        self.italics = packed("".join(_italics(part) for part in parts))
        self.formulas = sum(1 for part in parts for _each in part.iter("{*}oMath"))
        self.pictures = sum(1 for part in parts for _each in part.iter("{*}blip"))


def _italics(part: Element) -> str:
    runs = (run for run in part.iter("{*}r") if run.find("{*}rPr/{*}i") is not None)
    return "".join("".join(run.itertext("{*}t")) for run in runs)


def expected_of(root: Element, held: Held) -> tuple[dict[str, list[Item]], str]:
    """What the article says, as far as the Word file holds it; and what is measured elsewhere."""
    article: Article = read_article(root)
    said = article.items
    made = {
        kind: [item for item in said[kind] if packed(item.text) in held.text] for kind in AS_TEXT
    }
    made["italics"] = [item for item in said["italics"] if packed(item.text) in held.italics]
    made["tables"] = [item for item in map(_held_table(held), said["tables"]) if item.more]
    made["figures"] = said["figures"] if held.pictures else []
    made["formulas"] = said["formulas"] if held.formulas else []
    known = {item.text for item in made["references"]}
    made["citations"] = [item for item in said["citations"] if item.more[0] in known]
    figures = "".join(packed(str(text)) for fig in root.iter("fig") for text in fig.itertext())
    names = "".join(
        packed(str(part.get("{http://www.w3.org/1999/xlink}href")))
        for part in root.iter("graphic", "inline-graphic", "media")
    )
    return made, article.aside + figures + names


def _held_table(held: Held):  # type: ignore[no-untyped-def]
    def cut(item: Item) -> Item:
        cells = tuple(cell for cell in item.more if packed(cell.text) in held.text)  # type: ignore[attr-defined]
        caption = item.text if packed(item.text) in held.text else item.text
        return replace(item, text=caption, more=cells)

    return cut
