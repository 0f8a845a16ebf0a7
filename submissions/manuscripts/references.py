"""The list of references: from paragraphs under a heading to `ref-list`."""

import re

from .tree import (
    HREF,
    LEVEL,
    Element,
    child,
    drop_start,
    letters_of,
    line_of,
    make,
    move_content,
    name_of,
    replace_in_text,
    unwrap,
)
from .words import heading_of

DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:\s*(?:https?://(?:dx\.)?doi\.org/)?)?"
    r"(?P<doi>\b10\.\d{4,9}/[^\s\"<>\[\]{}|\\^]*[^\s\"<>\[\]{}|\\^.,;:)»”’'])",
    re.I,
)
TYPED_NUMBER = re.compile(r"\s*(?:\[(?P<a>\d{1,3})\]\.?|(?P<b>\d{1,3})[.)])\s+")


def lift(blocks: list[Element], back: Element) -> list[Element]:
    """Move every list of references to `back` and return the other blocks.

    Each entry becomes `ref` with `mixed-citation`; ids are r1, r2 … over all lists.
    """
    kept: list[Element] = []
    place, number = 0, 0
    while place < len(blocks):
        if not _opens_list(blocks[place]):
            kept.append(blocks[place])
            place += 1
            continue
        end = _end_of_section(blocks, place)
        entries, rest = _entries(blocks[place + 1 : end])
        if entries:
            number = _add_list(back, blocks[place], entries, number)
            kept.extend(rest)
        else:
            kept.extend(blocks[place:end])
        place = end
    return kept


def _opens_list(block: Element) -> bool:
    if name_of(block) != "title":
        return False
    label = heading_of(line_of(block))
    return label is not None and label.code == "references"


def _end_of_section(blocks: list[Element], start: int) -> int:
    level = int(blocks[start].get(LEVEL, "1"))
    for place in range(start + 1, len(blocks)):
        block = blocks[place]
        if name_of(block) == "title" and (
            int(block.get(LEVEL, "1")) <= level or heading_of(line_of(block))
        ):
            return place
    return len(blocks)


def _entries(blocks: list[Element]) -> tuple[list[Element], list[Element]]:
    """Paragraphs and list items with words, each as one citation; other blocks apart."""
    entries: list[Element] = []
    rest: list[Element] = []
    for block in blocks:
        if name_of(block) == "p":
            entries.extend(_lines(block))
        elif name_of(block) in ("list", "disp-quote", "boxed-text"):
            entries.extend(paragraph for paragraph in block.iter("p") if line_of(paragraph))
        else:
            rest.append(block)
    return entries, rest


def _lines(paragraph: Element) -> list[Element]:
    """A paragraph as one entry, or one for each typed line when all lines carry a number."""
    lines = [line for line in letters_of(paragraph).split("\n") if line.strip()]
    if len(lines) > 1 and all(TYPED_NUMBER.match(line) for line in lines):
        return [make("p", line.strip()) for line in lines]
    return [paragraph] if line_of(paragraph) else []


def _add_list(back: Element, title: Element, entries: list[Element], number: int) -> int:
    """Append one `ref-list`; the answer is the number of the last reference."""
    ref_list = make("ref-list")
    heading = child(ref_list, "title")
    move_content(title, heading)
    for entry in entries:
        number += 1
        ref_list.append(_reference(entry, number))
    back.append(ref_list)
    return number


def _reference(entry: Element, number: int) -> Element:
    reference = make("ref", id=f"r{number}")
    typed = TYPED_NUMBER.match(letters_of(entry))
    if typed:
        drop_start(entry, typed.end())
        reference.append(make("label", typed.group("a") or typed.group("b")))
    citation = make("mixed-citation")
    move_content(entry, citation)
    _mark_dois(citation)
    reference.append(citation)
    return reference


def _mark_dois(citation: Element) -> None:
    """DOIs, as links or as plain text, become `pub-id`."""
    for link in list(citation.iter("ext-link")):
        found = DOI.search(link.get(HREF, ""))
        if found and "doi.org/" in link.get(HREF, "").lower():
            _to_doi(link, found.group("doi"))
    replace_in_text(citation, DOI, _doi_element, skip=("pub-id", "ext-link", "xref"))


def _to_doi(link: Element, doi: str) -> None:
    """Turn a link to doi.org into the identifier itself."""
    for part in list(link):
        unwrap(part)
    link.tag = "pub-id"
    link.attrib.clear()
    link.set("pub-id-type", "doi")
    link.text = doi


def _doi_element(match: re.Match[str]) -> Element:
    return make("pub-id", match.group("doi"), pub_id_type="doi")
