"""The article page: head, points, abstracts, text with statements, how to cite; as HTML pieces."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from submissions.manuscripts.reading import Figure, body_html
from submissions.manuscripts.reading.page import Size

from ..front import Front
from ..words import word
from .ends import cite, statements
from .head import head
from .opening import abstracts, points

__all__ = ["ArticlePage", "article_html"]


@dataclass(frozen=True)
class ArticlePage:
    """Pieces of an article page, each safe to print as it is.

    `head` is the `header` with the only h1; `points`, `abstract`, `text` and `cite` stand in the
    reading column in this order, and `html` is those four; `contents` is the section menu.
    """

    head: str
    points: str
    abstract: str
    text: str
    cite: str
    contents: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]

    @property
    def html(self) -> str:
        """The reading column as one piece."""
        return "\n".join(filter(None, (self.points, self.abstract, self.text, self.cite)))


def article_html(
    front: Front,
    jats: bytes,
    *,
    media_url: Callable[[str], str],
    sizes: Mapping[str, Size] | None = None,
) -> ArticlePage:
    """Render an article for its page.

    `jats` is the article or its canonical tree; only body and back are read from it. `media_url`
    gives the address of a picture by file name, `sizes` its pixels. Raises `ValueError` when
    `jats` is not XML.
    """
    reading = body_html(jats, media_url=media_url, sizes=sizes)
    language = front.language
    said = statements(front)
    opening = [(key, word(language, key)) for key in ("points", "abstract")]
    shown = {"points": points(front), "abstract": abstracts(front)}
    contents = [entry for entry in opening if shown[entry[0]]]
    own_ends = [entry for entry in reading.contents if entry[0] in ("notes", "references")]
    contents += [entry for entry in reading.contents if entry not in own_ends]
    contents += [entry for entry in own_ends if entry[0] == "notes"]
    contents += [("statements", word(language, "statements"))] if said else []
    contents += [entry for entry in own_ends if entry[0] == "references"]
    prose = f"{reading.text}{reading.notes}{said}{reading.references}"
    return ArticlePage(
        head=head(front),
        points=shown["points"],
        abstract=shown["abstract"],
        text=f'<div class="prose" lang="{language}">{prose}</div>',
        cite=cite(front),
        contents=tuple(contents),
        figures=reading.figures,
    )
