"""The beginning that all papers have."""

from tests.bench.production.author_style.texts import KEYWORDS, PEOPLE, PLACES, TITLES, Pen
from tests.bench.production.kit import Paper


def begin(name: str, language: str, start: int) -> tuple[Paper, Pen]:
    """A paper with its title page, and a pen that begins at a sentence."""
    paper, pen = Paper(name, language), Pen(language, start)
    abstract = Pen(language, start + 40).write(4)
    paper.title_page(
        TITLES[language], PEOPLE[language], PLACES[language], abstract, KEYWORDS[language]
    )
    return paper, pen
