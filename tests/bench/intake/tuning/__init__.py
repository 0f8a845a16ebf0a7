"""Manuscripts that the rules may be tuned on; every misreading of them may be looked at."""

from tests.bench.intake.record import Manuscript
from tests.bench.intake.tuning import authors as by
from tests.bench.intake.tuning import fourth, fresh, third
from tests.bench.intake.tuning.layouts import Layout, manuscript

HEADER = "Journal of Example Studies, 2024, vol. 12, no. 3"
DATES = "Received: 12 March 2024. Accepted: 3 June 2024"
ALL = ("funding", "conflicts", "data", "ethics", "acknowledgements")
LAYOUTS = (
    Layout("en", by.raised, title="style", headings="style"),
    Layout("en", by.raised, number=5, title="bold", before=(HEADER, "Original article")),
    Layout("en", by.lettered, title="heading", headings="style", abstract="heading", said=ALL),
    Layout("en", by.typed, title="capitals", headings="numbered", references="square"),
    Layout("en", by.stacked, title="plain", headings="plain", references="word"),
    Layout("en", by.shared, number=2, title="two", headings="capitals", abstract="heading"),
    Layout("en", by.above, title="bold", references="broken", keywords=", "),
    Layout("en", by.rows, title="bold", abstract="unnamed", statements="heading", said=ALL),
    Layout("en", by.columns, number=2, title="bold", abstract="cell", references="none"),
    Layout("en", by.symbols, title="subtitle", running="Discretion and merit"),
    Layout("en", by.one_line, title="labelled", headings="style", references="none"),
    Layout("en", by.braces, title="bold", codes=("jel",), statements="plain", said=ALL),
    Layout("en", by.bracketed, title="plain", headings="bold", before=(DATES,)),
    Layout("en", by.split_lines, title="bold", names="comma", number=3),
    Layout("en", by.raised, names="loud", title="plain", headings="none", references="square"),
    Layout("en", by.raised, names="short", translations=("ru",), where="back", headings="style"),
    Layout("en", by.typed, names="capitals", title="capitals", translations=("kk", "ru")),
    Layout("en", by.stacked, translations=("other",), abstract="structured"),
    Layout("en", by.shared, number=1, title="two", headings="none", references="none"),
    Layout("en", by.columns, number=3, title="heading", headings="style", said=ALL),
    Layout("ru", by.raised, names="short", codes=("udc", "irsti"), title="bold", keywords=", "),
    Layout("ru", by.raised, names="front", codes=("both",), title="capitals", order="authors"),
    Layout("ru", by.typed, names="short", title="capitals", order="authors", references="word"),
    Layout("ru", by.stacked, names="turned", title="bold", headings="style", said=()),
    Layout(
        "ru", by.shared, number=2, names="short", codes=("udc",), order="authors", keywords=", "
    ),
    Layout("ru", by.above, names="front", title="bold", codes=("udc",), abstract="unnamed"),
    Layout("ru", by.rows, names="turned", number=4, title="capitals", abstract="heading"),
    Layout("ru", by.columns, names="turned", number=2, title="two", codes=("udc", "irsti")),
    Layout("ru", by.one_line, names="turned", title="bold", translations=("en",), where="back"),
    Layout("ru", by.raised, names="short", translations=("kk", "en"), codes=("irsti",)),
    Layout("ru", by.typed, names="front", translations=("en", "kk"), where="back", keywords=", "),
    Layout("ru", by.symbols, names="front", title="plain", headings="plain", statements="plain"),
    Layout("ru", by.bracketed, names="short", title="labelled", references="broken"),
    Layout("ru", by.raised, names="turned", title="style", headings="numbered", number=4),
    Layout("ru", by.lettered, names="full", title="heading", headings="style", running="Дискреция"),
    Layout("kk", by.raised, names="short", codes=("udc", "irsti"), title="bold", keywords=", "),
    Layout("kk", by.typed, names="turned", title="capitals", order="authors", codes=("udc",)),
    Layout("kk", by.stacked, names="turned", title="bold", headings="style"),
    Layout("kk", by.shared, number=2, names="full", title="two", keywords=", "),
    Layout("kk", by.rows, names="turned", title="plain", headings="capitals", said=()),
    Layout("kk", by.columns, names="full", number=2, title="bold", abstract="heading"),
    Layout("kk", by.raised, names="short", translations=("ru", "en"), codes=("irsti",)),
    Layout(
        "kk", by.raised, names="front", translations=("ru", "en"), where="back", order="authors"
    ),
    Layout("kk", by.one_line, names="turned", title="bold", abstract="unnamed", references="word"),
    Layout("kk", by.above, names="short", title="subtitle", headings="none", references="square"),
    Layout("kk", by.bracketed, names="full", title="labelled", running="Дискреция және еңбек"),
)


def manuscripts() -> list[Manuscript]:
    """All manuscripts of the tuning set, always the same."""
    made = [manuscript(number, layout) for number, layout in enumerate(LAYOUTS, 1)]
    return made + fresh.manuscripts() + third.manuscripts() + fourth.manuscripts()
