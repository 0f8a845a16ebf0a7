"""Keywords, in every language that is there."""

import re

from ..languages import code_of, language_of
from ..words import Label
from .bylines import EMAIL
from .codes import codes_start
from .found import Found
from .signs import is_preliminary
from .state import Reading, place_of

SEPARATORS = (";", "•", "·", "|", "/", ",", " – ", " — ")
OUTSIDE_BRACKETS = r"{}(?![^()]*\))"
WORD_LETTERS = 80
WORDS_AT_MOST = 15
LINE_LETTERS = 1_000
QUOTED = 300


def read_keywords(reading: Reading) -> None:
    """Every list of keywords that a name introduces, one for each language."""
    for number in range(len(reading.lines)):
        label = reading.labels[number]
        if label is not None and label.code == "keywords" and number not in reading.used:
            _read(reading, number, label)


def _read(reading: Reading, number: int, label: Label) -> None:
    line = reading.lines[number]
    rest = line.text[label.end :].strip()
    if len(rest) > LINE_LETTERS:
        return
    numbers = _more(reading, number, rest)
    joint = " " if rest.endswith((",", "-", ";")) else "; "
    pieces = [reading.lines[at].text for at in numbers]
    text = _without_codes(joint.join(filter(None, [rest, _joined(pieces)])))
    words = split_keywords(text)
    language = _language(text, label)
    if not words or not language:
        return
    reading.used.update({number, *numbers})
    reading.anchor(number, numbers[-1] if numbers else number)
    if language in reading.keywords:
        return
    sure = 1 < len(words) <= WORDS_AT_MOST and all(len(word) <= WORD_LETTERS for word in words)
    reading.keywords[language] = Found(words, line.text[:QUOTED], place_of(line, label), sure)


def _language(text: str, label: Label) -> str:
    """The language of the words; when few letters cannot tell, that of the name above them."""
    language = language_of(text)
    if label.language == "other" and language == "en":
        return "other"
    if label.language == "kk" and language == "ru" and code_of(text) == "ru":
        return "kk"
    return language


def _more(reading: Reading, number: int, rest: str) -> list[int]:
    """Lines that carry the list on: below a name that stands alone, or after a comma."""
    if rest and not rest.endswith((",", ";")):
        return []
    found: list[int] = []
    for at in range(number + 1, min(number + 1 + WORDS_AT_MOST, len(reading.lines))):
        if not _may_carry_on(reading, at, found):
            break
        found.append(at)
        is_open = reading.lines[at].text.endswith((",", ";"))
        if not is_open and (rest or _has_several(reading.lines[at].text)):
            break
    return _only_list(reading, found) if not rest else found


def _may_carry_on(reading: Reading, at: int, found: list[int]) -> bool:
    """Whether a line can be one more of the words: short, of the same cell, nothing else by itself."""
    line = reading.lines[at]
    if line.kind != "text" or reading.labels[at] is not None or at in reading.used:
        return False
    if is_preliminary(line.text) or EMAIL.search(line.text) or codes_start(line.text) == 0:
        return False
    if len(line.text) > LINE_LETTERS // 2:
        return False
    if not found:
        return True
    last = reading.lines[found[-1]]
    is_one_word = not _has_several(line.text) and len(line.text) <= WORD_LETTERS
    return line.cell == last.cell and (is_one_word or last.text.endswith((",", ";")))


def _has_several(text: str) -> bool:
    return any(sign in text for sign in ";,•·|")


def _only_list(reading: Reading, numbers: list[int]) -> list[int]:
    """Words one below the other, or else the first line alone."""
    if len(numbers) < 2 or any(sign in reading.lines[numbers[0]].text for sign in ";,•·|"):
        return numbers
    is_list = all(len(reading.lines[at].text.split()) <= 6 for at in numbers)
    return numbers if is_list else numbers[:1]


def _joined(pieces: list[str]) -> str:
    if any(sign in piece for piece in pieces for sign in ";,•·|"):
        return " ".join(pieces)
    return "; ".join(piece.strip(" .") for piece in pieces)


def _without_codes(text: str) -> str:
    start = codes_start(text)
    return text[:start].strip() if start > 0 else text


HOW_MANY = re.compile(  # what a template says of the list: "(3–8 words)", "(Min. 5, max. 8)"
    r"\s*\((?=[^()]*\d)(?=[^()]*(?:min|max|words?|слов|сөз))[^()]{3,40}\)\W*$", re.I
)


def split_keywords(text: str) -> list[str]:
    """The words of a list, parted by what parts them; commas inside brackets part nothing."""
    text = HOW_MANY.sub("", text)
    separator = next((sign for sign in SEPARATORS if _parts(text, sign)), ";")
    pieces = re.split(OUTSIDE_BRACKETS.format(re.escape(separator)), text)
    return [word for piece in pieces if (word := _bare(piece))]


def _parts(text: str, sign: str) -> bool:
    return len(re.split(OUTSIDE_BRACKETS.format(re.escape(sign)), text)) > 1


def _bare(piece: str) -> str:
    word = " ".join(piece.split()).strip(" ;,\t•·")
    return word if re.search(r"\b\w\.\w\.$|\b(?:etc|др|т\.б)\.$", word) else word.rstrip(".")
