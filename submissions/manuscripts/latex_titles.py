r"""What the argument of `\title` holds: often more than the title.

Authors break it by hand, set the subtitle below in a smaller size, and put a code of the paper on
its first line.
"""

import re
from dataclasses import dataclass, field

from .latex_plain import plain
from .latex_text import commands, group_at, split_outside

BREAK = r"\\\\\*?(?:\[[^\]]*\])?|\\newline(?![A-Za-z])|\\par(?![A-Za-z])"
SIZES = (
    *("tiny", "scriptsize", "footnotesize", "small", "normalsize"),
    *("large", "Large", "LARGE", "huge", "Huge"),
)
SIZE = re.compile(rf"^[\s{{]*\\({'|'.join(SIZES)})(?![A-Za-z])")
LOOK = re.compile(r"\\(?:bf|bfseries|it|itshape|rm|sffamily|mdseries|normalfont)(?![A-Za-z])")
USUAL = SIZES.index("LARGE")  # the size of a title where none is asked for
CODE = re.compile(r"^(?:УДК|UDC|UDK|ӘОЖ|МРНТИ|IRSTI|ҒТАМР|JEL)\b")
WRAPPED = ("textbf", "textit", "emph", "textsc", "textsf", "MakeUppercase", "uppercase")
NESTED = 4  # groups and commands around a whole title


@dataclass
class TitleParts:
    """A title and its subtitle, still in LaTeX, and codes that stood above them."""

    title: str = ""
    subtitle: str = ""
    codes: list[str] = field(default_factory=list)


def parts_of(argument: str) -> TitleParts:
    """Tell apart the lines of a title that was broken by hand."""
    made = TitleParts()
    lines = _lines(argument)
    while len(lines) > 1 and CODE.match(plain(lines[0])):
        made.codes.append(plain(lines.pop(0)))
    sub = next((n for n in range(1, len(lines)) if _starts_subtitle(lines[n - 1], lines[n])), None)
    made.title = _joined(lines[:sub])
    if sub is not None:
        made.title = made.title.rstrip(" :")
        made.subtitle = _joined(lines[sub:])
    return made


def on_one_line(argument: str) -> str:
    """All lines of a title or subtitle as one."""
    return _joined(_lines(argument))


def _lines(text: str, depth: int = 0) -> list[str]:
    """The lines in the order in which they stand, those inside one group or command as well."""
    found: list[str] = []
    for piece in split_outside(text, BREAK):
        inside = _inside(piece) if depth < NESTED else None
        parts = _lines(inside, depth + 1) if inside is not None else []
        found += parts if len(parts) > 1 else [piece]
    return [line for line in found if plain(line)]


def _inside(piece: str) -> str | None:
    """What a piece holds that is one group or one command of its look."""
    bare = piece.strip()
    whole = group_at(bare, 0)
    if whole and whole[1] == len(bare):
        return whole[0]
    command = next(commands(bare, WRAPPED), None)
    is_all = command is not None and command.start == 0 and command.end == len(bare)
    return command.argument if command is not None and is_all else None


def _starts_subtitle(before: str, line: str) -> bool:
    """Whether a line is set smaller than the one before it, or that one ends with a colon."""
    return plain(before).endswith(":") or _size(line) < _size(before)


def _size(line: str) -> int:
    found = SIZE.match(line)
    return SIZES.index(found[1]) if found else USUAL


def _joined(lines: list[str]) -> str:
    """Lines as one, without what only sets their look; formulas and emphasis stay."""
    words = " ".join(lines)
    for name in SIZES:
        words = re.sub(rf"\\{name}(?![A-Za-z])", "", words)
    return " ".join(LOOK.sub("", words).split())
