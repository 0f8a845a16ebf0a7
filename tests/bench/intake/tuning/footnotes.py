"""Real footnotes of a Word file, which its library cannot write."""

from html import escape

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def add_footnotes(document: Document, *texts: str) -> None:
    """The footnotes 1, 2, 3; nothing where there are none."""
    if not texts:
        return
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r>'
        f'<w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(texts, 1)
    )
    blob = f'<?xml version="1.0"?><w:footnotes xmlns:w="{WORD}">{notes}</w:footnotes>'.encode()
    part = document.part
    made = Part(PackURI("/word/footnotes.xml"), KIND, blob, part.package)
    part.relate_to(made, RELATION)


def add_call(paragraph: Paragraph, number: int) -> None:
    """The sign of a footnote."""
    paragraph._p.append(
        parse_xml(f'<w:r xmlns:w="{WORD}"><w:footnoteReference w:id="{number}"/></w:r>')
    )
