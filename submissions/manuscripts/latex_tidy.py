"""LaTeX that pandoc stumbles over, turned into LaTeX that it reads.

Nothing here runs a macro. What could read or write files is taken out, though pandoc's own sandbox
would stop it as well.
"""

import re

from .latex_grids import GRIDS, plain_grid
from .latex_text import (
    Command,
    Environment,
    commands,
    group_at,
    option_at,
    replace_commands,
    replace_environments,
)

DANGEROUS = re.compile(
    r"\\(?:immediate|openin|openout|closein|closeout|read|write(?:\s*18)?|ShellEscape|special|csname"
    r"|endcsname|catcode|directlua|luaexec|latelua|scantokens|everyjob|newwrite|newread|batchmode"
    r"|InputIfFileExists|IfFileExists|CatchFileDef|pdffiledump|pdfobj|includepdf|endlinechar"
    r"|externaldocument|loop|repeat)(?![A-Za-z])\s*(?:\{[^{}]*\})?"
)
DROPPED = {
    1: (
        *("vspace", "hspace", "thispagestyle", "pagestyle", "pagenumbering", "bibliographystyle"),
        *(
            "graphicspath",
            "hypersetup",
            "lstset",
            "captionsetup",
            "linespread",
            "markright",
            "todo",
        ),
        *("phantom", "vphantom", "hphantom", "nolinenumbers", "pgfplotsset", "tikzset", "geometry"),
        *(
            "usetikzlibrary",
            "lhead",
            "rhead",
            "chead",
            "lfoot",
            "rfoot",
            "cfoot",
            "fancyhead",
            "fancyfoot",
        ),
        *(
            "rowcolor",
            "cellcolor",
            "columncolor",
            "color",
            "DeclareGraphicsExtensions",
            "hyphenation",
        ),
        *(
            "allowdisplaybreaks",
            "usepackage",
            "RequirePackage",
            "sisetup",
            "theoremstyle",
            "numberwithin",
        ),
        *("Description", "bibinfo", "deleted", "index", "glsresetall", "pageref", "excludecomment"),
        *("tabcolsep", "bstctlcite", "nobibliography", "acmDOI", "crefname", "includecomment"),
    ),
    2: (
        *("setcounter", "addtocounter", "setlength", "addtolength", "markboth", "titlespacing"),
        *("settowidth", "extrarowheight", "newcolumntype", "lstdefinestyle", "newlength"),
    ),
    3: ("addcontentsline", "definecolor", "titleformat", "fontsize"),
}
ALONE = re.compile(
    r"\\(?:maketitle|tableofcontents|listoffigures|listoftables|newpage|clearpage|cleardoublepage"
    r"|linenumbers|modulolinenumbers|doublespacing|onehalfspacing|singlespacing|FloatBarrier"
    r"|phantomsection|frontmatter|mainmatter|backmatter|balance|sloppy|raggedbottom|flushbottom"
    r"|IEEEpeerreviewmaketitle|IEEEdisplaynontitleabstractindextext|centering|frenchspacing|hline\s*\\hline"
    r"|printglossary|printindex|noindent|small|footnotesize|scriptsize|tiny|normalsize|pagebreak"
    r"|IEEEoverridecommandlockouts|addlinespace|bigskip|medskip|smallskip|hfill|vfill|ignorespaces"
    r"|protect|leavevmode|raggedright|raggedleft|justifying|strut|nopagebreak|endfirsthead"
    r"|switchcolumn|onecolumn|twocolumn)(?![A-Za-z])(?:\s*\[[^\]]*\])?"
)
LAST_ARGUMENT = {
    "resizebox": 3, "scalebox": 2, "rotatebox": 2, "adjustbox": 2, "textcolor": 2, "colorbox": 2,
    "fcolorbox": 3, "parbox": 2, "raisebox": 2, "makebox": 1, "framebox": 1, "fbox": 1, "mbox": 1,
    "hl": 1, "added": 1, "revised": 1, "new": 1, "centerline": 1, "makecell": 1, "thead": 1,
    "shortstack": 1, "specialcell": 1, "foreignlanguage": 2, "selectlanguage": 0, "ensuremath": 1,
    "replaced": 2, "tnote": 1,
}  # fmt: skip
OPENED = (
    r"frontmatter|titlepage|threeparttable\*?|measuredfigure|adjustbox|adjustwidth|landscape|spacing"
    r"|singlespace\*?|doublespace|onehalfspace|multicols|strip|widetext|small|footnotesize|scriptsize"
    r"|subequations|linenumbers|sloppypar|changemargin|otherlanguage\*?|appendices|appendix|backmatter"
    r"|tiny|large|normalsize|flushleft|flushright|minipage|varwidth|samepage|document|ThreePartTable"
)
TAKES_ARGUMENT = (
    "adjustbox",
    "adjustwidth",
    "spacing",
    "multicols",
    "otherlanguage",
    "minipage",
    "changemargin",
    "varwidth",
)
FIGURES = r"(?:wrap|sideways|SC|teaser|floating)?figure\*?"
TABLES = r"(?:wrap|sideways|SC|margin)?table\*?"
DRAWINGS = (
    r"tikzpicture|pgfpicture|pspicture\*?|picture|circuitikz|forest|axis|tikzcd|dependency|psfrags"
)
STEP = re.compile(
    r"\\(?P<name>State|STATE|Statex|If|IF|ElsIf|ELSIF|ELSE|Else|For|FOR|ForAll|FORALL|While|WHILE|Require"
    r"|REQUIRE|Ensure|ENSURE|Return|RETURN|Function|Procedure|Repeat|REPEAT|Until|UNTIL|Input|Output"
    r"|EndIf|ENDIF|EndFor|ENDFOR|EndWhile|ENDWHILE|EndFunction|EndProcedure|KwIn|KwOut|KwData|KwResult)(?![A-Za-z])"
)
RUSSIAN = (
    (r'"---', "—"),
    (r'"--~', "—"),
    (r'"--*', "—"),
    (r'"=', "-"),
    (r'"~', "‑"),
    ('"`', "„"),
    ("\"'", "“"),
    ('"<', "«"),
    ('">', "»"),
    ('"-', ""),
    ('""', ""),
)

