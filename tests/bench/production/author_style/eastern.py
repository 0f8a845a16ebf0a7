"""Papers in Russian and Kazakh as their authors laid them out."""

from tests.bench.production.author_style.start import begin
from tests.bench.production.kit import BREAK, TAB, Bold, Cell, Cite, Formula, It, Note, Paper
from tests.bench.production.raw import fraction, math, sign

GOST = (
    "Ахметов Б. К. Решения районных отделов. – Алматы: Пример, 2018. – 214 с.",
    "Громова Е. П., Сериков Д. А. Письма и ответы // Вестник примера. – 2020. – № 3. – С. 45–67.",
    "Larsen P. Queues without counters // Public Matters. – 2017. – Vol. 4, № 1. – P. 1–19.",
    "О государственной службе: закон от 23 ноября 2015 г. № 416-V // Собрание примеров. – 2015. – № 7.",
    "Жаксыбеков А. Т. Делегирование в малых отделах // Обзор. – 2021. – № 9. – С. 88–104.",
)
APA_RU = (
    "Ахметов, Б. К. (2018). Решения районных отделов. Пример.",
    "Громова, Е. П. (2020). Письма и ответы. Вестник примера, 3, 45–67.",
    "Ларсен, П. (2017). Очереди без окон. Общее дело, 4(1), 1–19.",
    "Цветкова, А. Т. (2021). Делегирование в малых отделах. Обзор, 9, 88–104.",
)
APA_KK = (
    "Ахметов, Б. Қ. (2018). Аудандық бөлімдердің шешімдері. Үлгі.",
    "Жақсыбеков, А. Т. (2021). Шағын бөлімдерде өкілеттік беру. Шолу, 9, 88–104.",
    "Нұрғали, С. (2019). Хаттар мен жауаптар. Үлгі хабаршысы, 3, 45–67.",
    "Өтеген, Қ. (2020). Терезесіз кезек. Ортақ іс, 4(1), 1–19.",
)
GOST_KK = (
    "Ахметов Б. Қ. Аудандық бөлімдердің шешімдері. – Алматы: Үлгі, 2018. – 214 б.",
    "Нұрғали С. Хаттар мен жауаптар // Үлгі хабаршысы. – 2019. – № 3. – Б. 45–67.",
    "Өтеген Қ. Терезесіз кезек // Ортақ іс. – 2020. – № 4. – Б. 1–19.",
    "Жақсыбеков А. Т. Шағын бөлімдерде өкілеттік беру // Шолу. – 2021. – № 9. – Б. 88–104.",
)
REGIONS = (
    ("Регион", "Дела", "Дни"),
    ("Север", "410", "12,4"),
    ("Юг", "388", "19,1"),
    ("Запад", "512", "9,8"),
)
REGIONS_KK = (
    ("Өңір", "Істер", "Күндер"),
    ("Солтүстік", "410", "12,4"),
    ("Оңтүстік", "388", "19,1"),
    ("Батыс", "512", "9,8"),
)


def russian_usual() -> Paper:
    """Bold centred headings, "Таблица 1" over its title, "Рис. 1", GOST with typed numbers."""
    paper, pen = begin("ru-usual", "ru", 0)
    paper.heading("Введение", 1, "bold centred")
    paper.para(pen.write(3), " [", Cite("1", 1), "].")
    paper.heading("Материалы и методы", 1, "bold centred")
    paper.para(pen.write(2), " [", Cite("2", 2), ", с. 47]. ", pen.write(1))
    paper.table(REGIONS, "Таблица 1", "Дела и дни по регионам", how="two lines")
    paper.para(pen.write(2), " [", Cite("3", 3), "; ", Cite("5", 5), "].")
    paper.heading("Результаты", 1, "bold centred")
    paper.figure("Рис. 1", "Дни до решения")
    paper.para(pen.write(3), " [", Cite("4", 4), "].")
    paper.heading("Заключение", 1, "bold centred")
    paper.para(pen.write(2))
    paper.reference_list("Список литературы", GOST, "typed")
    return paper


