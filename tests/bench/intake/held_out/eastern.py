"""Title pages as authors in Kazakhstan and its neighbours send them in Word, I."""

from tests.bench.intake.held_out.kit import ABSTRACT, KEYWORDS, REFERENCES, Kit, Writer
from tests.bench.intake.held_out.literature import KAZAKH, RUSSIAN, TRANSLITERATED
from tests.bench.intake.held_out.sheet import Sheet
from tests.bench.intake.record import Label

ALL = ("en", "ru", "kk")


def names_in(writers: list[Writer], language: str) -> str:
    """The authors in another language, family names first with initials."""
    if language == "en":
        return ", ".join(f"{one.who.family} {one.who.given[0]}." for one in writers)
    return ", ".join(one.cyrillic_short(language).printed for one in writers)


def others(kit: Kit) -> list[str]:
    """The languages that are not the paper's, in an order of chance."""
    rest = [language for language in ALL if language != kit.language]
    kit.rng.shuffle(rest)
    return rest


def closing_block(kit: Kit, sheet: Sheet, writers: list[Writer], language: str) -> None:
    """Title, authors, affiliation, abstract and keywords in another language."""
    sheet.add(f"<b>{names_in(writers, language)}</b>", align="c")
    sheet.add(f"<b>{kit.whole_title(language)}</b>", align="c")
    sheet.add(f"<i>{getattr(writers[0].places[0], language)}</i>", align="c")
    sheet.add(f"<b>{ABSTRACT[language]}.</b> {kit.abstract(language)}", align="j")
    sheet.add(f"<b>{KEYWORDS[language]}:</b> {', '.join(kit.topic(language).keywords)}.")


def all_abstracts(kit: Kit) -> dict[str, str]:
    """The abstract in each of the three languages."""
    return {language: kit.abstract(language) for language in ALL}


def all_keywords(kit: Kit) -> dict[str, tuple[str, ...]]:
    """The keywords in each of the three languages."""
    return {language: kit.topic(language).keywords for language in ALL}


def other_titles(kit: Kit) -> dict[str, str]:
    """The whole titles in the languages that are not the paper's."""
    return {language: kit.whole_title(language) for language in ALL if language != kit.language}


def udc_first(kit: Kit) -> tuple[Sheet, Label]:
    """Codes first, initials before names, GOST, and the other languages after the literature."""
    sheet, writers = Sheet(), kit.writers(2, guests=False)
    sheet.add("УДК 35.08")
    sheet.add("МРНТИ 10.17.45")
    sheet.add(f"<b>{kit.topic().title.upper()}</b>", align="c")
    names = [writer.cyrillic_short(kit.language, after=False) for writer in writers]
    place = getattr(writers[0].places[0], kit.language)
    sheet.add(", ".join(name.printed for name in names), align="c")
    sheet.add(f"<i>{place}</i>", align="c")
    sheet.add(f"e-mail: {writers[0].email}", align="c")
    sheet.add(f"<i><b>{ABSTRACT[kit.language]}.</b> {kit.abstract()}</i>", align="j")
    sheet.add(f"<i><b>{KEYWORDS[kit.language]}:</b> {', '.join(kit.topic().keywords)}.</i>")
    kit.body(sheet, "bold", cited="gost")
    items = kit.literature(
        sheet, REFERENCES[kit.language], "bold", "gost", "{}. ", kit.rng.choice(("url", "DOI"))
    )
    for language in others(kit):
        closing_block(kit, sheet, writers, language)
    return sheet, Label(
        kit.topic().title.upper(),
        kit.language,
        titles=other_titles(kit),
        abstracts=all_abstracts(kit),
        keywords=all_keywords(kit),
        authors=tuple(
            writer.person(name, place, email=writer is writers[0])
            for writer, name in zip(writers, names, strict=True)
        ),
        codes={"udc": ("35.08",), "irsti": ("10.17.45",)},
        references=items,
    )


