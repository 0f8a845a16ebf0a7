"""OpenDocument texts with one object each, made here by hand."""

from .office_objects import emf, png, wmf
from .parts import make_zip

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = {
    "office": "office",
    "text": "text",
    "draw": "drawing",
    "style": "style",
    "chart": "chart",
    "table": "table",
    "svg": "svg-compatible",
    "fo": "xsl-fo-compatible",
}
SPACES = " ".join(f'xmlns:{short}="{OASIS}:{name}:1.0"' for short, name in NAMES.items())
SPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
TYPE = "application/vnd.oasis.opendocument"
SIZE = 'svg:width="10cm" svg:height="6cm"'


def frame(inside: str, anchor: str = "as-char") -> str:
    return f'<draw:frame text:anchor-type="{anchor}" {SIZE}>{inside}</draw:frame>'


def image(name: str) -> str:
    return f'<draw:image xlink:href="{name}" xlink:type="simple"/>'


def cells(kind: str, *values: str) -> str:
    return "".join(
        f'<table:table-cell office:value-type="{kind}"'
        f"{f' office:value={value!r}' if kind == 'float' else ''}><text:p>{value}</text:p></table:table-cell>"
        for value in values
    )


CHART = (
    f'<office:document-content {SPACES}><office:body><office:chart><chart:chart chart:class="chart:bar" '
    f"{SIZE}><chart:title><text:p>Hours</text:p></chart:title><chart:plot-area "
    'chart:data-source-has-labels="both"><chart:axis chart:dimension="x"/><chart:axis '
    'chart:dimension="y"/><chart:series chart:values-cell-range-address="local-table.B2:.B3" '
    'chart:class="chart:bar"><chart:data-point chart:repeated="2"/></chart:series></chart:plot-area>'
    '<table:table table:name="local-table"><table:table-header-rows><table:table-row>'
    f"{cells('string', '', 'Hours')}</table:table-row></table:table-header-rows><table:table-rows>"
    f"<table:table-row>{cells('string', 'Astana')}{cells('float', '3')}</table:table-row><table:table-row>"
    f"{cells('string', 'Aktau')}{cells('float', '5')}</table:table-row></table:table-rows></table:table>"
    "</chart:chart></office:chart></office:body></office:document-content>"
)
SHAPE = '<draw:ellipse svg:x="0cm" svg:y="0cm" svg:width="4cm" svg:height="2cm"/>'
OBJECTS: dict[str, tuple[str, dict[str, bytes | str]]] = {
    "chart": (
        frame('<draw:object xlink:href="./Object 1" xlink:type="simple"/>'),
        {"Object 1/content.xml": CHART},
    ),
    "group": (f'<draw:g text:anchor-type="paragraph">{SHAPE}{SHAPE}</draw:g>', {}),
    "emf": (frame(image("Pictures/e.emf")), {"Pictures/e.emf": emf()}),
    "embedded": (
        frame(
            '<draw:object-ole xlink:href="./Object 1"/>' + image("./ObjectReplacements/Object 1")
        ),
        {"Object 1": b"OLE", "ObjectReplacements/Object 1": wmf()},
    ),
    "textbox": (
        frame("<draw:text-box><text:p>In the box.</text:p></draw:text-box>", "paragraph"),
        {},
    ),
    "png": (
        frame(image("Pictures/p.png") + "<svg:desc>A row of counters</svg:desc>"),
        {"Pictures/p.png": png()},
    ),
}


def text_file(name: str) -> bytes:
    """An OpenDocument text with an object between words, under a caption."""
    block, parts = OBJECTS[name]
    lines = ("Words before it.", block, "Figure 1. Way of a request", "Words after it.")
    body = "".join(f"<text:p>{line}</text:p>" for line in lines)
    entries = {
        "/": f"{TYPE}.text",
        "content.xml": "text/xml",
        "styles.xml": "text/xml",
        "Object 1/": f"{TYPE}.chart",
    }
    entries |= {part: "text/xml" if part.endswith("xml") else "" for part in parts}
    manifest = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in entries.items()
        if path != "Object 1/" or name == "chart"
    )
    files: dict[str, bytes | str] = {
        "mimetype": f"{TYPE}.text",
        "content.xml": f"<office:document-content {SPACES}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {SPACES}><office:font-face-decls/><office:styles/>"
        "<office:automatic-styles/><office:master-styles/></office:document-styles>",
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0" '
        f'manifest:version="1.3">{manifest}</manifest:manifest>',
    }
    return make_zip(files | parts, stored=True)
