"""A sheet as a Word document."""

import io
import zipfile
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from tests.bench.intake.held_out.sheet import Grid, Para, Sheet, runs

ALIGN = {
    "c": WD_ALIGN_PARAGRAPH.CENTER,
    "r": WD_ALIGN_PARAGRAPH.RIGHT,
    "j": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
LISTS = {"number": "List Number", "bullet": "List Bullet"}
NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
    "<w:continuationSeparator/></w:r></w:p></w:footnote>"
)
MADE_ON = (2026, 1, 1, 0, 0, 0)  # one date for all parts: the same sheet makes the same bytes


def write(sheet: Sheet) -> bytes:
    """The bytes of a .docx file."""
    document = Document()
    notes: list[str] = []
    if sheet.page_head:
        document.sections[0].header.paragraphs[0].text = sheet.page_head
    for block in sheet.blocks:
        if isinstance(block, Grid):
            _grid(document, block, notes)
        else:
            _fill(document.add_paragraph(), block, notes)
    if notes:
        _add_notes(document, notes)
    stream = io.BytesIO()
    document.save(stream)
    return _dated(stream.getvalue())


def _fill(paragraph: Paragraph, block: Para, notes: list[str]) -> None:
    style = LISTS.get(block.list_, block.style)
    if style:
        paragraph.style = style
    if block.align:
        paragraph.alignment = ALIGN[block.align]
    if block.hanging:
        paragraph.paragraph_format.left_indent = Cm(1)
        paragraph.paragraph_format.first_line_indent = Cm(-1)
    for run in runs(block.text):
        if run.note:
            notes.append(run.note)
            paragraph._p.append(parse_xml(_reference(len(notes))))
            continue
        made = paragraph.add_run(run.text)
        made.bold = "b" in run.marks or None
        made.italic = "i" in run.marks or None
        made.font.superscript = "sup" in run.marks or None


def _reference(number: int) -> str:
    return (
        f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        f'<w:footnoteReference w:id="{number}"/></w:r>'
    )


def _grid(document: Word, grid: Grid, notes: list[str]) -> None:
    table = document.add_table(rows=len(grid.rows), cols=len(grid.rows[0]))
    if grid.borders:
        table.style = "Table Grid"
    for row, texts in zip(table.rows, grid.rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            first, *others = text.split("\n")
            _fill(cell.paragraphs[0], Para(first), notes)
            for line in others:
                _fill(cell.add_paragraph(), Para(line), notes)


def _add_notes(document: Word, notes: list[str]) -> None:
    bodies = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(notes, 1)
    )
    xml = f"<w:footnotes {nsdecls('w')}>{SEPARATORS}{bodies}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), NOTES_TYPE, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _dated(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for item in old.infolist():
            info = zipfile.ZipInfo(item.filename, MADE_ON)
            new.writestr(info, old.read(item.filename), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def archive(files: dict[str, str | bytes]) -> bytes:
    """A zip of these files, the same bytes each time; the first is stored as it is."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for place, (name, content) in enumerate(files.items()):
            method = zipfile.ZIP_DEFLATED if place else zipfile.ZIP_STORED
            made.writestr(zipfile.ZipInfo(name, MADE_ON), content, method)
    return stream.getvalue()
