"""Papers that name nobody, by authors whose names are words of everybody."""

from submissions.manuscripts.seeking import Person, Sought

AUTHORS = Sought(
    (
        Person("Мир", "Надежда", "Ивановна", affiliation="Institute of Economics, Astana"),
        Person("May", "Will", affiliation="Faculty of Law, National University, London"),
        Person("Young", "Grace", email="info@young.example"),
        Person("Дос", "Арман", affiliation="Қоғамдық саясат институты"),
        Person("Li", "Wei", affiliation="School of Management"),
        Person("Король", "Вера", affiliation="Кафедра права"),
        Person("Brown", "Mark", email="mark.brown@mail.example"),
        Person("Ай", "Гүл"),
        Person("Long", "Hope", affiliation="Department of State Administration"),
        Person("Волк", "Любовь"),
    ),
    ("The work had no grant in 2021 and 2022.",),
)
PARAGRAPHS = """
We may see in May 2021 that offices will open. Will queues fall? They may. The young wait less.
Young people waited longer; the long queue moved. Long waits were common in brown offices.
Надежда на мир не исчезла. Вера в институты растёт, и мир меняется. Король умер, да здравствует король.
Мир изменился в 2020 году. Любовь к порядку видна везде. Волк в сказке ждёт у двери.
Дос пен жора туралы айтылды. Ай сайын кезек азаяды. Гүл өсті. Арман деген үміт бар.
As shown above in section 2, the time fell. As we showed earlier in Table 3, the share rose.
“We thank our teachers”, one clerk said. He added: “our earlier work was hard”.
Smith (2019) and Jones et al. (2020) argue otherwise; see also Ivanov and Petrov (2018).
The department of public administration of a ministry answered. A national university was asked.
Как показано выше в разделе 3, очереди растут. В таблице 2 показано, как мы считали.
Иванов И.И. (2019) и Петров П. (2020) пишут об очередях; по мнению Сидоровой, это верно.
Hope is no plan. Grace periods differ. Mark each box; mark twice. Brown coal is cheap.
The grant system of the state pays in 2021. The project ran from 2019-2021 with 4 500 answers.
Institute reform was slow: the school of thought on management matters. Law and economics meet.
Жоғарыда 2-бөлімде көрсетілгендей, кезек өседі. Кестеде біз есептеген үлес берілген.
See https://www.gov.example/data/2021 and https://doi.org/10.1000/182 for the numbers.
Responses (n = 412) came in June and August 2022; in April the office was closed. It will reopen.
In March Li 2 was the code of the second list item; wei was no word. Weight and lithium differ.
Respondents were grateful to the staff. The clerks thanked nobody. Funding of offices fell.
Our findings agree with earlier ones (Smith, 2019). We used the scale of Jones (2018) and asked 40 clerks.
Our sample is larger than that of the first study (Smith, 2019). Unlike ours, their data (Lee, 2020) are old.
Наши результаты согласуются с данными других (Смирнов, 2019). Мы использовали шкалу (Петров, 2018).
Біздің нәтижелер басқа деректерге қарағанда (Серік, 2019) жаңа. Шкала қолданылды (Ахмет, 2018).
We describe queues (see Figure 2) and offices (n = 40). Our model has two parts (Table 1).
Қоғамдық саясат туралы заң қабылданды. Институт құрылды. Мемлекеттік басқару жүйесі өзгерді.
""".strip().split("\n")


def papers() -> list[str]:
    """Papers: each begins with another paragraph and has five of them."""
    return [
        "".join(f"<p id='p{n}'>{PARAGRAPHS[(first + n) % len(PARAGRAPHS)]}</p>" for n in range(5))
        for first in range(len(PARAGRAPHS))
    ]
