"""Authors of a title page: names in order, where they work, how to reach them."""

from dataclasses import dataclass, field
from itertools import pairwise

from . import contacts
from .affiliations import give_workplaces, place_in_note, workplaces_of
from .bylines import CORRESPONDING, Byline, Printed, people_in
from .drafts import Draft, draft_of, spells
from .found import Author, Place
from .lines import NOTE, RAISED, Line
from .names import Name, is_single, split_name, split_names, with_family_of
from .signs import PLAIN_LABEL, in_capitals
from .workplaces import is_only_place, is_position, workplace_score

AUTHORS_AT_MOST = 500
GAP = 9  # lines between one author and the next
NOWHERE = -1  # the number of a line that stands beside nobody
SPELT = 3  # an address that spells the family says which word it is
CALLED = 3  # lines that tell of the one who corresponds
NEAR = 3  # lines between a title and names that only look like names


@dataclass
class People:
    """The authors, the numbers of the lines that were about them, and notes that were read."""

    authors: list[Author] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)


def read_people(
    lines: dict[int, Line],
    notes: dict[str, str],
    *,
    title: int = -1,
    common: frozenset[str] = frozenset(),
    about: list[Line] | None = None,
) -> People:
    """Authors from the lines of a title page, by their number.

    `notes` are the texts of footnotes by id, `title` is the title's number, `common` are words that
    the paper writes small, `about` are lines about the authors from elsewhere.
    """
    bylines = _bylines(lines, title, common)
    drafts = _drafts(lines, bylines)
    if not drafts:
        return People()
    contacts.read_own_line(drafts)
    others = {number: line for number, line in lines.items() if number not in bylines}
    found = workplaces_of(drafts, _outside_calls(others)) or workplaces_of(drafts, others)
    give_workplaces(drafts, found)
    used = set(bylines) | {number for place in found for number in place.numbers}
    used |= contacts.read_ids_in_order(drafts, others)
    called = False
    for number, line in others.items():
        if contacts.has_contact(line.spaced) or called:
            contacts.read_line(drafts, line, number, called=called)
            used.add(number)
            called = contacts.is_bare_call(line.text)
        elif is_position(line.text) or (number - 1 in used and is_only_place(line.text)):
            used.add(number)
    read_notes = _read_notes(drafts, notes)
    for line in about or []:
        _read_about(drafts, line)
    contacts.settle_corresponding(drafts, list(lines.values()))
    return People(_authors(drafts), used, read_notes)


def _outside_calls(lines: dict[int, Line]) -> dict[int, Line]:
    """Lines without those below "Corresponding author": the place of work of somebody named there is
    that of no one else."""
    below = {
        number + step
        for number, line in lines.items()
        if contacts.is_bare_call(line.text)
        for step in range(1, CALLED + 1)
    }
    return {n: line for n, line in lines.items() if n not in below or RAISED in line.marked}


def _bylines(lines: dict[int, Line], title: int, common: frozenset[str]) -> dict[int, Byline]:
    """The lines that hold the authors, with what they say."""
    styled = any(line.kind == "author_style" for line in lines.values())
    kinds = ("author_style",) if styled else ("text", "heading")
    found = {
        number: byline
        for number, line in lines.items()
        if line.kind in kinds and (byline := people_in(line, common)).people
    }
    if not styled:
        found |= _single_names(lines, found, common)
        found = dict(sorted(_set_alike(lines, found).items()))
    if styled:
        return found
    numbers = list(lines)
    kept: dict[int, Byline] = {}
    seen: set[str] = set()
    for number, byline in found.items():
        names = {person.name.casefold() for person in byline.people}
        if _are_told_again(byline, kept):
            continue
        if names & seen or sum(len(known.people) for known in kept.values()) > AUTHORS_AT_MOST:
            continue
        if kept and number - max(kept) > GAP and not lines[number].is_frame:
            break
        if byline.is_strong or _is_in_its_place(lines, numbers, number, title, kept):
            kept[number] = byline
            seen |= names
    return kept


def _set_alike(lines: dict[int, Line], found: dict[int, Byline]) -> dict[int, Byline]:
    """Without lines that only capitals make names, when the sure names are not in capitals."""
    sure = [lines[number].text for number, byline in found.items() if byline.is_strong]
    if not sure or any(map(in_capitals, sure)):
        return found
    return {
        number: byline
        for number, byline in found.items()
        if byline.is_strong or not in_capitals(lines[number].text)
    }


def _are_told_again(byline: Byline, kept: dict[int, Byline]) -> bool:
    """Whether a line only tells more of people who were named above with initials, or by the initials
    of people named in full. The fuller form of a name is kept."""
    known = {_short(person.name): person for above in kept.values() for person in above.people}
    pairs = [(known.get(_short(person.name)), person) for person in byline.people]
    if not pairs or any(before is None for before, _ in pairs):
        return False
    for before, person in pairs:
        if before is not None and len(person.name) > len(before.name):
            before.name = person.name
    return True


