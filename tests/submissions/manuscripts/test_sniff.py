import io
import struct
import zipfile

import pikepdf
import pytest

from submissions.manuscripts import bounds
from submissions.manuscripts.refusals import WORDS, Refusal
from submissions.manuscripts.sentences import words_of
from submissions.manuscripts.sniff import Kind, kind_of

from .parts import DOCUMENT, WORD_TYPES, make_docx, make_zip

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
FLAGS = b"\x00\x12"
OLD_WORD = (
    OLE[:512]
    + (b"\xec\xa5\xc1\x00" + bytes(6) + FLAGS).ljust(512, b"\0")
    + "WordDocument".encode("utf-16-le")
)
LATEX = b"\\documentclass{article}\\begin{document}Words.\\end{document}"
ODT = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(Refusal) as caught:
        kind_of(data, name)
    return caught.value.code


def make_pdf(**options) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(out, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (make_docx(), "paper.docx", Kind.DOCX),
        (make_docx(), "paper", Kind.DOCX),
        (make_zip(ODT, stored=True), "Мақала.ODT", Kind.ODT),
        (b"{\\rtf1 words}", "paper.rtf", Kind.RTF),
        (b"{\\rtf1 words}", "paper.doc", Kind.RTF),
        (make_docx(), "paper.doc", Kind.DOCX),
        (OLD_WORD, "paper.doc", Kind.DOC),
        ("# Тақырып\n\nсөз".encode(), "paper.md", Kind.MARKDOWN),
        ("слово".encode("utf-16"), "paper.txt", Kind.MARKDOWN),
        (make_pdf(), "paper.pdf", Kind.PDF),
        (LATEX, "paper.tex", Kind.LATEX),
        (LATEX, "paper.txt", Kind.LATEX),
        ("\\documentclass{article}% Статья".encode("cp1251"), "paper.tex", Kind.LATEX),
        (make_zip({"paper/main.tex": LATEX}), "paper.zip", Kind.LATEX),
        (make_zip({"a.pdf": make_pdf(), "main.tex": LATEX}, stored=True), "a.zip", Kind.LATEX),
        (make_docx(), "paper.zip", Kind.DOCX),
    ],
)
def test_kind_is_read_from_the_bytes(data, name, kind):
    assert kind_of(data, name) == kind


def test_kind_takes_a_path(tmp_path):
    (tmp_path / "a").write_bytes(make_docx())

    assert kind_of(tmp_path / "a", "paper.docx") == Kind.DOCX


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "paper.docx", "empty"),
        (b" \n ", "paper.md", "empty"),
        (make_pdf(), "paper.docx", "other_kind"),
        (make_docx(), "paper.pdf", "other_kind"),
        (b"only words", "paper.docx", "other_kind"),
        (b"MZ\x90\x00\x03" + bytes(100), "paper.docx", "program"),
        (b"\x7fELF\x02" + bytes(100), "paper.pdf", "program"),
        (b"#!/bin/sh\nrm -r *", "paper.md", "program"),
        (b"<!DOCTYPE html><html><body>Hi", "paper.doc", "html"),
        (b"\n<html lang=en>", "paper.docx", "html"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "paper.docx", "picture"),
        (b"\\section{Only a part}", "paper.tex", "latex_part"),
        (b"\\documentclass\0\1\2", "paper.tex", "damaged"),
        (b" \n", "paper.tex", "empty"),
        ("Статья".encode("cp1251"), "paper.txt", "encoding"),
        (b"a,b\n1,2", "table.csv", "unknown"),
        (bytes(range(256)), "paper.docx", "damaged"),
        (bytes(range(256)), "paper.bin", "unknown"),
        (OLD_WORD.replace(FLAGS, b"\x00\x13"), "paper.doc", "encrypted"),
        (OLD_WORD, "paper.docx", "other_kind"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "paper.docx", "encrypted"),
        (OLE + "Workbook".encode("utf-16-le"), "paper.docx", "unknown"),
        (make_zip({"a.txt": "x"}), "paper.docx", "unknown"),
        (make_zip({"a.txt": "x"}), "paper.zip", "zip_without_paper"),
        (make_zip({"Статья.docx": make_docx()}), "paper.zip", "word_in_zip"),
        (make_zip({"paper.pdf": make_pdf()}), "paper.zip", "pdf_in_zip"),
        (make_zip({"paper.bin": make_zip({"main.tex": "x"})}), "paper.zip", "nested"),
    ],
)
def test_other_files_are_refused(data, name, code):
    assert refusal(data, name) == code


