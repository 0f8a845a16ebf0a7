"""Invented authors, where they work, and their e-mail addresses."""

from typing import NamedTuple


class Someone(NamedTuple):
    """A person; names in Cyrillic are (family, given, patronymic) in Russian and in Kazakh."""

    given: str
    family: str
    ru: tuple[str, str, str] = ("", "", "")
    kk: tuple[str, str, str] = ("", "", "")
    family_first: bool = False


class Place(NamedTuple):
    """Where somebody works, in up to three languages, and the domain of its mail."""

    en: str
    domain: str
    ru: str = ""
    kk: str = ""


LOCALS = (
    Someone(
        "Aidos",
        "Akhmetov",
        ("Ахметов", "Айдос", "Канатович"),
        ("Ахметов", "Айдос", "Қанатұлы"),
    ),
    Someone(
        "Aigerim",
        "Saparova",
        ("Сапарова", "Айгерим", "Болатовна"),
        ("Сапарова", "Әйгерім", "Болатқызы"),
    ),
    Someone(
        "Nurlan",
        "Abdirov",
        ("Абдиров", "Нурлан", "Серикович"),
        ("Әбдіров", "Нұрлан", "Серікұлы"),
    ),
    Someone(
        "Ekaterina",
        "Ivanova",
        ("Иванова", "Екатерина", "Сергеевна"),
        ("Иванова", "Екатерина", "Сергеевна"),
    ),
    Someone(
        "Dmitry",
        "Kim",
        ("Ким", "Дмитрий", "Валерьевич"),
        ("Ким", "Дмитрий", "Валерьевич"),
    ),
    Someone(
        "Gulnara",
        "Omarbekova",
        ("Омарбекова", "Гульнара", "Ерлановна"),
        ("Омарбекова", "Гүлнар", "Ерланқызы"),
    ),
    Someone(
        "Yerzhan",
        "Tulegenov",
        ("Тулегенов", "Ержан", "Маратович"),
        ("Төлегенов", "Ержан", "Маратұлы"),
    ),
    Someone(
        "Zarina",
        "Baizhanova",
        ("Байжанова", "Зарина", "Асхатовна"),
        ("Байжанова", "Зарина", "Асхатқызы"),
    ),
    Someone(
        "Timur",
        "Petrov-Saduakasov",
        ("Петров-Садуакасов", "Тимур", "Олегович"),
        ("Петров-Садуақасов", "Тимур", "Олегович"),
    ),
    Someone(
        "Saule",
        "Mukhamedzhanova",
        ("Мухамеджанова", "Сауле", "Кайратовна"),
        ("Мұхамеджанова", "Сәуле", "Қайратқызы"),
    ),
    Someone(
        "Olga",
        "Tsoi",
        ("Цой", "Ольга", "Вениаминовна"),
        ("Цой", "Ольга", "Вениаминовна"),
    ),
    Someone(
        "Berik",
        "Zhaksylykov",
        ("Жаксылыков", "Берик", "Даулетович"),
        ("Жақсылықов", "Берік", "Дәулетұлы"),
    ),
)
GUESTS = (
    Someone("Wei", "Zhang"),
    Someone("Ayşe Gül", "Yılmaz"),
    Someone("Jürgen", "von der Heide"),
    Someone("Thị Minh Hạnh", "Nguyễn", family_first=True),
    Someone("María José", "García López"),
    Someone("Anne-Marie", "Dupont-Leclerc"),
    Someone("Oluwaseun", "Adeyemi"),
    Someone("John P.", "O’Brien"),
    Someone("Ludwig", "van Beek"),
    Someone("Priya", "Raghunathan"),
    Someone("Søren", "Østergaard"),
    Someone("Hannah", "Whitcombe"),
    Someone("Xiaoling", "Ouyang"),
    Someone("Marek", "Wiśniewski"),
    Someone("Fatima Zahra", "El Idrissi"),
    Someone("Thomas", "Brandt"),
    Someone("Keiko", "Nakagawa"),
    Someone("Rafael", "de Oliveira"),
)
PLACES = (
    Place(
        "Academy of Regional Administration, Astana, Kazakhstan",
        "ara.example.org",
        "Академия регионального управления, Астана, Казахстан",
        "Өңірлік басқару академиясы, Астана, Қазақстан",
    ),
    Place(
        "Department of Public Policy, Steppe University, Almaty, Kazakhstan",
        "steppe.example.org",
        "Кафедра государственной политики, Степной университет, Алматы, Казахстан",
        "Мемлекеттік саясат кафедрасы, Дала университеті, Алматы, Қазақстан",
    ),
    Place(
        "Institute of Civil Service Studies, Karaganda, Kazakhstan",
        "icss.example.org",
        "Институт исследований государственной службы, Караганда, Казахстан",
        "Мемлекеттік қызметті зерттеу институты, Қарағанды, Қазақстан",
    ),
    Place(
        "Irtysh State University, Pavlodar, Kazakhstan",
        "irtysh.example.org",
        "Иртышский государственный университет, Павлодар, Казахстан",
        "Ертіс мемлекеттік университеті, Павлодар, Қазақстан",
    ),
    Place(
        "Higher School of Local Government, Shymkent, Kazakhstan",
        "hslg.example.org",
        "Высшая школа местного самоуправления, Шымкент, Казахстан",
        "Жергілікті өзін-өзі басқару жоғары мектебі, Шымкент, Қазақстан",
    ),
    Place("School of Government, Northbridge University, Leeds, United Kingdom", "nbu.example.net"),
    Place("Faculty of Political Science, Bosphorus Academy, Istanbul, Turkey", "bos.example.net"),
    Place("Institut für Verwaltung, Universität Havelstadt, Potsdam, Germany", "uh.example.net"),
    Place(
        "Centre for Governance Research, Hanoi College of Law, Hanoi, Vietnam", "hcl.example.net"
    ),
    Place("Departamento de Sociología, Universidad del Ebro, Zaragoza, Spain", "ebro.example.net"),
    Place(
        "School of Public Affairs, Qiantang University, Hangzhou 310058, China", "qt.example.net"
    ),
    Place("Department of Management, University of Lagos Bay, Lagos, Nigeria", "ulb.example.net"),
)


def orcid_of(number: int) -> str:
    """An ORCID with a right last sign (ISO 7064, mod 11-2), of fifteen made-up digits."""
    digits = f"0000000{number % 10**8:08d}"
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    whole = digits + ("X" if check == 10 else str(check))
    return "-".join(whole[start : start + 4] for start in range(0, 16, 4))
