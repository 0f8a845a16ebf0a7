"""Figures and tables: are they mentioned, described, large enough, and what they claim to be?"""

import re
from collections.abc import Iterator, Mapping

from ..captions import TABLE_WORDS
from ..tree import HREF, Element, line_of, name_of, parse
from .finding import Finding

WIDTH_WANTED = 1000  # dots: 85 mm, the narrowest a figure is printed, at 300 dots an inch
KINDS = {"fig": "figure", "table-wrap": "table"}
TABLE_LABEL = re.compile(rf"^\s*(?i:(?:{TABLE_WORDS})\b|\d+\s*[-–]?\s*кесте)")
NUMBER = re.compile(r"\d+(?:[.–-]\d+)*[a-zа-я]?$", re.I)
MENTIONS = {
    "fig": r"(?i:fig(?:ure|ures|s)?\.?|рис(?:унк\w*|унок)?\.?|сурет\w*)",
    "table-wrap": r"(?i:tab(?:le|les|s)?\.?|табл(?:иц\w*)?\.?|кесте\w*)",
}


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
    mentioned = {str(link.get("rid")) for link in body.iter("xref")}
    text = _running_text(body)
    for owner in body.iter("fig", "table-wrap"):
        findings.extend(_mention(owner, mentioned, text))
        if name_of(owner) == "fig":
            findings.extend(_picture(owner, sizes))
    return findings


def _mention(owner: Element, mentioned: set[str], text: str) -> Iterator[Finding]:
    label, identifier = line_of_label(owner), str(owner.get("id", ""))
    if not label:
        yield Finding("caption_missing", identifier, line_of(owner)[:80])
    elif identifier not in mentioned and not _named(owner, label, text):
        yield Finding(f"{KINDS[name_of(owner)]}_uncited", identifier, label, {"label": label})


def line_of_label(owner: Element) -> str:
    """Return "Figure 2", or "" where there is no label."""
    label = owner.find("label")
    return line_of(label) if label is not None else ""


def _named(owner: Element, label: str, text: str) -> bool:
    """Whether the text says "Figures 2 and 3", "рис. 2", "2-суретте" of a figure labelled 2."""
    number = NUMBER.search(label.strip(" ."))
    if number is None:
        found = re.match(r"\d+(?:\.\d+)*", label)  # "2-кесте"
        if found is None:
            return label.casefold() in text.casefold()
        number = found
    figure, kind = re.escape(number.group()), MENTIONS[name_of(owner)]
    pattern = (
        rf"{kind}\s*(?:№\s*)?(?:\d[\w.]*\s*(?:[,;–-]|and|и|және|мен)\s*){{0,6}}{figure}(?!\d)"
        rf"|(?<!\d){figure}\s*[-–]?\s*(?:ші|шы)?\s*{kind}"
    )
    return bool(re.search(pattern, text) or _in_range(number.group(), kind, text))


def _in_range(number: str, kind: str, text: str) -> bool:
    """Whether "Figures 1–4" covers a number."""
    if not number.isdigit():
        return False
    ranges = re.findall(rf"{kind}\s*(\d{{1,3}})\s*[–-]\s*(\d{{1,3}})", text)
    return any(int(start) <= int(number) <= int(end) for start, end in ranges)


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
