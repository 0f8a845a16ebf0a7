"""What the text cites against what the list of references holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ..citations import IN_TEXT, NUMBERS
from ..tree import Element, line_of, name_of, parse
from .finding import Finding
from .naming import WORD, Pair, first_pairs, folded, is_number, pairs_of_entry, pairs_of_text

BRACKETED = re.compile(r"\[\s*\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\s*\]")
RANGE = re.compile(r"(\d{1,3})\s*[–-]\s*(\d{1,3})")
RANGE_AT_MOST = 40
FINDINGS_AT_MOST = 60
# words that stand before a year as a name does: "In May 2020", "Law of 2015", "since January 2019"
NO_NAMES = """
january february march april may june july august september october november december spring
summer autumn winter fall year since until before after between during from in by about
around the table figure law act decree resolution order article section chapter note январь
февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь январе феврале
марте апреле мае июне июле августе сентябре октябре ноябре декабре января февраля марта
апреля мая июня июля августа сентября октября ноября декабря год года году закон указ приказ
статья постановление қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан
қараша желтоқсан жыл жылы заң жарлық covid agenda vision strategy stratégie kazakhstan
programme program stata spss epiinfo excel windows office matlab eviews iso covid-19
"""
NOT_PEOPLE = frozenset(NO_NAMES.split())
NO_NAME = re.compile(r"\d|-$")  # "KTS-1-", a standard
BETWEEN = re.compile(r"\s*\]?\s*[–—-]\s*\[?\s*")
APART = ("xref", "tex-math", "math", "code", "alt-text", "label")


@dataclass(frozen=True)
class Entry:
    """An entry of the list: its id and its text."""

    id: str
    text: str


def check_citations(tree: bytes) -> list[Finding]:
    """Compare the citations of a canonical tree with its references, both ways.

    Where the text cites nothing of the list (numbers and names both unread), the way of citing or
    the list was not understood: then no entry is called uncited, and many citations that seem to
    miss are not named either.
    """
    article = parse(tree)
    references = article.findall("back/ref-list/ref")
    if not references:
        return []
    entries = [Entry(str(each.get("id", "")), line_of(each)) for each in references]
    cited = _linked(article, [entry.id for entry in entries])
    unlisted = list(islice(_unlisted(article, entries), FINDINGS_AT_MOST))
    if not cited and len(unlisted) > len(references):
        return []
    findings = list({finding.text.casefold(): finding for finding in unlisted}.values())
    if cited:
        findings.extend(_uncited(article, cited))
    return findings


def _linked(article: Element, ids: list[str]) -> set[str]:
    """The entries that links point to; of "[3]–[7]" and "3–7" also those between."""
    places = {identifier: place for place, identifier in enumerate(ids)}
    cited: set[str] = set()
    for link in article.iter("xref"):
        start = str(link.get("rid"))
        if link.get("ref-type") != "bibr":
            continue
        cited.add(start)
        after = link.getnext()
        if after is not None and name_of(after) == "xref" and BETWEEN.fullmatch(link.tail or ""):
            first, last = places.get(start, 0), places.get(str(after.get("rid")), 0)
            if 0 < last - first <= RANGE_AT_MOST:
                cited.update(ids[first:last])
    return cited


def _uncited(article: Element, cited: set[str]) -> Iterator[Finding]:
    """References of the first list that nothing means; a second list repeats the first."""
    first = article.find("back/ref-list")
    said: set[Pair] = set()
    numbers: set[int] = set()
    for text in _blocks(article):
        said.update(pairs_of_text(text))
        for match in BRACKETED.finditer(text):
            numbers |= _numbers(match.group())
    for place, reference in enumerate(first.findall("ref") if first is not None else [], 1):
        identifier, text = str(reference.get("id", "")), line_of(reference)
        if identifier not in cited and place not in numbers and not first_pairs(text) & said:
            yield Finding("listed_not_cited", identifier, text)


def _blocks(article: Element) -> Iterator[str]:
    """All text outside the list that may cite, linked or not."""
    for part in (article.find("body"), article.find("back/fn-group")):
        for block in part.iter("p", "td", "th") if part is not None else []:
            if block.find(".//p") is None:
                yield line_of(block)


def _unlisted(article: Element, entries: list[Entry]) -> Iterator[Finding]:
    body = article.find("body")
    pairs = {pair for entry in entries for pair in pairs_of_entry(entry.text)}
    known = {name for name, _year in pairs}
    for block in body.iter("p", "td", "th") if body is not None else []:
        text = _unlinked(block)
        for match in IN_TEXT.finditer(text):
            if not _may_cite(match, text):
                continue
            names = [folded(name) for name in WORD.findall(match.group())]
            year = match.group("year")[:4]
            if any((name, year) in pairs for name in names):
                continue
            said, values = match.group().strip(" (),;"), {"name_listed": names[0] in known}
            yield Finding("cited_not_listed", _id_of(block), said, values)
        for match in BRACKETED.finditer(text):
            for missing in sorted(n for n in _numbers(match.group()) if n > len(entries)):
                yield Finding("cited_not_listed", _id_of(block), f"[{missing}]")


def _may_cite(match: re.Match[str], text: str) -> bool:
    """Whether a name before a year is a citation: in brackets, and neither a month nor a number."""
    name = match.group("name")
    if name.casefold() in NOT_PEOPLE or is_number(name) or NO_NAME.search(name):
        return False
    if match.group()[len(name)].isdigit():  # "WWW2007"
        return False
    return bool(match.group("open")) or _in_brackets(text, match.start())


def _in_brackets(text: str, place: int) -> bool:
    """Whether an opening bracket stands before, in the same sentence, and is not closed yet."""
    before = text[max(0, place - 200) : place]
    return before.rfind("(") > before.rfind(")")


def _numbers(text: str) -> set[int]:
    """The numbers of "[3, 5–8]"."""
    found = {int(number) for number in NUMBERS.findall(text)}
    for match in RANGE.finditer(text):
        start, end = int(match.group(1)), int(match.group(2))
        if 0 < end - start <= RANGE_AT_MOST:
            found.update(range(start, end + 1))
    return found


def _unlinked(block: Element) -> str:
    """The text of a block without what is linked already and without blocks inside it."""
    pieces = [block.text or ""]
    for part in block:
        if name_of(part) not in (*APART, "") and name_of(part) not in ("p", "table", "list"):
            pieces.append(_unlinked(part))
        elif name_of(part) == "xref":
            pieces.append(" ")
        pieces.append(part.tail or "")
    return "".join(pieces)


def _id_of(block: Element) -> str:
    for above in (block, *block.iterancestors()):
        if above.get("id"):
            return str(above.get("id"))
    return ""
