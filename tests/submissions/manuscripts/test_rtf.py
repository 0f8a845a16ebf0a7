"""RTF files for reviewers: names taken out of their text, pictures and objects cleaned."""

import io
from pathlib import Path

import pytest
from PIL import Image

from submissions.manuscripts.cleaners import clean
from submissions.manuscripts.masking import MARK
from submissions.manuscripts.proving import Leaving, prove
from submissions.manuscripts.rtf import text_of
from submissions.manuscripts.rtf_letters import stretches_of
from submissions.manuscripts.seeking import Person, Sought

SOUGHT = Sought(
    (
        Person(family="Feldt", given="Jonas", email="jonas.feldt@uni.example"),
        Person(family="Смагулова", given="Динара"),
        Person(family="Žáková", given="Hélène"),
    )
)
HEAD = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset204 Times CYR;}"
    rb"{\f2\fcharset238 Times CE;}}"
)
CYRILLIC = "".join(f"\\'{byte:02x}" for byte in "Смагулова".encode("cp1251"))
UNICODE = "".join(f"\\u{ord(letter)}?" for letter in "Смагулова")
SAID = {
    "plain": rb"As J. Feldt wrote.",
    "parted by bold": rb"As J. Fel{\b dt} wrote.",
    "parted by a line": b"As J. Fel\r\ndt wrote.",
    "parted by a hyphen": rb"As J. Fel\-dt wrote.",
    "single bytes": rb"As {\f1 " + CYRILLIC.encode() + rb"} wrote.",
    "unicode": rb"As " + UNICODE.encode() + rb" wrote.",
    "unicode without stand-ins": rb"As {\uc0 " + UNICODE.replace("?", " ").encode() + rb"} wrote.",
    "other page of codes": rb"As {\f2 \'8e\'e1kov\'e1} wrote.",
    "accents": rb"As H\'e9l\'e8ne {\f2 \'8e\'e1kov\'e1} wrote.",
    "note": rb"As so{\footnote By Feldt.} wrote.",
    "head": rb"{\header Feldt et al.}As so wrote.",
    "table": rb"\trowd\cellx900 J. Feldt\cell As wrote.\cell\row",
    "link": rb'As {\field{\*\fldinst HYPERLINK "mailto:jonas.feldt@uni.example"}{\fldrslt so}} wrote.',
    "comment": rb"As {\*\annotation Feldt said} wrote.",
    "box": rb"As {\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt By Feldt\par}}} wrote.",
    "unknown group": rb"As {\*\somebody Feldt} wrote.",
}


def cleaned(data: bytes, tmp_path: Path):
    (tmp_path / "a.rtf").write_bytes(data)
    answer = clean(str(tmp_path / "a.rtf"), str(tmp_path / "b.rtf"), "rtf", SOUGHT.as_dict())
    return (tmp_path / "b.rtf").read_bytes(), answer["taken"]


def words_of(data: bytes) -> str:
    return " ".join(" ".join(letter.text for letter in each) for each in stretches_of(data))


@pytest.mark.parametrize("name", SAID)
def test_a_name_is_found_and_taken_out_wherever_it_stands(name, tmp_path):
    data = HEAD + rb"\pard Before. " + SAID[name] + rb"\par After.}"
    assert prove(SOUGHT, [Leaving("1", "a.rtf", data)], {})

    result, taken = cleaned(data, tmp_path)

    assert not prove(SOUGHT, [Leaving("1", "a.rtf", result)], {})
    assert MARK.encode() in result
    assert taken
    assert result.count(b"{") == result.count(b"}") == data.count(b"{")
    text = "".join(text_of(result).split())
    assert "Before." in text
    assert "wrote." in text
    assert "After." in text


def test_what_names_nobody_stays_as_it_is(tmp_path):
    data = HEAD + rb"\pard The \b1 rules\b0  of {\f1\'e4\'e0} \u1076?\u1072? \{x\} 5\~% .\par}"

    assert cleaned(data, tmp_path) == (data, [])


def test_a_control_word_never_swallows_the_letter_behind_a_name(tmp_path):
    data = HEAD + rb"\pard By J. Fel{\b\'64t}s book.\par}"

    result, _taken = cleaned(data, tmp_path)

    assert "sbook." in "".join(text_of(result).split())


def test_pictures_of_dots_stay_without_their_traces_and_others_are_named(tmp_path):
    out = io.BytesIO()
    tags = Image.Exif()
    tags[315] = "Jonas Feldt"
    Image.new("RGB", (20, 10), "#336699").save(out, "JPEG", exif=tags)
    picture = rb"{\*\shppict{\pict{\*\picprop Feldt}\jpegblip\picw20\picwgoal300 %s}}" % (
        out.getvalue().hex().encode()
    )
    other = rb"{\object\objemb{\*\objdata 00}{\result{\pict\wmetafile8 c0ffee01}}}"

    result, taken = cleaned(
        HEAD + rb"\pard A" + picture + other + rb"{\nonshppict{\pict 01}}\par}", tmp_path
    )

    assert [row["code"] for row in taken] == ["embedded", "picture"]
    shown = result[result.index(rb"\jpegblip") :]
    assert shown.startswith(rb"\jpegblip\picw20\picwgoal300 ffd8ff")
    assert b"Feldt".hex().encode() not in result
    assert b"c0ffee01" not in result


def test_hostile_rtf_costs_little_and_breaks_nothing(tmp_path):
    deep = HEAD + b"{" * 60_000 + b"x" + b"\\'zz\\u99999999?\\bin999999999 " + b"}" * 10

    result, _taken = cleaned(deep, tmp_path)

    assert result.startswith(HEAD)
    assert words_of(rb"{\rtf1\ansicpg77777 \u55357?\u56832? \u55357? ok}").count("\ufffd") == 1
