"""One thing that was found in a text."""

from dataclasses import dataclass

ORDER = ("email", "orcid", "link", "own_work", "thanks", "affiliation", "grant", "name", "phrase")


@dataclass(frozen=True)
class Hit:
    """What kind it is, where it stands, and whether it certainly tells who wrote the text.

    `masked` says whether it can be taken out without changing what the text says.
    """

    code: str
    start: int
    end: int
    certain: bool = True
    masked: bool = True


def without_overlaps(hits: list[Hit]) -> list[Hit]:
    """Return hits in order of place; of two that overlap the certain one, then the longer."""
    ranked = sorted(hits, key=lambda hit: (not hit.certain, hit.start - hit.end, hit.start))
    kept: list[Hit] = []
    for hit in ranked:
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)
