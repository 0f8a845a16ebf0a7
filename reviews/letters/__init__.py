"""Letters of reading and deciding, one function a letter."""

from reviews.letters import (
    authors,
    colleagues,
    corrections,
    discussions,
    editors,
    more_time,
    outcomes,
    queues,
    reviewers,
    roster,
    turning,
)

__all__ = [
    "authors",
    "colleagues",
    "corrections",
    "discussions",
    "editors",
    "more_time",
    "outcomes",
    "queues",
    "reviewers",
    "roster",
    "turning",
]
