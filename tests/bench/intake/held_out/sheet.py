"""A manuscript as blocks, before it becomes a file of some format.

Text carries five marks: <b>, <i>, <sup>, <br> and <fn>a footnote</fn>.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MARK = re.compile(r"<fn>(.*?)</fn>|<(/?)(b|i|sup)>|(<br>)")


@dataclass(frozen=True)
class Run:
    """A stretch of text in one dress; `note` is the text of a footnote, and then no text."""

    text: str
    marks: frozenset[str] = frozenset()
    note: str = ""


@dataclass(frozen=True)
class Para:
    """A paragraph. `style` is a Word style; `list_` is "number" or "bullet"; `align` c, r or j."""

    text: str
    style: str = ""
    align: str = ""
    list_: str = ""
    hanging: bool = False


@dataclass(frozen=True)
class Grid:
    """A table; each cell holds paragraphs separated by a line end. Borders may be missing."""

    rows: tuple[tuple[str, ...], ...]
    borders: bool = True


@dataclass
class Sheet:
    """The blocks of a manuscript in order, and a line for the head of each page."""

    blocks: list[Para | Grid] = field(default_factory=list)
    page_head: str = ""

    def add(self, text: str, style: str = "", align: str = "", list_: str = "") -> None:
        """Add a paragraph."""
        self.blocks.append(Para(text, style, align, list_))

    def hang(self, text: str) -> None:
        """Add a paragraph whose first line hangs out."""
        self.blocks.append(Para(text, hanging=True))

    def lines(self, *texts: str, align: str = "") -> None:
        """Add several paragraphs; empty ones are left out."""
        for text in texts:
            if text:
                self.add(text, align=align)

    def grid(self, *rows: tuple[str, ...], borders: bool = True) -> None:
        """Add a table."""
        self.blocks.append(Grid(rows, borders))


def runs(text: str) -> Iterator[Run]:
    """The runs of a marked text; a line break is a run of "\\n"."""
    marks: set[str] = set()
    end = 0
    for mark in MARK.finditer(text):
        if mark.start() > end:
            yield Run(text[end : mark.start()], frozenset(marks))
        end = mark.end()
        if mark[1] is not None:
            yield Run("", frozenset(marks), note=mark[1])
        elif mark[4]:
            yield Run("\n", frozenset(marks))
        elif mark[2]:
            marks.discard(mark[3])
        else:
            marks.add(mark[3])
    if end < len(text):
        yield Run(text[end:], frozenset(marks))
