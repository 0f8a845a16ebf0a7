"""Reading a title page: what the form asks for, from a canonical tree."""

from ..languages import code_of, is_clear, language_of
from ..tree import Element, line_of, normal, parse
from .abstracts import doubt_repeated, read_abstracts, read_before_keywords, read_before_text
from .codes import read_codes
from .cover_letter import set_letter_apart
from .doubts import doubt_abstracts, doubt_title, doubted_authors
from .found import Author, Found, Place, TitlePage
from .front_people import read_front_people
from .keywords import read_keywords
from .lines import Line, read_lines
from .people import People
from .signs import PLAIN_LABEL, RUNNING
from .state import LONG, Reading, place_of
from .statements import read_note, read_sentences, read_statements
from .titles import read_labelled_subtitle, read_titles, read_translated_title
from .weighing import title_text
from .zones import back_lines, front_end, pages_of

COMMON_LETTERS = 60  # a line this long is prose, whose small words are no names
COMMON_WORDS = 20_000
LANGUAGE_LETTERS = 20_000
RUNNING_LETTERS = 160
POINTS_AT_MOST = 8


def read_title_page(tree: bytes) -> TitlePage:
    """Read what the form asks for from a canonical tree. Nothing is invented: what is not there
    stays empty, what is likely but not sure has `certain=False`."""
    article = parse(tree)
    reading = Reading(read_lines(article), _notes(article))
    common = _common_words(reading)
    set_letter_apart(reading)
    _read_named(reading)
    read_before_keywords(reading)
    end = front_end(reading)
    read_before_text(reading, end)
    language = _language(reading, end)
    front = [n for n, line in enumerate(reading.lines) if n < end or line.kind.endswith("_style")]
    title = _read_front_titles(reading, front, common)
    people = read_front_people(reading, front, title, common, language)
    _read_back(reading, end, common)
    read_sentences(reading, end)
    left = _take_rest(reading, end, people)
    _read_front_notes(reading, people)
    doubt_repeated(reading)
    doubt_title(reading, title, left)
    doubt_abstracts(reading)
    return _title_page(reading, doubted_authors(reading, people, left))


def _notes(article: Element) -> dict[str, str]:
    return {
        str(note.get("id")): " ".join(line_of(part) for part in note.findall("p"))
        for note in article.iterfind("back/fn-group/fn")
    }


def _common_words(reading: Reading) -> frozenset[str]:
    """Words that the paper writes small somewhere in its prose."""
    words: set[str] = set()
    for number, line in enumerate(reading.lines):
        is_prose = len(line.text) >= COMMON_LETTERS or reading.is_label(number, "keywords")
        if is_prose and len(words) < COMMON_WORDS:
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
            read_labelled_subtitle(reading, number)
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
    match = RUNNING.match(line.text) or RUNNING.match(f"{line.text.strip(' .:')}:")
    text, used = line.text[match.end() :].strip() if match else "", {number}
    if match and not text and number + 1 < len(reading.lines):
        text, used = reading.lines[number + 1].text, {number, number + 1}
    if match and text and len(text) <= RUNNING_LETTERS and reading.running_title is None:
        place = Place("label", match.group().strip(" .:—–-"))
        reading.running_title = Found(text, line.text, place, True)
        reading.used.update(used)


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


def _read_front_titles(reading: Reading, front: list[int], common: frozenset[str]) -> int:
    """The title from the first part that has one, translations from the others."""
    title = -1
    for page in pages_of(reading, front) or [[]]:
        if title < 0:
            title = read_titles(reading, page, common)
        else:
            read_translated_title(reading, page, common)
    _leave_out_repeated(reading, front)
    return title


def _leave_out_repeated(reading: Reading, front: list[int]) -> None:
    """A title that is printed once more, above its abstract, is no place of work and no name."""
    known = {normal(found.value) for found in reading.titles.values()}
    reading.used.update(n for n in front if normal(title_text(reading.lines[n])) in known)


def _read_back(reading: Reading, end: int, common: frozenset[str]) -> None:
    """Translated title pages behind the paper: their titles are kept, their names are cut."""
    numbers = back_lines(reading, end)
    late = sorted({*numbers, *(anchor for anchor in reading.anchors if anchor >= end)})
    for page in pages_of(reading, late):
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


def _take_rest(reading: Reading, end: int, people: People) -> list[int]:
    """When an abstract or authors show where the title page is, its other lines go as well. Answers
    the numbers of those that were kept as they are."""
    if not reading.abstracts and not reading.keywords and not people.authors:
        return []
    left: list[int] = []
    known = max((n for n in reading.used if n < end), default=-1)
    last = end if reading.abstracts or reading.keywords else known
    for number in range(min(last, len(reading.lines))):
        line = reading.lines[number]
        is_short = len(line.text) <= LONG or line.is_frame
        if number not in reading.used and line.kind in ("text", "heading") and is_short:
            if not PLAIN_LABEL.match(line.text):
                reading.unplaced.append(line.text)
                left.append(number)
            reading.used.add(number)
    return left


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
