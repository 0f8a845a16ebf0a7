"""Raised letters that a text without raised signs has glued to words: "Ann Leea,*", "aFjord University".

A letter before a place of work tells nothing by itself. Places in the order a, b, c below names that
end with just these letters do.
"""

import re

from .lines import LOWERED, RAISED

PLACE = re.compile(r"([a-h])\s?(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])")
NAME = re.compile(
    r"(?<=[^\W\d_]{2})(?P<marks>[a-h](?:,\s?[a-h*†∗]|\*)*|,?[*∗])(?=\s*(?:,|;|$|&|\sand\s|\sи\s))"
)
LINES = 40  # of a title page
ABOVE = 6  # lines between the names and the first place


def is_next_place(before: str, line: str) -> bool:
    """Whether a line begins with the letter that follows the one before: no place runs on into it."""
    first, second = PLACE.match(before), PLACE.match(line)
    return first is not None and second is not None and ord(second[1]) == ord(first[1]) + 1


def with_raised(lines: list[str]) -> list[str]:
    """The lines with such letters between the marks of what is raised; as they are where none are."""
    places = _places(lines[:LINES])
    if not places:
        return lines
    letters = {lines[number][0] for number in places}
    for number in range(max(places[0] - ABOVE, 0), places[0]):
        found = "".join(match["marks"] for match in NAME.finditer(lines[number]))
        if letters <= set(found):
            made = list(lines)
            made[number] = NAME.sub(f"{RAISED}\\g<marks>{LOWERED}", lines[number])
            for place in places:
                made[place] = PLACE.sub(f"{RAISED}\\1{LOWERED}", lines[place], count=1)
            return made
    return lines


def _places(lines: list[str]) -> list[int]:
    """The numbers of the first lines that begin with a, b, c, one below the other."""
    for number, line in enumerate(lines):
        if line.startswith("a") and PLACE.match(line):
            found = [number]
            while found[-1] + 1 < len(lines) and is_next_place(
                lines[found[-1]], lines[found[-1] + 1]
            ):
                found.append(found[-1] + 1)
            return found if len(found) > 1 else []
    return []
