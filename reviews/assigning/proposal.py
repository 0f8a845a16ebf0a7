"""The proposal, and why a seat stays free."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

from reviews.assigning.problem import Paper, Problem, Reader

if TYPE_CHECKING:
    from types import ModuleType


class Why(StrEnum):
    """Why a paper does not get what it wants."""

    NOBODY = "nobody"  # nobody may read it
    FULL = "full"  # all who may read it have as many tasks as they take
    APART = "apart"  # who is left must not share it with somebody who reads it
    ACADEMIC = "academic"  # no academic is left
    PRACTITIONER = "practitioner"  # no practitioner is left


@dataclass(frozen=True)
class Gap:
    """What one paper lacks: so many, and why."""

    paper: str
    number: int
    why: Why


@dataclass(frozen=True)
class Proposal:
    """Pairs of paper and reader, what is missing, and how near the best possible it is.

    ``gap`` is the part by which a better assignment might at most surpass this one: 0 is proved
    to be the best.
    """

    pairs: list[tuple[str, str]]
    missing: list[Gap]
    worth: float = 0.0
    gap: float = 0.0


def propose(problem: Problem) -> Proposal:
    """Return the best assignment. The solver is loaded at the first call, not with the web."""
    free = any(paper.free for paper in problem.papers)
    able = any(reader.capacity > 0 for reader in problem.readers)
    if not (free and able):
        return Proposal([], missing_of(problem, []))
    program = room("program").program_of(problem)
    solved = room("solving").solve(problem, program)
    pairs = [
        (problem.papers[program.paper[n]].key, problem.readers[program.reader[n]].key)
        for n in solved.chosen
    ]
    gap = max(0.0, (solved.bound - solved.worth) / max(1e-9, abs(solved.bound)))
    return Proposal(pairs, missing_of(problem, pairs), solved.worth, 0.0 if gap < 1e-9 else gap)


def room(name: str) -> "ModuleType":
    return import_module(f"reviews.assigning.{name}")


def missing_of(problem: Problem, pairs: list[tuple[str, str]]) -> list[Gap]:
    """Return what papers lack after an assignment, with the reason."""
    found = []
    given: dict[str, list[str]] = {}
    for key, reader in pairs:
        given.setdefault(key, []).append(reader)
    tasks = Counter(reader for _key, reader in pairs)
    barred = problem.all_barred()
    for paper in problem.papers:
        new = given.get(paper.key, [])
        short = paper.free - len(new)
        if short > 0:
            found.append(Gap(paper.key, short, why_free(problem, paper, new, tasks, barred)))
        found += unmixed(problem, paper, new, short)
    return found


def why_free(
    problem: Problem,
    paper: Paper,
    new: list[str],
    tasks: Counter[str],
    barred: set[tuple[str, str]],
) -> Why:
    able = [
        reader
        for reader in problem.readers
        if reader.capacity > 0
        and (paper.key, reader.key) not in problem.barred
        and reader.key not in {*new, *paper.kept}
    ]
    if not able:
        return Why.NOBODY
    left = [reader for reader in able if has_time(reader, tasks)]
    return Why.APART if left else Why.FULL


def has_time(reader: Reader, tasks: Counter[str]) -> bool:
    return tasks[reader.key] < reader.capacity


def unmixed(problem: Problem, paper: Paper, new: list[str], short: int) -> list[Gap]:
    """Return which kind of reader is missing beside seats that stay free anyway."""
    kinds = [problem.sector_of(key) for key in (*paper.kept, *new)]
    found = []
    for wanted, number, why in (
        (paper.academics, sum(kind.is_academic for kind in kinds), Why.ACADEMIC),
        (paper.practitioners, sum(kind.is_practitioner for kind in kinds), Why.PRACTITIONER),
    ):
        lacking = min(wanted - number, paper.free) - max(0, short)
        if lacking > 0:
            found.append(Gap(paper.key, lacking, why))
    return found
