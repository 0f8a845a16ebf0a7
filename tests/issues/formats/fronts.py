"""Front matter for the tests of the published forms."""

from dataclasses import replace
from datetime import date

from issues.formats.front import Affiliation, Front, Journal, Licence, Person, Statement

JOURNAL = Journal(
    name={
        "en": "International Journal of Civil Service Reform and Practice",
        "ru": "Международный журнал реформы и практики государственной службы",
    },
    abbreviation="IJCSRP",
    publisher={"en": "Astana Civil Service Hub"},
    place={"en": "Astana, Kazakhstan"},
    issn="0000-0000",
    url="https://journal.example.org/",
)
ABSTRACTS = {
    "en": "One-stop shops were to spare citizens the way from office to office. This sample study "
    "follows 1,240 requests in five countries from the first question to the final decision. The "
    "time at the counter fell by half; the time of the whole request fell by 11 per cent. Where "
    "counter staff may decide simple cases themselves, the gain is three times as large. We "
    "discuss what this means for managers who open the next centre.",
    "ru": "«Одно окно» должно было избавить граждан от хождения по кабинетам. В этом "
    "исследовании-образце прослежены 1 240 обращений в пяти странах: от первого вопроса до "
    "окончательного решения. Время у окна сократилось вдвое, время всего обращения лишь на 11 "
    "процентов. Там, где сотрудники вправе сами решать простые вопросы, выигрыш втрое больше.",
    "kk": "«Бір терезе» азаматтарды кеңседен кеңсеге сабылудан құтқаруға тиіс еді. Бұл үлгі "
    "зерттеуде бес елдегі 1 240 өтініштің алғашқы сұрақтан түпкілікті шешімге дейінгі жолы "
    "бақыланды. Терезе алдындағы уақыт екі есе қысқарды, ал өтініштің бүкіл мерзімі 11 пайызға "
    "ғана азайды. Қызметкерлер қарапайым істерді өздері шеше алатын жерде ұтыс үш есе үлкен.",
}
KEYWORDS = {
    "en": ("one-stop shop", "waiting time", "counter staff", "administrative burden"),
    "ru": ("одно окно", "время ожидания", "административная нагрузка"),
    "kk": ("бір терезе", "күту уақыты", "әкімшілік жүктеме"),
}
POINTS = {
    "en": (
        "Moving the queue from the counter to the back office does not shorten it. Measure the "
        "whole way of a request, from the first question to the last stamp.",
        "Staff who may close a simple case at the counter save two of five visits. Give them the "
        "right in writing, with a limit.",
        "People without a smartphone lose most when the ministry counter closes. Keep one until "
        "their share falls below a figure you set in advance.",
    )
}
PEOPLE = (
    Person(
        given="Айгерім",
        patronymic="Нұрланқызы",
        family="Сапарова-Үлгі",
        printed="Айгерім Нұрланқызы Сапарова-Үлгі",
        latin="Aigerim Saparova-Ulgi",
        orcid="0000-0002-1825-0097",
        email="author@example.org",
        affiliation_index=(0,),
        corresponding=True,
        roles=("Conceptualization", "Writing – original draft"),
    ),
    Person(
        given="Jean-Pierre", family="Example", orcid="0000-0001-5109-3700", affiliation_index=(1, 0)
    ),
    Person(family="Suharto-Sample", affiliation_index=(1,)),
)
AFFILIATIONS = (
    Affiliation(
        "Sample Academy of Public Administration, Astana",
        ror="https://ror.org/000000000",
        country="KZ",
        country_name="Kazakhstan",
    ),
    Affiliation("Sample University, Tbilisi, Georgia", country="GE", country_name="Georgia"),
)
STATEMENTS = (
    Statement("Funding", "None (sample)."),
    Statement("Conflicts of interest", "The authors declare none."),
    Statement("Data", "Sample data set, on request."),
    Statement("Use of AI", "For language correction of sections 1 and 4."),
)
FRONT = Front(
    journal=JOURNAL,
    number="102",
    doi="10.00000/ijcsrp.102",
    language="en",
    type="Case study",
    titles={
        "en": "Who still waits? Ten years of one-stop shops in five countries",
        "ru": "Кто всё ещё ждёт? Десять лет «одного окна» в пяти странах",
        "kk": "Кім әлі күтіп жүр? Бес елдегі «бір терезенің» он жылы",
    },
    abstracts=ABSTRACTS,
    keywords=KEYWORDS,
    points=POINTS,
    contributors=PEOPLE,
    affiliations=AFFILIATIONS,
    received=date(2026, 2, 14),
    revised=date(2026, 6, 2),
    accepted=date(2026, 9, 30),
    published=date(2026, 11, 5),
    volume="14",
    issue="1",
    year=2026,
    article_number="2",
    licence=Licence("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"),
    copyright_holder="The authors",
    copyright_year=2026,
    statements=STATEMENTS,
    sample=True,
)


def front(**changes: object) -> Front:
    """The sample front matter with some fields changed."""
    return replace(FRONT, **changes)
