"""Abstracts, in every language that is there, with or without a name above them."""

import re
from dataclasses import replace

from ..languages import OURS, code_of, is_clear, language_of
from ..words import Label
from .bylines import EMAIL
from .codes import codes_start
from .found import Found, Place
from .lines import Line
from .signs import RUNNING, STRUCTURED, is_preliminary
from .state import LONG, Reading, place_of

ABSTRACT_LETTERS = 6_000
LEAST_LETTERS = 150  # of an abstract that nothing names
LINES_AHEAD = 30
PARAGRAPHS = 8
ASIDE = re.compile(r"^\W*(?:keywords|$)", re.I)
QUOTED = 200
LAST_KEYWORDS = 200  # lines


def read_abstracts(reading: Reading) -> None:
    """Abstracts by style, then those that a name introduces."""
    for number, line in enumerate(reading.lines):
        if line.kind == "abstract_style":
            _keep(reading, line.text, line, Place("abstract_style"))
            reading.used.add(number)
            reading.anchor(number, number)
        elif reading.is_label(number, "abstract") and number not in reading.used:
            label = reading.labels[number]
            if label is not None:
                _read(reading, number, label)


def _read(reading: Reading, number: int, label: Label) -> None:
    line = reading.lines[number]
    rest = line.text[label.end :].strip()
    goal = _keywords_ahead(reading, number)
    if goal is not None:
        following = _up_to(reading, number, goal, rest)
    elif rest:
        following = _while_structured(reading, number)
    else:
        following = _under_heading(reading, number)
    if not rest and not following:
        return
    text = "\n\n".join(filter(None, [rest, reading.text_of(following)]))
    if len(text) > ABSTRACT_LETTERS or _is_known(reading, text):
        return
    last = following[-1] if following else number
    _keep(reading, text, line, place_of(line, label), sure=_is_closed(reading, last))
    reading.used.update({number, *following})
    reading.anchor(number, following[-1] if following else number)


def _is_closed(reading: Reading, last: int) -> bool:
    """Whether what follows shows that an abstract ends here: keywords, another part, the end."""
    if last + 1 >= len(reading.lines):
        return True
    line = reading.lines[last + 1]
    return reading.labels[last + 1] is not None or line.kind != "text" or line.bold


def _is_known(reading: Reading, text: str) -> bool:
    return language_of(text) in reading.abstracts


def _keywords_ahead(reading: Reading, number: int) -> int | None:
    """The line of keywords that closes this abstract, when nothing of the paper is before it."""
    letters = 0
    for at in range(number + 1, min(number + LINES_AHEAD, len(reading.lines))):
        if reading.is_label(at, "keywords"):
            return at
        letters += len(reading.lines[at].text)
        is_end = reading.is_label(at, "introduction", "references", "abstract", "about_authors")
        if letters > ABSTRACT_LETTERS or (is_end and not _is_part(reading, at, number)):
            return None
        if reading.lines[at].kind == "other":
            return None
    return None


def _is_part(reading: Reading, at: int, start: int) -> bool:
    """ "Introduction" as the first part of a structured abstract: deeper, or a short text follows."""
    line, first = reading.lines[at], reading.lines[start]
    if not reading.is_label(at, "introduction"):
        return False
    if line.kind == first.kind == "heading":
        return line.level > first.level
    return line.kind == "text" and not line.text[20:] and at - start <= 1


def _up_to(reading: Reading, number: int, goal: int, rest: str) -> list[int]:
    """Lines of an abstract that keywords close."""
    start = reading.lines[number]
    language = language_of(rest) if rest else ""
    result: list[int] = []
    for at in range(number + 1, goal):
        line = reading.lines[at]
        if _is_aside(line) or line.after != start.after:
            if result or rest:
                break
            continue
        if _is_other_cell(
            line, reading.lines[result[-1]] if result else start, bool(result or rest)
        ):
            break
        label = reading.labels[at]
        if label and label.code not in ("section", "introduction", "practice", "data"):
            break
        if language and len(line.text) > 25 and _is_foreign(line.text, language):
            break
        language = language or (language_of(line.text) if len(line.text) > 60 else "")
        result.append(at)
    return result


def _is_foreign(text: str, language: str) -> bool:
    """Whether a line is in another language: a short one, or one whose letters leave no doubt."""
    own = language_of(text)
    return own != language and (len(text) < LONG or own in OURS)


def _is_aside(line: Line) -> bool:
    """A line within the title page that belongs to no abstract: a code, a date, an address."""
    text = line.text
    is_code = 0 <= codes_start(text[:200]) < 4 and len(text) < LONG
    is_short_contact = len(text) < LONG and bool(EMAIL.search(text))
    return is_code or is_short_contact or is_preliminary(text) or bool(RUNNING.match(text))


def _is_other_cell(line: Line, last: Line, has_text: bool) -> bool:
    return has_text and line.cell != last.cell


