"""Layouts of authors who do not send Word: OpenDocument, RTF, marked text, PDF."""

from tests.bench.intake.held_out.eastern import closing_block, other_titles
from tests.bench.intake.held_out.kit import (
    ABSTRACT,
    KEYWORDS,
    REFERENCES,
    Kit,
    joined,
    numbered_places,
)
from tests.bench.intake.held_out.other_formats import markdown
from tests.bench.intake.held_out.sheet import Sheet
from tests.bench.intake.record import Label


def student(kit: Kit) -> tuple[Sheet, Label]:
    """OpenDocument: headings of the program, notes for the authors, a declaration each."""
    sheet, writers = Sheet(), kit.writers(2)
    sheet.add(kit.topic().title, style="Heading 1")
    if kit.topic().subtitle:
        sheet.add(f"<i>{kit.topic().subtitle}</i>")
    for writer in writers:
        sheet.add(f"<b>{writer.name().printed}</b> ({writer.places[0].en}; {writer.email})")
    sheet.add("Abstract", style="Heading 2")
    sheet.add(kit.abstract())
    sheet.add("Keywords", style="Heading 2")
    for word in kit.topic().keywords:
        sheet.add(word, list_="bullet")
    kit.body(sheet, "style")
    sheet.add("Funding", style="Heading 2")
    funding = kit.statement("funding")
    sheet.add(funding)
    items = kit.literature(sheet, "References", "style", "apa", "", "url")
    return sheet, Label(
        kit.topic().title,
        "en",
        subtitle=kit.topic().subtitle,
        abstracts={"en": kit.abstract()},
        keywords={"en": kit.topic().keywords},
        authors=tuple(
            writer.person(writer.name(), writer.places[0].en, email=True) for writer in writers
        ),
        statements={"funding": funding},
        references=items,
    )


def old_program(kit: Kit) -> tuple[Sheet, Label]:
    """RTF from an old program, in any of the three languages."""
    language = kit.language
    sheet, writers = Sheet(), kit.writers(2, guests=False)
    names = [writer.name() if language == "en" else writer.cyrillic(language) for writer in writers]
    places = [getattr(writer.places[0], language) for writer in writers]
    sheet.add(f"<b>{kit.topic().title}</b>", align="c")
    for name, place, writer in zip(names, places, writers, strict=True):
        sheet.add(f"<b>{name.printed}</b>", align="c")
        sheet.add(place, align="c")
        sheet.add(f"E-mail: {writer.email}", align="c")
    sheet.add(f"<b>{ABSTRACT[language]}:</b> {kit.abstract()}", align="j")
    sheet.add(f"<b>{KEYWORDS[language]}:</b> {', '.join(kit.topic().keywords)}")
    kit.body(sheet, "capitals", cited="gost")
    items = kit.literature(sheet, REFERENCES[language], "capitals", "gost", "{}. ", "url")
    return sheet, Label(
        kit.topic().title,
        language,
        abstracts={language: kit.abstract()},
        keywords={language: kit.topic().keywords},
        authors=tuple(
            writer.person(name, place, email=True)
            for writer, name, place in zip(writers, names, places, strict=True)
        ),
        references=items,
    )


def marked(kit: Kit) -> tuple[Sheet, Label]:
    """Markdown with raised letters and a bold label for each part."""
    sheet, writers = Sheet(), kit.writers(3)
    places, numbers = numbered_places(writers)
    sheet.add(kit.whole_title(), style="Heading 1")
    names = (
        f"{writer.name().printed}<sup>{own[0]}</sup>"
        for writer, own in zip(writers, numbers, strict=True)
    )
    sheet.add(joined(list(names)))
    for number, place in enumerate(places, 1):
        sheet.add(f"<sup>{number}</sup> {place}")
    sheet.add(f"Corresponding author: {writers[2].name().printed} ({writers[2].email})")
    sheet.add(f"<b>Abstract:</b> {kit.abstract()}")
    sheet.add(f"<b>Keywords:</b> {', '.join(kit.topic().keywords)}")
    kit.body(sheet, "style")
    conflicts = kit.statement("conflicts")
    sheet.add("Conflicts of interest", style="Heading 1")
    sheet.add(conflicts)
    items = kit.literature(sheet, "References", "style", "apa", "", "url")
    return sheet, Label(
        kit.topic().title,
        "en",
        subtitle=kit.topic().subtitle,
        abstracts={"en": kit.abstract()},
        keywords={"en": kit.topic().keywords},
        authors=tuple(
            writer.person(
                writer.name(),
                places[own[0] - 1],
                email=place == 2,
                corresponding=place == 2,
            )
            for place, (writer, own) in enumerate(zip(writers, numbers, strict=True))
        ),
        statements={"conflicts": conflicts},
        references=items,
    )


