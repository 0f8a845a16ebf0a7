"""Papers laid out with Word's own means: styles, footnotes, lists, equations."""

from tests.bench.production import raw
from tests.bench.production.author_style.start import begin
from tests.bench.production.author_style.texts import Pen
from tests.bench.production.kit import Cell, Cite, Formula, It, Note, Paper

HEADINGS = {
    "en": ("Introduction", "Methods", "Sample", "Model", "Results", "Conclusion", "References"),
    "ru": ("Введение", "Методы", "Выборка", "Модель", "Результаты", "Заключение", "Литература"),
    "kk": ("Кіріспе", "Әдістер", "Іріктеме", "Үлгі", "Нәтижелер", "Қорытынды", "Әдебиеттер"),
}
LABELS = {
    "en": ("Table 1", "Table 2", "Figure 1"),
    "ru": ("Таблица 1", "Таблица 2", "Рисунок 1"),
    "kk": ("1-кесте", "2-кесте", "1-сурет"),
}
REFERENCES = {
    "en": (
        ("Brandt, O. (2018). ", It("Offices that decide"), ". Example Press."),
        ("Ivanova, L. (2020). Letters and answers. ", It("Sample Studies, 12"), "(3), 45–67."),
        ("Larsen, P. (2017). Queues without counters. ", It("Public Matters, 4"), "(1), 1–19."),
    ),
    "ru": (
        ("Ахметов, Б. К. (2018). ", It("Решения районных отделов"), ". Пример."),
        ("Громова, Е. П. (2020). Письма и ответы. ", It("Вестник примера, 3"), ", 45–67."),
        ("Ларсен, П. (2017). Очереди без окон. ", It("Общее дело, 4"), "(1), 1–19."),
    ),
    "kk": (
        ("Ахметов, Б. Қ. (2018). ", It("Аудандық бөлімдердің шешімдері"), ". Үлгі."),
        ("Нұрғали, С. (2019). Хаттар мен жауаптар. ", It("Үлгі хабаршысы, 3"), ", 45–67."),
        ("Өтеген, Қ. (2020). Терезесіз кезек. ", It("Ортақ іс, 4"), "(1), 1–19."),
    ),
}
CITED = {
    "en": ("Brandt, 2018", "Ivanova, 2020", "Larsen (2017)"),
    "ru": ("Ахметов, 2018", "Громова, 2020", "Ларсен (2017)"),
    "kk": ("Ахметов, 2018", "Нұрғали, 2019", "Өтеген (2020)"),
}


def paper_in(language: str, start: int, numbers: bool) -> Paper:
    """One paper: author-year citations, or numbers in square brackets."""
    paper, pen = begin(f"house-{language}-{start}", language, start)
    headings, labels, cited = HEADINGS[language], LABELS[language], CITED[language]
    shown = [str(n) for n in (1, 2, 3)] if numbers else cited
    around = "[]" if numbers else "()"
    cite = [(f" {around[0]}", Cite(text, n), f"{around[1]}. ") for n, text in enumerate(shown, 1)]
    if not numbers:
        cite[2] = (" ", Cite(cited[2], 3), ". ")
    paper.heading(headings[0], 1)
    paper.para(pen.write(3), *cite[0], pen.write(1))
    paper.para(pen.write(2), *cite[1], pen.write(1), Note(Pen(language, 70 + start).write(1)))
    paper.heading(headings[1], 1)
    paper.heading(headings[2], 2)
    paper.para(pen.write(2))
    paper.bullets(*(pen.write(1) for _ in range(3)))
    paper.bullets(*(pen.write(1) for _ in range(2)), depth=2)
    paper.heading(headings[3], 2)
    paper.para(
        pen.write(1), " ", Formula(raw.math(raw.raised("y", "2")), "y2"), " ", It(pen.write(1))
    )
    paper.display(Formula(raw.math(raw.sign("y="), raw.fraction("a+b", "c")), "y=a+bc"))
    paper.para(pen.write(2), Note(Pen(language, 80 + start).write(1)))
    paper.numbered(*(pen.write(1) for _ in range(3)))
    paper.heading(headings[4], 1)
    _tables(paper, labels, pen)
    paper.figure(labels[2], pen.write(1).rstrip("."))
    paper.para(pen.write(2), *cite[2], pen.write(1))
    paper.heading(headings[5], 1)
    paper.para(pen.write(4))
    paper.reference_list(
        headings[6], REFERENCES[language], "typed" if numbers else "hanging", "style"
    )
    return paper


def _tables(paper: Paper, labels: tuple[str, ...], pen: Pen) -> None:
    paper.table(
        (("A", "B", "C"), ("north", "410", "12.4"), ("south", "388", "19.1")),
        labels[0],
        pen.write(1).rstrip("."),
    )
    paper.para(pen.write(2))
    paper.table(
        (
            (Cell("A", rows=2), Cell("B", columns=2)),
            ("C", "D"),
            ("north", "12", "398"),
            (Cell("south", rows=2), "9", "379"),
            ("11", "380"),
        ),
        labels[1],
        pen.write(1).rstrip("."),
    )


def papers() -> list[Paper]:
    """Six papers, two in each language."""
    return [
        paper_in(language, start, numbers=start > 0)
        for language in ("en", "ru", "kk")
        for start in (0, 5)
    ]
