"""The authors of a title page that may name them in several languages, and what else tells of them."""

import re
from dataclasses import replace
from difflib import SequenceMatcher

from ..languages import language_of
from ..transliterate import latin
from ..tree import normal
from .bylines import EMAIL, ORCID, people_in
from .contacts import ID_WORDS, has_contact
from .drafts import letters
from .lines import Line
from .people import People, read_people
from .state import LONG, Reading
from .statements import read_contact_sentences
from .zones import pages_of

ALIKE = 0.6
IDS_LETTERS = 1_500
NAME_LETTERS = 100  # of a line that only names somebody


def read_front_people(
    reading: Reading, front: list[int], title: int, common: frozenset[str], language: str
) -> People:
    """Authors from the part of the title page in the paper's language, or else from the first part
    that names some; the names in other languages are used up."""
    pages = [[n for n in page if n not in reading.used] for page in pages_of(reading, front)]
    with_names: list[tuple[list[int], People]] = []
    rest: list[int] = []
    for page in pages:
        kept = _without_translations(reading, page, common, language)
        lines = {number: reading.lines[number] for number in kept}
        found = read_people(lines, reading.notes, title=title, common=common)
        if found.authors:
            reading.used.update(found.used | (set(page) - set(kept)))
            with_names.append((kept, found))
        else:
            rest.extend(page)
    if not with_names and reading.about and min(reading.about) in front:
        about_lines = {number: reading.lines[number] for number in reading.about}
        with_names.append((reading.about, read_people(about_lines, reading.notes, common=common)))
    if not with_names or not with_names[-1][1].authors:
        return People()
    chosen, _ = max(with_names, key=lambda pair: (_speaks(pair[1], language), -pair[0][0]))
    everything = sorted({*chosen, *rest})
    about = _rows([reading.lines[number] for number in reading.about])
    people = read_people(
        {n: reading.lines[n] for n in everything},
        reading.notes,
        title=title,
        common=common,
        about=[*about, *_late_contacts(reading, front), *_title_notes(reading)],
    )
    reading.used.update(people.used)
    read_contact_sentences(reading, people.used)
    if people.authors:
        reading.used_notes.update(
            identifier
            for identifier in _title_note_ids(reading)
            if has_contact(reading.notes[identifier])
        )
    others = [found for _, found in with_names if found.authors[0].quote != people.authors[0].quote]
    return _with_contacts_of(people, others)


def _rows(lines: list[Line]) -> list[Line]:
    """Lines about the authors, those of one row of a table as one: a row tells of one person."""
    made: list[Line] = []
    for line in lines:
        last = made[-1] if made else None
        if last and line.cell and last.cell and line.cell[:2] == last.cell[:2]:
            text, marked = f"{last.text}; {line.text}", f"{last.marked}; {line.marked}"
            made[-1] = replace(last, text=text, marked=marked)
        else:
            made.append(line)
    return made


def _title_note_ids(reading: Reading) -> list[str]:
    """Footnotes at lines that were used already: the title, a statement."""
    return [
        identifier
        for number in sorted(reading.used)
        for identifier in reading.lines[number].notes
        if reading.notes.get(identifier) and number < LONG
    ]


def _title_notes(reading: Reading) -> list[Line]:
    """Those footnotes as lines."""
    return [
        Line(reading.notes[identifier], reading.notes[identifier], "", "note")
        for identifier in _title_note_ids(reading)
        if has_contact(reading.notes[identifier])
    ]


def _speaks(people: People, language: str) -> int:
    """How well the names of a part fit the paper's language: by alphabet, and for Cyrillic by letters."""
    text = " ".join(author.printed for author in people.authors)
    own = language_of(text)
    if own == language:
        return 2
    return int({own, language} == {"ru", "kk"} or {own, language} <= {"en", "other"})


def _late_contacts(reading: Reading, front: list[int]) -> list[Line]:
    """Lines behind the paper that say whom to write to."""
    start = max(front, default=-1) + 1
    return [
        _with_name_above(reading, number)
        for number, line in enumerate(reading.lines[start:], start)
        if number not in reading.used and _is_late_contact(line.text)
    ]


