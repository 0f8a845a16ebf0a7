"""Reading .bib files and the .bbl files that BibTeX and biber write: keys, names, years."""

import re
from dataclasses import dataclass, field

from .latex_text import environments, group_at, option_at

ENTRY = re.compile(r"@\s*(?P<kind>[A-Za-z]+)\s*(?P<open>[{(])\s*")
FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]*)\s*=\s*")
VALUE = re.compile(r'"(?P<quoted>(?:[^"\\{]|\\.|\{[^{}]*\})*)"|(?P<bare>[\w.:/-]+)')
ITEM = re.compile(r"\\bibitem(?![A-Za-z])")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?")
BIBER_ENTRY = re.compile(
    r"\\entry\{(?P<key>[^}]*)\}\{(?P<kind>[^}]*)\}\{[^}]*\}(?P<inside>.*?)\\endentry", re.S
)
BIBER_FIELD = re.compile(
    r"\\(?:field|strng|list)\{(?P<name>[a-z]+)\}\{(?P<value>(?:[^{}]|\{[^{}]*\})*)\}"
)
BIBER_VERB = re.compile(r"\\verb\{(?P<name>doi|url)\}\s*\\verb (?P<value>\S+)")
PARTS = {
    "given": re.compile(r"given=\{((?:[^{}]|\{[^{}]*\})*)\}"),
    "family": re.compile(r"family=\{((?:[^{}]|\{[^{}]*\})*)\}"),
}
KEPT = (
    "title",
    "subtitle",
    "journaltitle",
    "booktitle",
    "volume",
    "number",
    "pages",
    "year",
    "edition",
)
MANY = 3  # authors from which on "et al." is written


@dataclass
class Source:
    """One work of the list: its key, the families of its authors, its year, its text if printed."""

    key: str
    families: list[str] = field(default_factory=list)
    year: str = ""
    text: str = ""  # LaTeX of the printed entry; empty when pandoc writes it
    fields: dict[str, str] = field(default_factory=dict)
    kind: str = ""
    is_labelled: bool = True


def items_of(text: str) -> list[Source]:
    r"""The entries of a `thebibliography`, each with what its label says."""
    found = next(environments(text, "thebibliography"), None)
    if found is None:
        return []
    inside = found.inside
    starts = list(ITEM.finditer(inside))
    ends = [match.start() for match in starts[1:]] + [len(inside)]
    result = []
    for match, end in zip(starts, ends, strict=True):
        place = match.end()
        gap = len(inside[place:]) - len(inside[place:].lstrip())
        option = option_at(inside, place + gap)
        if option:
            place = option[1]
        key = group_at(inside, place)
        if key is None:
            continue
        families, year = _label(option[0] if option else "")
        text = _entry(inside[key[1] : end])
        source = Source(key[0].strip(), families, year, text, is_labelled=bool(families and year))
        if not source.is_labelled:
            source.families, source.year = _opening(text)
        result.append(source)
    return result


def _opening(text: str) -> tuple[list[str], str]:
    """The first family and the year of a printed entry that has no label."""
    bare = re.sub(r"\\[a-zA-Z]+\s?|[{}]", "", text)
    name = re.match(r"(?:[A-ZА-Я]\.\s?-?){0,3}\s*([^\W\d_][\w’'-]+)", bare)
    year = YEAR.search(bare)
    return [name[1]] if name else [], year.group() if year else "n.d."


def _entry(text: str) -> str:
    r"""One entry on one line, without the commands of REVTeX that say what each part is."""
    text = re.sub(r"\\(?:newblock|bibnamedelima|bibinitperiod|natexlab)(?![A-Za-z])", " ", text)
    text = re.sub(
        r"\\hskip\s*[\d.]+\s*em(?:\s*(?:plus|minus)\s*[\d.]+\s*em)*(?:\\relax)?", " ", text
    )
    text = re.sub(r"\\(?:bibfield|bibinfo)\s*\{[a-z]+\}", " ", text)
    text = re.sub(r"\\(?:bibnamefont|bibfnamefont|citenamefont|natexlab|enquote\s*)\b", "", text)
    text = re.sub(
        r"\\(?:BibitemOpen|BibitemShut\s*\{[^}]*\}|bibAnnoteFile|NoStop|Eprint)", "", text
    )
    text = re.sub(r"\\href@noop\s*\{[^}]*\}|\\BibitemShut|\\(?:providecommand).*", "", text)
    return " ".join(text.split())


def _label(label: str) -> tuple[list[str], str]:
    r"""Names and year of `[Lee and Kim(2019)Lee, Kim]`, `[\protect\citeauthoryear{Lee}{2019}]`."""
    bare = label.strip()
    while (whole := group_at(bare, 0)) and whole[1] == len(bare):
        bare = whole[0]
    bare = re.sub(r"\\protect|\\citeauthoryear|\\citename|\\natexlab|\\astroncite|\\BBA", " ", bare)
    bare = bare.replace("\\&", "and")
    year = YEAR.search(bare)
    if not year:
        return [], ""
    names = re.sub(r"[{}~]|\\[a-zA-Z]+", " ", bare[: year.start()]).strip(" (,[")
    families = [part.strip(" ,") for part in re.split(r"\bet\s+al\b\.?|\band\b|&|,", names)]
    families = [family for family in families if family]
    if re.search(r"\bet\s+al", names):
        families = families[:1] + [""] * MANY
    letter = re.match(r"\{?([a-z])\}?", bare[year.end() :].strip())
    more = letter[1] if letter and len(year.group()) == 4 and "natexlab" in label else ""
    return families, year.group() + more


