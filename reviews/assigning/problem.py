"""What is known before papers are assigned."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from enum import StrEnum


class Sector(StrEnum):
    """What a reader counts as where a paper wants both kinds."""

    ACADEMIC = "academic"
    PRACTITIONER = "practitioner"
    BOTH = "both"
    UNKNOWN = ""

    @property
    def is_academic(self) -> bool:
        return self in {Sector.ACADEMIC, Sector.BOTH}

    @property
    def is_practitioner(self) -> bool:
        return self in {Sector.PRACTITIONER, Sector.BOTH}


@dataclass(frozen=True)
class Paper:
    """A paper: ``seats`` readers in all, of whom ``kept`` read it already and stay.

    ``academics`` and ``practitioners`` say how many of each kind it wants at least, the kept
    ones among them.
    """

    key: str
    seats: int
    academics: int = 0
    practitioners: int = 0
    kept: tuple[str, ...] = ()

    @property
    def free(self) -> int:
        return max(0, self.seats - len(self.kept))


@dataclass(frozen=True)
class Reader:
    """A person: ``capacity`` further tasks at most, beside the ``load`` of tasks they have."""

    key: str
    capacity: int
    load: int = 0
    sector: Sector = Sector.UNKNOWN


@dataclass(frozen=True)
class Problem:
    """Papers, readers, and what joins them.

    ``fit`` says from 0 to 1 how well a paper suits a reader; a pair that is not in it fits by 0.
    ``barred`` pairs of paper and reader are never made; the two of ``apart`` never share a paper.
    """

    papers: tuple[Paper, ...]
    readers: tuple[Reader, ...]
    fit: Mapping[tuple[str, str], float]
    barred: Set[tuple[str, str]] = frozenset()
    apart: Set[frozenset[str]] = frozenset()
    sectors: Mapping[str, Sector] = field(default_factory=dict)  # of kept people who take no more

    def sector_of(self, reader: str) -> Sector:
        known = {row.key: row.sector for row in self.readers}
        return known.get(reader, self.sectors.get(reader, Sector.UNKNOWN))

    def all_barred(self) -> set[tuple[str, str]]:
        """Return what may not be: barred, kept already, or to be kept apart from a kept one."""
        away: dict[str, set[str]] = {}
        for pair in self.apart:
            for one in pair:
                away.setdefault(one, set()).update(pair - {one})
        found = set(self.barred)
        for paper in self.papers:
            for kept in paper.kept:
                found.add((paper.key, kept))
                found |= {(paper.key, other) for other in away.get(kept, ())}
        return found
