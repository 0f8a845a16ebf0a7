"""Pieces of LaTeX as short plain text: names, places of work, e-mail addresses."""

import re

from .latex_text import commands, replace_commands

UNWRAPPED = (
    *("textbf", "textit", "emph", "textsc", "textrm", "textsf", "texttt", "textnormal", "textmd"),
    *("underline", "mbox", "hbox", "uppercase", "MakeUppercase", "small", "fnm", "sur", "spfx"),
    *("IEEEauthorblockN", "IEEEauthorblockA", "authorblockN", "authorblockA", "url", "nolinkurl"),
    *("spaceskip", "protect", "textup", "textsl", "href", "firstname", "lastname", "surname"),
)
PLACE_PARTS = (
    *("institution", "department", "city", "country", "state", "streetaddress", "postcode"),
    *("orgdiv", "orgname", "orgaddress", "street", "position", "region", "postalcode", "dept"),
)
DROPPED = (
    *("vspace", "hspace", "thanks", "footnote", "IEEEmembership", "fnref", "label", "color"),
    *(
        "includegraphics",
        "thanksref",
        "authornote",
        "authornotemark",
        "tnoteref",
        "prefix",
        "suffix",
    ),
)
SIZES = re.compile(
    r"\\(?:tiny|scriptsize|footnotesize|small|normalsize|large|Large|LARGE|huge|Huge|bf|it|rm|sc|sf|tt"
    r"|sl|em|bfseries|itshape|rmfamily|scshape|sffamily|ttfamily|mdseries|upshape|normalfont|par"
    r"|noindent|centering|raggedright|at|unskip|ignorespaces|relax|newline|linebreak|nobreak"
    r"|boldmath|protect|bigskip|medskip|smallskip|hfill|vfill|hss|null|maketitle|newpage|clearpage)"
    r"(?![A-Za-z])\s?"
)
SPACES = re.compile(r"\\(?:quad|qquad|enspace|thinspace|,|;|:|!|/| )(?![A-Za-z])|~")
KEY_VALUE = re.compile(
    r"(?P<key>[a-z]+)\s*=\s*(?:\{(?P<value>(?:[^{}]|\{[^{}]*\})*)\}|(?P<bare>[^,{}]*))"
)
KEYS = ("organization", "addressline", "city", "postcode", "state", "country", "institution")
GROUPED = re.compile(r"\\?\{([\w.,;|\s-]+?)\\?\}\s*@\s*([\w.-]+\w)")
ADDRESS = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
ORCID = re.compile(r"\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx]")
MARK = re.compile("\ue110([^\ue111]*)\ue111")


def plain(text: str) -> str:
    """One line of LaTeX without what only says how it looks; accents and signs stay as typed."""
    for _depth in range(4):
        before = text
        text = replace_commands(text, DROPPED, lambda command: "")
        text = replace_commands(text, ("textcolor",), lambda command: command.arguments[1], 2)
        text = replace_commands(text, UNWRAPPED, lambda command: command.argument)
        if text == before:
            break
    text = re.sub(r"\\\\\*?(?:\[[^\]]*\])?", " ", SPACES.sub(" ", SIZES.sub("", text)))
    text = re.sub(r"(?<!\\)\{\s*([^{}\\]*)\s*\}", r"\1", text)
    return " ".join(text.split()).strip(" ,;")


def place_of(text: str) -> str:
    r"""A place of work on one line, from free text, `\institution{…}` or `organization={…}`."""
    values = {
        match["key"]: (match["value"] or match["bare"] or "").strip()
        for match in KEY_VALUE.finditer(text)
    }
    if any(key in values for key in KEYS):
        parts = [
            (match["value"] or match["bare"] or "").strip()
            for match in KEY_VALUE.finditer(text)
            if match["key"] in KEYS
        ]
        text = ", ".join(filter(None, parts))
    for _depth in range(3):
        text = replace_commands(text, PLACE_PARTS, lambda command: f"{command.argument}, ")
    text = re.sub(r"\\\\\*?(?:\[[^\]]*\])?", ", ", text)
    text = plain(replace_commands(text, ("email", "ead"), lambda command: ""))
    return re.sub(r"\s*,(?:\s*,)+", ",", re.sub(r"\s+,", ",", text)).strip(" ,;.")


def addresses_in(text: str) -> list[str]:
    """E-mail addresses; `{ann, bob}@x.org` is two."""
    text = text.replace("\\_", "_").replace("\\@", "@")
    grouped = [
        f"{name.strip()}@{match[2]}"
        for match in GROUPED.finditer(text)
        for name in re.split(r"[,;|]", match[1])
        if name.strip()
    ]
    return [*grouped, *ADDRESS.findall(GROUPED.sub(" ", text))]


def without_addresses(text: str) -> str:
    """The text without e-mail addresses and what introduces them."""
    text = replace_commands(text, ("email", "ead", "mailto"), lambda command: "")
    text = ADDRESS.sub("", GROUPED.sub("", text.replace("\\_", "_")))
    text = re.sub(
        r"\(?\b(?:e-?mails?(?:\s+address(?:es)?)?|эл\.?\s*почта)\b\s*[:.]?", "", text, flags=re.I
    )
    text = replace_commands(
        text, ("texttt", "url", "textit"), lambda c: c.argument if c.argument.strip() else ""
    )
    return re.sub(r"\(\s*\)", "", text)


def orcid_in(text: str) -> str:
    """The first ORCID, as typed."""
    found = ORCID.search(text)
    return found.group() if found else ""


def with_marks(text: str) -> str:
    r"""Raised marks (`\inst{1}`, `$^{1,*}$`, `\textsuperscript{a}` …) between two letters of ours."""
    names = ("inst", "textsuperscript", "affmark", "IEEEauthorrefmark", "authormark", "textsuper")
    text = re.sub(r"\\(?:textsuperscript|inst)\s*\{\s*(st|nd|rd|th)\s*\}", r"\1", text)
    text = replace_commands(text, names, lambda command: f"\ue110{command.argument}\ue111")
    text = re.sub(
        r"\$\s*\{?\s*\}?\^\s*\{((?:[^{}$]|\{[^{}]*\})*)\}\s*,?\s*\$", "\ue110\\1\ue111", text
    )
    text = re.sub(r"\$\s*\^\s*(\\?[A-Za-z]+|.)\s*\$", "\ue110\\1\ue111", text)
    return re.sub("\ue111\\s*,?\\s*\ue110", ",", text)


def marks_of(text: str) -> list[str]:
    """The marks inside raised pieces, stars as `*`."""
    found: list[str] = []
    for match in MARK.finditer(text):
        inside = re.sub(
            r"\\(?:ast|star|textasteriskcentered|Letter|envelope)(?![a-z])|✉", "*", match[1]
        )
        inside = re.sub(r"\\(?:dagger|dag)(?![a-z])", "†", inside)
        inside = re.sub(r"\\(?:ddagger|ddag)(?![a-z])", "‡", inside)
        inside = re.sub(r"\\[a-zA-Z]+|[{}$]", " ", inside)
        for piece in re.split(r"[,;\s]+", inside):
            found += [part for part in re.findall(r"[*†‡§]|[^*†‡§]+", piece) if part]
    return found


def has_command(text: str, name: str) -> bool:
    """Whether a command with one argument stands in the text."""
    return next(commands(text, (name,)), None) is not None
