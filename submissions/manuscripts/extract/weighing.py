"""How much a line of a title page looks like the title."""

import re
from dataclasses import dataclass

from ..languages import language_of
from .bylines import EMAIL, ORCID, people_in
from .codes import codes_start
from .contacts import has_contact, is_bare_call
from .lines import RAISED, Line
from .signs import (
    JOURNAL_HEADER,
    JOURNAL_NAME,
    PLAIN_LABEL,
    RUNNING,
    SUBTITLE_LABEL,
    TITLE_LABEL,
    TOPICS,
    in_capitals,
    is_discipline,
    is_preliminary,
)
from .state import LONG, Reading
from .workplaces import COUNTRY_ALONE, is_only_place, is_position, is_said_of_place, workplace_score

TITLE_LETTERS = 400
WORDS = range(4, 31)
LABELLED = 20  # the score of a line that says "Title: …"
SMALL_START = re.compile(r"^\s*[a-zа-яёәғқңөұүһі(]")
RUBRIC_WORDS = 5
PHRASE = re.compile(  # a title says what of what; a rubric only names a field
    r"(?:^(?:a|an|the)|\s(?:a|an|the|on|for|to|with|from|by|at|without|after|before|under|"
    r"в|во|на|о|об|для|по|как|при|между|от|до|без|к))\s",
    re.I,
)
TRAILING_MARKS = " *†‡§¹²³"
NOTE_NUMBER = re.compile(r"(?<=\w)\s?\[\d{1,2}\]$")
HEADER_LINES = 2  # a journal names itself at the top
HEADER_WORDS = 8
CELL_LINES = 4
CELL_LETTERS = 160
CODE_START = 4  # letters before a code in a line of its own
NEXT = 2  # names on the very next line


@dataclass(frozen=True)
class Candidate:
    """A line that may be the title, and how much speaks for it."""

    number: int
    line: Line
    text: str
    score: int


def title_text(line: Line) -> str:
    """A title's words without its label, notes and marks at the end."""
    text = TITLE_LABEL.sub("", line.text)
    if line.marked.rstrip().endswith("\ue001"):
        raised = line.marked.rstrip().rpartition(RAISED)[2].rstrip("\ue001")
        if raised and re.fullmatch(r"[\d*†‡§,]{1,3}", raised) and text.endswith(raised):
            text = text[: -len(raised)]
    return NOTE_NUMBER.sub("", text.strip(TRAILING_MARKS))


def weigh(reading: Reading, number: int, common: frozenset[str]) -> Candidate | None:
    """How much a line looks like a title; None when it cannot be one.

    `common` are words that the paper writes small: a "name" of such words is none.
    """
    line = reading.lines[number]
    text = title_text(line)
    if line.kind not in ("text", "heading") or reading.labels[number] is not None:
        return None
    if not text or len(text) > TITLE_LETTERS:
        return None
    if TITLE_LABEL.match(line.text) or _is_below_label(reading, number):
        return Candidate(number, line, text, LABELLED)
    follow = _people_follow(reading, number, common)
    if (
        _is_other_matter(line)
        or (is_only_place(line.text) and not (follow == NEXT and _is_first(reading, number)))
        or _is_in_header(reading, number)
        or not _can_be_title(reading, number, text, follow, common)
    ):
        return None
    return Candidate(number, line, text, _score(reading, number, text, follow, common))


def _is_below_label(reading: Reading, number: int) -> bool:
    """Whether the line above says "Title" and nothing else."""
    before = reading.lines[number - 1].text.strip(" .:") if number else ""
    match = TITLE_LABEL.match(f"{before}:")
    return match is not None and match.end() == len(before) + 1


def _can_be_title(
    reading: Reading, number: int, text: str, follow: int, common: frozenset[str]
) -> bool:
    """Whether a line is neither a name nor a place of work, as far as its neighbours tell."""
    line = reading.lines[number]
    is_headline = line.kind == "heading" or line.bold or in_capitals(text)
    is_word = follow == NEXT and _is_word_alone(reading, number, text, common)
    is_last_word = follow == NEXT and number > 0 and _runs_on(reading.lines[number - 1], line)
    if len(text.split()) < 2 and not (is_headline and follow == NEXT) and not is_last_word:
        return is_word
    if _is_person(reading, number, common):
        return False
    is_phrase = is_said_of_place(line.text) or is_only_place(
        line.text
    )  # the first with a town in it
    work = 0 if is_phrase else workplace_score(line.text)
    if work >= (5 if is_headline else 3) and not (is_headline and follow):
        return False
    is_below_name = number > 0 and bool(people_in(reading.lines[number - 1], common).people)
    if is_below_name and not is_headline and work >= 2:
        return False
    byline = people_in(line, common)
    return not byline.is_strong and (not byline.people or is_headline or follow == NEXT)


def _is_word_alone(reading: Reading, number: int, text: str, common: frozenset[str]) -> bool:
    """Whether one word can be the whole title: plainly names below, and above it only what is about
    the file or the journal."""
    above = [line.text for line in reading.lines[:number]]
    is_word = len(text) > 3 and text.isalpha() and text[0].isupper()
    return is_word and _names_below(reading, number, common) and all(map(_is_of_journal, above))


def _is_of_journal(text: str) -> bool:
    is_name = len(text.split()) <= HEADER_WORDS and bool(JOURNAL_NAME.search(text))
    return is_name or is_preliminary(text) or 0 <= codes_start(text) < CODE_START