def authors_above(kit: Kit) -> tuple[Sheet, Label]:
    """Authors above the title; two lists of literature; a table about the authors at the end."""
    sheet, writers = Sheet(), kit.writers(3, guests=False)
    language = kit.language
    codes = {"kk": ("ҒТАМР 06.81.12", "ӘОЖ 351.74"), "ru": ("МРНТИ 06.81.12", "УДК 351.74")}
    sheet.lines(*codes[language])
    names = [writer.cyrillic_short(language) for writer in writers]
    marked = (f"{name.printed}<sup>{number}</sup>" for number, name in enumerate(names, 1))
    sheet.add(f"<b>{', '.join(marked)}</b>", align="c")
    places = [getattr(writer.places[0], language) for writer in writers]
    for number, place in enumerate(places, 1):
        sheet.add(f"<sup>{number}</sup>{place}", align="c")
    sheet.add(f"<b>{kit.whole_title().upper()}</b>", align="c")
    sheet.add(f"<b>{ABSTRACT[language]}</b>", align="c")
    sheet.add(kit.abstract(), align="j")
    sheet.add(f"<b>{KEYWORDS[language]}:</b> {'; '.join(kit.topic().keywords)}")
    kit.body(sheet, "bold", cited="gost")
    own = KAZAKH + RUSSIAN if language == "kk" else RUSSIAN
    items = kit.literature(sheet, REFERENCES[language], "bold", "gost", "{}. ", "url", own)
    items += kit.literature(sheet, "References", "bold", "apa", "{}. ", "url", TRANSLITERATED)
    for other in others(kit):
        closing_block(kit, sheet, writers, other)
    about = {"kk": "Авторлар туралы мәлімет", "ru": "Сведения об авторах"}
    sheet.add(f"<b>{about[language]}:</b>")
    sheet.grid(
        *(
            (name.printed, f"{place}\n{writer.email}\nORCID: {writer.orcid}")
            for writer, name, place in zip(writers, names, places, strict=True)
        )
    )
    subtitle = kit.topic().subtitle
    return sheet, Label(
        kit.topic().title.upper(),
        language,
        subtitle=subtitle.upper(),
        titles=other_titles(kit),
        abstracts=all_abstracts(kit),
        keywords=all_keywords(kit),
        authors=tuple(
            writer.person(name, place, email=True, orcid=True)
            for writer, name, place in zip(writers, names, places, strict=True)
        ),
        codes={"irsti": ("06.81.12",), "udc": ("351.74",)},
        references=items,
    )


def three_up_front(kit: Kit) -> tuple[Sheet, Label]:
    """Title, authors and abstract in all three languages before the text."""
    sheet, writers = Sheet(), kit.writers(2, guests=False)
    language = kit.language
    names = [
        writer.name() if language == "en" else writer.cyrillic(language, patronymic=False)
        for writer in writers
    ]
    place = getattr(writers[0].places[0], language)
    sheet.add(f"<b>{kit.topic().title}</b>", align="c")
    sheet.add(", ".join(name.printed for name in names), align="c")
    sheet.add(place, align="c")
    sheet.add(f"({', '.join(writer.email for writer in writers)})", align="c")
    sheet.add(f"<b>{ABSTRACT[language]}.</b> {kit.abstract()}", align="j")
    sheet.add(f"<b>{KEYWORDS[language]}:</b> {', '.join(kit.topic().keywords)}.")
    for other in others(kit):
        sheet.add(f"<b>{kit.topic(other).title.upper()}</b>", align="c")
        sheet.add(names_in(writers, other), align="c")
        sheet.add(f"<i>{getattr(writers[0].places[0], other)}</i>", align="c")
        sheet.add(f"<b>{ABSTRACT[other]}:</b> {kit.abstract(other)}", align="j")
        sheet.add(f"<b>{KEYWORDS[other]}:</b> {'; '.join(kit.topic(other).keywords)}")
    kit.body(sheet, "numbered", cited="gost")
    items = kit.literature(sheet, REFERENCES[language], "bold", "gost", "word", "url")
    titles = {other: kit.topic(other).title.upper() for other in ALL if other != language}
    return sheet, Label(
        kit.topic().title,
        language,
        titles=titles,
        abstracts=all_abstracts(kit),
        keywords=all_keywords(kit),
        authors=tuple(
            writer.person(name, place, email=True)
            for writer, name in zip(writers, names, strict=True)
        ),
        references=items,
    )


