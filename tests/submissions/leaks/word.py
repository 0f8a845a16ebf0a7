"""Word files whose properties, comments, links or embedded files tell who wrote them."""

import io
import re
import zipfile
from collections.abc import Iterator

from docx import Document
from PIL import Image

from . import Leak

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
EXT = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
XML = '<?xml version="1.0" encoding="UTF-8"?>'
LARGE = re.compile(r"styles|theme|fontTable|numbering|thumbnail|customXml|webSettings")
WORDS = "Words of a paper about offices and queues."


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def plain_docx() -> dict[str, bytes]:
    document = Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.add_paragraph(WORDS)
    out = io.BytesIO()
    document.save(out)
    parts = parts_of(out.getvalue())
    return {name: data for name, data in parts.items() if not LARGE.search(name)}


def docx(body: str = "", parts: dict[str, bytes | str] | None = None, links: str = "") -> bytes:
    """A Word file with further markup at its end, further parts and further relations."""
    base = plain_docx()
    document = base["word/document.xml"].decode()
    place = document.rindex("<w:sectPr")
    base["word/document.xml"] = (document[:place] + body + document[place:]).encode()
    if links:
        name = "word/_rels/document.xml.rels"
        base[name] = base[name].replace(b"</Relationships>", links.encode() + b"</Relationships>")
    return packed({**base, **(parts or {})})


def core(inside: str) -> bytes:
    return docx(
        parts={
            "docProps/core.xml": f'{XML}<cp:coreProperties xmlns:cp="{CP}" xmlns:dc="{DC}">'
            f"{inside}</cp:coreProperties>"
        }
    )


def app(inside: str) -> bytes:
    return docx(parts={"docProps/app.xml": f'{XML}<Properties xmlns="{EXT}">{inside}</Properties>'})


def changed(name: str, old: str, new: str) -> bytes:
    parts = plain_docx()
    assert old.encode() in parts[name]
    return packed(parts | {name: parts[name].replace(old.encode(), new.encode(), 1)})


def settings(inside: str) -> bytes:
    return changed("word/settings.xml", "</w:settings>", f"{inside}</w:settings>")


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def link(target: str, kind: str = "hyperlink") -> str:
    return f'<Relationship Id="rX9" Type="{R}/{kind}" Target="{target}" TargetMode="External"/>'


def linked(target: str) -> bytes:
    body = f'<w:p><w:hyperlink r:id="rX9">{run("our data")}</w:hyperlink></w:p>'
    return docx(body, links=link(target))


def inner(part: str, kind: str, data: bytes | str, body: str = "") -> bytes:
    relation = f'<Relationship Id="rX9" Type="{R}/{kind}" Target="{part}"/>'
    return docx(body, {f"word/{part}": data}, relation)


def comments(attributes: str) -> str:
    return (
        f'{XML}<w:comments xmlns:w="{W}"><w:comment w:id="1" {attributes}><w:p>{run("Check.")}</w:p>'
        "</w:comment></w:comments>"
    )


def photo(**options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "green").save(out, "JPEG", **options)
    return out.getvalue()


def exif(tag: int, value: object) -> bytes:
    tags = Image.Exif()
    tags[tag] = value
    return photo(exif=tags)


def drawing(attributes: str) -> str:
    space = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{space}"><wp:extent cx="9" cy="9"/>'
        f'<wp:docPr id="7" {attributes}/></wp:inline></w:drawing></w:r></w:p>'
    )


