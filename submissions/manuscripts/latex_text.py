"""Reading LaTeX source without running it: comments, verbatim text, commands, environments."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

VERBATIM = r"verbatim\*?|Verbatim\*?|lstlisting|minted|alltt|comment|filecontents\*?"
OURS = re.compile("[\ue000-\ue1ff]")  # letters that stand for something while a paper is read
HIDDEN = re.compile("\ue100(\\d+)\ue101")
SPECIAL = re.compile(
    rf"\\begin\s*\{{(?P<name>{VERBATIM})\}}"
    r"|\\(?:verb|lstinline)\b\*?(?:\[[^\]\n]*\])?(?P<sign>[^A-Za-z\s*])"
    r"|\\.|(?P<comment>%)",
    re.S,
)
BRACES = re.compile(r"\\.|[{}]", re.S)
BRACKETS = re.compile(r"\\.|[{}\]]", re.S)
GAP = re.compile(r"[ \t]*\n?[ \t]*")
REST_OF_LINE = re.compile(r"[^\n]*(?:\n[ \t]*)?")


@dataclass(frozen=True)
class Command:
    r"""`\name*[options]{arguments}` and where it stands."""

    name: str
    star: bool
    options: tuple[str, ...]
    arguments: tuple[str, ...]
    start: int
    end: int

    @property
    def argument(self) -> str:
        """The first argument."""
        return self.arguments[0]


@dataclass(frozen=True)
class Environment:
    r"""`\begin{name}` … `\end{name}`: what is inside and where it stands."""

    name: str
    inside: str
    start: int
    end: int


def without_comments(text: str) -> tuple[str, list[str]]:
    """The text without comments, verbatim pieces replaced by marks; the pieces stand in the list."""
    text = OURS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    result: list[str] = []
    hidden: list[str] = []
    place = 0
    while match := SPECIAL.search(text, place):
        result.append(text[place : match.start()])
        end = _end_of_special(text, match)
        if match["comment"]:
            is_paragraph = text[end : end + 1] == "\n" and text[match.end() : end].count("\n")
            result.append("\n" if is_paragraph else "")
        elif end > match.end():
            result.append(f"\ue100{len(hidden)}\ue101")
            hidden.append(text[match.start() : end])
        else:
            result.append(match.group())
        place = end
    result.append(text[place:])
    return "".join(result), hidden


def _end_of_special(text: str, match: re.Match[str]) -> int:
    """Where a comment or a verbatim piece ends; the end of the match for all else."""
    if match["comment"]:
        rest = REST_OF_LINE.match(text, match.end())
        return rest.end() if rest else match.end()
    if match["name"]:
        closing = f"\\end{{{match['name']}}}"
        found = text.find(closing, match.end())
        return found + len(closing) if found >= 0 else match.end()
    if match["sign"]:
        sign = "}" if match["sign"] == "{" else match["sign"]
        line_end = text.find("\n", match.end())
        found = text.find(sign, match.end(), line_end if line_end >= 0 else len(text))
        return found + 1 if found >= 0 else match.end()
    return match.end()


def with_hidden(text: str, hidden: list[str]) -> str:
    """The text with its verbatim pieces put back."""
    return HIDDEN.sub(lambda match: hidden[int(match[1])], text)


def group_at(text: str, place: int) -> tuple[str, int] | None:
    """What `{…}` at this place (after a gap) holds, and where it ends; None where there is none."""
    gap = GAP.match(text, place)
    start = gap.end() if gap else place
    if text[start : start + 1] != "{":
        return None
    depth = 0
    for match in BRACES.finditer(text, start):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if depth == 0:
            return text[start + 1 : match.start()], match.end()
    return None


def option_at(text: str, place: int) -> tuple[str, int] | None:
    """What `[…]` at exactly this place holds, and where it ends."""
    if text[place : place + 1] != "[":
        return None
    depth = 0
    for match in BRACKETS.finditer(text, place + 1):
        if match.group() == "]" and depth == 0:
            return text[place + 1 : match.start()], match.end()
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if depth < 0:
            return None
    return None


def commands(text: str, names: Iterable[str], arguments: int = 1) -> Iterator[Command]:
    """Commands of these names that have as many arguments in braces, the outermost ones only."""
    pattern = re.compile(r"\\(" + "|".join(map(re.escape, names)) + r")(?![A-Za-z@])(\*?)")
    place = 0
    while match := pattern.search(text, place):
        found = _command_at(text, match, arguments)
        place = found.end if found else match.end()
        if found:
            yield found


def _command_at(text: str, match: re.Match[str], count: int) -> Command | None:
    options: list[str] = []
    arguments: list[str] = []
    place = match.end()
    while True:
        gap = GAP.match(text, place)
        option = option_at(text, place) or (
            option_at(text, gap.end()) if gap and not arguments else None
        )
        if option:
            options.append(option[0])
            place = option[1]
            continue
        group = group_at(text, place) if len(arguments) < count else None
        if group is None:
            break
        arguments.append(group[0])
        place = group[1]
    if len(arguments) < count:
        return None
    return Command(match[1], bool(match[2]), tuple(options), tuple(arguments), match.start(), place)


def replace_commands(
    text: str, names: Iterable[str], build: Callable[[Command], str], arguments: int = 1
) -> str:
    """Put what `build` makes of each such command in its place."""
    pieces: list[str] = []
    place = 0
    for command in commands(text, names, arguments):
        pieces += [text[place : command.start], build(command)]
        place = command.end
    return "".join([*pieces, text[place:]])


def environments(text: str, names: str) -> Iterator[Environment]:
    """Environments whose name matches the expression `names`, the outermost ones only."""
    opening = re.compile(rf"\\begin\s*\{{({names})\}}")
    place = 0
    while match := opening.search(text, place):
        end = _end_of(text, match)
        if end is None:
            place = match.end()
            continue
        yield Environment(match[1], text[match.end() : end[0]], match.start(), end[1])
        place = end[1]


def _end_of(text: str, opened: re.Match[str]) -> tuple[int, int] | None:
    depth = 1
    for match in re.finditer(
        rf"\\(begin|end)\s*\{{{re.escape(opened[1])}\}}", text[opened.end() :]
    ):
        depth += 1 if match[1] == "begin" else -1
        if depth == 0:
            return opened.end() + match.start(), opened.end() + match.end()
    return None


def replace_environments(text: str, names: str, build: Callable[[Environment], str]) -> str:
    """Put what `build` makes of each such environment in its place."""
    pieces: list[str] = []
    place = 0
    for found in environments(text, names):
        pieces += [text[place : found.start], build(found)]
        place = found.end
    return "".join([*pieces, text[place:]])


def split_outside(text: str, pattern: str) -> list[str]:
    """Pieces between what `pattern` finds outside braces."""
    pieces: list[str] = []
    depth = start = 0
    for match in re.finditer(rf"(?P<cut>{pattern})|\\.|[{{}}]", text, re.S):
        if match["cut"] is not None and depth == 0:
            pieces.append(text[start : match.start()])
            start = match.end()
        else:
            depth += {"{": 1, "}": -1}.get(match.group(), 0)
    return [*pieces, text[start:]]
