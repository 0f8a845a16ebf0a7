"""Names of people: does a line hold some, and which part of a name is which."""

import re
from dataclasses import dataclass

WORD = r"[^\W\d_][\w’'ʼ‘`.-]*"
INITIALS = re.compile(r"(?:[^\W\d_]\.\s?-?){1,3}$")
PARTICLES = {
    "de",
    "da",
    "do",
    "dos",
    "das",
    "del",
    "della",
    "di",
    "du",
    "la",
    "le",
    "van",
    "von",
} | {"der", "den", "ten", "ter", "bin", "ibn", "al", "el"}
DEGREES = re.compile(
    r"\b(?:ph\.?\s?d|dr|prof|professor|associate professor|msc|mba|mpa|m\.?a|b\.?a|jr|sr|md|dba|"
    r"д\.?\s?[а-я]{1,6}\.?\s?н|к\.?\s?[а-я]{1,6}\.?\s?н|доктор|кандидат|профессор|доцент|"
    r"магистр|магистрант|докторант|phd докторант|қауымдастырылған профессор)\b\.?",
    re.I,
)
NOT_A_NAME = re.compile(
    r"universit|institut|academ|depart|facult|school|college|cent(?:er|re)\b|ministr|agency|office|"
    r"laborator|hospital|republic|received|accepted|abstract|keyword|author|email|e-mail|article|"
    r"paper|service|public|reform|policy|journal|study|"
    r"универс|институ|академ|кафедр|факульт|министер|агентств|департамент|центр|школ|управлен|"
    r"республик|служб|статья|автор|город|область|аннотац|ключев|"
    r"мемлекет|қызмет|министрлі|агентті|орталы|мақала|бөлім|қала|аңдатпа|әдебиет",
    re.I,
)
PATRONYMIC = re.compile(
    r"(?:вич|ична|вна|инична|ұлы|улы|қызы|кызы|ovich|evich|ovna|evna|uly|kyzy|qyzy|ұлі)$", re.I
)
FAMILY_ENDING = re.compile(
    r"(?:ұлы|қызы|[оеё]ва?|[иы]на?|ский|ская|цкий|цкая|енко|чук|ян|дзе|"
    r"ov|ova|ev|eva|in|ina|sky|skaya|skiy|skaia|enko)$",
    re.I,
)
AND = re.compile(r"\s*(?:[,;]\s*(?:and|и|және)\s+|[,;]|\s(?:and|&|и|және|мен)\s)\s*")
NAME_LETTERS = 60


@dataclass(frozen=True)
class Name:
    """A person's name in parts, and whether the order of the parts was clear."""

    given: str
    family: str
    patronymic: str = ""
    certain: bool = True


def without_degrees(text: str) -> str:
    """A name's text without degrees, titles and marks of notes."""
    bare = DEGREES.sub(" ", text)
    return " ".join(re.sub(r"[*†‡§✉#0-9()\[\]]", " ", bare).split()).strip(" ,;.·–—-") + _dot(bare)


def _dot(text: str) -> str:
    """The full stop that belongs to a last initial ("Lee A.")."""
    return "." if re.search(r"(?:^|[\s.])[^\W\d_]\.[\s*†‡§✉#0-9,;]*$", text) else ""


def is_name(text: str) -> bool:
    """Whether a piece of text can be one person's name."""
    words = text.split()
    if not 1 < len(_spread(words)) <= 6 or len(text) > NAME_LETTERS or NOT_A_NAME.search(text):
        return False
    return all(_is_part(word) for word in words) and any(len(word.strip(".")) > 1 for word in words)


def _spread(words: list[str]) -> list[str]:
    """Words, with initials typed together ("И.И.") counted one by one."""
    return [part for word in words for part in re.findall(r"[^.]+\.?", word)]


def _is_part(word: str) -> bool:
    if word.casefold() in PARTICLES or word in ("ұлы", "қызы", "uly", "kyzy"):
        return True
    return bool(re.fullmatch(WORD, word)) and word[0].isupper()


def split_name(text: str) -> Name:
    """Given, family and patronymic of a printed name.

    Clear orders: capitals mark the family, a patronymic is known by its ending, initials stand apart
    from the family. Otherwise the last word is taken as the family; two Cyrillic words stay uncertain
    unless one has a family's ending.
    """
    words = re.sub(r"(?<=\.)(?=[^\W\d_])", " ", text).split()
    if len(words) == 1:
        return Name("", words[0], certain=False)
    for read in (_by_initials, _by_patronymic, _by_capitals, _by_ending):
        name = read(words)
        if name:
            return name
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    is_latin = bool(re.search(r"[a-z]", text, re.I))
    return Name(" ".join(words[:start]), " ".join(words[start:]), certain=is_latin)


def _by_initials(words: list[str]) -> Name | None:
    """ "Smith J. K." and "J. K. Smith": the family is what is no initial; "Ann B. Lee" is not meant."""
    short = [bool(INITIALS.match(word)) for word in words]
    if short[0] and not short[-1]:
        start = short.index(False)
    elif short[-1] and not short[0]:
        end = short.index(True)
        return Name(" ".join(words[end:]), " ".join(words[:end]))
    else:
        return None
    if any(short[start:]):
        return None
    family = words[start:]
    if len(family) > 1 and family[0].casefold() not in PARTICLES:  # "G. David Lee"
        return Name(" ".join(words[:-1]), words[-1], certain=False)
    return Name(" ".join(words[:start]), " ".join(family))


def _by_patronymic(words: list[str]) -> Name | None:
    if len(words) == 4 and words[3] in ("ұлы", "қызы", "uly", "kyzy"):
        words = [words[0], words[1], f"{words[2]} {words[3]}"]
    if len(words) != 3:
        return None
    if PATRONYMIC.search(words[2]):
        return Name(words[1], words[0], words[2])
    if PATRONYMIC.search(words[1]):
        return Name(words[0], words[2], words[1])
    return None


def _by_capitals(words: list[str]) -> Name | None:
    loud = [len(word.strip(".")) > 1 and word.isupper() for word in words]
    if all(loud) or not any(loud):
        return None
    family = " ".join(word for word, is_loud in zip(words, loud, strict=True) if is_loud)
    given = " ".join(word for word, is_loud in zip(words, loud, strict=True) if not is_loud)
    return Name(given, family.title())


def _by_ending(words: list[str]) -> Name | None:
    """Two Cyrillic words: the one with a family's ending, when the other has none."""
    if len(words) != 2 or not re.search(r"[а-яәғқңөұүһі]", " ".join(words), re.I):
        return None
    first, second = (bool(FAMILY_ENDING.search(word)) for word in words)
    if first == second:
        return None
    given, family = (words[1], words[0]) if first else (words[0], words[1])
    return Name(given, family)
