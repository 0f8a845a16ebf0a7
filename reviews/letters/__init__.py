"""Letters of reading and deciding, one function a letter."""

from reviews.letters import authors, editors, reviewers

__all__ = ["authors", "editors", "reviewers"]
