"""The words that published forms add to an article, in the article's own language.

They are part of the document, so that a file says the same to everybody who opens it.
"""

from datetime import date

from babel.dates import format_date

LOCALES = {"en": "en_GB", "ru": "ru", "kk": "kk"}
WORDS: dict[str, dict[str, str]] = {
    "en": {
        "abstract": "Abstract",
        "abstract_language": "Language of the abstract",
        "more": "and {number} more",
        "keywords": "Keywords",
        "points": "Points for practitioners",
        "received": "Received",
        "revised": "Revised",
        "accepted": "Accepted",
        "published": "Published",
        "licence": "Licence",
        "licensed": "This is an open-access article under the licence {name}.",
        "copyright": "© {year} {holder}",
        "cite": "How to cite",
        "statements": "Statements",
        "corresponding": "Letters to",
        "orcid": "ORCID of {name}",
        "volume": "Volume {number}",
        "issue": "Issue {number}",
        "article": "Article {number}",
        "pages": "Pages {pages}",
        "page": "Page {pages}",
        "other_abstracts": "Abstracts in other languages",
        "also": "Also in this article",
        "contents": "Contents",
        "text": "Text",
        "sample": "Sample: the article, its people and its figures are invented.",
        "language": "English",
        "cover": "Cover: {title}",
        "open_access": "Open access",
        "access_summary": "Text with headings, described pictures and formulas in MathML.",
        "retrieved": "Article page",
    },
    "ru": {
        "abstract": "Аннотация",
        "abstract_language": "Язык аннотации",
        "more": "и ещё {number}",
        "keywords": "Ключевые слова",
        "points": "Главное для практиков",
        "received": "Поступила",
        "revised": "Доработана",
        "accepted": "Принята",
        "published": "Опубликована",
        "licence": "Лицензия",
        "licensed": "Статья открытого доступа, лицензия {name}.",
        "copyright": "© {holder}, {year}",
        "cite": "Как цитировать",
        "statements": "Заявления авторов",
        "corresponding": "Для писем",
        "orcid": "ORCID: {name}",
        "volume": "Том {number}",
        "issue": "Выпуск {number}",
        "article": "Статья {number}",
        "pages": "С. {pages}",
        "page": "С. {pages}",
        "other_abstracts": "Аннотации на других языках",
        "also": "Также в статье",
        "contents": "Содержание",
        "text": "Текст",
        "sample": "Образец: статья, люди и данные вымышлены.",
        "language": "Русский",
        "cover": "Обложка: {title}",
        "open_access": "Открытый доступ",
        "access_summary": "Текст с заголовками, описанными рисунками и формулами в MathML.",
        "retrieved": "Страница статьи",
    },
    "kk": {
        "abstract": "Аңдатпа",
        "abstract_language": "Аңдатпаның тілі",
        "more": "және тағы {number}",
        "keywords": "Түйін сөздер",
        "points": "Тәжірибешілерге түйін",
        "received": "Келіп түсті",
        "revised": "Өңделді",
        "accepted": "Қабылданды",
        "published": "Жарияланды",
        "licence": "Лицензия",
        "licensed": "Ашық қолжетімді мақала, {name} лицензиясы.",
        "copyright": "© {holder}, {year}",
        "cite": "Дәйексөз келтіру",
        "statements": "Авторлардың мәлімдемелері",
        "corresponding": "Хат алмасу үшін",
        "orcid": "ORCID: {name}",
        "volume": "{number}-том",
        "issue": "{number}-шығарылым",
        "article": "{number}-мақала",
        "pages": "{pages}-беттер",
        "page": "{pages}-бет",
        "other_abstracts": "Басқа тілдердегі аңдатпалар",
        "also": "Осы мақалада",
        "contents": "Мазмұны",
        "text": "Мәтін",
        "sample": "Үлгі: мақала, адамдар мен деректер ойдан шығарылған.",
        "language": "Қазақша",
        "cover": "Мұқаба: {title}",
        "open_access": "Ашық қолжетімділік",
        "access_summary": "Тақырыптары, сипатталған суреттері және MathML формулалары бар мәтін.",
        "retrieved": "Мақала беті",
    },
}


def word(language: str, key: str, **values: object) -> str:
    """Return a word in that language, in English where the language is another one."""
    return WORDS.get(language, WORDS["en"])[key].format(**values)


def day(value: date, language: str) -> str:
    """Return a date with the month as a word: 5 November 2026, 5 ноября 2026 г."""
    return format_date(value, "long", locale=LOCALES.get(language, "en_GB"))


def language_name(code: str) -> str:
    """Return a language's own name for itself; its code where we do not know it."""
    return WORDS[code]["language"] if code in WORDS else code
