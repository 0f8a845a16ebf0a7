"""Cyrillic names in Latin letters, simply: what an e-mail address or another spelling may show."""

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
