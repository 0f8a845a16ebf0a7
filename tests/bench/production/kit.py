"""A Word file written as people write, and beside it the list of what it says.

Every call adds to the file and to the label at once, so neither can be forgotten.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from PIL import Image, ImageDraw

from tests.bench.production import raw
from tests.bench.production.elements import KINDS, Item, cells_of

NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


@dataclass(frozen=True)
class It:
    text: str


@dataclass(frozen=True)
class Bold:
    text: str


@dataclass(frozen=True)
class Sup:
    text: str


@dataclass(frozen=True)
class Cite:
    """What is printed, and the number of the reference meant; `raised` as superscript."""

    text: str
    number: int
    raised: bool = False


@dataclass(frozen=True)
class Note:
    """A footnote of Word; with `mark` a superscript that the author typed."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class Formula:
    """Office Math by its XML, and its letters in reading order."""

    xml: str
    letters: str


@dataclass(frozen=True)
class Ins:
    text: str


@dataclass(frozen=True)
class Del:
    text: str


@dataclass(frozen=True)
class Cell:
    text: str
    columns: int = 1
    rows: int = 1


BREAK = object()
TAB = object()


class Paper:
    """One manuscript while it is written; `save` and `label` give the file and what it says."""

    def __init__(self, name: str, language: str = "en") -> None:
        self.name, self.language = f"{name}.docx", language
        self.document = Document()
        self.said: dict[str, list[Item]] = {kind: [] for kind in KINDS}
        self.cited: list[Cite] = []
        self.references: list[str] = []
        self.notes: list[str] = []
        self.pictures = 0

    # --- the title page, which is measured elsewhere

    def title_page(self, title: str, people: str, place: str, abstract: str, keywords: str) -> None:
        words = {
            "en": ("Abstract", "Keywords"),
            "ru": ("Аннотация", "Ключевые слова"),
            "kk": ("Аңдатпа", "Түйін сөздер"),
        }[self.language]
        head = self.document.add_paragraph()
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        head.add_run(title).bold = True
        for line in (people, place):
            self.document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
        for name, text in zip(words, (abstract, keywords), strict=True):
            line = self.document.add_paragraph()
            line.add_run(f"{name}: ").bold = True
            line.add_run(text)

    # --- text

    def para(self, *parts: object, style: str | None = None, **layout: object) -> Paragraph:
        """A paragraph of the text."""
        line = self._line(parts, style, **layout)
        self._say("paragraphs", _text(parts))
        return line

    def heading(self, text: str, level: int = 1, how: str = "style", number: str = "") -> None:
        """A heading, by style or by hand: bold, caps, italic, size, underlined, centred, listed."""
        self._say("headings", text, level)
        shown = f"{number} {text}" if number else text
        if how == "style":
            self.document.add_heading(shown, level)
            return
        line = self.document.add_paragraph(style="List Number" if "listed" in how else None)
        run = line.add_run(shown.upper() if "caps" in how else shown)
        run.bold = "bold" in how or None
        run.italic = "italic" in how or None
        run.underline = "underlined" in how or None
        if "size" in how:
            run.font.size = Pt(17 - 2 * level)
        if "centred" in how:
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def bullets(self, *texts: str, how: str = "word", depth: int = 1) -> None:
        """Points of a list without numbers: by Word's style, or with a typed sign before each."""
        for text in texts:
            style = "List Bullet" if how == "word" else None
            style = f"{style} {depth}" if style and depth > 1 else style
            line = self.document.add_paragraph(style=style)
            if how != "word":
                line.paragraph_format.left_indent = Cm(0.6 * depth)
            self._fill(line, [text if how == "word" else f"{how}{text}"])
            self._say("lists", text, "bullet", depth)

    def numbered(self, *texts: str, how: str = "word") -> None:
        """Points of a list with numbers: by Word's style, or typed ("{})" and a space)."""
        for number, text in enumerate(texts, 1):
            line = self.document.add_paragraph(style="List Number" if how == "word" else None)
            self._fill(line, [text if how == "word" else f"{how.format(number)}{text}"])
            self._say("lists", text, "order", 1)

    def gap(self) -> None:
        """An empty paragraph, as people make distance."""
        self.document.add_paragraph()

    def boxed(self, text: str) -> None:
        """A text box beside the text."""
        line = self.document.add_paragraph()
        line._p.append(parse_xml(raw.text_box(text)))
        self._say("paragraphs", text)

    def display(self, formula: Formula, number: str = "", how: str = "alone") -> None:
        """A formula on a line of its own; its number behind a tab."""
        line = self.document.add_paragraph()
        if number:
            line.add_run("\t")
        line._p.append(parse_xml(formula.xml))
        if number:
            line.add_run(f"\t{number}")
        self.said["formulas"].append(Item(formula.letters))

    # --- tables and figures

    def table(
        self,
        rows: Sequence[Sequence[str | Cell]],
        label: str,
        caption: str,
        *,
        how: str = "above",
        bold_head: bool = True,
        note: str = "",
        sign: str = ". ",
    ) -> None:
        """A grid; a Cell may go over several columns or rows. The caption above, in two lines, or below."""
        if how == "above":
            self._caption(f"{label}{sign}{caption}")
        elif how == "two lines":
            self._caption(label, right=True)
            self._caption(caption, centred=True)
        placed = cells_of(rows)
        height = 1 + max(cell.row + cell.rows - 1 for cell in placed)
        width = 1 + max(cell.column + cell.columns - 1 for cell in placed)
        grid = self.document.add_table(height, width, style="Table Grid")
        for cell in placed:
            first = grid.cell(cell.row, cell.column)
            last = grid.cell(cell.row + cell.rows - 1, cell.column + cell.columns - 1)
            whole = first.merge(last) if (cell.rows, cell.columns) != (1, 1) else first
            line = whole.paragraphs[0]
            line.add_run(cell.text).bold = (bold_head and cell.row == 0) or None
        if note:
            self.document.add_paragraph(note)
            self._say("paragraphs", note)
        if how == "below":
            self._caption(f"{label}{sign}{caption}")
        self.said["tables"].append(Item(f"{label} {caption}", tuple(placed)))

    def figure(
        self, label: str, caption: str, *, how: str = "below", pictures: int = 1, sign: str = ". "
    ) -> None:
        """One picture or several with a caption: below, above, in the picture's own paragraph, in a box."""
        if how == "above":
            self._caption(f"{label}{sign}{caption}", centred=True)
        for _number in range(pictures):
            line = self.document.add_paragraph()
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            line.add_run().add_picture(self._picture(), width=Cm(5))
            if how == "same":
                line.add_run().add_break()
                line.add_run(f"{label}{sign}{caption}")
        if how == "below":
            self._caption(f"{label}{sign}{caption}", centred=True)
        if how == "box":
            self.document.add_paragraph()._p.append(
                parse_xml(raw.text_box(f"{label}{sign}{caption}"))
            )
        self.said["figures"].append(Item(f"{label} {caption}", (pictures,)))

    def _caption(self, text: str, right: bool = False, centred: bool = False) -> None:
        line = self.document.add_paragraph(text)
        if right:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if centred:
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _picture(self) -> BytesIO:
        self.pictures += 1
        image = Image.new("RGB", (220, 120), (255 - 20 * self.pictures % 250, 240, 250))
        pen = ImageDraw.Draw(image)
        pen.line(
            [(10, 100), (60 + self.pictures * 9 % 100, 40), (210, 20)], fill=(0, 60, 90), width=4
        )
        out = BytesIO()
        image.save(out, "PNG")
        return BytesIO(out.getvalue())

    # --- the end

    def reference_list(
        self, heading: str, texts: Sequence[object], how: str = "typed", head: str = "bold"
    ) -> None:
        """References: typed "1. ", "[1] ", Word's list, hanging indents, or lines of one paragraph."""
        if heading:
            if head == "style":
                self.document.add_heading(heading, 1)
            else:
                run = self.document.add_paragraph().add_run(
                    heading.upper() if head == "caps" else heading
                )
                run.bold = head == "bold" or None
        together = self.document.add_paragraph() if how == "lines" else None
        for number, parts in enumerate(texts, 1):
            parts = [parts] if isinstance(parts, str) else list(parts)
            mark = {"typed": f"{number}. ", "square": f"[{number}] ", "lines": f"{number}. "}.get(
                how, ""
            )
            if together is not None:
                if number > 1:
                    together.add_run().add_break()
                self._fill(together, [mark, *parts])
            else:
                line = self.document.add_paragraph(style="List Number" if how == "word" else None)
                if how == "hanging":
                    line.paragraph_format.left_indent = Cm(1.25)
                    line.paragraph_format.first_line_indent = Cm(-1.25)
                self._fill(line, [mark, *parts])
            text = _text(parts)
            self.references.append(text)
            self._say("references", text)

    def typed_notes(self, heading: str, *texts: str, how: str = "{} ") -> None:
        """Notes that the author typed at the end, as raised numbers and lines."""
        if heading:
            self.document.add_paragraph().add_run(heading).bold = True
        for number, text in enumerate(texts, 1):
            line = self.document.add_paragraph()
            line.add_run(how.format(number)).font.superscript = True
            line.add_run(text)

    # --- inside

    def _line(
        self, parts: Sequence[object], style: str | None = None, **layout: object
    ) -> Paragraph:
        line = self.document.add_paragraph(style=style)
        for key, value in layout.items():
            setattr(line.paragraph_format, key, value)
        self._fill(line, parts)
        return line

    def _fill(self, line: Paragraph, parts: Sequence[object]) -> None:
        for part in parts:
            if part is BREAK:
                line.add_run().add_break(WD_BREAK.LINE)
            elif part is TAB:
                line.add_run("\t")
            elif isinstance(part, str):
                line.add_run(part)
            else:
                self._say_part(part)
                self._put(line, part)

    def _put(self, line: Paragraph, part: object) -> None:
        if isinstance(part, Note) and not part.mark:
            line._p.append(parse_xml(raw.note_mark(len(self.notes))))
        elif isinstance(part, Formula):
            line._p.append(parse_xml(part.xml))
        elif isinstance(part, (Ins, Del)):
            line._p.append(parse_xml(raw.change(part.text, deleted=isinstance(part, Del))))
        else:
            run = line.add_run(getattr(part, "mark", "") or part.text)  # type: ignore[attr-defined]
            run.italic = isinstance(part, It) or None
            run.bold = isinstance(part, Bold) or None
            is_raised = isinstance(part, (Sup, Note)) or getattr(part, "raised", False)
            run.font.superscript = is_raised or None

    def _say_part(self, part: object) -> None:
        if isinstance(part, It):
            self._say("italics", part.text)
        elif isinstance(part, Cite):
            self.cited.append(part)
        elif isinstance(part, Formula):
            self.said["formulas"].append(Item(part.letters))
        elif isinstance(part, Note):
            self._say("notes", part.text)
            self.notes += [] if part.mark else [part.text]

    def _say(self, kind: str, text: str, *more: object) -> None:
        self.said[kind].append(Item(text, more))

    # --- what comes of it

    def save(self) -> bytes:
        """The Word file."""
        if self.notes:
            part = Part(
                PackURI("/word/footnotes.xml"),
                NOTES_TYPE,
                raw.notes(self.notes).encode(),
                self.document.part.package,
            )
            self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        out = BytesIO()
        self.document.save(out)
        return out.getvalue()

    def label(self) -> dict[str, list[Item]]:
        """What it says, by kind."""
        cited = [Item(one.text, (self.references[one.number - 1],)) for one in self.cited]
        return self.said | {"citations": cited}


def _text(parts: Sequence[object]) -> str:
    """What a reader of the clean text sees; formulas and note marks are counted apart."""
    made = []
    for part in parts:
        if part is BREAK or part is TAB:
            made.append(" ")
        elif isinstance(part, str):
            made.append(part)
        elif not isinstance(part, (Note, Formula, Del)):
            made.append(part.text)  # type: ignore[attr-defined]
    return "".join(made)
