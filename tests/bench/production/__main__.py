"""How faithfully a Word file becomes JATS, and what it costs: `make bench-production`.

    python -m tests.bench.production                         all figures
    python -m tests.bench.production --set author            one set: pairs, house, author
    python -m tests.bench.production --set author --show headings --only en-

`fidelity.<element>` is the lower of the figures of the pairs and of the house set.
"""

import argparse
import sys

from tests.bench.production import author_style, house_style
from tests.bench.production.elements import KINDS
from tests.bench.production.making import made_of
from tests.bench.production.measure import Compared, compare, figures
from tests.bench.production.pairs import pairs
from tests.bench.production.speed import measure_speed
from tests.bench.report import report

SETS = ("pairs", "house", "author")


def compare_set(name: str, only: str = "") -> list[Compared]:
    """Every paper of a set beside what was made of it."""
    if name == "pairs":
        compared = []
        for pair in pairs():
            if only in pair.name:
                found = made_of(pair.data)
                found.aside += pair.aside
                compared.append(compare(pair.name, pair.expected, found))
        return compared
    papers = (house_style if name == "house" else author_style).papers()
    return [
        compare(paper.name, paper.label(), made_of(paper.save()))
        for paper in papers
        if only in paper.name
    ]


def measure_fidelity() -> dict[str, float]:
    """Fidelity of what is laid out well, apart by set, and of the authors' own style."""
    apart = {
        "pairs.": figures(compare_set("pairs"), ""),
        "house.": figures(compare_set("house"), ""),
    }
    made = {
        f"fidelity.{kind}": min(found[kind] for found in apart.values() if kind in found)
        for kind in (*KINDS, "min")
    }
    for prefix, found in apart.items():
        made |= {f"{prefix}{kind}": value for kind, value in found.items()}
    return made | figures(compare_set("author"), "fidelity.author_style.")


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.bench.production")
    asked.add_argument("--set", choices=SETS)
    asked.add_argument("--show", choices=KINDS)
    asked.add_argument("--only", default="", help="papers whose name contains this")
    given = asked.parse_args()
    if not given.set:
        report("production", measure_fidelity() | measure_speed())
        return 0
    compared = compare_set(given.set, given.only)
    for one in compared if given.show else ():
        if one.wrong[given.show]:
            print(one.name, *one.wrong[given.show], sep="\n")
    report(f"production-{given.set}", figures(compared, ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
