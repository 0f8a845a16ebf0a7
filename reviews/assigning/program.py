"""The problem as rows and columns of a linear program.

Columns: one for each pair of paper and reader that may be; one for each further task that a
reader may take, each dearer than the one before; and one for each seat, academic or practitioner
that may stay missing, dearer than everything. Rows: seats, academics and practitioners of each
paper, tasks of each reader, and pairs who are kept apart, which are added only where a solution
breaks them: there are very many and hardly one matters.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from reviews.assigning.problem import Problem

STEP = 0.06  # what each further task costs more than the one before, on the scale of the fit
MISSING = 20.0  # what a seat that stays free costs: more than any fit
UNMIXED = 5.0  # what a missing academic or practitioner costs

Numbers = np.ndarray[Any, Any]


@dataclass
class Program:
    """Arrays of one linear program (a maximum): cost, bounds and the matrix as triplets."""

    paper: Numbers  # of each pair: the paper's place
    reader: Numbers  # of each pair: the reader's place
    gain: Numbers
    upper: Numbers
    row_low: Numbers
    row_high: Numbers
    rows: Numbers
    columns: Numbers
    values: Numbers
    index: Numbers  # the column of a pair, or -1

    @property
    def pairs(self) -> int:
        return len(self.paper)


def program_of(problem: Problem) -> Program:
    """Return the linear program of a problem, without rows for people kept apart."""
    allowed, fit = tables(problem)
    paper, reader = np.nonzero(allowed)
    index = np.full(allowed.shape, -1)
    index[paper, reader] = np.arange(len(paper))
    task_reader, task_cost = tasks_of(problem)
    low, gaps = wanted_of(problem)
    n, papers, tasks = len(paper), len(problem.papers), len(task_reader)
    academic, practitioner = sectors_of(problem)
    x, y, s = np.arange(n), n + np.arange(tasks), n + tasks + np.arange(3 * papers)
    a, b = academic[reader], practitioner[reader]
    rows = [paper, papers + paper[a], 2 * papers + paper[b], np.arange(3 * papers)]
    columns = [x, x[a], x[b], s]
    rows += [3 * papers + reader, 3 * papers + task_reader]
    columns += [x, y]
    signs = [np.ones(len(row)) for row in rows[:-1]] + [-np.ones(tasks)]
    people = np.zeros(len(problem.readers))
    most = np.concatenate([low[:papers], np.full(2 * papers, np.inf)])
    return Program(
        paper=paper,
        reader=reader,
        gain=np.concatenate([fit[paper, reader], -task_cost, -gaps]),
        upper=np.concatenate([np.ones(n + tasks), low]),
        row_low=np.concatenate([low, people]),
        row_high=np.concatenate([most, people]),
        rows=np.concatenate(rows),
        columns=np.concatenate(columns),
        values=np.concatenate(signs),
        index=index,
    )


def tables(problem: Problem) -> tuple[Numbers, Numbers]:
    """Return, by places of paper and reader, what may be and how well it fits."""
    at = {row.key: n for n, row in enumerate(problem.papers)}
    person_at = {row.key: n for n, row in enumerate(problem.readers)}
    shape = (len(at), len(person_at))
    fit, allowed = np.zeros(shape), np.ones(shape, dtype=bool)
    for (paper, reader), value in problem.fit.items():
        if paper in at and reader in person_at:
            fit[at[paper], person_at[reader]] = value
    for paper, reader in problem.all_barred():
        if paper in at and reader in person_at:
            allowed[at[paper], person_at[reader]] = False
    allowed[[row.free == 0 for row in problem.papers], :] = False
    allowed[:, [row.capacity <= 0 for row in problem.readers]] = False
    return allowed, fit


def tasks_of(problem: Problem) -> tuple[Numbers, Numbers]:
    """Return whose each possible further task is, and what it costs; the later the more."""
    most = max((paper.free for paper in problem.papers), default=0) * len(problem.papers)
    rows = [
        (place, STEP * (reader.load + n))
        for place, reader in enumerate(problem.readers)
        for n in range(min(max(reader.capacity, 0), most))
    ]
    return np.array([row[0] for row in rows], dtype=int), np.array([row[1] for row in rows])


def sectors_of(problem: Problem) -> tuple[Numbers, Numbers]:
    academic = [reader.sector.is_academic for reader in problem.readers]
    practitioner = [reader.sector.is_practitioner for reader in problem.readers]
    return np.array(academic, dtype=bool), np.array(practitioner, dtype=bool)


def wanted_of(problem: Problem) -> tuple[Numbers, Numbers]:
    """Return how many seats, academics and practitioners are still wanted, and their price."""
    seats = [paper.free for paper in problem.papers]
    academics, practitioners = [], []
    for paper in problem.papers:
        kept = [problem.sector_of(key) for key in paper.kept]
        left = paper.free
        academics.append(min(left, max(0, paper.academics - sum(k.is_academic for k in kept))))
        rest = max(0, paper.practitioners - sum(k.is_practitioner for k in kept))
        practitioners.append(min(left, rest))
    prices = np.repeat([MISSING, UNMIXED, UNMIXED], len(seats))
    return np.array([*seats, *academics, *practitioners], dtype=float), prices