def _while_structured(reading: Reading, number: int) -> list[int]:
    """Paragraphs of a structured abstract ("Purpose: …") that come one after another."""
    return reading.following(
        number,
        lambda at: (
            reading.lines[at].kind == "text"
            and reading.labels[at] is None
            and reading.lines[at].after == reading.lines[number].after
            and bool(STRUCTURED.match(reading.lines[at].text[:100]))
        ),
    )


def _under_heading(reading: Reading, number: int) -> list[int]:
    """Paragraphs below the word "Abstract" up to the next part; where no part follows, only one."""
    parts = _with_headings(reading, number)
    if parts:
        return parts
    following = [at for at in reading.section(number) if not _is_aside(reading.lines[at])]
    cell = reading.lines[following[0]].cell if following else None
    following = [at for at in following if reading.lines[at].cell == cell]
    stop = following[-1] + 1 if following else number + 1
    closed = stop < len(reading.lines) and (
        reading.labels[stop] is not None
        or reading.lines[stop].kind == "heading"
        or reading.lines[stop].cell != cell
    )
    if not closed or len(following) > PARAGRAPHS:
        first = following[:1]
        return first + (_while_structured(reading, first[0]) if first else [])
    return following


def _with_headings(reading: Reading, number: int) -> list[int]:
    """Lines of an abstract whose parts have headings ("Purpose"), up to the introduction.

    Only when the parts come in short paragraphs and the introduction, or a deeper order of headings,
    shows where they end.
    """
    start = reading.lines[number]
    found: list[int] = []
    for at in range(number + 1, min(number + LINES_AHEAD, len(reading.lines))):
        line = reading.lines[at]
        is_deeper = start.kind == "heading" and line.level > start.level
        if line.kind == "heading" and not is_deeper:
            if reading.is_label(at, "introduction") and not _is_part(reading, at, number):
                return found if any(reading.lines[n].kind == "heading" for n in found) else []
            if not STRUCTURED.match(line.text + ":") or start.kind == "heading":
                return found if start.kind == "heading" and _has_heading(reading, found) else []
        if line.kind == "other" or len(reading.text_of([*found, at])) > ABSTRACT_LETTERS:
            return []
        if reading.labels[at] and not reading.is_label(at, "section", "introduction", "data"):
            return found if _has_heading(reading, found) else []
        found.append(at)
    return []


def _has_heading(reading: Reading, numbers: list[int]) -> bool:
    return any(reading.lines[number].kind == "heading" for number in numbers)


def _keep(reading: Reading, text: str, line: Line, place: Place, *, sure: bool = True) -> None:
    language = language_of(text)
    known = reading.abstracts.get(language)
    if known is not None and place.code == "abstract_style":
        text = f"{known.value}\n\n{text}"
    certain = sure and is_clear(text) and len(text) >= LEAST_LETTERS // 2
    reading.abstracts[language] = Found(text, line.text[:QUOTED], place, certain)
    if language == "other" and is_clear(text):
        reading.languages[language] = code_of(text)


def read_before_keywords(reading: Reading) -> None:
    """Paragraphs without a name just above keywords."""
    for number in range(min(len(reading.lines), LAST_KEYWORDS)):
        if reading.is_label(number, "keywords"):
            found = _long_before(reading, number)
            if found:
                _keep_unnamed(reading, found, "before_keywords")


def read_before_text(reading: Reading, end: int) -> None:
    """Paragraphs without a name between the authors and the introduction, where `end` is."""
    if reading.abstracts or not 1 < end < len(reading.lines):
        return
    if not reading.is_label(end, "introduction"):
        return
    found = _long_before(reading, end)
    if found and found[0] > 1:
        _keep_unnamed(reading, found, "before_text")


def _long_before(reading: Reading, number: int) -> list[int]:
    """Long unused paragraphs directly above a line, in one language."""
    found: list[int] = []
    for at in range(number - 1, max(number - PARAGRAPHS, -1), -1):
        line = reading.lines[at]
        if at in reading.used or line.kind != "text" or reading.labels[at] is not None:
            break
        if len(line.text) < LEAST_LETTERS or is_preliminary(line.text):
            break
        if found and language_of(line.text) != language_of(reading.lines[found[0]].text):
            break
        found.insert(0, at)
    return found if len(found) <= 3 else []


def _keep_unnamed(reading: Reading, numbers: list[int], code: str) -> None:
    text = reading.text_of(numbers)
    if len(text) > ABSTRACT_LETTERS or _is_known(reading, text):
        return
    _keep(reading, text, reading.lines[numbers[0]], Place(code), sure=False)
    reading.used.update(numbers)
    reading.anchor(numbers[0], numbers[-1])


def doubt_repeated(reading: Reading) -> None:
    """An abstract as long as a chapter, or in a language that its keywords are not, needs a look."""
    for language, found in reading.abstracts.items():
        if len(found.value) > ABSTRACT_LETTERS * 2 // 3:
            reading.abstracts[language] = replace(found, certain=False)
