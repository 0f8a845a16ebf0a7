"""Statements: funding, interests, ethics, data and the like, under headings, labels or in sentences."""

import re

from ..words import STATEMENTS, Label, label_of
from .bylines import people_in
from .contacts import has_contact
from .found import Found, Place
from .lines import Line
from .state import LONG, Reading, place_of
from .workplaces import workplace_score

STATEMENT_LETTERS = 4_000
SENTENCE_LETTERS = 900
ABOUT_LETTERS = 12_000
ANYWHERE = (
    "acknowledgements",
    "funding",
    "conflicts",
    "contributions",
    "about_authors",
    "ai",
    "data",
)
EARLY = 40  # lines: the title page, where a title may follow what is said of the authors
TAIL = (
    0.55  # of the lines: what stands before is a part of the paper unless it is on the title page
)
QUOTED = 200
CITES = re.compile(r"\((?:[^()]{0,80}\s)?(?:19|20)\d\d[a-zа-я]?\)|\[\d")  # as a paper's text does
SENTENCES = {
    "conflicts": re.compile(
        r"\b(?:declares?|reports?|have|has|states?|disclosed?|with)\b[^.]{0,80}\b(?:no|any|not have)\b"
        r"[^.]{0,60}\b(?:conflicts?|competing|interests)|\bno (?:potential |known )?(?:conflicts?|competing)"
        r"[^.]{0,20}\binterest|(?:заявля|сообща|декларир|подтвержда)\w+[^.]{0,60}отсутств[^.]{0,60}конфликт|"
        r"конфликт\w* интересов[^.]{0,30}(?:отсутств|нет\b|не име)|"
        r"мүдделер\w* (?:қақтығыс|қайшылығ)\w*[^.]{0,80}(?:жоқ|жарияла|мәлімде|хабарла)",
        re.I,
    ),
    "funding": re.compile(
        r"^\W*(?:this|the|our|present)\b[^.]{0,80}\b(?:research|study|work|article|paper|project|publication)\b"
        r"[^.]{0,80}\b(?:funded|supported|financed|sponsored|carried out within|received (?:no|financial))|"
        r"^\W*(?:the )?authors? (?:received|acknowledge)s?[^.]{0,40}\b(?:no )?(?:funding|financial)|"
        r"^\W*(?:no|external) funding\b|^\W*(?:funded|supported) by\b|"
        r"^\W*(?:настоящ\w+|данн\w+|это|эта)?\s*(?:исследовани\w+|работа|стать\w+|публикация|проект)\b[^.]{0,160}"
        r"(?:финансир|при (?:финансовой )?поддержке|в рамках (?:грант|проект|программ|госзадан|научн)|"
        r"за сч[её]т (?:средств|грант))|"
        r"^\W*(?:бұл |осы )?(?:зерттеу|мақала|жұмыс|ғылыми)\w*\b[^.]{0,200}"
        r"(?:қаржыландыр|грант\w* (?:шеңбер|аясы)|қолдауымен)",
        re.I,
    ),
    "acknowledgements": re.compile(
        r"^\W*(?:the |we,? the )?authors?[^.]{0,40}\b(?:thank|grateful|acknowledge|gratitude|indebted)|"
        r"^\W*(?:we|i) (?:would like to |wish to |also |gratefully |sincerely )*"
        r"(?:thank|are grateful|am grateful|acknowledge)|"
        r"^\W*автор\w*[^.]{0,40}(?:благодар|признател)|^\W*авторлар[^.]{0,140}(?:алғыс|ризашылық)",
        re.I,
    ),
    "data": re.compile(
        r"\bdata\b[^.]{0,120}\b(?:is|are|be made|can be) (?:openly |publicly |freely )?"
        r"(?:available|accessed|obtained)\b|"
        r"\bданные\b[^.]{0,120}(?:доступны|предоставл|размещен)|"
        r"\b(?:деректер|мәліметтер)\w*[^.]{0,120}(?:қолжетімді|қол жетімді|беріледі)",
        re.I,
    ),
    "ethics": re.compile(
        r"\bapproved by\b[^.]{0,100}\b(?:ethic|review board|irb)|\bethic\w* (?:approval|committee)\b|"
        r"одобрен\w*[^.]{0,100}этическ|этическ\w+ комит|этика\w* (?:комитет|комиссия)",
        re.I,
    ),
    "ai": re.compile(
        r"\b(?:chatgpt|generative ai|large language model|artificial intelligence tool|ai tool|ai-assisted)"
        r"[^.]{0,120}\b(?:used|employed|not used|assist)|\b(?:used|use of|using)\b[^.]{0,60}"
        r"\b(?:chatgpt|generative ai|ai tools?)\b|"
        r"(?:использова\w+|применя\w+)[^.]{0,80}(?:искусственн\w+ интеллект|\bИИ\b|chatgpt)|"
        r"жасанды интеллект\w*[^.]{0,80}(?:қолданыл|пайдаланыл)",
        re.I,
    ),
}


def read_statements(reading: Reading) -> None:
    """Statements that a heading or a label names."""
    for number, label in enumerate(reading.labels):
        if label is not None and label.code in STATEMENTS and number not in reading.used:
            _read(reading, number, label)
    _open_declarations(reading)


