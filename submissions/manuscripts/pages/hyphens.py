"""Break Kazakh words: no hyphenation patterns exist for them, so syllables are found by rule.

Every Kazakh syllable holds one vowel, and a consonant before a vowel opens the next syllable
(V-CV, VC-CV, VCC-CV). Only long words get soft hyphens, because they stay in copied text.
"""

import re

SOFT_HYPHEN = "\u00ad"
EDGE = 2  # letters that stay together at either end
VOWELS = frozenset("аәеёиоөұүуыіэюяАӘЕЁИОӨҰҮУЫІЭЮЯ")
WORD = re.compile(r"[а-яёәғқңөұүһі]{10,}", re.I)


def soften(text: str) -> str:
    """Return Kazakh text with soft hyphens between the syllables of its long words."""
    return WORD.sub(lambda match: _word(match[0]), text)


def _word(word: str) -> str:
    breaks = set(_breaks(word))
    return "".join(SOFT_HYPHEN * (at in breaks) + letter for at, letter in enumerate(word))


def _breaks(word: str) -> list[int]:
    """Return the places before which a word may be broken."""
    vowels = [at for at, letter in enumerate(word) if letter in VOWELS]
    places = []
    for vowel, following in zip(vowels, vowels[1:], strict=False):
        place = following - 1
        if word[place] in "ьъЬЪ":
            place += 1
        if following - vowel > 1 and EDGE <= place <= len(word) - EDGE:
            places.append(place)
    return places
