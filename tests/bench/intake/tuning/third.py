"""Title pages whose addresses, iDs and titles stand in places where few papers have them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

from tests.bench.intake.record import Label, Manuscript, Person
from tests.bench.intake.tuning.content import EN, KK, RU, Content
from tests.bench.intake.tuning.footnotes import WORD, add_call, add_footnotes
from tests.bench.intake.tuning.fresh import orcid_of
from tests.bench.intake.tuning.sheet import (
    Run,
    Sheet,
    add_body,
    add_references,
    name_of,
    person,
    reference,
    short,
)

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Read = tuple[str, bytes, Label]  # the name of a file, its bytes, what is in it
Page = Callable[[], Read]


def people_of(
    content: Content, look: str, ids: bool = False, emails: Sequence[int] = (), chief: int = -1
) -> tuple[Person, ...]:
    """Labels of three authors: those in `emails` have an address, `chief` corresponds."""
    return tuple(
        person(
            replace(one, orcid=orcid_of(number + 20)),
            content,
            look,
            email=number in emails,
            orcid=ids,
            corresponding=number == chief,
        )
        for number, one in enumerate(content.people[:3])
    )


def byline(people: Sequence[Person], places: Sequence[str], signs: dict[int, str]) -> list[Run]:
    """Names with raised numbers of their places, and with `signs` by the number of the author."""
    runs: list[Run] = []
    for number, one in enumerate(people):
        marks = ",".join(str(places.index(place) + 1) for place in one.affiliations)
        runs += [(", ", "")] if number else []
        runs += [(one.printed, ""), (marks + signs.get(number, ""), "^")]
    return runs


def places_of(people: Sequence[Person]) -> list[str]:
    return list(dict.fromkeys(place for one in people for place in one.affiliations))


def add_places(sheet: Sheet, places: Sequence[str]) -> None:
    for number, place in enumerate(places, 1):
        sheet.line((str(number), "^"), " ", place)


def add_names(sheet: Sheet, people: Sequence[Person], signs: dict[int, str]) -> None:
    """A line of names and a line for each place of work."""
    places = places_of(people)
    sheet.line(*byline(people, places, signs), centre=True)
    add_places(sheet, places)


def add_rest(sheet: Sheet, content: Content, *, abstract: bool = True) -> None:
    """Abstract, keywords, body and references."""
    words = content.words
    if abstract:
        sheet.line((f"{words['abstract']}. ", "b"), content.abstract)
    sheet.line((f"{words['keywords']}: ", "b"), "; ".join(content.keywords))
    add_body(sheet, content, "bold")
    add_references(sheet, content, "typed", "bold")


def label_of(
    content: Content,
    people: tuple[Person, ...],
    title: str = "",
    codes: dict[str, tuple[str, ...]] | None = None,
    statements: dict[str, str] | None = None,
    titles: dict[str, str] | None = None,
) -> Label:
    return Label(
        title=title or " ".join(content.title),
        language=content.language,
        titles=titles or {},
        codes=codes or {},
        statements=statements or {},
        abstracts={content.language: content.abstract},
        keywords={content.language: content.keywords},
        authors=people,
        references=tuple(map(reference, content.references)),
    )


def _add_link(paragraph: Paragraph, text: str, target: str) -> None:
    """A link with its own words."""
    identifier = paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = (
        f'<w:hyperlink xmlns:w="{WORD}" xmlns:r="{RELATIONS}" r:id="{identifier}">'
        f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:hyperlink>'
    )
    paragraph._p.append(parse_xml(link))


def initials_of(one: Person, content: Content) -> str:
    found = next(each for each in content.people if each.family == one.family)
    return short(found, content.language)[1]


def _list_of_ids() -> Read:
    """All iDs and the address in lists below the places; the title ends with the sign of a note."""
    sheet, people = Sheet(), people_of(EN, "full", ids=True, emails=(1,), chief=1)
    heading = sheet.line((" ".join(EN.title), "b"), centre=True)
    add_call(heading, 1)
    add_names(sheet, people, {})
    sheet.line("ORCID: " + "; ".join(f"{initials_of(one, EN)} {one.orcid}" for one in people))
    sheet.line(f"E-mail for correspondence: {people[1].email}")
    grant = "The research was funded by the Committee of Science, grant AP00000001."
    add_footnotes(sheet.document, grant)
    add_rest(sheet, EN)
    return "list-of-ids", sheet.bytes(), label_of(EN, people, statements={"funding": grant})


def _links_on_signs() -> Read:
    """A small linked sign "iD" behind each name, an envelope behind one."""
    sheet, people = Sheet(), people_of(EN, "full", ids=True, emails=(0,), chief=0)
    places = places_of(people)
    sheet.line("RESEARCH ARTICLE")
    sheet.line((f"{' '.join(EN.title)}: Part II", "b"))
    names = sheet.line()
    for number, one in enumerate(people):
        marks = ",".join(str(places.index(place) + 1) for place in one.affiliations)
        names.add_run((", " if number else "") + one.printed)
        names.add_run(marks).font.superscript = True
        _add_link(names, " iD", f"https://orcid.org/{one.orcid}")
        names.add_run(" ✉" if one.corresponding else "")
    add_places(sheet, places)
    sheet.line(f"✉ {people[0].email}")
    add_rest(sheet, EN)
    title = f"{' '.join(EN.title)}: Part II"
    return "links-on-signs", sheet.bytes(), label_of(EN, people, title)


def _links_on_names() -> Read:
    """Names that lead to iDs; below "Contact:" names that lead to addresses."""
    sheet, people = Sheet(), people_of(EN, "full", ids=True, emails=(0, 1, 2))
    places = places_of(people)
    sheet.line(" ".join(EN.title), centre=True)
    names = sheet.line(centre=True)
    for number, one in enumerate(people):
        marks = ",".join(str(places.index(place) + 1) for place in one.affiliations)
        names.add_run(", " if number else "")
        _add_link(names, one.printed, f"https://orcid.org/{one.orcid}")
        names.add_run(marks).font.superscript = True
    add_places(sheet, places)
    contact = sheet.line("E-mails: ")
    for number, one in enumerate(people):
        contact.add_run(", " if number else "")
        _add_link(contact, one.printed, f"mailto:{one.email}")
    add_rest(sheet, EN)
    return "links-on-names", sheet.bytes(), label_of(EN, people)


def _notes_on_names() -> Read:
    """All that is known of an author in a footnote; below a long table about the article."""
    sheet, people = Sheet(), people_of(EN, "full", ids=True, emails=(0, 1, 2), chief=2)
    table = sheet.document.add_table(rows=4, cols=2)
    dates = (
        "Received: 12 March 2024",
        "Revised: 1 May 2024",
        "Accepted: 3 June 2024",
        "Available online: 30 June 2024",
    )
    table.rows[0].cells[0].text = "Article info"
    for row, date in zip(table.rows, dates, strict=True):
        row.cells[1].text = date
    sheet.line(" ".join(EN.title), centre=True)
    names = sheet.line(centre=True)
    notes = []
    for number, one in enumerate(people):
        names.add_run((", " if number else "") + one.printed)
        add_call(names, number + 1)
        start = "Corresponding author. " if one.corresponding else ""
        told = f"{'; '.join(one.affiliations)}. E-mail: {one.email}. ORCID {one.orcid}."
        notes.append(start + told)
    add_footnotes(sheet.document, *notes)
    add_rest(sheet, EN)
    return "notes-on-names", sheet.bytes(), label_of(EN, people)


def _bare_ids() -> Read:
    """Lines of iDs in the order of authors; a running head and a page number above the title."""
    sheet, people = Sheet(), people_of(EN, "full", ids=True, emails=(0,), chief=0)
    sheet.line("Lee et al. / Discretion and merit", centre=True)
    sheet.line("17", centre=True)
    sheet.line((" ".join(EN.title), "b"))
    add_names(sheet, people, {0: ",*"})
    for one in people:
        sheet.line(f"https://orcid.org/{one.orcid}")
    sheet.line("*Corresponding author")
    sheet.line(people[0].email)
    add_rest(sheet, EN)
    return "bare-ids", sheet.bytes(), label_of(EN, people)


def _table_of_authors() -> Read:
    """A bilingual header of the journal, and iDs in the cells of a table."""
    sheet, people = Sheet(), people_of(RU, "turned", ids=True, emails=(0, 1, 2), chief=1)
    header = sheet.document.add_table(rows=1, cols=2)
    header.rows[0].cells[0].text = "Вопросы управления и права\n2024. Т. 12. № 3"
    header.rows[0].cells[1].text = "Issues of Governance and Law\n2024. Vol. 12. No. 3"
    sheet.line(("Оригинальное исследование", "b"))
    sheet.line((" ".join(RU.title), "b"), centre=True)
    table = sheet.document.add_table(rows=3, cols=3)
    for row, one in zip(table.rows, people, strict=True):
        called = " (автор-корреспондент)" if one.corresponding else ""
        row.cells[0].text = one.printed + called
        row.cells[1].text = "; ".join(one.affiliations)
        row.cells[2].text = f"{one.email}\nORCID: {one.orcid}"
    add_rest(sheet, RU)
    return "table-of-authors", sheet.bytes(), label_of(RU, people)


def _about_behind() -> Read:
    """Addresses and iDs only in "About the authors" behind the references."""
    sheet, people = Sheet(), people_of(RU, "short", ids=True, emails=(0, 1, 2), chief=0)
    sheet.line("УДК 351/354")
    sheet.line(" ".join(RU.title).upper(), centre=True)
    add_names(sheet, people, {})
    add_rest(sheet, RU)
    sheet.line(("Сведения об авторах", "b"))
    for number, one in enumerate(people):
        full = name_of(RU.people[number], "turned", "ru")
        chief = " Автор-корреспондент." if one.corresponding else ""
        sheet.line(f"{full} – доктор PhD, доцент, e-mail: {one.email}, ORCID: {one.orcid}.{chief}")
    return "about-behind", sheet.bytes(), label_of(RU, people, codes={"udc": ("351/354",)})


def _two_titles() -> Read:
    """Titles in two languages, one above the other, before all authors."""
    sheet, people = Sheet(), people_of(RU, "short", emails=(0, 1), chief=0)
    sheet.line((" ".join(RU.title), "b"), centre=True)
    sheet.line((" ".join(EN.title), "b"), centre=True)
    add_names(sheet, people, {})
    sheet.line(f"Автор-корреспондент: {people[0].printed} ({people[0].email})")
    sheet.line(f"Контакты: {people[1].printed} ({people[1].email})")
    add_rest(sheet, RU)
    return "two-titles", sheet.bytes(), label_of(RU, people, titles={"en": " ".join(EN.title)})


def _kazakh_behind() -> Read:
    """Whom to write to in the last line of the file."""
    sheet, people = Sheet(), people_of(KK, "turned", ids=True, emails=(1,), chief=1)
    sheet.line("ҒТАМР 10.17.01")
    sheet.line((" ".join(KK.title), "b"), centre=True)
    add_names(sheet, people, {})
    sheet.line("ORCID: " + ", ".join(f"{one.orcid} ({initials_of(one, KK)})" for one in people))
    add_rest(sheet, KK)
    sheet.line(f"Байланыс үшін автор: {people[1].printed}, {people[1].email}")
    return "kazakh-behind", sheet.bytes(), label_of(KK, people, codes={"irsti": ("10.17.01",)})


def _kazakh_call() -> Read:
    """The same with other words, by the address alone."""
    sheet, people = Sheet(), people_of(KK, "turned", ids=True, emails=(0,), chief=0)
    sheet.line(" ".join(KK.title).upper(), centre=True)
    add_names(sheet, people, {0: "*"})
    for number, one in enumerate(people, 1):
        sheet.line((str(number), "^"), f" ORCID ID: https://orcid.org/{one.orcid}")
    sheet.line(f"*Корреспондент авторы, e-mail: {people[0].email}")
    add_rest(sheet, KK)
    return "kazakh-call", sheet.bytes(), label_of(KK, people)


def _names_first() -> Read:
    """The title between the authors and their places."""
    sheet, people = Sheet(), people_of(EN, "full", emails=(0, 1, 2), chief=2)
    places = places_of(people)
    sheet.line(*byline(people, places, {}))
    sheet.line((" ".join(EN.title), "b"))
    add_places(sheet, places)
    for one in people:
        called = " (corresponding author)" if one.corresponding else ""
        sheet.line(f"{one.printed}{called}: {one.email}")
    add_rest(sheet, EN)
    return "names-first", sheet.bytes(), label_of(EN, people)


def _in_frame() -> Read:
    """A table that lays out the page, with the title in its first row."""
    sheet, people = Sheet(), people_of(EN, "full", emails=(0, 1, 2), chief=0)
    places = places_of(people)
    table = sheet.document.add_table(rows=3, cols=1)
    cells = [row.cells[0] for row in table.rows]
    cells[0].paragraphs[0].add_run(" ".join(EN.title)).bold = True
    for text, look in byline(people, places, {0: ",*"}):
        cells[1].paragraphs[0].add_run(text).font.superscript = "^" in look or None
    for number, place in enumerate(places, 1):
        line = cells[2].paragraphs[0] if number == 1 else cells[2].add_paragraph()
        line.add_run(str(number)).font.superscript = True
        line.add_run(f" {place}")
    cells[2].add_paragraph("* Correspondence: " + people[0].email)
    addresses = [f"{one.email} ({initials_of(one, EN)})" for one in people[1:]]
    cells[2].add_paragraph("; ".join(addresses))
    add_rest(sheet, EN)
    return "in-frame", sheet.bytes(), label_of(EN, people)


def _text_box() -> Read:
    """The title in a text box of its own."""
    sheet, people = Sheet(), people_of(RU, "front", emails=(2,), chief=2)
    box = sheet.line()
    box._p.append(
        parse_xml(
            f'<w:r xmlns:w="{WORD}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape>'
            "<v:textbox><w:txbxContent><w:p><w:r><w:rPr><w:b/></w:rPr>"
            f"<w:t>{' '.join(RU.title)}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
            "</w:pict></w:r>"
        )
    )
    add_names(sheet, people, {2: "✉"})
    sheet.line(f"✉ Адрес для переписки: {people[2].email}")
    add_rest(sheet, RU)
    return "text-box", sheet.bytes(), label_of(RU, people)


def _journal_header() -> Read:
    """Lines of a journal, a rubric, dates and a code above a title that is not bold."""
    sheet, people = Sheet(), people_of(EN, "full", ids=True, emails=(1,), chief=1)
    for text in (
        "Issues of Governance and Law",
        "Quarterly journal of the Example Academy",
        "Volume 12, Issue 3, 2024, pages 17–34",
        "ORIGINAL RESEARCH",
    ):
        sheet.line(text)
    sheet.line(" ".join(EN.title))
    add_names(sheet, people, {})
    for one in people:
        sheet.line(f"{initials_of(one, EN)} – https://orcid.org/{one.orcid}")
    sheet.line(f"Contact: {people[1].printed}, {people[1].email}")
    add_rest(sheet, EN)
    return "journal-header", sheet.bytes(), label_of(EN, people)


PAGES: tuple[Page, ...] = (
    _list_of_ids,
    _links_on_signs,
    _links_on_names,
    _notes_on_names,
    _bare_ids,
    _table_of_authors,
    _about_behind,
    _two_titles,
    _kazakh_behind,
    _kazakh_call,
    _names_first,
    _in_frame,
    _text_box,
    _journal_header,
)


def manuscripts() -> list[Manuscript]:
    """All pages of this kind."""
    made = (page() for page in PAGES)
    return [Manuscript(f"third-{name}.docx", data, label) for name, data, label in made]