def entries_of(text: str) -> list[Source]:
    """The entries of a .bib file; what is not closed is passed over."""
    result = []
    strings: dict[str, str] = {}
    place = 0
    while match := ENTRY.search(text, place):
        group = group_at(text, match.end("open") - 1) if match["open"] == "{" else None
        if group is None:
            place = match.end()
            continue
        place = group[1]
        kind = match["kind"].lower()
        key, _, inside = group[0].partition(",")
        if kind == "string":
            strings |= {name.lower(): value for name, value in _fields(group[0], strings).items()}
        elif kind not in ("comment", "preamble") and key.strip():
            fields = _fields(inside, strings)
            result.append(_source(key.strip(), kind, fields))
    return result


def _fields(text: str, strings: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    place = 0
    while match := FIELD.search(text, place):
        parts: list[str] = []
        place = match.end()
        while True:
            group = group_at(text, place)
            value = VALUE.match(text, place) if group is None else None
            if group:
                parts.append(group[0])
                place = group[1]
            elif value:
                bare = value["bare"]
                parts.append(value["quoted"] if bare is None else strings.get(bare.lower(), bare))
                place = value.end()
            more = re.compile(r"\s*#\s*").match(text, place)
            if not more or not (group or value):
                break
            place = more.end()
        found.setdefault(match["name"].lower(), " ".join(" ".join(parts).split()))
    return found


def _source(key: str, kind: str, fields: dict[str, str]) -> Source:
    names = fields.get("author") or fields.get("editor") or ""
    families = [_family(name) for name in re.split(r"\s+and\s+", names) if name.strip()]
    year = YEAR.search(fields.get("year", "") or fields.get("date", ""))
    return Source(key, families, year.group() if year else "n.d.", "", fields, kind)


def _family(name: str) -> str:
    """The family of one name as BibTeX writes it; a whole in braces is a body's name."""
    name = name.strip()
    whole = group_at(name, 0)
    if whole and whole[1] == len(name):
        return whole[0]
    if name == "others":
        return ""
    return (name.partition(",")[0] if "," in name else name.split()[-1]).strip()


def biber_entries_of(text: str) -> list[Source]:
    """The entries of the .bbl file that biber writes, as a .bib file would give them."""
    result = []
    for match in BIBER_ENTRY.finditer(text):
        inside = match["inside"]
        fields = {found["name"]: found["value"] for found in BIBER_FIELD.finditer(inside)}
        fields |= {found["name"]: found["value"] for found in BIBER_VERB.finditer(inside)}
        for role in ("author", "editor"):
            if names := _biber_names(inside, role):
                fields[role] = names
        fields = {name: _readable(value) for name, value in fields.items()}
        kept = {
            name: fields[name]
            for name in (*KEPT, "author", "editor", "doi", "url")
            if name in fields
        }
        for name in ("publisher", "institution", "location", "organization"):
            found = re.search(
                rf"\\list\{{{name}\}}\{{\d+\}}\{{%?\s*\{{((?:[^{{}}]|\{{[^{{}}]*\}})*)\}}", inside
            )
            if found:
                kept[name] = _readable(found[1])
        result.append(_source(match["key"], match["kind"], kept))
    return result


def _biber_names(inside: str, role: str) -> str:
    start = inside.find(f"\\name{{{role}}}")
    if start < 0:
        return ""
    end = min(
        (
            place
            for mark in ("\\name{", "\\strng{", "\\field{", "\\list{")
            if (place := inside.find(mark, start + 6)) >= 0
        ),
        default=len(inside),
    )
    part = inside[start:end]
    families = PARTS["family"].findall(part)
    givens = PARTS["given"].findall(part)
    if len(givens) != len(families):
        return " and ".join(f"{{{family}}}" for family in families)
    return " and ".join(
        f"{family}, {given}" for family, given in zip(families, givens, strict=True)
    )


def _readable(value: str) -> str:
    value = re.sub(r"\\bibrangedash\s?", "--", value)
    value = re.sub(r"\\bib(?:namedelim[a-z]|initperiod|initdelim)\s?", " ", value)
    return re.sub(r"\\bibrangessep\s?", ", ", value).strip()


def bib_of(sources: list[Source]) -> str:
    """A .bib file of these works, with keys of ours (`c1`, `c2` …) that no program stumbles over."""
    lines = []
    for number, source in enumerate(sources, 1):
        fields = "".join(
            f"  {name} = {{{value}}},\n"
            for name, value in source.fields.items()
            if value.count("{") == value.count("}")
            and name not in ("abstract", "file", "keywords", "note")
        )
        lines.append(f"@{source.kind}{{c{number},\n{fields}}}\n")
    return "\n".join(lines)