Losses = list[tuple[str, str]]


def tidy(body: str, losses: Losses, *, russian: bool) -> str:
    """The body of a paper with what pandoc reads in place of what it does not."""
    body = DANGEROUS.sub("", body)
    body = _without_drawings(body, losses)
    for count, names in DROPPED.items():
        body = replace_commands(body, names, lambda command: "", count)
    for _depth in range(3):
        body = _unwrapped(body)
    body = re.sub(rf"\\(begin|end)\s*\{{{FIGURES}\}}", _as("figure"), body)
    body = re.sub(rf"\\(begin|end)\s*\{{{TABLES}\}}", _as("table"), body)
    body = replace_environments(body, "figure", _figure)
    body = replace_environments(body, GRIDS, plain_grid)
    body = replace_environments(body, "tablenotes", _notes)
    body = replace_environments(body, r"algorithm(?:ic|2e)?\*?", _algorithm)
    body = replace_commands(
        body, ("doi",), lambda c: f"\\href{{https://doi.org/{c.argument}}}{{doi:{c.argument}}}"
    )
    body = replace_commands(
        body, ("bmhead", "acks", "heading"), lambda c: f"\n\n\\section*{{{c.argument}}}\n\n"
    )
    body = re.sub(
        r"\\(?:ack|acks|acknowledgments?|acknowledgements?)(?![A-Za-z])",
        r"\n\n\\section*{Acknowledgements}\n\n",
        body,
    )
    body = ALONE.sub(" ", body)
    return _russian(body) if russian else body


def _as(name: str) -> str:
    return rf"\\\1{{{name}}}"


def _without_drawings(body: str, losses: Losses) -> str:
    """Drawings made of commands cannot be drawn here; each is listed by the name of its figure."""

    def drop(found: Environment) -> str:
        losses.append(("latex_drawing", ""))
        return ""

    return replace_environments(body, DRAWINGS, drop)


def _unwrapped(body: str) -> str:
    """Boxes and layout environments without the box."""
    for name, count in LAST_ARGUMENT.items():
        if count:
            body = replace_commands(body, (name,), _last, count)
    opening = re.compile(rf"\\(begin|end)\s*\{{({OPENED})\}}")
    pieces: list[str] = []
    place = 0
    while match := opening.search(body, place):
        pieces.append(body[place : match.start()])
        place = match.end()
        if match[1] == "begin":
            place = _after_arguments(body, place, match[2].rstrip("*"))
        pieces.append("\n\n" if match[2] in ("appendices", "minipage", "frontmatter") else "\n")
        if match[1] == "begin" and match[2] in ("appendices", "appendix"):
            pieces.append("\\appendix\n")
    return "".join([*pieces, body[place:]])


def _last(command: Command) -> str:
    words = command.arguments[-1]
    if command.name in ("makecell", "thead", "shortstack", "specialcell"):
        return re.sub(r"\\\\\*?", " ", words)
    return f"\\textsuperscript{{{words}}}" if command.name == "tnote" else words


def _after_arguments(body: str, place: int, name: str) -> int:
    while option := option_at(body, place):
        place = option[1]
    while (
        name in TAKES_ARGUMENT
        and (group := group_at(body, place))
        and "\n" not in body[place : place + 1]
    ):
        place = group[1]
        if name not in ("adjustwidth", "changemargin"):
            break
    return place


