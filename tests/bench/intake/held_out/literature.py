"""Invented literature and the ways in which lists of references print it."""

from random import Random
from typing import NamedTuple

from tests.bench.intake.record import Reference


class Work(NamedTuple):
    """A work: authors as (family, initials), the place it came out, and a DOI or none."""

    authors: tuple[tuple[str, str], ...]
    year: int
    title: str
    source: str
    volume: str
    pages: str
    doi: str = ""


FOREIGN = (
    Work(
        (("Rothgar", "B."),),
        2019,
        "Merit before friendship",
        "Journal of Sample Administration",
        "12(3)",
        "201–219",
        "10.5555/jsa.2019.1203",
    ),
    Work(
        (("Lindqvist", "A. M."), ("Holm", "P.")),
        2020,
        "Reasons given in public",
        "Nordic Review of Government",
        "8(1)",
        "15–33",
        "10.5555/nrg.0801.15",
    ),
    Work(
        (("Castellanos", "J."), ("Ruiz", "T."), ("Vega", "L.")),
        2017,
        "The clerk and the queue: Waiting as a form of power",
        "Public Counter Studies",
        "4",
        "77–98",
    ),
    Work(
        (("Whitfield", "K."),),
        2011,
        "Rules of thumb in large offices",
        "Bureaucracy Quarterly",
        "31(2)",
        "145–170",
        "10.5555/bq-31-145",
    ),
    Work(
        (("Tanaka", "Y."), ("Mori", "S.")),
        2022,
        "Portals nobody visits",
        "Digital State",
        "3(4)",
        "9–28",
        "10.5555/ds.2022(3)4.9",
    ),
    Work((("O’Hara", "D."),), 2015, "What budgets remember", "Finance and Polity", "22(1)", "1–24"),
    Work(
        (("Bergmann", "U."), ("Klein", "F.")),
        2018,
        "Tenure and talk in ministries",
        "European Personnel Review",
        "40(5)",
        "611–640",
        "10.5555/epr40.611",
    ),
    Work(
        (("Okafor", "C."),),
        2021,
        "Recruitment without vacancies",
        "African Journal of Public Posts",
        "9(2)",
        "88–107",
        "10.5555/ajpp.v9i2.88",
    ),
    Work(
        (("Marchetti", "G."), ("Sala", "E.")),
        2013,
        "Small teams and large forms",
        "Organization Sample",
        "17",
        "301–322",
    ),
    Work(
        (("Dunleavy-Price", "R."),),
        2009,
        "The office as memory",
        "Archives of Administration",
        "5(1)",
        "40–66",
        "10.5555/aa.2009.05",
    ),
    Work(
        (("Sørensen", "M."), ("Falk", "I."), ("Dahl", "N."), ("Berg", "O.")),
        2023,
        "Trust after the reform: A panel study",
        "Journal of Sample Administration",
        "16(1)",
        "55–81",
        "10.5555/jsa.2023.1601",
    ),
    Work(
        (("Pham", "T. H."),), 2016, "Gifts and their givers", "Integrity Letters", "2(2)", "19–31"
    ),
    Work(
        (("Fernández Soto", "A."),),
        2014,
        "Bilingual registers in border towns",
        "Language and Office",
        "11(3)",
        "233–251",
        "10.5555/lo.11.3.233",
    ),
    Work(
        (("Yildirim", "E."), ("Kaya", "B.")),
        2024,
        "Mentors by lottery",
        "Trials in Government",
        "1(1)",
        "3–29",
        "10.5555/tig.2024.0001",
    ),
)
RUSSIAN = (
    Work(
        (("Воронин", "П. С."),),
        2016,
        "Служащий и закон: опыт наблюдения",
        "Вестник образцового управления",
        "3",
        "45–58",
    ),
    Work(
        (("Калиева", "Д. М."), ("Юсупов", "Р. Т.")),
        2019,
        "Кадровый резерв в регионах",
        "Государственная служба и общество",
        "2",
        "112–127",
        "10.5555/gso.2019.2.112",
    ),
    Work(
        (("Лебедева", "Н. В."),),
        2021,
        "Понятный язык в государственных услугах",
        "Вопросы администрации",
        "14(1)",
        "5–22",
        "10.5555/va.14.1",
    ),
    Work(
        (("Сулейменов", "К. Ж."),),
        2018,
        "Этика государственного служащего",
        "Право и порядок",
        "7",
        "31–40",
    ),
    Work(
        (("Громов", "А. И."), ("Панина", "Е. О.")),
        2014,
        "Местные бюджеты и их читатели",
        "Финансы районов",
        "5",
        "64–79",
    ),
    Work(
        (("Тажибаева", "С. К."),),
        2022,
        "Цифровые услуги и доверие граждан",
        "Вестник образцового управления",
        "9",
        "17–35",
        "10.5555/vou.2022.9.17",
    ),
    Work(
        (("Мельник", "О. П."),),
        2012,
        "Текучесть кадров в министерствах",
        "Кадровая политика",
        "11",
        "90–101",
    ),
)
KAZAKH = (
    Work(
        (("Әлімбетов", "С. Н."),),
        2017,
        "Мемлекеттік қызметтің мәдениеті",
        "Үлгі басқару хабаршысы",
        "4",
        "23–37",
    ),
    Work(
        (("Дүйсенова", "Г. Қ."), ("Қасымов", "Е. Т.")),
        2020,
        "Ауылдағы кадр мәселесі",
        "Аймақ және қоғам",
        "2",
        "51–66",
        "10.5555/aq.2020.2.51",
    ),
    Work(
        (("Ыбырайым", "Н. А."),),
        2023,
        "Цифрлық қызметтерге сенім",
        "Үлгі басқару хабаршысы",
        "10",
        "8–21",
    ),
    Work(
        (("Төреқұлов", "Ж. Б."),), 2015, "Әдеп кодексі және қызметші", "Құқық әлемі", "6", "70–84"
    ),
)
TRANSLITERATED = (
    Work(
        (("Voronin", "P. S."),),
        2016,
        "Sluzhashchii i zakon: opyt nabliudeniia [The official and the law]",
        "Vestnik obraztsovogo upravleniia",
        "3",
        "45–58",
    ),
    Work(
        (("Kalieva", "D. M."), ("Iusupov", "R. T.")),
        2019,
        "Kadrovyi rezerv v regionakh [Personnel reserve in regions]",
        "Gosudarstvennaia sluzhba i obshchestvo",
        "2",
        "112–127",
        "10.5555/gso.2019.2.112",
    ),
    Work(
        (("Lebedeva", "N. V."),),
        2021,
        "Poniatnyi iazyk v gosudarstvennykh uslugakh [Plain language in public services]",
        "Voprosy administratsii",
        "14(1)",
        "5–22",
        "10.5555/va.14.1",
    ),
    Work(
        (("Suleimenov", "K. Zh."),),
        2018,
        "Etika gosudarstvennogo sluzhashchego [Ethics of the civil servant]",
        "Pravo i poriadok",
        "7",
        "31–40",
    ),
    Work(
        (("Alimbetov", "S. N."),),
        2017,
        "Memlekettik qyzmettin madenieti [The culture of civil service]",
        "Ulgi basqaru khabarshysy",
        "4",
        "23–37",
    ),
    Work(
        (("Tazhibaeva", "S. K."),),
        2022,
        "Tsifrovye uslugi i doverie grazhdan [Digital services and trust]",
        "Vestnik obraztsovogo upravleniia",
        "9",
        "17–35",
        "10.5555/vou.2022.9.17",
    ),
)
POOLS = {"en": FOREIGN, "ru": RUSSIAN + FOREIGN[:7], "kk": KAZAKH + RUSSIAN[:4] + FOREIGN[3:8]}
DOI_FORMS = {
    "url": "https://doi.org/{0}",
    "colon": "doi:{0}",
    "DOI": "DOI: {0}",
    "dx": "http://dx.doi.org/{0}",
}


