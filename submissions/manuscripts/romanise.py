"""Cyrillic in Latin letters by a standard, for lists of references.

ISO 9:1995, which GOST 7.79-2000 calls system A: one letter for one letter, with signs above.
GOST 7.79-2000 system B: plain letters; it names no Kazakh letters, so those that it lacks are
written like their nearest Russian neighbour with the same sign (`) that system B uses.
"""

import re
import unicodedata
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

ISO_9_LETTERS = "a b v g d e ë ž z i j k l m n o p r s t u f h c č š ŝ ʺ y ʹ è û â"
GOST_B_LETTERS = "a b v g d e yo zh z i j k l m n o p r s t u f x cz ch sh shh `` y` ` e` yu ya"
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
ISO_9 = dict(
    zip(
        RUSSIAN,
        ISO_9_LETTERS.split(),
        strict=True,
    )
) | {
    "ә": "a\u030b",
    "ғ": "ġ",
    "қ": "ķ",
    "ң": "ņ",
    "ө": "ô",
    "ұ": "u\u0307",
    "ү": "ù",
    "һ": "ḥ",
    "і": "ì",
    "ї": "ï",
    "є": "ê",
    "ґ": "g\u0300",
    "ў": "ŭ",
    "ҳ": "ḩ",
    "ҷ": "ç",
    "ӣ": "ī",
    "ӯ": "ū",
}
GOST_B = dict(
    zip(
        RUSSIAN,
        GOST_B_LETTERS.split(),
        strict=True,
    )
) | {
    "ә": "a`",
    "ғ": "g`",
    "қ": "k`",
    "ң": "n`",
    "ө": "o`",
    "ұ": "u`",
    "ү": "u`",
    "һ": "h",
    "і": "i",
    "ї": "yi",
    "є": "ye",
    "ґ": "g`",
    "ў": "u`",
    "ҳ": "h`",
    "ҷ": "ch`",
    "ӣ": "i`",
    "ӯ": "u`",
}
SOFT_C = re.compile(r"ц(?=[ийеыіїє])", re.I)  # system B writes "c" before i, e, y, j


class Scheme(StrEnum):
    """The standards that a person may choose between."""

    ISO_9 = "iso9"
    GOST_B = "gost_b"

    @property
    def words(self) -> str:
        """The standard's name for people."""
        return str(
            {
                Scheme.ISO_9: _("ISO 9 (GOST 7.79, system A)"),
                Scheme.GOST_B: _("GOST 7.79, system B (plain letters)"),
            }[self]
        )


def romanise(text: str, scheme: Scheme = Scheme.ISO_9) -> str:
    """Write Cyrillic letters in Latin ones; everything else stays as it is."""
    table = ISO_9 if scheme == Scheme.ISO_9 else GOST_B
    text = unicodedata.normalize("NFC", text)
    if scheme == Scheme.GOST_B:
        text = SOFT_C.sub(lambda match: "C" if match.group().isupper() else "c", text)
    letters = list(text)
    return "".join(_letter(letters, place, table) for place in range(len(letters)))


def _letter(letters: list[str], place: int, table: dict[str, str]) -> str:
    """One letter; "Ж" is "Zh" in a name and "ZH" among capitals."""
    letter = letters[place]
    latin = table.get(letter.lower())
    if latin is None:
        return letter
    if not letter.isupper():
        return latin
    following = letters[place + 1] if place + 1 < len(letters) else ""
    before = letters[place - 1] if place else ""
    loud = following.isupper() or (not following.isalpha() and before.isupper())
    return latin.upper() if loud else latin[0].upper() + latin[1:]
