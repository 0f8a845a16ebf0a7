"""Charts, diagrams, drawings, old formulas and text boxes: found, drawn where LibreOffice is there."""

import io
import zipfile

import pytest
from PIL import Image

from submissions.manuscripts.convert import convert
from submissions.manuscripts.drawing import convert_by_office, office_program
from submissions.manuscripts.refusals import Refusal
from submissions.manuscripts.sandbox import SandboxError
from submissions.manuscripts.sniff import kind_of
from submissions.manuscripts.tree import HREF, line_of, parse
from submissions.manuscripts.word_objects import open_word

from . import office_objects as made
from . import text_files
from .conftest import convert_bytes

drawn_only = pytest.mark.skipif(not office_program(), reason="LibreOffice is not installed")
KINDS = {
    "chart": (made.chart("charts-chart1-xml"), {"charts/chart1.xml": made.chart_part()}),
    "diagram": (made.diagram("diagrams-data1-xml"), made.diagram_parts("Ask", "Wait", "Go")),
    "equation": (made.old_object("media-w-wmf", "Equation.3"), {"media/w.wmf": made.wmf()}),
    "embedded": (made.old_object("media-e-emf", "Excel.Sheet.8"), {"media/e.emf": made.emf()}),
    "drawing": (
        made.group(
            made.shape("From"), made.shape(form="rightArrow", left=5), made.shape("To", left=9)
        ),
        {},
    ),
}
PICTURES = {
    "emf": (made.picture("media-e-emf"), {"media/e.emf": made.emf()}),
    "wmf": (made.picture("media-w-wmf"), {"media/w.wmf": made.wmf()}),
    "svg": (made.picture("media-s-svg"), {"media/s.svg": made.SVG}),
}
ALL = KINDS | {f"picture {name}": pair for name, pair in PICTURES.items()}


@pytest.fixture
def no_office(monkeypatch, tmp_path):
    """A machine on which no program is found by name; pandoc has a path of its own."""
    monkeypatch.setenv("PATH", str(tmp_path))


def paper(block: str, parts: dict) -> bytes:
    return made.word_file(
        "Words before it.", block, "Figure 1. Way of a request", "Words after it.", parts=parts
    )


def colours(picture: bytes) -> int:
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    return len(image.getcolors(maxcolors=image.width * image.height) or [])


@drawn_only
@pytest.mark.parametrize("name", ALL)
def test_object_is_drawn_where_it_stood_under_its_caption(name):
    converted = convert_bytes(paper(*ALL[name]), "a.docx")

    article = parse(converted.tree)
    figure = article.find("body/fig")
    assert figure.findtext("label") == "Figure 1"
    assert line_of(figure.find("caption")) == "Way of a request"
    picture = converted.media[figure.find("graphic").get(HREF)]
    assert picture.startswith(b"\x89PNG")
    assert colours(picture) > 1
    assert [(loss.code, loss.place) for loss in converted.losses] == [
        ("drawn", "Figure 1. Way of a request")
    ]
    assert [line_of(p) for p in article.iterfind("body/p")] == [
        "Words before it.",
        "Words after it.",
    ]


@pytest.mark.parametrize("name", KINDS)
def test_object_is_named_with_its_place_without_libreoffice(name, no_office):
    converted = convert_bytes(paper(*KINDS[name]), "a.docx")

    assert [(loss.code, loss.place) for loss in converted.losses] == [
        (name, "Figure 1. Way of a request")
    ]
    assert not converted.media
    assert "[CHART]" not in converted.tree.decode()
    assert "[DIAGRAM]" not in converted.tree.decode()


@pytest.mark.parametrize("name", PICTURES)
def test_picture_that_cannot_be_shown_is_named_without_libreoffice(name, no_office):
    converted = convert_bytes(paper(*PICTURES[name]), "a.docx")

    assert [(loss.code, loss.place) for loss in converted.losses] == [
        ("picture", "Figure 1. Way of a request")
    ]


def test_picture_that_the_file_has_of_an_object_is_taken_without_libreoffice(no_office):
    block = made.old_object("media-p-png", "Excel.Sheet.12")

    converted = convert_bytes(paper(block, {"media/p.png": made.png("sums")}), "a.docx")

    assert parse(converted.tree).find("body/fig/graphic") is not None
    assert not converted.losses


