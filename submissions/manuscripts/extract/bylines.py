"""Lines that name authors: the names in order, their marks, and what else the line says of them."""

import re
from dataclasses import dataclass, field

from .lines import LOWERED, NOTE, NOTES, RAISED, Line
from .name_words import WORD
from .names import is_name, is_single, looks_like_person
from .signs import LETTER_CLOSES, LETTER_OPENS, is_preliminary
from .workplaces import COUNTRY_END, is_position, workplace_score

EMAIL = re.compile(r"(?<![\w.+%’'-])[\w.+%’'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
BRACES = re.compile(r"\{([^{}@]{1,400})\}\s*(@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})")
ORCID = re.compile(r"(?<![\d-])(\d{4})[-–‐]?(\d{4})[-–‐]?(\d{4})[-–‐]?(\d{3}[\dXxХх])(?![\d-])")
ADDRESS = re.compile(
    r"\(?\s*(?:https?://|www\.)\S+|orcid\s*(?:i[dD])?\s*[:：]?|(?:authors?’? )?e-?mails?\b\s*[:：]?|"
    r"эл(?:ектронная|\.)?\s*(?:почта|адрес)\s*:?|эл\.?\s?пошта\s*:?|электрондық пошта\s*:?|"
    r"\btel\.?\s*:?\s*[+\d][\d\s()-]{6,}|\bтел\.?\s*:?\s*[+\d][\d\s()-]{6,}|"
    r"\b(?:researcher ?id|scopus(?: author)? id|spin(?:-код)?|web of science)\s*[:：]?\s*[\w-]*",
    re.I,
)
CORRESPONDING = re.compile(
    r"corresponding\s+(?:author|e-?mail|address|contact)|correspondence(?:\s+(?:to|address|author|should|"
    r"concerning|may|e-?mail)|\s*[:—–]|\s*$)|(?:for|all|address|whom) correspondence|\(correspond|"
    r"^\W*correspond(?:ing|ence|ent)(?:\W|$)|\W*contact\s+(?-i:[A-ZА-Я])|для корреспонденции|для связи|для переписки|для контактов|contact author|"
    r"автор[- ]корреспондент|корреспондент|korrespond|correspondant|sorumlu yazar|хат-хабар|хат алмасу|байланыс авторы|"
    r"байланыс үшін|контактное лицо|autora? (?:de |para )?correspond|autora? de contacto|^\W*contacts?\s*:|"
    r"корреспонденцию (?:направлять|следует)|ответственн\w+ за (?:переписку|корреспонденцию|связь)|"
    r"ответственный автор|жауапты автор",
    re.I,
)
AUTHORS_LABEL = re.compile(
    r"^\s*(?:(?:first |second |third |co-?)?authors?(?: names?)?(?:\s*(?:№\s*)?\d{1,2})?|written by|авторы?|автор(?:лар)?(?:ы)?|"
    r"(?:full )?names? of (?:the )?authors?|фио автор\w*|autore[sn]?)\s*(?:\([^()]*\))?\s*[:：—–]\s*|^\s*by:?\s+(?=[^\W\d_])",
    re.I,
)
AND = re.compile(
    r"\s*(?:[,;•·|]\s*(?:and|и|және|и)\s+|[,;•·|/]|\s(?:and|AND|&|и|және|ЖӘНЕ|мен|e|y|und|et|ve)\s|"
    r"\s[–—-]\s)\s*"
)
AFTER_NAME = re.compile(r"(?<=[*†])\s*[^\s*†,;\ue000]|\s*(?:corresponding|e-?mail)\b", re.I)
TITLES = re.compile(
    r"\b(?:ph\.?\s?d|dr\.?\s?(?:sc|habil)?|prof|professor|associate professor|assistant professor|"
    r"assoc\. prof|msc|mba|mpa|m\.a|b\.a|(?-i:MD)|dba|mr|mrs|ms|"
    r"[дк]\.\s?[а-я]{1,6}\.?\s?н|(?-i:[дк][а-я]{1,2}н)|доктор|кандидат|профессор|доцент|"
    r"(?:yrd\.?\s?)?do[cç]\.?(?:\s?dr\.?)?|(?:dr\.?\s?)?öğr\.?\s?(?:üyesi|gör\.?)|arş\.?\s?gör\.?|uzm\.|"
    r"(?:assist|asst)\.? prof|mag\.|mgr\.|dipl\.?-?ing|ing\.|dott(?:\.|\.?ssa)|lic\.|dra\.|"
    r"магистр|магистрант|докторант|phd докторант|қауымдастырылған профессор|"
    r"(?:senior |research )?(?:lecturer|researcher|fellow)|(?:phd|doctoral|master'?s?) (?:student|candidate)|"
    r"(?:старший )?преподаватель|аспирант|научный сотрудник|(?:аға )?оқытушы)(?![\w-])\.?",
    re.I,
)
RIGHTS = re.compile(r"^\s*(?:©|\(c\)\s)\s*(?:(?:19|20)\d\d)?\s*(?:г\.|ж\.)?[\s,.—–-]*", re.I)
DEGREE = re.compile(
    r"(?:[A-Z][a-z]?){0,2}[A-Z]{2,4}|[A-Z][a-z][A-Z][a-z]?|[DM](?:Phil|Litt|Tech|Arch|Eng|Mus|Res)"
)  # "MPH", "FRCP", "MSc"
STARS = "*✉†‡§#¶"
LINE_LETTERS = 12_000  # a line of some hundred names; longer ones are no title page
PIECES_AT_MOST = 600
MARK_AFTER_COMMA = re.compile(  # "Ann Lee,¹ Ben Fox²": the mark is that of the name before it
    rf"(?<=[^\s,]),({RAISED}[^{LOWERED}]*{LOWERED})(?=\s|$)"
)
NEXT_NAME = re.compile(  # "Ann Lee†  Ben Fox‡": nothing but a mark parts the names
    rf"(?<=[^\W\d_])({RAISED}[^{LOWERED}]*{LOWERED}|[*†‡§]+)\s+(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][^\W\d_]*[.\s])"
)
CALL_LETTERS = 40  # "corresponding author" behind a name
PLACE = "place:"


@dataclass
class Printed:
    """A name as printed, its marks, and a place of work that stands beside it."""

    name: str
    marks: set[str]
    place: str = ""
    single: bool = False


@dataclass(frozen=True)
class Byline:
    """The people of a line, and a place of work that follows all of them."""

    people: list[Printed] = field(default_factory=list)
    place: str = ""

    @property
    def is_strong(self) -> bool:
        """Whether the line shows by more than capital letters that it holds names."""
        if any(person.marks or person.place for person in self.people) or self.place:
            return True
        shown = sum(looks_like_person(person.name) for person in self.people)
        return shown * 2 >= len(self.people) > 0


def without_degrees(text: str) -> str:
    """A name's text without degrees, titles and marks of notes."""
    bare = TITLES.sub(" ", text)
    kept = " ".join(re.sub(r"[*†‡§¶✉#0-9()\[\]]", " ", bare).split()).strip(" ,;.·–—-:")
    return kept + _dot(bare)


def _dot(text: str) -> str:
    """The full stop that belongs to a last initial ("Lee A.", "Lee Sh.")."""
    return "." if re.search(r"(?:^|[\s.])[^\W\d_]h?\.[\s*†‡§¶✉#0-9,;:()\[\]]*$", text) else ""


def people_in(line: Line, common: frozenset[str] = frozenset()) -> Byline:
    """Names on a line, each with its raised or typed marks; none when the line is something else."""
    if len(line.marked) > LINE_LETTERS or not line.marked or line.text.endswith((":", "?")):
        return Byline()
    marked = AFTER_NAME.split(line.marked)[0] if line.kind == "author_style" else line.marked
    marked = RIGHTS.sub("", marked)
    if _is_no_list(marked):
        return Byline()
    text = BRACES.sub(" ", AUTHORS_LABEL.sub("", marked))
    text = ADDRESS.sub(" ", ORCID.sub(" ", EMAIL.sub(" ", text)))
    if _is_said_of_other(text):
        return Byline()
    text = re.sub(rf"{RAISED}([^{LOWERED}]*){LOWERED}", _protect, text)
    text = NEXT_NAME.sub(r"\1, ", MARK_AFTER_COMMA.sub(r"\1,", text))
    beside: list[str] = []
    text = re.sub(r"[(\[]([^()\[\]]{0,160})[)\]]", lambda match: _aside(match, beside), text)
    byline = _by_semicolons(text, common) if ";" in text else _in_order(text, common)
    byline = byline or _inverted(text, common) or Byline()
    for person in byline.people:
        _place_beside(person, beside)
    return byline


def _is_no_list(text: str) -> bool:
    """Whether a line is a date, a rubric, or belongs to a letter."""
    return is_preliminary(NOTES.sub("", text)) or bool(
        LETTER_OPENS.match(text) or LETTER_CLOSES.match(text)
    )


def _is_said_of_other(text: str) -> bool:
    """Whether a colon shows that the words before it are no name: one word ("Correspondence: …"),
    or a phrase with more words behind it ("Cold Mornings: Meals and Absence")."""
    head, colon, tail = _without_marks(text).partition(":")
    words = without_degrees(head)
    if not colon or not words:
        return False
    if len(words.split()) == 1 and "." not in words:
        return True
    return bool(re.search(r"[^\W\d_]", tail)) and not looks_like_person(words)


def _protect(match: re.Match[str]) -> str:
    """Inside raised marks a comma must not part names."""
    return f"{RAISED}{re.sub(r'[,;/|•·]', ' ', match.group(1))}{LOWERED}"


def _aside(match: re.Match[str], beside: list[str]) -> str:
    """What stands in brackets after a name: marks, "corresponding author", a place of work."""
    inner = match.group(1).strip()
    if re.fullmatch(r"[\d\s,;–-]{1,12}|[a-zа-я*†‡§]", inner):
        return f"{RAISED}{re.sub(r'[,;]', ' ', inner)}{LOWERED}"
    call = f"{RAISED}✉{LOWERED}" if CORRESPONDING.search(inner) else ""
    if call:
        pieces = re.split(r"\s*[,;]\s*", inner)
        inner = ", ".join(piece for piece in pieces if piece and not CORRESPONDING.search(piece))
    if workplace_score(inner) >= 2:
        beside.append(inner)
        return f"{RAISED}{PLACE}{len(beside) - 1}{LOWERED}{call}"
    return call or " "


def _place_beside(person: Printed, beside: list[str]) -> None:
    for mark in [mark for mark in person.marks if mark.startswith(PLACE)]:
        person.marks.remove(mark)
        person.place = beside[int(mark.removeprefix(PLACE))]


def _by_semicolons(text: str, common: frozenset[str]) -> Byline | None:
    """Authors parted by semicolons; inside each, commas part name, degree and place."""
    people: list[Printed] = []
    place = ""
    for piece in text.split(";")[:PIECES_AT_MOST]:
        if not without_degrees(_without_marks(piece)):
            if people:
                people[-1].marks |= marks_of(piece)
            continue
        found = _inverted(piece, common, trusted=True) or _in_order(piece, common)
        if found is None and len(people) == 1 and not people[0].place:
            words = " ".join(_without_marks(piece).split()).strip(" .,")
            people[0].place = words if workplace_score(words) >= 2 else ""
            if people[0].place:
                continue
        if found is None:
            return None
        if found.place and len(found.people) == 1:
            found.people[0].place = found.place
        else:
            place = found.place or place
        people.extend(found.people)
    return Byline(people, place) if people else None


def _in_order(text: str, common: frozenset[str]) -> Byline | None:
    """Names parted by commas and "and", degrees left out; a place of work may follow them."""
    people: list[Printed] = []
    start = end_before = 0
    for end, following in _pieces(text):
        piece = text[start:end]
        bare = without_degrees(_without_marks(piece))
        if not bare or (people and DEGREE.fullmatch(bare) and not people[-1].name.isupper()):
            for person in people[-1:]:
                person.marks |= marks_of(piece)
        elif is_name(bare, common):
            people.append(Printed(bare, marks_of(piece)))
        elif is_single(bare, common):
            people.append(Printed(bare, marks_of(piece), single=True))
        elif people and len(bare) < CALL_LETTERS and CORRESPONDING.search(bare):
            people[-1].marks.add("✉")
        elif not is_position(_without_marks(piece).strip(" .,*")):
            is_joined = any(map(str.isalpha, text[end_before:start]))  # "and" before no place
            return None if is_joined else _with_place(people, text[start:])
        end_before, start = end, following
    return Byline(people) if _hold_names(people) else None


def _hold_names(people: list[Printed]) -> bool:
    """Single words are names beside whole names or with a raised mark: "Astana, Kazakhstan" is none."""
    singles = sum(person.single for person in people)
    return bool(people) and (singles * 2 <= len(people) or all(p.marks for p in people if p.single))


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where each piece ends and the next begins."""
    cuts = [(match.start(), match.end()) for match in AND.finditer(text)][:PIECES_AT_MOST]
    return [*cuts, (len(text), len(text))]


def _with_place(people: list[Printed], rest: str) -> Byline | None:
    """What follows the names is a place of work, or the line is no list of names."""
    words = " ".join(_without_marks(rest).split()).strip(" .,;")
    while people and people[-1].single and not people[-1].marks:
        words = f"{people.pop().name}, {words}"
    if not people or workplace_score(words) < 2:
        return None
    if len(people) > 1 and not all(looks_like_person(person.name) for person in people):
        return None
    return Byline(people, words)


def _inverted(text: str, common: frozenset[str], *, trusted: bool = False) -> Byline | None:
    """ "Smith, John; Doe, Jane" and "Smith, J., Doe, J.": the family, a comma, the given names.

    Semicolons between such pairs can be trusted: then any two words with capitals will do.
    """
    pieces = [
        piece for piece in re.split(r"\s*[,;]\s*(?:and\s+|&\s*|и\s+)?|\s(?:and|&|и|және)\s", text)
    ]
    pieces = [piece for piece in pieces if piece.strip()]
    bare = [without_degrees(_without_marks(piece)) for piece in pieces]
    if len(bare) < 2 or len(bare) % 2 or len(bare) > PIECES_AT_MOST:
        return None
    people = []
    for number in range(0, len(bare), 2):
        family, given = bare[number], bare[number + 1]
        if not _is_family_alone(family) or not _is_given_alone(given, common, trusted=trusted):
            return None
        marks = marks_of(pieces[number]) | marks_of(pieces[number + 1])
        people.append(Printed(f"{family}, {given}", marks))
    return Byline(people)


def _is_family_alone(text: str) -> bool:
    return bool(re.fullmatch(rf"(?:(?:van|von|de|der|da|di|la)\s)*{WORD}", text)) and (
        text[0].isupper() or " " in text
    )


def _is_given_alone(text: str, common: frozenset[str], *, trusted: bool) -> bool:
    """Initials, or a usual given name first."""
    if re.fullmatch(r"(?:[^\W\d_]h?\.?[\s-]?){1,3}", text):
        return not COUNTRY_END.fullmatch(text)  # "Dundee, UK"
    is_short = len(text.split()) <= 3 and is_name(f"Xx {text}", common)
    return is_short and (trusted or looks_like_person(text))


def _without_marks(text: str) -> str:
    return re.sub(rf"{RAISED}[^{LOWERED}]*{LOWERED}", " ", text)


def marks_of(text: str) -> set[str]:
    """Marks of one name: raised ones, digits typed before or after it, stars; "1–3" is three."""
    marks: set[str] = set()
    for raised in re.findall(rf"{RAISED}([^{LOWERED}]*){LOWERED}", text):
        if raised.startswith((NOTE, PLACE)):
            marks.add(raised)
        else:
            marks |= _spread(raised)
    rest = _without_marks(text)
    marks.update(re.findall(rf"(?<!\d)\d{{1,2}}(?!\d)|[{STARS}]", rest))
    return marks


def _spread(raised: str) -> set[str]:
    marks = set(re.findall(rf"\d{{1,3}}|[a-zа-я]|[{STARS}]", raised))
    for first, last in re.findall(r"(\d{1,2})\s?[–-]\s?(\d{1,2})", raised):
        marks.update(
            str(number) for number in range(int(first), min(int(last), int(first) + 20) + 1)
        )
    return marks
