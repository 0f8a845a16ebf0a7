"""From a Word file to the JATS that is published, by the ways the platform itself goes."""

from dataclasses import replace

from lxml import etree

from issues.formats.jats import article_xml
from submissions.converting.reading import ReadPaper, read_paper
from tests.bench.production.elements import Article, read_article
from tests.issues.formats.fronts import FRONT

BARE = replace(FRONT, statements=(), points={})


def read(data: bytes) -> ReadPaper:
    """Convert, read the title page and cut it."""
    return read_paper(data, "paper.docx")


def jats_of(data: bytes, language: str = "en") -> bytes:
    """The article as JATS with the front matter of the tests: only body and back are compared."""
    return article_xml(replace(BARE, language=language), read(data).tree or b"<article/>")


def made_of(data: bytes) -> Article:
    """What is in that JATS."""
    return read_article(etree.fromstring(jats_of(data)))
