"""Title pages as authors in Kazakhstan and its neighbours send them in Word, II."""

from tests.bench.intake.held_out.eastern import (
    ALL,
    all_abstracts,
    all_keywords,
    closing_block,
    names_in,
    other_titles,
    others,
)
from tests.bench.intake.held_out.kit import ABSTRACT, KEYWORDS, REFERENCES, Kit
from tests.bench.intake.held_out.literature import RUSSIAN, TRANSLITERATED
from tests.bench.intake.held_out.sheet import Sheet
from tests.bench.intake.record import Label


def table_of_abstracts(kit: Kit) -> tuple[Sheet, Label]:
    """Abstracts and keywords of three languages in the rows of a table."""
    sheet, writers = Sheet(), kit.writers(2, guests=False)
    language = kit.language
    names = [
        writer.name() if language == "en" else writer.cyrillic(language, patronymic=False)
        for writer in writers
    ]
    places = [getattr(writer.places[0], language) for writer in writers]
    sheet.add(f"<b>{kit.topic().title}</b>")
    for writer, name, place in zip(writers, names, places, strict=True):
        sheet.add(f"<b>{name.printed}</b><br>{place}<br>{writer.email}")
    rows = [
        (
            f"<b>{ABSTRACT[one]}</b>",
            f"{kit.abstract(one)}\n<b>{KEYWORDS[one]}:</b> {', '.join(kit.topic(one).keywords)}",
        )
        for one in (language, *others(kit))
    ]
    sheet.grid(*rows)
    kit.body(sheet, "capitals", cited="gost")
    items = kit.literature(sheet, REFERENCES[language], "capitals", "gost", "[{}] ", "colon")
    return sheet, Label(
        kit.topic().title,
        language,
        abstracts=all_abstracts(kit),
        keywords=all_keywords(kit),
        authors=tuple(
            writer.person(name, place, email=True)
            for writer, name, place in zip(writers, names, places, strict=True)
        ),
        references=items,
    )


def summaries_at_end(kit: Kit) -> tuple[Sheet, Label]:
    """An older habit: no abstract in the paper's own language before the text, summaries last."""
    sheet, writers = Sheet(), kit.writers(2, guests=False)
    language = kit.language
    names = [writer.cyrillic_short(language, gap=" ") for writer in writers]
    place = getattr(writers[0].places[0], language)
    sheet.add(", ".join(name.printed for name in names), align="r")
    sheet.add(f"<i>{place}</i>", align="r")
    sheet.add(f"<b>{kit.topic().title.upper()}</b>", align="c")
    kit.body(sheet, "bold", cited="gost")
    title = {"ru": "Использованная литература", "kk": "Пайдаланылған әдебиеттер"}[language]
    items = kit.literature(sheet, title, "bold", "gost", "word", "DOI")
    labels = {"ru": "Резюме", "kk": "Түйін", "en": "Summary"}
    for one in (language, *others(kit)):
        sheet.add(f"<b>{labels[one]}</b>", align="c")
        if one != language:
            sheet.add(f"<b>{kit.topic(one).title}</b>", align="c")
            sheet.add(names_in(writers, one), align="c")
        sheet.add(kit.abstract(one), align="j")
        sheet.add(f"{KEYWORDS[one]}: {', '.join(kit.topic(one).keywords)}.")
    titles = {other: kit.topic(other).title for other in ALL if other != language}
    return sheet, Label(
        kit.topic().title.upper(),
        language,
        titles=titles,
        abstracts=all_abstracts(kit),
        keywords=all_keywords(kit),
        authors=tuple(
            writer.person(name, place) for writer, name in zip(writers, names, strict=True)
        ),
        references=items,
    )


