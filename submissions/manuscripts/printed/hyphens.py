"""Words that the end of a line parted, put together again."""

import re
from collections.abc import Iterable

PIECE = re.compile(r"([^\W\d_]+)-$")
RANGE = re.compile(r"\d–$")
FIRST = re.compile(r"[^\W\d_]+")
WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Hyphens:
    """Knows from the rest of a document which words have a hyphen of their own."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.known: set[str] = set()
        for line in lines:
            words = WORDS.findall(line.casefold())
            self.known.update(words[:-1] if line.rstrip().endswith("-") else words)

    def join(self, lines: Iterable[str]) -> str:
        """Return lines as one text."""
        text = ""
        for line in lines:
            text = self._joined(text, line) if text else line
        return text

    def _joined(self, before: str, line: str) -> str:
        piece, first = PIECE.search(before), FIRST.match(line)
        if not piece or not first:
            is_parted = before.endswith(("/", "-")) or bool(
                RANGE.search(before) and line[0].isdigit()
            )
            return before + line if is_parted else f"{before} {line}"
        compound = f"{piece[1]}-{first[0]}".casefold()
        is_word = f"{piece[1]}{first[0]}".casefold() in self.known
        keeps = (compound in self.known and not is_word) or not first[0][0].islower()
        return before + line if keeps else before[:-1] + line
