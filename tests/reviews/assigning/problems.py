"""Desks full of papers, drawn by chance but the same each time."""

import random

from reviews.assigning import Paper, Problem, Reader, Sector

KINDS = (Sector.ACADEMIC, Sector.ACADEMIC, Sector.PRACTITIONER, Sector.BOTH)


def desk(seed=1, papers=60, readers=400, apart=200):
    """Return so many papers, two readers each, one academic and one practitioner among them."""
    chance = random.Random(seed)
    people = tuple(
        Reader(
            f"r{n}", chance.choice([1, 2, 3]), chance.choice([0, 0, 0, 1, 2]), chance.choice(KINDS)
        )
        for n in range(readers)
    )
    rows = tuple(
        Paper(f"p{n}", 2, 1, 1, kept=(f"r{n}",) if n % 10 == 0 else ()) for n in range(papers)
    )
    pairs = [(paper.key, reader.key) for paper in rows for reader in people]
    return Problem(
        papers=rows,
        readers=people,
        fit={pair: chance.random() ** 3 for pair in pairs},
        barred={pair for pair in pairs if chance.random() < 0.03},
        apart={frozenset(chance.sample([one.key for one in people], 2)) for _pair in range(apart)},
    )
