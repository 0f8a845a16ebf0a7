"""Words of a text as stems, in English, Russian and Kazakh.

A stem stands for the forms of a word well enough to compare texts; it is no dictionary form. Each
spelling is cut once and remembered, within bounds.
"""

import re
from collections.abc import Sequence
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
# what says little to a person who reads why two texts are alike, though it counts in the likeness
FILLERS = (
    "stay stayed stays всего всем четыр четырёх четырех about above across actually again almost alone along already although always another "
    "anything around away back because become becomes begin behind below beside better big bring "
    "came certain clear come comes coming common complete depend different difference done early "
    "either else end ended enough even ever every everybody everything example far few find first "
    "five follow found four gain general get give given go good great half hardly hold "
    "however hundred important instead just keep kind know known last late later least less "
    "let like little long look made main make makes making many matter mean means middle might "
    "much must near need never next none nobody nothing now number often once one only "
    "others own per possible rather really reason right said same say says second see seen "
    "several share short show showed shows similar simply since single six small smallest "
    "somebody someone something sometimes soon sooner still stop such take taken tell ten thing "
    "things think third though thousand three through together too took toward towards twelve "
    "twenty two under until upon usual usually various very want well went whether "
    "while whole why yet более больше был весь всегда время всё все вся всю всех второй второго "
    "дать два две двух другой другие другим другого его есть ещё затем здесь каждый каждого "
    "каждая какой лишь любой много можно мог могут надо например некоторые несколько нет никто "
    "ничего новый новые нужно общий один одна одно одного первый первого первые первая перед "
    "после потом почему почти просто раз разный разные разных раньше самый само сам своей свой "
    "своих свою себя сейчас скоро следующий снова сразу средний стал стали так такой такие там "
    "также теперь тоже только три трёх трех тем уже часто чаще четыре хотя алдымен адам ай айдан "
    "ал ара арасы арқылы бар барлық басқа бес бір бірақ бірге бірнеше бірінші бұрын де деген екен "
    "екі екінші енді ең ешкім ешқандай жаңа жиі жақсы жалпы және кезде келеді көп кез қажет қана "
    "қашан қазір қандай қарай қатар неге неше осындай өз өзі өте сайын сан соң сонымен тағы тек "
    "төрт түрлі үш үлкен шейін яғни "
)
# says little alone, but something beside another word: "waiting time"
WEAK = (
    "open order type left day days month months page part parts people place point time times way ways week weeks word "
    "words work year years год года году годы лет день дня дней месяц месяца месяцев часть части "
    "число числа жыл жылы жылдар күн күндер уақыт бөлігі "
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


TELLS_LEAST = 3  # letters


def tells(words: Sequence[str]) -> bool:
    """Return whether a word, or two that follow one another, tell a person what a text is about."""
    strong = [word for word in words if root(word) not in WEAK_ROOTS]
    return bool(strong) and not any(
        len(word) < TELLS_LEAST or root(word) in FILLER_ROOTS for word in strong
    )


@lru_cache(REMEMBERED)
def stem(word: str) -> str:
    """Return the stem of a word in small letters; "" for one that tells nothing."""
    return "" if word in STOP_WORDS else root(word)


@lru_cache(REMEMBERED)
def root(word: str) -> str:
    """Return the stem of any word in small letters."""
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


FILLER_ROOTS = frozenset(root(word) for word in (*STOP_WORDS, *FILLERS.split()))
WEAK_ROOTS = frozenset(root(word) for word in WEAK.split())


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, in their order."""
    return WORD.findall(normalize("NFKC", text).casefold())
