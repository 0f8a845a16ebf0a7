"""The article as a tagged PDF (PDF/UA-1) for print and screen."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path

from submissions.manuscripts.pages.blocks import body, references, unmentioned
from submissions.manuscripts.pages.code import array, call
from submissions.manuscripts.pages.printing import EPOCH, print_pdf
from submissions.manuscripts.pages.sheet import Sheet
from submissions.manuscripts.reading.paper import open_paper
from submissions.manuscripts.reading.sizes import sizes

from ..front import Front
from .head import front_code

__all__ = ["article_pdf"]

TEMPLATE = Path(__file__).parent / "article.typ"
MEASURE = 126.0  # mm, the width of the text


def article_pdf(front: Front, jats: bytes, media: Mapping[str, bytes]) -> bytes:
    """Return the article as PDF bytes; the same input gives the same bytes.

    `jats` is the article or its canonical tree (its own front matter is not read), `media` holds
    its pictures by file name. The date in the file is that of publication, else of acceptance.
    Raises `ValueError` when `jats` is not XML and `SandboxError` when the press fails.
    """
    paper = open_paper(jats)
    sheet = Sheet(paper, front.language, MEASURE, sizes(media))
    text = body(sheet)
    cited = references(sheet)
    text += unmentioned(sheet)
    whole = call("article", front_code(front), array(cited), f"seq({', '.join(text)})")
    return print_pdf(
        f'#import "article.typ": *\n#{whole}\n',
        templates=[TEMPLATE],
        media=media,
        timestamp=_seconds(front.published or front.accepted),
    )


def _seconds(day: date | None) -> int:
    """Return a day's noon in UTC as Unix time."""
    return int(datetime.combine(day, time(12), UTC).timestamp()) if day else EPOCH
