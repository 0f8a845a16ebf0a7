"""The list of references of a LaTeX paper and its citations, as text with links.

pandoc cannot see what BibTeX printed, so citations are written here: as names and years or as
numbers, whichever the paper uses, each linked to its entry by a mark of ours.
"""

import posixpath
import re
from dataclasses import dataclass, field
from functools import partial

from . import bounds
from .latex_bib import MANY, Source, bib_of, biber_entries_of, entries_of, items_of
from .latex_files import Sources
from .latex_text import Command, commands, environments, replace_commands, without_comments

TEXTUAL = (
    "citet",
    "Citet",
    "textcite",
    "Textcite",
    "citeA",
    "shortciteA",
    "citeN",
    "newcite",
    "citealtt",
)
IN_BRACKETS = (
    *(
        "citep",
        "Citep",
        "parencite",
        "Parencite",
        "autocite",
        "Autocite",
        "footcite",
        "footfullcite",
    ),
    *("shortcite", "fullcite", "smartcite", "supercite", "citenum", "onlinecite", "footcitetext"),
)
BARE = ("citealp", "citealt", "Citealp", "Citealt", "citeNP", "shortciteNP")
PARTS = (
    "citeauthor",
    "Citeauthor",
    "citeyear",
    "citeyearpar",
    "citeyearNP",
    "citedate",
    "citetitle",
)
CITES = (*TEXTUAL, *IN_BRACKETS, *BARE, *PARTS, "cite", "Cite", "nocite")
LISTS = ("bibliography", "addbibresource", "addglobalbib")
NUMERIC = re.compile(
    r"\\usepackage\s*\[[^\]]*\b(?:numbers|super|numeric\S*|style\s*=\s*(?:numeric|ieee|nature|phys|chem|vancouver)\S*)"
    r"|\\bibliographystyle\s*\{[^}]*(?:plain\}|unsrt|ieee|abbrv\}|vancouver|num\}|splncs|alpha|acm|apsrev|nature)"
    r"|\\documentclass[^{]*\{(?:IEEEtran|ieeeconf|llncs|revtex|mdpi|cas-|Definitions/mdpi|sn-)",
    re.I,
)
NATBIB = re.compile(
    r"\{(?:[\w,\s]*,)?\s*natbib\s*(?:,[\w,\s]*)?\}|elsarticle|acmart|aastex|copernicus"
)
HEADING = re.compile(r"\\(?:renewcommand|def)\s*\{?\\(?:refname|bibname)\}?\s*\{([^{}]+)\}")
TYPED_NUMBER = re.compile(r"\[\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\]")
PLACEHOLDER = "\ue130"
WORDS = {
    "ru": ("Список литературы", "и", "и др."),
    "kk": ("Әдебиеттер тізімі", "және", "және т.б."),
    "en": ("References", "and", "et al."),
}


@dataclass
class References:
    """The works that a paper lists, in the order of the list, and how it cites them."""

    sources: list[Source] = field(default_factory=list)
    numeric: bool = False
    language: str = "en"
    natbib: bool = False
    bib: str = ""  # what pandoc is to print, when nobody printed it yet

    @property
    def numbers(self) -> dict[str, int]:
        """Keys and their place in the list."""
        return {source.key: number for number, source in enumerate(self.sources, 1)}


def read_references(text: str, sources: Sources, main: str, language: str) -> References:
    """Find the list: in the text, in a .bbl file beside it, or in .bib files by what is cited."""
    numeric, natbib = bool(NUMERIC.search(text)), bool(NATBIB.search(text))
    printed = items_of(text) or _printed(sources, main)
    if printed:
        printed = printed[: bounds.LATEX_REFERENCES]
        named = sum(source.is_labelled for source in printed)
        cites = any(True for _ in commands(text, CITES))
        numeric = named < len(printed) / 2 and (cites or bool(TYPED_NUMBER.search(text)))
        return References(printed, numeric, language, natbib)
    found = _cited(_from_bib(text, sources, main), text, numeric)
    return References(found, numeric, language, natbib, bib_of(found))


def _printed(sources: Sources, main: str) -> list[Source]:
    for name in _bbl_names(sources, main):
        if found := items_of(without_comments(sources.text(name))[0]):
            return found
    return []


def _bbl_names(sources: Sources, main: str) -> list[str]:
    own = posixpath.splitext(main)[0] + ".bbl"
    names = sources.names(".bbl")
    return [own] if own in names else names[:1]


def _from_bib(text: str, sources: Sources, main: str) -> list[Source]:
    """Entries of the files that the text names, else of what biber printed, else of any .bib."""
    named: list[str] = []
    missing: list[tuple[str, str]] = []
    for command in commands(text, LISTS):
        for path in filter(str.strip, command.argument.split(",")):
            name = sources.find(path, ("", ".bib"))
            if name is None:
                missing.append(("latex_bib", path.strip()[:100]))
            else:
                named.append(name)
    tries = (
        (named, entries_of),
        (_bbl_names(sources, main), biber_entries_of),
        (sources.names(".bib"), entries_of),
    )
    for names, read in tries:
        if found := [source for name in names for source in read(sources.text(name))]:
            return found
    sources.losses += missing
    return []