@pytest.mark.thorough
@drawn_only
def test_drawn_objects_have_words_for_the_blind():
    parts = {
        "charts/chart1.xml": made.chart_part("Waiting time"),
        **made.diagram_parts("Ask", "Go"),
    }
    data = made.word_file(
        made.chart("charts-chart1-xml"),
        "Between.",
        made.diagram("diagrams-data1-xml"),
        "Between.",
        made.canvas(made.shape("Counter"), made.shape("Queue", left=6)),
        parts=parts,
    )

    article = parse(convert_bytes(data, "a.docx").tree)

    assert [alt.text for alt in article.iter("alt-text")] == [
        "Waiting time",
        "Ask; Go",
        "Counter Queue",
    ]


def test_text_box_becomes_paragraphs_once_without_libreoffice(no_office):
    block = (
        f"<w:p><w:r><w:t>Its neighbour.</w:t></w:r><w:r>{made.text_box('One.', 'Two.')}</w:r></w:p>"
    )

    converted = convert_bytes(made.word_file("Before.", block, "After."), "a.docx")

    words = [line_of(p) for p in parse(converted.tree).iterfind("body/p")]
    assert words == ["Before.", "Its neighbour.", "One.", "Two.", "After."]
    assert [loss.code for loss in converted.losses] == ["textbox"]


def test_text_box_in_a_text_box_is_laid_out_too(no_office):
    inner = made.text_box("Inner.")
    outer = made.text_box("Outer.").replace("<w:t>Outer.</w:t>", f"<w:t>Outer.</w:t>{inner}")

    converted = convert_bytes(made.word_file("Before.", outer), "a.docx")

    words = [line_of(p) for p in parse(converted.tree).iterfind("body/p")]
    assert words == ["Before.", "Outer.", "Inner."]


@pytest.mark.thorough
@drawn_only
def test_caption_in_a_text_box_is_the_caption():
    parts = {"charts/chart1.xml": made.chart_part()}
    data = made.word_file(
        "Before.", made.chart("charts-chart1-xml"), made.text_box("Figure 3. Hours"), parts=parts
    )

    figure = parse(convert_bytes(data, "a.docx").tree).find("body/fig")

    assert figure.findtext("label") == "Figure 3"
    assert line_of(figure.find("caption")) == "Hours"


@pytest.mark.thorough
@drawn_only
def test_loose_shapes_of_one_paragraph_are_one_drawing():
    shapes = "".join(
        f"<w:r>{made.choice('wps', made.floating(made.WPS, shape, left=left, top=0, wide=3, high=2))}</w:r>"
        for left, shape in (
            (0, made.shape("A")),
            (4, made.shape(form="rightArrow")),
            (8, made.shape("B")),
        )
    )

    converted = convert_bytes(made.word_file("Before.", f"<w:p>{shapes}</w:p>", "After."), "a.docx")

    assert len(converted.media) == 1
    assert [line_of(p) for p in parse(converted.tree).iterfind("body/p")] == ["Before.", "After."]


@pytest.mark.thorough
@drawn_only
def test_old_formula_stays_in_its_line():
    formula = made.old_object("media-w-wmf", "Equation.3")
    block = (
        f"<w:p><w:r><w:t>where </w:t></w:r><w:r>{formula}</w:r><w:r><w:t> grows.</w:t></w:r></w:p>"
    )

    article = parse(
        convert_bytes(made.word_file(block, parts={"media/w.wmf": made.wmf()}), "a.docx").tree
    )

    assert article.find("body/p/inline-graphic") is not None
    assert line_of(article.find("body/p")) == "where grows."


def test_lines_and_frames_are_no_objects(no_office):
    frames = [
        made.choice("wps", made.inline(made.WPS, made.shape(form=form)))
        for form in ("line", "rect")
    ]

    converted = convert_bytes(made.word_file("Words.", *frames), "a.docx")

    assert not converted.losses


def test_deleted_objects_are_no_objects(no_office):
    chart = made.chart("charts-chart1-xml")
    gone = f'<w:p><w:del w:id="1" w:author="x"><w:r>{chart}</w:r></w:del><w:r><w:t>Kept.</w:t></w:r></w:p>'

    converted = convert_bytes(
        made.word_file(gone, parts={"charts/chart1.xml": made.chart_part()}), "a.docx"
    )

    assert [loss.code for loss in converted.losses] == ["changes"]


