"""The text of PDFs put together from letters: order, paragraphs, what is no text, what is in doubt."""

import subprocess
import time

import pypdfium2
import pytest

from submissions.manuscripts.counts import count
from submissions.manuscripts.drawing import office_program
from submissions.manuscripts.preflight import check_citations, check_figures
from submissions.manuscripts.printed import read_pages
from submissions.manuscripts.printed.hyphens import Hyphens
from submissions.manuscripts.tree import line_of, serialise
from tests.submissions.manuscripts.printed_papers import ENTRIES, HEAD, ONE, TWO, paper, printed


def read(data):
    with pypdfium2.PdfDocument(data) as document:
        return read_pages(document)


def paragraphs(article):
    return [line_of(part) for part in article.iterfind("body//p")]


@pytest.mark.parametrize("columns", [1, 2])
def test_paragraphs_stand_whole_and_in_order_over_lines_columns_and_pages(columns):
    result = read(paper(columns=columns))

    texts = [text for text in paragraphs(result.article) if "A remark about" not in text]

    first = [f"{ONE} Remark {n} says so (Rothgar, 2019).{n}" for n in range(1, 7)]
    expected = [text for one in first for text in (one, TWO)]
    second = [f"{TWO} Remark {n} says so (Lindqvist, 2020)." for n in range(7, 14)]
    expected += [text for one in second for text in (one, ONE)]
    assert texts[: len(expected)] == expected
    assert (result.wordless, result.doubtful, result.left_out) == ([], [], 0)


@pytest.mark.parametrize("columns", [1, 2])
def test_running_heads_and_page_numbers_are_no_text(columns):
    result = read(paper(columns=columns))

    assert result.pages > 2
    assert HEAD not in line_of(result.article)
    assert not [text for text in paragraphs(result.article) if text.isdecimal()]


def test_headings_tables_figures_and_references_are_known():
    article = read(paper()).article

    titles = [line_of(title) for title in article.iterfind("body//sec/title")]
    table = article.find("body//table-wrap")
    assert titles == ["Introduction", "Results"]
    assert [line_of(entry) for entry in article.iterfind("back/ref-list/ref")] == list(ENTRIES)
    assert (line_of(table.find("label")), line_of(table.find("caption"))) == (
        "Table 1",
        "Days by commission",
    )
    assert [line_of(cell) for cell in table.iter("td")][-6:] == [
        *("Insiders only", "231", "48", "Mixed", "181", "57")
    ]
    assert count(serialise(article)).references == 3


def test_the_checks_find_what_is_not_cited_and_not_mentioned():
    tree = serialise(read(paper()).article)

    assert [finding.text for finding in check_citations(tree)] == [ENTRIES[0]]
    assert [(each.code, each.text) for each in check_figures(tree, {})] == [
        ("figure_uncited", "Figure 1")
    ]


def test_notes_stand_behind_the_paragraph_that_goes_on_over_the_page():
    texts = paragraphs(read(paper()).article)

    notes = [
        text for text in texts if text.endswith("A remark about the records that were counted.")
    ]
    assert len(notes) == 6


def test_numbers_of_lines_are_no_text():
    numbered = read(
        printed(
            "#set page(width: 12cm, height: 15cm)\n#set par.line(numbering: n => text(8pt)[#n])\n"
            + f"= Introduction\n\n{ONE} {TWO}\n\n{TWO} {ONE}\n"
        )
    )

    assert paragraphs(numbered.article) == [f"{ONE} {TWO}", f"{TWO} {ONE}"]


def test_pages_that_are_pictures_are_named():
    result = read(printed(f"{ONE}\n#pagebreak()\n#rect(width: 4cm)\n#pagebreak()\n{TWO}"))

    assert result.wordless == [2]


def test_a_file_without_words_has_no_tree():
    assert read(printed("#rect(width: 4cm)")).article is None


def test_pages_whose_columns_are_in_doubt_are_named():
    wide = '#place(top + left, scope: "parent", float: true)[%s]' % (f"{ONE} " * 3)
    result = read(printed(f'#set page(paper: "a5", columns: 2)\n{wide}\n\n{TWO * 6}'))

    assert result.doubtful == [1]


def test_words_keep_the_hyphens_of_their_own():
    hyphens = Hyphens(["a one-stop shop", "the counter"])

    assert hyphens.join(
        ["the one-", "stop shop at the coun-", "ter of 1990–", "1995 in Al-", "Farabi"]
    ) == ("the one-stop shop at the counter of 1990–1995 in Al-Farabi")


def test_letters_far_from_the_page_and_many_of_them_cost_little():
    words = " ".join(f"w{number}" for number in range(9_000))
    code = f"#set page(width: 400cm, height: 400cm)\n#set text(4pt)\n{words}\n#place(dx: 9999cm)[far away]"
    data = printed(code)
    began = time.process_time()

    result = read(data)

    assert time.process_time() - began < 10
    assert result.article is not None


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties
 fo:text-align="justify" fo:margin-bottom="0.2cm"/></style:style>
<style:style style:name="S" style:family="section"><style:section-properties>
<style:columns fo:column-count="2" fo:column-gap="0.7cm"/></style:section-properties></style:style>
</office:automatic-styles><office:body><office:text><text:h text:outline-level="1">Introduction</text:h>
<text:section text:style-name="S" text:name="Two">%s</text:section></office:text></office:body>
</office:document>"""


@pytest.mark.skipif(not office_program(), reason="LibreOffice is not installed")
def test_two_columns_of_a_word_processor_are_read_in_order(tmp_path):
    expected = [text for n in range(1, 19) for text in (f"{ONE} Remark {n}.", TWO)]
    body = "".join(f'<text:p text:style-name="P">{text}</text:p>' for text in expected)
    (tmp_path / "paper.fodt").write_text(FLAT % body, encoding="utf-8")
    run = [office_program(), f"-env:UserInstallation={tmp_path.as_uri()}/profile", "--headless"]
    command = [*run, "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "paper.fodt"]
    subprocess.run(command, check=True, capture_output=True)

    result = read((tmp_path / "paper.pdf").read_bytes())

    assert result.pages > 1
    assert paragraphs(result.article) == expected
