"""Short lines about an article that several forms print."""

from .front import Front
from .words import word


def volume_line(front: Front) -> str:
    """Return volume, issue and year: Volume 14, Issue 1 (2026)."""
    parts = [
        word(front.language, "volume", number=front.volume) if front.volume else "",
        word(front.language, "issue", number=front.issue) if front.issue else "",
    ]
    year = front.year or front.citation_year
    return f"{', '.join(filter(None, parts))}{f' ({year})' if year else ''}".strip()


def place_line(front: Front) -> str:
    """Return pages or article number: Article 2."""
    if front.pages:
        several = front.first_page != front.last_page
        return word(front.language, "pages" if several else "page", pages=front.pages)
    if front.article_number:
        return word(front.language, "article", number=front.article_number)
    return ""
