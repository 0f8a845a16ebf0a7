"""Title pages as authors from everywhere send them in Word, II."""

from tests.bench.intake.held_out.foreign import GERMAN, KYRGYZ, TURKISH, UZBEK
from tests.bench.intake.held_out.kit import Kit, joined, numbered_places
from tests.bench.intake.held_out.sheet import Sheet
from tests.bench.intake.record import Label, Person

SIGNS = ("*", "†", "‡", "§")


def symbols(kit: Kit) -> tuple[Sheet, Label]:
    """Family names in capitals, signs for affiliations, affiliations above the authors."""
    sheet, writers = Sheet(), kit.writers(3)
    sheet.add(f"<b>{kit.topic().title.upper()}</b>")
    for sign, writer in zip(SIGNS, writers, strict=False):
        sheet.add(f"{sign} {writer.places[0].en}")
    names = [
        f"{writer.capitals().printed}{sign}" for sign, writer in zip(SIGNS, writers, strict=False)
    ]
    sheet.add(", ".join(names))
    sheet.add(f"Contact e-mail: {writers[0].email}")
    sheet.add(f"Abstract. {kit.abstract()}")
    sheet.add(f"Keywords. {'; '.join(kit.topic().keywords)}")
    kit.body(sheet, "capitals", cited="vancouver")
    funding = kit.statement("funding")
    sheet.add(f"<b>FUNDING</b>: {funding}")
    items = kit.literature(sheet, "References", "capitals", "vancouver", "{}) ", "DOI")
    return sheet, Label(
        kit.topic().title.upper(),
        "en",
        abstracts={"en": kit.abstract()},
        keywords={"en": kit.topic().keywords},
        authors=tuple(
            writer.person(writer.capitals(), writer.places[0].en, email=writer is writers[0])
            for writer in writers
        ),
        statements={"funding": funding},
        references=items,
    )


def cover_page(kit: Kit) -> tuple[Sheet, Label]:
    """A cover page that names each thing before it says it."""
    sheet, writers = Sheet(), kit.writers(2, places=2)
    running = f"{kit.topic().keywords[0]} and {kit.topic().keywords[1]}".capitalize()
    sheet.add("TITLE PAGE", align="c")
    sheet.add(f"<b>Title:</b> {kit.whole_title()}")
    sheet.add(f"<b>Running title:</b> {running}")
    sheet.add("<b>Authors:</b>")
    for writer in writers:
        places = "; ".join(place.en for place in writer.places)
        sheet.add(f"{writer.name().printed}, {places}")
        sheet.add(f"ORCID {writer.orcid}")
    sheet.add(
        f"<b>Corresponding author:</b> {writers[0].name().printed}, 12 Sample Street, "
        f"tel. +7 700 000 00 00, {writers[0].email}"
    )
    sheet.add("<b>Word count:</b> 5,432")
    statements = {kind: kit.statement(kind) for kind in ("funding", "conflicts", "ethics", "data")}
    for words, text in zip(
        ("Funding", "Competing interests", "Ethics approval", "Data availability statement"),
        statements.values(),
        strict=True,
    ):
        sheet.add(f"<b>{words}:</b> {text}")
    sheet.add("Abstract", style="Heading 2")
    sheet.add(kit.abstract())
    sheet.add("Keywords", style="Heading 2")
    sheet.add("; ".join(kit.topic().keywords))
    kit.body(sheet, "style")
    items = kit.literature(sheet, "References", "style", "apa", "word", "url")
    return sheet, Label(
        kit.topic().title,
        "en",
        subtitle=kit.topic().subtitle,
        running_title=running,
        abstracts={"en": kit.abstract()},
        keywords={"en": kit.topic().keywords},
        authors=tuple(
            writer.person(
                writer.name(),
                *(place.en for place in writer.places),
                orcid=True,
                email=writer is writers[0],
                corresponding=writer is writers[0],
            )
            for writer in writers
        ),
        statements=statements,
        references=items,
    )


