"""Reading a title page: title, authors, abstracts, keywords, statements."""

import re
from dataclasses import dataclass, field

from ..languages import is_clear, language_of
from ..tree import line_of, parse
from ..words import STATEMENTS, Label, heading_of, label_of
from .found import Author, Found, Place, TitlePage
from .lines import Line, read_lines
from .people import EMAIL, ORCID, only_one_corresponds, people_in, read_people

LONG = 300  # characters: more is a paragraph of the paper
LINES_AT_MOST = 80
TITLE_LETTERS = 350
ABSTRACT_LETTERS = 6_000
STATEMENT_LETTERS = 4_000
PRELIMINARY = re.compile(
    r"^\s*(?:УДК|ӘОЖ|МРНТИ|ГТАМР|ҒТАМР|IRSTI|UDC|JEL|DOI|ISSN|https?://|received|accepted|submitted|"
    r"поступила|получено|принята|running head|original (?:article|research)|research article|"
    r"review article|short communication|научная статья|оригинальная статья|word count|draft|"
    r"manuscript|title page|\d{1,2}\s+\w+\s+20\d\d$)",
    re.I,
)
STRUCTURED = re.compile(
    r"^\s*(?:purpose|aims?|objectives?|background|design|methods?|methodology|findings|results|"
    r"conclusions?|originality|implications|value|limitations|practical|"
    r"цель|задачи|методы|методология|результаты|выводы|заключение|новизна|ценность|практическ|"
    r"мақсат|әдіс|нәтиже|қорытынды|тұжырым)\w*[^.:]{0,40}[.:]",
    re.I,
)
ANYWHERE = ("acknowledgements", "funding", "conflicts", "contributions", "about_authors", "ai")
SEPARATORS = (";", "•", "·", "|", ",")


@dataclass
class Reading:
    """The state of one reading: what was found so far and which blocks were used for it."""

    lines: list[Line]
    used: set[int] = field(default_factory=set)
    titles: dict[str, Found[str]] = field(default_factory=dict)
    subtitle: Found[str] | None = None
    abstracts: dict[str, Found[str]] = field(default_factory=dict)
    keywords: dict[str, Found[list[str]]] = field(default_factory=dict)
    statements: dict[str, Found[str]] = field(default_factory=dict)
    practice: Found[list[str]] | None = None
    unplaced: list[str] = field(default_factory=list)


def read_title_page(tree: bytes) -> TitlePage:
    """Read what the form asks for from a canonical tree. Nothing is invented: what is not there
    stays empty, what is likely but not sure has `certain=False`."""
    article = parse(tree)
    notes = {
        str(note.get("id")): " ".join(line_of(part) for part in note.findall("p"))
        for note in article.iterfind("back/fn-group/fn")
    }
    reading = Reading(read_lines(article))
    labels = [_label(line) for line in reading.lines]
    _read_labelled(reading, labels)
    end = _end_of_title_page(reading, labels)
    title = _read_titles(reading, end)
    authors = _read_authors(reading, end, notes, title)
    _take_rest(reading, end)
    return _title_page(reading, article.find("body"), authors)


def _label(line: Line) -> Label | None:
    if line.kind == "heading":
        return heading_of(line.text)
    label = label_of(line.text[:200]) if line.kind == "text" else None
    if label and label.code in ("section", "introduction") and label.end < len(line.text):
        return None  # "Methods: …" inside an abstract opens no section
    return label


def _read_labelled(reading: Reading, labels: list[Label | None]) -> None:
    """Abstracts, keywords, statements and practice points, wherever their names stand."""
    for number, line in enumerate(reading.lines):
        label = labels[number]
        if line.kind == "abstract_style":
            _keep_abstract(reading, line.text, line, Place("abstract_style"))
            reading.used.add(number)
        if label is None or number in reading.used:
            continue
        if label.code == "abstract":
            _read_abstract(reading, labels, number, label)
        elif label.code == "keywords":
            _read_keywords(reading, number, label)
        elif label.code == "practice":
            _read_practice(reading, labels, number)
        elif label.code in STATEMENTS:
            _read_statement(reading, labels, number, label)


def _place(line: Line, label: Label) -> Place:
    if label.end >= len(line.text):
        return Place("heading", line.text.strip(" .:"))
    return Place("label", line.text[: label.end].strip(" .:—–-"))


def _section(reading: Reading, labels: list[Label | None], number: int) -> list[int]:
    """Numbers of the lines that follow a line up to the next heading or known name."""
    result = []
    for at in range(number + 1, len(reading.lines)):
        if reading.lines[at].kind != "text" or labels[at] is not None:
            break
        result.append(at)
    return result