def with_header(kit: Kit) -> tuple[bytes, Label]:
    """Markdown with a header in YAML; the bytes themselves, as a sheet has no such header."""
    sheet, writers = Sheet(), kit.writers(2)
    kit.body(sheet, "style")
    items = kit.literature(sheet, "References", "style", "apa", "word", "url")
    lines = ["---", f'title: "{kit.topic().title}"']
    if kit.topic().subtitle:
        lines.append(f'subtitle: "{kit.topic().subtitle}"')
    lines.append("author:")
    lines += [f"  - {writer.name().printed}" for writer in writers]
    lines += ["abstract: >", f"  {kit.abstract()}", "keywords:"]
    lines += [f"  - {word}" for word in kit.topic().keywords]
    return "\n".join([*lines, "---", "", ""]).encode() + markdown(sheet), Label(
        kit.topic().title,
        "en",
        subtitle=kit.topic().subtitle,
        abstracts={"en": kit.abstract()},
        keywords={"en": kit.topic().keywords},
        authors=tuple(writer.person(writer.name()) for writer in writers),
        references=items,
    )


def printed(kit: Kit) -> tuple[Sheet, Label]:
    """A PDF in English with the usual order of things."""
    sheet, writers = Sheet(), kit.writers(2)
    sheet.add(f"<b>{kit.topic().title}</b>", align="c")
    for writer in writers:
        sheet.add(writer.name().printed, align="c")
        sheet.lines(writer.places[0].en, writer.email, align="c")
    sheet.add("<b>Abstract</b>")
    sheet.add(kit.abstract())
    sheet.add(f"<b>Keywords:</b> {', '.join(kit.topic().keywords)}")
    kit.body(sheet, "numbered")
    kit.literature(sheet, "References", "bold", "apa", "", "url")
    return sheet, Label(
        kit.topic().title,
        "en",
        abstracts={"en": kit.abstract()},
        keywords={"en": kit.topic().keywords},
        authors=tuple(
            writer.person(writer.name(), writer.places[0].en, email=True) for writer in writers
        ),
    )


def printed_in_cyrillic(kit: Kit) -> tuple[Sheet, Label]:
    """A PDF in Russian or Kazakh with codes first and English last."""
    language = kit.language
    sheet, writers = Sheet(), kit.writers(2, guests=False)
    names = [writer.cyrillic_short(language) for writer in writers]
    place = getattr(writers[0].places[0], language)
    sheet.add("УДК 35.088" if language == "ru" else "ӘОЖ 35.088")
    sheet.add(f"<b>{kit.topic().title.upper()}</b>", align="c")
    sheet.add(", ".join(name.printed for name in names), align="c")
    sheet.add(f"<i>{place}</i>", align="c")
    sheet.add(f"<b>{ABSTRACT[language]}.</b> {kit.abstract()}")
    sheet.add(f"<b>{KEYWORDS[language]}:</b> {', '.join(kit.topic().keywords)}.")
    kit.body(sheet, "bold", cited="gost")
    kit.literature(sheet, REFERENCES[language], "bold", "gost", "{}. ", "url")
    closing_block(kit, sheet, writers, "en")
    return sheet, Label(
        kit.topic().title.upper(),
        language,
        titles={"en": other_titles(kit)["en"]},
        abstracts={language: kit.abstract(), "en": kit.abstract("en")},
        keywords={language: kit.topic().keywords, "en": kit.topic("en").keywords},
        authors=tuple(
            writer.person(name, place) for writer, name in zip(writers, names, strict=True)
        ),
        codes={"udc": ("35.088",)},
    )