def field(instruction: str, shown: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return (
        f"<w:p>{mark('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{mark('separate')}"
        f"{run(shown)}{mark('end')}</w:p>"
    )


def word_leaks() -> Iterator[Leak]:
    """Each place of a Word file in which a name may stand without being text."""
    for tag in ("dc:creator", "cp:lastModifiedBy", "dc:title", "dc:subject", "dc:description"):
        yield Leak(f"docx {tag}", "docx", core(f"<{tag}>Jonas Feldt</{tag}>"))
    for tag in ("cp:keywords", "cp:category", "cp:contentStatus"):
        yield Leak(f"docx {tag}", "docx", core(f"<{tag}>Feldt-paper</{tag}>"))
    for tag in ("Company", "Manager", "HyperlinkBase", "TitlesOfParts"):
        yield Leak(f"docx {tag}", "docx", app(f"<{tag}>Feldt and sons</{tag}>"))
    yield Leak(
        "docx Template", "docx", app(r"<Template>C:\Users\feldt\paper.dotx</Template>"), ("feldt",)
    )
    custom = (
        f'{XML}<Properties xmlns="{EXT}"><property name="Owner"><v>Jonas Feldt</v></property>'
        "</Properties>"
    )
    yield Leak("docx custom property", "docx", docx(parts={"docProps/custom.xml": custom}))
    for place in ('w:author="Jonas Feldt"', 'w:author="x" w:initials="JoFeldt"'):
        yield Leak(
            f"docx comment {place[:10]}", "docx", inner("comments.xml", "comments", comments(place))
        )
    for tag in ("ins", "del", "moveTo", "moveFrom"):
        text = "<w:r><w:delText>a</w:delText></w:r>" if tag in ("del", "moveFrom") else run("a")
        mark = f'<w:p><w:{tag} w:id="4" w:author="Feldt" w:date="2024-01-01T00:00:00Z">{text}</w:{tag}></w:p>'
        yield Leak(f"docx tracked {tag}", "docx", docx(mark), ("Feldt", "2024-01-01"))
    change = '<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id="5" w:author="Feldt"><w:rPr/></w:rPrChange></w:rPr><w:t>a</w:t></w:r></w:p>'
    yield Leak("docx changed format", "docx", docx(change))
    people = f'{XML}<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="Jonas Feldt"><w15:presenceInfo w15:providerId="AD" w15:userId="S::feldt@feldheim.example::1"/></w15:person></w15:people>'
    yield Leak("docx people", "docx", inner("people.xml", "people", people), ("Feldt", "feldt"))
    yield Leak(
        "docx rsids",
        "docx",
        settings('<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids>'),
        ("00AB12CD",),
    )
    yield Leak(
        "docx rsid of a paragraph",
        "docx",
        docx(f'<w:p w:rsidR="00AB12CE">{run("a")}</w:p>'),
        ("00AB12CE",),
    )
    yield Leak(
        "docx docVars",
        "docx",
        settings('<w:docVars><w:docVar w:name="a" w:val="Feldt"/></w:docVars>'),
    )
    template = settings(f'<w:attachedTemplate xmlns:r="{R}" r:id="rX9"/>')
    relations = f'{XML}<Relationships xmlns="{REL}">{link("file:///C:/Users/feldt/x.dotx", "attachedTemplate")}</Relationships>'
    template = packed(parts_of(template) | {"word/_rels/settings.xml.rels": relations})
    yield Leak("docx attached template", "docx", template, ("feldt",))
    yield Leak(
        "docx customXml",
        "docx",
        docx(parts={"customXml/item1.xml": f"{XML}<a>{'Jonas Feldt ' * 50}</a>"}),
    )
    yield Leak(
        "docx thumbnail",
        "docx",
        docx(parts={"docProps/thumbnail.jpeg": photo(comment=b"Feldt" + b" " * 500)}),
    )
    yield Leak(
        "docx bookmark",
        "docx",
        docx(
            '<w:p><w:bookmarkStart w:id="3" w:name="feldt_method"/><w:bookmarkEnd w:id="3"/></w:p>'
        ),
        ("feldt",),
    )
    yield Leak("docx AUTHOR field", "docx", docx(field(" AUTHOR ", "J. F.")), ("J. F.", "AUTHOR"))
    yield Leak(
        "docx FILENAME field",
        "docx",
        docx(field(r" FILENAME \p ", r"C:\Users\feldt\a.docx")),
        ("feldt", "FILENAME"),
    )
    simple = f'<w:p><w:fldSimple w:instr=" LASTSAVEDBY ">{run("J. F.")}</w:fldSimple></w:p>'
    yield Leak("docx LASTSAVEDBY field", "docx", docx(simple), ("J. F.", "LASTSAVEDBY"))
    for target in (
        "https://drive.google.com/drive/folders/1AbCdEf",
        "https://1drv.ms/u/s!AbCd",
        "https://www.dropbox.com/s/abcd/data.zip",
        "https://disk.yandex.ru/d/AbCd",
        "https://feldheim-my.sharepoint.com/personal/x",
        "file:///C:/Users/j/data.xlsx",
        r"\\server\share\data.xlsx",
        "mailto:jonas.feldt@feldheim.example",
        "https://www.feldheim.example/~feldt/",
        "https://www.researchgate.net/profile/Jonas-Feldt",
    ):
        yield Leak(
            f"docx link {target[:30]}",
            "docx",
            linked(target),
            (target.partition("//")[2] or target[2:],),
        )
    yield Leak(
        "docx alt text", "docx", docx(drawing('name="Picture 1" descr="Portrait of J. Feldt"'))
    )
    yield Leak(
        "docx name of a picture",
        "docx",
        docx(drawing(r'name="C:\Users\feldt\fig.png"')),
        ("feldt",),
    )
    yield Leak(
        "docx content control",
        "docx",
        docx(
            '<w:sdt><w:sdtPr><w:alias w:val="Feldt"/><w:tag w:val="feldt_1"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
        ),
        ("Feldt", "feldt"),
    )
    book = packed(
        {
            "[Content_Types].xml": f"{XML}<Types/>",
            "docProps/core.xml": f'{XML}<c xmlns:dc="{DC}"><dc:creator>Jonas Feldt</dc:creator></c>',
        }
    )
    yield Leak("docx embedded workbook", "docx", inner("embeddings/sheet1.xlsx", "package", book))
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "Jonas Feldt".encode("utf-16-le")
    yield Leak(
        "docx embedded OLE",
        "docx",
        inner("embeddings/oleObject1.bin", "oleObject", ole),
        ("Feldt", "F\0e\0l\0d\0t"),
    )
    yield Leak(
        "docx photo's artist",
        "docx",
        inner("media/image1.jpeg", "image", exif(0x013B, "Jonas Feldt")),
    )
    yield Leak(
        "docx photo's remark",
        "docx",
        inner("media/image1.jpeg", "image", photo(comment=b"Jonas Feldt")),
    )
    yield Leak(
        "docx picture's file name",
        "docx",
        inner("media/feldt-map.png", "image", photo()),
        ("feldt",),
    )
    yield Leak(
        "docx printer",
        "docx",
        inner(
            "printerSettings1.bin",
            "printerSettings",
            "Printer of Feldt".encode("utf-16-le") + bytes(500),
        ),
        ("F\0e\0l\0d\0t",),
    )
    yield Leak("docx remark in XML", "docx", docx("<!-- by Jonas Feldt -->"))
    yield Leak(
        "docx description of a table",
        "docx",
        docx(
            '<w:tbl><w:tblPr><w:tblCaption w:val="Data of J. Feldt"/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'
        ),
    )
