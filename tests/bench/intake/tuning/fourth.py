"""More title pages of the kind in `third`: headers of journals, forms, and calls by initials alone."""

import io

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from PIL import Image

from tests.bench.intake.record import Manuscript
from tests.bench.intake.tuning.content import EN, KK, RU
from tests.bench.intake.tuning.sheet import Sheet
from tests.bench.intake.tuning.third import (
    RELATIONS,
    WORD,
    Page,
    Read,
    add_names,
    add_places,
    add_rest,
    byline,
    initials_of,
    label_of,
    people_of,
    places_of,
)


def _letters_of_ids() -> Read:
    """iDs and addresses by the letters of names; the citation above repeats the title."""
    sheet, people = Sheet(), people_of(EN, "full", ids=True, emails=(0, 1, 2), chief=2)
    title = " ".join(EN.title)
    names = ", ".join(initials_of(one, EN) for one in people)
    sheet.line(f"Cite as: {names} (2024). {title}. Issues of Governance, 12(3), 17–34.")
    sheet.line((title, "b"))
    add_names(sheet, people, {2: ",*"})
    signs = ["M.W.", "T.J.B.", "A.S."]
    for what, values in (
        ("ORCID iD", [one.orcid for one in people]),
        ("Emails", [one.email for one in people]),
    ):
        pairs = zip(values, signs, strict=True)
        sheet.line(f"{what}: " + ", ".join(f"{value} ({sign})" for value, sign in pairs))
    sheet.line("* To whom correspondence should be addressed")
    add_rest(sheet, EN)
    return "letters-of-ids", sheet.bytes(), label_of(EN, people)


def _pictures() -> Read:
    """A linked picture behind each name instead of a printed iD."""
    sheet, people = Sheet(), people_of(EN, "full", ids=True, emails=(1,), chief=1)
    places = places_of(people)
    sheet.line((" ".join(EN.title), "b"), centre=True)
    names = sheet.line(centre=True)
    file = io.BytesIO()
    Image.new("RGB", (16, 16), "green").save(file, "PNG")
    for number, one in enumerate(people):
        marks = ",".join(str(places.index(place) + 1) for place in one.affiliations)
        names.add_run((", " if number else "") + one.printed)
        names.add_run(marks).font.superscript = True
        run = names.add_run()
        file.seek(0)
        run.add_picture(file, width=120_000)
        target = f"https://orcid.org/{one.orcid}"
        kind = f"{RELATIONS}/hyperlink"
        identifier = names.part.relate_to(target, kind, is_external=True)
        link = parse_xml(f'<w:hyperlink xmlns:w="{WORD}" xmlns:r="{RELATIONS}"/>')
        link.set(qn("r:id"), identifier)
        run._r.addprevious(link)
        link.append(run._r)
    add_places(sheet, places)
    sheet.line(f"Corresponding author’s e-mail: {people[1].email}")
    add_rest(sheet, EN)
    return "pictures", sheet.bytes(), label_of(EN, people)


def _loud_header() -> Read:
    """A loud header and a loud rubric above a title that is neither bold nor in capitals."""
    sheet, people = Sheet(), people_of(RU, "short", ids=True, emails=(0,), chief=0)
    sheet.line(("ЕВРАЗИЙСКИЙ ЖУРНАЛ ЭКОНОМИКИ И ОБЩЕСТВА", "b"), centre=True)
    sheet.line(("ГОСУДАРСТВЕННАЯ СЛУЖБА И КАДРОВАЯ ПОЛИТИКА", "b"), centre=True)
    sheet.line(" ".join(RU.title), centre=True)
    add_names(sheet, people, {})
    sheet.line(f"Корреспонденцию направлять: {people[0].email}")
    for one in people:
        sheet.line(f"{initials_of(one, RU)}: ORCID {one.orcid}")
    add_rest(sheet, RU)
    return "loud-header", sheet.bytes(), label_of(RU, people)


def _labels_alone() -> Read:
    """A title page in which labels stand on lines of their own."""
    sheet, people = Sheet(), people_of(EN, "full", emails=(0,), chief=0)
    sheet.line(("Title page", "b"))
    sheet.line(("Title", "b"))
    sheet.line(" ".join(EN.title))
    sheet.line(("Authors", "b"))
    sheet.line(*byline(people, places_of(people), {}))
    sheet.line(("Affiliations", "b"))
    add_places(sheet, places_of(people))
    sheet.line(("Corresponding author", "b"))
    sheet.line(people[0].printed)
    sheet.line(people[0].affiliations[0])
    sheet.line(people[0].email)
    add_rest(sheet, EN)
    return "labels-alone", sheet.bytes(), label_of(EN, people)


