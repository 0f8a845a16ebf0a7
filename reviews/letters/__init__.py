"""Letters of reading and deciding, one function a letter."""

from reviews.letters import authors, colleagues, editors, more_time, queues, reviewers, roster

__all__ = ["authors", "colleagues", "editors", "more_time", "queues", "reviewers", "roster"]
