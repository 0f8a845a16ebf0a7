"""Manuscripts that the rules may be tuned on; every misreading of them may be looked at."""

from tests.bench.intake.record import Manuscript


def manuscripts() -> list[Manuscript]:
    """All manuscripts of the tuning set, always the same."""
    return []
