"""Solve the program: first as a linear one, which is nearly always whole; else in whole numbers."""

from dataclasses import dataclass

import highspy
import numpy as np

from reviews.assigning.problem import Problem
from reviews.assigning.program import Numbers, Program

WHOLE = 1e-6
NEAR = 0.3  # columns that lose more than this by the linear program's prices are left out
SECONDS = 10.0  # a solution that is only nearly the best is shown after so long


@dataclass(frozen=True)
class Solved:
    """The chosen pairs as columns, what they are worth, and what no solution can surpass."""

    chosen: list[int]
    worth: float
    bound: float


class Solver:
    """HiGHS with one program, to which rows for people kept apart are added as they are needed."""

    def __init__(self, program: Program, apart: list[tuple[int, int]]) -> None:
        self.program, self.apart = program, apart
        self.rows: set[tuple[int, int, int]] = set()
        self.highs = highspy.Highs()
        self.highs.setOptionValue("output_flag", False)
        self.highs.setOptionValue("time_limit", SECONDS)
        self.highs.passModel(model_of(program))

    def run(self) -> Numbers:
        """Return the values of the pairs in a solution that keeps apart who is to be kept apart."""
        while True:
            self.highs.run()
            values = np.array(self.highs.getSolution().col_value)[: self.program.pairs]
            broken = self.broken(values)
            if not broken:
                return values
            for paper, one, other in broken:
                columns = self.program.index[paper, [one, other]].astype(np.int32)
                self.highs.addRow(-highspy.kHighsInf, 1.0, 2, columns, np.ones(2))
            self.rows |= broken

    def broken(self, values: Numbers) -> set[tuple[int, int, int]]:
        """Return who shares a paper, wholly or in part, though they are to be kept apart."""
        table = np.zeros(self.program.index.shape)
        table[self.program.paper, self.program.reader] = values
        found = {
            (int(paper), one, other)
            for one, other in self.apart
            for paper in np.nonzero(table[:, one] + table[:, other] > 1 + WHOLE)[0]
        }
        return found - self.rows

    @property
    def worth(self) -> float:
        return -float(self.highs.getInfo().objective_function_value)

    def in_whole_numbers(self) -> None:
        """Ask for whole pairs, leaving out those that the linear program's prices rule out."""
        losses = np.array(self.highs.getSolution().col_dual)[: self.program.pairs]
        columns = np.arange(self.program.pairs, dtype=np.int32)
        away = columns[losses > NEAR]
        zeros = np.zeros(len(away))
        self.highs.changeColsBounds(len(away), away, zeros, zeros)
        kinds = np.full(len(columns), int(highspy.HighsVarType.kInteger), dtype=np.uint8)
        self.highs.changeColsIntegrality(len(columns), columns, kinds)


def model_of(program: Program) -> highspy.HighsLp:
    order = np.lexsort((program.rows, program.columns))
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(program.gain), len(program.row_low)
    model.col_cost_ = -program.gain
    model.col_lower_, model.col_upper_ = np.zeros(len(program.gain)), program.upper
    model.row_lower_, model.row_upper_ = program.row_low, program.row_high
    matrix = model.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kColwise
    matrix.start_ = np.searchsorted(program.columns[order], np.arange(len(program.gain) + 1))
    matrix.index_, matrix.value_ = program.rows[order], program.values[order]
    return model


def solve(problem: Problem, program: Program) -> Solved:
    """Return the best assignment, and the bound by which one sees how good it is."""
    at = {reader.key: n for n, reader in enumerate(problem.readers)}
    pairs = [sorted(at[key] for key in pair if key in at) for pair in problem.apart]
    solver = Solver(program, [(pair[0], pair[1]) for pair in pairs if len(pair) == 2])
    values = solver.run()
    bound = solver.worth
    if np.any((values > WHOLE) & (values < 1 - WHOLE)):
        solver.in_whole_numbers()
        values = solver.run()
    chosen = [int(column) for column in np.nonzero(values > 0.5)[0]]
    return Solved(chosen, solver.worth, bound)
