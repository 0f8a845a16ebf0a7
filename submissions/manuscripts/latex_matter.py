r"""The title page of a LaTeX paper, taken out of its commands and written as a person would type it.

Classes hide it in commands of their own (`\IEEEauthorblockN`, `\institution`, `\ead`); pandoc knows
few of them. What comes out is what the reader of title pages knows from Word: the title, authors
with raised marks, marked places of work, contacts, abstract, keywords.
"""

import re
from dataclasses import dataclass, field

from .latex_people import COMMANDS, People, Person
from .latex_plain import plain
from .latex_text import Command, commands, replace_commands, replace_environments
from .latex_titles import on_one_line, parts_of

TITLES = ("title", "Title", "papertitle", "icmltitle")
SUBTITLES = ("subtitle", "Subtitle")
RUNNING = ("titlerunning", "runningtitle", "shorttitle", "runninghead", "markleft")
ABSTRACTS = ("abstract", "Abstract", "abstracttext")
ABSTRACT_ENVIRONMENTS = (
    r"abstract\*?|Abstract|onecolabstract|sciabstract|abstracts|IEEEabstract|resume|annotation"
)
KEYWORDS = ("keywords", "Keywords", "keyword", "kwd", "IEEEkeywords", "indexterms")
KEYWORD_ENVIRONMENTS = r"keywords?\*?|Keywords|IEEEkeywords|kwd|indexterms"
CODES = {
    "JEL": ("JEL", "jel", "jelcodes", "JELcodes", "jelclass", "jelclassification", "JELclass"),
    "PACS": ("pacs", "PACS"),
    "MSC": ("MSC", "msc", "subjclass"),
    "UDC": ("UDC", "udc"),
    "УДК": ("udk", "UDK"),
}
STATEMENTS = {
    "Funding": ("funding", "fundinginfo", "fundingInfo"),
    "Acknowledgements": ("acknowledgments", "acknowledgements", "acknowledgment", "acks"),
    "Conflict of interest": ("conflictsofinterest", "conflictofinterest", "competinginterests"),
    "Data availability": ("dataavailability", "dataavailabilitystatement"),
    "Author contributions": ("authorcontributions", "contributions"),
    "Ethics approval": ("institutionalreview", "ethics"),
}
CODE_OF = {spelling: name for name, spellings in CODES.items() for spelling in spellings}
STATEMENT_OF = {spelling: name for name, spellings in STATEMENTS.items() for spelling in spellings}
DROPPED_ONE = (
    *(
        "date",
        "shortauthors",
        "authorrunning",
        "runningauthor",
        "authormark",
        "received",
        "accepted",
    ),
    *("journal", "journalname", "volume", "pubnumber", "pubyear", "firstpage", "acmConference"),
    *("copyrightyear", "acmYear", "acmDOI", "acmISBN", "setcopyright", "ccsdesc", "Plaintitle"),
    *(
        "Plainauthor",
        "Plainkeywords",
        "Shorttitle",
        "fntext",
        "tnotetext",
        "authorrefs",
        "leftheader",
    ),
    *("AuthorNames", "firstnote", "isAPAandChicago", "pubvolume", "issuenum", "articlenumber"),
    *("IEEEspecialpapernotice", "IEEEaftertitletext", "credit", "tnotemark", "shortauthor"),
)
SEPARATOR = re.compile(
    r"\\(?:sep|and|textbullet|textperiodcentered|cdot|bullet)(?![A-Za-z])|\$\s*\\(?:cdot|bullet)\s*\$"
    r"|\\\\|·|•"
)
OWN_ID = re.compile(
    r"\\(?:re|provide)?newcommand\*?\s*\{?\s*\\orcidauthor([A-Za-z])\s*\}?\s*\{([^{}]*)\}"
)
THANKS = re.compile(r"thank|grateful|acknowledg|благодар|алғыс", re.I)
FUNDED = re.compile(r"fund|grant|support|sponsor|финанс|грант|қаржы", re.I)


@dataclass
class Matter:
    """What a title page says, still in LaTeX."""

    title: str = ""
    subtitle: str = ""
    running: str = ""
    authors: People = field(default_factory=People)
    abstracts: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    statements: list[tuple[str, str]] = field(default_factory=list)


def take_matter(text: str) -> tuple[Matter, str]:
    """The title page, and the source without it."""
    matter = Matter()
    text = _without_keywords(_with_ids(text), matter)
    text = _without_statements(text)
    text = replace_environments(
        text, ABSTRACT_ENVIRONMENTS, lambda found: _keep(matter.abstracts, _abstract(found.inside))
    )
    text = replace_commands(
        text, ABSTRACTS, lambda command: _keep(matter.abstracts, _abstract(command.argument))
    )
    text = replace_commands(text, (*TITLES, *SUBTITLES, *RUNNING), lambda c: _title(c, matter))
    text = replace_commands(text, DROPPED_ONE, lambda command: "")
    for command in commands(text, COMMANDS):
        matter.authors.read(command)
    return matter, replace_commands(text, COMMANDS, lambda command: "")


def _with_ids(text: str) -> str:
    r"""MDPI defines each author's iD above the title page and calls it by a letter: `\orcidA{}`."""
    known = dict(OWN_ID.findall(text))
    if not known:
        return text
    return replace_commands(
        text,
        [f"orcid{letter}" for letter in known],
        lambda c: f"\\orcidlink{{{known[c.name[-1]]}}}",
    )


def _keep(kept: list[str], text: str) -> str:
    if text.strip():
        kept.append(text)
    return ""


