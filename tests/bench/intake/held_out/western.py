"""Title pages as authors from everywhere send them in Word, I."""

from dataclasses import replace

from tests.bench.intake.held_out.kit import (
    ABSTRACT,
    KEYWORDS,
    REFERENCES,
    Kit,
    joined,
    numbered_places,
)
from tests.bench.intake.held_out.sheet import Sheet
from tests.bench.intake.record import Label


def styled(kit: Kit) -> tuple[Sheet, Label]:
    """Word's own styles, raised numbers, statements under headings before the references."""
    sheet, writers = Sheet(), kit.writers(3, places=2)
    places, numbers = numbered_places(writers)
    sheet.add(kit.whole_title(), style="Title")
    marked = [
        f"{writer.name().printed}<sup>{','.join(map(str, own))}{'' if place else ',*'}</sup>"
        for place, (writer, own) in enumerate(zip(writers, numbers, strict=True))
    ]
    sheet.add(", ".join(marked))
    for number, place in enumerate(places, 1):
        sheet.add(f"<sup>{number}</sup> {place}")
    sheet.add(f"* Corresponding author: {writers[0].email}")
    sheet.add("Abstract", style="Heading 1")
    sheet.add(kit.abstract())
    sheet.add(f"<b>Keywords:</b> {'; '.join(kit.topic().keywords)}")
    kit.body(sheet, "numbered style")
    statements = {}
    for words, kind in (
        ("Acknowledgements", "acknowledgements"),
        ("Funding", "funding"),
        ("Declaration of competing interest", "conflicts"),
        ("Data availability", "data"),
    ):
        sheet.add(words, style="Heading 1")
        statements[kind] = kit.statement(kind)
        sheet.add(statements[kind])
    items = kit.literature(sheet, "References", "style", "apa", "hanging")
    authors = tuple(
        writer.person(
            writer.name(),
            *(places[number - 1] for number in own),
            email=not place,
            corresponding=not place,
        )
        for place, (writer, own) in enumerate(zip(writers, numbers, strict=True))
    )
    return sheet, Label(
        kit.topic().title,
        "en",
        subtitle=kit.topic().subtitle,
        abstracts={"en": kit.abstract()},
        keywords={"en": kit.topic().keywords},
        authors=authors,
        statements=statements,
        references=items,
    )


def proceedings(kit: Kit) -> tuple[Sheet, Label]:
    """No styles; capitals; each author on lines of his own; dashes after the labels."""
    sheet, writers = Sheet(), kit.writers(2)
    title = kit.topic().title.upper()
    sheet.add(f"<b>{title}</b>", align="c")
    for writer in writers:
        sheet.add(f"<b>{writer.name().printed}</b>", align="c")
        sheet.lines(f"<i>{writer.places[0].en}</i>", writer.email, align="c")
    sheet.add(f"<b><i>Abstract</i>—{kit.abstract()}</b>", align="j")
    sheet.add(f"<b><i>Index Terms</i>—{', '.join(kit.topic().keywords)}.</b>", align="j")
    kit.body(sheet, "roman", cited="vancouver")
    thanks = kit.statement("acknowledgements")
    sheet.add("<b>ACKNOWLEDGMENT</b>", align="c")
    sheet.add(thanks)
    items = kit.literature(sheet, "References", "roman", "vancouver", "[{}] ", "DOI")
    return sheet, Label(
        title,
        "en",
        abstracts={"en": kit.abstract()},
        keywords={"en": kit.topic().keywords},
        authors=tuple(
            writer.person(writer.name(), writer.places[0].en, email=True) for writer in writers
        ),
        statements={"acknowledgements": thanks},
        references=items,
    )


