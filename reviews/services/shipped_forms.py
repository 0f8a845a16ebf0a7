"""The forms that every journal begins with, in three languages; editors change or retire them."""

from journal.multilingual import Words

# slug; label, words for 1, words for 5, each in English, Russian and Kazakh
CRITERIA = [
    (
        "importance",
        (
            "Importance for public administration",
            "Значение для государственного управления",
            "Мемлекеттік басқару үшін маңызы",
        ),
        ("marginal", "второстепенное", "шамалы"),
        ("central", "ключевое", "шешуші"),
    ),
    (
        "fit",
        ("Fit with the journal", "Соответствие журналу", "Журналға сәйкестігі"),
        ("elsewhere", "не сюда", "басқа журналға"),
        ("at home here", "именно сюда", "дәл осы журналға"),
    ),
    (
        "originality",
        ("Originality", "Новизна", "Жаңалығы"),
        ("known", "известное", "белгілі жайт"),
        ("new", "новое", "жаңа"),
    ),
    (
        "literature",
        ("Use of literature", "Работа с литературой", "Әдебиетпен жұмыс"),
        ("poor", "слабая", "әлсіз"),
        ("complete", "полная", "толық"),
    ),
    (
        "methods",
        ("Design and methods", "Замысел и методы", "Зерттеу құрылымы мен әдістері"),
        ("weak", "слабые", "әлсіз"),
        ("sound", "надёжные", "сенімді"),
    ),
    (
        "evidence",
        ("Evidence and argument", "Данные и доводы", "Деректер мен дәлелдер"),
        ("not convincing", "не убеждают", "сендірмейді"),
        ("convincing", "убеждают", "сендіреді"),
    ),
    (
        "usefulness",
        ("Usefulness for practice", "Польза для практики", "Тәжірибеге пайдасы"),
        ("none", "нет", "жоқ"),
        ("direct use", "можно применять", "бірден қолдануға болады"),
    ),
    (
        "clarity",
        ("Clarity", "Ясность изложения", "Баяндау айқындығы"),
        ("hard to follow", "трудно следить", "түсіну қиын"),
        ("clear", "ясно", "айқын"),
    ),
]
NAME = ("Eight scores", "Восемь оценок", "Сегіз баға")

SHORT_NAME = (
    "Five scores for practitioners",
    "Пять оценок для практиков",
    "Тәжірибешілерге арналған бес баға",
)
SHORT_INTRO = (
    "Read this as somebody who does such work. The five scores take some minutes; what you "
    "write in your own words helps the authors most.",
    "Читайте как тот, кто сам делает такую работу. Пять оценок займут несколько минут; больше "
    "всего авторам помогут ваши собственные слова.",
    "Осындай жұмысты өзі атқаратын адам ретінде оқыңыз. Бес баға бірнеше минут алады; "
    "авторларға бәрінен бұрын өз сөзіңіз көмектеседі.",
)
SHORT = [
    (
        "insight",
        ("Insight", "Ценность наблюдений", "Ойдың құндылығы"),
        ("nothing new", "ничего нового", "жаңа ештеңе жоқ"),
        ("new and telling", "ново и поучительно", "жаңа әрі ғибратты"),
    ),
    (
        "context",
        ("Description of the context", "Описание условий", "Жағдайдың сипатталуы"),
        ("unclear", "неясное", "түсініксіз"),
        ("one can judge by it", "можно судить", "баға беруге жетеді"),
    ),
    (
        "learning",
        ("What others can learn", "Чему могут научиться другие", "Басқалар не үйрене алады"),
        ("little", "мало чему", "аз"),
        ("much", "многому", "көп"),
    ),
    *(row for row in CRITERIA if row[0] in {"usefulness", "clarity"}),
]


def in_three(texts: tuple[str, str, str]) -> Words:
    return Words(zip(("en", "ru", "kk"), texts, strict=True))
