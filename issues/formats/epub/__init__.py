"""The article as EPUB 3.3: one text, its table of contents, its pictures, described for readers."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from submissions.manuscripts.reading import elements, sizes
from submissions.manuscripts.reading.paper import open_paper
from submissions.manuscripts.reading.source import SAFE_NAME, Element, descendants, image_name

from ..front import Front
from . import package, parcel, text
from .style import STYLE

__all__ = ["article_epub"]

KINDS = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
SIGNATURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8"}
BEGINNING = date(2020, 1, 1)  # of articles without a date, so that their bytes stay the same


def article_epub(front: Front, jats: bytes, media: Mapping[str, bytes]) -> bytes:
    """Return the article as EPUB bytes; the same input gives the same bytes.

    `jats` is the article or its canonical tree, `media` holds its pictures by file name; a picture
    that is neither PNG nor JPEG is left out. Raises `ValueError` when `jats` is not XML.
    """
    paper = open_paper(jats)
    pictures = _pictures(paper.root, media)
    parts = elements(
        paper,
        media_url=lambda name: f"media/{name}",
        heading_level=2,
        sizes=sizes({name: media[name] for name in pictures}),
    )
    for part in (parts.text, parts.notes, parts.references):
        text.drop_missing(part, {f"media/{name}" for name in pictures})
    day = front.published or front.accepted or BEGINNING
    moment = datetime.combine(day, time(12), UTC)
    article, contents = text.article(front, parts)
    has_formulas = "<math" in article
    files: list[tuple[str, bytes]] = [
        ("META-INF/container.xml", package.CONTAINER.encode()),
        ("OEBPS/package.opf", package.opf(front, pictures, moment, formulas=has_formulas).encode()),
        ("OEBPS/nav.xhtml", text.navigation(front, contents).encode()),
        ("OEBPS/article.xhtml", article.encode()),
        ("OEBPS/style.css", STYLE.encode()),
    ]
    files += [(f"OEBPS/media/{name}", media[name]) for name in sorted(pictures)]
    return parcel.pack(files, moment)


def _pictures(root: Element, media: Mapping[str, bytes]) -> dict[str, str]:
    """Return the media types of the pictures that the text uses and that are what they say."""
    used = {
        image_name(each) or ""
        for tag in ("graphic", "inline-graphic")
        for each in descendants(root, tag)
    }
    found = {}
    for name in sorted(used & set(media)):
        kind = KINDS.get(name.rpartition(".")[2].lower(), "")
        if SAFE_NAME.fullmatch(name) and kind and media[name].startswith(SIGNATURES[kind]):
            found[name] = kind
    return found