def copyright_line(kit: Kit) -> tuple[Sheet, Label]:
    """A Russian journal's template: a tag, a structured abstract, English right after, two lists."""
    sheet, writers = Sheet(), kit.writers(2, guests=False, places=2)
    names = [writer.cyrillic_short("ru", after=False, gap=" ") for writer in writers]
    places = [tuple(place.ru for place in writer.places) for writer in writers]
    unique = list(dict.fromkeys(place for own in places for place in own))
    sheet.add("Научная статья")
    sheet.add("УДК 316.334.3")
    sheet.add("https://doi.org/10.5555/sample.2025.3.14")
    sheet.add(f"<b>{kit.whole_title('ru')}</b>", align="c")
    marked = (
        f"{name.printed}<sup>{','.join('абвгд'[unique.index(place)] for place in own)}</sup>"
        for name, own in zip(names, places, strict=True)
    )
    sheet.add(", ".join(marked), align="c")
    for letter, place in zip("абвгд", unique, strict=False):
        sheet.add(f"<sup>{letter}</sup> {place}")
    sheet.add(f"Автор, ответственный за переписку: {names[0].printed}, {writers[0].email}")
    parts = list(
        zip(("Цель", "Методы", "Результаты", "Выводы"), kit.parts_of_abstract("ru"), strict=True)
    )
    structured = " ".join(f"{word}. {part}" for word, part in parts)
    sheet.add(f"<b>Аннотация.</b> {' '.join(f'<i>{word}.</i> {part}' for word, part in parts)}")
    sheet.add(f"<b>Ключевые слова:</b> {', '.join(kit.topic('ru').keywords)}")
    statements = {kind: kit.statement(kind, "ru") for kind in ("funding", "acknowledgements")}
    sheet.add(f"<b>Финансирование:</b> {statements['funding']}")
    sheet.add(f"<b>Благодарности:</b> {statements['acknowledgements']}")
    sheet.add(f"<b>Для цитирования:</b> {names[0].printed} Образцовая статья. 2025. № 3.")
    sheet.add(f"© {', '.join(name.printed for name in names)}, 2025")
    sheet.add("Original article")
    sheet.add(f"<b>{kit.whole_title('en')}</b>", align="c")
    sheet.add(", ".join(writer.name().printed for writer in writers), align="c")
    sheet.add(f"<b>Abstract.</b> {kit.abstract('en')}")
    sheet.add(f"<b>Keywords:</b> {', '.join(kit.topic('en').keywords)}")
    kit.body(sheet, "bold", "ru", cited="gost")
    statements["conflicts"] = kit.statement("conflicts", "ru")
    sheet.add("<b>Конфликт интересов</b>")
    sheet.add(statements["conflicts"])
    items = kit.literature(sheet, "Список источников", "bold", "gost", "{}. ", "url", RUSSIAN)
    items += kit.literature(sheet, "References", "bold", "apa", "{}. ", "url", TRANSLITERATED)
    return sheet, Label(
        kit.topic("ru").title,
        "ru",
        subtitle=kit.topic("ru").subtitle,
        titles={"en": kit.whole_title("en")},
        abstracts={"ru": structured, "en": kit.abstract("en")},
        keywords={"ru": kit.topic("ru").keywords, "en": kit.topic("en").keywords},
        authors=tuple(
            writer.person(name, *own, email=number == 0, corresponding=number == 0)
            for number, (writer, name, own) in enumerate(zip(writers, names, places, strict=True))
        ),
        codes={"udc": ("316.334.3",)},
        statements=statements,
        references=items,
    )


def running_line(kit: Kit) -> tuple[Sheet, Label]:
    """A title over two paragraphs, a running title in the paper's language, notes for addresses."""
    sheet, writers = Sheet(), kit.writers(2, guests=False)
    language = kit.language
    names = [writer.cyrillic(language, patronymic=False) for writer in writers]
    places = [getattr(writer.places[0], language) for writer in writers]
    title = kit.topic().title
    middle = title.find(" ", len(title) // 2)
    running = " ".join(title.split()[:3])
    sheet.add({"ru": "ГОСУДАРСТВЕННОЕ УПРАВЛЕНИЕ", "kk": "МЕМЛЕКЕТТІК БАСҚАРУ"}[language])
    sheet.add(f"<b>{title[:middle]}</b>", style="Title")
    sheet.add(f"<b>{title[middle + 1 :]}</b>", style="Title")
    sheet.add({"ru": "Колонтитул: ", "kk": "Колонтитул: "}[language] + running)
    for writer, name, place in zip(writers, names, places, strict=True):
        sheet.add(f"{name.printed}<fn>{place}, {writer.email}</fn>", align="c")
    label = {"ru": "Для корреспонденции", "kk": "Хат-хабар үшін автор"}[language]
    sheet.add(f"{label}: {writers[1].email}")
    sheet.add(ABSTRACT[language].upper(), align="c")
    sheet.add(f"<i>{kit.abstract()}</i>", align="j")
    sheet.add(KEYWORDS[language].upper(), align="c")
    sheet.add(f"<i>{', '.join(kit.topic().keywords)}</i>")
    kit.body(sheet, "numbered style", cited="gost")
    data = kit.statement("data")
    sheet.add(
        {"ru": "Доступность данных", "kk": "Деректердің қолжетімділігі"}[language], "Heading 1"
    )
    sheet.add(data)
    items = kit.literature(sheet, REFERENCES[language], "style", "gost", "hanging", "dx")
    (other, _last) = others(kit)
    closing_block(kit, sheet, writers, other)
    return sheet, Label(
        title,
        language,
        running_title=running,
        titles={other: other_titles(kit)[other]},
        abstracts={language: kit.abstract(), other: kit.abstract(other)},
        keywords={language: kit.topic().keywords, other: kit.topic(other).keywords},
        authors=tuple(
            writer.person(name, place, email=True, corresponding=writer is writers[1])
            for writer, name, place in zip(writers, names, places, strict=True)
        ),
        statements={"data": data},
        references=items,
    )
