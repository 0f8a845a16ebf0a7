"""Pages: a canonical tree as Typst code, and the reviewers' copy."""

import subprocess

import page
import pytest
import typst

from submissions.manuscripts.pages import copy_pdf
from submissions.manuscripts.pages.code import quote
from submissions.manuscripts.pages.coverage import BOX, FONTS, clean, printable
from submissions.manuscripts.pages.formulas import formula
from submissions.manuscripts.pages.hyphens import soften
from submissions.manuscripts.press import mend
from submissions.manuscripts.reading.source import parse

from .trees import FIGURE, FRACTION, MEDIA, TABLE, body_tree, chart, hostile_tree, rich_tree

NASTY = (
    '#import "x.typ": *',
    "#panic()",
    "$ x^2 $",
    "\\",
    '\\"#panic()',
    '"',
    "@label *bold* _it_ `raw` // comment /* more */",
    "= Heading - item + item / term: x <label> ~ -- ... [x] {y}",
)


def copy(tree, media=MEDIA, **options):
    words = {"title": "A title", "heading": "For review", "language": "en", **options}
    return copy_pdf(tree, media, **words)


def text_of(pdf):
    command = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def faults(pdf):
    """Breaches of PDF/UA-1, without the rule that the validator itself sets apart."""
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    return [each.rule_id for each in report.failures if "METADATA-FILTER" not in each.rule_id]


def test_copy_holds_title_text_table_notes_and_references():
    words = text_of(copy(rich_tree(), title="Who still waits?"))

    for piece in (
        "Who still waits?",
        "The promise",
        "Country C",
        "calendar days",
        "Suharto-Sample",
    ):
        assert piece in words


def test_copy_is_tagged_and_the_same_each_time():
    first, second = copy(rich_tree()), copy(rich_tree())

    assert first == second
    assert faults(first) == []


def test_untagged_pdf_would_be_found_out():
    source = b'#set document(title: "t")\n= A\ntext'
    pdf = typst.compile(source, pdf_tags=False)

    assert faults(pdf)


def test_copy_names_nobody_in_its_metadata():
    info = subprocess.run(
        ["pdfinfo", "-"], input=copy(rich_tree()), capture_output=True, check=True
    )

    assert b"Author:" not in info.stdout
    assert b"2020" in info.stdout


@pytest.mark.parametrize("text", NASTY)
def test_typst_code_in_the_text_stays_text(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")

    words = text_of(copy(hostile_tree(escaped), title=text, heading=text))

    letters = "".join(text.split())
    assert letters.replace("--", "") in "".join(words.split()).replace("--", "")


def test_quote_escapes_quotes_and_backslashes():
    assert quote('a"b\\c') == '"a\\"b\\\\c"'


def test_letters_without_a_shape_become_boxes():
    assert clean("a中b\u202ec") == f"a{BOX}bc"


def test_every_letter_said_to_be_printable_prints():
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    letters = " ".join(f"\\u{{{ord(each):x}}}" for each in sorted(printable()))
    source = f'#set document(title: "t")\n#set text(font: "Source Serif 4")\n#"{letters}"'

    pdf = typst.compile(source.encode(), font_paths=fonts, pdf_standards="ua-1")

    assert pdf.startswith(b"%PDF")
    assert printable() > set("ӘҒҚҢӨҰҮҺІәғқңөұүһі₸€≤≥∑ğş")


def test_long_kazakh_words_get_soft_hyphens_and_short_ones_none():
    assert soften("ерекшеліктеріміздегі").replace("\u00ad", "-") == "ерек-ше-лік-те-рі-міз-де-гі"
    assert soften("терезе one-stop") == "терезе one-stop"


def test_missing_and_broken_pictures_do_not_stop_the_press():
    figures = FIGURE + FIGURE.replace("figure1.png", "gone.png").replace("fig-1", "fig-2")
    tree = body_tree(figures)

    pdf = copy(tree, {"figure1.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0junk"})

    assert "Picture missing: gone.png" in text_of(pdf)


def test_mend_shrinks_a_huge_picture_and_replaces_a_broken_one(tmp_path):
    huge, broken = tmp_path / "huge.png", tmp_path / "broken.jpg"
    huge.write_bytes(chart(4000, 100))
    broken.write_bytes(b"not a picture")

    mend(huge)
    mend(broken)

    assert int.from_bytes(huge.read_bytes()[16:20], "big") == 3000
    assert broken.read_bytes().startswith(b"\xff\xd8")


@pytest.mark.parametrize(
    "content",
    [
        f"<list><list-item><p>a</p>{FIGURE}{TABLE}</list-item></list>",
        f"<disp-quote>{FIGURE}{TABLE}<disp-formula>{FRACTION}</disp-formula></disp-quote>",
        f"<table-wrap><table><tr><td>x {FIGURE}</td></tr></table></table-wrap>",
        "<p>" + "<italic>" * 60 + "deep" + "</italic>" * 60 + "</p>",
        "<list><list-item>" * 18 + "<p>x</p>" + "</list-item></list>" * 18,
        "<table-wrap><table><thead><tr><th rowspan='5'>a</th><th>b</th></tr></thead><tbody>"
        "<tr><td colspan='9' rowspan='3'>x</td></tr><tr><td>y</td></tr></tbody></table></table-wrap>",
        "<table-wrap><table><tbody/></table></table-wrap>",
        "<p><xref rid='gone'>t</xref><fn id='f'><p>n<xref ref-type='fn' rid='f'/></p></fn></p>",
        "<p>" + "wordwithoutend" * 40 + "</p>",
        "",
    ],
)
def test_odd_trees_print_and_stay_tagged(content):
    assert faults(copy(body_tree(content))) == []


def math(content):
    tree = parse(body_tree(f"<inline-formula><mml:math>{content}</mml:math></inline-formula>"))
    return formula(next(tree.iter("inline-formula")))


def test_formula_writes_fractions_and_scripts_as_calls():
    code, words = math("<mml:mfrac><mml:mn>1</mml:mn><mml:mi>n</mml:mi></mml:mfrac>")

    assert code == 'math.frac("1", symbol("n"))'
    assert words == "1n"


def test_formula_with_unknown_parts_falls_back_to_its_source():
    tree = parse(
        body_tree(
            "<inline-formula><alternatives><tex-math>\\odd{x}</tex-math><mml:math><mml:apply/>"
            "</mml:math></alternatives></inline-formula>"
        )
    )

    code, words = formula(next(tree.iter("inline-formula")))

    assert code == 'math.upright("\\\\odd{x}")'
    assert words == "\\odd{x}"
