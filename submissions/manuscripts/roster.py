"""A table of people as authors paste it: from Excel, Word, Google Sheets, a CSV file or a mail.

What a column holds is told by its heading (English, Russian, Kazakh), else by what stands in it.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from accounts.folding import folded
from accounts.validators import ORCID
from submissions.manuscripts.extract.name_words import FAMILY_ENDING, PATRONYMIC
from submissions.manuscripts.extract.names import split_name
from submissions.manuscripts.unseen import without_unseen

ROWS_AT_MOST = 400
CELLS_AT_MOST = 30
TEXT_AT_MOST = 400_000
LINE_READ = 2_000  # letters of a line by which the sign between cells is told
CELL_AT_MOST = 250
LENGTHS = {"family_name": 120, "given_name": 120, "patronymic": 120, "orcid": 19}
ENCODINGS = ("utf-8-sig", "cp1251")

# What a column can hold; the first is what nobody reads.
COLUMNS = (
    "",
    "name",
    "family_name",
    "given_name",
    "patronymic",
    "latin_name",
    "email",
    "affiliation",
    "country",
    "orcid",
)
HEADINGS = {
    "family_name": "family name|surname|last name|family|фамилия|тегі|тегi",
    "given_name": "given name|first name|given names|forename|имя|аты|есімі",
    "patronymic": "patronymic|middle name|отчество|әкесінің аты",
    "latin_name": "name in latin letters|latin name|имя латиницей|фамилия и имя латиницей|"
    "латын әріпімен|латынша аты|name in latin letters, as in the passport",
    "name": "name|full name|author|authors|name of author|ф и о|фио|автор|авторы|имя и фамилия|"
    "фамилия имя отчество|аты жөні|аты-жөні|тегі аты|тегі аты жөні|co-author|соавтор",
    "email": "e-mail|email|mail|e-mail address|email address|электронная почта|почта|эл почта|"
    "адрес электронной почты|электрондық пошта|эл пошта|пошта",
    "affiliation": "institution|affiliation|organisation|organization|university|employer|"
    "workplace|place of work|организация|учреждение|место работы|аффилиация|университет|вуз|"
    "ұйым|мекеме|жұмыс орны",
    "country": "country|страна|ел|мемлекет|елі",
    "orcid": "orcid|orcid id|orcid id number|orcid номер",
}
KNOWN = {folded(word): column for column, words in HEADINGS.items() for word in words.split("|")}
MAIL = re.compile(r"[^\s<>;,@]{1,64}@[^\s<>;,@]{1,190}")
IN_BRACKETS = re.compile(r"\s?[<(\[]\s?([^\s<>()\[\]@]{1,64}@[^\s<>()\[\]@]{1,190})\s?[>)\]]")
ORCID_ADDRESS = re.compile(r"(?:https?://)?orcid\.org/", re.I)
NUMBER = re.compile(r"[\d.)№#]{1,6}")


@dataclass(frozen=True)
class Row:
    """One line of the table that names somebody, with the number of the line."""

    line: int
    values: dict[str, str]


@dataclass(frozen=True)
class Roster:
    """What was understood: the meaning of each column, and the people."""

    columns: list[str]
    heading: list[str]
    cells: list[list[str]]
    rows: list[Row] = field(default_factory=list)
    cut: int = 0


def decoded(data: bytes) -> str:
    """Return the text of a file as spreadsheets save it, whatever the letters' code."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", errors="replace")


def read_roster(
    text: str, countries: Mapping[str, str], chosen: Sequence[str] | None = None
) -> Roster:
    """Return the people of a table.

    ``countries`` has codes by folded names. ``chosen`` are the meanings of the columns where a
    person said them; otherwise they are told by the headings or guessed.
    """
    table = cells_of(text[:TEXT_AT_MOST])
    cut = len(table) - ROWS_AT_MOST
    table = table[: ROWS_AT_MOST + 1]
    width = max((len(row) for row in table), default=0)
    table = [row + [""] * (width - len(row)) for row in table]
    heading = table[0] if table and is_heading(table[0]) else []
    body = table[1:] if heading else table
    columns = list(chosen or []) or columns_of(heading, body, width, countries)
    columns = [name if name in COLUMNS else "" for name in [*columns, *[""] * width][:width]]
    start = 2 if heading else 1
    rows = [
        Row(number, values_of(row, columns, countries))
        for number, row in enumerate(body[:ROWS_AT_MOST], start)
    ]
    named = [row for row in rows if any(row.values.values())]
    return Roster(columns, heading, body, named, max(0, cut - bool(heading)))


def cells_of(text: str) -> list[list[str]]:
    """Return the cells of all lines that are not empty, each cut to what a field can hold."""
    text = without_unseen(text.replace("\r\n", "\n"))
    lines = [line[:LINE_READ] for line in text.splitlines() if line.strip()]
    sign = separator_of(lines)
    if not sign:
        return [split_mail(" ".join(line.split())[: 2 * CELL_AT_MOST]) for line in lines]
    reader = csv.reader(io.StringIO(text), delimiter=sign)
    table = [
        [" ".join(cell.split())[:CELL_AT_MOST] for cell in row[:CELLS_AT_MOST]]
        for row in tolerant(reader)
    ]
    return [row for row in table if any(row)]


def tolerant(reader: "csv._reader") -> list[list[str]]:  # type: ignore[name-defined]
    """Return the rows up to the first that no table program would write."""
    rows: list[list[str]] = []
    try:
        for row in reader:
            rows.append(row)
    except csv.Error:
        return rows
    return rows


