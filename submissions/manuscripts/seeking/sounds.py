"""Words by their sound: one key for all spellings of a name in the Latin and Cyrillic alphabets.

"Жақсыбеков", "Жаксыбеков", "Zhaksybekov", "Jaqsıbekov" and "Dzhaksybekov" have the same key. Keys
are made of Latin letters in which x stands for sh, q for ch, j for zh, h for kh and c for ts.
"""

import itertools
import re
import unicodedata
from functools import lru_cache

WAYS_AT_MOST = 24  # readings of one word
CYRILLIC = re.compile(r"[\u0400-\u052f]")
LETTERS: dict[str, tuple[str, ...]] = {
    **{letter: (letter,) for letter in "abdefgiklmnoprstuv"},
    **{
        old: (new,)
        for old, new in zip("абвгдезиклмнопрстуфцчшщыэ", "abvgdeziklmnoprstufcqxxie", strict=True)
    },
    **{old: (new,) for old, new in zip("жйхһәғқңөұүі", "jihhagknouui", strict=True)},
    **dict.fromkeys("žż", ("j",)),
    **dict.fromkeys("şš", ("x",)),
    **dict.fromkeys("çčć", ("q",)),
    **dict.fromkeys("ğġ", ("g",)),
    **{old: (new,) for old, new in zip("łıøđðßŋ", "liodtsn", strict=True)},
    **{old: (new,) for old, new in (("ю", "iu"), ("я", "ia"), ("ь", ""), ("ъ", ""), ("æ", "e"))},
    "ё": ("e", "o"),
    "c": ("k", "c", "s"),
    "h": ("h", "g"),
    "j": ("j", "i"),
    "q": ("k",),
    "w": ("v", "u"),
    "x": ("ks", "h"),
    "y": ("i",),
    "z": ("z", "c"),
}
GROUPS: dict[str, tuple[str, ...]] = {
    **{group: ("x",) for group in ("shch", "sch", "sh", "шч")},
    **{group: ("q",) for group in ("tsch", "tch")},
    **{group: ("j",) for group in ("dzh", "zh", "dj", "дж")},
    **{group: ("n",) for group in ("ng", "нг")},
    **{group: ("c",) for group in ("ts", "tz", "тс")},
    "oo": ("u",),
    "ou": ("u", "o"),
    "ue": ("u", "ue"),
    "oe": ("o", "oe"),
    "kh": ("h",),
    "gh": ("g",),
    "ph": ("f",),
    "th": ("t",),
    "ck": ("k",),
    "ch": ("q", "h", "k"),
    "ee": ("i", "e"),
    "ei": ("ei", "ai"),
}
PIECE = re.compile("|".join(sorted(GROUPS, key=len, reverse=True)) + "|.", re.S)
SOFT = re.compile("i([aeou])")
TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=60_000)
def keys(word: str) -> frozenset[str]:
    """Return the keys of a word, one for each way in which its letters may be read."""
    small = unicodedata.normalize("NFC", word.casefold())
    readings = [_readings(piece) for piece in PIECE.findall(small)]
    ways = itertools.islice(itertools.product(*readings), WAYS_AT_MOST)
    return frozenset(filter(None, (_settled("".join(way)) for way in ways)))


def _readings(piece: str) -> tuple[str, ...]:
    known = GROUPS.get(piece) or LETTERS.get(piece)
    if known is not None:
        return known
    bare = unicodedata.normalize("NFKD", piece)[:1]
    return LETTERS.get(bare, ("",))


def _settled(key: str) -> str:
    """Return a key without doubled letters, and with soft vowels as hard ones."""
    key = TWICE.sub(r"\1", key)
    key = SOFT.sub(r"\1", key)
    return TWICE.sub(r"\1", key)


def is_cyrillic(word: str) -> bool:
    """Say whether a word has Cyrillic letters."""
    return CYRILLIC.search(word) is not None
