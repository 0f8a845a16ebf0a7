"""Which language a text is in: by its letters, and by the small words of the languages that share
them. No model is loaded: a title page is asked about some dozens of short lines."""

import re

LATIN = set("abcdefghijklmnopqrstuvwxyz")
CYRILLIC = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
KAZAKH = set("әғқңөұүһі")
ONLY_KAZAKH = set("әғқұһ")  # Kyrgyz shares ң, ө and ү; Ukrainian and Belarusian share і
KAZAKH_SHARE = 0.02  # of Cyrillic letters; Kazakh prose has about 0.2, Russian prose none
CLEAR_SHARE = 0.85
CLEAR_LETTERS = 40
LETTERS_READ = 8_000
SURE_WORDS = 20  # fewer words prove no language that only small words tell apart
SURE_SHARE = 0.12
OTHER = "other"
OURS = ("en", "ru", "kk")
WORD = re.compile(r"[^\W\d_]+")

SMALL_WORDS = {
    "en": "the of and to in is for that with are as by this on from was were we an be which it a at or how "
    "what who why when where but not its their into between through under more than can",
    "de": "der die das und in den von zu mit für ist des im dem eine nicht auf ein sich werden",
    "fr": "le la les de des et en un une du dans pour que est par sur au aux qui avec cette",
    "es": "el la los las de y en que del una por con para se un es al sobre como entre su",
    "pt": "o a os as de e do da em que no na dos das para uma um por com ao não são",
    "it": "il la di e che in del della per un una dei con le da nel sono gli si delle",
    "tr": "ve bir bu için ile olarak olan de da çok daha kamu üzerinde göre ise gibi",
    "uz": "va bilan uchun bu ham bo lgan davlat ning da bir orqali asosida haqida",
    "kk": "және мен үшін бұл бойынша арқылы туралы жүйесі де да",
    "pl": "i w na z do się że jest oraz nie dla przez od jako są",
    "az": "və bu üçün ilə bir olan də da kimi daha olaraq",
    "nl": "de het een van en in op voor met is dat te zijn door aan",
    "id": "yang dan di dengan untuk dari dalam ini pada adalah oleh",
}
SETS = {code: frozenset(words.split()) for code, words in SMALL_WORDS.items()}
OWN_LETTERS = {  # Latin letters that speak for a language even in a short title
    "de": "ßäöü",
    "fr": "èêàçœîûëé",
    "es": "ñ¿¡óíáúé",
    "pt": "ãõçâêáéíóú",
    "it": "òàèùì",
    "tr": "ışğçöü",
    "pl": "łąęśżźćń",
    "az": "əışğçöü",
}
SCRIPTS = (
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("ka", re.compile(r"[\u10d0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
)


def language_of(text: str) -> str:
    """`en`, `ru`, `kk`, or `other` for all the rest; empty when the text has no letters."""
    code = code_of(text)
    return code if code in OURS or not code else OTHER


def code_of(text: str) -> str:
    """The ISO 639-1 code, as well as letters and small words tell; empty without letters.

    Latin letters that say nothing else are taken for English, Cyrillic ones for Russian.
    """
    text = text[:LETTERS_READ]
    latin, cyrillic, kazakh = _letters(text)
    other, number = _other_script(text)
    if number > latin + cyrillic:
        return other
    if not latin and not cyrillic:
        return ""
    return _by_latin(text) if latin >= cyrillic else _by_cyrillic(text, cyrillic, kazakh)


def is_clear(text: str) -> bool:
    """Whether nearly all letters are of one alphabet, there are enough of them, and a text in Latin
    letters has the small words of its language (many languages are written in them)."""
    text = text[:LETTERS_READ]
    latin, cyrillic, _ = _letters(text)
    total = latin + cyrillic
    if latin > cyrillic:
        words = WORD.findall(text.casefold())
        known = SETS.get(_by_latin(text), frozenset())
        small = sum(word in known for word in words)
        if len(words) >= SURE_WORDS and small < len(words) * SURE_SHARE:
            return False
    return total >= CLEAR_LETTERS and max(latin, cyrillic) >= total * CLEAR_SHARE


def _other_script(text: str) -> tuple[str, int]:
    """The most used script that is neither Latin nor Cyrillic, and how many letters it has."""
    counts = [(len(pattern.findall(text)), code) for code, pattern in SCRIPTS]
    number, code = max(counts)
    return code, number


def _by_latin(text: str) -> str:
    """The language whose small words are most; its own letters count as half a word each."""
    small = text.casefold()
    words = WORD.findall(small)
    scores = {code: float(sum(word in known for word in words)) for code, known in SETS.items()}
    scores["kk"] = 0.0
    scores["en"] *= 1.5 if len(words) < SURE_WORDS else 1  # a name may lend a title its letters
    for code, letters in OWN_LETTERS.items():
        scores[code] += 0.5 * sum(map(small.count, letters))
    if _is_latin_kazakh(small):
        return "kk"
    best = max(scores, key=lambda code: scores[code])
    enough = 1.5 if len(words) < SURE_WORDS else len(words) * 0.08
    return best if scores[best] > scores["en"] and scores[best] >= enough else "en"


def _is_latin_kazakh(small: str) -> bool:
    """Kazakh in the Latin alphabet of 2021: "jäne memlekettık qyzmet"."""
    return bool(re.search(r"\b(?:jäne|memlekettı?[ik]\w*|qyzmet\w*|turaly|boiynşa)\b", small))


def _by_cyrillic(text: str, cyrillic: int, kazakh: int) -> str:
    small = text.casefold()
    if re.search(r"[їєґ]", small):
        return "uk"
    if re.search(r"[ўҳ]", small):
        return "tg" if re.search(r"[ӣӯҷ]", small) else "uz"
    if kazakh <= cyrillic * KAZAKH_SHARE:
        return "ru"
    if any(letter in ONLY_KAZAKH for letter in small) or re.search(r"і", small):
        return "kk"
    return "ky" if len(WORD.findall(small)) > 3 else "kk"


def _letters(text: str) -> tuple[int, int, int]:
    """Numbers of Latin letters, of Cyrillic letters, and of those only Kazakh has among them."""
    small = text.casefold()
    kazakh = sum(letter in KAZAKH for letter in small)
    cyrillic = kazakh + sum(letter in CYRILLIC for letter in small)
    return sum(letter in LATIN for letter in small), cyrillic, kazakh