def _short(printed: str) -> tuple[str, str]:
    """Family and first initial, which a name and its short form share."""
    name = split_name(printed)
    return name.family.casefold(), name.given[:1].casefold()


def _single_names(
    lines: dict[int, Line], found: dict[int, Byline], common: frozenset[str]
) -> dict[int, Byline]:
    """Lines of one word above a place of work: somebody's only name."""
    numbers = list(lines)
    return {
        number: Byline([Printed(lines[number].text, set(), single=True)])
        for number, following in pairwise(numbers)
        if number not in found
        and not PLAIN_LABEL.match(lines[number].text)
        and is_single(lines[number].text, common)
        and workplace_score(lines[following].text) >= 2
    }


def _is_in_its_place(
    lines: dict[int, Line], numbers: list[int], number: int, title: int, kept: dict[int, Byline]
) -> bool:
    """Whether names that only look like names stand where authors stand: below the title, or above
    a place of work or an address."""
    place = numbers.index(number)
    following = [lines[n] for n in numbers[place + 1 : place + 3]]
    if any(_is_about_a_person(line) for line in following):
        return True
    if title >= 0 and 0 < number - title <= NEAR and lines[number].kind != "heading":
        return True
    return bool(kept) and number - max(kept) <= 1


def _is_about_a_person(line: Line) -> bool:
    return (
        workplace_score(line.text) >= 2 or contacts.has_contact(line.text) or is_position(line.text)
    )


def _drafts(lines: dict[int, Line], bylines: dict[int, Byline]) -> list[Draft]:
    drafts: list[Draft] = []
    run, last = 0, -2
    for number, byline in bylines.items():
        line = lines[number]
        is_next = number == last + 1 and not line.is_frame and len(byline.people) >= 1
        run += not is_next
        several = len(byline.people) > 1
        made = [
            draft_of(
                person,
                line,
                number=number,
                run=run,
                several=several,
                strong=byline.is_strong and not person.single,
            )
            for person in byline.people
        ]
        for draft in made:
            draft.add_place(byline.place)
        drafts.extend(made)
        last = number
    return drafts[:AUTHORS_AT_MOST]


def _read_notes(drafts: list[Draft], notes: dict[str, str]) -> set[str]:
    """Footnotes hung on a name: an affiliation, an address, the word "corresponding"."""
    read: set[str] = set()
    for draft in drafts:
        for mark in sorted(draft.marks):
            identifier = mark.removeprefix(NOTE)
            text = notes.get(identifier, "") if mark.startswith(NOTE) else ""
            if not text:
                continue
            place = place_in_note(text)
            is_told = bool(place) or contacts.has_contact(text) or is_position(text)
            if is_told:
                contacts.give(drafts, [draft], text)
                draft.corresponds = draft.corresponds or bool(CORRESPONDING.search(text))
                read.add(identifier)
            draft.add_place(place)
    return read


def _read_about(drafts: list[Draft], line: Line) -> None:
    """What "About the authors", a note or a line behind the paper adds: addresses, whom to write to."""
    contacts.read_line(drafts, line, NOWHERE)


def _authors(drafts: list[Draft]) -> list[Author]:
    names = split_names([draft.printed for draft in drafts])
    is_sure = all(_is_known(draft) or (draft.several and draft.marks) for draft in drafts)
    return [
        _author(draft, with_family_of(draft.email, name, draft.printed), is_sure=is_sure)
        for draft, name in zip(drafts, names, strict=True)
    ]


def _is_known(draft: Draft) -> bool:
    """Whether more than capital letters says that this is an author. One who is doubtful puts the
    order of all in doubt."""
    styled = draft.line.kind == "author_style"
    known_by_more = bool(draft.email or draft.affiliations or draft.marks)
    return styled or (draft.strong and (known_by_more or draft.several))


def _author(draft: Draft, name: Name, *, is_sure: bool) -> Author:
    styled = draft.line.kind == "author_style"
    is_spelt = bool(name.given) and spells(draft.email, draft) >= SPELT
    place = "author_style" if styled else "frame" if draft.line.is_frame else "title_page"
    return Author(
        printed=draft.printed,
        given=name.given,
        family=name.family,
        patronymic=name.patronymic,
        email=draft.email,
        orcid=draft.orcid,
        affiliation="; ".join(draft.affiliations),
        affiliations=list(draft.affiliations),
        corresponding=draft.corresponds,
        quote=draft.line.text,
        place=Place(place),
        certain=is_sure and _is_known(draft) and (name.certain or is_spelt),
    )
