"""Words of a text as stems, in English, Russian and Kazakh.

A stem stands for the forms of a word well enough to compare texts; it is no dictionary form. Each
spelling is cut once and remembered, within bounds.
"""

import re
from functools import lru_cache
from unicodedata import normalize

WORD = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")
REMEMBERED = 200_000
LEAST = 4  # letters that stay of a word
LONGEST = 12
KAZAKH_LETTERS = frozenset("әғқңөұүһі")
# what stands in every text says nothing of what it is about
STOP = (
    "a an as at be by do if in is it no of on or so to up us we "
    "the and for with from that this these those into onto between among about their its his "
    "her our your are was were been being have has had not but also such than then when where "
    "which who whom whose what how why can may might will would should could does did do "
    "more most other some any all both each per via within without under over after "
    "before during case study studies paper article research analysis evidence results review "
    "approach role new using used use based и в во на с со по из за от до для при о об что "
    "как это этот эта эти тот или не ни а но же ли их его её они мы вы он она быть был была "
    "были также между через среди если чем так где когда который которая которые статья "
    "исследование анализ результаты роль және мен бен пен немесе үшін туралы бойынша осы сол "
    "бұл ол олар біз сіз емес бар жоқ болып болды болған арқылы арасында кейін дейін сондай "
    "мақала зерттеу талдау рөлі "
)
RUSSIAN = (
    "иями ями ами иях ях ах ией ей ой ий ый ая яя ое ее ые ие ого его ому ему ыми ими ую юю "
    "ом ем ам ям ов ев ия ие ии ию ость ости остью ение ения ению ением енный енная ованный "
    "ать ять еть ить ает яет ют ут ит ат а я о е ы и у ю ь й "
)
KAZAKH = (
    "ларының лерінің ларына леріне ларын лерін лары лері тары тері дары дері ларда лерде "
    "ларға лерге тарға терге лардың лердің тардың тердің лар лер дар дер тар тер ының інің "
    "ына іне ында інде ымен імен нда нде дың дің ның нің тың тің ға ге қа ке на не да де та "
    "те дан ден тан тен нан нен мен бен пен ды ді ны ні сы сі ы і лық лік дық дік тық "
    "тік "
)
ENGLISH = (
    "izations ization isations isation ations ation ments ment nesses ness ities ity ings ing "
    "ances ance ences ence ically ical ally ies ied ive ives ous al ers er ed es ly s e y "
)


def ordered(endings: str) -> tuple[str, ...]:
    """Return endings, the longest first."""
    return tuple(sorted(set(endings.split()), key=len, reverse=True))


STOP_WORDS = frozenset(ordered(STOP))
RUSSIAN_ENDINGS, KAZAKH_ENDINGS, ENGLISH_ENDINGS = map(ordered, (RUSSIAN, KAZAKH, ENGLISH))


@lru_cache(REMEMBERED)
def stem(word: str) -> str:
    """Return the stem of a word in small letters; "" for one that tells nothing."""
    if word in STOP_WORDS:
        return ""
    if word[0] < "\u0400":
        return cut(word, ENGLISH_ENDINGS, times=1)
    if KAZAKH_LETTERS & set(word):
        return cut(word, KAZAKH_ENDINGS, times=3)
    # without its own letters a word may be Kazakh as well; what Russian leaves, Kazakh cuts once
    return cut(cut(word, RUSSIAN_ENDINGS, times=1), KAZAKH_ENDINGS, times=1)


def cut(word: str, endings: tuple[str, ...], *, times: int) -> str:
    """Return a word without its endings, never shorter than four letters."""
    for _time in range(times):
        fit = next(
            (end for end in endings if len(word) - len(end) >= LEAST and word.endswith(end)), ""
        )
        if not fit:
            break
        word = word[: -len(fit)]
        if len(word) > LEAST and word[-1] == word[-2]:  # қызмет|ті loses one letter too few
            word = word[:-1]
    return word[:LONGEST]


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, in their order."""
    return WORD.findall(normalize("NFKC", text).casefold())
