"""Makes the sample manuscript that tests and the browser journey use: run me to make it anew.

Everything in it is invented and marked as a sample.
"""

import io
import zipfile
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches
from PIL import Image, ImageDraw

HERE = Path(__file__).parent
MADE_ON = (
    2026,
    1,
    1,
    0,
    0,
    0,
)  # one date for all parts, so that the same text makes the same bytes
TITLE = "Merit Panels and the Quality of Hiring: A Sample Study of Regional Offices"
ABSTRACT = (
    "This sample paper asks whether hiring panels with outside members choose better officials. "
    "Records of 412 competitions in six regional offices were compared before and after a reform "
    "that brought independent members into the panels. Appointees chosen by mixed panels stayed "
    "longer and were rated higher in their first year, while the time to fill a post grew by nine "
    "days. The effect was strongest where panels published their reasons."
)
INTRODUCTION = (
    "Civil services that hire on merit are said to perform better (Rothgar, 2019), yet the way in "
    "which a panel is composed has had little attention. Earlier work by Amanova and Berg (2021) "
    "describes how panels of insiders favour applicants they know. This paper looks at a reform "
    "that made one third of each panel independent, and asks what changed.",
    "We follow the argument that openness works only when reasons are given (Lindqvist et al., "
    "2020). The data come from personnel records and are described below.",
)
METHODS = (
    "The sample holds 412 competitions held between 2018 and 2023. For each we recorded the "
    "composition of the panel, the number of applicants, the days from notice to appointment and "
    "the rating after one year. Table 1 gives an overview."
)
RESULTS = (
    "Ratings rose by 0.4 points on a five-point scale. Figure 1 shows the course over time. The "
    "gain was larger in offices that published the reasons of the panel, which agrees with "
    "Rothgar (2019) and with the interviews reported by Amanova and Berg (2021)."
)
DISCUSSION = (
    "Independent members cost time and bring quality. An office that fills forty posts a year "
    "would wait 360 days more in sum, and would keep five more appointees beyond their first year. "
    "Whether that is a good bargain depends on the post."
)
PRACTICE = (
    "Give each panel at least one member from outside the office.",
    "Publish the reasons of the panel together with the appointment.",
    "Plan nine more days for each competition.",
)
REFERENCES = (
    "Amanova, S., & Berg, T. (2021). Who sits at the table? Sample Journal of Public Personnel, "
    "12(3), 201–219. https://doi.org/10.5555/sample.2021.0201",
    "Lindqvist, P., Osei, K., & Tan, M. (2020). Reasons and reputations. Sample Press.",
    "Rothgar, B. (2019). Merit as a habit of offices. Sample Review of Administration, 7(1), 1–25. "
    "doi:10.5555/sample.2019.0001",
)
TABLE = (
    ("Panels", "Competitions", "Days to fill", "Rating after a year"),
    ("Insiders only", "231", "48", "3.4"),
    ("With outside members", "181", "57", "3.8"),
)
FORMULA = (
    f"<m:oMathPara {nsdecls('m')}><m:oMath>"
    "<m:sSub><m:e><m:r><m:t>R</m:t></m:r></m:e><m:sub><m:r><m:t>i</m:t></m:r></m:sub></m:sSub>"
    "<m:r><m:t>=α+β</m:t></m:r>"
    "<m:sSub><m:e><m:r><m:t>P</m:t></m:r></m:e><m:sub><m:r><m:t>i</m:t></m:r></m:sub></m:sSub>"
    "<m:r><m:t>+</m:t></m:r>"
    "<m:f><m:num><m:r><m:t>γ</m:t></m:r></m:num><m:den><m:r><m:t>1+n</m:t></m:r></m:den></m:f>"
    "</m:oMath></m:oMathPara>"
)
NOTE = "The records were made anonymous before we received them."
NOTES = (
    f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t xml:space="preserve">'
    f"{NOTE}</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
NOTE_MARK = f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'


def make_title_page(document) -> None:
    """Title, two authors with raised numbers, affiliations, addresses, abstract, keywords."""
    line = document.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run(TITLE).bold = True
    authors = document.add_paragraph()
    authors.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name, mark in (("Aigerim Sarsen", "1*"), (", Jonas Feldt", "2")):
        authors.add_run(name)
        authors.add_run(mark).font.superscript = True
    document.add_paragraph("1 Academy of Sample Administration, Astana, Kazakhstan")
    document.add_paragraph("2 Department of Politics, University of Example, Sampleville, Norway")
    document.add_paragraph(
        "* Corresponding author: aigerim.sarsen@academy.example, "
        "ORCID: https://orcid.org/0000-0002-1825-0097"
    )
    document.add_paragraph("E-mail: jonas.feldt@uni.example")
    for label, text in (
        ("Abstract. ", ABSTRACT),
        ("Keywords: ", "merit; hiring panels; civil service reform; sample"),
    ):
        paragraph = document.add_paragraph()
        paragraph.add_run(label).bold = True
        paragraph.add_run(text)


def make_table(document) -> None:
    document.add_paragraph("Table 1. Competitions by kind of panel", style="Caption")
    table = document.add_table(rows=0, cols=len(TABLE[0]), style="Table Grid")
    for number, row in enumerate(TABLE):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(text).bold = number == 0


def make_figure(document) -> None:
    """A drawn picture with words for those who cannot see it, and its caption below."""
    picture = Image.new("RGB", (640, 360), "white")
    pen = ImageDraw.Draw(picture)
    pen.line([(60, 300), (600, 300)], fill="black", width=3)
    pen.line([(60, 300), (60, 40)], fill="black", width=3)
    pen.line([(60, 240), (240, 220), (420, 150), (600, 90)], fill="navy", width=5)
    data = io.BytesIO()
    picture.save(data, "PNG")
    data.seek(0)
    document.add_picture(data, width=Inches(4))
    properties = document.inline_shapes[-1]._inline.docPr
    properties.set("descr", "Line chart: the mean rating rises from 3.4 in 2018 to 3.8 in 2023.")
    document.add_paragraph("Figure 1. Mean rating after one year, 2018 to 2023", style="Caption")


def make_body(document) -> None:
    document.add_heading("1. Introduction", 1)
    for text in INTRODUCTION:
        document.add_paragraph(text)
    document.add_heading("2. Data and Methods", 1)
    paragraph = document.add_paragraph(METHODS)
    paragraph._p.append(parse_xml(NOTE_MARK))
    make_table(document)
    document.add_paragraph("We estimate the following model:")
    document.add_paragraph()._p.append(parse_xml(FORMULA))
    document.add_heading("3. Results", 1)
    document.add_paragraph(RESULTS)
    make_figure(document)
    document.add_heading("4. Discussion", 1)
    document.add_paragraph(DISCUSSION)


def make_end(document) -> None:
    document.add_heading("Practice points", 1)
    for text in PRACTICE:
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Acknowledgements", 1)
    document.add_paragraph(
        "We thank the sample offices. This document is a sample, made for tests."
    )
    document.add_heading("Funding", 1)
    document.add_paragraph("Jonas Feldt was supported by the Example Foundation, grant 00-000.")
    document.add_heading("Conflict of interest", 1)
    document.add_paragraph("The authors declare none.")
    document.add_heading("References", 1)
    for text in REFERENCES:
        document.add_paragraph(text)


def add_notes(data: bytes) -> bytes:
    """Give the package its part of footnotes (python-docx cannot) and one date for all parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            text = old.read(entry)
            if entry.filename == "[Content_Types].xml":
                text = text.replace(
                    b"</Types>",
                    b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.'
                    b'openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>',
                )
            if entry.filename == "word/_rels/document.xml.rels":
                text = text.replace(
                    b"</Relationships>",
                    b'<Relationship Id="rIdNotes" Type="http://schemas.openxmlformats.org/'
                    b'officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>'
                    b"</Relationships>",
                )
            write(new, entry.filename, text)
        write(new, "word/footnotes.xml", NOTES.encode())
    return out.getvalue()


def write(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, MADE_ON)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def make_manuscript() -> bytes:
    """The whole sample as the bytes of a DOCX file."""
    document = Document()
    document.core_properties.author = "Aigerim Sarsen"
    document.core_properties.comments = "Sample manuscript made for tests"
    make_title_page(document)
    make_body(document)
    make_end(document)
    data = io.BytesIO()
    document.save(data)
    return add_notes(data.getvalue())


if __name__ == "__main__":
    (HERE / "manuscript.docx").write_bytes(make_manuscript())
