"""The held-out manuscripts: always the same, labels true to the files, and read not worse than so.

The floors are low on purpose: they show a fall, not the quality. `make bench-intake` measures.
"""

import io
import re
import sys
import zipfile
from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree

import pypdfium2
import pytest

from tests.bench.intake import held_out
from tests.bench.intake.__main__ import main
from tests.bench.intake.claims import Claim, packed
from tests.bench.intake.measure import figures_of, pairs
from tests.bench.intake.reading import compare_all

READ = ("styled-1", "tagged-1", "author_rows-1", "working_paper-1", "crowd-1", "cover_page-2")
READ += ("udc_first-1", "english_in_kazakhstan-1", "full_names-2", "summaries_at_end-1")
FLOORS = {
    "title.recall": 0.6,
    "authors_names.recall": 0.5,
    "abstract.recall": 0.5,
    "keywords.recall": 0.5,
    "emails.recall": 0.4,
    "references.recall": 0.5,
    "references.precision": 0.5,
}


@pytest.fixture(scope="module")
def manuscripts():
    return held_out.manuscripts()


def text_of(manuscript):
    """All letters and digits of a file, whatever its format."""
    data, ending = manuscript.data, manuscript.name.rsplit(".", 1)[-1]
    if ending == "pdf":
        with pypdfium2.PdfDocument(data) as document:
            pages = [document[number].get_textpage() for number in range(len(document))]
            return packed("".join(page.get_text_range() for page in pages))
    if ending == "rtf":
        return packed(_text_of_rtf(data.decode("ascii")))
    if ending == "md":
        return packed(data.decode())
    return packed(_text_of_archive(data))


def _text_of_rtf(text):
    text = re.sub(r"\\u(-?\d+)\\'3f", lambda sign: chr(int(sign[1]) % 65536), text)
    return re.sub(r"\\[a-z]+-?\d* ?|[{}]", "", text)


def _text_of_archive(data):
    """The text of an XML part, or a LaTeX source without its commands for addresses."""
    parts = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".tex", ".bib")):
                source = archive.read(name).decode()
                parts.append(re.sub(r"\\url|\\", "", source).replace("--", "–"))
            elif name in ("word/document.xml", "word/footnotes.xml", "content.xml"):
                parts.append("".join(ElementTree.fromstring(archive.read(name)).itertext()))
    return "".join(parts)


def values_of(label):
    """Every text that a label claims to be printed."""
    yield from (label.title, label.subtitle, label.running_title)
    yield from (*label.titles.values(), *label.abstracts.values(), *label.statements.values())
    for words in (*label.keywords.values(), *label.codes.values()):
        yield from words
    for person in label.authors:
        yield from (person.printed, person.given, person.family, person.patronymic)
        yield from (person.email.split("@")[0], person.email.split("@")[-1], person.orcid)
        yield from person.affiliations
    for reference in label.references:
        yield from (reference.text, reference.doi)


def test_the_held_out_set_is_large_and_mixed(manuscripts):
    endings = Counter(one.name.rsplit(".", 1)[-1] for one in manuscripts)

    assert len(manuscripts) >= 72 and endings["docx"] >= 60
    assert set(endings) == {"docx", "odt", "rtf", "md", "pdf", "zip"}
    assert len({one.name for one in manuscripts}) == len(manuscripts)


def test_the_same_bytes_are_made_each_time(manuscripts):
    assert held_out.manuscripts() == manuscripts


def test_each_labelled_value_is_printed_in_the_file(manuscripts):
    absent = [
        (one.name, value)
        for one in manuscripts
        for text in [text_of(one)]
        for value in values_of(one.label)
        if packed(value) not in text
    ]

    assert absent == []


def test_a_value_that_is_not_printed_is_noticed(manuscripts):
    label = replace(manuscripts[0].label, running_title="Nowhere in the file at all")

    assert any(packed(value) not in text_of(manuscripts[0]) for value in values_of(label))


def test_nobody_is_shown_what_was_misread_in_the_held_out_set(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["intake", "--show", "authors"])

    with pytest.raises(SystemExit):
        main()

    assert "is not shown" in capsys.readouterr().err


def test_claims_are_matched_one_to_one_and_at_their_place():
    expected = [Claim("en", "two words"), Claim("ru", "two words")]
    found = [Claim("en", "two words"), Claim("en", "two words")]

    assert pairs("keywords", expected, found) == [(0, 0)]


def test_nearly_the_same_abstract_counts_and_half_of_it_does_not():
    expected = [Claim("en", "clerks shortened the rules by two thirds and rarely bent them")]
    close = [Claim("en", "clerks shortened the rules by two thirds and rarely bent then")]

    assert pairs("abstract", expected, close) == [(0, 0)]
    assert pairs("abstract", expected, [Claim("en", expected[0].text[:30])]) == []


def test_reading_does_not_fall_below_the_floors(manuscripts):
    chosen = [one for one in manuscripts if one.name.split(".")[0] in READ]

    figures = figures_of(compare_all(chosen))

    assert figures["manuscripts"] == len(READ)
    assert {name: figures[name] for name in FLOORS if figures[name] < FLOORS[name]} == {}
