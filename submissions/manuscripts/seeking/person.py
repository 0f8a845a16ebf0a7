"""Whom nobody may recognise: what is known of each author, and what pays for the work."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Person:
    """Somebody who must not be recognised."""

    family: str
    given: str = ""
    patronymic: str = ""
    printed: str = ""
    email: str = ""
    orcid: str = ""
    affiliation: str = ""


@dataclass(frozen=True)
class Sought:
    """Everything that is looked for: people, texts that name grants, and what an editor looked
    at and found harmless (small letters).

    ``own_words`` says whether thanks and "our earlier work" tell a name: in a paper they do, in a
    review of it they do not."""

    people: tuple[Person, ...] = ()
    funding: tuple[str, ...] = ()
    harmless: frozenset[str] = field(default_factory=frozenset)
    own_words: bool = True

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values, to travel to another process."""
        return {
            "people": [asdict(person) for person in self.people],
            "funding": list(self.funding),
            "harmless": sorted(self.harmless),
            "own_words": self.own_words,
        }

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Sought":
        """Return what `as_dict` wrote."""
        return cls(
            tuple(Person(**row) for row in values["people"]),
            tuple(values["funding"]),
            frozenset(values["harmless"]),
            values["own_words"],
        )