def _read_abstract(reading: Reading, labels: list[Label | None], number: int, label: Label) -> None:
    line = reading.lines[number]
    rest = line.text[label.end :].strip()
    following = _section(reading, labels, number)
    stop = following[-1] + 1 if following else number + 1
    closed = stop < len(labels) and (
        labels[stop] is not None or reading.lines[stop].kind == "heading"
    )
    if rest:
        following = _while_structured(reading, following)
    elif not following:
        following = _structured_by_headings(reading, labels, number)
    elif not closed or len(following) > 8:
        following = following[:1] + _while_structured(reading, following[1:])
    paragraphs = [rest, *(reading.lines[at].text for at in following)]
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    if not text or len(text) > ABSTRACT_LETTERS or language_of(text) in reading.abstracts:
        return
    _keep_abstract(reading, text, line, _place(line, label))
    reading.used.update({number, *following})


def _structured_by_headings(reading: Reading, labels: list[Label | None], number: int) -> list[int]:
    """Lines of an abstract whose parts have headings ("Purpose"), up to the introduction."""
    for at in range(number + 1, min(number + 20, len(reading.lines))):
        label = labels[at]
        if label and label.code in ("introduction", "keywords"):
            return list(range(number + 1, at))
        line = reading.lines[at]
        if line.kind == "other" or (
            line.kind == "heading" and not STRUCTURED.match(line.text + ":")
        ):
            return []
    return []


def _while_structured(reading: Reading, numbers: list[int]) -> list[int]:
    """Paragraphs of a structured abstract ("Purpose: …") that come one after another."""
    result = []
    for at in numbers:
        if not STRUCTURED.match(reading.lines[at].text):
            break
        result.append(at)
    return result


def _keep_abstract(reading: Reading, text: str, line: Line, place: Place) -> None:
    language = language_of(text)
    known = reading.abstracts.get(language)
    if known is not None and place.code == "abstract_style":
        text = f"{known.value}\n\n{text}"
    reading.abstracts[language] = Found(text, line.text[:200], place, is_clear(text))


def _read_keywords(reading: Reading, number: int, label: Label) -> None:
    line = reading.lines[number]
    rest, numbers = line.text[label.end :].strip(), {number}
    if not rest and number + 1 < len(reading.lines) and reading.lines[number + 1].kind == "text":
        rest = reading.lines[number + 1].text
        numbers.add(number + 1)
    words = _keywords(rest)
    language = language_of(rest)
    if not words or language in reading.keywords:
        return
    sure = 1 < len(words) <= 15 and all(len(word) <= 80 for word in words)
    reading.keywords[language] = Found(words, line.text[:300], _place(line, label), sure)
    reading.used |= numbers


def _keywords(text: str) -> list[str]:
    separator = next((sign for sign in SEPARATORS if sign in text), ";")
    return [word for piece in text.split(separator) if (word := piece.strip(" .\t"))]


def _read_practice(reading: Reading, labels: list[Label | None], number: int) -> None:
    following = _section(reading, labels, number)
    points = [reading.lines[at].text for at in following]
    if not points or reading.practice is not None:
        return
    line = reading.lines[number]
    sure = len(points) <= 8 and all(len(point) <= LONG * 2 for point in points)
    reading.practice = Found(points, line.text, Place("heading", line.text), sure)
    reading.used.update({number, *following})


def _read_statement(
    reading: Reading, labels: list[Label | None], number: int, label: Label
) -> None:
    """A statement under its heading or after its name; in the depth of a section only the kinds
    that belong to no section."""
    line = reading.lines[number]
    if line.kind == "heading" and line.level > 1 and label.code not in ANYWHERE:
        return
    rest = line.text[label.end :].strip()
    following = [] if rest else _section(reading, labels, number)
    text = "\n\n".join([*filter(None, [rest]), *(reading.lines[at].text for at in following)])
    if not text or len(text) > STATEMENT_LETTERS:
        return
    if label.code in reading.statements:  # the same statement in another language
        text = f"{reading.statements[label.code].value}\n\n{text}"
    reading.statements[label.code] = Found(text, line.text[:200], _place(line, label), True)
    reading.used.update({number, *following})


