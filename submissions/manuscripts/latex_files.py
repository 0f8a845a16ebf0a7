"""The files of a LaTeX paper: which one is the paper, and what it takes in from the others.

Nothing is unpacked and no path is opened: a name is looked up among the names of the archive, so
that whatever a paper asks to read, it gets its own files or nothing.
"""

import posixpath
import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from . import bounds
from .archives import Entry, open_bundle
from .latex_text import HIDDEN, Command, group_at, without_comments
from .refusals import Refusal

MAIN_NAMES = ("main", "ms", "paper", "manuscript", "article", "root", "template")
DOCUMENT = re.compile(r"\\document(?:class|style)\b")
BEGIN, END = re.compile(r"\\begin\s*\{document\}"), re.compile(r"\\end\s*\{document\}")
TAKES_IN = re.compile(
    r"\\(input|include|subfile|InputIfFileExists|@input|import|subimport|includefrom|subincludefrom"
    r"|verbatiminput|VerbatimInput|lstinputlisting|inputminted)(?![A-Za-z@])\*?(?:\s*\[[^\]]*\])?\s*"
)
TWO = ("import", "subimport", "includefrom", "subincludefrom", "inputminted")
LISTINGS = ("verbatiminput", "VerbatimInput", "lstinputlisting", "inputminted")
BARE = re.compile(r"[^\s{}\\%]+")
INPUT_ENCODING = re.compile(rb"\\usepackage\s*\[([\w-]+)\]\s*\{inputenc\}")
CODECS = {"cp1251": "cp1251", "koi8-r": "koi8-r", "cp866": "cp866", "utf8": "utf-8"}
CYRILLIC = re.compile(rb"russian|kazakh|ukrainian|T2A")

Losses = list[tuple[str, str]]


@dataclass
class Sources:
    """All files of a paper by name, and what was amiss while they were read."""

    entries: dict[str, Entry]
    losses: Losses = field(default_factory=list)
    folder: str = ""  # of the main file

    def names(self, *endings: str) -> list[str]:
        """Names with one of these endings, those nearest to the top first."""
        found = [name for name in self.entries if name.lower().endswith(endings)]
        return sorted(found, key=lambda name: (name.count("/"), name))

    def data(self, name: str) -> bytes:
        """The bytes of a file that is there."""
        return self.entries[name].read()

    def text(self, name: str) -> str:
        """A file as text, in the encoding that it names itself."""
        return decode(self.data(name))

    def find(self, path: str, endings: tuple[str, ...] = ("",), near: str = "") -> str | None:
        """The name of the file that `path` means, from the main file's folder or from `near`."""
        path = path.strip().strip('"').strip()
        if not path or path.startswith(("/", "~", "|")) or "\\" in path or ":" in path:
            return None
        small = {name.casefold(): name for name in reversed(list(self.entries))}
        for base in dict.fromkeys((near, self.folder, "")):
            wanted = posixpath.normpath(posixpath.join(base, path))
            for ending in endings:
                if wanted + ending in self.entries:
                    return wanted + ending
                if (wanted + ending).casefold() in small:
                    return small[(wanted + ending).casefold()]
        return None


def read_sources(data: bytes) -> Sources:
    """The files of a zip, or the one file that was sent. Raises `Refusal` for an unsafe zip."""
    if data.startswith(b"PK"):
        return Sources(open_bundle(data))
    return Sources({"paper.tex": Entry(lambda: data, len(data))})


