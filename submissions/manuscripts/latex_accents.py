r"""Letters that LaTeX writes as commands (`\'e`, `{\'\i}`, `\c{c}`, `\o`) as the letters they are.

Names are read from the source, so what stands for a letter must be one before words are told apart.
"""

import re
import unicodedata

COMBINING = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "r": "\u030a",
    "c": "\u0327",
    "k": "\u0328",
    "d": "\u0323",
    "b": "\u0331",
    "t": "\u0361",
}
LETTERS = {
    **{"o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ"},
    **{"aa": "å", "AA": "Å", "ss": "ß", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ"},
    **{"TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ"},
}
BARE = "|".join(sorted(LETTERS, key=len, reverse=True))
DOTLESS = r"\\[ij](?![A-Za-z])"
ACCENT = re.compile(
    rf"(?<!\\)\\(?:(?P<sign>['`^\"~=.])|(?P<word>[uvHrcdbkt])(?:(?=\{{)|\s+))"
    rf"(?:\{{\s*(?P<held>{DOTLESS}|[^\W\d_])\s*\}}|(?P<bare>{DOTLESS}|[^\W\d_]))"
)
LETTER = re.compile(rf"\\({BARE})(?![A-Za-z@])(?:\{{\}}|\s*)")


def with_letters(text: str) -> str:
    """The text with every accented letter as one sign; other commands stay as they are."""
    if "\\" not in text:
        return text
    return LETTER.sub(lambda found: LETTERS[found[1]], ACCENT.sub(_accented, text))


def _accented(found: re.Match[str]) -> str:
    base = (found["held"] or found["bare"]).lstrip("\\")
    return unicodedata.normalize("NFC", base + COMBINING[found["sign"] or found["word"]])