def _end_of_title_page(reading: Reading, labels: list[Label | None]) -> int:
    """The first line of the paper itself."""
    last_known = max(
        (
            number
            for number, label in enumerate(labels[:LINES_AT_MOST])
            if label and label.code in ("abstract", "keywords") and number in reading.used
        ),
        default=-1,
    )
    for number, line in enumerate(reading.lines[:LINES_AT_MOST]):
        label = labels[number]
        if number in reading.used or line.kind.endswith("_style"):
            continue
        if label and label.code in ("introduction", "section", "references"):
            return number
        if number > last_known and _opens_paper(line, number, last_known):
            return number
    return min(len(reading.lines), LINES_AT_MOST)


def _opens_paper(line: Line, number: int, last_known: int) -> bool:
    if last_known >= 0 or line.kind == "other" or len(line.text) > LONG:
        return True
    return line.kind == "heading" and number > 4


def _read_titles(reading: Reading, end: int) -> int:
    """Find the title, a subtitle and the title in other languages; answers the title's line."""
    styled = [n for n, line in enumerate(reading.lines) if line.kind == "title_style"]
    candidates = styled or [n for n in range(end) if _can_be_title(reading, n)]
    strong = [n for n in candidates if reading.lines[n].bold or reading.lines[n].kind == "heading"]
    order = styled or strong or candidates
    if not order:
        return -1
    first = order[0]
    for number in order:
        _keep_title(reading, number, first, sure=number in styled or number in strong)
    return first


def _can_be_title(reading: Reading, number: int) -> bool:
    line = reading.lines[number]
    if number in reading.used or line.kind not in ("text", "heading"):
        return False
    if len(line.text.split()) < 2 or len(line.text) > TITLE_LETTERS:
        return False
    if PRELIMINARY.match(line.text) or EMAIL.search(line.text) or ORCID.search(line.text):
        return False
    is_people = bool(people_in(line)) and line.kind != "heading"
    return not is_people and line.marked[:1] not in "\ue000*†0123456789"


def _keep_title(reading: Reading, number: int, first: int, *, sure: bool) -> None:
    line = reading.lines[number]
    text = line.text.strip(" *†")
    language = language_of(text)
    if language not in reading.titles:
        code = {"title_style": "title_style", "heading": "first_heading"}.get(
            line.kind, "first_line"
        )
        place = Place(code if number == first else "title_page")
        reading.titles[language] = Found(text, line.text, place, sure)
        reading.used.add(number)
    elif number == first + 1 and (line.bold or line.kind != "text"):
        reading.subtitle = Found(text, line.text, Place("after_title"), line.kind == "title_style")
        reading.used.add(number)


def _read_authors(reading: Reading, end: int, notes: dict[str, str], title: int) -> list[Author]:
    """People on the lines of the title page that are not yet used for something else."""
    numbers = [
        n
        for n, line in enumerate(reading.lines)
        if n not in reading.used and (n < end or line.kind == "author_style")
    ]
    authors, used = read_people([reading.lines[n] for n in numbers], notes)
    reading.used.update(numbers[place] for place in used)
    return only_one_corresponds(authors)


def _take_rest(reading: Reading, end: int) -> None:
    """When an abstract or keywords show where the title page is, its other lines go as well."""
    if not reading.abstracts and not reading.keywords:
        return
    for number in range(end):
        line = reading.lines[number]
        if (
            number not in reading.used
            and line.kind in ("text", "heading")
            and len(line.text) <= LONG
        ):
            reading.unplaced.append(line.text)
            reading.used.add(number)


def _title_page(reading: Reading, body: object, authors: list[Author]) -> TitlePage:
    unused = [line.text for n, line in enumerate(reading.lines) if n not in reading.used]
    text = " ".join(unused)[:20_000] or " ".join(line.text for line in reading.lines)
    language = language_of(text)
    found = Found(language, text[:100], Place("alphabet"), is_clear(text)) if language else None
    title = reading.titles.get(language) or next(iter(reading.titles.values()), None)
    used_lines = [reading.lines[number] for number in reading.used]
    whole = _blocks_used_whole(reading)
    return TitlePage(
        title=title,
        subtitle=reading.subtitle,
        titles=reading.titles,
        authors=authors,
        abstracts=reading.abstracts,
        keywords=reading.keywords,
        language=found,
        statements=reading.statements,
        practice=reading.practice,
        unplaced=reading.unplaced,
        taken=frozenset(whole),
        opened=frozenset(
            line.block for line in used_lines if line.kind == "heading" and line.block
        ),
    )


def _blocks_used_whole(reading: Reading) -> set[str]:
    """Paragraphs all of whose lines were used: a block is never cut in half."""
    left = {line.block for n, line in enumerate(reading.lines) if n not in reading.used}
    used = {reading.lines[n].block for n in reading.used if reading.lines[n].kind == "text"}
    return {block for block in used - left if block}
