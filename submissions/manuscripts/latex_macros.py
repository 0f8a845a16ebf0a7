"""Macros that a LaTeX paper defines for itself. pandoc expands them; some are written out before."""

import re
from collections.abc import Iterator

from . import bounds
from .latex_text import Command, group_at, option_at, replace_commands
from .latex_tidy import DANGEROUS
from .refusals import Refusal

DEFINING = (
    r"\\(?:(?:re|provide)?newcommand|DeclareRobustCommand|DeclareMathOperator|newtheorem"
    r"|DeclarePairedDelimiter|(?:re)?newenvironment|def|gdef|let|newsiunitx)(?![A-Za-z])\*?"
)
DEFINITION = re.compile(DEFINING)
OWN = re.compile(
    r"\\(?:title|author|date|abstract|keywords?|address|affil|affiliation|email|maketitle|thanks|and"
    r"|section|subsection|cite[a-z]*|ref|label|input|include|begin|end|item|caption|par|footnote"
    r"|textbf|bibliography|the[a-z]*|sep|@[A-Za-z@]*|[a-z]+name)(?![A-Za-z@])"
)
MACROS_AT_MOST = 50
KEY_ARGUMENT = re.compile(r"\\(?:[a-zA-Z]*ref|cite\w*|label)\s*\{[^}]*#")
REFERRING_MACRO = re.compile(
    r"\\(?:re|provide)?newcommand\*?\s*\{?\s*\\([A-Za-z]+)\s*\}?\s*\[([1-9])\]\s*\{(.*)\}$", re.S
)


def definitions(preamble: str) -> str:
    """The macros that a preamble defines; those that would change what is read here stay out."""
    kept: list[str] = []
    place = 0
    while match := DEFINITION.search(preamble, place):
        end = _end_of_definition(preamble, match)
        place = max(end, match.end())
        piece = preamble[match.start() : end]
        if end > match.end() and not OWN.match(piece[len(match.group()) :].lstrip(" {")):
            kept.append(DANGEROUS.sub("", _paired(piece, match.group())))
    return "\n".join(kept)


def expanded(text: str) -> str:
    """The text with those macros of its own written out that hold references or citations."""
    for _macro in range(MACROS_AT_MOST):
        found = next(filter(None, map(_referring, _definitions(text))), None)
        if found is None:
            break
        whole, name, count, words = found

        def written(command: Command, words: str = words) -> str:
            for number, argument in enumerate(command.arguments, 1):
                words = words.replace(f"#{number}", argument)
            return words

        text = replace_commands(text.replace(whole, ""), (name,), written, count)
        if len(text) > bounds.LATEX_CHARACTERS:
            raise Refusal("too_much")
    return text


def _definitions(text: str) -> Iterator[str]:
    for match in DEFINITION.finditer(text):
        yield text[match.start() : _end_of_definition(text, match)]


def _referring(piece: str) -> tuple[str, str, int, str] | None:
    """A definition whose arguments are labels or keys: whole, name, number of arguments, words."""
    match = REFERRING_MACRO.match(piece)
    if match is None or not KEY_ARGUMENT.search(match[3]):
        return None
    return piece, match[1], int(match[2]), match[3]


def _end_of_definition(text: str, match: re.Match[str]) -> int:
    """Where a definition ends; its start where it is not understood."""
    command = match.group().rstrip("*")
    place = match.end()
    if command == "\\let":
        found = re.compile(r"\s*\\[A-Za-z@]+\s*=?\s*(?:\\[A-Za-z@]+|.)").match(text, place)
        return found.end() if found else match.end()
    if command in ("\\def", "\\gdef"):
        found = re.compile(r"\s*\\[A-Za-z@]+[^{}\n]{0,40}").match(text, place)
        group = group_at(text, found.end()) if found else None
        return group[1] if group else match.end()
    name = re.compile(r"\s*(?:\{\s*\\?[A-Za-z@*]+\s*\}|\\[A-Za-z@]+)").match(text, place)
    if not name:
        return match.end()
    place = name.end()
    groups = {"\\newenvironment": 2, "\\renewenvironment": 2, "\\DeclarePairedDelimiter": 2}.get(
        command, 1
    )
    while groups or text[place : place + 1] == "[":
        if option := option_at(text, place):
            place = option[1]
        elif groups and (group := group_at(text, place)):
            place = group[1]
            groups -= 1
        else:
            break
    if groups == 0 and command == "\\DeclarePairedDelimiter" and not text[place:].startswith("["):
        return place
    return place if groups == 0 else match.end()


def _paired(piece: str, command: str) -> str:
    """`\\DeclarePairedDelimiter`, which pandoc does not know, as a command of one argument."""
    if not command.startswith("\\DeclarePairedDelimiter"):
        return piece
    match = re.match(r"\s*\{?\s*(\\[A-Za-z]+)\s*\}?\s*", piece[len(command) :])
    if not match:
        return ""
    place = len(command) + match.end()
    left = group_at(piece, place)
    right = group_at(piece, left[1]) if left else None
    if not left or not right:
        return ""
    return f"\\newcommand{{{match[1]}}}[1]{{\\left{left[0] or '.'} #1 \\right{right[0] or '.'}}}"
