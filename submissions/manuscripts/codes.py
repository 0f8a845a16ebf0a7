"""Codes of subjects: JEL, UDC and IRSTI, as far as papers of this field need them.

Codes and their meanings are facts; the words are ours. Any other code may be typed.
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from accounts.folding import folded

TABLE = Path(__file__).parent / "codes.tsv"
SCHEMES = {"jel": "JEL", "udc": "UDC", "irsti": "IRSTI"}
OWN_NAMES = {
    ("udc", "ru"): "УДК",
    ("udc", "kk"): "ӘОЖ",
    ("irsti", "ru"): "МРНТИ",
    ("irsti", "kk"): "ҒТАМР",
}
SHAPES = {
    "jel": re.compile(r"[A-Z]\d{0,2}"),
    "udc": re.compile(r"\d[\d.:+/()\"'=*\-]{0,40}"),
    "irsti": re.compile(r"\d\d(?:\.\d\d){0,2}"),
}
SHOWN = 8
STEM = 5  # letters: enough to tell words apart, few enough for endings of Russian and Kazakh


def scheme_name(scheme: str, language: str) -> str:
    """Return how a scheme of codes is called in a language of the journal."""
    return OWN_NAMES.get((scheme, language[:2])) or SCHEMES.get(scheme, scheme)


@dataclass(frozen=True)
class Code:
    """A subject: its scheme and code, its meaning in the three languages, and further words."""

    scheme: str
    code: str
    en: str
    ru: str
    kk: str
    more: str = ""

    def words(self, language: str) -> str:
        """The meaning in a language of the journal."""
        return {"ru": self.ru, "kk": self.kk}.get(language) or self.en

    @property
    def stems(self) -> set[str]:
        text = " ".join((self.en, self.ru, self.kk, self.more))
        return stems_of(text)


@lru_cache(maxsize=1)
def all_codes() -> tuple[Code, ...]:
    with TABLE.open(encoding="utf-8") as file:
        rows = csv.reader(file, delimiter="\t")
        return tuple(Code(*row) for row in rows if row and not row[0].startswith("#"))


@lru_cache(maxsize=1)
def stemmed() -> tuple[tuple[Code, frozenset[str]], ...]:
    return tuple((code, frozenset(code.stems)) for code in all_codes())


def stems_of(text: str) -> set[str]:
    return {word[:STEM] for word in folded(text).split() if len(word) > 2}


def codes_like(scheme: str, text: str) -> list[Code]:
    """Return the codes that begin so, or whose meaning has all typed words, in any language."""
    typed = text.strip().upper()
    if not typed:
        return []
    begin = [c for c in all_codes() if c.scheme == scheme and c.code.upper().startswith(typed)]
    wanted = stems_of(text)
    meant = [
        code
        for code, stems in stemmed()
        if code.scheme == scheme and wanted and all(holds(stems, stem) for stem in wanted)
    ]
    return list(dict.fromkeys([*begin, *meant]))[:SHOWN]


def holds(stems: Iterable[str], stem: str) -> bool:
    return any(each.startswith(stem) for each in stems)


def proposed(scheme: str, keywords: Iterable[str], most: int = 3) -> list[Code]:
    """Return the codes that fit keywords best; a code must share a whole keyword with them."""
    scores = {}
    for code, stems in stemmed():
        if code.scheme != scheme:
            continue
        hits = sum(
            bool(wanted) and wanted <= stems for wanted in (stems_of(word) for word in keywords)
        )
        if hits:
            scores[code] = hits
    return sorted(scores, key=lambda code: (-scores[code], -len(code.code)))[:most]


def sound_codes(scheme: str, text: str) -> list[str]:
    """Return the codes of a typed line, each once, as they are written."""
    parts = re.split(r"[;,\n]\s*|\s{2,}", text)
    codes = [" ".join(part.split()) for part in parts]
    if scheme == "jel":
        codes = [code.upper() for part in codes for code in part.split()]
    return list(dict.fromkeys(code[:60] for code in codes if code))[:20]


def is_well_formed(scheme: str, code: str) -> bool:
    return bool(SHAPES[scheme].fullmatch(code))