def test_sheet_for_libreoffice_has_no_fields_no_links_and_nothing_embedded():
    parts = {"charts/chart1.xml": made.chart_part(), "embeddings/o.bin": b"OLE"}
    field = "<w:r><w:instrText>INCLUDETEXT /etc/passwd</w:instrText></w:r></w:p>"
    group = made.group(made.shape("Words", left=1).replace("</w:p>", field, 1))
    data = made.word_file(made.chart("charts-chart1-xml"), group, "Words.", parts=parts)
    outside = b'<Relationship Id="rOut" Type="a/image" Target="http://x.test/a.png" TargetMode="External"/>'
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = "word/_rels/document.xml.rels"
    files[name] = files[name].replace(b"</Relationships>", outside + b"</Relationships>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, content in files.items():
            archive.writestr(part, content)

    with zipfile.ZipFile(out) as archive:
        sheet = open_word(archive).sheet()

    everything = b"".join(sheet.values())
    assert b"INCLUDETEXT" not in everything
    assert b"x.test" not in everything
    assert "word/embeddings/o.bin" not in sheet
    assert b"embeddings/o.bin" not in everything
    assert b"Words." not in sheet["word/document.xml"]


@pytest.mark.thorough
@drawn_only
@pytest.mark.parametrize("name", ["chart", "group", "emf", "embedded"])
def test_objects_of_opendocument_texts_are_drawn(name):
    converted = convert_bytes(text_files.text_file(name), "a.odt")

    article = parse(converted.tree)
    figure = article.find("body/fig")
    assert figure.findtext("label") == "Figure 1"
    assert colours(converted.media[figure.find("graphic").get(HREF)]) > 1
    assert [line_of(p) for p in article.iterfind("body/p")] == [
        "Words before it.",
        "Words after it.",
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [("chart", "chart"), ("group", "drawing"), ("emf", "picture"), ("embedded", "embedded")],
)
def test_objects_of_opendocument_texts_are_named_without_libreoffice(name, code, no_office):
    converted = convert_bytes(text_files.text_file(name), "a.odt")

    assert [(loss.code, loss.place) for loss in converted.losses] == [
        (code, "Figure 1. Way of a request")
    ]


def test_text_box_of_an_opendocument_text_becomes_paragraphs(no_office):
    converted = convert_bytes(text_files.text_file("textbox"), "a.odt")

    words = [line_of(p) for p in parse(converted.tree).iterfind("body/p")]
    assert "In the box." in words
    assert [loss.code for loss in converted.losses] == ["textbox"]


def test_words_about_a_picture_of_an_opendocument_text_are_kept(no_office):
    converted = convert_bytes(text_files.text_file("png"), "a.odt")

    assert parse(converted.tree).findtext("body//alt-text") == "A row of counters"


@pytest.fixture
def old_word(tmp_path) -> bytes:
    """A Word file from before 2007, as LibreOffice writes it."""
    (tmp_path / "new.docx").write_bytes(
        made.word_file("An old paper.", made.chart("charts-chart1-xml"), parts=KINDS["chart"][1])
    )
    old = convert_by_office(office_program(), "new.docx", "doc", folder=tmp_path)
    return old.read_bytes()


@drawn_only
def test_old_word_file_is_read(old_word):
    converted = convert_bytes(old_word, "paper.doc")

    assert line_of(parse(converted.tree).find("body/p")) == "An old paper."
    assert len(converted.media) == 1


@drawn_only
def test_old_word_file_is_refused_with_the_steps_without_libreoffice(old_word, no_office, tmp_path):
    with pytest.raises(Refusal) as refused:
        convert(old_word, kind_of(old_word, "paper.doc"), folder=tmp_path)

    assert refused.value.code == "legacy_doc"


@drawn_only
def test_old_word_file_takes_nothing_from_this_machine(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("TOPSECRET")
    field = f'INCLUDETEXT "{secret}"'
    runs = "".join(
        f"<w:r>{inside}</w:r>"
        for inside in (
            '<w:fldChar w:fldCharType="begin"/>',
            f"<w:instrText>{field}</w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>As it was.</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    (tmp_path / "new.docx").write_bytes(made.word_file("Words.", f"<w:p>{runs}</w:p>"))
    old = convert_by_office(office_program(), "new.docx", "doc", folder=tmp_path).read_bytes()
    assert "INCLUDETEXT".encode("utf-16-le") in old

    converted = convert_bytes(old, "paper.doc")

    assert b"TOPSECRET" not in converted.tree


@drawn_only
def test_file_that_libreoffice_cannot_read_fails(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 nothing")

    with pytest.raises(SandboxError):
        convert_by_office(office_program(), "a.docx", "pdf", folder=tmp_path)
