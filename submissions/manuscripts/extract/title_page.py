"""Reading a title page: what the form asks for, from a canonical tree."""

import re
from dataclasses import replace
from difflib import SequenceMatcher

from ..languages import code_of, is_clear, language_of
from ..transliterate import latin
from ..tree import Element, line_of, normal, parse
from .abstracts import doubt_repeated, read_abstracts, read_before_keywords, read_before_text
from .bylines import ORCID, people_in
from .codes import read_codes
from .contacts import has_contact
from .cover_letter import set_letter_apart
from .drafts import letters
from .found import Author, Found, Place, TitlePage
from .keywords import read_keywords
from .lines import Line, read_lines
from .people import People, read_people
from .signs import PLAIN_LABEL, RUNNING
from .state import LONG, Reading, place_of
from .statements import read_contact_sentences, read_note, read_sentences, read_statements
from .titles import read_titles, read_translated_title
from .zones import back_lines, front_end

COMMON_LETTERS = 60  # a line this long is prose, whose small words are no names
COMMON_WORDS = 20_000
LANGUAGE_LETTERS = 20_000
RUNNING_LETTERS = 160
POINTS_AT_MOST = 8
ALIKE = 0.6
IDS_LETTERS = 1_500


def read_title_page(tree: bytes) -> TitlePage:
    """Read what the form asks for from a canonical tree. Nothing is invented: what is not there
    stays empty, what is likely but not sure has `certain=False`."""
    article = parse(tree)
    reading = Reading(read_lines(article), _notes(article))
    common = _common_words(reading.lines)
    set_letter_apart(reading)
    _read_named(reading)
    read_before_keywords(reading)
    end = front_end(reading)
    read_before_text(reading, end)
    language = _language(reading, end)
    front = [n for n, line in enumerate(reading.lines) if n < end or line.kind.endswith("_style")]
    title = _read_front_titles(reading, front, common)
    people = _read_front_people(reading, front, title, common, language)
    _read_back(reading, end, common)
    read_sentences(reading, end)
    _take_rest(reading, end, people)
    _read_front_notes(reading, people)
    doubt_repeated(reading)
    return _title_page(reading, people.authors)


def _notes(article: Element) -> dict[str, str]:
    return {
        str(note.get("id")): " ".join(line_of(part) for part in note.findall("p"))
        for note in article.iterfind("back/fn-group/fn")
    }


def _common_words(lines: list[Line]) -> frozenset[str]:
    """Words that the paper writes small somewhere in its prose."""
    words: set[str] = set()
    for line in lines:
        if len(line.text) >= COMMON_LETTERS and len(words) < COMMON_WORDS:
            bare = (word.strip('.,;:()«»"“”?!') for word in line.text.split())
            words.update(word for word in bare if word.isalpha() and word.islower())
    return frozenset(words)


def _read_named(reading: Reading) -> None:
    """All that a style, a heading or a label names, wherever it stands."""
    read_abstracts(reading)
    read_keywords(reading)
    read_statements(reading)
    for number, line in enumerate(reading.lines):
        if reading.is_label(number, "practice") and reading.practice is None:
            _read_practice(reading, number)
        elif number < LONG and number not in reading.used:
            _read_running(reading, number, line)
    read_codes(reading)


def _read_practice(reading: Reading, number: int) -> None:
    line, label = reading.lines[number], reading.labels[number]
    following = reading.section(number)
    points = [reading.lines[at].text for at in following]
    if not points or label is None or len(points) > POINTS_AT_MOST * 2:
        return
    sure = len(points) <= POINTS_AT_MOST and all(len(point) <= LONG * 2 for point in points)
    reading.practice = Found(points, line.text, place_of(line, label), sure)
    reading.used.update({number, *following})


def _read_running(reading: Reading, number: int, line: Line) -> None:
    match = RUNNING.match(line.text)
    text = line.text[match.end() :].strip() if match else ""
    if match and text and len(text) <= RUNNING_LETTERS and reading.running_title is None:
        place = Place("label", match.group().strip(" .:—–-"))
        reading.running_title = Found(text, line.text, place, True)
        reading.used.add(number)


def _language(reading: Reading, end: int) -> str:
    """The language of the paper's own text."""
    return language_of(_own_text(reading, end) or _own_text(reading, 0))


def _own_text(reading: Reading, end: int) -> str:
    """The text that nothing was read from, without the title page."""
    unused = [
        line.text
        for number, line in enumerate(reading.lines[end:], end)
        if number not in reading.used and not line.after
    ]
    return " ".join(unused)[:LANGUAGE_LETTERS]


