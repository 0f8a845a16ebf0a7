"""Headings and run-in labels by which papers in English, Russian and Kazakh name their parts."""

import re
from dataclasses import dataclass

from .tree import normal

LABELS: dict[str, dict[str, tuple[str, ...]]] = {
    "abstract": {
        "en": ("abstract", "summary"),
        "ru": ("аннотация", "реферат", "резюме"),
        "kk": ("аңдатпа", "андатпа", "түйіндеме", "түйін"),
    },
    "keywords": {
        "en": ("keywords", "key words", "index terms"),
        "ru": ("ключевые слова",),
        "kk": (
            "түйін сөздер",
            "түйінді сөздер",
            "кілт сөздер",
            "кілттік сөздер",
            "негізгі сөздер",
            "тірек сөздер",
        ),
    },
    "references": {
        "en": (
            "references",
            "reference list",
            "list of references",
            "bibliography",
            "works cited",
            "literature cited",
            "literature",
        ),
        "ru": (
            "литература",
            "список литературы",
            "список источников",
            "список использованных источников",
            "список использованной литературы",
            "библиография",
            "библиографический список",
        ),
        "kk": (
            "әдебиеттер",
            "әдебиет",
            "әдебиеттер тізімі",
            "пайдаланылған әдебиеттер",
            "пайдаланылған әдебиеттер тізімі",
            "қолданылған әдебиеттер",
            "қолданылған әдебиеттер тізімі",
        ),
    },
    "acknowledgements": {
        "en": ("acknowledgements", "acknowledgments", "acknowledgement", "acknowledgment"),
        "ru": ("благодарности", "благодарность"),
        "kk": ("алғыс", "алғыс білдіру", "ризашылық"),
    },
    "funding": {
        "en": (
            "funding",
            "funding statement",
            "funding information",
            "financial support",
            "financial disclosure",
        ),
        "ru": (
            "финансирование",
            "информация о финансировании",
            "источник финансирования",
            "источники финансирования",
        ),
        "kk": ("қаржыландыру", "қаржыландыру туралы ақпарат", "қаржыландыру көзі"),
    },
    "conflicts": {
        "en": (
            "conflict of interest",
            "conflicts of interest",
            "conflict of interest statement",
            "competing interests",
            "declaration of competing interest",
            "declaration of interest",
            "declaration of interests",
            "declaration of conflicting interests",
            "disclosure statement",
        ),
        "ru": ("конфликт интересов", "сведения о конфликте интересов"),
        "kk": ("мүдделер қақтығысы", "мүдделер қайшылығы"),
    },
    "data": {
        "en": (
            "data availability",
            "data availability statement",
            "availability of data",
            "availability of data and materials",
            "data accessibility",
        ),
        "ru": ("доступность данных", "наличие данных"),
        "kk": ("деректердің қолжетімділігі", "деректер қолжетімділігі"),
    },
    "ethics": {
        "en": (
            "ethics",
            "ethics statement",
            "ethics approval",
            "ethical approval",
            "ethical considerations",
            "research ethics",
        ),
        "ru": ("этика", "этическое одобрение", "соблюдение этических норм"),
        "kk": ("этика", "этикалық мақұлдау"),
    },
    "ai": {
        "en": (
            "use of ai",
            "ai use",
            "ai statement",
            "use of artificial intelligence",
            "use of generative ai",
            "declaration of generative ai",
            "declaration of ai use",
            "generative ai statement",
        ),
        "ru": ("использование ии", "использование искусственного интеллекта"),
        "kk": ("жасанды интеллектіні қолдану", "жи қолдану"),
    },
    "contributions": {
        "en": ("author contributions", "authors contributions", "credit author statement"),
        "ru": ("вклад авторов", "вклад автора"),
        "kk": ("авторлардың үлесі", "авторлардың қосқан үлесі"),
    },
    "about_authors": {
        "en": (
            "about the authors",
            "about the author",
            "author information",
            "information about the authors",
            "information about authors",
            "notes on contributors",
            "author biographies",
        ),
        "ru": ("сведения об авторах", "информация об авторах", "об авторах", "сведения об авторе"),
        "kk": (
            "авторлар туралы",
            "авторлар туралы мәлімет",
            "авторлар туралы мәліметтер",
            "авторлар туралы ақпарат",
            "автор туралы мәлімет",
        ),
    },
    "practice": {
        "en": (
            "practice points",
            "practitioner points",
            "points for practice",
            "points for practitioners",
            "points for practitioner",
            "implications for practice",
            "key messages",
        ),
        "ru": ("выводы для практики", "практические выводы", "тезисы для практиков"),
        "kk": ("практикалық тұжырымдар", "тәжірибеге арналған түйіндер"),
    },
    "introduction": {"en": ("introduction",), "ru": ("введение",), "kk": ("кіріспе",)},
    "section": {
        "en": (
            "background",
            "methods",
            "method",
            "methodology",
            "materials and methods",
            "data and methods",
            "literature review",
            "results",
            "findings",
            "discussion",
            "results and discussion",
            "conclusion",
            "conclusions",
            "recommendations",
            "limitations",
            "appendix",
        ),
        "ru": (
            "методы",
            "методология",
            "материалы и методы",
            "обзор литературы",
            "результаты",
            "обсуждение",
            "результаты и обсуждение",
            "заключение",
            "выводы",
            "рекомендации",
            "приложение",
        ),
        "kk": (
            "әдістер",
            "әдіснама",
            "материалдар мен әдістер",
            "әдебиетке шолу",
            "нәтижелер",
            "талқылау",
            "нәтижелер мен талқылау",
            "қорытынды",
            "ұсыныстар",
            "қосымша",
        ),
    },
}
STATEMENTS = (
    "funding",
    "conflicts",
    "data",
    "ethics",
    "ai",
    "acknowledgements",
    "contributions",
    "about_authors",
)
BACK_MATTER = ("references", *STATEMENTS)
NUMBERING = re.compile(r"^\s*(?:§\s*)?(?:(\d{1,2}(?:\.\d{1,2})*)[.)]?|[IVX]{1,5}[.)])\s+(?=\S)")
RUN_IN = re.compile(r"\s*[.:：—–-]+\s*")

_SPELLINGS = {
    normal(words): (code, language)
    for code, languages in LABELS.items()
    for language, forms in languages.items()
    for words in forms
}
_LONGEST = max(len(words.split()) for words in _SPELLINGS)


@dataclass(frozen=True)
class Label:
    """A known name of a part: its code, its language, and where the text after it begins."""

    code: str
    language: str
    end: int


def heading_of(text: str) -> Label | None:
    """The part that a whole line names, with or without a number or a colon."""
    bare = NUMBERING.sub("", text).strip().strip(".:：*†— ")
    found = _SPELLINGS.get(normal(bare))
    return Label(*found, len(text)) if found else None


def label_of(text: str) -> Label | None:
    """The part that a line names at its start ("Keywords: …"), or as a whole."""
    whole = heading_of(text)
    if whole:
        return whole
    words = list(re.finditer(r"[\w’']+", text))[: _LONGEST + 1]
    for word in reversed(words):
        found = _SPELLINGS.get(normal(text[: word.end()]))
        sign = RUN_IN.match(text, word.end())
        if found and sign:
            return Label(*found, sign.end())
    return None


def depth_of(text: str) -> int | None:
    """Depth by a typed number: 1 for "2.", 2 for "2.1"; None without one."""
    match = NUMBERING.match(text)
    if not match:
        return None
    return (match.group(1) or "1").count(".") + 1