def crowd(kit: Kit) -> tuple[Sheet, Label]:
    """Twelve or so authors, addresses by initials, many small statements at the end."""
    sheet, writers = Sheet(), kit.writers(kit.rng.randint(9, 12), places=2)
    places, numbers = numbered_places(writers)
    sheet.add("<i>Article</i>")
    sheet.add(f"<b>{kit.topic().title}</b>")
    names = [
        f"{writer.name().printed} <sup>{','.join(map(str, own))}{',*' if place == 0 else ''}</sup>"
        for place, (writer, own) in enumerate(zip(writers, numbers, strict=True))
    ]
    sheet.add(joined(names))
    for number, place in enumerate(places, 1):
        sheet.add(f"<sup>{number}</sup>\t{place}")
    sheet.add(f"<sup>*</sup>\tCorrespondence: {writers[0].email}; Tel.: +44-0000-000000")
    sheet.add("<sup>†</sup>\tThese authors contributed equally to this work.")
    sheet.add(f"<b>Abstract:</b> {kit.abstract()}")
    sheet.add(f"<b>Keywords:</b> {'; '.join(kit.topic().keywords)}")
    sheet.add("<b>Copyright:</b> © 2025 by the authors. Licensed under CC BY.")
    kit.body(sheet, "numbered", cited="vancouver")
    sheet.add("<b>Author Contributions:</b> Conceptualisation and writing, all authors.")
    statements = {
        kind: kit.statement(kind)
        for kind in ("funding", "ethics", "data", "acknowledgements", "conflicts")
    }
    labels = (
        "Funding",
        "Institutional Review Board Statement",
        "Data Availability Statement",
        "Acknowledgments",
        "Conflicts of Interest",
    )
    for words, text in zip(labels, statements.values(), strict=True):
        sheet.add(f"<b>{words}:</b> {text}")
    items = kit.literature(sheet, "References", "bold", "vancouver", "word", "url")
    return sheet, Label(
        kit.topic().title,
        "en",
        abstracts={"en": kit.abstract()},
        keywords={"en": kit.topic().keywords},
        authors=tuple(
            writer.person(
                writer.name(),
                *(places[number - 1] for number in own),
                email=place == 0,
                corresponding=place == 0,
            )
            for place, (writer, own) in enumerate(zip(writers, numbers, strict=True))
        ),
        statements=statements,
        references=items,
    )


def bare(kit: Kit) -> tuple[Sheet, Label]:
    """Everything in one style, nothing bold, no headings in the text."""
    sheet, writers = Sheet(), kit.writers(2)
    sheet.add(kit.whole_title())
    sheet.add(f"by {joined([writer.name().printed for writer in writers])}")
    sheet.add(f"{writers[0].places[0].en} ({writers[0].email})")
    sheet.add(f"{writers[1].places[0].en} ({writers[1].email})")
    sheet.add("Abstract")
    sheet.add(kit.abstract())
    sheet.add(f"Key words: {', '.join(kit.topic().keywords)}")
    kit.body(sheet, "none")
    items = kit.literature(sheet, "Works Cited", "none", "chicago", "", "colon")
    return sheet, Label(
        kit.topic().title,
        "en",
        subtitle=kit.topic().subtitle,
        abstracts={"en": kit.abstract()},
        keywords={"en": kit.topic().keywords},
        authors=tuple(
            writer.person(writer.name(), writer.places[0].en, email=True) for writer in writers
        ),
        references=items,
    )


def commentary(kit: Kit) -> tuple[Sheet, Label]:
    """A short piece by one author, who is described after the references."""
    sheet = Sheet()
    (writer,) = kit.writers(1)
    single = kit.seed % 3 == 0
    name = writer.name()
    given, family, printed = (
        ("", "Sukarman", "Sukarman") if single else (name.given, name.family, name.printed)
    )
    sheet.add("COMMENTARY")
    sheet.add(kit.topic().title, style="Heading 1")
    sheet.add(f"<i>{printed}</i>")
    kit.body(sheet, "none")
    both = kit.statement("acknowledgements") + " " + kit.statement("funding")
    sheet.add("Acknowledgements and funding", style="Heading 2")
    sheet.add(both)
    items = kit.literature(sheet, "References", "style", "apa", "hanging", "colon")
    sheet.add("About the author", style="Heading 2")
    sheet.add(f"{printed} works at {writer.places[0].en}. E-mail: {writer.email}")
    author = Person(printed, given, family, email=writer.email, affiliations=(writer.places[0].en,))
    return sheet, Label(
        kit.topic().title,
        "en",
        authors=(author,),
        statements={"acknowledgements": both, "funding": both},
        references=items,
    )


def other_tongue(kit: Kit) -> tuple[Sheet, Label]:
    """An English paper with a second abstract in a language the journal does not have."""
    sheet, writers = Sheet(), kit.writers(2)
    other = (KYRGYZ, TURKISH, UZBEK, GERMAN)[kit.seed % 4]
    sheet.add(f"<b>{kit.topic().title}</b>", align="c")
    for writer in writers:
        sheet.add(f"{writer.name().printed}, {writer.places[0].en}", align="c")
        sheet.add(f"{writer.email}; https://orcid.org/{writer.orcid}", align="c")
    sheet.add(f"<b>Abstract.</b> {kit.abstract()}")
    sheet.add(f"<b>Keywords:</b> {', '.join(kit.topic().keywords)}.")
    at_end = kit.rng.random() < 0.5

    def block() -> None:
        sheet.add(f"<b>{other.title}</b>", align="c")
        sheet.add(f"<b>{other.abstract_label}.</b> {other.abstract}")
        sheet.add(f"<b>{other.keywords_label}:</b> {', '.join(other.keywords)}.")

    if not at_end:
        block()
    kit.body(sheet, "bold")
    items = kit.literature(sheet, "References", "bold", "apa", "{}. ", "url")
    if at_end:
        block()
    return sheet, Label(
        kit.topic().title,
        "en",
        titles={"other": other.title},
        abstracts={"en": kit.abstract(), "other": other.abstract},
        keywords={"en": kit.topic().keywords, "other": other.keywords},
        authors=tuple(
            writer.person(writer.name(), writer.places[0].en, email=True, orcid=True)
            for writer in writers
        ),
        references=items,
    )
