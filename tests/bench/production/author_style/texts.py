"""Sentences for the papers: invented, about public service, in three languages."""

EN = (
    "District offices answer most letters within a week, but the hard cases wait for a month or more.",
    "A case is hard when two departments must agree and neither of them keeps the file.",
    "We followed {n} requests from the first visit to the last signature.",
    "Staff who may decide alone close a case on the same day in four offices out of five.",
    "The law allows thirty days; the median case took {n} days, and the slowest took half a year.",
    "Nobody in the offices that we visited could say how many cases were open that morning.",
    "When the queue moved to a website, the counter became quiet and the telephone did not.",
    "Training helped where the head of the office took part, and left no trace elsewhere.",
    "In {n} interviews the word most often used for the new system was “strange”.",
    "Pay rose in every grade, yet the number of applicants for each post fell again.",
    "A good rule is short enough to be remembered by those who have to follow it.",
    "The ministry publishes its figures once a year and corrects them quietly in the spring.",
    "Our sample is small, so the differences between regions should be read with care.",
    "Older employees asked fewer questions and made fewer errors than we had expected.",
    "Every third complaint was about a letter that nobody could understand.",
    "What is counted at the counter is seldom what people came for.",
    "Managers trusted the dashboard more than their own inspectors, and regretted it by autumn.",
    "The reform began in {n} pilot offices and was extended before anyone had evaluated it.",
)
RU = (
    "Районные отделы отвечают на большинство писем за неделю, но трудные дела ждут месяц и дольше.",
    "Дело становится трудным, когда согласовать его должны два ведомства, а папка не хранится ни в одном.",
    "Мы проследили путь {n} обращений от первого визита до последней подписи.",
    "Сотрудники, которым разрешено решать самим, закрывают дело в тот же день в четырёх отделах из пяти.",
    "Закон отводит тридцать дней; обычное дело заняло {n} дней, самое долгое — полгода.",
    "Ни в одном отделе не смогли сказать, сколько дел было открыто в то утро.",
    "Когда очередь перенесли на сайт, у окна стало тихо, а телефон продолжал звонить.",
    "Обучение помогло там, где участвовал руководитель, и не оставило следа в остальных местах.",
    "В {n} интервью новую систему чаще всего называли «непривычной».",
    "Оплата выросла во всех категориях, однако число претендентов на место снова снизилось.",
    "Хорошее правило достаточно коротко, чтобы его помнили те, кто должен ему следовать.",
    "Министерство публикует данные раз в год и весной без объяснений исправляет их.",
    "Выборка невелика, поэтому различия между регионами следует читать с осторожностью.",
    "Старшие сотрудники задавали меньше вопросов и делали меньше ошибок, чем мы ожидали.",
    "Каждая третья жалоба касалась письма, которое никто не смог понять.",
    "То, что считают у окна, редко совпадает с тем, за чем пришли люди.",
)
KK = (
    "Аудандық бөлімдер хаттардың көбіне бір апта ішінде жауап береді, ал күрделі істер айлап күтеді.",
    "Істі екі ведомство келісуі керек болып, құжат ешқайсысында сақталмаса, ол күрделенеді.",
    "Біз {n} өтініштің алғашқы келуден соңғы қолға дейінгі жолын бақыладық.",
    "Өзі шешім қабылдай алатын қызметкерлер істі бес бөлімнің төртеуінде сол күні жабады.",
    "Заң отыз күн береді; әдеттегі іс {n} күнге, ең ұзағы жарты жылға созылды.",
    "Біз барған бөлімдерде сол таңда қанша іс ашық екенін ешкім айта алмады.",
    "Кезек сайтқа көшкенде терезе алды тынышталды, ал телефон шырылдай берді.",
    "Басшы қатысқан жерде оқыту көмектесті, өзге жерлерде із қалдырмады.",
    "Жүргізілген {n} сұхбатта жаңа жүйені жиі «тосын» деп атады.",
    "Барлық санатта жалақы өсті, бірақ бір орынға үміткерлер саны тағы азайды.",
    "Жақсы ереже оны орындайтындардың есінде қалатындай қысқа болады.",
    "Министрлік деректерін жылына бір рет жариялап, көктемде үнсіз түзетеді.",
    "Іріктеме шағын, сондықтан өңірлер арасындағы айырмашылықты сақтықпен оқу керек.",
    "Егде қызметкерлер біз күткеннен аз сұрақ қойып, аз қателесті.",
    "Әрбір үшінші шағым ешкім түсінбеген хат туралы болды.",
    "Терезе алдында саналатын нәрсе адамдардың не үшін келгенімен сирек сәйкес келеді.",
)
ALL = {"en": EN, "ru": RU, "kk": KK}
TITLES = {
    "en": "Waiting for a signature: how district offices decide",
    "ru": "В ожидании подписи: как решают районные отделы",
    "kk": "Қол қоюды күту: аудандық бөлімдер қалай шешеді",
}
PEOPLE = {
    "en": "Martha Ellingworth, Aidar Zhaksybekov",
    "ru": "Марта Эллингворт, Айдар Жаксыбеков",
    "kk": "Марта Эллингворт, Айдар Жақсыбеков",
}
PLACES = {
    "en": "School of Public Service, Example University, Astana, Kazakhstan",
    "ru": "Школа государственной службы, Примерный университет, Астана, Казахстан",
    "kk": "Мемлекеттік қызмет мектебі, Үлгі университеті, Астана, Қазақстан",
}
KEYWORDS = {
    "en": "civil service; district offices; waiting time; delegation",
    "ru": "государственная служба; районные отделы; время ожидания; делегирование",
    "kk": "мемлекеттік қызмет; аудандық бөлімдер; күту уақыты; өкілеттік беру",
}


class Pen:
    """Gives sentences one after another, so that no two paragraphs of a paper are the same."""

    def __init__(self, language: str, start: int = 0) -> None:
        self.sentences, self.place = ALL[language], start

    def write(self, count: int = 2) -> str:
        made = []
        for _one in range(count):
            n = 17 + self.place * 7
            made.append(self.sentences[self.place % len(self.sentences)].format(n=n))
            if self.place >= len(self.sentences) and "{n}" not in made[-1]:
                made[-1] = f"{made[-1][:-1]} ({n})."
            self.place += 1
        return " ".join(made)