def separator_of(lines: Sequence[str]) -> str:
    """Return the sign between cells: a tab, a semicolon, a bar, a comma, or none."""
    for sign in ("\t", ";", "|"):
        if sum(sign in line for line in lines) > len(lines) / 2:
            return sign
    commas = Counter(line.count(",") for line in lines)
    most, often = commas.most_common(1)[0] if commas else (0, 0)
    # "Family, Given" on every line is a list of names, not a table of two columns
    return "," if most > 1 or (most == 1 and often and not all_names(lines)) else ""


def all_names(lines: Sequence[str]) -> bool:
    """Say whether lines with one comma each are "Family, Given"."""
    return not any(MAIL.search(line) or ORCID.search(line) for line in lines)


def split_mail(line: str) -> list[str]:
    """Divide "Name Surname <address>" and "Name Surname address" into two cells."""
    found = IN_BRACKETS.search(line) or MAIL.search(line)
    if not found:
        return [line]
    address = found.group(1) if found.re is IN_BRACKETS else found.group(0)
    return [(line[: found.start()] + line[found.end() :]).strip(" ,;–-"), address]


def is_heading(row: Sequence[str]) -> bool:
    """Say whether a row has names of columns: one that is known, and nothing of a person."""
    if any(MAIL.search(cell) or ORCID.search(cell) for cell in row):
        return False
    return any(folded(cell) in KNOWN for cell in row)


def columns_of(
    heading: Sequence[str],
    body: Sequence[Sequence[str]],
    width: int,
    countries: Mapping[str, str],
) -> list[str]:
    """Return what each column holds: by its heading, else by its cells; each meaning once."""
    columns = [KNOWN.get(folded(cell), "") for cell in heading] or [""] * width
    for at in range(width):
        if not columns[at] and not (heading and heading[at]):
            columns[at] = kind_of([row[at] for row in body if row[at]], countries)
    columns = first_of_each(columns)
    if not heading:
        columns = with_names(columns, body)
    return columns


def kind_of(cells: Sequence[str], countries: Mapping[str, str]) -> str:
    """Return what most cells of a column show beyond doubt."""
    half = len(cells) / 2
    tests = {
        "email": lambda cell: bool(MAIL.search(cell)),
        "orcid": lambda cell: bool(ORCID.search(cell)),
        "country": lambda cell: bool(country_of(cell, countries)),
        "patronymic": lambda cell: len(cell.split()) == 1 and bool(PATRONYMIC.search(cell)),
    }
    for kind, test in tests.items():
        if cells and sum(map(test, cells)) > half:
            return kind
    return ""


def first_of_each(columns: Sequence[str]) -> list[str]:
    seen: set[str] = set()
    result = []
    for name in columns:
        result.append("" if name in seen else name)
        seen.add(name)
    return result


def with_names(columns: list[str], body: Sequence[Sequence[str]]) -> list[str]:
    """Give names to the columns of text that are left: the person first, then the institution."""
    free = [
        at
        for at, name in enumerate(columns)
        if not name and not all(NUMBER.fullmatch(row[at]) for row in body if row[at])
    ]
    if not free:
        return columns
    first = [row[free[0]] for row in body if row[free[0]]]
    several = sum(len(cell.split()) > 1 for cell in first) > len(first) / 2
    if several or len(free) == 1:
        columns[free[0]], rest = "name", free[1:]
    else:
        second = [row[free[1]] for row in body if row[free[1]]]
        family_first = (
            endings(first) >= endings(second)
            if any(map(is_cyrillic, first))
            else (endings(first) > endings(second))
        )
        order = ("family_name", "given_name") if family_first else ("given_name", "family_name")
        columns[free[0]], columns[free[1]], rest = order[0], order[1], free[2:]
    if rest:
        columns[rest[0]] = "affiliation"
    return columns


def endings(cells: Sequence[str]) -> int:
    return sum(bool(FAMILY_ENDING.search(cell)) for cell in cells)


def is_cyrillic(text: str) -> bool:
    return any("Ѐ" <= letter <= "ӿ" for letter in text)


def values_of(
    row: Sequence[str], columns: Sequence[str], countries: Mapping[str, str]
) -> dict[str, str]:
    """Return the fields of one person; a country that nobody knows goes to the institution."""
    values = {name: cell for name, cell in zip(columns, row, strict=False) if name and cell}
    whole = values.pop("name", "")
    if whole:
        found = IN_BRACKETS.search(whole)
        if found and "email" not in values:
            values["email"], whole = found.group(1), IN_BRACKETS.sub("", whole)
        values = parts_of(whole) | values
    if "orcid" in values:
        values["orcid"] = ORCID_ADDRESS.sub("", values["orcid"]).strip().upper()
    if "country" in values:
        code = country_of(values["country"], countries)
        if not code and values["country"] not in values.get("affiliation", ""):
            parts_of_place = (values.get("affiliation", ""), values["country"])
            values["affiliation"] = ", ".join(part for part in parts_of_place if part)
        values["country"] = code
    return {
        name: value[: LENGTHS.get(name, CELL_AT_MOST)] for name, value in values.items() if value
    }


def parts_of(whole: str) -> dict[str, str]:
    """Return the parts of a name: "Family, Given Patronymic", or in the order of the name."""
    family, comma, rest = whole.partition(",")
    if not comma:
        name = split_name(whole)
        return {
            "given_name": name.given,
            "family_name": name.family,
            "patronymic": name.patronymic,
        }
    words = rest.split()
    patronymic = words.pop() if len(words) > 1 and PATRONYMIC.search(words[-1]) else ""
    return {
        "given_name": " ".join(words),
        "family_name": family.strip(),
        "patronymic": patronymic,
    }


def country_of(text: str, countries: Mapping[str, str]) -> str:
    """Return the code of a country by its code or its name in any of the languages."""
    if len(text) == 2 and text.upper() in countries.values():
        return text.upper()
    return countries.get(folded(text), "")
