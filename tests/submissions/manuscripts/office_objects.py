"""Word files with the objects that pandoc leaves behind, each made here by hand."""

import io
import struct
import zipfile

from docx import Document
from PIL import Image, ImageDraw

from .parts import save

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MS = "http://schemas.microsoft.com/office"
WPS = f"{MS}/word/2010/wordprocessingShape"
WPG = f"{MS}/word/2010/wordprocessingGroup"
WPC = f"{MS}/word/2010/wordprocessingCanvas"
SPACES = (
    f'xmlns:w="{W}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:r="{R}" xmlns:mc="{MC}" '
    f'xmlns:wps="{WPS}" xmlns:wpg="{WPG}" xmlns:wpc="{WPC}" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
PARENT = "http://schemas.openxmlformats.org"
TYPES = {
    "charts/chart1.xml": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "diagrams/data1.xml": "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
    "diagrams/drawing1.xml": "application/vnd.ms-office.drawingml.diagramDrawing+xml",
}
ENDINGS = {"emf": "image/x-emf", "wmf": "image/x-wmf", "svg": "image/svg+xml", "png": "image/png"}
CM = 360_000


def inline(uri: str, inside: str, *, wide: int = 10, high: int = 6, words: str = "") -> str:
    """A drawing in the line, in centimetres."""
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide * CM}" '
        f'cy="{high * CM}"/><wp:docPr id="7" name="Object"{f" descr={words!r}" if words else ""}/>'
        f'<a:graphic><a:graphicData uri="{uri}">{inside}</a:graphicData></a:graphic></wp:inline>'
        "</w:drawing>"
    )


def floating(uri: str, inside: str, *, left: int, top: int, wide: int, high: int) -> str:
    """A drawing that floats, in centimetres from its column and paragraph."""
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{left + 20}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{left * CM}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{top * CM}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{wide * CM}" cy="{high * CM}"/><wp:wrapNone/><wp:docPr id="{left + 30}" '
        f'name="Shape"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{uri}">{inside}'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def shape(
    words: str = "", *, form: str = "rect", left: int = 0, wide: int = 4, high: int = 2
) -> str:
    """A shape, with words in it or none."""
    box = f"<wps:txbx><w:txbxContent>{line(words)}</w:txbxContent></wps:txbx>" if words else ""
    return (
        "<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm>"
        f'<a:off x="{left * CM}" y="0"/><a:ext cx="{wide * CM}" cy="{high * CM}"/></a:xfrm>'
        f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="DDEEFF"/>'
        '</a:solidFill><a:ln w="19050"><a:solidFill><a:srgbClr val="224466"/></a:solidFill></a:ln>'
        f"</wps:spPr>{box}<wps:bodyPr/></wps:wsp>"
    )


def line(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def choice(needs: str, shown: str, older: str = "") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{needs}">{shown}</mc:Choice>'
        f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent>"
    )


def text_box(*words: str) -> str:
    """A floating box of words, as Word writes it: twice, for new programs and for old ones."""
    inside = "".join(line(one) for one in words)
    new = floating(WPS, shape("…").replace(line("…"), inside), left=0, top=0, wide=6, high=3)
    old = (
        '<w:pict><v:shape style="width:200pt;height:90pt"><v:textbox><w:txbxContent>'
        f"{inside}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return choice("wps", new, old)


def chart(relation: str) -> str:
    return inline(C, f'<c:chart xmlns:c="{C}" r:id="{relation}"/>')


def diagram(data: str) -> str:
    names = f'r:dm="{data}" r:lo="none" r:qs="none" r:cs="none"'
    return inline(DGM, f'<dgm:relIds xmlns:dgm="{DGM}" {names}/>')


def group(*shapes: str, wide: int = 12, high: int = 2) -> str:
    frame = (
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide * CM}" cy="{high * CM}"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="{wide * CM}" cy="{high * CM}"/></a:xfrm>'
    )
    inside = (
        f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr>{frame}</wpg:grpSpPr>{''.join(shapes)}</wpg:wgp>"
    )
    return choice("wpg", inline(WPG, inside, wide=wide, high=high))


def canvas(*shapes: str) -> str:
    inside = f"<wpc:wpc><wpc:bg/><wpc:whole/>{''.join(shapes)}</wpc:wpc>"
    older = (
        '<w:pict><v:group style="width:300pt;height:100pt" coordsize="3000,1000"><v:oval '
        'style="position:absolute;left:100;top:100;width:900;height:700" fillcolor="#cde"/><v:rect '
        'style="position:absolute;left:1800;top:100;width:900;height:700" fillcolor="#edc"/></v:group>'
        "</w:pict>"
    )
    return choice("wpc", inline(WPC, inside, wide=14, high=4), older)


