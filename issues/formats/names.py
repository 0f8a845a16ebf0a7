"""Names of people in citations: single names, patronymics, Latin forms. Nothing is invented."""

import re
from dataclasses import dataclass
from typing import Protocol

CYRILLIC = re.compile(r"[Ѐ-ӿ]")


class Named(Protocol):
    """Whoever has the parts of a name."""

    @property
    def given(self) -> str: ...
    @property
    def family(self) -> str: ...
    @property
    def patronymic(self) -> str: ...
    @property
    def latin(self) -> str: ...
    @property
    def shown(self) -> str: ...


@dataclass(frozen=True)
class Name:
    """A name to cite: `given` holds the patronymic too; a single name is all in `family`."""

    family: str
    given: str = ""

    @property
    def inverted(self) -> str:
        """ "Family, Given", or the single name."""
        return f"{self.family}, {self.given}" if self.given else self.family

    def initials(self, space: str = " ") -> str:
        """Return the initials of the given names: "Jean-Pierre N." becomes "J.-P. N."."""
        words = [word for word in self.given.replace(".", ". ").split() if word]
        return space.join(map(_initial, words))


def _initial(word: str) -> str:
    parts = [part for part in word.split("-") if part]
    return "-".join(f"{part[0].upper()}." for part in parts if part[0].isalnum())


def cited(person: Named, *, latin: bool) -> Name:
    """Return the name to cite; with `latin` the author's Latin form in place of Cyrillic letters."""
    if latin and person.latin and CYRILLIC.search(person.family + person.given + person.shown):
        return _latin(person)
    return _own(person)


def _own(person: Named) -> Name:
    given = " ".join(filter(None, (person.given, person.patronymic)))
    if not person.family:
        return Name(given or person.shown)
    return Name(person.family, given)


def _latin(person: Named) -> Name:
    """Split the Latin form: at its comma, or where the printed name has its family name."""
    family, comma, given = person.latin.partition(",")
    if comma:
        return Name(family.strip(), given.strip())
    words = person.latin.split()
    count = len(person.family.split())
    if not person.family or not (person.given or person.patronymic) or count >= len(words):
        return Name(person.latin)
    if person.shown.startswith(person.family):
        return Name(" ".join(words[:count]), " ".join(words[count:]))
    return Name(" ".join(words[-count:]), " ".join(words[:-count]))
