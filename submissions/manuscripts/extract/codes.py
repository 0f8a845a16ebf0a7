"""Codes by which a paper is classed: JEL, UDC (УДК, ӘОЖ), IRSTI (МРНТИ, ҒТАМР)."""

import re

from .found import Found, Place
from .state import Reading

LOOKALIKES = str.maketrans("АВСЕНКМОРТХУ", "ABCEHKMOPTXY")
JEL = re.compile(
    r"\bJEL\b(?:\s*[-–]?\s*(?i:classification|class|codes?|code|numbers?|коды?|классификация|"
    r"классификациясы|жіктемесі|классификатор\w*|коды?|жіктеу))*\s*(?:\([^()]{1,30}\))?[\s:：—–-]*"
    r"(?P<values>(?:[A-ZАВСЕНКМОРТХ]\s?\d{1,2}\d?(?![\w])[\s,;./и&and·|–-]{0,5}){1,12})"
)
CODE_JEL = re.compile(r"([A-ZАВСЕНКМОРТХ])\s?(\d{1,2})(?!\d)")
UDC = re.compile(
    r"(?:\b(?:УДК|UDC|UDK)|ӘОЖ|ОӘЖ|ЭОЖ)(?:\s*/\s*(?:УДК|UDC|ӘОЖ|UDK))?[\s:：№#—–-]*"
    r"(?P<values>\d[\d.:/+()=«»\"'*-]*(?:\s*[;,]\s*\d{2,3}[\d.:/+()=«»\"'*-]*){0,6})",
    re.I,
)
IRSTI = re.compile(
    r"(?:\b(?:МРНТИ|IRSTI|ISTIR|MRNTI)|ҒТАМР|ГТАМР|ХҒТАР|ҒТАХР|ҒТАМК|FTAMR)"
    r"(?:\s*/\s*(?:МРНТИ|IRSTI|ҒТАМР|ХҒТАР))?[\s:：№—–-]*"
    r"(?P<values>\d\d\.\d\d(?:\.\d\d)?(?:\s*[;,]\s*\d\d\.\d\d(?:\.\d\d)?){0,6})",
    re.I,
)
PATTERNS = {"jel": JEL, "udc": UDC, "irsti": IRSTI}
DOI = re.compile(r"^\W*(?:DOI\W*)?(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+\s+(?=\w)", re.I)
LINE_LETTERS = 400
START = 18  # letters before a code's name: "Коды JEL", "Classification JEL"
BARE_LABEL = re.compile(
    r"^\W*(?:[\w]{0,15}\s)?(?:JEL|УДК|UDC|ӘОЖ|МРНТИ|IRSTI|ҒТАМР|ГТАМР)\b[\w\s-]{0,30}[:：]?\s*$",
    re.I,
)


def read_codes(reading: Reading) -> None:
    """Codes on lines of their own, and behind the keywords."""
    for number, line in enumerate(reading.lines):
        if line.kind not in ("text", "heading") or len(line.text) > 4 * LINE_LETTERS:
            continue
        text = DOI.sub("", _with_next(reading, number))
        start = codes_start(text)
        if start < 0:
            continue
        if start < START or number in reading.used or reading.is_label(number, "keywords"):
            _keep(reading, text[start:])
            if start < START and len(text) <= LINE_LETTERS and _is_only_codes(text):
                reading.used.update({number} if text == line.text else {number, number + 1})


def _with_next(reading: Reading, number: int) -> str:
    """A line, with the next one where it is a code's name alone."""
    text = reading.lines[number].text
    if BARE_LABEL.match(text[:60]) and len(text) < 60 and number + 1 < len(reading.lines):
        joined = f"{text} {reading.lines[number + 1].text[:LINE_LETTERS]}"
        return joined if codes_start(text) < 0 <= codes_start(joined) else text
    return text


def codes_start(text: str) -> int:
    """Where the first code begins in a line; -1 without one."""
    found = [
        match.start() for pattern in PATTERNS.values() if (match := pattern.search(text[:2000]))
    ]
    return min(found, default=-1)


def _is_only_codes(text: str) -> bool:
    """Whether hardly anything is left of a line without its codes."""
    for pattern in PATTERNS.values():
        text = pattern.sub("", text)
    return len(re.sub(r"\W+|DOI\S*|10\.\d{4}\S*", "", text)) < 25


def _keep(reading: Reading, text: str) -> None:
    for key, pattern in PATTERNS.items():
        for match in pattern.finditer(text):
            values = _values(key, match.group("values"))
            known = reading.codes.get(key)
            if known is not None:
                values = [*known.value, *(value for value in values if value not in known.value)]
            label = re.split(r"[\s:：]", match.group().strip())[0]
            quote = text[:200] if known is None else known.quote
            reading.codes[key] = Found(values, quote, Place("label", label), True)


def _values(key: str, text: str) -> list[str]:
    if key == "jel":
        pairs = CODE_JEL.findall(text)
        return list(
            dict.fromkeys(letter.translate(LOOKALIKES) + digits for letter, digits in pairs)
        )
    pieces = re.split(r"\s*;\s*|\s*,\s*(?=\d)", text)
    return list(dict.fromkeys(piece.strip(" .,;:-–") for piece in pieces if piece.strip(" .,;:-–")))
