"""When what was read needs a second look though each sign by itself was good: the signs disagree."""

import re
from dataclasses import replace

from ..languages import language_of
from .affiliations import split_marks
from .bylines import EMAIL, ORCID
from .found import Author
from .people import People
from .state import Reading
from .titles import UNFINISHED
from .workplaces import workplace_score
from .zones import is_matter

BESIDE = 2  # lines from a title in which an unread line may be a part of it
LETTERS = 10  # of an unread line that says something
ENDS = re.compile(r"[.!?…)\]»”\"%*]\s*$")


def doubt_title(reading: Reading, title: int, left: list[int]) -> None:
    """A title that breaks off, or beside which a line of its language was left unread."""
    for language, found in reading.titles.items():
        beside = [
            number
            for number in left
            if abs(number - title) <= BESIDE
            and len(reading.lines[number].text) >= LETTERS
            and language_of(reading.lines[number].text) == language
            and not is_matter(reading.lines[number])
        ]
        if found.certain and (beside or UNFINISHED.search(found.value)):
            reading.titles[language] = replace(found, certain=False)


def doubt_abstracts(reading: Reading) -> None:
    """An abstract that ends within a sentence, or holds an address."""
    for language, found in reading.abstracts.items():
        is_whole = ENDS.search(found.value) and not EMAIL.search(found.value)
        if found.certain and not is_whole:
            reading.abstracts[language] = replace(found, certain=False)


def doubted_authors(reading: Reading, people: People, left: list[int]) -> list[Author]:
    """The authors; none certain when the page seems to name more of them than were found."""
    used = sorted(people.used)
    lines = [reading.lines[number] for number in used]
    inside = [
        n for n in left if used and used[0] < n < used[-1] and not is_matter(reading.lines[n])
    ]
    addresses = {match.casefold() for line in lines for match in EMAIL.findall(line.text)}
    ids = {match.group() for line in lines for match in ORCID.finditer(line.text)}
    number = len(people.authors)
    places = {
        mark
        for line in lines
        for mark, words in split_marks(line)
        if mark.isdigit() and workplace_score(words) >= 2
    }
    marked = "".join(author.quote for author in people.authors)
    unmet = [mark for mark in places if mark not in marked]
    if not inside and not unmet and max(len(addresses), len(ids)) <= number:
        return people.authors
    return [replace(author, certain=False) for author in people.authors]
