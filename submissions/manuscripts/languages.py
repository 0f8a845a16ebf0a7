"""Which of the journal's three languages a text is in, by its alphabet alone."""

LATIN = set("abcdefghijklmnopqrstuvwxyz")
CYRILLIC = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
KAZAKH = set("әғқңөұүһі")
KAZAKH_SHARE = 0.02  # of Cyrillic letters; Kazakh prose has about 0.2, Russian prose none
CLEAR_SHARE = 0.85
CLEAR_LETTERS = 40
ENGLISH = {"the", "of", "and", "to", "in", "is", "for", "that", "with", "are", "as", "by", "this"}
ENGLISH_SHARE = 0.1  # of words; English prose has about 0.3
ENGLISH_WORDS = 20  # fewer prove nothing


def language_of(text: str) -> str:
    """`en`, `ru` or `kk`; empty when the text has no letters of either alphabet."""
    latin, cyrillic, kazakh = _letters(text)
    if not latin and not cyrillic:
        return ""
    if latin >= cyrillic:
        return "en"
    return "kk" if kazakh > cyrillic * KAZAKH_SHARE else "ru"


def is_clear(text: str) -> bool:
    """Whether nearly all letters are of one alphabet, there are enough of them, and a text in Latin
    letters has the small words of English (other languages are written in them, too)."""
    latin, cyrillic, _ = _letters(text)
    total = latin + cyrillic
    if latin > cyrillic and not _may_be_english(text):
        return False
    return total >= CLEAR_LETTERS and max(latin, cyrillic) >= total * CLEAR_SHARE


def _may_be_english(text: str) -> bool:
    words = text.casefold().split()
    small = sum(word in ENGLISH for word in words)
    return len(words) < ENGLISH_WORDS or small >= len(words) * ENGLISH_SHARE


def _letters(text: str) -> tuple[int, int, int]:
    """Numbers of Latin letters, of Cyrillic letters, and of those only Kazakh has among them."""
    small = text.casefold()
    kazakh = sum(letter in KAZAKH for letter in small)
    cyrillic = kazakh + sum(letter in CYRILLIC for letter in small)
    return sum(letter in LATIN for letter in small), cyrillic, kazakh
