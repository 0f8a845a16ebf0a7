"""Papers as their authors type them: nothing is a style, everything is done by hand."""

from tests.bench.production.author_style import eastern, english
from tests.bench.production.kit import Paper


def papers() -> list[Paper]:
    """All of them, made anew."""
    return [write() for write in (*english.PAPERS, *eastern.PAPERS)]