def russian_numbered() -> Paper:
    """Typed numbers before headings that are not bold but in capitals; typed points "1)"."""
    paper, pen = begin("ru-numbered", "ru", 3)
    paper.heading("Введение", 1, "caps", "1.")
    paper.para(TAB, pen.write(3))
    paper.heading("Обзор литературы", 1, "caps", "2.")
    paper.para(TAB, pen.write(1), " [", Cite("1", 1), "–", Cite("3", 3), "] ", pen.write(1))
    paper.para(TAB, "Мы задали три вопроса:")
    paper.numbered("кто хранит дело;", "кто его подписывает;", "кто сообщает решение.", how="{}) ")
    paper.heading("Результаты", 1, "caps", "3.")
    paper.para(TAB, pen.write(2), Note("Без учёта отозванных обращений."))
    paper.table(REGIONS, "Таблица 1", "Дела и дни", sign=" – ", bold_head=False)
    paper.para(TAB, pen.write(2), " [", Cite("4", 4), "]")
    paper.heading("Выводы", 1, "caps", "4.")
    paper.para(TAB, pen.write(2), " [", Cite("5", 5), "]")
    paper.reference_list("Литература", GOST, "word", "caps")
    return paper


def russian_notes() -> Paper:
    """Raised numbers typed, the notes under "Примечания"; APA in Russian with hanging indents."""
    paper, pen = begin("ru-raised-notes", "ru", 5)
    paper.heading("Введение", 1, "bold")
    paper.para(pen.write(2), Note("Дела хранятся в областном архиве.", mark="1"))
    paper.para(pen.write(2), " (", Cite("Ахметов, 2018", 1), ")")
    paper.heading("Анализ", 1, "bold")
    paper.para(pen.write(1), Note("Без двух столиц.", mark="2"), " ", pen.write(1))
    paper.para("По мнению ", It("многих"), ", срок условен (", Cite("Ларсен, 2017", 3), ").")
    paper.heading("Заключение", 1, "bold")
    paper.para(pen.write(2), Note("Полная версия у первого автора.", mark="3"))
    paper.typed_notes(
        "Примечания",
        "Дела хранятся в областном архиве.",
        "Без двух столиц.",
        "Полная версия у первого автора.",
    )
    paper.reference_list("Список литературы", APA_RU, "hanging")
    return paper


def russian_dashes() -> Paper:
    """Points with dashes, headings in bold with typed numbers and points of three parts."""
    paper, pen = begin("ru-dashes", "ru", 7)
    paper.heading("Введение", 1, "bold", "1")
    paper.para(pen.write(2), ":")
    paper.bullets("одно окно;", "одно дело;", "одна подпись.", how="– ")
    paper.heading("Метод", 1, "bold", "2")
    paper.heading("Отбор", 2, "bold", "2.1")
    paper.para(pen.write(2))
    paper.heading("Отделы", 3, "bold", "2.1.1")
    paper.para(pen.write(2))
    paper.heading("Люди", 3, "bold", "2.1.2")
    paper.para(pen.write(1), BREAK, pen.write(1))
    paper.heading("Расчёт", 2, "bold", "2.2")
    paper.para("Среднее находим так:")
    paper.display(Formula(math(sign("m="), fraction("s", "n")), "m=sn"), number="(1)")
    paper.para("где ", It("n"), " — число дел.")
    paper.heading("Итоги", 1, "bold", "3")
    paper.para(pen.write(2), " (", Cite("Громова, 2020", 2), "; ", Cite("Цветкова, 2021", 4), ")")
    paper.reference_list("Литература", APA_RU, "plain")
    return paper


def russian_merged() -> Paper:
    """Merged cells, the caption below the table, a source line, a figure called "Рисунок 1 –"."""
    paper, pen = begin("ru-merged", "ru", 9)
    paper.heading("Введение", 1, "bold")
    paper.para(pen.write(2), " [", Cite("1", 1), "]")
    paper.heading("Результаты исследования", 1, "bold")
    paper.table(
        (
            (Cell("Регион", rows=2), Cell("Дела", columns=2)),
            ("открыто", "закрыто"),
            ("Север", "12", "398"),
            (Cell("Юг", rows=2), "9", "379"),
            ("11", "380"),
        ),
        "Таблица 1",
        "Открытые и закрытые дела",
        how="above",
        sign=" – ",
        note="Источник: расчёты авторов.",
    )
    paper.para(pen.write(2), " [", Cite("2", 2), "]")
    paper.figure("Рисунок 1", "Закрытые дела по месяцам", sign=" – ")
    paper.para(pen.write(2), " [", Cite("3", 3), "]")
    paper.heading("Выводы", 1, "bold")
    paper.para(pen.write(2), " [", Cite("5", 5), "]")
    paper.reference_list("Список использованных источников", GOST, "typed")
    return paper


