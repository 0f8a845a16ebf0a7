"""Letters of reading and deciding, one function a letter."""

from reviews.letters import authors, editors, more_time, reviewers

__all__ = ["authors", "editors", "more_time", "reviewers"]
