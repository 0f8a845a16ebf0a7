"""Links from "(Name, 2019)" and "[3]" in the text to the list of references."""

import re

from .tree import Element, line_of, make, name_of, replace_in_text, unwrap

YEAR = r"(?:18|19|20)\d\d[a-zа-я]?"
NAME = r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІÀ-Þ][\w’'ʼ-]+"
MORE = (
    r"(?:\s+et\s+al\.?|\s+и\s+др\.?|\s+және\s+т\.\s?б\.|\s+және\s+басқалар|"
    rf"(?:,\s*(?:and\s+|&\s*)?|\s+(?:and|&|и|және|мен|және)\s+)(?:[A-ZА-Я]\.\s*)*{NAME})"
)
IN_TEXT = re.compile(
    rf"(?P<name>{NAME}){MORE}{{0,6}},?\s*(?P<open>\()?(?P<year>{YEAR})(?!\w)(?(open)\)?)"
)
NUMBERS = re.compile(r"\d{1,3}")
BRACKETS = re.compile(
    r"\[\s*\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\s*(?:,\s*(?:p|pp|с|б)\.[^\]]{1,20})?\]"
)
UNLINKED = ("xref", "ext-link", "title", "tex-math", "math", "code", "alt-text", "pub-id", "label")
GROUP = "bracket"  # a wrapper while numbers are linked; never in a finished tree
KINDS = {"table-wrap": "table", "fig": "fig"}
FIRST_WORD = re.compile(r"[^\W\d_][\w’'ʼ-]*")


def link(article: Element) -> None:
    """Put `xref` around citations that can mean one reference only; the words do not change."""
    references = article.findall("back/ref-list/ref")
    body = article.find("body")
    if body is None or not references:
        return
    by_name = _by_name_and_year(references)

    def build(match: re.Match[str]) -> Element | None:
        key = (match.group("name").casefold(), match.group("year").casefold())
        found = by_name.get(key, [])
        return _xref(match.group(), found[0]) if len(found) == 1 else None

    for part in _parts(article):
        replace_in_text(part, IN_TEXT, build, skip=UNLINKED)
    if _is_numbered(references):
        _link_numbers(article, references)


def link_labels(article: Element) -> None:
    """Link "Table 1" and "Figure 2" in the text to what carries exactly that label."""
    owners: dict[str, list[Element]] = {}
    for label in article.iterfind("body//label"):
        owner = label.getparent()
        if owner is not None and name_of(owner) in KINDS and label.text:
            owners.setdefault(label.text, []).append(owner)
    if not owners:
        return
    words = "|".join(re.escape(label) for label in sorted(owners, key=len, reverse=True))

    def build(match: re.Match[str]) -> Element | None:
        found = owners[match.group()]
        if len(found) != 1:
            return None
        return make(
            "xref", match.group(), ref_type=KINDS[name_of(found[0])], rid=str(found[0].get("id"))
        )

    pattern = re.compile(rf"(?<!\w)(?:{words})(?![\w–-]|\.\d)")
    for part in _parts(article):
        replace_in_text(part, pattern, build, skip=(*UNLINKED, "caption"))


def _parts(article: Element) -> list[Element]:
    return [
        part for part in (article.find("body"), article.find("back/fn-group")) if part is not None
    ]


def _xref(text: str, rid: str) -> Element:
    return make("xref", text, ref_type="bibr", rid=rid)


def _by_name_and_year(references: list[Element]) -> dict[tuple[str, str], list[str]]:
    """First author's family name and year → ids; the same pair twice is ambiguous."""
    result: dict[tuple[str, str], list[str]] = {}
    for reference in references:
        citation = reference.find("mixed-citation")
        text = line_of(citation) if citation is not None else ""
        name, year = FIRST_WORD.search(text), re.search(rf"(?<!\d){YEAR}(?!\w)", text)
        if name and year:
            key = (name.group().casefold(), year.group().casefold())
            result.setdefault(key, []).append(str(reference.get("id")))
    return result


def _is_numbered(references: list[Element]) -> bool:
    """Whether "[3]" can mean the third entry: typed numbers agree, or there are none."""
    labels = [reference.findtext("label") for reference in references]
    return all(label in (None, str(place)) for place, label in enumerate(labels, 1))


def _link_numbers(article: Element, references: list[Element]) -> None:
    """Each number inside square brackets, when all of them are in the list."""
    known = {str(place): str(ref.get("id")) for place, ref in enumerate(references, 1)}

    def build(match: re.Match[str]) -> Element | None:
        numbers, start = re.split(r",\s*(?:p|pp|с|б)\.", match.group())[0], match.group()
        if not all(number in known for number in NUMBERS.findall(numbers)):
            return None
        group = make("named-content", start, content_type=GROUP)
        return _link_each(group, len(numbers), known)

    for part in _parts(article):
        replace_in_text(part, BRACKETS, build, skip=UNLINKED)
        for group in part.findall(f".//named-content[@content-type='{GROUP}']"):
            unwrap(group)


def _link_each(group: Element, end: int, known: dict[str, str]) -> Element:
    """Numbers in the first `end` characters of the group's text become links."""

    def build(match: re.Match[str]) -> Element | None:
        return _xref(match.group(), known[match.group()]) if match.end() <= end else None

    replace_in_text(group, NUMBERS, build)
    return group