def _runs_on(before: Line, line: Line) -> bool:
    """Whether one word alone can be the end of the line above it, as in a title that was wrapped."""
    alike = (before.kind, before.bold, before.cell) == (line.kind, line.bold, line.cell)
    return alike and len(before.text.split()) > 4 and before.text[-1:].isalpha()


def _score(reading: Reading, number: int, text: str, follow: int, common: frozenset[str]) -> int:
    """What speaks for a title (look, length, names below) less what speaks against it."""
    line, words = reading.lines[number], len(text.split())
    score = 3 if line.kind == "heading" else 2 * line.bold
    score += 2 * (in_capitals(text) and words >= 3) + (words in WORDS) + follow
    score -= bool(people_in(line, common).people) + 5 * is_rubric(reading, number)
    score -= 4 * (
        number <= HEADER_LINES and words <= HEADER_WORDS and bool(JOURNAL_NAME.search(text))
    )
    score -= (1 if follow == NEXT else 2) * (workplace_score(line.text) >= 2) + 2 * bool(
        SMALL_START.match(text)
    )
    score -= 2 * (text.endswith((".", ";")) and not in_capitals(text))
    score -= 2 * (is_discipline(text, TOPICS) and not _names_below(reading, number, common))
    return score - (words < 3) - 2 * (len(text) > LONG)


def _names_below(reading: Reading, number: int, common: frozenset[str]) -> bool:
    """Whether the next line plainly holds names."""
    below = reading.lines[number + 1 : number + 2]
    return any(people_in(line, common).is_strong for line in below)


def _is_in_header(reading: Reading, number: int) -> bool:
    """Whether the cell that frames a line also holds the volume of a journal, and little else."""
    cell = reading.lines[number].cell
    if cell is None:
        return False
    around = reading.lines[max(number - CELL_LINES, 0) : number + CELL_LINES + 1]
    texts = [line.text for line in around if line.cell == cell]
    is_short = sum(map(len, texts)) <= CELL_LETTERS
    return is_short and any(_is_number(text) or JOURNAL_HEADER.search(text) for text in texts)


def _is_number(text: str) -> bool:
    """Whether a line has more digits than letters: a page, a volume, a date."""
    return sum(map(str.isdigit, text)) > sum(map(str.isalpha, text))


def _is_other_matter(line: Line) -> bool:
    """Whether a line is plainly something else: a date, a rubric, names, addresses."""
    text = line.text
    if is_preliminary(text) or _is_number(text) or PLAIN_LABEL.match(text) or RUNNING.match(text):
        return True
    if SUBTITLE_LABEL.match(text) or EMAIL.search(text) or ORCID.search(text) or is_position(text):
        return True
    if len(text) < 60 and has_contact(text) and (not line.bold or is_bare_call(text)):
        return True
    has_number = bool(re.match(r"[(\[]?\d{1,2}[)\].]?\s?\D", line.marked))
    return line.marked[:1] in (RAISED, "*", "†") or (has_number and workplace_score(text) >= 2)


def _is_first(reading: Reading, number: int) -> bool:
    """Whether nothing of the paper stands above a line: then a phrase with a town in it ("Policing
    Berlin, Policing Paris") can be the title, which a town with its country never is."""
    above = reading.lines[:number]
    is_address = bool(COUNTRY_ALONE.search(reading.lines[number].text))
    return not is_address and all(is_preliminary(line.text) for line in above)


def _is_person(reading: Reading, number: int, common: frozenset[str]) -> bool:
    """Whether a line that could be a name is followed by what people have: a place of work, a post,
    an address."""
    if number + 1 >= len(reading.lines) or not people_in(reading.lines[number], common).people:
        return False
    following = reading.lines[number + 1]
    text = following.text
    if in_capitals(reading.lines[number].text) and _small_names_beside(reading, number, common):
        return False
    return workplace_score(text) >= 2 or is_position(text) or has_contact(text[:200])


def _small_names_beside(reading: Reading, number: int, common: frozenset[str]) -> bool:
    """Whether the next line above or below holds sure names that are not in capitals."""
    beside = [reading.lines[at] for at in (number - 1, number + 1) if 0 <= at < len(reading.lines)]
    return any(people_in(line, common).is_strong and not in_capitals(line.text) for line in beside)


def _people_follow(reading: Reading, number: int, common: frozenset[str]) -> int:
    """2 when names come next, 1 when a subtitle or a translation is between; 1 above an abstract."""
    for at in range(number + 1, min(number + 3, len(reading.lines))):
        line = reading.lines[at]
        if reading.labels[at] is not None or at in reading.anchors:
            return int(at == number + 1)
        if line.kind not in ("text", "heading"):
            return 0
        if people_in(line, common).people:
            return NEXT if at == number + 1 else 1
    return 0


def is_rubric(reading: Reading, number: int) -> bool:
    """A short line above a longer one of another look: "PUBLIC LAW", then the title."""
    if number + 1 >= len(reading.lines) or reading.labels[number + 1] is not None:
        return False
    line, following = reading.lines[number], reading.lines[number + 1]
    if len(line.text.split()) > RUBRIC_WORDS or line.text.endswith(":"):
        return False
    if PHRASE.search(line.text):
        return False
    if len(following.text) > TITLE_LETTERS or not same_language(line.text, following.text):
        return False
    is_longer = len(following.text) > 1.5 * len(line.text) and len(following.text.split()) > 3
    differs = in_capitals(line.text) != in_capitals(following.text) or (
        not line.bold and following.bold
    )
    return is_longer and differs and not people_in(following).people


def same_language(one: str, other: str) -> bool:
    return language_of(one) == language_of(other)