def test_large_file_is_refused_before_it_is_read(tmp_path):
    with (tmp_path / "a").open("wb") as file:
        file.truncate((bounds.FILE_MEGABYTES + 1) * bounds.MEGABYTE)

    with pytest.raises(Refusal) as caught:
        kind_of(tmp_path / "a", "paper.docx")

    assert caught.value.code == "too_large"


def test_locked_pdf_is_refused():
    locked = make_pdf(encryption=pikepdf.Encryption(user="secret", owner="secret"))

    assert refusal(locked, "paper.pdf") == "encrypted"


def test_pdf_that_only_forbids_changes_is_taken():
    guarded = make_pdf(encryption=pikepdf.Encryption(user="", owner="secret"))

    assert kind_of(guarded, "paper.pdf") == Kind.PDF


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"word/vbaProject.bin": b"x"}, "macros"),
        ({"[Content_Types].xml": WORD_TYPES.format("macroEnabled")}, "macros"),
        ({"../evil.txt": "x"}, "unsafe_names"),
        ({"/etc/passwd": "x"}, "unsafe_names"),
        ({"word\\..\\evil": "x"}, "unsafe_names"),
        ({"C:/evil": "x"}, "unsafe_names"),
        ({"word/document.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///x">]><a/>'}, "entities"),
        ({"word/document.xml": '<!DOCTYPE a SYSTEM "http://x/"><a/>'.encode("utf-16")}, "entities"),
        ({"word/extra.zip": make_zip({"a": "b"})}, "nested"),
        ({"word/big.bin": bytes(bounds.RATIO_FROM_MEGABYTES * bounds.MEGABYTE + 9)}, "bomb"),
    ],
)
def test_dangerous_word_file_is_refused(parts, code):
    assert refusal(make_docx(parts), "paper.docx") == code


def test_embedded_workbook_of_a_chart_is_allowed():
    data = make_docx({"word/embeddings/sheet.xlsx": make_zip({"a": "b"})})

    assert kind_of(data, "paper.docx") == Kind.DOCX


def test_macro_name_is_refused_even_without_macros():
    assert refusal(make_docx(), "paper.docm") == "macros"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"META-INF/manifest.xml": "<manifest:encryption-data/>"}, "encrypted"),
        ({"Basic/Standard/Module1.xml": "<a/>"}, "macros"),
    ],
)
def test_locked_or_programmed_odt_is_refused(parts, code):
    assert refusal(make_zip(ODT | parts, stored=True), "paper.odt") == code


def test_cut_off_word_file_is_refused():
    assert refusal(make_docx()[:-40], "paper.docx") == "damaged"


def test_word_file_with_a_flipped_byte_is_refused():
    data = bytearray(make_docx(stored=True))
    place = data.index(b"Some words")
    data[place] ^= 1

    assert refusal(bytes(data), "paper.docx") == "damaged"


def test_part_that_lies_about_its_size_is_refused():
    """pandoc would unpack all of it, whatever the table of contents says."""
    data = make_docx({"word/document.xml": DOCUMENT.format("x" * 9000)})
    directory = data.index(b"PK\x01\x02")
    place = data.index(b"word/document.xml", directory) - 46 + 24
    lying = data[:place] + struct.pack("<I", 5) + data[place + 4 :]

    assert refusal(lying, "paper.docx") == "damaged"


def test_many_parts_are_refused_before_they_are_listed():
    many = make_zip({f"word/{number}": "" for number in range(bounds.ENTRIES + 1)})

    assert refusal(many, "paper.docx") == "bomb"


def test_two_parts_of_one_name_are_refused():
    out = io.BytesIO(make_docx())
    with (
        pytest.warns(UserWarning, match="Duplicate"),
        zipfile.ZipFile(out, "a") as archive,
    ):
        archive.writestr("word/document.xml", "<other/>")

    assert refusal(out.getvalue(), "paper.docx") == "damaged"


@pytest.mark.parametrize("code", WORDS)
def test_every_refusal_has_words_that_say_what_to_do(code):
    parameters = {"limit": 5, "named": ".docx", "inside": Kind.PDF, "name": "table", "line": 7}
    words = str(words_of(Refusal(code, file="main.tex", **parameters)))

    assert "{" not in words
    assert words.endswith((".", "?"))
