"""Tables, OpenDocument files, PDFs, pictures and archives that tell who wrote them."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, PngImagePlugin

from . import Leak
from .word import DC, XML, core, exif, packed, photo

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
META = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
CONFIG = "urn:oasis:names:tc:opendocument:xmlns:config:1.0"
DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
SPACES = (
    f'xmlns:office="{OFFICE}" xmlns:text="{TEXT}" xmlns:meta="{META}" xmlns:dc="{DC}" '
    f'xmlns:config="{CONFIG}" xmlns:draw="{DRAW}" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
SHEET = (
    f'{XML}<worksheet xmlns="{S}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>minutes</t>'
    "</is></c></row></sheetData></worksheet>"
)


def xlsx(parts: dict[str, bytes | str], book: str = "") -> bytes:
    return packed(
        {
            "[Content_Types].xml": f"{XML}<Types/>",
            "xl/workbook.xml": f'{XML}<workbook xmlns="{S}">{book}</workbook>',
            "xl/worksheets/sheet1.xml": SHEET,
            **parts,
        }
    )


def odt(body: str = "", parts: dict[str, bytes | str] | None = None, kind: str = "text") -> bytes:
    content = f"{XML}<office:document-content {SPACES}><office:body><office:text><text:p>Words.</text:p>{body}</office:text></office:body></office:document-content>"
    return packed(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": content,
            "META-INF/manifest.xml": f'{XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
            **(parts or {}),
        }
    )


def meta(inside: str) -> bytes:
    return odt(
        parts={
            "meta.xml": f"{XML}<office:document-meta {SPACES}><office:meta>{inside}</office:meta></office:document-meta>"
        }
    )


def table_leaks() -> Iterator[Leak]:
    """Excel, PowerPoint and OpenDocument."""
    creator = f'{XML}<c xmlns:dc="{DC}"><dc:creator>Jonas Feldt</dc:creator></c>'
    yield Leak("xlsx creator", "xlsx", xlsx({"docProps/core.xml": creator}))
    yield Leak(
        "xlsx path",
        "xlsx",
        xlsx({}, r'<x15ac:absPath xmlns:x15ac="u:x" url="C:\Users\feldt\data\"/>'),
        ("feldt",),
    )
    yield Leak("xlsx sharing", "xlsx", xlsx({}, '<fileSharing userName="Feldt"/>'))
    yield Leak(
        "xlsx defined name",
        "xlsx",
        xlsx({}, '<definedNames><definedName name="Feldt_data">A1</definedName></definedNames>'),
    )
    notes = f'{XML}<comments xmlns="{S}"><authors><author>Jonas Feldt</author></authors><commentList/></comments>'
    yield Leak("xlsx note's author", "xlsx", xlsx({"xl/comments1.xml": notes}))
    persons = (
        f'{XML}<personList><person displayName="Jonas Feldt" userId="feldt" id="1"/></personList>'
        + " " * 400
    )
    yield Leak("xlsx persons", "xlsx", xlsx({"xl/persons/person.xml": persons}), ("Feldt", "feldt"))
    yield Leak(
        "xlsx refreshed by",
        "xlsx",
        xlsx({"xl/pivotCache/p1.xml": f'{XML}<p refreshedBy="Feldt"/>'}),
    )
    yield Leak(
        "xlsx connection",
        "xlsx",
        xlsx({"xl/connections.xml": f'{XML}<c><dbPr connection="User=Feldt"/></c>'}),
    )
    shows = {"[Content_Types].xml": f"{XML}<Types/>", "ppt/presentation.xml": f"{XML}<p/>"}
    yield Leak(
        "pptx authors",
        "pptx",
        packed(
            {
                **shows,
                "ppt/commentAuthors.xml": f'{XML}<cmAuthorLst><cmAuthor name="Jonas Feldt" initials="JF"/></cmAuthorLst>',
            }
        ),
    )
    for tag in ("meta:initial-creator", "dc:creator", "meta:printed-by", "dc:title"):
        yield Leak(f"odt {tag}", "odt", meta(f"<{tag}>Jonas Feldt</{tag}>"))
    yield Leak(
        "odt own property",
        "odt",
        meta('<meta:user-defined meta:name="x">Feldt</meta:user-defined>'),
    )
    yield Leak(
        "odt template",
        "odt",
        meta('<meta:template xlink:href="file:///home/feldt/x.ott"/>'),
        ("feldt",),
    )
    note = "<text:p><office:annotation><dc:creator>Feldt</dc:creator><text:p>Why?</text:p></office:annotation></text:p>"
    yield Leak("odt note's author", "odt", odt(note))
    change = "<text:tracked-changes><text:changed-region><text:insertion><office:change-info><dc:creator>Feldt</dc:creator></office:change-info></text:insertion></text:changed-region></text:tracked-changes>"
    yield Leak("odt change's author", "odt", odt(change))
    yield Leak(
        "odt sender",
        "odt",
        odt("<text:p><text:sender-lastname>Feldt</text:sender-lastname></text:p>"),
    )
    printer = f'{XML}<office:document-settings {SPACES}><config:config-item config:name="PrinterName">Feldt-Laser</config:config-item></office:document-settings>'
    yield Leak("odt printer", "odt", odt(parts={"settings.xml": printer}))
    yield Leak(
        "odt thumbnail",
        "odt",
        odt(parts={"Thumbnails/thumbnail.png": photo(comment=b"Feldt" + b" " * 500)}),
    )
    yield Leak(
        "odt picture's name",
        "odt",
        odt('<text:p><draw:frame draw:name="feldt-portrait"/></text:p>'),
        ("feldt",),
    )
    yield Leak(
        "ods creator", "ods", odt(parts={"meta.xml": meta_of("Jonas Feldt")}, kind="spreadsheet")
    )


def meta_of(name: str) -> str:
    return f"{XML}<office:document-meta {SPACES}><office:meta><dc:creator>{name}</dc:creator></office:meta></office:document-meta>"


def pdf(change: Any) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(300, 300))
        change(document, document.pages[0].obj)
        document.save(out)
    return out.getvalue()


def note(**entries: object) -> Any:
    def change(document: Any, page: Any) -> None:
        page.Annots = document.make_indirect(
            Array([Dictionary(Type=Name.Annot, Rect=[0, 0, 9, 9], **entries)])
        )

    return change


def _set(keys: str, value: object) -> Any:
    """Put a value at a path below the catalogue (`page` begins at the page)."""

    def change(document: Any, page: Any) -> None:
        *path, last = keys.split(".")
        where = document.Root
        for key in path:
            if key == "page":
                where = page
                continue
            if f"/{key}" not in where:
                where[f"/{key}"] = Dictionary()
            where = where[f"/{key}"]
        where[f"/{last}"] = value(document) if callable(value) else value

    return change


def _info(key: str, value: str) -> Any:
    def change(document: Any, _page: Any) -> None:
        document.docinfo[key] = value

    return change


def _xmp(document: Any) -> Any:
    with document.open_metadata() as xmp:
        xmp["dc:creator"] = ["Jonas Feldt"]


def _stream(document: Any) -> Any:
    return document.make_indirect(Stream(document, b"<x><creator>Jonas Feldt</creator></x>"))


def _attached(document: Any, _page: Any) -> None:
    document.attachments["data of Feldt.txt"] = b"by Jonas Feldt"


def _photo(document: Any, page: Any) -> None:
    image = Stream(document, exif(0x013B, "Jonas Feldt"))
    image.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=30,
        Height=20,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB,
        Filter=Name.DCTDecode,
    )
    page.Resources = Dictionary(XObject=Dictionary(I=document.make_indirect(image)))
    page.Contents = document.make_indirect(Stream(document, b"q 30 0 0 20 0 0 cm /I Do Q"))


def _field(document: Any, page: Any) -> None:
    field = document.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            Rect=[0, 0, 9, 9],
            FT=Name.Tx,
            T="author",
            V="Jonas Feldt",
        )
    )
    page.Annots = Array([field])
    document.Root.AcroForm = Dictionary(Fields=Array([field]))


def _outline(document: Any, _page: Any) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Interview with Jonas Feldt", 0))


def pdf_leaks() -> Iterator[Leak]:
    """Each place of a PDF in which a name may stand without being on a page."""
    for key in ("/Author", "/Title", "/Subject", "/Keywords", "/Company"):
        yield Leak(f"pdf {key}", "pdf", pdf(_info(key, "Jonas Feldt")))
    yield Leak(
        "pdf path", "pdf", pdf(_info("/SourceFile", r"C:\Users\feldt\paper.tex")), ("feldt",)
    )
    yield Leak("pdf XMP", "pdf", pdf(lambda document, _page: _xmp(document)))
    yield Leak("pdf XMP of a page", "pdf", pdf(_set("page.Metadata", _stream)))
    yield Leak(
        "pdf private data",
        "pdf",
        pdf(_set("page.PieceInfo", Dictionary(A=Dictionary(Private="Jonas Feldt")))),
    )
    yield Leak("pdf note's author", "pdf", pdf(note(Subtype=Name.Text, T="Jonas Feldt")))
    yield Leak("pdf note", "pdf", pdf(note(Subtype=Name.FreeText, Contents="Feldt wrote this")))
    yield Leak("pdf highlight", "pdf", pdf(note(Subtype=Name.Highlight, T="Feldt")))
    yield Leak("pdf field", "pdf", pdf(_field))
    yield Leak(
        "pdf form",
        "pdf",
        pdf(_set("AcroForm", Dictionary(Fields=Array([Dictionary(T="name", V="Jonas Feldt")])))),
    )
    for address in (
        "https://drive.google.com/file/d/1Ab",
        "mailto:jonas.feldt@feldheim.example",
        "https://feldheim.example/~feldt",
    ):
        action = Dictionary(S=Name.URI, URI=address)
        yield Leak(
            f"pdf link {address[:16]}", "pdf", pdf(note(Subtype=Name.Link, A=action)), (address,)
        )
    action = Dictionary(S=Name.Launch, F=r"C:\Users\feldt\a.xlsx")
    yield Leak("pdf launch", "pdf", pdf(note(Subtype=Name.Link, A=action)), ("feldt",))
    yield Leak("pdf attachment", "pdf", pdf(_attached))
    yield Leak(
        "pdf script",
        "pdf",
        pdf(_set("OpenAction", Dictionary(S=Name.JavaScript, JS="app.alert('Feldt')"))),
    )
    yield Leak("pdf outline", "pdf", pdf(_outline))
    yield Leak(
        "pdf destination",
        "pdf",
        pdf(_set("Names.Dests", Dictionary(Names=Array(["feldt.method", Array([0])])))),
        ("feldt",),
    )
    yield Leak(
        "pdf layer",
        "pdf",
        pdf(
            _set(
                "OCProperties",
                Dictionary(OCGs=Array([Dictionary(Type=Name.OCG, Name="Notes of Feldt")])),
            )
        ),
    )
    yield Leak(
        "pdf page label",
        "pdf",
        pdf(_set("PageLabels", Dictionary(Nums=Array([0, Dictionary(P="Feldt-")])))),
    )
    yield Leak(
        "pdf replacement text",
        "pdf",
        pdf(
            _set(
                "StructTreeRoot",
                Dictionary(
                    Type=Name.StructTreeRoot, K=Dictionary(S=Name.P, ActualText="Jonas Feldt")
                ),
            )
        ),
    )
    yield Leak("pdf photo's artist", "pdf", pdf(_photo))
    marked = b"/Span << /ActualText (Jonas Feldt) >> BDC EMC % by Feldt"
    yield Leak(
        "pdf text beside the text",
        "pdf",
        pdf(
            lambda d, page: (
                page.update({"/Contents": d.make_indirect(Stream(d, marked))})
                if hasattr(page, "update")
                else page.__setitem__("/Contents", d.make_indirect(Stream(d, marked)))
            )
        ),
    )


def png(**options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "green").save(out, "PNG", **options)
    return out.getvalue()


def picture_of(kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "green").save(out, kind, **options)
    return out.getvalue()


def chunk(key: str, text: str, *, packed_text: bool = False, international: bool = False) -> bytes:
    info = PngImagePlugin.PngInfo()
    if international:
        info.add_itxt(key, text)
    else:
        info.add_text(key, text, zip=packed_text)
    return png(pnginfo=info)


def picture_leaks() -> Iterator[Leak]:
    """What cameras and programs write beside the pixels."""
    for tag, label in (
        (0x013B, "Artist"),
        (0x8298, "Copyright"),
        (0x010E, "ImageDescription"),
        (0x0131, "Software"),
    ):
        yield Leak(f"jpg {label}", "jpg", exif(tag, "Jonas Feldt"))
    gps = Image.Exif()
    gps[0x8825] = {1: "N", 2: (51.0, 9.0, 0.0), 29: "2024:01:02"}
    yield Leak("jpg GPS", "jpg", photo(exif=gps), ("2024:01:02", "GPS"))
    yield Leak("jpg remark", "jpg", photo(comment=b"Jonas Feldt"))
    yield Leak(
        "jpg XMP", "jpg", photo(xmp=b"<x:xmpmeta><dc:creator>Jonas Feldt</dc:creator></x:xmpmeta>")
    )
    iptc = b"\xff\xed\x00\x1fPhotoshop 3.0\x008BIM\x04\x04Feldt"
    yield Leak("jpg IPTC", "jpg", photo()[:2] + iptc.ljust(33, b" ") + photo()[2:])
    yield Leak("png tEXt", "png", chunk("Author", "Jonas Feldt"))
    yield Leak("png zTXt", "png", chunk("Comment", "Jonas Feldt", packed_text=True))
    yield Leak(
        "png iTXt",
        "png",
        chunk("XML:com.adobe.xmp", "Айгерім Жақсыбекова", international=True),
        ("Жақсыбекова",),
    )
    tags = Image.Exif()
    tags[0x013B] = "Jonas Feldt"
    yield Leak("png eXIf", "png", png(exif=tags))
    yield Leak("tiff Artist", "tiff", picture_of("TIFF", tiffinfo={315: "Jonas Feldt"}))
    yield Leak("gif remark", "gif", picture_of("GIF", comment=b"Jonas Feldt"))
    yield Leak("webp EXIF", "webp", picture_of("WEBP", exif=tags.tobytes()))
    svg = f'{XML}<svg xmlns="http://www.w3.org/2000/svg"><metadata>Jonas Feldt</metadata></svg>'
    yield Leak("svg metadata", "svg", svg.encode())
    rtf = rb"{\rtf1{\info{\author Jonas Feldt}{\operator Feldt}}{\*\revtbl{Feldt;}}Words.}"
    yield Leak("rtf information", "rtf", rtf)
    yield Leak(
        "zip of a named file",
        "zip",
        packed({"data/feldt_data.csv": "a,b\n1,2\n", "readme.txt": "Data."}),
        ("feldt",),
    )
    yield Leak(
        "zip of a Word file",
        "zip",
        packed({"a/b.docx": core("<dc:creator>Jonas Feldt</dc:creator>")}),
    )
