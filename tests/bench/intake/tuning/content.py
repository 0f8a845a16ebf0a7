"""Invented papers in four languages, from which the tuning layouts are laid out."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Someone:
    """An author as one would be introduced: name in parts, where from, how to reach."""

    given: str
    family: str
    patronymic: str = ""
    places: tuple[int, ...] = (0,)
    email: str = ""
    orcid: str = ""


@dataclass(frozen=True)
class Content:
    """The words of a paper in one language."""

    language: str
    title: tuple[str, str]
    subtitle: str
    people: tuple[Someone, ...]
    places: tuple[str, ...]
    abstract: str
    keywords: tuple[str, ...]
    body: tuple[tuple[str, str], ...]
    references: tuple[str, ...]
    statements: dict[str, tuple[str, str]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)


ORCIDS = ("0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X")
PROSE_EN = (
    "The reform of regional offices has been discussed for three decades, and yet little is known "
    "about what happens at the counter. We follow the people who work there, ask what they decide on "
    "their own, and compare the answers with the records that their offices keep (Barnes, 2018). Most "
    "of what is written about merit looks at rules and not at the way in which they are applied."
)
PROSE_RU = (
    "Реформа региональных органов обсуждается уже три десятилетия, однако о том, что происходит на "
    "местах, известно немного. Мы наблюдаем за людьми, которые там работают, спрашиваем, что они решают "
    "самостоятельно, и сравниваем ответы с записями, которые ведут их учреждения [1]. Большая часть "
    "написанного о заслугах рассматривает правила, а не то, как они применяются."
)
PROSE_KK = (
    "Өңірлік органдарды реформалау үш онжылдықтан бері талқыланып келеді, алайда жергілікті жерде не "
    "болып жатқаны туралы аз мәлімет бар. Біз сонда жұмыс істейтін адамдарды бақылаймыз, олардың өз "
    "бетінше не шешетінін сұраймыз және жауаптарды мекемелер жүргізетін жазбалармен салыстырамыз [1]. "
    "Еңбек сіңіру туралы жазылғандардың көбі ережелерді ғана қарастырады."
)
EN = Content(
    "en",
    ("Street-level discretion and merit", "in regional offices of Central Asia"),
    "A comparison of three reforms",
    (
        Someone("Margaret", "Whitfield", "", (0,), "m.whitfield@northfield.example", ORCIDS[0]),
        Someone("Tomas J.", "Berglund", "", (0, 1), "tomas.berglund@lakeside.example", ORCIDS[1]),
        Someone("Aizhan", "Sadykova", "", (2,), "sadykova_a@civil.example", ORCIDS[2]),
        Someone("Wei", "Zhang", "", (1,), "wzhang@lakeside.example"),
        Someone("Pieter", "van der Linden", "", (2,), "pieter.vdlinden@civil.example"),
    ),
    (
        "Department of Politics, Northfield University, Leeds, United Kingdom",
        "Lakeside School of Government, Helsinki, Finland",
        "Academy of Civil Service, Astana, Kazakhstan",
    ),
    "Discretion at the counter decides what a reform means to those who ask for help. This paper "
    "studies how 412 officials in three countries apply rules of merit when vacancies are filled. "
    "Records of 1,900 competitions and 64 interviews show that written criteria matter less than the "
    "time a panel is given. Where panels had two days, candidates without connections were hired twice "
    "as often. The results suggest that reforms should protect time before they add rules.",
    ("street-level bureaucracy", "merit", "civil service reform", "Central Asia", "hiring panels"),
    (
        ("Introduction", PROSE_EN),
        ("Data and methods", PROSE_EN.replace("The reform", "A reform")),
        ("Results", PROSE_EN.replace("three decades", "four decades")),
        ("Conclusion", "Time is what a panel needs most, and it is what reforms forget to give."),
    ),
    (
        "Barnes, T. (2018). The clerk who waited. Journal of Example Studies, 12(3), 44–61. "
        "https://doi.org/10.99999/jes.2018.044",
        "Corbett, L., & Imre, K. (2020). Panels and patience. Sample Press.",
        "Duarte, M. (2015). What merit means. Review of Invented Politics, 7, 101–119. "
        "https://doi.org/10.99999/rip.7.101",
        "Everly, S. R. (2021). Counting counters. In P. Holm (Ed.), Offices (pp. 3–29). Model House.",
        "Ministry of Samples. (2019). Yearbook of vacancies. https://example.org/yearbook-2019",
    ),
    {
        "funding": (
            "Funding",
            "This work was supported by the Example Foundation (grant EF-2024-17).",
        ),
        "conflicts": (
            "Conflict of interest",
            "The authors declare that they have no competing interests.",
        ),
        "data": (
            "Data availability statement",
            "The data are kept at https://example.org/data/412.",
        ),
        "ethics": (
            "Ethics statement",
            "The board of Northfield University approved the study (No. 14).",
        ),
        "acknowledgements": (
            "Acknowledgements",
            "We thank the clerks of the nine offices for their time.",
        ),
    },
    {
        "abstract": "Abstract",
        "keywords": "Keywords",
        "references": "References",
        "corresponding": "Corresponding author",
        "email": "E-mail",
        "running": "Running title",
        "type": "Original article",
        "and": "and",
    },
)
RU = Content(
    "ru",
    ("Дискреция служащих и принцип заслуг", "в региональных органах Центральной Азии"),
    "Сравнение трёх реформ",
    (
        Someone(
            "Ольга", "Ковалевская", "Игоревна", (0,), "kovalevskaya.oi@sever.example", ORCIDS[0]
        ),
        Someone(
            "Данияр", "Темирханов", "Маратович", (1,), "d.temirkhanov@akademia.example", ORCIDS[1]
        ),
        Someone("Светлана", "Пак", "Викторовна", (0, 2), "pak.sv@sever.example", ORCIDS[2]),
        Someone("Ержан", "Бекмуратов", "Серикович", (2,), "bekmuratov@institut.example"),
    ),
    (
        "Северный государственный университет, Петропавловск, Казахстан",
        "Академия государственной службы, г. Астана, Республика Казахстан",
        "Институт региональной политики, Алматы, Казахстан",
    ),
    "Решения служащих на местах определяют, чем реформа становится для граждан. В статье изучается, как "
    "412 сотрудников трёх стран применяют правила отбора при замещении вакантных должностей. Записи "
    "1900 конкурсов и 64 интервью показывают, что письменные критерии значат меньше, чем время, которое "
    "даётся комиссии. Там, где у комиссий было два дня, кандидатов без связей принимали вдвое чаще. "
    "Реформам следует сначала беречь время и лишь затем добавлять правила.",
    ("дискреция", "принцип заслуг", "реформа государственной службы", "Центральная Азия"),
    (
        ("Введение", PROSE_RU),
        ("Материалы и методы", PROSE_RU.replace("Реформа", "Эта реформа")),
        ("Результаты", PROSE_RU.replace("три десятилетия", "много лет")),
        ("Заключение", "Время — это то, что нужно комиссии больше всего и о чём забывают реформы."),
    ),
    (
        "Барышников Т.А. Служащий, который ждал // Вопросы образцовых исследований. 2018. № 3. С. 44–61.",
        "Корбут Л.М., Имре К. Комиссии и терпение. М.: Образец, 2020. 214 с.",
        "Дуванова М.С. Что значит заслуга // Обзор примерной политики. 2015. Т. 7. С. 101–119. "
        "DOI: 10.99999/opp.7.101",
        "Ежегодник вакансий за 2019 год. URL: https://example.org/ezhegodnik (дата обращения: 12.03.2024).",
    ),
    {
        "funding": (
            "Финансирование",
            "Работа выполнена при поддержке Фонда примеров (грант ФП-2024-17).",
        ),
        "conflicts": ("Конфликт интересов", "Авторы заявляют об отсутствии конфликта интересов."),
        "acknowledgements": ("Благодарности", "Авторы благодарят сотрудников девяти учреждений."),
        "ethics": (
            "Этика",
            "Исследование одобрено комиссией Северного университета (протокол № 14).",
        ),
    },
    {
        "abstract": "Аннотация",
        "keywords": "Ключевые слова",
        "references": "Список литературы",
        "corresponding": "Автор для корреспонденции",
        "email": "E-mail",
        "running": "Колонтитул",
        "type": "Научная статья",
        "and": "и",
    },
)
KK = Content(
    "kk",
    ("Қызметшілердің дискрециясы және еңбек қағидаты", "Орталық Азияның өңірлік органдарында"),
    "Үш реформаны салыстыру",
    (
        Someone(
            "Айнұр", "Жұмағалиева", "Ерболқызы", (0,), "zhumagalieva.a@soltustik.example", ORCIDS[0]
        ),
        Someone("Нұрбол", "Сейітқали", "Асқарұлы", (1,), "n.seitkali@akademia.example", ORCIDS[1]),
        Someone("Гүлмира", "Оспанова", "Қанатқызы", (0,), "ospanova.g@soltustik.example"),
    ),
    (
        "Солтүстік мемлекеттік университеті, Петропавл, Қазақстан",
        "Мемлекеттік қызмет академиясы, Астана қ., Қазақстан Республикасы",
    ),
    "Қызметшілердің жергілікті жердегі шешімдері реформаның азаматтар үшін нені білдіретінін анықтайды. "
    "Мақалада үш елдің 412 қызметкері бос орындарға іріктеу ережелерін қалай қолданатыны зерттеледі. "
    "1900 конкурстың жазбалары мен 64 сұхбат жазбаша өлшемдерден гөрі комиссияға берілетін уақыттың "
    "маңызды екенін көрсетеді. Комиссияларда екі күн болған жерде таныстығы жоқ үміткерлер екі есе жиі "
    "қабылданды. Реформалар ережелерді қоспас бұрын уақытты қорғауы керек.",
    ("дискреция", "еңбек қағидаты", "мемлекеттік қызмет реформасы", "Орталық Азия"),
    (
        ("Кіріспе", PROSE_KK),
        ("Материалдар мен әдістер", PROSE_KK.replace("үш онжылдықтан", "ұзақ жылдардан")),
        ("Нәтижелер", PROSE_KK.replace("Өңірлік", "Аймақтық")),
        ("Қорытынды", "Комиссияға ең керегі — уақыт, ал реформалар соны ұмытады."),
    ),
    (
        "Барысов Т.А. Күткен қызметші // Үлгілі зерттеулер мәселелері. 2018. № 3. 44–61 бб.",
        "Қорабай Л.М. Комиссиялар мен шыдам. Алматы: Үлгі, 2020. 214 б.",
        "Дәулетова М.С. Еңбек деген не // Мысал саясаты. 2015. Т. 7. 101–119 бб. DOI: 10.99999/ms.7.101",
    ),
    {
        "funding": (
            "Қаржыландыру",
            "Жұмыс Мысалдар қорының қолдауымен орындалды (грант МҚ-2024-17).",
        ),
        "conflicts": ("Мүдделер қақтығысы", "Авторлар мүдделер қақтығысы жоқ екенін мәлімдейді."),
        "acknowledgements": ("Алғыс", "Авторлар тоғыз мекеменің қызметкерлеріне алғыс айтады."),
    },
    {
        "abstract": "Аңдатпа",
        "keywords": "Түйін сөздер",
        "references": "Пайдаланылған әдебиеттер тізімі",
        "corresponding": "Хат-хабар үшін автор",
        "email": "E-mail",
        "running": "Қысқаша атауы",
        "type": "Ғылыми мақала",
        "and": "және",
    },
)
DE_ABSTRACT = (
    "Der Ermessensspielraum am Schalter entscheidet darüber, was eine Reform für die Menschen bedeutet, "
    "die um Hilfe bitten. Der Beitrag untersucht, wie 412 Bedienstete in drei Ländern die Regeln der "
    "Leistungsauslese anwenden, und zeigt, dass die Zeit der Kommission wichtiger ist als die Regel."
)
DE_TITLE = "Der Ermessensspielraum und das Leistungsprinzip in den Ämtern Zentralasiens"
DE_KEYWORDS = ("Ermessen", "Leistungsprinzip", "öffentlicher Dienst")
BY_LANGUAGE = {"en": EN, "ru": RU, "kk": KK}
