"""A sheet as an OpenDocument text, an RTF text, plain marked text or a PDF."""

from xml.sax.saxutils import escape

import typst

from tests.bench.intake.held_out.sheet import Grid, Para, Run, Sheet, runs
from tests.bench.intake.held_out.word import archive

ODT = "application/vnd.oasis.opendocument.text"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
CONTENT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0"
 xmlns:table="{ODF}:table:1.0" xmlns:style="{ODF}:style:1.0"
 xmlns:fo="{ODF}:xsl-fo-compatible:1.0" office:version="1.2"><office:automatic-styles>
<style:style style:name="b" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="i" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="sup" style:family="text"><style:text-properties
 style:text-position="super 58%"/></style:style>
</office:automatic-styles><office:body><office:text>BODY</office:text></office:body>
</office:document-content>"""
STYLES = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles xmlns:office="{ODF}:office:1.0" xmlns:style="{ODF}:style:1.0"
 office:version="1.2"><office:styles/></office:document-styles>"""
MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="{ODF}:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODT}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
RTF_MARKS = {"b": r"\b ", "i": r"\i ", "sup": r"\super "}
RTF_ALIGN = {"c": r"\qc", "r": r"\qr", "j": r"\qj", "": ""}
TYPST_SPECIAL = "\\#*_`$<>@[]~/-+=\"'"
TYPST_ALIGN = {"c": "center", "r": "right"}
PAGE = """#set document(date: none)
#set page(paper: "a4", margin: 2.5cm, columns: %d)
#set text(size: 11pt, lang: "en")
#set par(justify: true)
"""


def odt(sheet: Sheet) -> bytes:
    """The bytes of an .odt file."""
    text = "".join(
        _odt_grid(block) if isinstance(block, Grid) else _odt_para(block) for block in sheet.blocks
    )
    return archive(
        {
            "mimetype": ODT,
            "content.xml": CONTENT.replace("BODY", text),
            "styles.xml": STYLES,
            "META-INF/manifest.xml": MANIFEST,
        }
    )


def _odt_para(block: Para) -> str:
    inner = "".join(_odt_run(run) for run in runs(block.text))
    if block.style.startswith("Heading"):
        return f'<text:h text:outline-level="{block.style[-1]}">{inner}</text:h>'
    if block.list_:
        return f"<text:list><text:list-item><text:p>{inner}</text:p></text:list-item></text:list>"
    return f"<text:p>{inner}</text:p>"


def _odt_run(run: Run) -> str:
    if run.note:
        note = f"<text:note-body><text:p>{escape(run.note)}</text:p></text:note-body>"
        cited = "<text:note-citation>*</text:note-citation>"
        return f'<text:note text:note-class="footnote">{cited}{note}</text:note>'
    text = "<text:line-break/>" if run.text == "\n" else escape(run.text)
    for mark in sorted(run.marks):
        text = f'<text:span text:style-name="{mark}">{text}</text:span>'
    return text


def _odt_grid(grid: Grid) -> str:
    rows = ""
    for row in grid.rows:
        cells = (
            "<table:table-cell>"
            + "".join(_odt_para(Para(line)) for line in cell.split("\n"))
            + "</table:table-cell>"
            for cell in row
        )
        rows += f"<table:table-row>{''.join(cells)}</table:table-row>"
    columns = f'<table:table-column table:number-columns-repeated="{len(grid.rows[0])}"/>'
    return f"<table:table>{columns}{rows}</table:table>"


def rtf(sheet: Sheet) -> bytes:
    """The bytes of an .rtf file."""
    text = "\n".join(
        _rtf_grid(block) if isinstance(block, Grid) else _rtf_para(block) for block in sheet.blocks
    )
    fonts = r"{\fonttbl{\f0\froman Times New Roman;}}"
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1{fonts}\n{text}\n}}".encode("ascii")


def _rtf_para(block: Para) -> str:
    inner = "".join(_rtf_run(run) for run in runs(block.text))
    return rf"\pard{RTF_ALIGN[block.align]} {inner}\par"


def _rtf_run(run: Run) -> str:
    if run.note:
        return rf"{{\super *}}{{\footnote \pard {_rtf_text(run.note)}}}"
    text = r"\line " if run.text == "\n" else _rtf_text(run.text)
    return "{" + "".join(RTF_MARKS[mark] for mark in sorted(run.marks)) + text + "}"


def _rtf_text(text: str) -> str:
    signs = []
    for sign in text:
        code = ord(sign)
        if sign in "\\{}":
            signs.append("\\" + sign)
        elif code < 128:
            signs.append(sign)
        else:
            signs.append(f"\\u{code if code < 32768 else code - 65536}\\'3f")
    return "".join(signs)


def _rtf_grid(grid: Grid) -> str:
    width = 9000 // len(grid.rows[0])
    edges = "".join(f"\\cellx{width * number}" for number in range(1, len(grid.rows[0]) + 1))
    rows = []
    for row in grid.rows:
        cells = "".join(
            "\\pard\\intbl "
            + "\\par ".join(
                "".join(_rtf_run(run) for run in runs(line)) for line in cell.split("\n")
            )
            + "\\cell "
            for cell in row
        )
        rows.append(f"\\trowd{edges} {cells}\\row")
    return "\n".join(rows) + "\n\\pard"


def markdown(sheet: Sheet) -> bytes:
    """The bytes of a text with Markdown marks; tables are not written in it."""
    notes: list[str] = []
    blocks = [_marked(block, notes) for block in sheet.blocks if isinstance(block, Para)]
    text = "\n\n".join(blocks + [f"[^{number}]: {note}" for number, note in enumerate(notes, 1)])
    return (text + "\n").encode()


def _marked(block: Para, notes: list[str]) -> str:
    text = ""
    for run in runs(block.text):
        if run.note:
            notes.append(run.note)
            text += f"[^{len(notes)}]"
            continue
        inner = "  \n" if run.text == "\n" else run.text.replace("*", "\\*")
        for mark, sign in (("sup", "^"), ("i", "*"), ("b", "**")):
            if mark in run.marks and run.text != "\n":
                inner = f"{sign}{inner}{sign}"
        text += inner
    level = int(block.style[-1]) if block.style.startswith("Heading") else 0
    return (
        "#" * level
        + " " * bool(level)
        + {"number": "1. ", "bullet": "- "}.get(block.list_, "")
        + text
    )


def pdf(sheet: Sheet, columns: int = 1) -> bytes:
    """The bytes of a PDF with text in it, set in one or two columns."""
    text = "\n\n".join(_set(block) for block in sheet.blocks if isinstance(block, Para))
    source = PAGE % columns + text
    made: bytes = typst.compile(source.encode(), ignore_system_fonts=True)
    return made


def _set(block: Para) -> str:
    text = "".join(_set_run(run) for run in runs(block.text))
    if block.style.startswith("Heading") or block.style == "Title":
        text = f"#strong[{text}]"
    if block.align in TYPST_ALIGN:
        text = f"#align({TYPST_ALIGN[block.align]})[{text}]"
    return text


def _set_run(run: Run) -> str:
    if run.note:
        return f"#footnote[{_typst_text(run.note)}]"
    text = "#linebreak()" if run.text == "\n" else _typst_text(run.text)
    for mark, call in (("b", "#strong"), ("i", "#emph"), ("sup", "#super")):
        if mark in run.marks:
            text = f"{call}[{text}]"
    return text


def _typst_text(text: str) -> str:
    return "".join("\\" + sign if sign in TYPST_SPECIAL else sign for sign in text)
