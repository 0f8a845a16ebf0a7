"""A Word file under construction, and the ways in which authors lay out each part of a paper."""

import io
from collections.abc import Sequence

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph

from tests.bench.intake.record import Person, Reference
from tests.bench.intake.tuning.content import Content, Someone

Run = tuple[str, str]  # text and look: b bold, i italic, ^ raised


class Sheet:
    """Paragraphs one after another."""

    def __init__(self) -> None:
        self.document = Document()

    def line(self, *runs: Run | str, style: str | None = None, centre: bool = False) -> Paragraph:
        paragraph = self.document.add_paragraph(style=style)
        if centre:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        write(paragraph, *runs)
        return paragraph

    def bytes(self) -> bytes:
        file = io.BytesIO()
        self.document.save(file)
        return file.getvalue()


def write(paragraph: Paragraph, *runs: Run | str) -> None:
    for run in runs:
        text, look = (run, "") if isinstance(run, str) else run
        made = paragraph.add_run(text)
        made.bold = "b" in look or None
        made.italic = "i" in look or None
        made.font.superscript = "^" in look or None


def short(one: Someone, language: str) -> tuple[str, str]:
    """Initials, and the name with them in front or behind."""
    words = [*one.given.split(), *one.patronymic.split()]
    initials = "".join(f"{word[0]}." for word in words)
    if language == "en":
        initials = " ".join(f"{word[0]}." for word in words)
        return initials, f"{initials} {one.family}"
    return initials, f"{one.family} {initials}"


def name_of(one: Someone, look: str, language: str) -> str:
    """A name as printed: full, short, loud (family in capitals), turned (family first), front."""
    if look == "short":
        return short(one, language)[1]
    if look == "front":  # initials before the family, Russian papers do it as well
        return f"{short(one, language)[0]} {one.family}"
    if look == "loud":
        return f"{one.given} {one.family.upper()}"
    if look == "capitals":
        return f"{one.given} {one.family}".upper()
    if look == "comma":
        return f"{one.family}, {one.given}"
    if look == "turned":
        return " ".join(filter(None, [one.family, one.given, one.patronymic]))
    return f"{one.given} {one.family}"


def person(
    one: Someone,
    content: Content,
    look: str,
    *,
    places: Sequence[str] | None = None,
    email: bool = True,
    orcid: bool = False,
    corresponding: bool = False,
) -> Person:
    """The label of an author."""
    given = one.given
    patronymic = one.patronymic if look == "turned" else ""
    if look in ("short", "front"):
        given = short(one, content.language)[0]
    own = [content.places[number] for number in one.places] if places is None else list(places)
    return Person(
        printed=name_of(one, look, content.language),
        given=given,
        family=one.family,
        patronymic=patronymic,
        email=one.email if email else "",
        orcid=one.orcid if orcid else "",
        affiliations=tuple(own),
        corresponding=corresponding,
    )


def reference(text: str) -> Reference:
    """A reference's label."""
    found = text.partition("10.99999/")
    return Reference(text, f"10.99999/{found[2]}" if found[1] else "")


def add_body(sheet: Sheet, content: Content, look: str) -> None:
    """Sections with headings by style, in bold, numbered, in capitals, or none at all."""
    for number, (heading, text) in enumerate(content.body, 1):
        if look == "style":
            sheet.document.add_heading(heading, 1)
        elif look == "bold":
            sheet.line((heading, "b"))
        elif look == "numbered":
            sheet.line((f"{number}. {heading}", "b"))
        elif look == "capitals":
            sheet.line(heading.upper())
        elif look == "plain":
            sheet.line(heading)
        sheet.line(text)
        if number < len(content.body):
            sheet.line(text.replace(".", ". ")[:500])


def add_references(sheet: Sheet, content: Content, look: str, headings: str) -> None:
    """The list: typed numbers, square brackets, Word's own numbers, none, or broken in two."""
    word = content.words["references"]
    if headings == "style":
        sheet.document.add_heading(word, 1)
    else:
        sheet.line((word.upper() if headings == "capitals" else word, "b"))
    for number, text in enumerate(content.references, 1):
        if look == "typed":
            sheet.line(f"{number}. {text}")
        elif look == "square":
            sheet.line(f"[{number}] {text}")
        elif look == "word":
            sheet.line(text, style="List Number")
        elif look == "broken" and number == 2:
            half = text.index(" ", len(text) // 2)
            sheet.line(f"{number}. {text[:half]}")
            sheet.line(text[half + 1 :])
        elif look == "broken":
            sheet.line(f"{number}. {text}")
        else:
            sheet.line(text)


def add_statements(
    sheet: Sheet, content: Content, look: str, headings: str, codes: Sequence[str]
) -> None:
    """Statements under headings, after bold labels, after plain labels, or in table rows."""
    for code in codes:
        label, text = content.statements[code]
        if look == "heading" and headings == "style":
            sheet.document.add_heading(label, 1)
            sheet.line(text)
        elif look == "heading":
            sheet.line((label, "b"))
            sheet.line(text)
        elif look == "bold":
            sheet.line((f"{label}. ", "b"), text)
        else:
            sheet.line(f"{label}: {text}")
