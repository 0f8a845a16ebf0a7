"""Manuscripts that were made without knowledge of the rules that read them, and stay unseen.

Nobody looks at what was misread in a single one of them: `measure` gives figures only. What the
rules are tuned on is in `tuning`.
"""

from collections.abc import Callable

from tests.bench.intake.held_out import (
    eastern,
    eastern_more,
    latex,
    other_formats,
    plain_formats,
    western,
    western_more,
    word,
)
from tests.bench.intake.held_out.kit import Kit
from tests.bench.intake.held_out.sheet import Sheet
from tests.bench.intake.record import Label, Manuscript

Layout = Callable[[Kit], tuple[Sheet | bytes, Label]]
ENGLISH = ("en", "en", "en")
LAYOUTS: tuple[tuple[Layout, str, tuple[str, ...]], ...] = (
    (western.styled, "docx", ENGLISH),
    (western.proceedings, "docx", ENGLISH),
    (western.tagged, "docx", ENGLISH),
    (western.braces, "docx", ENGLISH),
    (western.author_rows, "docx", ENGLISH),
    (western.author_columns, "docx", ENGLISH),
    (western.article_info, "docx", ENGLISH),
    (western.working_paper, "docx", ENGLISH),
    (western_more.symbols, "docx", ENGLISH),
    (western_more.cover_page, "docx", ENGLISH),
    (western_more.crowd, "docx", ENGLISH),
    (western_more.bare, "docx", ENGLISH),
    (western_more.commentary, "docx", ENGLISH),
    (western_more.other_tongue, "docx", (*ENGLISH, "en")),
    (eastern.udc_first, "docx", ("ru", "ru", "kk")),
    (eastern.authors_above, "docx", ("kk", "ru", "kk")),
    (eastern.three_up_front, "docx", ("kk", "ru", "en")),
    (eastern.full_names, "docx", ("ru", "kk", "ru")),
    (eastern.english_in_kazakhstan, "docx", ENGLISH),
    (eastern_more.table_of_abstracts, "docx", ("ru", "en", "kk")),
    (eastern_more.summaries_at_end, "docx", ("kk", "ru", "kk")),
    (eastern_more.copyright_line, "docx", ("ru", "ru", "ru")),
    (eastern_more.running_line, "docx", ("ru", "kk", "ru")),
    (plain_formats.student, "odt", ENGLISH),
    (plain_formats.old_program, "rtf", ("ru", "kk", "en")),
    (plain_formats.marked, "md", ENGLISH),
    (plain_formats.with_header, "md", ENGLISH),
    (plain_formats.printed, "pdf", ENGLISH),
    (plain_formats.printed_in_cyrillic, "pdf", ("ru", "kk", "ru")),
    (latex.authblk, "zip", ENGLISH),
    (latex.elsevier, "zip", ENGLISH),
    (latex.plain, "zip", ENGLISH),
    (latex.cyrillic, "zip", ("ru", "ru", "ru")),
)
WRITERS: dict[str, Callable[[Sheet], bytes]] = {
    "docx": word.write,
    "odt": other_formats.odt,
    "rtf": other_formats.rtf,
    "md": other_formats.markdown,
    "pdf": other_formats.pdf,
}


def manuscripts() -> list[Manuscript]:
    """All manuscripts of the held-out set, always the same bytes."""
    return [
        make(place, number)
        for place, (_layout, _ending, languages) in enumerate(LAYOUTS)
        for number in range(len(languages))
    ]


def make(place: int, number: int) -> Manuscript:
    """One instance of the layout at this place in LAYOUTS."""
    layout, ending, languages = LAYOUTS[place]
    seed = place * 7 + number * 5 + 1
    content, label = layout(Kit(seed, languages[number]))
    data = WRITERS[ending](content) if isinstance(content, Sheet) else content
    return Manuscript(f"{layout.__name__}-{number + 1}.{ending}", data, label)
