"""The list of references: DOIs that cannot be right, and entries that have no Latin form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..languages import language_of
from ..romanise import Scheme, romanise
from ..tree import Element, line_of, normal, parse
from .finding import Finding

DOI = re.compile(r"10\.\d{4,9}/[!-~]+")
SHORT = re.compile(
    r"(?i)doi\.org/[a-z0-9]{3,10}"
)  # a short form that doi.org gives away (shortDOI)
LOOKS_LIKE_DOI = re.compile(
    r"(?i)\bdoi(?:\.org/|:?\s+|:)\s*(?P<doi>(?!https?:|dx\.|doi)[^\s,;]+(?: ?/ ?[^\s,;]+)?)"
)
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
LATIN_SHARE = 0.35  # of letters: an original with its romanised or English twin has about half
NOTES = {"ru": "[in Russian]", "kk": "[in Kazakh]"}


@dataclass(frozen=True)
class Romanised:
    """A reference in Cyrillic letters and the Latin form that is proposed for it."""

    block: str
    text: str
    proposal: str


def check_references(tree: bytes) -> list[Finding]:
    """Malformed DOIs and references without a Latin form in a canonical tree."""
    article = parse(tree)
    findings: list[Finding] = []
    for reference in article.iterfind("back/ref-list/ref"):
        text = line_of(reference)
        findings.extend(
            Finding("doi_malformed", str(reference.get("id", "")), doi)
            for doi in _malformed(reference, text)
        )
    findings.extend(
        Finding("not_latin", each.block, each.text) for each in romanised_list(tree, Scheme.ISO_9)
    )
    if article.find("body") is not None and article.find("back/ref-list/ref") is None:
        findings.append(Finding("references_missing"))
    return findings


def _malformed(reference: Element, text: str) -> Iterator[str]:
    for identifier in reference.iter("pub-id"):
        if identifier.get("pub-id-type") == "doi" and not DOI.fullmatch(line_of(identifier)):
            yield line_of(identifier)
    for match in LOOKS_LIKE_DOI.finditer(text):
        doi = match.group("doi").rstrip(".)]»”")
        is_short = SHORT.fullmatch(match.group().rstrip(".)]»”"))
        if re.search(r"\d", doi) and not DOI.match(doi) and not is_short:
            yield doi


def dois_of(tree: bytes) -> dict[str, str]:
    """Return the DOIs of the references, small letters, by the id of their entry."""
    found = {}
    for reference in parse(tree).iterfind("back/ref-list/ref"):
        for identifier in reference.iter("pub-id"):
            if identifier.get("pub-id-type") == "doi":
                found[str(reference.get("id", ""))] = line_of(identifier).casefold()
    return found


def romanised_list(tree: bytes, scheme: Scheme) -> list[Romanised]:
    """Propose a Latin form for each reference that has none, in the order of the list.

    A list whose entries stand a second time in Latin letters, after it, has them all.
    """
    article = parse(tree)
    lists = [each.findall("ref") for each in article.iterfind("back/ref-list")]
    latin_lists = [refs for refs in lists if refs and all(is_latin(line_of(ref)) for ref in refs)]
    result: list[Romanised] = []
    for references in lists:
        cyrillic = [ref for ref in references if not is_latin(line_of(ref))]
        if any(len(latin) >= len(cyrillic) for latin in latin_lists):
            continue
        result.extend(_proposed(reference, scheme) for reference in cyrillic)
    return result


def _proposed(reference: Element, scheme: Scheme) -> Romanised:
    citation = reference.find("mixed-citation")
    text = line_of(citation if citation is not None else reference)
    note = NOTES.get(language_of(text), "")
    proposal = romanise(text, scheme)
    if note and note.casefold() not in text.casefold():
        proposal = f"{proposal.rstrip(' .')} {note}."
    return Romanised(str(reference.get("id", "")), text, proposal)


def is_latin(text: str) -> bool:
    """Whether enough of a reference is in Latin letters to be found by who reads no Cyrillic."""
    latin, cyrillic = len(LATIN.findall(text)), len(CYRILLIC.findall(text))
    return not cyrillic or latin / (latin + cyrillic) >= LATIN_SHARE


def key_of(text: str) -> str:
    """Return what two versions' spellings of one reference share; keeps a corrected form."""
    return normal(text)[:250]
