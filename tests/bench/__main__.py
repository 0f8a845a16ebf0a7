"""Measures what readers and authors wait for, and how well manuscripts are read: `make bench`.

Prints a table and writes flat JSON, name: number, to $DATA/bench/<name>.json. Everything that is
compared is measured in the same run, in turns, because this machine may be busy with others.
"""

import sys

from tests.bench.anonymity import measure_anonymity
from tests.bench.comparison import measure_comparison
from tests.bench.conversion import measure_conversion
from tests.bench.crowd import measure_crowd
from tests.bench.intake.__main__ import measure_intake
from tests.bench.pages import measure_pages
from tests.bench.report import report


def main() -> int:
    report("conversion", measure_conversion())
    report("intake", measure_intake())
    report("comparison", measure_comparison())
    report("anonymity", measure_anonymity())
    report("pages", measure_pages())
    report("crowd", measure_crowd())
    return 0


if __name__ == "__main__":
    sys.exit(main())