def _two_columns() -> Read:
    """Dates and keywords in the left cell of a table below the names, the abstract in the right."""
    sheet, people = Sheet(), people_of(EN, "full", ids=True, emails=(0, 1, 2), chief=1)
    header = sheet.document.add_table(rows=1, cols=3)
    for cell, text in zip(
        header.rows[0].cells,
        ("Vol. 12 (3), 2024", "Issues of Governance and Law", "ISSN 0000-0000"),
        strict=True,
    ):
        cell.text = text
    sheet.line("Full length article")
    sheet.line(" ".join(EN.title))
    add_names(sheet, people, {1: ",⁎"})
    table = sheet.document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    left.text = "ARTICLE INFO\nArticle history:\nReceived 12 March 2024\nAccepted 3 June 2024"
    right.text = "ABSTRACT\n" + EN.abstract
    sheet.line("⁎ Corresponding author.")
    sheet.line(
        "E-mail addresses: "
        + ", ".join(f"{one.email} ({initials_of(one, EN)})" for one in people)
        + "."
    )
    for one in people:
        sheet.line(f"{one.printed} orcid.org/{one.orcid}")
    add_rest(sheet, EN, abstract=False)
    return "two-columns-below", sheet.bytes(), label_of(EN, people)


def _told_below() -> Read:
    """A block about each author below the title, the name of the journal in it as well."""
    sheet, people = Sheet(), people_of(KK, "turned", ids=True, emails=(0, 1, 2), chief=2)
    sheet.line("Ғылыми мақала", centre=True)
    sheet.line((" ".join(KK.title), "b"), centre=True)
    for one in people:
        called = " – корреспондент автор" if one.corresponding else ""
        sheet.line((one.printed, "b"), called)
        for place in one.affiliations:
            sheet.line((place, "i"))
        sheet.line(f"e-mail: {one.email}; ORCID: https://orcid.org/{one.orcid}")
    add_rest(sheet, KK)
    return "told-below", sheet.bytes(), label_of(KK, people)


def _call_by_letters() -> Read:
    """Two calls: by the star in brackets, and again by an address behind the paper."""
    sheet, people = Sheet(), people_of(RU, "front", ids=True, emails=(0, 1), chief=1)
    title = " ".join(RU.title)
    sheet.line("DOI 10.99999/2024.12.3 УДК 351")
    sheet.line(("Научная статья", "b"))
    sheet.line((f"{title}*", "b"), centre=True)
    sheet.line("* Статья подготовлена по итогам семинара в Астане.")
    add_names(sheet, people, {})
    mails = "; ".join(f"{one.printed} – {one.email}" for one in people[:2])
    sheet.line(f"E-mail: {mails}")
    sheet.line("ORCID: " + "; ".join(one.orcid for one in people))
    add_rest(sheet, RU)
    sheet.line(f"Автор, ответственный за переписку: {people[1].printed}, {people[1].email}")
    codes = {"udc": ("351",)}
    return "call-by-letters", sheet.bytes(), label_of(RU, people, codes=codes)


def _address_of_one() -> Read:
    """A whole postal address after the word, without the name; the author is known by the e-mail."""
    sheet, people = Sheet(), people_of(EN, "loud", emails=(2,), chief=2)
    sheet.line("ORIGINAL SCIENTIFIC PAPER", centre=True)
    sheet.line(" ".join(EN.title).upper(), centre=True)
    add_names(sheet, people, {})
    sheet.line(
        f"Address for correspondence: {people[2].affiliations[0]}. Tel. +7 700 0000000. "
        f"Email: {people[2].email}"
    )
    add_rest(sheet, EN)
    return "address-of-one", sheet.bytes(), label_of(EN, people)


PAGES: tuple[Page, ...] = (
    _letters_of_ids,
    _pictures,
    _loud_header,
    _labels_alone,
    _two_columns,
    _told_below,
    _call_by_letters,
    _address_of_one,
)


def manuscripts() -> list[Manuscript]:
    """All pages of this kind."""
    made = (page() for page in PAGES)
    return [Manuscript(f"fourth-{name}.docx", data, label) for name, data, label in made]
