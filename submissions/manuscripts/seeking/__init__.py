"""Looking for authors in any text: their names, addresses, places of work, grants, own words."""

import re
from collections.abc import Iterable

from .hits import Hit, without_overlaps
from .links import Addresses, find_links
from .names import find_names, prepared, words_in
from .person import Person, Sought
from .phrases import find_phrases, grant_numbers
from .places import find_places, prepared_places
from .plain import plain

__all__ = ["Hit", "Person", "Seeker", "Sought", "short"]
LONGEST = 200_000  # letters that are looked at in one piece
SHOWN = 120
NO_PROSE = re.compile(r"<[^>]*>|\S*[@/\\_]\S*")  # mark-up, addresses, paths


class Seeker:
    """Knows whom it looks for; `find` says where they are in a text."""

    def __init__(self, sought: Sought) -> None:
        self.names = prepared(sought.people)
        self.places = prepared_places(sought.people)
        self.addresses = Addresses(sought.people)
        self.numbers = grant_numbers(sought.funding)
        self.harmless = sought.harmless
        self.own_words = sought.own_words
        self.everyday: set[str] = set()

    def learn(self, texts: Iterable[str]) -> None:
        """Read a whole document first: a name that it also writes small is a word of everybody."""
        families = {part.casefold() for name in self.names for part in name.families + name.given}
        for text in texts:
            prose = NO_PROSE.sub(" ", text)
            self.everyday |= {word.text for word in words_in(prose)} & families

    def find(self, text: str, *, names_allowed: bool = False) -> list[Hit]:
        """Return what is in a text, in its order, without overlaps.

        With ``names_allowed`` (a list of references) names and places of work are no hits.
        """
        seen = plain(text[:LONGEST])
        hits = list(find_links(seen.text, self.addresses))
        if self.own_words:
            hits += find_phrases(seen.text, self.numbers)
        if not names_allowed:
            hits += find_names(seen.text, self.names, self.everyday)
            hits += find_places(seen.text, self.places)
        found = []
        for hit in without_overlaps(hits):
            if short(seen.text[hit.start : hit.end]).casefold() in self.harmless:
                continue
            start, end = seen.original(hit.start, hit.end)
            found.append(Hit(hit.code, start, end, hit.certain, hit.masked))
        return found

    def in_name(self, name: str) -> bool:
        """Whether the name of a file, a part or a bookmark names an author."""
        return short(name).casefold() not in self.harmless and (
            self.addresses.names(name) or any(hit.certain for hit in self.find(name))
        )


def short(text: str) -> str:
    """A text on one line, cut to what a list shows."""
    return " ".join(text.split())[:SHOWN]
