"""What the text cites against what the list of references holds."""

import re
from collections.abc import Iterator
from itertools import islice

from ..citations import IN_TEXT, NUMBERS
from ..tree import Element, line_of, name_of, parse
from .finding import Finding

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
programme program
"""
NOT_PEOPLE = frozenset(NO_NAMES.split())
APART = ("xref", "tex-math", "math", "code", "alt-text", "label")


def check_citations(tree: bytes) -> list[Finding]:
    """Compare the citations of a canonical tree with its references, both ways.

    A list that the text cites nowhere at all (numbers and names both unread) is not called
    uncited item by item: then the way of citing was not understood, and nothing is said.
    """
    article = parse(tree)
    references = article.findall("back/ref-list/ref")
    if not references:
        return []
    cited = {link.get("rid") for link in article.iter("xref") if link.get("ref-type") == "bibr"}
    unlisted = islice(_unlisted(article, len(references)), FINDINGS_AT_MOST)
    findings = list({finding.text.casefold(): finding for finding in unlisted}.values())
    if cited:
        findings.extend(_uncited(article, cited))
    return findings


def _uncited(article: Element, cited: set[str | None]) -> Iterator[Finding]:
    """References of the first list that nothing points to; a second list repeats the first."""
    first = article.find("back/ref-list")
    for reference in first.findall("ref") if first is not None else []:
        if reference.get("id") not in cited:
            yield Finding("listed_not_cited", str(reference.get("id", "")), line_of(reference))


def _unlisted(article: Element, number: int) -> Iterator[Finding]:
    body = article.find("body")
    known = {name.casefold() for name in _names(article)}
    for block in body.iter("p", "td", "th") if body is not None else []:
        text = _unlinked(block)
        for match in IN_TEXT.finditer(text):
            name = match.group("name").casefold()
            if name not in NOT_PEOPLE and (
                match.group("open") or _in_brackets(text, match.start())
            ):
                is_known = name in known
                yield Finding(
                    "cited_not_listed",
                    _id_of(block),
                    match.group().strip(" (),;"),
                    {"name_listed": is_known},
                )
        for match in BRACKETED.finditer(text):
            for missing in sorted(n for n in _numbers(match.group()) if n > number):
                yield Finding("cited_not_listed", _id_of(block), f"[{missing}]")


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


def _names(article: Element) -> Iterator[str]:
    for reference in article.iterfind("back/ref-list/ref"):
        yield from re.findall(r"[^\W\d_][\w’'-]+", line_of(reference))[:12]


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
