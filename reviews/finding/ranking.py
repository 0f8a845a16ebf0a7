"""Figures of a person made one score, with plain weights; the order of a list of candidates."""

from collections import deque
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeVar

# What a candidate gains at most by each part; together 100.
WEIGHTS = {
    "fit": 46,
    "topics": 12,
    "languages": 12,
    "sector": 6,
    "load": 8,
    "rest": 5,
    "speed": 4,
    "reliability": 5,
    "country": 2,
}
CLOSE = 0.32  # likeness from which a text is as near as one needs
SLOW = 42  # days after which speed gains nothing
RESTED = 180  # days since the last request after which a person counts as rested
EARLY_ONE_IN = 4
NEAR_FIT = 12  # points that an early-career candidate may be behind and still be put forward
UNKNOWN = 0.6  # of a part, where nothing is known of a person
NO_TOPICS = 0.2  # of the part for topics, where a person chose none
STRANGE = 0.02  # likeness below which nothing is near
FAR = 0.6  # of all points, for somebody with neither a text nor a topic near the paper
Presence = Literal["free", "away", "full"]


class Figures(NamedTuple):
    """What is known of a person with regard to one paper; None where nothing is known.

    ``likeness`` is 0 to 1, shares are 0 to 1, ``rested`` and ``median_days`` are days.
    """

    likeness: float = 0.0
    topics: int = 0
    topics_wanted: int = 0
    reads: bool | None = None
    sector_fits: bool | None = None
    other_country: bool | None = None
    open_tasks: int = 0
    rested: int | None = None
    median_days: float | None = None
    on_time: float | None = None
    accepts: float | None = None
    presence: Presence = "free"


def score(figures: Figures) -> float:
    """Return 0 to 100. Who is away or has done enough this year counts half; who knows nothing near
    the paper, little more.

    It is asked of thousands for each list, so it is one sum.
    """
    wanted = figures.topics_wanted
    speed = figures.median_days
    points = (
        WEIGHTS["fit"] * min(1.0, figures.likeness / CLOSE)
        + WEIGHTS["topics"] * (figures.topics / wanted if wanted else NO_TOPICS)
        + WEIGHTS["languages"] * known(figures.reads)
        + WEIGHTS["sector"] * known(figures.sector_fits)
        + WEIGHTS["load"] * max(0.0, 1 - figures.open_tasks / 3)
        + WEIGHTS["rest"] * (1.0 if figures.rested is None else min(1.0, figures.rested / RESTED))
        + WEIGHTS["speed"] * (UNKNOWN if speed is None else max(0.0, 1 - speed / SLOW))
        + WEIGHTS["reliability"] * reliability(figures.on_time, figures.accepts)
        + WEIGHTS["country"] * known(figures.other_country)
    )
    if figures.likeness < STRANGE and not figures.topics:
        points *= FAR
    return round(points if figures.presence == "free" else points / 2, 2)


def known(answer: bool | None) -> float:
    return UNKNOWN if answer is None else float(answer)


def reliability(on_time: float | None, accepts: float | None) -> float:
    """Return the mean of what is known of the two shares."""
    if on_time is None:
        return UNKNOWN if accepts is None else accepts
    return on_time if accepts is None else (on_time + accepts) / 2


Row = TypeVar("Row")


def interleaved(rows: Sequence[tuple[Row, float, bool]]) -> list[Row]:
    """Return rows in order of their score, with one early-career person in each four places.

    ``rows`` are triples of row, score and whether the person is early in the career, the best
    first. Nobody is put forward who is more than ``NEAR_FIT`` points behind the place.
    """
    early = deque(row for row in rows if row[2])
    others = deque(row for row in rows if not row[2])
    placed: list[Row] = []
    since = 0
    while early and others:
        margin = NEAR_FIT if since >= EARLY_ONE_IN - 1 else 0
        chosen = early if early[0][1] + margin >= others[0][1] else others
        since = 0 if chosen is early else since + 1
        placed.append(chosen.popleft()[0])
    return [*placed, *(row[0] for row in (*early, *others))]
