import io
import subprocess
import time
import zipfile

import pypandoc
import pytest
import typst
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from submissions.manuscripts import convert as convert_module
from submissions.manuscripts.refusals import Refusal
from submissions.manuscripts.sniff import Kind
from submissions.manuscripts.tree import HREF, line_of, parse

from .conftest import convert_bytes, tree_of
from .parts import make_docx, save


def headings(article) -> list[str]:
    return [line_of(title) for title in article.iterfind("body//sec/title")]


def test_manuscript_becomes_sections_in_order(converted):
    article = parse(converted.tree)

    assert headings(article)[:4] == [
        "1. Introduction",
        "2. Data and Methods",
        "3. Results",
        "4. Discussion",
    ]
    assert article.find("body//sec/sec") is None


def test_manuscript_keeps_its_table(converted):
    table = parse(converted.tree).find("body//table-wrap")

    assert table.findtext("label") == "Table 1"
    assert line_of(table.find("caption")) == "Competitions by kind of panel"
    assert [line_of(cell) for cell in table.iterfind("table/thead/tr/th")][:2] == [
        "Panels",
        "Competitions",
    ]
    assert len(table.findall("table/tbody/tr")) == 2


def test_manuscript_keeps_its_figure_with_words_for_the_blind(converted):
    figure = parse(converted.tree).find("body//fig")

    assert figure.findtext("label") == "Figure 1"
    assert figure.find("graphic").get(HREF) == "figure-1.png"
    assert figure.findtext("graphic/alt-text").startswith("Line chart")
    assert converted.media["figure-1.png"].startswith(b"\x89PNG")


def test_manuscript_keeps_its_note_and_its_formula(converted):
    article = parse(converted.tree)

    note = article.find("back/fn-group/fn")
    assert article.find("body//xref[@ref-type='fn']").get("rid") == note.get("id")
    assert line_of(note.find("p")) == "The records were made anonymous before we received them."
    formula = article.find("body//disp-formula")
    assert formula.findtext("alternatives/tex-math").startswith("R_{i} =")
    assert formula.find("alternatives/{http://www.w3.org/1998/Math/MathML}math") is not None


def test_manuscript_splits_its_references(converted):
    references = parse(converted.tree).findall("back/ref-list/ref")

    assert [reference.get("id") for reference in references] == ["r1", "r2", "r3"]
    assert [part.text for part in parse(converted.tree).iter("pub-id")] == [
        "10.5555/sample.2021.0201",
        "10.5555/sample.2019.0001",
    ]


def test_manuscript_links_its_citations(converted):
    links = parse(converted.tree).findall("body//xref[@ref-type='bibr']")

    assert [(link.text, link.get("rid")) for link in links] == [
        ("Rothgar, 2019", "r3"),
        ("Amanova and Berg (2021)", "r1"),
        ("Lindqvist et al., 2020", "r2"),
        ("Rothgar (2019)", "r3"),
        ("Amanova and Berg (2021)", "r1"),
    ]


def test_ids_survive_an_edit_elsewhere():
    before = tree_of("# One\n\nFirst words.\n\nSame.\n\nSame.\n\n# Two\n\nLast words.")
    after = tree_of("# One\n\nNew here.\n\nSame.\n\nSame.\n\n# Two\n\nLast words.")

    def by_text(article):
        return [(line_of(p), p.get("id")) for p in article.iterfind("body//p")]

    assert by_text(before)[1:] == by_text(after)[1:]
    assert by_text(before)[2][1] == by_text(before)[1][1] + "-2"
    assert [s.get("id") for s in before.iter("sec")] == [s.get("id") for s in after.iter("sec")]


def test_bold_lines_become_headings_where_there_are_none():
    article = tree_of(
        "**A Title of the Paper**\n\nAnn Lee\n\n**Keywords:** one, two\n\n**1. Introduction**\n\n"
        "Words.\n\n**1.1 Background of it**\n\nMore words.\n\n**2 Results**\n\nLast."
    )

    assert headings(article) == ["1. Introduction", "1.1 Background of it", "2 Results"]
    assert line_of(article.find("body/sec/sec/title")) == "1.1 Background of it"
    assert line_of(article.find("body/p")) == "A Title of the Paper"


