"""Figures and tables: are they mentioned, described, large enough, and what they claim to be?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..captions import TABLE_WORDS
from ..tree import HREF, Element, line_of, name_of, parse
from .finding import Finding
from .mentions import mentions

WIDTH_WANTED = 1000  # dots: 85 mm, the narrowest a figure is printed, at 300 dots an inch
KINDS = {"fig": "figure", "table-wrap": "table"}
TABLE_LABEL = re.compile(rf"^\s*(?i:(?:{TABLE_WORDS})\b|\d+\s*[-–]?\s*кесте)")
NUMBER = re.compile(r"\d+(?:[.–-]\d+)*[a-zа-я]?$", re.I)


@dataclass(frozen=True)
class Said:
    """What the running text says of figures and tables: linked ids, numbers by tag, small letters."""

    ids: set[str]
    numbers: dict[str, set[str]]
    text: str


def check_figures(tree: bytes, sizes: Mapping[str, tuple[int, int]]) -> list[Finding]:
    """Look at every figure and table of a canonical tree.

    `sizes` has width and height, in dots, of each picture by the name the tree uses; those of
    pictures that are drawings without dots are left out.
    """
    article = parse(tree)
    body = article.find("body")
    if body is None:
        return []
    findings: list[Finding] = []
    text = _running_text(body)
    said = Said(
        {str(link.get("rid")) for link in body.iter("xref")}, mentions(text), text.casefold()
    )
    for owner in body.iter("fig", "table-wrap"):
        findings.extend(_mention(owner, said))
        if name_of(owner) == "fig":
            findings.extend(_picture(owner, sizes))
    return findings


def _mention(owner: Element, said: Said) -> Iterator[Finding]:
    label, identifier = line_of_label(owner), str(owner.get("id", ""))
    if not label:
        yield Finding("caption_missing", identifier, line_of(owner)[:80])
    elif identifier not in said.ids and not _named(owner, label, said):
        yield Finding(f"{KINDS[name_of(owner)]}_uncited", identifier, label, {"label": label})


def line_of_label(owner: Element) -> str:
    """Return "Figure 2", or "" where there is no label."""
    label = owner.find("label")
    return line_of(label) if label is not None else ""


def _named(owner: Element, label: str, said: Said) -> bool:
    """Whether the text says "Figures 2 and 3", "рис. 2", "2-суретте" of a figure labelled 2."""
    number = NUMBER.search(label.strip(" .")) or re.match(r"\d+(?:\.\d+)*", label)  # "2-кесте"
    if number is None:
        return label.casefold() in said.text
    return number.group().casefold() in said.numbers[name_of(owner)]


def _running_text(body: Element) -> str:
    """Paragraphs and headings outside figures and tables, one after another."""
    paragraphs = [
        line_of(part)
        for part in body.iter("p", "title")
        if not any(name_of(above) in KINDS for above in part.iterancestors())
    ]
    return "\n".join(paragraphs)


def _picture(figure: Element, sizes: Mapping[str, tuple[int, int]]) -> Iterator[Finding]:
    label, identifier = line_of_label(figure), str(figure.get("id", ""))
    graphics = list(figure.iter("graphic"))
    place = label or line_of(figure)[:80]
    if graphics and TABLE_LABEL.match(label) and figure.find(".//table") is None:
        yield Finding("table_picture", identifier, place)
    if graphics and not any(_described(part) for part in (figure, *graphics)):
        yield Finding("alt_missing", identifier, place)
    for graphic in graphics:
        width, height = sizes.get(graphic.get(HREF, ""), (0, 0))
        if 0 < width < WIDTH_WANTED:
            values = {"width": width, "height": height, "wanted": WIDTH_WANTED}
            yield Finding("figure_small", identifier, place, values)


def _described(part: Element) -> bool:
    return any(line_of_alt(alt) for alt in part.findall("alt-text"))


def line_of_alt(alt: Element) -> str:
    """Return a description; names of files that word processors put there are none."""
    text = " ".join((alt.text or "").split())
    is_name = re.fullmatch(
        r"(?i)(?:image|picture|рисунок|изображение|figure|\S+\.\w{3,4})\s*\d*", text
    )
    return "" if is_name else text
