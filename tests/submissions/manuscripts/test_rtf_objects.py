"""Objects of RTF files: drawn where LibreOffice is there, else named with their place."""

import time

import pytest

from submissions.manuscripts.drawing import office_program
from submissions.manuscripts.rtf_objects import RtfText
from submissions.manuscripts.tree import HREF, line_of, parse

from . import office_objects as made
from .conftest import convert_bytes
from .test_objects import colours, no_office

__all__ = ["no_office"]
drawn_only = pytest.mark.skipif(not office_program(), reason="LibreOffice is not installed")
GOALS = r"\picw1000\pich600\picwgoal3000\pichgoal1800 "
EMF = r"{\pict\emfblip" + GOALS + made.emf().hex() + "}"
WMF = r"{\pict\wmetafile8" + GOALS + made.wmf()[22:].hex() + "}"
PNG = r"{\pict\pngblip" + GOALS + made.png().hex() + "}"
OLE = r"{\object\objemb\objw3000\objh1800{\*\objclass %s}{\*\objdata 0105}{\result%s}}"
PLACED = r"{\*\shpinst\shpleft500\shptop100\shpright4500\shpbottom2600\shpwr3%s}"
KIND = r"{\sp{\sn shapeType}{\sv %s}}"
FILLED = r"{\sp{\sn fillColor}{\sv 3381759}}{\sp{\sn fFilled}{\sv 1}}"
ARROW = r"{\shp" + PLACED % (KIND % 13 + FILLED) + r"{\shprslt{\*\do\dpline}}}"
MATH = r"{\mmath{\*\moMath{\mr\mscr0\msty2 x=}{\mf{\mfPr\mtype0 bar}{\mnum{\mr\mscr0\msty2 a}}{\mden{\mr\mscr0\msty2 b}}}}}"
OBJECTS = {
    "picture": r"{\*\shppict" + EMF + r"}{\nonshppict" + WMF + "}",
    "equation": OLE % ("Equation.3", WMF),
    "embedded": OLE % ("Excel.Sheet.8", r"{\*\shppict" + EMF + "}"),
    "chart": OLE % ("MSGraph.Chart.8", WMF),
    "drawing": ARROW,
    "formula": MATH,
}


def paper(block: str, words: str = "") -> bytes:
    head = r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0 Times New Roman;}}{\colortbl;\red0\green0\blue0;}"
    lines = ["Words before it.", f"{words}{block}", "Figure 1. Way of a request", "Words after it."]
    return (head + "".join(rf"\pard {line}\par" + "\n" for line in lines) + "}").encode()


@drawn_only
@pytest.mark.parametrize("name", OBJECTS)
def test_object_is_drawn_where_it_stood_under_its_caption(name):
    converted = convert_bytes(paper(OBJECTS[name]), "a.rtf")

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
        *("Words before it.", "Words after it.")
    ]


@pytest.mark.parametrize("name", OBJECTS)
def test_object_is_named_with_its_place_without_libreoffice(name, no_office):
    converted = convert_bytes(paper(OBJECTS[name]), "a.rtf")

    assert [(loss.code, loss.place) for loss in converted.losses] == [
        (name, "Figure 1. Way of a request")
    ]
    assert not converted.media


@drawn_only
def test_among_words_a_formula_stays_in_its_line_and_a_drawing_comes_after():
    formula = parse(convert_bytes(paper(MATH, "Where "), "a.rtf").tree)
    drawing = convert_bytes(paper(ARROW, "Look here."), "a.rtf")

    assert formula.find("body/p[2]/inline-graphic") is not None
    body = parse(drawing.tree).find("body")
    assert [part.tag for part in body] == ["p", "p", "fig", "p"]
    assert body.find("fig/label") is not None


@drawn_only
def test_what_the_author_says_of_a_drawing_goes_with_its_picture():
    said = r"{\sp{\sn wzDescription}{\sv \'cf\'f3\'f2\'fc from desk to desk}}"
    block = r"{\shp" + PLACED % (KIND % 13 + FILLED + said) + "}"

    article = parse(convert_bytes(paper(block), "a.rtf").tree)

    assert article.findtext("body/fig/graphic/alt-text") == "Путь from desk to desk"


@pytest.mark.parametrize(
    "block",
    [
        PNG,
        r"{\*\shppict" + PNG + r"}{\nonshppict" + WMF + "}",
        OLE % ("Excel.Sheet.12", r"{\*\shppict" + PNG + "}"),
        r"{\shp" + PLACED % (KIND % 75 + r"{\sp{\sn pib}{\sv " + PNG + "}}") + "}",
    ],
)
def test_pictures_of_dots_are_carried_by_themselves(block, no_office):
    converted = convert_bytes(paper(block), "a.rtf")

    assert parse(converted.tree).find("body/fig/graphic") is not None
    assert not converted.losses


@pytest.mark.parametrize("kind", [1, 20, 32])
def test_mere_lines_and_frames_are_no_loss(kind, no_office):
    block = r"{\shp" + PLACED % (KIND % kind) + "}"

    assert not convert_bytes(paper(block), "a.rtf").losses


def test_words_of_text_boxes_stand_in_the_text_and_that_is_said(no_office):
    box = r"{\shp{\*\shpinst\shpleft0" + KIND % 202 + r"{\shptxt \pard Words in the box\par}}}"

    converted = convert_bytes(paper(box, "Beside. "), "a.rtf")

    assert "Words in the box" in line_of(parse(converted.tree))
    assert [loss.code for loss in converted.losses] == ["textbox"]


def test_objects_in_headers_and_lists_are_no_part_of_the_text():
    data = paper(r"{\header" + EMF + r"}{\*\listpicture" + EMF + "}")

    assert not RtfText(data).found


def test_the_sheet_holds_the_objects_and_nothing_that_acts_or_is_linked():
    link = r"{\field{\*\fldinst INCLUDEPICTURE http://evil.example/x}{\fldrslt x}}"
    shape = r"{\shp" + PLACED % (KIND % 13 + r"{\shptxt " + link + "Words}") + "}"
    sheet = RtfText(paper(shape + OBJECTS["embedded"])).sheet()

    assert b"evil.example" not in sheet
    assert b"objdata" not in sheet
    assert b"Words before it" not in sheet
    assert sheet.count(b"{") == sheet.count(b"}")


def test_many_and_broken_objects_cost_little():
    data = paper(ARROW * 5_000 + r"{\pict\emfblip zz}{\object{\shp" * 20_000)
    began = time.process_time()

    text = RtfText(data)

    assert len(text.found) <= 60
    assert time.process_time() - began < 5
