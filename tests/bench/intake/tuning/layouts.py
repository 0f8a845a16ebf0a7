"""Title pages put together from parts, each with its label."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.intake.record import Label, Manuscript, Person
from tests.bench.intake.tuning.authors import Way
from tests.bench.intake.tuning.content import (
    BY_LANGUAGE,
    DE_ABSTRACT,
    DE_KEYWORDS,
    DE_TITLE,
    Content,
)
from tests.bench.intake.tuning.sheet import (
    Sheet,
    add_body,
    add_references,
    add_statements,
    name_of,
    reference,
)


@dataclass(frozen=True)
class Layout:
    """Choices for each part of a paper."""

    language: str
    authors: Way
    names: str = "full"
    number: int = 3
    title: str = "bold"  # bold, capitals, heading, style, two, plain, labelled, subtitle
    abstract: str = "label"  # label, heading, plain_label, unnamed, structured, cell, none
    keywords: str = "; "
    headings: str = "bold"
    references: str = "typed"
    statements: str = "bold"
    codes: Sequence[str] = ()
    order: str = "title"  # title or authors first
    before: Sequence[str] = ()
    translations: Sequence[str] = ()
    where: str = "front"  # of the translations: front, back
    said: Sequence[str] = ("funding", "conflicts")
    running: str = ""


def manuscript(number: int, layout: Layout) -> Manuscript:
    """The file and its label."""
    content = BY_LANGUAGE[layout.language]
    sheet = Sheet()
    codes = _add_before(sheet, layout)
    people = _add_heads(sheet, content, layout)
    if layout.running:
        sheet.line(f"{content.words['running']}: {layout.running}")
    abstracts, keywords, titles = _add_abstracts(sheet, content, layout)
    add_body(sheet, content, layout.headings)
    add_statements(sheet, content, layout.statements, layout.headings, layout.said)
    add_references(sheet, content, layout.references, layout.headings)
    if layout.where == "back":
        for language in layout.translations:
            _add_translation(sheet, language, layout, titles, abstracts, keywords)
    title, subtitle = _title(content, layout)
    label = Label(
        title=title,
        subtitle=subtitle,
        language=layout.language,
        running_title=layout.running,
        titles=titles,
        abstracts=abstracts,
        keywords=keywords,
        authors=people,
        codes=codes,
        statements={code: content.statements[code][1] for code in layout.said},
        references=tuple(map(reference, content.references)),
    )
    return Manuscript(f"tuning-{number:02}-{layout.language}.docx", sheet.bytes(), label)


def _title(content: Content, layout: Layout) -> tuple[str, str]:
    whole = " ".join(content.title)
    return whole, content.subtitle if layout.title == "subtitle" else ""


def _add_before(sheet: Sheet, layout: Layout) -> dict[str, tuple[str, ...]]:
    for line in layout.before:
        sheet.line(line)
    codes: dict[str, tuple[str, ...]] = {}
    for code in layout.codes:
        if code == "udc":
            sheet.line("УДК 351/354; 35.08" if layout.language != "kk" else "ӘОЖ 351/354; 35.08")
            codes["udc"] = ("351/354", "35.08")
        elif code == "irsti":
            sheet.line("МРНТИ 10.17.24" if layout.language != "kk" else "ҒТАМР 10.17.24")
            codes["irsti"] = ("10.17.24",)
        elif code == "both":
            sheet.line("УДК 35.08   МРНТИ 82.13.11")
            codes |= {"udc": ("35.08",), "irsti": ("82.13.11",)}
        elif code == "jel":
            codes["jel"] = ("H11", "J45")
    return codes


def _add_heads(sheet: Sheet, content: Content, layout: Layout) -> tuple[Person, ...]:
    if layout.order == "authors":
        people = layout.authors(sheet, content, layout.names, layout.number)
        _add_title(sheet, content, layout)
        return people
    _add_title(sheet, content, layout)
    return layout.authors(sheet, content, layout.names, layout.number)


def _add_title(sheet: Sheet, content: Content, layout: Layout) -> None:
    whole = " ".join(content.title)
    if layout.title == "capitals":
        sheet.line(whole.upper(), centre=True)
    elif layout.title == "heading":
        sheet.document.add_heading(whole, 1)
    elif layout.title == "style":
        sheet.line(whole, style="Title")
    elif layout.title == "two":
        sheet.line((content.title[0].upper(), "b"), centre=True)
        sheet.line((content.title[1].upper(), "b"), centre=True)
    elif layout.title == "plain":
        sheet.line(whole, centre=True)
    elif layout.title == "labelled":
        words = {"en": "Title", "ru": "Название статьи", "kk": "Мақала тақырыбы"}
        sheet.line(f"{words[content.language]}: {whole}")
    else:
        sheet.line((whole, "b"), centre=True)
    if layout.title == "subtitle":
        sheet.line((content.subtitle, "i"), centre=True)


Found = tuple[dict[str, str], dict[str, tuple[str, ...]], dict[str, str]]


def _add_abstracts(sheet: Sheet, content: Content, layout: Layout) -> Found:
    abstracts: dict[str, str] = {}
    keywords: dict[str, tuple[str, ...]] = {}
    titles: dict[str, str] = {}
    if layout.abstract != "none":
        _add_abstract(sheet, content, layout.abstract)
        abstracts[content.language] = content.abstract
        label = content.words["keywords"]
        tail = " JEL: H11, J45" if "jel" in layout.codes else ""
        sheet.line((f"{label}: ", "b"), layout.keywords.join(content.keywords) + "." + tail)
        keywords[content.language] = content.keywords
    if layout.where == "front":
        for language in layout.translations:
            _add_translation(sheet, language, layout, titles, abstracts, keywords)
    return abstracts, keywords, titles


def _add_abstract(sheet: Sheet, content: Content, look: str) -> None:
    label = content.words["abstract"]
    if look == "heading":
        sheet.line((label.upper(), "b"), centre=True)
        sheet.line(content.abstract)
    elif look == "plain_label":
        sheet.line(f"{label}: {content.abstract}")
    elif look == "unnamed":
        sheet.line((content.abstract, "i"))
    elif look == "structured":
        sheet.line((label, "b"))
        for sentence in content.abstract.split(". "):
            sheet.line(sentence.rstrip(".") + ".")
    elif look == "cell":
        table = sheet.document.add_table(rows=1, cols=2)
        table.rows[0].cells[0].text = label
        table.rows[0].cells[1].text = content.abstract
    else:
        sheet.line((f"{label}. ", "b"), content.abstract)


def _add_translation(
    sheet: Sheet,
    language: str,
    layout: Layout,
    titles: dict[str, str],
    abstracts: dict[str, str],
    keywords: dict[str, tuple[str, ...]],
) -> None:
    """The title page again in another language."""
    if language == "other":
        sheet.line((DE_TITLE, "b"))
        sheet.line(("Zusammenfassung. ", "b"), DE_ABSTRACT)
        sheet.line(("Schlüsselwörter: ", "b"), ", ".join(DE_KEYWORDS))
        titles["other"], abstracts["other"], keywords["other"] = DE_TITLE, DE_ABSTRACT, DE_KEYWORDS
        return
    content = BY_LANGUAGE[language]
    whole = " ".join(content.title)
    sheet.line((whole, "b"), centre=True)
    names = [name_of(one, "short", language) for one in content.people[: layout.number]]
    sheet.line(", ".join(names))
    sheet.line(content.places[0])
    _add_abstract(sheet, content, "heading" if layout.abstract == "heading" else "label")
    sheet.line((f"{content.words['keywords']}: ", "b"), ", ".join(content.keywords))
    titles[language], abstracts[language] = whole, content.abstract
    keywords[language] = content.keywords
