"""Which lines are the title page: in front of the paper, and again, translated, behind it."""

from .affiliations import split_marks
from .bylines import people_in
from .codes import codes_start
from .contacts import has_contact
from .lines import Line
from .signs import PLAIN_LABEL, RUNNING, TITLE_LABEL, is_preliminary
from .state import LINES_AT_MOST, LONG, Reading
from .workplaces import is_only_place, is_position, workplace_score

STRETCH = 25  # lines between one abstract and the next on one title page
WALK_BACK = 15
SENTENCE_WORDS = 12
EARLY = 4
PAPER_CODES = ("introduction", "section", "references")


def front_end(reading: Reading) -> int:
    """The first line of the paper itself."""
    number, last_anchor, seen_people = 0, -1, False
    limit = min(len(reading.lines), LINES_AT_MOST)
    while number < limit:
        line = reading.lines[number]
        if number in reading.anchors:
            last_anchor = reading.anchors[number]
            number = last_anchor + 1
            continue
        if number in reading.used or line.kind.endswith("_style"):
            number += 1
            continue
        if reading.is_label(number, *PAPER_CODES):
            return number
        if not _has_anchor_ahead(reading, number) and _opens(
            reading, number, last_anchor, seen_people
        ):
            return number
        seen_people = seen_people or is_matter(line)
        number += 1
    return limit


def pages_of(reading: Reading, numbers: list[int]) -> list[list[int]]:
    """The lines of a title page, parted where an abstract or keywords stood: one part a language."""
    parts: list[list[int]] = [[]]
    for number in numbers:
        if number in reading.anchors and parts[-1]:
            parts.append([])
        if number not in reading.used:
            parts[-1].append(number)
    return [page for page in parts if page]


def _has_anchor_ahead(reading: Reading, number: int) -> bool:
    """Whether an abstract or keywords come soon, with nothing of the paper before them."""
    for at in range(number, min(number + STRETCH, len(reading.lines))):
        if at in reading.anchors:
            return True
        if at in reading.used:
            continue
        line = reading.lines[at]
        if reading.is_label(at, *PAPER_CODES) or line.kind == "other":
            return False
        if len(line.text) > LONG and not is_matter(line) and not line.is_frame:
            return False
    return False


def _opens(reading: Reading, number: int, last_anchor: int, seen_people: bool) -> bool:
    line = reading.lines[number]
    if line.kind == "other":
        return True
    if is_matter(line) and not (line.kind == "heading" and last_anchor >= 0):
        return False
    if last_anchor >= 0:
        return not line.is_frame
    if len(line.text) > LONG and not line.is_frame:
        return True
    is_headline = line.kind == "heading" or line.bold
    return is_headline and seen_people and number > 1 and _long_follows(reading, number)


def _long_follows(reading: Reading, number: int) -> bool:
    following = reading.lines[number + 1 : number + 3]
    return (
        any(len(line.text) > LONG for line in following) or reading.lines[number].kind == "heading"
    )


def is_matter(line: Line) -> bool:
    """Whether a line shows by itself that it belongs to a title page: a date, a code, names, places
    of work, addresses."""
    text = line.text
    if is_preliminary(text) or 0 <= codes_start(text[:200]) < EARLY or RUNNING.match(text):
        return True
    if PLAIN_LABEL.match(text) or TITLE_LABEL.match(text):
        return True
    if len(text) > LONG * 3:
        return False
    if has_contact(text) and len(text) <= LONG * 2:
        return True
    if line.kind == "heading":
        return False
    has_mark = any(mark for mark, _ in split_marks(line))
    score = workplace_score(text)
    is_place = score >= 3 or (score >= 2 and (has_mark or len(text) < LONG // 2))
    return is_place or is_position(text) or is_only_place(text) or people_in(line).is_strong


def back_lines(reading: Reading, end: int) -> list[int]:
    """Lines of title pages behind the paper: above a late abstract, and behind the references."""
    found: set[int] = set()
    late = [first for first in sorted(reading.anchors) if first >= end]
    for first in late:
        found.update(_above(reading, first, end))
    for number in range(end, len(reading.lines)):
        line = reading.lines[number]
        if number in reading.used or line.kind == "other":
            continue
        if (
            line.after
            and (len(line.text) <= LONG or is_matter(line))
            or late
            and number > late[0]
            and line.kind == "text"
            and is_matter(line)
        ):
            found.add(number)
    return sorted(found)


def _above(reading: Reading, anchor: int, end: int) -> list[int]:
    """Lines above a late abstract that can only be its title and authors."""
    found: list[int] = []
    for at in range(anchor - 1, max(anchor - WALK_BACK, end - 1), -1):
        line = reading.lines[at]
        if at in reading.used or line.kind == "other" or reading.labels[at] is not None:
            break
        if line.after != reading.lines[anchor].after or len(line.text) > LONG:
            break
        is_sentence = len(line.text.split()) > SENTENCE_WORDS and line.text.endswith(".")
        if is_sentence and not is_matter(line):
            break
        found.append(at)
    return found