def test_bold_lines_stay_in_a_document_with_headings():
    article = tree_of("# Real\n\n**Strong words**\n\nText.")

    assert headings(article) == ["Real"]


@pytest.mark.parametrize(
    ("typed", "label", "words"),
    [
        ("Table 1. Costs by year", "Table 1", "Costs by year"),
        ("Таблица 2 – Расходы по годам", "Таблица 2", "Расходы по годам"),
        ("3-кесте. Жылдық шығындар", "3-кесте", "Жылдық шығындар"),
        ("Кесте 4 – Шығындар", "Кесте 4", "Шығындар"),
        ("**Таблица 5**\n\nРасходы", "Таблица 5", "Расходы"),
    ],
)
def test_caption_above_a_table_is_its_caption(typed, label, words):
    article = tree_of(f"# H\n\nText.\n\n{typed}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nAfter.")

    table = article.find("body//table-wrap")
    assert table.findtext("label") == label
    assert line_of(table.find("caption")) == words
    assert [line_of(p) for p in article.iterfind("body/sec/p")] == ["Text.", "After."]


def test_sentence_about_a_table_is_no_caption():
    article = tree_of("# H\n\nTable 1 shows costs.\n\n| a | b |\n|---|---|\n| 1 | 2 |")

    assert article.find("body//table-wrap/caption") is None
    assert line_of(article.find("body/sec/p")) == "Table 1 shows costs."


@pytest.mark.parametrize(
    ("typed", "label", "words"),
    [
        ("Figure 2. A line", "Figure 2", "A line"),
        ("Рис. 2. Линия", "Рис. 2", "Линия"),
        ("2-сурет. Сызық", "2-сурет", "Сызық"),
    ],
)
def test_caption_below_a_picture_is_its_caption(typed, label, words):
    document = Document()
    document.add_heading("H", 1)
    document.add_picture(picture("PNG"))
    document.add_paragraph(typed)

    figure = parse(convert_bytes(save(document), "a.docx").tree).find("body//fig")

    assert figure.findtext("label") == label
    assert line_of(figure.find("caption")) == words


def picture(kind: str) -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(out, kind)
    out.seek(0)
    return out


def test_picture_of_another_kind_becomes_png():
    document = Document()
    document.add_paragraph("Words.")
    document.add_picture(picture("GIF"))

    media = convert_bytes(save(document), "a.docx").media

    assert list(media) == ["figure-1.png"]
    assert media["figure-1.png"].startswith(b"\x89PNG")


def test_picture_that_cannot_be_drawn_is_a_loss():
    converted = convert_bytes(
        b"Text.\n\n![Words](http://example.org/a.png)\n\n![More](../../etc/passwd)", "a.md"
    )

    assert [loss.code for loss in converted.losses] == ["linked_picture", "picture"]
    assert converted.media == {}
    assert parse(converted.tree).find("body//graphic") is None


def test_broken_picture_inside_is_a_loss():
    document = Document()
    document.add_paragraph("Words.")
    document.add_picture(picture("PNG"))
    broken = replace_part(save(document), "word/media/image1.png", b"\x89PNG no picture")

    converted = convert_bytes(broken, "a.docx")

    assert [loss.code for loss in converted.losses] == ["picture"]