def _figure(found: Environment) -> str:
    """A figure: its pictures, one caption with those of its parts, its labels, words below it."""
    inside = found.inside
    parts: list[str] = []

    def part(command: Command) -> str:
        words = command.options[0] if command.options and command.name != "subcaptionbox" else ""
        if command.name == "subcaptionbox":
            words = command.argument
        parts.append(re.sub(r"\\label\s*\{[^}]*\}", "", words).strip())
        return command.arguments[-1]

    inside = replace_commands(inside, ("subfloat", "subfigure"), part, 1)
    inside = replace_commands(inside, ("subcaptionbox",), part, 2)

    def lesser(each: Environment) -> str:
        caption = next(commands(each.inside, ("caption", "subcaption")), None)
        parts.append(
            re.sub(r"\\label\s*\{[^}]*\}", "", caption.argument).strip() if caption else ""
        )
        return replace_commands(_bare(each.inside), ("caption", "subcaption"), lambda c: "")

    inside = replace_environments(inside, "subfigure|subfloat|subtable", lesser)
    inside = _bare(re.sub(r"\\phantomcaption|\\ContinuedFloat", "", inside))
    words = "; ".join(f"({chr(97 + at)}) {text}" for at, text in enumerate(parts[:26]) if text)
    caption = next(commands(inside, ("caption",)), None)
    said = " ".join(filter(None, [caption.argument.strip() if caption else "", words]))
    labels = [f"\\label{{{each.argument}}}" for each in commands(inside, ("label",))]
    drawn = [inside[each.start : each.end] for each in commands(inside, ("includegraphics",))]
    rest = replace_commands(inside, ("caption", "label", "includegraphics"), lambda c: "")
    body = "\n".join([*drawn, f"\\caption{{{said} {''.join(labels[1:])}}}", *labels[:1]])
    below = "" if not re.search(r"[^\W\d_]{3}", re.sub(r"\\[a-zA-Z]+", "", rest)) else rest
    return f"\n\n\\begin{{figure}}\n{body}\n\\end{{figure}}\n\n{below.strip()}\n\n"


def _bare(inside: str) -> str:
    """Content without the arguments of its environment and dots that only fill a line."""
    place = 0
    while option := option_at(inside, place):
        place = option[1]
    while (group := group_at(inside, place)) and "\\" not in inside[place : place + 1]:
        if re.search(r"\\includegraphics|\\caption", group[0]):
            break
        place = group[1]
    dots = r"(\\includegraphics(?:\s*\[[^\]]*\])?\s*\{[^}]*\})\s*[.%]?"
    return re.sub(dots, r"\1 ", inside[place:])


def _notes(found: Environment) -> str:
    """Notes below a table as paragraphs."""
    inside = re.sub(r"\\item\s*\[([^\]]*)\]", r"\n\n\\textsuperscript{\1} ", _bare(found.inside))
    return "\n\n" + re.sub(r"\\item(?![A-Za-z])", "\n\n", inside) + "\n\n"


def _algorithm(found: Environment) -> str:
    """Steps of an algorithm, one on a line, in the words that it would print."""
    inside = _bare(found.inside)
    caption = next(commands(inside, ("caption",)), None)
    title = f"\\textbf{{Algorithm.}} {caption.argument}" if caption else ""
    inside = replace_commands(inside, ("caption", "label"), lambda command: "")
    inside = re.sub(r"\\(?:begin|end)\s*\{algorithmic\}(?:\[\d\])?", "", inside)
    inside = replace_commands(
        inside, ("Comment", "COMMENT", "tcp", "tcc"), lambda c: f" ({c.argument})"
    )
    steps = []
    pieces = STEP.split(inside) if STEP.search(inside) else ["", "", *re.split(r"\\;|\n", inside)]
    if STEP.search(inside):
        for name, words in zip(pieces[1::2], pieces[2::2], strict=True):
            said = {"State": "", "STATE": "", "Statex": ""}.get(
                name, re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
            )
            steps.append(f"{said} {words.strip()}".strip())
    else:
        steps = [piece.strip() for piece in pieces if piece.strip()]
    items = "\n".join(f"\\item {step}" for step in steps if step)
    return f"\n\n{title}\n\n" + (
        f"\\begin{{enumerate}}\n{items}\n\\end{{enumerate}}\n\n" if items else ""
    )


def _russian(body: str) -> str:
    """Signs that babel writes for Russian, outside formulas."""
    pieces = re.split(r"(\$[^$]*\$)", body)
    for number in range(0, len(pieces), 2):
        for typed, printed in RUSSIAN:
            pieces[number] = pieces[number].replace(typed, printed)
        pieces[number] = pieces[number].replace("<<", "«").replace(">>", "»")
    return "".join(pieces)
