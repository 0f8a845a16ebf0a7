"""Doors for people: the desk, production, and the pages for readers."""

from issues.views.composing import issues
from issues.views.desk import desk, start
from issues.views.files import galley
from issues.views.manuscript import manuscript
from issues.views.production import production
from issues.views.proof import open_proof
from issues.views.reading import (
    archive,
    article,
    article_in_own_language,
    home,
    issue,
    preview,
    robots,
    sitemap,
)

__all__ = [
    "archive",
    "article",
    "article_in_own_language",
    "desk",
    "galley",
    "home",
    "issue",
    "issues",
    "manuscript",
    "open_proof",
    "preview",
    "production",
    "robots",
    "sitemap",
    "start",
]