def apa(work: Work, doi: str) -> str:
    """Family, I., & Family, I. (Year). Title. Source, volume, pages. DOI"""
    names = [f"{family}, {initials}" for family, initials in work.authors]
    who = ", ".join(names[:-1]) + ", & " + names[-1] if len(names) > 1 else names[0]
    return f"{who} ({work.year}). {work.title}. {work.source}, {work.volume}, {work.pages}. {doi}"


def gost(work: Work, doi: str) -> str:
    """Family I. O., Family I. Title // Source. – Year. – № volume. – С. pages."""
    who = ", ".join(f"{family} {initials}" for family, initials in work.authors)
    cyrillic = work.source[0] >= "А"
    number, page = ("№", "С.") if cyrillic else ("Vol.", "P.")
    text = f"{who} {work.title} // {work.source}. – {work.year}. – {number} {work.volume}. – {page} {work.pages}."
    return f"{text} – {doi}" if doi else text


def vancouver(work: Work, doi: str) -> str:
    """Family IO, Family I. Title. Source. Year;volume:pages."""
    who = ", ".join(
        f"{family} {initials.replace('.', '').replace(' ', '')}"
        for family, initials in work.authors
    )
    return f"{who}. {work.title}. {work.source}. {work.year};{work.volume}:{work.pages}. {doi}"


def chicago(work: Work, doi: str) -> str:
    """Family, I. and I. Family. Year. “Title.” Source volume: pages."""
    first, *others = work.authors
    who = f"{first[0]}, {first[1].rstrip('.')}"
    if others:
        who += ", and " + ", ".join(f"{initials} {family}" for family, initials in others)
    return f"{who}. {work.year}. “{work.title}.” {work.source} {work.volume}: {work.pages}. {doi}"


STYLES = {"apa": apa, "gost": gost, "vancouver": vancouver, "chicago": chicago}


def references(
    rng: Random, pool: tuple[Work, ...], style: str, form: str, many: int
) -> list[Reference]:
    """Some works of a pool as printed in a style, sorted by name where the style sorts."""
    works = rng.sample(pool, min(many, len(pool)))
    if style != "vancouver":
        works.sort(key=lambda work: (work.source[0] < "А", work.authors[0][0]))
    made = []
    for work in works:
        doi = DOI_FORMS[form].format(work.doi) if work.doi else ""
        made.append(Reference(STYLES[style](work, doi).strip(), work.doi))
    return made


def cite(rng: Random, style: str, pool: tuple[Work, ...]) -> str:
    """A citation in the body: (Author, year), or a number in brackets."""
    if style in ("vancouver", "gost"):
        return f"[{rng.randint(1, 6)}]"
    work = rng.choice(pool)
    more = " et al." if len(work.authors) > 2 else ""
    return f"({work.authors[0][0]}{more}, {work.year})"
