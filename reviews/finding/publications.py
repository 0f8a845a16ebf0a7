"""A list of publications, pasted or from a file: BibTeX, RIS, CSV with a header, or a line each."""

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

LETTERS = 500_000
WORKS = 500
TITLE = 500
ABSTRACT = 6_000
NAMES = 60

ENTRY = re.compile(r"@\s*(\w+)\s*[{(]\s*[^,\s]*\s*,")
FIELD = re.compile(r"(\w+)\s*=\s*")
RIS_LINE = re.compile(r"^([A-Z][A-Z0-9])\s{1,3}-\s?(.*)$")
DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+")
YEAR = re.compile(r"\b(19[5-9]\d|20\d\d)\b")
QUOTED = re.compile(r"[“\"«„]([^”\"»“]{15,400})[”\"»“]")
AFTER_YEAR = re.compile(r"[(\[](?:19|20)\d\d[a-z]?[)\]][.,:]?\s+([^.?!]{12,400}[.?!]?)")
MARKS = re.compile(r"^\s*(?:\[?\d{1,3}[\].)]|[-–•*])\s+")
COMMAND = re.compile(r"\\[a-zA-Z]+\s*|[{}\\~]")
INITIAL = re.compile(r"(?<=\b[^\W\d_])\.")

RIS_TAGS = {
    "TI": "title", "T1": "title", "CT": "title", "AU": "authors", "A1": "authors",
    "PY": "year", "Y1": "year", "DA": "year", "DO": "doi", "AB": "abstract", "N2": "abstract",
    "KW": "keywords", "LA": "language",
}  # fmt: skip
CSV_NAMES = {
    "title": ("title", "название", "заглавие", "атауы", "тақырып"),
    "authors": ("authors", "author", "авторы", "автор", "авторлар"),
    "year": ("year", "год", "жыл", "publication year"),
    "doi": ("doi",),
    "abstract": ("abstract", "аннотация", "аңдатпа"),
    "keywords": ("keywords", "author keywords", "ключевые слова", "түйін сөздер"),
    "language": ("language", "язык", "тіл"),
}


@dataclass(frozen=True)
class Listed:
    """One work of a list: a title, and whatever else was there."""

    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    doi: str = ""
    abstract: str = ""
    keywords: str = ""
    language: str = ""


def read_publications(text: str) -> list[Listed]:
    """Return the works of a list in their order, each title once, at most five hundred.

    Nothing is looked up; what has no title is left out.
    """
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    text = text[:LETTERS]
    found: dict[str, Listed] = {}
    for work in reader_of(text)(text):
        if len(found) >= WORKS:
            break
        if work.title:
            found.setdefault(work.title.casefold(), work)
    return list(found.values())


def reader_of(text: str) -> Callable[[str], Iterator[Listed]]:
    """Return the reader for a list, told by how it looks."""
    if ENTRY.search(text):
        return from_bibtex
    if re.search(r"^TY\s{1,3}-", text, re.MULTILINE):
        return from_ris
    header = text.lstrip().split("\n", 1)[0]
    return from_csv if columns_of(cells_of(header)) else from_lines


def made(values: dict[str, list[str]]) -> Listed:
    """Return a work from what was read of it, every text bounded and on one line."""

    def first(name: str, most: int) -> str:
        return " ".join(" ".join(values.get(name, [])[:1]).split())[:most]

    year = YEAR.search(" ".join(values.get("year", [])))
    doi = DOI.search(" ".join(values.get("doi", [])))
    names = (" ".join(name.split())[:120] for name in values.get("authors", []))
    return Listed(
        title=first("title", TITLE).strip(" .,"),
        authors=tuple(name for name in names if name)[:NAMES],
        year=int(year.group()) if year else None,
        doi=doi.group().rstrip(".,;)")[:250] if doi else "",
        abstract=first("abstract", ABSTRACT),
        keywords="; ".join(values.get("keywords", []))[:1000],
        language=first("language", 2).lower(),
    )


