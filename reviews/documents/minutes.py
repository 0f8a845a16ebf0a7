"""The minutes of a meeting as a Word file, to be read, signed and filed."""

from dataclasses import dataclass, field
from io import BytesIO

from django.utils import translation
from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Cm, Pt

from journal.wording import one_line

WIDTHS = (0.9, 3.2, 6.6, 3.2, 3.2)


@dataclass(frozen=True)
class Line:
    """One paper: what was proposed, how the board voted, what was decided."""

    code: str
    title: str
    proposal: str
    in_favour: int
    against: int
    abstained: int
    words: str = ""
    decision: str = ""
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Minutes:
    """A meeting; ``with_names`` marks the committee's own copy."""

    language: str
    journal: str
    publisher: str
    held_on: str
    place: str
    present: list[str]
    words: str
    with_names: bool
    is_closed: bool
    lines: list[Line]


def word_file(minutes: Minutes) -> bytes:
    """Return the minutes as a .docx in their language."""
    with translation.override(minutes.language):
        document = Document()
        document.styles["Normal"].font.name = "Times New Roman"
        document.styles["Normal"].font.size = Pt(11)
        properties = document.core_properties
        properties.author, properties.title = minutes.journal, _("Minutes of the editorial board")
        head(document, minutes)
        papers(document, minutes)
        rest(document, minutes)
        target = BytesIO()
        document.save(target)
        return target.getvalue()


def head(document: WordDocument, minutes: Minutes) -> None:
    document.add_heading(_("Minutes of the editorial board"), level=1)
    facts = [
        minutes.journal,
        minutes.publisher,
        ", ".join(filter(None, [minutes.held_on, minutes.place])),
    ]
    if minutes.with_names:
        facts.append(_("Copy for the committee: holds names."))
    if not minutes.is_closed:
        facts.append(_("Draft: the meeting is not closed."))
    for words in filter(None, facts):
        document.add_paragraph(clean(words))
    if minutes.present:
        document.add_heading(_("Present"), level=2)
        for name in minutes.present:
            document.add_paragraph(clean(name), style="List Bullet")


def papers(document: WordDocument, minutes: Minutes) -> None:
    document.add_heading(_("Papers"), level=2)
    if not minutes.lines:
        document.add_paragraph(_("None."))
        return
    table = document.add_table(rows=1, cols=len(WIDTHS))
    table.style = "Table Grid"
    heads = ("№", _("Number"), _("Title"), _("Proposal"), _("Votes"))
    fill(table.rows[0].cells, heads)
    for number, line in enumerate(minutes.lines, start=1):
        about = [line.title, *line.names, line.words]
        proposal = [line.proposal]
        if line.decision:
            proposal.append(_("Decided: %(words)s") % {"words": line.decision})
        fill(
            table.add_row().cells,
            (
                str(number),
                line.code,
                "\n".join(filter(None, about)),
                "\n".join(proposal),
                votes(line),
            ),
        )


def fill(cells: "tuple[object, ...]", texts: tuple[str, ...]) -> None:
    for cell, text, width in zip(cells, texts, WIDTHS, strict=True):
        cell.text = "\n".join(clean(part) for part in text.split("\n"))  # type: ignore[attr-defined]
        cell.width = Cm(width)  # type: ignore[attr-defined]


def votes(line: Line) -> str:
    return _("for %(yes)s, against %(no)s, abstained %(none)s") % {
        "yes": line.in_favour,
        "no": line.against,
        "none": line.abstained,
    }


def rest(document: WordDocument, minutes: Minutes) -> None:
    if minutes.words:
        document.add_heading(_("Further business"), level=2)
        for part in minutes.words.splitlines():
            document.add_paragraph(clean(part))
    document.add_paragraph()
    for role in (_("Chair"), _("Secretary")):
        document.add_paragraph(f"{role}: ____________________")


def clean(words: str) -> str:
    """Return words without the signs that no XML file takes."""
    return one_line(words, length=5000)
