import io
import zipfile

import pikepdf
import pytest
from docx import Document
from PIL import Image

from submissions.manuscripts.cleaning import clean_image, clean_office, clean_pdf
from submissions.manuscripts.refusals import Refusal
from submissions.manuscripts.sniff import Kind, kind_of

from .parts import save


def telling_pdf() -> bytes:
    """A PDF that names Ann Author wherever a PDF can."""
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo["/Author"] = "Ann Author"
        with document.open_metadata() as xmp:
            xmp["dc:creator"] = ["Ann Author"]
        document.attachments["Ann Author.txt"] = b"Ann Author"
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="Ann Author")
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, T="Ann Author", Rect=[0, 0, 9, 9]
        )
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[0, 0, 9, 9],
            A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/"),
        )
        document.pages[0].Annots = document.make_indirect(pikepdf.Array([note, link]))
        document.save(
            out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable
        )
    return out.getvalue()


def test_clean_pdf_names_nobody(tmp_path):
    telling = telling_pdf()

    clean = clean_pdf(telling, tmp_path)

    assert telling.count(b"Ann Author") >= 4
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(clean)) as document:
        assert len(document.pages) == 1
        assert [str(note.Subtype) for note in document.pages[0].Annots] == ["/Link"]
        assert "/Names" not in document.Root or len(document.attachments) == 0
        document.save(
            out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all
        )
    assert b"Ann Author" not in out.getvalue()


def test_clean_pdf_refuses_what_is_no_pdf(tmp_path):
    with pytest.raises(Refusal) as caught:
        clean_pdf(b"%PDF-1.7 nothing", tmp_path)

    assert caught.value.code == "unreadable"


def test_clean_image_has_no_camera_and_stands_upright():
    out = io.BytesIO()
    photo = Image.new("RGB", (40, 20), "green")
    exif = photo.getexif()
    exif[0x0112] = 6  # turned
    exif[0x013B] = "Ann Author"
    photo.save(out, "JPEG", exif=exif, comment=b"Ann Author")

    clean = clean_image(out.getvalue())

    assert b"Ann Author" in out.getvalue()
    assert b"Ann Author" not in clean
    with Image.open(io.BytesIO(clean)) as picture:
        assert picture.format == "JPEG"
        assert picture.size == (20, 40)
        assert not picture.getexif()


def test_clean_image_refuses_too_many_pixels():
    header = b"P5 100000 100000 255\n"
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")

    for data in (out.getvalue(), header, b"<svg/>"):
        with pytest.raises(Refusal):
            clean_image(data)


def test_clean_word_file_names_nobody(tmp_path):
    document = Document()
    document.core_properties.author = "Ann Author"
    document.core_properties.last_modified_by = "Ann Author"
    run = document.add_paragraph("Words of a report.").add_run("here")
    document.add_comment(run, "Check this.", author="Ann Author", initials="AA")
    telling = save(document)

    clean = clean_office(telling, Kind.DOCX, tmp_path)

    assert "Ann Author" in all_parts(telling)
    assert "Ann Author" not in all_parts(clean)
    assert "Check this." in all_parts(clean)
    assert kind_of(clean, "a.docx") == Kind.DOCX
    assert Document(io.BytesIO(clean)).paragraphs[0].text == "Words of a report.here"


def all_parts(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return " ".join(archive.read(name).decode(errors="replace") for name in archive.namelist())


def test_clean_office_takes_office_files_only(tmp_path):
    with pytest.raises(Refusal):
        clean_office(b"%PDF-1.7", Kind.PDF, tmp_path)
