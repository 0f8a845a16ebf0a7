"""Search the text that reviewers read on a page: the tree without names."""

from .masking import INLINE, stretches
from .proof_report import Report
from .refusals import Refusal
from .tree import HREF, Element, line_of, name_of, parse
from .words import heading_of

TELLING = ("acknowledgements", "funding", "contributions", "about_authors")
STRUCTURE = frozenset(("id", "rid", "ref-type", "content-type", "xlink:href", "pub-id-type"))


def scan_tree(data: bytes, report: Report) -> None:
    """Search each running text with its place, descriptions, addresses of links, other values."""
    try:
        article = parse(data)
    except Refusal:
        report.raw(data, "")
        return
    report.seeker.learn(str(text) for text in article.itertext())
    for element in article.iter():
        if not isinstance(element.tag, str):
            report.text(str(element.text or ""), "")
            continue
        place = next(
            (str(a.get("id")) for a in (element, *element.iterancestors()) if a.get("id")), ""
        )
        for stretch in stretches(element, INLINE):
            report.text(stretch.text, place)
        _section(element, place, report)
        for key, value in element.attrib.items():
            if key == HREF or key not in STRUCTURE:
                report.value(str(value), place)


def _section(element: Element, place: str, report: Report) -> None:
    if name_of(element) == "sec":
        title = element.find("title")
        label = heading_of(line_of(title)) if title is not None else None
        if label and label.code in TELLING:
            report.add("section", place, line_of(element)[:120], certain=True, can_clean=True)
