"""How well manuscripts are read: `make bench-intake`.

    python -m tests.bench.intake                              the held-out set, pairs, speed
    python -m tests.bench.intake --set tuning                 the figures of the tuning set
    python -m tests.bench.intake --set tuning --show authors  and each error in that field

Of the held-out set only figures are told, so that no rule is made to fit it.
"""

import argparse
import sys

from tests.bench.intake import held_out, pairs, tuning
from tests.bench.intake.claims import FIELDS
from tests.bench.intake.measure import errors, figures_of, score
from tests.bench.intake.reading import compare_all
from tests.bench.intake.speed import measure_speed
from tests.bench.report import report


def measure_intake() -> dict[str, float]:
    """Figures of the held-out set, of the pairs where they are, and of speed."""
    figures = figures_of(compare_all(held_out.manuscripts()))
    published = pairs.manuscripts()
    if published:
        figures["pairs.manuscripts"] = len(published)
        counted = map(pairs.counted, compare_all(published))
        figures |= score(counted).figures("pairs.", pairs.FIELDS)
    return figures | measure_speed()


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.bench.intake")
    asked.add_argument("--set", choices=("held_out", "tuning"), default="held_out")
    asked.add_argument("--show", choices=FIELDS)
    asked.add_argument("--only", default="", help="manuscripts whose name contains this")
    given = asked.parse_args()
    if given.set == "held_out":
        if given.show or given.only:
            asked.error("what is misread in the held-out set is not shown; use --set tuning")
        report("intake", measure_intake())
        return 0
    chosen = [one for one in tuning.manuscripts() if given.only in one.name]
    compared = compare_all(chosen)
    if given.show:
        print("\n".join(errors(given.show, compared)))
    report("intake-tuning", figures_of(compared))
    return 0


if __name__ == "__main__":
    sys.exit(main())
