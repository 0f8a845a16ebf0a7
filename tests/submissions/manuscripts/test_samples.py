"""Every sample paper either becomes a tree or is refused in words; nothing else may happen."""

import os
from pathlib import Path

import pytest

from submissions.manuscripts.counts import count
from submissions.manuscripts.extract import cut, read_title_page
from submissions.manuscripts.refusals import Refusal
from submissions.manuscripts.sentences import words_of
from submissions.manuscripts.tree import parse

from .conftest import convert_bytes

FOLDER = Path(__file__).parents[4] / "shared" / "standards" / "samples" / "docx"
ENDINGS = {".docx", ".odt"}
FOUND = sorted(path for path in FOLDER.rglob("*") if path.suffix in ENDINGS)
SAMPLES = FOUND if os.environ.get("SAMPLES") == "all" else FOUND[::4]


@pytest.mark.skipif(not SAMPLES, reason="the sample papers are not on this machine")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_sample_converts_or_is_refused(path):
    try:
        converted = convert_bytes(path.read_bytes(), path.name)
    except Refusal as refusal:
        assert str(words_of(refusal))
        return

    title_page = read_title_page(converted.tree)
    rest = cut(converted.tree, title_page)

    assert parse(rest).find("front/article-meta") is not None
    assert 0 <= count(rest).words <= count(converted.tree).words
    for author in title_page.authors:
        assert author.printed
    ids = {block.get("id") for block in parse(rest).iter() if block.get("id")}
    assert {link.get("rid") for link in parse(rest).iter("xref")} <= ids
