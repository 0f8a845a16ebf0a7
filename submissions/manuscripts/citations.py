"""Links from "(Name, 2019)" and "[3]" in the text to the list of references."""

import re

from .tree import Element, line_of, make, name_of, replace_in_text, unwrap
from .words import heading_of

YEAR = r"(?:18|19|20)\d\d[a-zа-я]?"
# a bound, or a word of a million capitals would be tried from each of its letters to its end
NAME = r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІÀ-Þ][\w’'ʼ-]{1,60}"
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
ROUND = re.compile(r"\(\s*\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\s*\)")
RAISED = re.compile(r"\s*\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\s*")
PROSE_LETTERS = 80
ENOUGH = 3  # numbers in round brackets, or raised, before they are taken for citations
UNLINKED = ("xref", "ext-link", "title", "tex-math", "math", "code", "alt-text", "pub-id", "label")
GROUP = "bracket"  # a wrapper while numbers are linked; never in a finished tree
KINDS = {"table-wrap": "table", "fig": "fig"}
FIRST_WORD = re.compile(r"[^\W\d_][\w’'ʼ-]*")


def link(article: Element) -> None:
    """Put `xref` around citations that can mean one reference only; the words do not change."""
    references = article.findall("back/ref-list/ref")
    body = article.find("body")
    references = _main_list(article) or references
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


def _main_list(article: Element) -> list[Element]:
    """The references of the first list, with its parts: a second list repeats it in Latin letters."""
    lists = article.findall("back/ref-list")
    first = [ref_list for ref_list in lists if not _repeats(ref_list, lists)]
    return [reference for ref_list in first for reference in ref_list.findall("ref")]


def _repeats(ref_list: Element, lists: list[Element]) -> bool:
    """Whether a list is the first one again: named as a list itself, and of about as many entries."""
    title = ref_list.find("title")
    is_named = title is not None and heading_of(line_of(title)) is not None
    if ref_list is lists[0] or not is_named:
        return False
    first, own = len(lists[0].findall("ref")), len(ref_list.findall("ref"))
    return abs(first - own) <= max(1, first // 5)


def main_references(article: Element) -> int:
    """How many references a paper has; a list that repeats another in Latin letters adds none."""
    return len(_main_list(article))


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
    """Each number inside brackets, or raised, when all of them are in the list.

    Square brackets always cite. Round brackets and raised numbers do when no square ones are there
    and there are several: "(1)" is an equation, a raised 2 a power.
    """
    known = {str(place): str(ref.get("id")) for place, ref in enumerate(references, 1)}

    pattern = BRACKETS if _has(article, BRACKETS, known) else ROUND

    def build(match: re.Match[str]) -> Element | None:
        numbers, start = re.split(r",\s*(?:p|pp|с|б)\.", match.group())[0], match.group()
        if not all(number in known for number in NUMBERS.findall(numbers)):
            return None
        group = make("named-content", start, content_type=GROUP)
        return _link_each(group, len(numbers), known)

    if pattern is ROUND:
        _link_raised(article, known)
    if pattern is ROUND and len(_found(article, ROUND, known)) < ENOUGH:
        return
    for part in _parts(article):
        replace_in_text(part, pattern, build, skip=UNLINKED)
        for group in part.findall(f".//named-content[@content-type='{GROUP}']"):
            unwrap(group)


def _found(article: Element, pattern: re.Pattern[str], known: dict[str, str]) -> list[str]:
    """What a pattern finds in the text, as far as all its numbers are in the list."""
    texts = (text for part in _parts(article) for text in part.itertext())
    return [
        match.group()
        for text in texts
        for match in pattern.finditer(str(text))
        if all(number in known for number in NUMBERS.findall(match.group().split("p.")[0]))
    ]


def _has(article: Element, pattern: re.Pattern[str], known: dict[str, str]) -> bool:
    return bool(_found(article, pattern, known))


def _link_raised(article: Element, known: dict[str, str]) -> None:
    """Raised numbers behind words or full stops, when there are several: "shown before.^3,4^"."""
    raised = [
        part
        for top in _parts(article)
        for paragraph in top.iter("p")
        if _is_prose(paragraph)
        for part in paragraph.iter("sup")
        if not len(part) and _cites(part, known)
    ]
    if len(raised) < ENOUGH:
        return
    for part in raised:
        _link_each(part, len(part.text or ""), known)


def _is_prose(paragraph: Element) -> bool:
    """Whether a paragraph is of sentences: names and places of work have raised numbers as well."""
    text = line_of(paragraph)
    starts_raised = len(paragraph) > 0 and name_of(paragraph[0]) == "sup" and not paragraph.text
    ends = re.search(r"[.?!:;…”»)][\d\s,;–-]*$", text)
    return len(text) >= PROSE_LETTERS and bool(ends) and not starts_raised


def _cites(part: Element, known: dict[str, str]) -> bool:
    """Whether a raised number stands where a citation does, and not a power or a mark in a table."""
    if not RAISED.fullmatch(part.text or "") or any(
        name_of(above) in UNLINKED or name_of(above) == "table" for above in part.iterancestors()
    ):
        return False
    parent, before = part.getparent(), part.getprevious()
    text = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    is_word = bool(re.search(r"(?:[^\W\d_]{3,}|[.,;:)”»])\s?$", text))
    return is_word and all(number in known for number in NUMBERS.findall(part.text or ""))


def _link_each(group: Element, end: int, known: dict[str, str]) -> Element:
    """Numbers in the first `end` characters of the group's text become links."""

    def build(match: re.Match[str]) -> Element | None:
        return _xref(match.group(), known[match.group()]) if match.end() <= end else None

    replace_in_text(group, NUMBERS, build)
    return group