def _pages(reading: Reading, numbers: list[int]) -> list[list[int]]:
    """The lines of a title page, parted where an abstract or keywords stood: one part a language."""
    pages: list[list[int]] = [[]]
    for number in numbers:
        if number in reading.anchors and pages[-1]:
            pages.append([])
        if number not in reading.used:
            pages[-1].append(number)
    return [page for page in pages if page]


def _read_front_titles(reading: Reading, front: list[int], common: frozenset[str]) -> int:
    """The title from the first part that has one, translations from the others."""
    title = -1
    for page in _pages(reading, front) or [[]]:
        if title < 0:
            title = read_titles(reading, page, common)
        else:
            read_translated_title(reading, page, common)
    return title


def _read_front_people(
    reading: Reading, front: list[int], title: int, common: frozenset[str], language: str
) -> People:
    """Authors from the part of the title page in the paper's language, or else from the first part
    that names some; the names in other languages are used up."""
    pages = [[n for n in page if n not in reading.used] for page in _pages(reading, front)]
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
    about = [reading.lines[number] for number in reading.about]
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
    return replace_contacts(people, others)


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
        line
        for number, line in enumerate(reading.lines[start:], start)
        if number not in reading.used and _is_late_contact(line.text)
    ]


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


def replace_contacts(people: People, others: list[People]) -> People:
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


def _read_back(reading: Reading, end: int, common: frozenset[str]) -> None:
    """Translated title pages behind the paper: their titles are kept, their names are cut."""
    numbers = back_lines(reading, end)
    late = sorted({*numbers, *(anchor for anchor in reading.anchors if anchor >= end)})
    for page in _pages(reading, late):
        read_translated_title(reading, page, common)
    for number in numbers:
        if number not in reading.used:
            reading.unplaced.append(reading.lines[number].text)
            reading.used.add(number)


def _read_front_notes(reading: Reading, people: People) -> None:
    """Footnotes that only cut lines have: they are cut with them, so they are read or kept apart."""
    kept = {
        identifier
        for number, line in enumerate(reading.lines)
        if number not in reading.used
        for identifier in line.notes
    }
    for number in sorted(reading.used):
        for identifier in reading.lines[number].notes:
            if identifier not in people.notes | kept | reading.used_notes:
                reading.used_notes.add(identifier)
                read_note(reading, identifier)


def _take_rest(reading: Reading, end: int, people: People) -> None:
    """When an abstract or authors show where the title page is, its other lines go as well."""
    if not reading.abstracts and not reading.keywords and not people.authors:
        return
    known = max((n for n in reading.used if n < end), default=-1)
    last = end if reading.abstracts or reading.keywords else known
    for number in range(min(last, len(reading.lines))):
        line = reading.lines[number]
        is_short = len(line.text) <= LONG or line.is_frame
        if number not in reading.used and line.kind in ("text", "heading") and is_short:
            if not PLAIN_LABEL.match(line.text):
                reading.unplaced.append(line.text)
            reading.used.add(number)


def _title_page(reading: Reading, authors: list[Author]) -> TitlePage:
    text = _own_text(reading, 0) or " ".join(line.text for line in reading.lines)
    language = language_of(text)
    found = Found(language, text[:100], Place("alphabet"), is_clear(text)) if language else None
    if language == "other" and is_clear(text):
        reading.languages["language"] = code_of(text)
    title = reading.titles.get(language) or next(iter(reading.titles.values()), None)
    return TitlePage(
        title=title,
        subtitle=reading.subtitle,
        running_title=reading.running_title,
        titles=reading.titles,
        authors=authors,
        abstracts=reading.abstracts,
        keywords=reading.keywords,
        codes=reading.codes,
        languages=reading.languages,
        language=found,
        statements=reading.statements,
        practice=reading.practice,
        unplaced=reading.unplaced,
        taken=frozenset(_blocks_used_whole(reading)),
        opened=frozenset(
            reading.lines[number].block
            for number in reading.used
            if reading.lines[number].kind == "heading" and reading.lines[number].block
        ),
    )


def _blocks_used_whole(reading: Reading) -> set[str]:
    """Paragraphs all of whose lines were used: a block is never cut in half."""
    left = {line.block for n, line in enumerate(reading.lines) if n not in reading.used}
    used = {reading.lines[n].block for n in reading.used if reading.lines[n].kind == "text"}
    return {block for block in used - left if block}