def _cited(known: list[Source], text: str, numeric: bool) -> list[Source]:
    """What the text cites: by order of citation for numbers, else by name."""
    by_key = {source.key: source for source in reversed(known)}
    keys: dict[str, None] = {}
    for command in commands(text, CITES):
        for key in command.argument.split(","):
            keys.update(dict.fromkeys(by_key if key.strip() == "*" else [key.strip()]))
    cited = [by_key[key] for key in keys if key in by_key][: bounds.LATEX_REFERENCES]
    if not numeric:
        cited.sort(key=lambda source: ([name.casefold() for name in source.families], source.year))
    return cited


def write_references(text: str, references: References) -> str:
    """The text with citations as words and its list of references as paragraphs."""
    text = replace_commands(text, CITES, partial(_citation, text, references))
    heading = HEADING.search(text)
    title = heading[1].strip() if heading else WORDS[references.language][0]
    written = _list(references, title) if references.sources else ""
    places = [found.start for found in environments(text, "thebibliography")]
    places += [command.start for command in commands(text, ("bibliography",))]
    places += [
        match.start() for match in re.finditer(r"\\printbibliography|\\bibliography\b", text)
    ]
    at = min(places) if places else len(text)
    before, after = text[:at], text[at:]
    end = next(
        (found.end for found in environments(after, "thebibliography") if found.start == 0), 0
    )
    after = replace_commands(after[end:], ("bibliography", "bibliographystyle"), lambda command: "")
    after = re.sub(r"\\printbibliography(?:\s*\[[^\]]*\])?", "", after)
    return f"{before}\n\n{written}\n\n{after}"


def _list(references: References, title: str) -> str:
    if references.bib:
        return f"\\section*{{{title}}}\n\n{PLACEHOLDER}\n\n"
    lines = [
        f"{f'[{number}] ' if references.numeric else ''}{source.text} \ue120{number}\ue121"
        for number, source in enumerate(references.sources, 1)
    ]
    return "\n\n".join([f"\\section*{{{title}}}", *lines])


def _citation(text: str, references: References, command: Command) -> str:
    if command.name == "nocite":
        return ""
    keys = [key.strip() for key in command.argument.split(",") if key.strip()]
    numbers = references.numbers
    before, after = _notes(command)
    kind = _kind_of(command, text, references)
    if references.numeric:
        marks = ", ".join(_link(numbers.get(key), str(numbers.get(key, "?"))) for key in keys)
        inside = f"{before}{marks}{after}"
        if command.name in ("citeauthor", "Citeauthor"):
            return _names(references, keys)
        names = f"{_names(references, keys)} " if kind == "textual" else ""
        return f"{names}[{inside}]" if command.name != "citenum" else inside
    cited = [
        (numbers.get(key), references.sources[numbers[key] - 1] if key in numbers else None)
        for key in keys
    ]
    pieces = [
        _piece(number, source, kind, references, key)
        for (number, source), key in zip(cited, keys, strict=True)
    ]
    if kind == "textual":
        if after and pieces[-1].endswith(")"):
            pieces[-1] = f"{pieces[-1][:-1]}{after})"
        return f"{before}{'; '.join(pieces)}"
    inside = f"{before}{'; '.join(pieces)}{after}"
    return f"({inside})" if kind == "brackets" else inside


def _notes(command: Command) -> tuple[str, str]:
    """Words before and after: `[see][p. 3]`; one option alone stands after."""
    options = [option.strip() for option in command.options]
    before = f"{options[0]} " if len(options) > 1 and options[0] else ""
    after = f", {options[-1]}" if options and options[-1] else ""
    return before, after


def _kind_of(command: Command, text: str, references: References) -> str:
    if command.name in PARTS:
        return command.name.removesuffix("NP").lower()
    if command.name in TEXTUAL:
        return "textual"
    if command.name in BARE:
        return "bare"
    if command.name in ("cite", "Cite") and not references.numeric:
        if _is_in_brackets(text, command.start):
            return "bare"
        return "textual" if references.natbib else "brackets"
    return "brackets"


def _is_in_brackets(text: str, place: int) -> bool:
    """Whether a bracket is open before this place in its paragraph."""
    before = text[max(0, place - 400) : place].rpartition("\n\n")[2]
    depth = 0
    for sign in re.findall(r"[()]", before):
        depth = depth + 1 if sign == "(" else max(depth - 1, 0)
    return depth > 0


def _piece(
    number: int | None, source: Source | None, kind: str, references: References, key: str
) -> str:
    if source is None:
        return f"{key}?"
    names, year = _short(source, references.language), source.year
    if kind == "textual":
        return _link(number, f"{names} ({year})")
    if kind == "citeauthor":
        return _link(number, names)
    if kind == "citetitle":
        return _link(number, source.fields.get("title", names))
    if kind in ("citeyear", "citedate"):
        return _link(number, year)
    if kind == "citeyearpar":
        return f"({_link(number, year)})"
    return _link(number, f"{names}, {year}")


def _names(references: References, keys: list[str]) -> str:
    numbers = references.numbers
    found = [references.sources[numbers[key] - 1] for key in keys if key in numbers]
    return ", ".join(name for source in found if (name := _short(source, references.language)))


def _short(source: Source, language: str) -> str:
    _, joined, more = WORDS[language]
    families = source.families or [source.fields.get("title", source.key)[:60]]
    if len(families) >= MANY or "" in families:
        return f"{families[0]} {more}"
    return f" {joined} ".join(families)


def _link(number: int | None, words: str) -> str:
    return f"\\hyperlink{{cite-{number}}}{{{words}}}" if number else words
