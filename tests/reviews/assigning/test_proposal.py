"""The best assignment, held against every other on small desks; and what it must never do."""

import subprocess
import sys
import time
from collections import Counter
from itertools import combinations, product

import pytest

from reviews.assigning import Paper, Problem, Reader, Sector, Why, propose
from reviews.assigning.program import MISSING, STEP, UNMIXED
from tests.reviews.assigning.problems import desk


def worth_of(problem, pairs):
    """Return what an assignment is worth, told from the rules and not from the program."""
    worth, tasks = 0.0, Counter(reader for _paper, reader in pairs)
    for reader in problem.readers:
        worth -= sum(STEP * (reader.load + n) for n in range(tasks[reader.key]))
    for paper in problem.papers:
        new = [reader for key, reader in pairs if key == paper.key]
        kinds = [problem.sector_of(key) for key in (*paper.kept, *new)]
        worth += sum(problem.fit.get((paper.key, reader), 0.0) for reader in new)
        worth -= MISSING * (paper.free - len(new))
        worth -= UNMIXED * max(
            0, min(paper.academics, paper.free) - sum(k.is_academic for k in kinds)
        )
        worth -= UNMIXED * max(
            0, min(paper.practitioners, paper.free) - sum(k.is_practitioner for k in kinds)
        )
    return worth


def is_allowed(problem, pairs):
    tasks = Counter(reader for _paper, reader in pairs)
    capacity = {reader.key: reader.capacity for reader in problem.readers}
    if any(number > capacity[key] for key, number in tasks.items()):
        return False
    for paper in problem.papers:
        new = [reader for key, reader in pairs if key == paper.key]
        together = {*new, *paper.kept}
        if len(new) > paper.free or any((paper.key, one) in problem.barred for one in new):
            return False
        if set(new) & set(paper.kept) or any(pair <= together for pair in problem.apart):
            return False
    return True


def best_of_all(problem):
    """Try every assignment there is."""
    keys = [reader.key for reader in problem.readers]
    choices = [
        [
            [(paper.key, key) for key in group]
            for number in range(paper.free + 1)
            for group in combinations(keys, number)
        ]
        for paper in problem.papers
    ]
    tried = ([pair for group in groups for pair in group] for groups in product(*choices))
    return max(worth_of(problem, pairs) for pairs in tried if is_allowed(problem, pairs))


@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_better_than_the_proposal(seed):
    problem = desk(seed, papers=3, readers=6, apart=4)

    proposal = propose(problem)

    assert is_allowed(problem, proposal.pairs)
    assert worth_of(problem, proposal.pairs) == pytest.approx(best_of_all(problem), abs=1e-6)


def test_a_whole_desk_keeps_every_rule_and_is_proved_the_best():
    problem = desk(apart=2000)
    began = time.perf_counter()

    proposal = propose(problem)

    assert time.perf_counter() - began < 5  # a second on a machine with nothing else to do
    assert is_allowed(problem, proposal.pairs)
    assert len(proposal.pairs) == 60 * 2 - 6
    assert proposal.missing == []
    assert proposal.gap == 0
    for paper in problem.papers:
        new = [reader for key, reader in proposal.pairs if key == paper.key]
        kinds = [problem.sector_of(key) for key in (*paper.kept, *new)]
        assert any(kind.is_academic for kind in kinds)
        assert any(kind.is_practitioner for kind in kinds)


def test_what_stands_comes_again_the_same():
    assert propose(desk(3, 20, 60)).pairs == propose(desk(3, 20, 60)).pairs


def small(**changes):
    """One paper that wants two; Ann and Ben may read it."""
    values = {
        "papers": (Paper("paper", 2),),
        "readers": (Reader("ann", 1), Reader("ben", 1)),
        "fit": {},
    }
    return Problem(**values | changes)


def test_work_is_spread_where_the_fit_is_the_same():
    papers = tuple(Paper(f"p{n}", 1) for n in range(4))
    readers = tuple(Reader(f"r{n}", 4) for n in range(4))

    proposal = propose(Problem(papers, readers, fit={}))

    assert sorted(reader for _paper, reader in proposal.pairs) == ["r0", "r1", "r2", "r3"]


def test_who_has_much_to_do_is_asked_last():
    readers = (Reader("busy", 3, load=4), Reader("idle", 3))

    proposal = propose(Problem((Paper("p", 1),), readers, {("p", "busy"): 0.1}))

    assert proposal.pairs == [("p", "idle")]


def test_a_paper_nobody_may_read_says_so():
    problem = small(barred={("paper", "ann"), ("paper", "ben")})

    assert [(gap.number, gap.why) for gap in propose(problem).missing] == [(2, Why.NOBODY)]


def test_a_seat_stays_free_where_all_have_enough_to_do():
    papers = (Paper("one", 1), Paper("two", 1))

    proposal = propose(Problem(papers, (Reader("ann", 1),), {("one", "ann"): 0.9}))

    assert proposal.pairs == [("one", "ann")]
    assert [(gap.paper, gap.why) for gap in proposal.missing] == [("two", Why.FULL)]


def test_two_kept_apart_do_not_share_a_paper():
    proposal = propose(small(apart={frozenset({"ann", "ben"})}))

    assert len(proposal.pairs) == 1
    assert [gap.why for gap in proposal.missing] == [Why.APART]


def test_nobody_joins_a_kept_reader_from_whom_they_are_kept_apart():
    papers = (Paper("paper", 2, kept=("zoe",)),)

    proposal = propose(small(papers=papers, apart={frozenset({"zoe", "ann"})}))

    assert proposal.pairs == [("paper", "ben")]


def test_a_missing_practitioner_is_named_though_every_seat_is_taken():
    readers = (Reader("ann", 1, sector=Sector.ACADEMIC), Reader("ben", 1, sector=Sector.ACADEMIC))

    proposal = propose(small(papers=(Paper("paper", 2, 1, 1),), readers=readers))

    assert len(proposal.pairs) == 2
    assert [gap.why for gap in proposal.missing] == [Why.PRACTITIONER]


def test_a_kept_practitioner_counts():
    papers = (Paper("paper", 2, 1, 1, kept=("zoe",)),)

    proposal = propose(small(papers=papers, sectors={"zoe": Sector.PRACTITIONER}))

    assert [gap.why for gap in proposal.missing] == [Why.ACADEMIC]


def test_nothing_to_do_is_no_proposal():
    assert propose(small(papers=(Paper("paper", 1, kept=("zoe",)),))).pairs == []
    assert propose(small(papers=())).pairs == []
    assert [gap.number for gap in propose(small(readers=())).missing] == [2]


def test_the_solver_is_loaded_at_the_first_proposal_and_not_before():
    code = "import sys, reviews.assigning; sys.exit('numpy' in sys.modules or 'highspy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
