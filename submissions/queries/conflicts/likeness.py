"""What makes two names, institutions or addresses the same for the purpose of a conflict.

Everything is compared folded (``accounts.folding``), so the alphabet, the case and the order of
a name do not matter. What was folded once is remembered, within bounds.
"""

import re
from functools import lru_cache

from accounts.folding import folded

REMEMBERED = 50_000
# Addresses at these domains say nothing of where somebody works.
FREE = (
    "gmail.com googlemail.com mail.ru yandex.ru yandex.com yandex.kz bk.ru list.ru inbox.ru ya.ru "
    "rambler.ru mail.kz outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com "
    "proton.me protonmail.com gmx.com gmx.de web.de ukr.net aol.com qq.com 163.com 126.com"
)
FREE_MAIL = frozenset(domain for domain in FREE.split())
SAMPLES = frozenset({"example.org", "example.com", "example.net"})
# beginnings of words by which a part of a printed institution names a whole house, folded
HOUSES = (
    "universi", "institut", "academ", "akadem", "hochschul", "politehn", "politekn", "school",
    "shkola", "mektep", "bank", "tsentr", "center", "centre", "ortalig", "fond", "foundation",
)  # fmt: skip
MINISTRIES = (
    "minist", "agenc", "agents", "agentt", "akimat", "akimdig", "hokimi", "komitet", "committee",
    "prokuratur", "prosecut", "parlament", "parliament", "mazhilis", "senat", "kantsel",
)  # fmt: skip
PARTS_OF_HOUSES = ("kafedra", "department of", "faculti", "fakult", "otdel", "chair of", "bolim")
SEPARATOR = re.compile(r"[,;/|()]|\s[–—-]\s")
SHORTEST = 3


@lru_cache(REMEMBERED)
def letters(text: str) -> str:
    """Return a text in plain small Latin letters."""
    return folded(text)


@lru_cache(REMEMBERED)
def spelt(name: str) -> str:
    """Return a name for comparing in any alphabet and order."""
    return " ".join(sorted(folded(name).split()))


def domain_of(email: str) -> str:
    """Return the domain of an address; "" where it tells nothing of the place of work."""
    domain = email.rpartition("@")[2].lower()
    return "" if domain in FREE_MAIL or domain in SAMPLES else domain


def is_free_mail(email: str) -> bool:
    return email.rpartition("@")[2].lower() in FREE_MAIL


@lru_cache(REMEMBERED)
def houses_in(affiliation: str) -> frozenset[str]:
    """Return the institutions that a printed affiliation names: the whole, and its main parts.

    "Chair of Law, Sample University" names the chair of that university, and the university.
    """
    whole = letters(affiliation)
    parts = [letters(part) for part in SEPARATOR.split(affiliation)]
    found = {part for part in parts if names(part, HOUSES) and not names(part, PARTS_OF_HOUSES)}
    return frozenset(found | ({whole} - {""}))


@lru_cache(REMEMBERED)
def ministries_in(affiliation: str) -> frozenset[str]:
    """Return the ministries, agencies and offices of government that an affiliation names."""
    parts = [letters(part) for part in SEPARATOR.split(affiliation)]
    return frozenset(part for part in parts if names(part, MINISTRIES))


def names(part: str, beginnings: tuple[str, ...]) -> bool:
    """Say whether a part of two words or more has a word that begins so."""
    return " " in part and any(f" {start}" in f" {part}" for start in beginnings)


@lru_cache(REMEMBERED)
def tokens_of(name: str) -> tuple[str, ...]:
    return tuple(folded(name).split())


def may_be(written: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Say whether a name in a list of publications ("Sagyndykova A.") may mean a person.

    The family name stands in full on both sides; every other word of the shorter one is the
    same or an initial.
    """
    short, long = sorted((written, name), key=len)
    if not any(len(word) >= SHORTEST and word in long for word in short):
        return False
    left = list(long)
    for word in sorted(short, key=len, reverse=True):
        fit = next((other for other in left if fits(word, other)), None)
        if fit is None:
            return False
        left.remove(fit)
    return len(short) > 1


def fits(word: str, other: str) -> bool:
    return word == other or (
        min(len(word), len(other)) == 1 and (word[0] == other[0]) and word[:1] != ""
    )
