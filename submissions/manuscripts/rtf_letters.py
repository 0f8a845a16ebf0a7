"""The letters of an RTF file with their places in it, so that words can be taken out of the text."""

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .masking import MARK

TOKEN = re.compile(
    rb"\\bin(?P<bin>\d+) ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\u(?P<unicode>-?\d+) ?"
    rb"|\\(?P<word>[a-zA-Z]+)(?P<value>-?\d+)? ?|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])"
    rb"|[\r\n]+|(?P<plain>[^\\{}\r\n])",
    re.S,
)
CODEPAGES = {
    128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 0: "cp1252",
}  # fmt: skip
FONT = re.compile(rb"\\f(\d+)(?=[\\ ])[^{};]*?\\fcharset(\d+)")
CODEPAGE = re.compile(rb"\\ansicpg(\d{3,5})")
WORDS = {
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"bullet": "•", b"emspace": " ", b"enspace": " ",
}  # fmt: skip
BLOCK = "\x1d"  # between two paragraphs or cells
LINES = {b"line": "\n", b"tab": "\t"} | dict.fromkeys(
    b"par cell nestcell row nestrow sect page column".split(), BLOCK
)
LONGEST = 50_000  # letters that are looked at as one text
# groups whose text is no part of the sentence in which they stand
APART = frozenset(
    b"footnote header headerl headerr headerf footer footerl footerr footerf annotation fonttbl "
    b"stylesheet colortbl info fldinst shptxt listtext pntext pict object xe tc do".split()
)
UNFINISHED = re.compile(rb"\\[a-zA-Z]+-?\d*$")
LONGEST_WORD = 40  # bytes of a control word


@dataclass
class Letter:
    """A letter and the bytes that say it; a break has none."""

    text: str
    start: int = 0
    end: int = 0


@dataclass
class _State:
    """What holds inside a group."""

    codepage: str
    fallback: int
    letters: list[Letter]
    is_new: bool = True


class _Reader:
    """Reads token after token; `found` are the texts, each a list of letters in their order."""

    def __init__(self, data: bytes) -> None:
        fonts = FONT.findall(data)
        match = CODEPAGE.search(data[:2_000])
        self.fonts = {font: CODEPAGES.get(int(charset), "") for font, charset in fonts}
        self.usual = known_codepage(match[1].decode() if match else "1252")
        self.found: list[list[Letter]] = []
        self.stack = [_State(self.usual, 1, self.begin())]
        self.skip = 0

    def begin(self) -> list[Letter]:
        """Begin a text of its own."""
        self.found.append([])
        return self.found[-1]

    def take(self, token: re.Match[bytes]) -> None:
        if token["brace"]:
            self.skip = 0
            self._turn(token["brace"] == b"{")
            return
        state = self.stack[-1]
        if token["sign"] == b"*":
            state.letters = self.begin() if state.is_new else state.letters
            return
        if token["word"]:
            self._obey(token, state)
        elif token["unicode"]:
            state.letters.append(Letter(chr(int(token["unicode"]) % 65_536), *token.span()))
            self.skip = state.fallback
        elif letter := _letter(token, state.codepage):
            self._add(letter, token, state)
        state.is_new = False

    def _turn(self, opens: bool) -> None:
        """Enter or leave a group."""
        if opens:
            above = self.stack[-1]
            self.stack.append(_State(above.codepage, above.fallback, above.letters))
        elif len(self.stack) > 1:
            self.stack.pop()

    def _add(self, letter: str, token: re.Match[bytes], state: _State) -> None:
        """Add a letter; what programs without Unicode show instead of the one before is its part."""
        if self.skip and state.letters:
            self.skip -= 1
            state.letters[-1].end = token.end()
        else:
            state.letters.append(Letter(letter, *token.span()))

    def _obey(self, token: re.Match[bytes], state: _State) -> None:
        """Do what a control word says about the text after it."""
        word, value = token["word"], token["value"]
        if word in WORDS:
            state.letters.append(Letter(WORDS[word], *token.span()))
        elif word in LINES:
            state.letters.append(Letter(LINES[word]))
        elif word == b"uc" and value:
            state.fallback = min(max(int(value), 0), 20)
        elif word == b"f" and value:
            state.codepage = self.fonts.get(value) or self.usual
        elif word == b"plain":
            state.codepage = self.usual
        elif word in APART and state.is_new:
            state.letters = self.begin()


def stretches_of(data: bytes) -> list[list[Letter]]:
    """Return the paragraphs of an RTF file, those of notes, heads, fields and boxes apart."""
    reader = _Reader(data)
    for token in _tokens(data):
        reader.take(token)
    texts = (block for letters in reader.found for block in blocks_of(letters))
    return [joined_pairs(block) for block in texts if block]


def blocks_of(letters: list[Letter]) -> Iterator[list[Letter]]:
    """Part a text at the ends of its paragraphs, and where it is too long to be looked at."""
    start = 0
    for place, letter in enumerate(letters):
        if letter.text == BLOCK or place - start >= LONGEST:
            yield letters[start:place]
            start = place + 1 if letter.text == BLOCK else place
    yield letters[start:]


def known_codepage(number: str) -> str:
    """Return the name of a code page, that of Western Windows where Python knows no such."""
    try:
        return codecs.lookup(f"cp{int(number)}").name
    except LookupError:
        return "cp1252"


def _tokens(data: bytes) -> Iterator[re.Match[bytes]]:
    place = 0
    while match := TOKEN.search(data, place):
        place = match.end() + (int(match["bin"]) if match["bin"] else 0)
        yield match


def _letter(token: re.Match[bytes], codepage: str) -> str:
    """The letter that a token stands for; "" for one that is only a hint where to part a word."""
    if token["hex"]:
        return bytes.fromhex(token["hex"].decode()).decode(codepage, "replace")
    if token["plain"]:
        return token["plain"].decode(codepage, "replace")
    return {b"~": " ", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}.get(token["sign"] or b"", "")


def joined_pairs(letters: list[Letter]) -> list[Letter]:
    """Make one letter of two halves (UTF-16), as letters beyond the first plane are written."""
    result: list[Letter] = []
    for letter in letters:
        before = result[-1].text if result else ""
        if "\ud800" <= before <= "\udbff" and "\udc00" <= letter.text <= "\udfff":
            both = (before + letter.text).encode("utf-16", "surrogatepass").decode("utf-16")
            result[-1] = Letter(both, result[-1].start, letter.end)
        else:
            result.append(letter)
    for letter in result:
        if "\ud800" <= letter.text <= "\udfff":
            letter.text = "\ufffd"
    return result


def text_of(letters: Sequence[Letter]) -> str:
    """The words of a text, one letter for each of its letters."""
    return "".join(letter.text for letter in letters)


def without(data: bytes, spans: Sequence[Sequence[Letter]]) -> bytes:
    """Return a file with a mark in the place of each run of letters; all else stays as it is.

    Formatting that begins or ends within a run is kept, so no group is left open.
    """
    gone: dict[int, tuple[int, bytes]] = {}
    for letters in spans:
        mark = MARK.encode()
        for letter in letters:
            if letter.end:
                gone[letter.start] = letter.end, mark
                mark = b""
    out, place = bytearray(), 0
    for start, (end, mark) in sorted(gone.items()):
        out += data[place:start]
        out += mark or (b" " if UNFINISHED.search(out[-LONGEST_WORD:]) else b"")
        place = end
    return bytes(out + data[place:])