def from_bibtex(text: str) -> Iterator[Listed]:
    starts = [match.end() for match in ENTRY.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        fields = dict(bibtex_fields(text[start:end]))
        names = re.split(r"\s+and\s+", fields.get("author", ""))
        yield made(
            {name: [value] for name, value in fields.items()}
            | {"authors": [name for name in names if name]}
        )


def bibtex_fields(text: str) -> Iterator[tuple[str, str]]:
    """Return name and value of each field; a value stands in braces, in quotes, or is a number."""
    place = 0
    while match := FIELD.search(text, place):
        start = match.end()
        place = end_of_value(text, start)
        value = text[start:place].strip().rstrip(",")
        yield match.group(1).lower(), COMMAND.sub("", value).strip().strip('"').strip()


def end_of_value(text: str, start: int) -> int:
    """Return where a value ends: at the comma or brace that belongs to no inner brace."""
    depth, quoted = 0, text[start : start + 1] == '"'
    for place in range(start + quoted, len(text)):
        sign = text[place]
        depth += (sign == "{") - (sign == "}")
        if quoted and sign == '"' and depth == 0:
            return place + 1
        if not quoted and (depth < 0 or (sign == "," and depth == 0)):
            return place + 1
    return len(text)


def from_ris(text: str) -> Iterator[Listed]:
    values: dict[str, list[str]] = defaultdict(list)
    for line in text.split("\n"):
        match = RIS_LINE.match(line)
        if match is None:
            continue
        tag, value = match.groups()
        if tag in {"TY", "ER"}:
            if values:
                yield made(values)
            values = defaultdict(list)
        elif tag in RIS_TAGS and value.strip():
            values[RIS_TAGS[tag]].append(value)
    if values:
        yield made(values)


def from_csv(text: str) -> Iterator[Listed]:
    lines = StringIO(text.lstrip())
    first = lines.readline()
    columns = columns_of(cells_of(first))
    for row in rows_of(lines, delimiter_of(first)):
        values = {name: [row[place]] for name, place in columns.items() if place < len(row)}
        values["authors"] = split_names(values.get("authors", [""])[0])
        yield made(values)


def rows_of(lines: StringIO, delimiter: str) -> Iterator[list[str]]:
    """Return the rows of a table, up to one that no table program would have written."""
    try:
        yield from csv.reader(lines, delimiter=delimiter)
    except csv.Error:
        return


def delimiter_of(line: str) -> str:
    return max(",;\t", key=line.count)


def cells_of(line: str) -> list[str]:
    return [cell.strip().strip('"').casefold() for cell in line.split(delimiter_of(line))]


def columns_of(cells: Iterable[str]) -> dict[str, int]:
    """Return the place of each known column; nothing where there is none for titles."""
    row = list(cells)
    found = {
        name: row.index(word) for name, words in CSV_NAMES.items() for word in words if word in row
    }
    return found if "title" in found and len(row) > 1 else {}


def split_names(text: str) -> list[str]:
    """Return the names of a cell: between semicolons, or between commas that no initial follows."""
    parts = re.split(r"\s*(?:;|&|\band\b)\s*", text)
    if len(parts) == 1 or ";" not in text:
        parts = [name for part in parts for name in re.split(r",\s*(?=[^\W\d_]{2,})", part)]
    return [name for part in parts if (name := part.strip(" ,"))]


def from_lines(text: str) -> Iterator[Listed]:
    for line in text.split("\n"):
        words = MARKS.sub("", line).strip()
        if len(words) < 12:
            continue
        yield from_reference(words[:2000])


def from_reference(line: str) -> Listed:
    """Return a work from a printed reference; a line that is no reference is a title."""
    doi, years = DOI.findall(line), YEAR.findall(line)
    quoted, after = QUOTED.search(line), AFTER_YEAR.search(line)
    title = quoted or after
    names = line[: title.start()] if title else ""
    return made(
        {
            "title": [title.group(1) if title else DOI.sub("", line)],
            "authors": split_names(INITIAL.sub("", names.strip(" .,(:"))),
            "year": years[:1] if title is None or quoted else YEAR.findall(title.group())[:1],
            "doi": doi[:1],
        }
    )