def kazakh_usual() -> Paper:
    """Bold headings, "1-кесте", "1-сурет", references numbered by Word."""
    paper, pen = begin("kk-usual", "kk", 0)
    paper.heading("Кіріспе", 1, "bold")
    paper.para(pen.write(3), " [", Cite("1", 1), "].")
    paper.heading("Материалдар мен әдістер", 1, "bold")
    paper.para(pen.write(2), " [", Cite("2", 2), ", ", Cite("3", 3), "].")
    paper.table(REGIONS_KK, "1-кесте", "Өңірлер бойынша істер мен күндер")
    paper.para(pen.write(2))
    paper.heading("Нәтижелер", 1, "bold")
    paper.para(pen.write(2), " [", Cite("4", 4), "].")
    paper.figure("1-сурет", "Шешімге дейінгі күндер", sign=" – ")
    paper.heading("Қорытынды", 1, "bold")
    paper.para(pen.write(2))
    paper.reference_list("Әдебиеттер тізімі", GOST_KK, "word")
    return paper


def kazakh_dashes() -> Paper:
    """Typed numbers, dashes before points, APA in Kazakh, a footnote of Word."""
    paper, pen = begin("kk-dashes", "kk", 4)
    paper.heading("Кіріспе", 1, "bold", "1.")
    paper.para(pen.write(2), Note("Істер облыстық мұрағатта сақтаулы."))
    paper.para("Үш себеп аталды:")
    paper.bullets("адам аз;", "бөлме аз;", "сенім аз.", how="– ")
    paper.heading("Әдіс", 1, "bold", "2.")
    paper.heading("Іріктеу", 2, "bold", "2.1.")
    paper.para(pen.write(2), " (", Cite("Ахметов, 2018", 1), ")")
    paper.heading("Өлшеу", 2, "bold", "2.2.")
    paper.para(pen.write(2), " ", It("Күту"), " деп жауапқа дейінгі уақытты айтамыз.")
    paper.heading("Талқылау", 1, "bold", "3.")
    paper.para(pen.write(2), " (", Cite("Нұрғали, 2019", 3), "; ", Cite("Өтеген, 2020", 4), ")")
    paper.reference_list("Пайдаланылған әдебиеттер", APA_KK, "hanging")
    return paper


def kazakh_boxes() -> Paper:
    """A text box, merged cells, headings in capitals, one paragraph with all references."""
    paper, pen = begin("kk-boxes", "kk", 8)
    paper.heading("Кіріспе", 1, "bold caps")
    paper.para(pen.write(2))
    paper.boxed("Қысқасы: құжат кімде болса, мерзімді сол шешеді.")
    paper.heading("Негізгі бөлім", 1, "bold caps")
    paper.table(
        (
            (Cell("Өңір", rows=2), Cell("Істер", columns=2)),
            ("ашық", "жабық"),
            ("Солтүстік", "12", "398"),
            ("Оңтүстік", "9", "379"),
        ),
        "1 кесте",
        "Ашық және жабық істер",
        sign=" – ",
    )
    paper.para(pen.write(2), " [", Cite("1", 1), "] ", pen.write(1), " [", Cite("2", 2), "]")
    paper.para(Bold("Бірінші себеп."), " ", pen.write(2))
    paper.heading("Қорытынды", 1, "bold caps")
    paper.para(pen.write(2), " [", Cite("3", 3), ", ", Cite("4", 4), "]")
    paper.reference_list("Әдебиеттер", GOST_KK, "lines")
    return paper


def kazakh_underlined() -> Paper:
    """Underlined headings, empty lines between paragraphs, two pictures, typed notes without a heading."""
    paper, pen = begin("kk-underlined", "kk", 11)
    paper.heading("Кіріспе", 1, "underlined")
    paper.gap()
    paper.para(pen.write(2), Note("Екі астанасыз.", mark="1"))
    paper.gap()
    paper.heading("Нәтижелер мен талқылау", 1, "underlined")
    paper.gap()
    paper.figure("1-сурет", "Бұрын және кейін", pictures=2)
    paper.para(pen.write(2), Note("4 мамырдағы хатта сұралды.", mark="2"))
    paper.para(pen.write(2), " (", Cite("Жақсыбеков, 2021", 2), ")")
    paper.heading("Қорытынды", 1, "underlined")
    paper.para(pen.write(2), Note("Толық нұсқасы бірінші авторда.", mark="3"))
    paper.typed_notes("Ескертпелер", "Екі астанасыз.", "4 мамырдағы хатта сұралды.",
                      "Толық нұсқасы бірінші авторда.")  # fmt: skip
    paper.reference_list("Әдебиеттер тізімі", APA_KK, "hanging")
    return paper


PAPERS = (
    russian_usual,
    russian_numbered,
    russian_notes,
    russian_dashes,
    russian_merged,
    kazakh_usual,
    kazakh_dashes,
    kazakh_boxes,
    kazakh_underlined,
)
