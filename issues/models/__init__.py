"""Publishing: articles on their way and for ever, and the issues that gather them."""

from issues.models.archive import Article, Galley, Issue, public_storage
from issues.models.production import Step

__all__ = ["Article", "Galley", "Issue", "Step", "public_storage"]
