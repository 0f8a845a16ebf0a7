"""Word files that pandoc made from published articles; the articles' JATS says what is in them.

What the Word file does not hold is taken out of the label: references, pictures and formulas that
were not carried into it, and emphasis that it does not show.
"""

import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from tests.bench.intake.pairs import SAMPLES
from tests.bench.intake.reading import PARSER
from tests.bench.production.elements import (
    Article,
    Item,
    Placed,
    packed,
    passages,
    read_article,
    text_of,
)

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HREF = "{http://www.w3.org/1999/xlink}href"
LABEL_WORDS = 4
BEGINNING = 40  # letters
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
        self.text = packed("".join("".join(part.itertext(f"{WORD}t")) for part in parts))
        self.lines = [
            packed("".join(line.itertext(f"{WORD}t")))
            for part in parts
            for line in part.iter(f"{WORD}p")
        ]
        self.tables = [
            Counter(packed("".join(cell.itertext(f"{WORD}t"))) for cell in table.iter(f"{WORD}tc"))
            for part in parts
            for table in part.iter(f"{WORD}tbl")
        ]
        self.italics = Counter(each for part in parts for each in _italics(part))
        self.formulas = sum(1 for part in parts for _each in part.iter("{*}oMath"))
        self.pictures = sum(1 for part in parts for _each in part.iter("{*}blip"))

    def __contains__(self, text: str) -> bool:
        return packed(text) in self.text

    def cells(self, wanted: list[Placed]) -> Iterator[Placed]:
        """The cells of a table as far as the table most like it has their words."""
        texts = Counter(packed(cell.text) for cell in wanted)
        left = max(self.tables, key=lambda table: (table & texts).total(), default=Counter()).copy()
        for cell in wanted:
            if left[packed(cell.text)]:
                left[packed(cell.text)] -= 1
                yield cell

    def begins(self, text: str) -> bool:
        """Whether a paragraph begins with these words."""
        letters = packed(text)[:BEGINNING]
        return any(line.startswith(letters) for line in self.lines)


def _italics(part: Element) -> Iterator[str]:
    """The slanted passages of a part: runs side by side are one."""
    for paragraph in part.iter(f"{WORD}p"):
        runs = (
            ("".join(run.itertext(f"{WORD}t")), run.find(f"{WORD}rPr/{WORD}i") is not None)
            for run in paragraph.iter(f"{WORD}r")
        )
        yield from map(packed, passages(runs))


def expected_of(root: Element, held: Held) -> tuple[dict[str, list[Item]], str]:
    """What the article says, as far as the Word file holds it; and what is measured elsewhere."""
    _prune(root, held)
    article: Article = read_article(root)
    said = article.items
    made = {kind: [item for item in said[kind] if item.text in held] for kind in AS_TEXT}
    made["italics"] = list(_held_italics(said["italics"], held))
    made["tables"] = [
        item for item in (_held_table(item, held) for item in said["tables"]) if item.more
    ]
    made["figures"] = said["figures"] if held.pictures else []
    made["formulas"] = said["formulas"] if held.formulas else []
    known = {item.text for item in made["references"]}
    made["citations"] = [item for item in said["citations"] if item.more[0] in known]
    return made, article.aside + _pictured(root)


def _prune(root: Element, held: Held) -> None:
    """Take out references that the file does not hold; formulas that it holds as TeX are words."""
    for ref in list(root.iter("ref")):
        above = ref.getparent()
        if above is not None and text_of(ref) not in held:
            above.remove(ref)
    for formula in list(root.iter("inline-formula", "disp-formula")):
        tex = formula.find(".//tex-math")
        if tex is not None and tex.text and tex.text in held:
            text = tex.text
            for part in list(formula):
                formula.remove(part)
            formula.tag, formula.text = "styled-content", text


def _pictured(root: Element) -> str:
    """Letters of figures and of tables that are pictures, of which the file has the words at most."""
    bare = [one for one in root.iter("table-wrap") if one.find(".//table") is None]
    owners = (*root.iter("fig"), *bare, *root.iter("object-id"))
    words = [packed(text_of(owner, ())) for owner in owners]
    words += [packed("".join(map(str, owner.itertext()))) for owner in owners]
    pictures = root.iter("graphic", "inline-graphic", "media")
    return "".join((*words, *(packed(str(part.get(HREF))) for part in pictures)))


def _held_italics(said: list[Item], held: Held) -> Iterator[Item]:
    left = held.italics.copy()
    for item in said:
        if left[packed(item.text)]:
            left[packed(item.text)] -= 1
            yield item


def _held_table(item: Item, held: Held) -> Item:
    """Without cells that are not in the file, and without the label where it was left out."""
    cells = tuple(held.cells(list(item.more)))  # type: ignore[arg-type]
    words = item.text.split()
    rests = (" ".join(words[start:]) for start in range(min(LABEL_WORDS, len(words))))
    return Item(next((rest for rest in rests if held.begins(rest)), item.text), cells)
