"""Files of several formats made from the same typed lines.

A line may begin with "c: " (centred), "14: " or "c14: " (in that size), "T: " (Title style), "S: "
(Subtitle style), "H: " (heading), "P: " (head of the page), "N: " (the next footnote, called by "⁂")
or "|" (a row of a table); within it `**bold**`, `__italic__`, `~~shown in capitals~~`, `^raised^`,
"⁑" two stars, "⏎" breaks the line and "→" is a tab; "[[words|address]]" is a link. Markdown, LaTeX and
Typst are taken as they are typed. Only Word files have styles, heads, footnotes, links and shown capitals.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from html import escape
from itertools import count, groupby

import typst
from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from tests.bench.intake.tuning.content import BY_LANGUAGE
from tests.bench.intake.tuning.footnotes import add_call, add_footnotes

LOOKS = re.compile(r"(\*\*|__|~~|\^)")
START = re.compile(r"(c?\d\d|[cTSHPN]): (.*)")
STYLES = {"T": "Title", "S": "Subtitle"}
Runs = Iterator[tuple[str, str]]
CALL = re.compile(r"(⁂|\[\[[^\]]+\]\])")


def bytes_of(
    name: str, language: str, lines: list[str], prose: str
) -> tuple[bytes, tuple[str, ...]]:
    """The file, and the items of its list of references. `prose` is what its body says in a language
    that has no stored paper."""
    ending = name.rsplit(".", 1)[-1]
    if ending == "zip":
        return _archive({"main.tex": "\n".join(lines)}), ()
    content = BY_LANGUAGE.get(language, BY_LANGUAGE["en"])
    at = lines.index("+++") if "+++" in lines else len(lines)
    front, back = [line for line in lines[:at] if line], [line for line in lines[at + 1 :] if line]
    if ending in ("md", "pdf"):
        front = lines[:at]
    body = list(_body(language, ending, prose))
    whole = front + body + back
    made = {"docx": _docx, "odt": _odt, "rtf": _rtf, "md": _markdown, "pdf": _pdf}[ending](whole)
    return made, content.references


def _body(language: str, ending: str, prose: str) -> Iterator[str]:
    """Sections and references; headings in bold, or as the format has them."""
    content = BY_LANGUAGE.get(language, BY_LANGUAGE["en"])
    bold = {"md": "\n# {}\n", "pdf": "\n= {}\n"}.get(ending, "**{}**")
    for heading, text in content.body:
        yield bold.format(heading)
        yield f"{prose} {prose}" if language == "other" else text
    yield bold.format(content.words["references"])
    for number, text in enumerate(content.references, 1):
        dot = "\\." if ending in ("md", "pdf") else "."
        yield f"{number}{dot} {text}" + ("\n" if ending in ("md", "pdf") else "")


def _runs(text: str) -> Runs:
    """Pieces of a line with their looks: "*" bold, "_" italic, "~" capitals, "^" raised; looks may be
    nested."""
    looks = ""
    for part in LOOKS.split(text.replace("⏎", "\n").replace("→", "\t")):
        if LOOKS.fullmatch(part):
            sign = part[0]
            looks = looks.replace(sign, "") if sign in looks else looks + sign
        elif part:
            yield part.replace("⁑", "**"), looks


def _write(paragraph: Paragraph, text: str, size: int = 0) -> None:
    for words, looks in _runs(text):
        run = paragraph.add_run(words)
        run.bold = "*" in looks or None
        run.italic = "_" in looks or None
        run.font.all_caps = "~" in looks or None
        run.font.superscript = "^" in looks or None
        run.font.size = Pt(size) if size else None


def _docx(lines: list[str]) -> bytes:
    document = Document()
    notes = [_kind(line)[1] for line in lines if line.startswith("N: ")]
    add_footnotes(document, *notes)
    number = count(1)
    for is_row, some in groupby(lines, key=lambda line: line.startswith("|")):
        if is_row:
            _add_table(document, [line.strip("|").split("|") for line in some])
            continue
        for line in some:
            kind, text = _kind(line)
            if kind == "H":
                document.add_heading(text, 1)
            elif kind == "P":
                document.sections[0].header.paragraphs[0].text = text
            elif kind != "N":
                _add_line(document, kind, text, number)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_line(document: DocumentObject, kind: str, text: str, number: Iterator[int]) -> None:
    """A paragraph; `number` counts the footnotes that are called in it."""
    paragraph = document.add_paragraph(style=STYLES.get(kind))
    if kind.startswith("c"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in CALL.split(text):
        if part == "⁂":
            add_call(paragraph, next(number))
        elif part.startswith("[["):
            _add_link(paragraph, *part.strip("[]").split("|"))
        else:
            _write(paragraph, part, int(kind.lstrip("cTS") or 0))


def _add_link(paragraph: Paragraph, words: str, address: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(
        qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    )
    paragraph._p.append(link)
    link.append(paragraph.add_run(words)._r)


def _add_table(document: DocumentObject, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            first, *others = text.strip().split("⏎")
            _write(cell.paragraphs[0], first)
            for part in others:
                _write(cell.add_paragraph(), part)


def _size(line: str) -> int:
    """Points, or 0 where none are asked for."""
    return int(_kind(line)[0].lstrip("cTSHPN") or 0)


def _kind(line: str) -> tuple[str, str]:
    found = START.fullmatch(line)
    return (found[1], found[2]) if found else ("", line)


ODT_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2" '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"><office:automatic-styles>'
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/>'
    '</style:style><style:style style:name="I" style:family="text">'
    '<style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="R" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="C" style:family="paragraph"><style:paragraph-properties '
    'fo:text-align="center"/></style:style>'
)
ODT_SIZE = (
    '<style:style style:name="S{0}" style:family="text"><style:text-properties '
    'fo:font-size="{0}pt"/></style:style>'
)
ODT_BODY = "</office:automatic-styles><office:body><office:text>"
ODT_TAIL = "</office:text></office:body></office:document-content>"
ODT_LOOKS = {"*": "B", "_": "I", "^": "R"}


def _odt(lines: list[str]) -> bytes:
    made = []
    sizes = sorted({_size(line) for line in lines} - {0})
    for line in lines:
        kind, text = _kind(line)
        inside = ""
        for words, looks in _runs(text):
            part = escape(words).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
            for look in looks:
                part = f'<text:span text:style-name="{ODT_LOOKS[look]}">{part}</text:span>'
            if _size(line):
                part = f'<text:span text:style-name="S{_size(line)}">{part}</text:span>'
            inside += part
        style = ' text:style-name="C"' if kind.startswith("c") else ""
        made.append(f"<text:p{style}>{inside}</text:p>")
    return _archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": ODT_HEAD
            + "".join(map(ODT_SIZE.format, sizes))
            + ODT_BODY
            + "".join(made)
            + ODT_TAIL,
            "styles.xml": (
                '<?xml version="1.0"?><office:document-styles office:version="1.2" xmlns:office='
                '"urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
            ),
            "META-INF/manifest.xml": (
                '<?xml version="1.0"?><manifest:manifest manifest:version="1.2" xmlns:manifest='
                '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
                'manifest:full-path="/" manifest:media-type='
                '"application/vnd.oasis.opendocument.text"/><manifest:file-entry '
                'manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
                "</manifest:manifest>"
            ),
        }
    )


def _archive(files: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), text)
    return file.getvalue()


CENTRED = ("", "\\qc")
RTF_LOOKS = {"*": r"\b ", "_": r"\i ", "^": r"\super "}


def _rtf(lines: list[str]) -> bytes:
    made = []
    for line in lines:
        kind, text = _kind(line)
        inside = "".join(
            f"{{{''.join(RTF_LOOKS[look] for look in looks)}{_signs(words)}}}"
            for words, looks in _runs(text)
        )
        size = f"\\fs{_size(line) * 2 or 24}"
        made.append(f"\\pard{CENTRED[kind.startswith('c')]}{size} {inside}\\par")
    return ("{\\rtf1\\ansi\\uc1 " + "\n".join(made) + "}").encode("ascii")


def _signs(text: str) -> str:
    made = []
    for sign in text:
        if sign in "\n\t":
            made.append("\\line " if sign == "\n" else "\\tab ")
        elif ord(sign) < 128:
            made.append(f"\\{sign}" if sign in "\\{}" else sign)
        else:
            made.append(f"\\u{ord(sign)}\\'3f")
    return "".join(made)


def _markdown(lines: list[str]) -> bytes:
    return "\n".join(lines).encode()


def _pdf(lines: list[str]) -> bytes:
    head = '#set page(paper: "a4")\n#set text(size: 11pt)\n'
    source = head + "\n".join(lines).replace("@", "\\@")
    return typst.compile(source.encode())
