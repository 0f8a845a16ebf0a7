"""Times of several things, measured in turns."""

import statistics
import time
from collections.abc import Callable


def in_turns(things: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Call each thing once a round; returns milliseconds by name. The first round is not counted."""
    times: dict[str, list[float]] = {name: [] for name in things}
    for round_ in range(rounds + 1):
        for name, thing in things.items():
            began = time.perf_counter()
            thing()
            if round_:
                times[name].append((time.perf_counter() - began) * 1000)
    return times


def middle_and_tail(name: str, times: list[float]) -> dict[str, float]:
    """Median and 95th percentile, in milliseconds."""
    return {
        f"{name}.median_ms": round(statistics.median(times), 3),
        f"{name}.p95_ms": round(statistics.quantiles(times, n=20)[-1], 3),
    }
