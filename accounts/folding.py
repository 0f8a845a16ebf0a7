"""Names folded for comparing: whatever the alphabet, the case, the signs and the spelling.

"Қасымова", "Касымова" and "Kasymova" fold to the same letters. Folded text is for looking things
up; it is never shown and never kept as somebody's name.
"""

import re
import unicodedata

CYRILLIC = dict(
    zip(
        "абвгдезийклмнопрстуфхэәғқңөұүһіы",
        "abvgdeziiklmnoprstufheagknouuhii",
        strict=True,
    )
) | {
    "ё": "e",
    "ж": "zh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ъ": "",
    "ь": "",
    "ю": "iu",
    "я": "ia",
    "ў": "u",
    "ҳ": "h",
    "ҷ": "ch",
    "ӣ": "i",
    "ӯ": "u",
}
LATIN = (
    ("shch", "sh"),
    ("sch", "sh"),
    ("kh", "h"),
    ("gh", "g"),
    ("q", "k"),
    ("w", "v"),
    ("x", "ks"),
    ("j", "zh"),
    ("y", "i"),
    ("ı", "i"),
    ("iy", "i"),
    ("ii", "i"),
)
WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Return the words of a text in plain small Latin letters, one space between them."""
    text = "".join(CYRILLIC.get(letter, letter) for letter in text.casefold())
    parts = unicodedata.normalize("NFKD", text)
    text = "".join(sign for sign in parts if not unicodedata.combining(sign))
    for other, usual in LATIN:
        text = text.replace(other, usual)
    return " ".join(WORD.findall(text))
