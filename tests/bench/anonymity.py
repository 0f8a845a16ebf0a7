"""How much of what tells an author's name is found and taken out, and how often for nothing."""

import time

from tests.submissions.leaks.totals import false_alarms, property_outcomes, text_outcomes


def measure_anonymity() -> dict[str, float]:
    """Return recall (found and gone) by level, counts, false alarms and seconds."""
    began = time.perf_counter()
    figures: dict[str, float] = {}
    for level, outcomes in (("property", property_outcomes()), ("text", text_outcomes())):
        caught = sum(outcome.caught for outcome in outcomes)
        figures |= {
            f"{level}.leaks": len(outcomes),
            f"{level}.found": sum(outcome.found for outcome in outcomes),
            f"{level}.gone": sum(outcome.gone for outcome in outcomes),
            f"{level}.recall": round(caught / len(outcomes), 4),
        }
    alarms = false_alarms()
    return figures | {
        "false_alarms.papers": alarms.papers,
        "false_alarms.certain": alarms.certain,
        "false_alarms.probable": alarms.probable,
        "false_alarms.masked": alarms.masked,
        "false_alarms.per_paper": round(alarms.per_paper, 3),
        "seconds": round(time.perf_counter() - began, 2),
    }
