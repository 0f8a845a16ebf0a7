"""Measures finding and assigning reviewers: `make bench-review`.

Prints a table and writes flat JSON, name: number, to $DATA/bench/review.json. Each part is a
function that returns its figures; the rows that it needs are made in a database of its own, which
is thrown away.
"""

import sys
from collections.abc import Callable

from tests.bench.assigning import measure_assigning
from tests.bench.ranking import measure_ranking
from tests.bench.report import report

PARTS: tuple[Callable[[], dict[str, float]], ...] = (measure_ranking, measure_assigning)


def main() -> int:
    figures: dict[str, float] = {}
    for measure in PARTS:
        figures |= measure()
    report("review", figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
