"""From comparisons to figures: precision, recall, and how honest "certain" is.

Texts count as equal when their letters and digits are; abstracts and translated titles also when
they are alike by 0.95 (difflib's ratio), affiliations, statements and references by 0.9.
A wrong value marked certain is worse than a missing one, so its share is counted apart.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.bench.intake.claims import FIELDS, Claim, same
from tests.bench.intake.reading import Compared


@dataclass
class Tally:
    """Counts of one field."""

    expected: int = 0
    found: int = 0
    right: int = 0

    def figures(self, name: str) -> dict[str, float]:
        """Precision and recall; what nothing was expected of and nothing found of is left out."""
        made = {}
        if self.found or self.expected:
            made[f"{name}.precision"] = round(self.right / self.found, 4) if self.found else 0.0
        if self.expected:
            made[f"{name}.recall"] = round(self.right / self.expected, 4)
        return made


@dataclass
class Score:
    """Tallies of all fields and what "certain" was said of."""

    fields: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    certain: Counter[tuple[bool, bool]] = field(default_factory=Counter)  # (right, certain)

    def add(self, compared: Compared) -> None:
        """Count one manuscript."""
        for name in FIELDS:
            expected, found = compared.expected[name], compared.found.get(name, [])
            matched = pairs(name, expected, found)
            tally = self.fields[name]
            tally.expected += len(expected)
            tally.found += len(found)
            tally.right += len(matched)
            right = {place for _expected, place in matched}
            if name == "authors_names":  # the same values as "authors"
                continue
            for place, claim in enumerate(found):
                if claim.certain is not None:
                    self.certain[place in right, claim.certain] += 1

    def figures(self, prefix: str = "", only: tuple[str, ...] = FIELDS) -> dict[str, float]:
        """All figures, each name after the prefix."""
        made: dict[str, float] = {}
        for name in only:
            made |= self.fields[name].figures(f"{prefix}{name}")
        return made

    def honesty(self) -> dict[str, float]:
        """How many of the wrong and of the right values were marked certain."""
        made = {}
        for name, is_right in (("wrong_but_certain", False), ("right_and_certain", True)):
            sure, unsure = self.certain[is_right, True], self.certain[is_right, False]
            made[name] = round(sure / (sure + unsure), 4) if sure + unsure else 0.0
        return made


def pairs(name: str, expected: list[Claim], found: list[Claim]) -> list[tuple[int, int]]:
    """Which expected claim is which found one, one to one, as places in the two lists."""
    free = list(range(len(found)))
    made = []
    for place, claim in enumerate(expected):
        match = next((one for one in free if same(name, claim, found[one])), None)
        if match is not None:
            free.remove(match)
            made.append((place, match))
    return made


def score(all_compared: Iterable[Compared]) -> Score:
    """One score over many manuscripts."""
    made = Score()
    for compared in all_compared:
        made.add(compared)
    return made


def errors(name: str, all_compared: Iterable[Compared]) -> list[str]:
    """For people who write rules: what was missed (-) and what was wrong (+), a line each."""
    lines = []
    for compared in all_compared:
        expected, found = compared.expected[name], compared.found.get(name, [])
        matched = pairs(name, expected, found)
        missed = set(range(len(expected))) - {one for one, _other in matched}
        wrong = set(range(len(found))) - {other for _one, other in matched}
        refused = f" (refused: {compared.refused})" if compared.refused else ""
        if missed or wrong:
            lines.append(f"{compared.name}{refused}")
        lines += [f"  - [{expected[one].place}] {expected[one].text}" for one in sorted(missed)]
        lines += [f"  + [{found[one].place}] {found[one].text}" for one in sorted(wrong)]
    return lines


def figures_of(all_compared: list[Compared]) -> dict[str, float]:
    """Over all, how honest, and for each format apart."""
    whole = score(all_compared)
    figures: dict[str, float] = {
        "manuscripts": len(all_compared),
        "refused": sum(bool(one.refused) for one in all_compared),
    }
    figures |= whole.figures() | whole.honesty()
    if "references.precision" in figures:
        figures["references.split"] = min(
            figures["references.precision"], figures["references.recall"]
        )
    for ending in sorted({one.name.rsplit(".", 1)[-1] for one in all_compared}):
        some = [one for one in all_compared if one.name.endswith(f".{ending}")]
        figures |= score(some).figures(f"{ending}.")
    return figures