def replace_part(data: bytes, name: str, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as target:
        for entry in old.infolist():
            target.writestr(entry, new if entry.filename == name else old.read(entry))
    return out.getvalue()


def test_merged_cells_stay_merged():
    document = Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(0, 2).merge(table.cell(1, 2)).text = "tall"

    article = parse(convert_bytes(save(document), "a.docx").tree)

    spans = {
        line_of(cell): (cell.get("colspan"), cell.get("rowspan"))
        for cell in article.iter("td", "th")
    }
    assert spans["wide"] == ("2", None)
    assert spans["tall"] == (None, "2")


def test_tracked_changes_are_accepted_and_listed():
    document = Document()
    change = f'<w:ins {nsdecls("w")} w:id="1" w:author="Ann"><w:r><w:t>new</w:t></w:r></w:ins>'
    document.add_paragraph("old ")._p.append(parse_xml(change))

    converted = convert_bytes(save(document), "a.docx")

    assert line_of(parse(converted.tree).find("body/p")) == "old new"
    assert [loss.code for loss in converted.losses] == ["changes"]


def test_russian_list_of_sources_is_found_and_cited_by_number():
    article = tree_of(
        "# Введение\n\nОб этом [2, с. 15] и [1; 2], но не [7].\n\n**Список литературы**\n\n"
        "1. Петров В.И. Отбор. М., 2018.\n2. Сидоров К.Л. Комиссии. 2020. "
        "doi: 10.5555/abc(1)x.\n"
    )

    assert len(article.findall("back/ref-list/ref")) == 2
    assert article.find("back//pub-id").text == "10.5555/abc(1)x"
    links = article.findall("body//xref")
    assert [(link.text, link.get("rid")) for link in links] == [
        ("2", "r2"),
        ("1", "r1"),
        ("2", "r2"),
    ]
    assert line_of(article.find("body//p")) == "Об этом [2, с. 15] и [1; 2], но не [7]."


def test_ambiguous_citation_is_not_linked():
    article = tree_of(
        "# Text\n\nSee (Lee, 2020) and (Kim, 2021).\n\n# References\n\nLee, A. (2020). One.\n\n"
        "Lee, B. (2020). Two.\n\nKim, C. (2021). Three."
    )

    assert [link.text for link in article.findall("body//xref")] == ["Kim, 2021"]


def test_raw_html_and_tex_of_markdown_stay_words():
    article = tree_of("Hello <script>alert(1)</script> \\input{/etc/passwd} $a^2$")

    assert "<script>alert(1)</script>" in line_of(article.find("body/p"))
    assert article.find("body//inline-formula") is not None


def test_dangerous_link_becomes_words():
    article = tree_of("A [link](javascript:alert(1)) and [another](https://example.org/).")

    assert [link.get(HREF) for link in article.iter("ext-link")] == ["https://example.org/"]


def test_pdf_gives_text_and_no_tree():
    pdf = pdf_with_words("Some words on a page")

    converted = convert_bytes(pdf, "a.pdf")

    assert converted.tree is None
    assert "Some words on a page" in converted.text
    assert [loss.code for loss in converted.losses] == ["pdf"]


def pdf_with_words(words: str) -> bytes:
    return typst.compile(words.encode())


def test_damaged_inside_is_refused_in_words():
    with pytest.raises(Refusal) as caught:
        convert_bytes(make_docx({"word/document.xml": "<w:document><oops"}), "a.docx")

    assert caught.value.code == "unreadable"


def test_file_without_words_is_refused():
    with pytest.raises(Refusal) as caught:
        convert_bytes(save(Document()), "a.docx")

    assert caught.value.code == "no_text"


def test_conversion_that_never_ends_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(convert_module.bounds, "CONVERSION_SECONDS", 1)
    endless = ("[" * 30_000 + "a" + "](b)" * 30_000).encode()
    began = time.monotonic()

    with pytest.raises(Refusal) as caught:
        convert_module.convert(endless, Kind.MARKDOWN, folder=tmp_path)

    assert caught.value.code in ("timed_out", "too_much")
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("kind", [Kind.DOCX, Kind.ODT, Kind.RTF])
def test_every_kind_gives_the_same_structure(kind, tmp_path):
    written = tmp_path / f"paper.{kind}"
    text = (
        "# Introduction\n\nSee (Lee, 2020) and a note.[^1]\n\n## Part\n\n| a | b |\n|---|---|\n"
        "| 1 | 2 |\n\n[^1]: Words below.\n\n# References\n\nLee, A. (2020). Title."
    )
    argv = [pypandoc.get_pandoc_path(), "--standalone", "--output", str(written)]
    subprocess.run(argv, input=text.encode(), check=True)

    article = parse(convert_bytes(written.read_bytes(), written.name).tree)

    assert headings(article) == ["Introduction", "Part"]
    assert article.find("body/sec/sec/table-wrap") is not None
    assert len(article.findall("back/ref-list/ref")) == 1
    assert article.find("body//xref[@ref-type='bibr']").text == "Lee, 2020"
    assert line_of(article.find("back/fn-group/fn/p")) == "Words below."