def tagged(kit: Kit) -> tuple[Sheet, Label]:
    """A tag first, a broken title, letters for affiliations, a structured abstract, ORCIDs below."""
    sheet, writers = Sheet(), kit.writers(4)
    places, numbers = numbered_places(writers)
    title = kit.topic().title
    middle = title.find(" ", len(title) // 2)
    sheet.add("ORIGINAL ARTICLE")
    sheet.add(f"<b>{title[:middle]}<br>{title[middle + 1 :]}</b>", align="c")
    if kit.topic().subtitle:
        sheet.add(f"<i>{kit.topic().subtitle}</i>", align="c")
    running = " ".join(title.split()[:4])
    sheet.add(f"Running head: {running}")
    names = [
        f"{writer.name().printed} <sup>{'abcdefg'[own[0] - 1]}{'' if place != 1 else ',*'}</sup>"
        for place, (writer, own) in enumerate(zip(writers, numbers, strict=True))
    ]
    sheet.add(joined(names))
    sheet.add(
        "<br>".join(f"<sup>{'abcdefg'[number]}</sup>{place}" for number, place in enumerate(places))
    )
    sheet.add(f"<sup>*</sup>Correspondence: {writers[1].name().printed}, {writers[1].email}")
    sheet.add("ORCID:")
    sheet.lines(*(f"{one.name().printed}: https://orcid.org/{one.orcid}" for one in writers))
    parts = kit.parts_of_abstract()
    labels = ("Purpose", "Design/methodology/approach", "Findings", "Practical implications")
    sheet.add("<b>Abstract</b>")
    for label, part in zip(labels, parts, strict=True):
        sheet.add(f"<b>{label}</b> – {part}")
    sheet.add(f"<b>Keywords</b> {' · '.join(kit.topic().keywords)}")
    sheet.add("<b>JEL Classification</b> H83, J45, D73")
    kit.body(sheet, "bold", cited="chicago")
    items = kit.literature(sheet, "References", "bold", "chicago", "", "colon")
    whole = " ".join(f"{label} – {part}" for label, part in zip(labels, parts, strict=True))
    return sheet, Label(
        title,
        "en",
        subtitle=kit.topic().subtitle,
        running_title=running,
        abstracts={"en": whole},
        keywords={"en": kit.topic().keywords},
        authors=tuple(
            writer.person(
                writer.name(),
                places[own[0] - 1],
                orcid=True,
                email=place == 1,
                corresponding=place == 1,
            )
            for place, (writer, own) in enumerate(zip(writers, numbers, strict=True))
        ),
        codes={"jel": ("H83", "J45", "D73")},
        references=items,
    )


def braces(kit: Kit) -> tuple[Sheet, Label]:
    """The journal's line and dates first, degrees, one shared affiliation, addresses in braces."""
    sheet, writers = Sheet(), kit.writers(3, guests=False)
    place = writers[0].places[0]
    sheet.page_head = "Civil Service Sample Papers, 2025"
    sheet.lines("Civil Service Sample Papers, Vol. 7, No. 2, 2025, pp. 101–118")
    sheet.lines("Received: 12 March 2025; accepted: 3 June 2025", align="r")
    sheet.add(kit.whole_title(), style="Heading 1", align="c")
    first, second, third = (writer.name().printed for writer in writers)
    sheet.add(f"Prof. Dr. {first}, {second}, PhD, and Dr. {third}")
    sheet.add(place.en)
    local = [writer.email.split("@")[0] for writer in writers]
    sheet.add(f"E-mail: {{{', '.join(local)}}}@{place.domain}")
    sheet.add(f"<i>{kit.abstract()}</i>", align="j")
    sheet.add(f"<i>Key words: {', '.join(kit.topic().keywords)}</i>")
    kit.body(sheet, "numbered", cited="vancouver")
    conflicts = kit.statement("conflicts")
    sheet.add(f"<b>Conflict of interest.</b> {conflicts}")
    items = kit.literature(sheet, "References", "bold", "vancouver", "{}. ", "dx")
    return sheet, Label(
        kit.topic().title,
        "en",
        subtitle=kit.topic().subtitle,
        abstracts={"en": kit.abstract()},
        keywords={"en": kit.topic().keywords},
        authors=tuple(
            replace(writer.person(writer.name(), place.en), email=f"{name}@{place.domain}")
            for writer, name in zip(writers, local, strict=True)
        ),
        statements={"conflicts": conflicts},
        references=items,
    )


def author_rows(kit: Kit) -> tuple[Sheet, Label]:
    """A table with a row for each author."""
    sheet, writers = Sheet(), kit.writers(kit.rng.randint(3, 5))
    sheet.add(f"<b>{kit.topic().title}</b>", align="c")
    rows = [("No.", "Author", "Affiliation", "E-mail", "ORCID")]
    for number, writer in enumerate(writers, 1):
        rows.append(
            (
                str(number),
                writer.name().printed,
                writer.places[0].en,
                writer.email,
                writer.orcid,
            )
        )
    sheet.grid(*rows)
    sheet.add(f"Corresponding author: {writers[-1].name().printed}")
    sheet.add("<b>Abstract</b>")
    sheet.add(kit.abstract())
    sheet.add(f"<b>Keywords:</b> {', '.join(kit.topic().keywords)}")
    kit.body(sheet, "bold")
    data, funding = kit.statement("data"), kit.statement("funding")
    sheet.add(f"<b>Data Availability:</b> {data}")
    sheet.add(f"<b>Funding Sources:</b> {funding}")
    items = kit.literature(sheet, "REFERENCES", "bold", "apa", "{}.\t", "colon")
    return sheet, Label(
        kit.topic().title,
        "en",
        abstracts={"en": kit.abstract()},
        keywords={"en": kit.topic().keywords},
        authors=tuple(
            writer.person(
                writer.name(),
                writer.places[0].en,
                email=True,
                orcid=True,
                corresponding=writer is writers[-1],
            )
            for writer in writers
        ),
        statements={"data": data, "funding": funding},
        references=items,
    )


def author_columns(kit: Kit) -> tuple[Sheet, Label]:
    """A table without borders with a column for each author."""
    sheet, writers = Sheet(), kit.writers(3)
    sheet.add(kit.topic().title, style="Title")
    if kit.topic().subtitle:
        sheet.add(kit.topic().subtitle, style="Subtitle")
    cells = (
        f"<b>{writer.name().printed}</b>\n{writer.places[0].en}\n{writer.email}"
        for writer in writers
    )
    sheet.grid(tuple(cells), borders=False)
    sheet.add("ABSTRACT")
    sheet.add(kit.abstract(), align="j")
    sheet.add("KEYWORDS")
    sheet.add("<br>".join(kit.topic().keywords))
    kit.body(sheet, "style")
    ethics = kit.statement("ethics")
    sheet.add("Ethics statement", style="Heading 2")
    sheet.add(ethics)
    items = kit.literature(sheet, "Bibliography", "style", "apa", "", "url")
    return sheet, Label(
        kit.topic().title,
        "en",
        subtitle=kit.topic().subtitle,
        abstracts={"en": kit.abstract()},
        keywords={"en": kit.topic().keywords},
        authors=tuple(
            writer.person(writer.name(), writer.places[0].en, email=True) for writer in writers
        ),
        statements={"ethics": ethics},
        references=items,
    )


def article_info(kit: Kit) -> tuple[Sheet, Label]:
    """A frame of two columns with keywords and history at the left and the abstract at the right."""
    sheet, writers = Sheet(), kit.writers(2)
    sheet.add("Research paper", align="r")
    sheet.add(f"<b>{kit.whole_title()}</b>")
    one, two = writers
    first, second = one.name(), two.short()
    sheet.add(f"{first.printed} <sup>a, *</sup>, {second.printed} <sup>b</sup>")
    sheet.add(f"<i><sup>a</sup> {one.places[0].en}</i>")
    sheet.add(f"<i><sup>b</sup> {two.places[0].en}</i>")
    keys = "\n".join(kit.topic().keywords)
    sheet.grid(
        (
            "<b>ARTICLE INFO</b>\nArticle history:\nReceived 4 May 2025\nAccepted 9 September 2025\n"
            f"<i>Keywords:</i>\n{keys}",
            f"<b>ABSTRACT</b>\n{kit.abstract()}",
        ),
        borders=kit.rng.random() < 0.5,
    )
    sheet.add(f"* Corresponding author. E-mail address: {one.email} ({first.printed}).")
    kit.body(sheet, "numbered")
    items = kit.literature(sheet, REFERENCES["en"], "bold", "apa", "hanging", "dx")
    return sheet, Label(
        kit.topic().title,
        "en",
        subtitle=kit.topic().subtitle,
        abstracts={"en": kit.abstract()},
        keywords={"en": kit.topic().keywords},
        authors=(
            one.person(first, one.places[0].en, email=True, corresponding=True),
            two.person(second, two.places[0].en),
        ),
        references=items,
    )


def working_paper(kit: Kit) -> tuple[Sheet, Label]:
    """Footnotes carry affiliations, addresses and thanks, as economists do it."""
    sheet, writers = Sheet(), kit.writers(kit.rng.choice((1, 2, 3)))
    funding = kit.statement("funding")
    sheet.add(f"<b>{kit.whole_title()}</b><fn>{funding}</fn>", align="c")
    names = [
        f"{writer.name().printed}<fn>{writer.places[0].en}. E-mail: {writer.email}.</fn>"
        for writer in writers
    ]
    sheet.add(joined(names), align="c")
    sheet.add("October 2025", align="c")
    sheet.add(f"{ABSTRACT['en']}: {kit.abstract()}")
    sheet.add(f"{KEYWORDS['en']}: {', '.join(kit.topic().keywords)}.")
    sheet.add("JEL codes: D73, H11")
    kit.body(sheet, "numbered")
    items = kit.literature(sheet, "References", "bold", "apa", "", "url")
    return sheet, Label(
        kit.topic().title,
        "en",
        subtitle=kit.topic().subtitle,
        abstracts={"en": kit.abstract()},
        keywords={"en": kit.topic().keywords},
        authors=tuple(
            writer.person(writer.name(), writer.places[0].en, email=True) for writer in writers
        ),
        codes={"jel": ("D73", "H11")},
        statements={"funding": funding},
        references=items,
    )
