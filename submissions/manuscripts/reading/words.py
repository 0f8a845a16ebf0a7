"""The few words that a reading copy adds to a text, in the language of that text.

They belong to the document and not to the person looking at it, so they do not go through the
translation of the interface: a file in Kazakh says the same to everybody.
"""

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "notes": "Notes",
        "references": "References",
        "note": "Note {number}",
        "back": "Back",
        "back_note": "Back to the text of note {number}",
        "back_reference": "Back to the first mention",
        "section_link": "Link to “{title}”",
        "formula": "Formula",
        "formula_labelled": "Formula {label}",
        "table": "Table",
        "figure": "Figure",
        "missing": "Picture missing: {name}",
    },
    "ru": {
        "notes": "Примечания",
        "references": "Литература",
        "note": "Примечание {number}",
        "back": "Назад",
        "back_note": "Назад к тексту примечания {number}",
        "back_reference": "Назад к первому упоминанию",
        "section_link": "Ссылка на «{title}»",
        "formula": "Формула",
        "formula_labelled": "Формула {label}",
        "table": "Таблица",
        "figure": "Рисунок",
        "missing": "Нет изображения: {name}",
    },
    "kk": {
        "notes": "Ескертпелер",
        "references": "Әдебиет",
        "note": "{number}-ескертпе",
        "back": "Қайту",
        "back_note": "{number}-ескертпенің мәтініне қайту",
        "back_reference": "Алғашқы сілтемеге қайту",
        "section_link": "«{title}» бөліміне сілтеме",
        "formula": "Формула",
        "formula_labelled": "{label} формула",
        "table": "Кесте",
        "figure": "Сурет",
        "missing": "Сурет жоқ: {name}",
    },
}


def word(language: str, key: str, **values: object) -> str:
    """Return a word in that language, in English where the language is another one."""
    return WORDS.get(language, WORDS["en"])[key].format(**values)