def _with_name_above(reading: Reading, number: int) -> Line:
    """A line, behind the short one above it where it has no words of its own to say whose iD it is."""
    line, above = reading.lines[number], reading.lines[number - 1]
    is_bare = not re.search(r"[^\W\d_]", ID_WORDS.sub("", ORCID.sub("", EMAIL.sub("", line.text))))
    if not is_bare or has_contact(above.text) or len(above.text) > NAME_LETTERS:
        return line
    return replace(line, text=f"{above.text}: {line.text}", marked=f"{above.marked}: {line.marked}")


def _is_late_contact(text: str) -> bool:
    """An address in a short line, or an iD in one that may list those of all authors."""
    has_address = len(text) < LONG and "@" in text
    return has_address or (len(text) < IDS_LETTERS and bool(ORCID.search(text)))


def _without_translations(
    reading: Reading, page: list[int], common: frozenset[str], language: str
) -> list[int]:
    """Lines of a part without those that repeat its names, and what follows them, in another
    language."""
    groups = _name_groups(reading, page, common)
    if len(groups) < 2:
        return page
    first = groups[0][1]
    repeats = [groups[0], *(group for group in groups[1:] if _is_repeated(first, group[1]))]
    starts = [numbers[0] for numbers, _ in repeats]
    if len(starts) < 2:
        return page
    parts = {start: _between(page, start, starts) for start in starts}
    said = [
        [numbers[0] for numbers, names in repeats if language_of(names) == language],
        [n for n in starts if _language_of_lines(reading, parts[n]) == language],
    ]
    kept = next((fitting[0] for fitting in said if len(fitting) == 1), None)
    kept = kept or next((fitting[0] for fitting in reversed(said) if fitting), starts[0])
    before = [number for number in page if number < starts[0]]
    names = next(numbers for numbers, _ in repeats if numbers[0] == kept)
    rest = [] if len(parts[kept]) > len(names) else parts[starts[-1]][len(repeats[-1][0]) :]
    return [*before, *parts[kept], *rest]


def _language_of_lines(reading: Reading, numbers: list[int]) -> str:
    return language_of(" ".join(reading.lines[number].text for number in numbers))


def _between(page: list[int], start: int, starts: list[int]) -> list[int]:
    """The lines from one list of names to the next."""
    end = min((other for other in starts if other > start), default=page[-1] + 1)
    return [number for number in page if start <= number < end]


def _name_groups(
    reading: Reading, page: list[int], common: frozenset[str]
) -> list[tuple[list[int], str]]:
    """Neighbouring lines of names, with the names; lines that add an address to a name are none."""
    groups: list[tuple[list[int], str]] = []
    for number in page:
        line = reading.lines[number]
        text = " ".join(person.name for person in people_in(line, common).people)
        known = " ".join(names for _, names in groups)
        if not text or (has_contact(line.text) and _is_known(text, known)):
            continue
        is_next = bool(groups) and groups[-1][0][-1] == number - 1
        if is_next and not _is_repeated(groups[-1][1], text):
            groups[-1] = ([*groups[-1][0], number], f"{groups[-1][1]} {text}")
        else:
            groups.append(([number], text))
    return groups


def _is_known(text: str, known: str) -> bool:
    """Whether names were named before, in full or by family and initials."""
    words = [word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) > 2]
    before = re.findall(r"[^\W\d_]+", known.casefold())
    return normal(text) in normal(known) or (bool(words) and all(word in before for word in words))


def _is_repeated(one: str, other: str) -> bool:
    """Whether two lists hold the same names, in one alphabet or two."""
    if len(one.split()) != len(other.split()):
        return False
    first, second = letters(latin(one))[:400], letters(latin(other))[:400]
    return SequenceMatcher(None, first, second, autojunk=False).ratio() > ALIKE


def _with_contacts_of(people: People, others: list[People]) -> People:
    """What only a translated list of as many authors gives: addresses and iDs, in order."""
    authors = list(people.authors)
    for other in others:
        if len(other.authors) != len(authors):
            continue
        for place, (author, twin) in enumerate(zip(authors, other.authors, strict=True)):
            authors[place] = replace(
                author, email=author.email or twin.email, orcid=author.orcid or twin.orcid
            )
    return People(authors, people.used, people.notes)
