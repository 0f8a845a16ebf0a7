"""The list of references: from paragraphs under a heading to `ref-list`."""

import re

from .entries import TYPED_NUMBER, entries_of
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

AFTER = "after-references"  # the kind of section that holds what stands behind a list
DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s*(?:https?://(?:dx\.)?doi\.org/)?)?"
    r"(?P<doi>\b10\.\d{4,9}/[^\s\"<>\[\]{}|\\^]*[^\s\"<>\[\]{}|\\^.,;:)»”’'])",
    re.I,
)
UNNAMED_AT_LEAST = 3  # entries of a list that no heading names
NO_NUMBER = 0


def lift(blocks: list[Element], back: Element) -> list[Element]:
    """Move every list of references to `back` and return the other blocks.

    Each entry becomes `ref` with `mixed-citation`; ids are r1, r2 … over all lists. What stands
    behind the last entry (a translated title page) stays, in a section of the kind AFTER.
    """
    kept: list[Element] = []
    place, number = 0, 0
    while place < len(blocks):
        if not _opens_list(blocks[place]):
            kept.append(blocks[place])
            place += 1
            continue
        end = _end_of_section(blocks, place)
        found = entries_of(blocks[place + 1 : end])
        if found.lists:
            number = _add_lists(back, blocks[place], found.lists, number)
            kept.extend(found.rest)
            kept.extend(_after(found.after))
        else:
            kept.extend(blocks[place:end])
        place = end
    return kept if number else _lift_unnamed(kept, back)


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


def _after(blocks: list[Element]) -> list[Element]:
    """What is left behind a list, in a section that says so."""
    if not blocks:
        return []
    section = make("sec", sec_type=AFTER)
    section.extend(blocks)
    return [section]


def _lift_unnamed(blocks: list[Element], back: Element) -> list[Element]:
    """The numbered entries that end a paper, when no heading names them: 1, 2, 3 … without a gap."""
    start = len(blocks)
    while start and _is_numbered_entry(blocks[start - 1]):
        start -= 1
    numbers = [_typed_number(block) for block in blocks[start:]]
    if 1 not in numbers:
        return blocks
    start += numbers.index(1)
    numbers = numbers[numbers.index(1) :]
    if len(numbers) < UNNAMED_AT_LEAST or numbers != list(range(1, len(numbers) + 1)):
        return blocks
    found = entries_of(blocks[start:])
    if found.after or found.rest or len(found.lists) != 1:
        return blocks
    _add_lists(back, None, found.lists, NO_NUMBER)
    return blocks[:start]


def _is_numbered_entry(block: Element) -> bool:
    has_year = bool(re.search(r"(?:18|19|20)\d\d|10\.\d{4}/", letters_of(block)))
    return name_of(block) == "p" and has_year and _typed_number(block) > NO_NUMBER


def _typed_number(block: Element) -> int:
    typed = TYPED_NUMBER.match(letters_of(block))
    return int(typed.group("a") or typed.group("b")) if typed else NO_NUMBER


def _add_lists(
    back: Element,
    title: Element | None,
    lists: list[tuple[Element | None, list[Element]]],
    number: int,
) -> int:
    """Append a `ref-list` for each part of a list; the answer is the number of the last reference."""
    for place, (heading, entries) in enumerate(lists):
        ref_list = make("ref-list")
        for source in (title if place == 0 else None, heading):
            if source is not None:
                target = child(ref_list, "title")
                if line_of(target):
                    move_content(make("title", ". "), target)
                move_content(source, target)
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
