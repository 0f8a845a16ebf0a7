"""What authors do by hand instead of by style, and what becomes of it."""

import pytest
from lxml import etree

from issues.formats.jats import article_xml
from submissions.manuscripts.convert import convert
from submissions.manuscripts.kinds import Kind
from tests.bench.production.author_style import papers
from tests.bench.production.kit import Note, Paper
from tests.bench.production.making import BARE
from tests.issues.formats.test_jats import DTD, needs_dtd

LONG = "People wait for an answer, and nobody can say how long it will take. " * 3


def tree_of(paper, folder):
    return etree.fromstring(convert(paper.save(), Kind.DOCX, folder=folder).tree)


def begun():
    """A paper with a first heading made by hand."""
    paper = Paper("by-hand")
    paper.title_page("A title of a paper", "Ann Example", "Example University", LONG, "one; two")
    paper.heading("Introduction", 1, "bold")
    paper.para(LONG)
    return paper


def titles(tree):
    return ["".join(title.itertext()) for title in tree.iterfind("body//sec/title")]


@pytest.mark.parametrize("how", ["caps", "bold listed", "size", "underlined bold"])
def test_headings_made_by_hand(tmp_path, how):
    paper = begun()
    paper.heading("What the offices did", 1, how)
    paper.para(LONG)
    assert [title.casefold() for title in titles(tree_of(paper, tmp_path))][-2:] == [
        "introduction",
        "what the offices did",
    ]


def test_slanted_line_between_paragraphs_is_a_lower_heading(tmp_path):
    paper = begun()
    paper.heading("Earlier work", 2, "italic")
    paper.para(LONG)
    assert tree_of(paper, tmp_path).find("body/sec/sec/title").text == "Earlier work"


def test_bold_line_before_a_line_break_is_a_heading(tmp_path):
    paper = begun()
    line = paper.document.add_paragraph()
    line.add_run("Methods").bold = True
    line.add_run().add_break()
    line.add_run(LONG)
    tree = tree_of(paper, tmp_path)
    assert titles(tree)[-1] == "Methods"
    assert tree.findall("body//sec")[-1].findtext("p").strip() == LONG.strip()


@pytest.mark.parametrize(
    ("how", "kind"), [("• ", "bullet"), ("- ", "bullet"), ("{}) ", "order"), ("{}. ", "order")]
)
def test_typed_points_become_a_list_without_their_signs(tmp_path, how, kind):
    paper = begun()
    write = paper.numbered if kind == "order" else paper.bullets
    write("one file", "one window", how=how)
    made = tree_of(paper, tmp_path).find("body//list")
    assert made.get("list-type") == kind
    assert [p.text for p in made.iter("p")] == ["one file", "one window"]


def test_single_dash_and_numbers_with_a_gap_stay_paragraphs(tmp_path):
    paper = begun()
    paper.para("– Why? asked the clerk.")
    paper.para(LONG)
    paper.para("1) the first")
    paper.para("3) the third")
    assert tree_of(paper, tmp_path).find("body//list") is None


def test_typed_notes_are_notes(tmp_path):
    paper = begun()
    paper.para(LONG.strip(), Note("From the archive.", mark="1"))
    paper.para(LONG.strip(), Note("From a letter.", mark="2"))
    paper.typed_notes("Notes", "From the archive.", "From a letter.")
    tree = tree_of(paper, tmp_path)
    assert [p.text for p in tree.iterfind("back/fn-group/fn/p")] == [
        "From the archive.",
        "From a letter.",
    ]
    assert [x.get("rid") for x in tree.iterfind("body//xref[@ref-type='fn']")] == ["fn1", "fn2"]
    assert "Notes" not in titles(tree)


def test_typed_notes_stay_where_a_mark_is_missing(tmp_path):
    paper = begun()
    paper.para(LONG.strip(), Note("From the archive.", mark="1"))
    paper.typed_notes("Notes", "From the archive.", "From a letter.")
    tree = tree_of(paper, tmp_path)
    assert tree.find("back/fn-group") is None
    assert "From a letter." in "".join(tree.find("body").itertext())


def test_caption_in_the_paragraph_of_its_picture(tmp_path):
    paper = begun()
    paper.figure("Figure 1", "Days and cases", how="same")
    figure = tree_of(paper, tmp_path).find("body//fig")
    assert figure.findtext("label") == "Figure 1"
    assert figure.findtext("caption/p") == "Days and cases"


def test_heading_six_above_a_table_is_its_caption(tmp_path):
    paper = Paper("captions")
    paper.document.add_heading("Results", 1)
    paper.para(LONG)
    paper.document.add_heading("Cases by region", 6)
    paper.table((("Region", "Cases"), ("North", "12")), "", "", how="none")
    paper.document.add_heading("Discussion", 1)
    paper.para(LONG)
    tree = tree_of(paper, tmp_path)
    assert titles(tree) == ["Results", "Discussion"]
    assert tree.findtext("body//table-wrap/caption/p") == "Cases by region"


def test_deeper_list_style_goes_below_the_point_before(tmp_path):
    paper = begun()
    paper.bullets("a file", "a window")
    paper.bullets("of glass", depth=2)
    made = tree_of(paper, tmp_path).find("body//list")
    assert [p.text for p in made[1].iterfind("list/list-item/p")] == ["of glass"]


@needs_dtd
def test_papers_in_authors_own_style_are_valid(tmp_path):
    dtd = etree.DTD(str(DTD))
    for number, paper in enumerate(papers()[::4]):
        folder = tmp_path / str(number)
        folder.mkdir()
        tree = convert(paper.save(), Kind.DOCX, folder=folder).tree
        article = etree.fromstring(article_xml(BARE, tree))
        assert dtd.validate(article), (paper.name, dtd.error_log.filter_from_errors())
