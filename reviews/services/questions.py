"""The form that reviewers fill in."""

from django.db import transaction

from journal.models import Journal
from journal.multilingual import Words
from reviews.models import Criterion, Form

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


def in_three(texts: tuple[str, str, str]) -> Words:
    return Words(zip(("en", "ru", "kk"), texts, strict=True))


@transaction.atomic
def ensure_form(journal: Journal) -> Form:
    """Return the journal's current form; make the one with eight criteria where there is none."""
    form = Form.objects.filter(journal=journal, is_current=True).first()
    if form:
        return form
    form = Form.objects.create(journal=journal, name=in_three(NAME))
    for position, (slug, label, low, high) in enumerate(CRITERIA):
        Criterion.objects.create(
            form=form,
            slug=slug,
            label=in_three(label),
            low=in_three(low),
            high=in_three(high),
            position=position,
        )
    return form
