"""Names in the other alphabet, simply: what an e-mail address or another spelling may show."""

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


def latin(text: str) -> str:
    """Latin spelling of Cyrillic letters; other letters stay, capitals stay capitals."""
    return "".join(_letter(letter) for letter in text)


def _letter(letter: str) -> str:
    small = LETTERS.get(letter.casefold())
    if small is None:
        return letter
    return small.capitalize() if letter.isupper() else small
