"""A sheet as a Word file."""

import io
import re

from docx import Document
from docx.shared import Pt, RGBColor

from reviews.formats.sheet import HELP, MARK

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
GREY = RGBColor(0x58, 0x66, 0x72)


def write_word(lines: list[str], *, title: str) -> bytes:
    """Return lines as a Word file: a paragraph each, names of places bold, help in grey.

    It names no author. Signs that Word cannot hold are left out.
    """
    document = Document()
    document.core_properties.title = NOT_XML.sub("", title)
    document.core_properties.author = ""
    document.core_properties.comments = ""
    style = document.styles["Normal"]
    style.font.size = Pt(11)
    style.paragraph_format.space_after = Pt(2)
    for line in lines:
        write_line(document, NOT_XML.sub("", line))
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def write_line(document: "Document", line: str) -> None:  # type: ignore[valid-type]
    paragraph = document.add_paragraph()  # type: ignore[attr-defined]
    mark = MARK.match(line)
    if mark:
        name, label = line[: mark.start("label")], mark["label"]
        run = paragraph.add_run(name)
        run.font.size, run.font.color.rgb = Pt(8), GREY
        paragraph.add_run(label).bold = True
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_before = Pt(10)
    else:
        run = paragraph.add_run(line)
        if line.startswith(HELP):
            run.italic, run.font.color.rgb = True, GREY
