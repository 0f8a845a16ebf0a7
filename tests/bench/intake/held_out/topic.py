"""The shape of a topic."""

from typing import NamedTuple


class Topic(NamedTuple):
    """What one invented paper says in one language; `subtitle` may be empty."""

    title: str
    subtitle: str
    aim: str
    finding: str
    keywords: tuple[str, ...]