def decode(data: bytes) -> str:
    """Text of a LaTeX file: UTF-8, UTF-16 with its mark, or the encoding its preamble names."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = INPUT_ENCODING.search(data)
        guess = "cp1251" if CYRILLIC.search(data[:20_000]) else "cp1252"
        codec = CODECS.get(named[1].decode().lower(), guess) if named else guess
        return data.decode(codec, errors="replace")


def find_main(sources: Sources) -> str:
    r"""The file with `\documentclass` that no other takes in; by its usual names when several are.

    Raises `Refusal`: latex_no_main. Several candidates are a loss that names the one that was read.
    """
    texts = {
        name: without_comments(sources.text(name))[0]
        for name in sources.names(".tex", ".ltx", ".txt")
    }
    whole = [name for name, text in texts.items() if DOCUMENT.search(text) and BEGIN.search(text)]
    if not whole:
        raise Refusal("latex_no_main")
    taken = {
        found
        for name, text in texts.items()
        for path in _paths(text)
        if (found := sources.find(path, ("", ".tex"), posixpath.dirname(name))) and found != name
    }
    free = [name for name in whole if name not in taken] or whole
    free.sort(key=lambda name: _order(name, texts[name]))
    if len(free) > 1:
        sources.losses.append(("latex_several", free[0]))
    sources.folder = posixpath.dirname(free[0])
    return free[0]


def _order(name: str, text: str) -> tuple[int, int, int]:
    """Usual names first, then those nearest to the top, then the longest."""
    stem = PurePosixPath(name).stem.lower()
    usual = MAIN_NAMES.index(stem) if stem in MAIN_NAMES else len(MAIN_NAMES)
    return usual, name.count("/"), -len(text)


def _paths(text: str) -> list[str]:
    return [found.argument for match in TAKES_IN.finditer(text) if (found := _taken(text, match))]


@dataclass
class Flattening:
    """One text made of many: how much was taken in so far, and its verbatim pieces."""

    sources: Sources
    hidden: list[str] = field(default_factory=list)
    length: int = 0
    count: int = 0

    def read(self, name: str, above: tuple[str, ...] = ()) -> str:
        """A file with all that it takes in. Raises `Refusal`: too_much."""
        text, hidden = without_comments(self.sources.text(name))
        self.count += 1
        self.length += len(text) + sum(map(len, hidden))
        if self.count > bounds.LATEX_FILES or self.length > bounds.LATEX_CHARACTERS:
            raise Refusal("too_much")
        first = len(self.hidden)
        self.hidden += hidden
        text = HIDDEN.sub(lambda match: f"\ue100{int(match[1]) + first}\ue101", text)
        if above:
            text = _inside_document(text)
        return self._with_files(text, (*above, name))

    def _with_files(self, text: str, chain: tuple[str, ...]) -> str:
        pieces: list[str] = []
        place = 0
        for match in TAKES_IN.finditer(text):
            found = _taken(text, match)
            if match.start() < place or found is None:
                continue
            pieces += [text[place : match.start()], self._taken_in(found, chain)]
            place = found.end
        return TAKES_IN.sub("", "".join([*pieces, text[place:]]))

    def _taken_in(self, command: Command, chain: tuple[str, ...]) -> str:
        near = posixpath.dirname(chain[-1])
        if command.name in LISTINGS:
            return self._listing(command.argument, near)
        name = self.sources.find(command.argument, (".tex", "", ".ltx", ".bbl"), near)
        depth = len(chain)
        if name is None or name in chain or depth > bounds.LATEX_DEPTH or self._is_no_text(name):
            self.sources.losses.append(("latex_file", command.argument.strip()[:100]))
            return ""
        inside = self.read(name, chain)
        return f"\n\n{inside}\n\n" if command.name.startswith(("include", "sub")) else inside

    def _is_no_text(self, name: str) -> bool:
        """Whether a file is a picture, an archive or the like: text holds no zero bytes."""
        data = self.sources.data(name)
        return b"\0" in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff")

    def _listing(self, path: str, near: str) -> str:
        """A program or data file that is printed as it is."""
        name = self.sources.find(path, ("",), near)
        size = self.sources.entries[name].size if name else 0
        if name is None or size > bounds.LATEX_LISTING or self._is_no_text(name):
            self.sources.losses.append(("latex_file", path.strip()[:100]))
            return ""
        text = decode(self.sources.data(name)).replace("\\end{verbatim}", "")
        self.length += len(text)
        self.hidden.append(f"\\begin{{verbatim}}\n{text}\n\\end{{verbatim}}")
        return f"\n\n\ue100{len(self.hidden) - 1}\ue101\n\n"


def _taken(text: str, match: re.Match[str]) -> Command | None:
    """What a command takes in, as one path; `None` where it names nothing."""
    group = group_at(text, match.end())
    if group is None:
        bare = BARE.match(text, match.end())
        if bare is None or match[1] not in ("input", "@input"):
            return None
        group = bare.group(), bare.end()
    path, end = group
    if match[1] in TWO:
        second = group_at(text, end)
        if second is None:
            return None
        path = second[0] if match[1] == "inputminted" else posixpath.join(path, second[0])
        end = second[1]
    return Command(match[1], False, (), (path,), match.start(), end)


def _inside_document(text: str) -> str:
    """A paper within a paper gives what stands between its begin and end alone."""
    begin, end = BEGIN.search(text), END.search(text)
    if not begin:
        return text
    return text[begin.end() : end.start() if end else len(text)]