def _abstract(text: str) -> str:
    """An abstract without a heading of its own and what only sets its look."""
    text = re.sub(r"\\(?:noindent|small|footnotesize|maketitle|centering)(?![A-Za-z])", "", text)
    text = re.sub(r"^\s*(?:\[[^\]]*\]|\{(?i:abstract|summary)\})", "", text)
    bold = r"\\(?:textbf|textit|emph|section\*?|paragraph\*?)"
    return re.sub(
        rf"^\s*{bold}\{{\s*(?i:abstract|summary|аннотация|аңдатпа)[.:]?\s*\}}[.:]?", "", text
    )


def _without_keywords(text: str, matter: Matter) -> str:
    def keep(inside: str) -> str:
        for name, spellings in CODES.items():
            split = re.split(rf"\\(?:{'|'.join(spellings)})(?![A-Za-z])", inside, maxsplit=1)
            if len(split) == 2:
                inside = split[0]
                matter.codes.append(f"{name}: {_listed(split[1])}")
        _keep(matter.keywords, _listed(inside))
        return ""

    text = replace_environments(text, KEYWORD_ENVIRONMENTS, lambda found: keep(found.inside))
    text = replace_commands(text, KEYWORDS, lambda command: keep(command.argument))
    for code in commands(text, CODE_OF):
        matter.codes.append(f"{CODE_OF[code.name]}: {_listed(code.argument)}")
    return replace_commands(text, CODE_OF, lambda command: "")


def _listed(text: str) -> str:
    """Keywords with one kind of sign between them."""
    text = re.sub(r"^\s*\[[^\]]*\]|\\(?:code|codes)(?![A-Za-z])", "", text)
    return re.sub(r"\s*;(?:\s*;)*\s*", "; ", plain(SEPARATOR.sub(";", text))).strip(" ;.")


def _without_statements(text: str) -> str:
    """Statements that a class keeps in commands and environments, as sections of the text."""

    def section(name: str, words: str) -> str:
        return f"\n\n\\section*{{{STATEMENT_OF[name]}}}\n{words}\n\n"

    names = "|".join(STATEMENT_OF)
    text = replace_environments(text, names, lambda found: section(found.name, found.inside))
    text = replace_commands(text, STATEMENT_OF, lambda c: section(c.name, c.argument))
    return re.sub(rf"\\({names})(?![A-Za-z{{])", lambda match: section(match[1], ""), text)


def _title(command: Command, matter: Matter) -> str:
    if command.name in RUNNING:
        matter.running = matter.running or plain(command.argument)
        return ""
    notes = [each.argument for each in commands(command.argument, ("thanks", "footnote"))]
    words = replace_commands(
        command.argument, ("thanks", "footnote", "tnoteref", "tnotemark", "titlenote"), lambda c: ""
    )
    if command.name in SUBTITLES:
        matter.subtitle = matter.subtitle or on_one_line(words)
    elif not matter.title:
        parts = parts_of(words)
        matter.title, matter.subtitle = parts.title, matter.subtitle or parts.subtitle
        matter.codes += parts.codes
        matter.running = matter.running or plain(" ".join(command.options[:1]))
    for note in notes:
        kind = (
            "Funding" if FUNDED.search(note) else "Acknowledgements" if THANKS.search(note) else ""
        )
        matter.statements.append((kind, plain(note)))
    return ""


def front_of(matter: Matter) -> str:
    """What pandoc reads as the front: title, subtitle and authors with their marks."""
    numbers = _numbers(matter.authors)
    names = " \\and ".join(_author(person, numbers) for person in matter.authors.people)
    lines = [f"\\title{{{matter.title}}}"] if matter.title else []
    lines += [f"\\subtitle{{{matter.subtitle}}}"] if matter.subtitle else []
    lines += [f"\\author{{{names}}}"] if names else []
    return "\n".join(lines)


def _numbers(authors: People) -> dict[str, str]:
    used = [key for person in authors.people for key in person.marks if key in authors.places]
    return {
        key: str(number) for number, key in enumerate(dict.fromkeys([*used, *authors.places]), 1)
    }


def _author(person: Person, numbers: dict[str, str]) -> str:
    marks = dict.fromkeys(numbers[mark] for mark in person.marks if mark in numbers)
    star = "*" if person.corresponding else ""
    raised = f"\\textsuperscript{{{','.join(marks)}}}" if marks else ""
    return f"{person.name}{star}{raised}"


def page_of(matter: Matter) -> str:
    """The rest of the title page as paragraphs: places, contacts, abstracts, keywords, codes."""
    authors = matter.authors
    numbers = _numbers(authors)
    lines = [
        f"\\textsuperscript{{{number}}} {authors.places[key]}" for key, number in numbers.items()
    ]
    for person in authors.people:
        orcid = f"https://orcid.org/{person.orcid}" if person.orcid else ""
        contacts = [person.email.replace("_", "\\_"), orcid]
        if any(contacts):
            before = "Corresponding author: " if person.corresponding else ""
            lines.append(f"{before}{', '.join(filter(None, [person.name, *contacts]))}")
    lines += authors.lines
    lines += [f"Running head: {matter.running}"] if matter.running else []
    lines += [text if not kind else f"{kind}: {text}" for kind, text in matter.statements]
    lines += [line for abstract in matter.abstracts for line in ("Abstract", abstract)]
    lines += [f"Keywords: {words}" for words in matter.keywords]
    return "\n\n".join(["", *lines, *matter.codes, ""])
