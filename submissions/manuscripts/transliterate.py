"""Names in the other alphabet, simply: what an e-mail address or another spelling may show."""

import re
import unicodedata

LETTERS = dict(
    zip(
        "абвгдезийклмнопрстуфыэ",
        "abvgdezijklmnoprstufye",
        strict=True,
    )
) | {
    "ё": "yo",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
    "ә": "a",
    "ғ": "g",
    "қ": "k",
    "ң": "n",
    "ө": "o",
    "ұ": "u",
    "ү": "u",
    "һ": "h",
    "і": "i",
}
OTHERS = (
    ("kh", "h"),
    ("j", "y"),
    ("ij", "y"),
    ("yo", "e"),
    ("ya", "ia"),
    ("yu", "iu"),
    ("g", "gh"),
    ("k", "q"),
    ("zh", "j"),
    ("shch", "sch"),
    ("ts", "c"),
)


def latin(text: str) -> str:
    """Latin spelling of Cyrillic letters; other letters stay, capitals stay capitals."""
    return "".join(_letter(letter) for letter in text)


def _letter(letter: str) -> str:
    small = LETTERS.get(letter.casefold())
    if small is None:
        return letter
    return small.capitalize() if letter.isupper() else small


def spellings(text: str) -> set[str]:
    """The text and the Latin spellings that people commonly use for it."""
    plain = latin(text)
    found = {text, plain}
    for usual, other in OTHERS:
        if usual in plain:
            found.add(plain.replace(usual, other))
    return found


# How Latin letters are commonly written in Russian and Kazakh, the longest first.
SOUNDS = {
    "shch": "щ|шч",
    "sch": "щ|ш",
    "zh": "ж",
    "kh": "х|к",
    "ts": "ц|тс",
    "ch": "ч|х",
    "sh": "ш",
    "ph": "ф",
    "th": "т|с",
    "ck": "к",
    "gh": "г|ғ",
    "ng": "нг|ң",
    "yo": "ё|йо|е",
    "yu": "ю|йу",
    "iu": "ю|иу",
    "ya": "я",
    "ia": "я|иа|ия",
    "ye": "е|э",
    "ee": "и|ее",
    "oo": "у|оо",
    "a": "а|ә|я",
    "b": "б",
    "c": "к|ц|с",
    "d": "дь|д",
    "e": "е|э|ё|и",
    "f": "ф",
    "g": "г|ғ",
    "h": "х|һ|г",
    "i": "и|і|ы|й",
    "j": "дж|ж|й",
    "k": "к|қ",
    "l": "ль|л",
    "m": "м",
    "n": "нь|н|ң",
    "o": "о|ө|ё",
    "p": "п",
    "q": "қ|к",
    "r": "рь|р",
    "s": "сь|с",
    "t": "ть|т",
    "u": "у|ұ|ү|ю",
    "v": "в",
    "w": "в|у",
    "x": "кс|х",
    "y": "ый|ий|ы|й|и|і",
    "z": "з|ц",
}
SOUND = re.compile("|".join(SOUNDS))


def cyrillic_pattern(text: str) -> str:
    """A pattern of the Cyrillic spellings of one word in either alphabet, whatever its capitals;
    it matches nothing else than that word, so whoever uses it says what may stand around."""
    bare = unicodedata.normalize("NFKD", latin(text).casefold())
    pieces = SOUND.findall(bare)
    return "(?i:" + "".join(f"(?:{SOUNDS[piece]})" for piece in pieces) + ")"