def full_names(kit: Kit) -> tuple[Sheet, Label]:
    """A line an author with patronymic, rank, workplace and address, above the title."""
    sheet, writers = Sheet(), kit.writers(kit.rng.choice((1, 2, 3)), guests=False)
    language = kit.language
    ranks = {
        "ru": ("доктор PhD, профессор", "кандидат юридических наук, доцент", "магистрант"),
        "kk": ("PhD докторы, профессор", "заң ғылымдарының кандидаты, доцент", "магистрант"),
    }[language]
    names = [writer.cyrillic(language) for writer in writers]
    places = [getattr(writer.places[0], language) for writer in writers]
    sheet.add("УДК 342.951" if language == "ru" else "ӘОЖ 342.951", align="r")
    for writer, name, rank, place in zip(writers, names, ranks, places, strict=False):
        sheet.add(f"<b>{name.printed}</b> – {rank}, {place}, {writer.email}, ORCID: {writer.orcid}")
    sheet.add(kit.topic().title, style="Heading 1", align="c")
    sheet.add(f"<b>{ABSTRACT[language]}:</b> {kit.abstract()}", align="j")
    sheet.add(f"<b>{KEYWORDS[language]}:</b> {'; '.join(kit.topic().keywords)}.")
    kit.body(sheet, "style", cited="gost")
    conflicts, thanks = kit.statement("conflicts"), kit.statement("acknowledgements")
    words = {
        "ru": ("Конфликт интересов", "Благодарности"),
        "kk": ("Мүдделер қақтығысы", "Алғыс"),
    }[language]
    sheet.add(f"<b>{words[0]}.</b> {conflicts}")
    sheet.add(f"<b>{words[1]}.</b> {thanks}")
    title = {"ru": "Литература", "kk": "Пайдаланылған әдебиеттер"}[language]
    items = kit.literature(sheet, title, "style", "gost", "{}\t", "DOI")
    return sheet, Label(
        kit.topic().title,
        language,
        abstracts={language: kit.abstract()},
        keywords={language: kit.topic().keywords},
        authors=tuple(
            writer.person(name, place, email=True, orcid=True)
            for writer, name, place in zip(writers, names, places, strict=True)
        ),
        codes={"udc": ("342.951",)},
        statements={"conflicts": conflicts, "acknowledgements": thanks},
        references=items,
    )


def english_in_kazakhstan(kit: Kit) -> tuple[Sheet, Label]:
    """An English paper of a Kazakh university journal, with Kazakh and Russian after it."""
    sheet, writers = Sheet(), kit.writers(3, guests=False)
    sheet.add("IRSTI 06.35.31", align="r")
    sheet.add("UDC 338.24")
    sheet.add("JEL: H70, M54")
    names = [writer.short(gap="") for writer in writers]
    marks = ("1*", "2", "3")
    marked = [f"{name.printed}<sup>{mark}</sup>" for name, mark in zip(names, marks, strict=True)]
    sheet.add(f"<b>{kit.whole_title()}</b>", align="c")
    sheet.add(", ".join(marked), align="c")
    for number, writer in enumerate(writers, 1):
        sheet.add(f"<i><sup>{number}</sup>{writer.places[0].en}</i>", align="c")
    mails = ", ".join(
        f"<sup>{mark}</sup>{one.email}" for mark, one in zip(marks, writers, strict=True)
    )
    sheet.add(f"(E-mail: {mails})", align="c")
    sheet.add(f"<b>Abstract.</b> {kit.abstract()}", align="j")
    sheet.add(f"<b>Keywords:</b> {', '.join(kit.topic().keywords)}.")
    sheet.add("<b>Main provisions.</b> Rules are tested where they are applied.")
    kit.body(sheet, "bold")
    funding = kit.statement("funding")
    sheet.add("<b>Funding information</b>")
    sheet.add(funding)
    items = kit.literature(sheet, "REFERENCES", "bold", "apa", "{}. ", "url")
    for language in others(kit):
        closing_block(kit, sheet, writers, language)
    sheet.add("<b>Information about the authors:</b>")
    for number, (writer, name) in enumerate(zip(writers, names, strict=True)):
        role = ", corresponding author" if number == 0 else ""
        sheet.add(f"{name.printed} – PhD{role}, https://orcid.org/{writer.orcid}")
    return sheet, Label(
        kit.topic().title,
        "en",
        subtitle=kit.topic().subtitle,
        titles=other_titles(kit),
        abstracts=all_abstracts(kit),
        keywords=all_keywords(kit),
        authors=tuple(
            writer.person(
                name,
                writer.places[0].en,
                email=True,
                orcid=True,
                corresponding=writer is writers[0],
            )
            for writer, name in zip(writers, names, strict=True)
        ),
        codes={"irsti": ("06.35.31",), "udc": ("338.24",), "jel": ("H70", "M54")},
        statements={"funding": funding},
        references=items,
    )
