"""Reads one manuscript as the journal reads it: in the sandbox, then the title page."""

import tempfile
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from submissions.manuscripts import extract
from submissions.manuscripts.convert import convert
from submissions.manuscripts.refusals import Refusal
from submissions.manuscripts.sniff import kind_of
from tests.bench.intake.claims import Claims, claims_of_label, claims_of_reading
from tests.bench.intake.record import Manuscript

PROCESSES = 2
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True)
class Compared:
    """A manuscript with what had to be found and what was; `refused` says why it was not read."""

    name: str
    expected: Claims
    found: Claims
    refused: str = ""


def compare(manuscript: Manuscript) -> Compared:
    """Read a manuscript and set what was found beside its label."""
    label = manuscript.label
    expected = claims_of_label(label)
    try:
        kind = kind_of(manuscript.data, manuscript.name)
        with tempfile.TemporaryDirectory() as folder:
            converted = convert(manuscript.data, kind, folder=Path(folder))
    except Refusal as refusal:
        return Compared(manuscript.name, expected, {}, refusal.code)
    if converted.tree is None:
        page, references = extract.read_plain_text(converted.text), []
    else:
        page, references = extract.read_title_page(converted.tree), references_of(converted.tree)
    return Compared(manuscript.name, expected, claims_of_reading(page, references, label))


def references_of(tree: bytes) -> list[str]:
    """The items of every reference list, a DOI that is kept apart put behind its text."""
    items = []
    for ref in etree.fromstring(tree, PARSER).iterfind(".//ref-list//ref"):
        text = " ".join(_texts(ref)).strip()
        for doi in ref.iterfind(".//pub-id[@pub-id-type='doi']"):
            if doi.text and doi.text not in text:
                text += f" https://doi.org/{doi.text}"
        items.append(" ".join(text.split()))
    return items


def _texts(ref: etree._Element) -> Iterable[str]:
    """The text of an item without its number."""
    for citation in ref:
        if citation.tag != "label":
            yield "".join(citation.itertext())


def compare_all(manuscripts: Iterable[Manuscript]) -> list[Compared]:
    """Compare many, in several processes at once, in their order."""
    with ProcessPoolExecutor(PROCESSES) as pool:
        return list(pool.map(compare, manuscripts))