def old_object(relation: str, program: str, embedded: str = "") -> str:
    """An OLE object with the picture that stands for it."""
    return (
        '<w:object w:dxaOrig="2000" w:dyaOrig="800"><v:shape style="width:100pt;height:40pt">'
        f'<v:imagedata r:id="{relation}" o:title=""/></v:shape><o:OLEObject Type="Embed" '
        f'ProgID="{program}" DrawAspect="Content" ObjectID="_1" r:id="{embedded}"/></w:object>'
    )


def picture(relation: str) -> str:
    inside = (
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="3" name="p"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{8 * CM}" cy="{5 * CM}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return inline(
        "http://schemas.openxmlformats.org/drawingml/2006/picture", inside, wide=8, high=5
    )


def word_file(*blocks: str, parts: dict[str, bytes | str] | None = None) -> bytes:
    """A Word file with these blocks: words, or runs that hold an object.

    ``parts`` are named below word/; each has its own name as the id of its relation.
    """
    parts = parts or {}
    body = "".join(
        f"<w:p><w:r>{block}</w:r></w:p>"
        if block.startswith("<w:drawing") or block.startswith(("<mc:", "<w:object", "<w:pict"))
        else block
        if block.startswith("<w:p>")
        else line(block)
        for block in blocks
    )
    base = zipfile.ZipFile(io.BytesIO(save(Document())))
    changed: dict[str, bytes | str] = {f"word/{name}": data for name, data in parts.items()}
    changed["word/document.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document {SPACES} mc:Ignorable="">'
        f"<w:body>{body}</w:body></w:document>"
    )
    relations = base.read("word/_rels/document.xml.rels").decode()
    own = "".join(
        f'<Relationship Id="{relation_of(name)}" Type="{type_of(name)}" Target="{name}"/>'
        for name in parts
        if "_rels" not in name
    )
    changed["word/_rels/document.xml.rels"] = relations.replace(
        "</Relationships>", own + "</Relationships>"
    )
    types = "".join(
        f'<Override PartName="/word/{name}" ContentType="{TYPES[name]}"/>'
        for name in parts
        if name in TYPES
    ) + "".join(
        f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in ENDINGS.items() if e != "png"
    )
    known = base.read("[Content_Types].xml").decode()
    changed["[Content_Types].xml"] = known.replace("</Types>", types + "</Types>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in base.namelist():
            new.writestr(name, changed.pop(name, None) or base.read(name))
        for name, data in changed.items():
            new.writestr(name, data)
    return out.getvalue()


def relation_of(name: str) -> str:
    return name.replace("/", "-").replace(".", "-")


def type_of(name: str) -> str:
    if name.startswith("diagrams/drawing"):
        return f"{MS}/2007/relationships/diagramDrawing"
    kinds = {
        "charts": "chart",
        "diagrams": "diagramData",
        "media": "image",
        "embeddings": "oleObject",
    }
    return f"{R}/{kinds[name.partition('/')[0]]}"


def chart_part(title: str = "Waiting time by city") -> str:
    """A chart of three columns."""
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{v}</c:v></c:pt>'
        for n, v in enumerate(("Astana", "Almaty", "Aktau"))
    )
    numbers = "".join(f'<c:pt idx="{n}"><c:v>{v}</c:v></c:pt>' for n, v in enumerate((12, 30, 21)))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><c:chartSpace xmlns:c="{C}" xmlns:a="{A}"><c:chart>'
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx>"
        '</c:title><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping '
        'val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Sheet1!$B$1'
        '</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>Minutes</c:v></c:pt></c:strCache>'
        "</c:strRef></c:tx><c:cat><c:strRef><c:f>Sheet1!$A$2:$A$4</c:f><c:strCache><c:ptCount "
        f'val="3"/>{points}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!$B$2:$B$4</c:f>'
        f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="3"/>{numbers}</c:numCache>'
        '</c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId '
        'val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos '
        'val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation '
        'val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx>'
        "</c:plotArea></c:chart></c:chartSpace>"
    )


