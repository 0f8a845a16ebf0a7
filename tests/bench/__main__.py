"""Measures what readers and authors wait for: `make bench`.

Prints a table and writes flat JSON, name: number, to $DATA/bench/<name>.json. Everything that is
compared is measured in the same run, in turns, because this machine may be busy with others.
"""

import json
import sys

from tests.bench import CHOICES
from tests.bench.comparison import measure_comparison
from tests.bench.conversion import measure_conversion
from tests.bench.pages import measure_pages


def report(name: str, figures: dict[str, float]) -> None:
    folder = CHOICES.data / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(figures, indent=1) + "\n")
    print(f"\n{name}")
    for label, number in figures.items():
        print(f"  {label:<44}{number:>12,.2f}")


def main() -> int:
    report("conversion", measure_conversion())
    report("comparison", measure_comparison())
    report("pages", measure_pages())
    return 0


if __name__ == "__main__":
    sys.exit(main())