def _read(reading: Reading, number: int, label: Label) -> None:
    line = reading.lines[number]
    rest = line.text[label.end :].strip() if label.end < len(line.text[:200]) else ""
    if not rest and not _may_stand_here(reading, number, label):
        return
    is_about = label.code == "about_authors"
    following = [] if rest and not is_about else reading.section(number)
    if is_about:
        following = _about(reading, number)
    text = "\n\n".join(filter(None, [rest, reading.text_of(following)]))
    if not text or len(text) > (ABOUT_LETTERS if is_about else STATEMENT_LETTERS):
        return
    for code in (label.code, *label.also):
        _keep(reading, code, text, line.text, place_of(line, label), sure=True)
    reading.used.update({number, *following})
    if is_about:
        reading.about.extend([number, *following])


def _may_stand_here(reading: Reading, number: int, label: Label) -> bool:
    """Whether a heading names a statement, not a part of the paper that happens to be called so."""
    line = reading.lines[number]
    above = _heading_above(reading, number)
    if line.kind == "heading" and line.level > 1 and label.code not in ANYWHERE:
        return above == "declarations"
    if label.code in ("ethics", "data", "ai") and above != "declarations":
        is_early = number > 25 and number < len(reading.lines) * TAIL
        beside = [
            reading.labels[at] for at in (number - 2, number + 2) if 0 <= at < len(reading.lines)
        ]
        return not is_early or any(other and other.code in STATEMENTS for other in beside)
    return True


def _heading_above(reading: Reading, number: int) -> str:
    """The code of the heading one level up."""
    level = reading.lines[number].level
    for at in range(number - 1, max(number - 60, -1), -1):
        line = reading.lines[at]
        label = reading.labels[at]
        if line.kind == "heading" and (
            line.level < level or (label and label.code == "declarations")
        ):
            return label.code if label else ""
    return ""


def _about(reading: Reading, number: int) -> list[int]:
    """Everything about the authors: text, cells of a table, lines with positions and addresses."""
    start = reading.lines[number]

    def goes_on(at: int) -> bool:
        line, label = reading.lines[at], reading.labels[at]
        is_part = label is None or label.code == "about_authors"
        is_loud = not line.is_frame and (line.bold or line.text.isupper())
        is_title = number < EARLY and is_loud and not _is_personal(line)
        return line.kind == "text" and is_part and line.after == start.after and not is_title

    return reading.following(number, goes_on)


def _is_personal(line: Line) -> bool:
    """Whether a line shows that it is about a person."""
    return people_in(line).is_strong or has_contact(line.text) or workplace_score(line.text) >= 2


def _open_declarations(reading: Reading) -> None:
    """The heading above statements goes with them."""
    for number, label in enumerate(reading.labels):
        if label is None or label.code != "declarations" or number in reading.used:
            continue
        if label.end >= len(reading.lines[number].text) and number + 1 in reading.used:
            reading.used.add(number)


def _keep(reading: Reading, code: str, text: str, quote: str, place: Place, *, sure: bool) -> None:
    known = reading.statements.get(code)
    if known is not None:  # the same statement in another language
        if text in known.value:
            return
        text, quote, place, sure = (
            f"{known.value}\n\n{text}",
            known.quote,
            known.place,
            known.certain,
        )
    reading.statements[code] = Found(text, quote[:QUOTED], place, sure)


def read_sentences(reading: Reading, end: int) -> None:
    """Statements without a name: short paragraphs of the title page or at the end that say them."""
    tail = max(end, int(len(reading.lines) * 0.8))
    for number, line in enumerate(reading.lines):
        if number in reading.used or line.kind != "text" or reading.labels[number] is not None:
            continue
        if (end <= number < tail) or len(line.text) > SENTENCE_LETTERS:
            continue
        code = "" if CITES.search(line.text) else kind_of_sentence(line.text)
        is_sure_place = number < end or (code != "ethics" and number >= tail)
        if code and is_sure_place and code not in reading.statements:
            _keep(reading, code, line.text, line.text, Place("sentence"), sure=False)
            reading.used.add(number)


def read_contact_sentences(reading: Reading, numbers: set[int]) -> None:
    """Statements in lines that were read for their addresses: they are cut, and must not be lost."""
    for number in sorted(numbers):
        text = reading.lines[number].text
        code = kind_of_sentence(text) if len(text) > SENTENCE_LETTERS // 10 else ""
        if code:
            _keep(reading, code, text, text, Place("sentence"), sure=False)


def kind_of_sentence(text: str) -> str:
    """Which statement a sentence makes; empty when none."""
    start = text[: LONG * 2]
    return next((code for code, pattern in SENTENCES.items() if pattern.search(start)), "")


def read_note(reading: Reading, identifier: str) -> None:
    """A footnote of the title page: a statement by its name or by what it says; else unplaced."""
    from_name = _named_in_note(reading, identifier)
    text = reading.notes.get(identifier, "").strip()
    if from_name or not text:
        return
    code = kind_of_sentence(text)
    if code:
        _keep(reading, code, text, text, Place("note"), sure=False)
    else:
        reading.unplaced.append(text)


def _named_in_note(reading: Reading, identifier: str) -> bool:
    text = reading.notes.get(identifier, "").strip()
    label = label_of(text[:200])
    if label is None or label.code not in STATEMENTS or label.end >= len(text):
        return False
    _keep(reading, label.code, text[label.end :].strip(), text, Place("note"), sure=True)
    return True