def diagram_parts(*words: str) -> dict[str, bytes | str]:
    """SmartArt: its data, and the drawing of it that Word keeps."""
    points = "".join(
        f'<dgm:pt modelId="{n}"><dgm:prSet/><dgm:spPr/><dgm:t><a:bodyPr/><a:p><a:r><a:t>{word}</a:t>'
        "</a:r></a:p></dgm:t></dgm:pt>"
        for n, word in enumerate(words, 1)
    )
    shapes = "".join(
        f'<dsp:sp modelId="{n}"><dsp:nvSpPr><dsp:cNvPr id="{n}" name=""/><dsp:cNvSpPr/></dsp:nvSpPr>'
        f'<dsp:spPr><a:xfrm><a:off x="{(n * 4 - 4) * CM}" y="{CM}"/><a:ext cx="{3 * CM}" '
        f'cy="{2 * CM}"/></a:xfrm><a:prstGeom prst="roundRect"><a:avLst/></a:prstGeom><a:solidFill>'
        '<a:srgbClr val="CFE8CF"/></a:solidFill></dsp:spPr><dsp:txBody><a:bodyPr/><a:p><a:r><a:t>'
        f"{word}</a:t></a:r></a:p></dsp:txBody></dsp:sp>"
        for n, word in enumerate(words, 1)
    )
    relation = relation_of("diagrams/drawing1.xml")
    return {
        "diagrams/data1.xml": (
            f'<?xml version="1.0"?><dgm:dataModel xmlns:dgm="{DGM}" xmlns:a="{A}"><dgm:ptLst>{points}'
            '</dgm:ptLst><dgm:cxnLst/><dgm:bg/><dgm:whole/><dgm:extLst><a:ext uri="'
            f'{PARENT}/drawingml/2006/diagram"><dsp:dataModelExt xmlns:dsp="{MS}/drawing/2008/diagram" '
            f'relId="{relation}" minVer="{DGM}"/></a:ext></dgm:extLst></dgm:dataModel>'
        ),
        "diagrams/drawing1.xml": (
            f'<?xml version="1.0"?><dsp:drawing xmlns:dsp="{MS}/drawing/2008/diagram" xmlns:a="{A}">'
            '<dsp:spTree><dsp:nvGrpSpPr><dsp:cNvPr id="0" name=""/><dsp:cNvGrpSpPr/></dsp:nvGrpSpPr>'
            f"<dsp:grpSpPr/>{shapes}</dsp:spTree></dsp:drawing>"
        ),
    }


def emf() -> bytes:
    """A metafile of Windows: a brown ellipse in a box of 100 by 60 units."""

    def record(kind: int, body: bytes = b"") -> bytes:
        return struct.pack("<II", kind, 8 + len(body)) + body

    brush = record(39, struct.pack("<IIII", 1, 0, 0x224488, 0))  # create brush 1
    records = [
        brush,
        record(37, struct.pack("<I", 1)),  # select it
        record(42, struct.pack("<iiii", 5, 5, 95, 55)),  # ellipse
        record(14, struct.pack("<III", 0, 16, 20)),  # the end
    ]
    body = b"".join(records)
    header = struct.pack(
        "<iiii iiii I I I I H H I I I ii ii",
        *(0, 0, 100, 60),
        *(0, 0, 4000, 2400),
        0x464D4520,
        0x10000,
        88 + len(body),
        len(records) + 1,
        2,
        0,
        0,
        0,
        0,
        *(1000, 600),
        *(400, 240),
    )
    return record(1, header) + body


def wmf() -> bytes:
    """An older metafile: a rectangle and a line across."""

    def record(kind: int, *words: int) -> bytes:
        return struct.pack(f"<IH{len(words)}h", 3 + len(words), kind, *words)

    records = [
        record(0x0103, 8),  # map mode
        record(0x020C, 400, 1000),  # extent of the window: height, width
        record(0x041B, 380, 980, 20, 20),  # rectangle: bottom, right, top, left
        record(0x0214, 20, 20),  # move to
        record(0x0213, 380, 980),  # line to
        record(0),
    ]
    body = b"".join(records)
    head = struct.pack(
        "<HHHIHIH", 1, 9, 0x300, 9 + len(body) // 2, 0, max(len(r) // 2 for r in records), 0
    )
    start = struct.pack("<IHhhhhHI", 0x9AC6CDD7, 0, 0, 0, 1000, 400, 1000, 0)
    check = 0
    for (word,) in struct.iter_unpack("<H", start):
        check ^= word
    return start + struct.pack("<H", check) + head + body


SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="120" viewBox="0 0 200 120">'
    b'<rect x="5" y="5" width="190" height="110" fill="#cde" stroke="#246"/>'
    b'<circle cx="100" cy="60" r="40" fill="#a33"/></svg>'
)


def png(words: str = "x") -> bytes:
    image = Image.new("RGB", (240, 90), "white")
    ImageDraw.Draw(image).text((10, 30), words, fill="black")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
