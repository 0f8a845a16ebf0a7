"""What is said about LaTeX source that cannot be read, and the PDF that may stand in for it."""

import posixpath
import re

from . import bounds
from .latex_files import Sources, read_sources
from .latex_text import BRACES, without_comments
from .refusals import Refusal

AT_LINE = re.compile(rb"\(line (\d+), column \d+\)")
UNCLOSED = re.compile(r"\\(begin|end)\s*\{([^{}\\]+)\}")
COMMENT = re.compile(r"((?:^|[^\\])(?:\\\\)*)%[^\n]*", re.M)
SHORT = 12  # letters: a line with fewer is no place to send a person to


def check_nesting(text: str, sources: Sources) -> None:
    """Refuse at once what no program reads: a brace left open, or nesting without end.

    Raises `Refusal`: latex_unreadable or latex_somewhere, too_much.
    """
    depth = deepest = 0
    for match in BRACES.finditer(text):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        deepest = max(deepest, depth)
    begun = deepest_begun = 0
    for match in UNCLOSED.finditer(text):
        begun = begun + 1 if match[1] == "begin" else max(begun - 1, 0)
        deepest_begun = max(deepest_begun, begun)
    if deepest > bounds.LATEX_BRACES or deepest_begun > bounds.LATEX_ENVIRONMENTS:
        raise Refusal("too_much")
    if depth > 0:
        for name in sources.names(".tex", ".ltx"):
            if line := _open_brace(sources.text(name)):
                raise Refusal("latex_unreadable", file=name, line=line)
        raise Refusal("latex_somewhere")


def _open_brace(text: str) -> int:
    """The line of the last brace that is opened and not closed; 0 where all are closed."""
    masked = COMMENT.sub(r"\1", text)
    still: list[int] = []
    for match in BRACES.finditer(masked):
        if match.group() == "{":
            still.append(match.start())
        elif match.group() == "}" and still:
            still.pop()
    return masked.count("\n", 0, still[-1]) + 1 if still else 0


def refusal_for(messages: bytes, flat: str, sources: Sources) -> Refusal:
    """Say in which file and line the source breaks, as far as that can be known."""
    for name in sources.names(".tex", ".ltx"):
        found = _unclosed(sources.text(name))
        if found:
            return Refusal("latex_unclosed", file=name, line=found[0], name=found[1])
    match = AT_LINE.search(messages)
    if match:
        place = _where(int(match[1]), flat.split("\n"), sources)
        if place:
            return Refusal("latex_unreadable", file=place[0], line=place[1])
    return Refusal("latex_somewhere")


def _unclosed(text: str) -> tuple[int, str] | None:
    """The line and name of an environment that is begun and not ended in its own file."""
    masked, _hidden = without_comments(text)
    open_now: list[tuple[str, int]] = []
    for match in UNCLOSED.finditer(masked):
        if match[1] == "begin":
            open_now.append((match[2], match.start()))
        elif open_now and open_now[-1][0] == match[2]:
            open_now.pop()
        else:
            break
    if not open_now:
        return None
    name, place = open_now[-1]
    earlier = len(re.findall(rf"\\begin\s*\{{{re.escape(name)}\}}", masked[:place]))
    lines = [
        number
        for number, line in enumerate(text.split("\n"), 1)
        for _ in re.findall(rf"\\begin\s*\{{{re.escape(name)}\}}", line.partition("%")[0])
    ]
    return (lines[earlier] if earlier < len(lines) else 1), name


def _where(line: int, flat: list[str], sources: Sources) -> tuple[str, int] | None:
    """The file and line that hold the text at, or a little before, a line of the flat source."""
    for number in range(min(line, len(flat)) - 1, max(line - 30, -1), -1):
        wanted = flat[number].strip()
        if len(wanted) < SHORT:
            continue
        for name in sources.names(".tex", ".ltx"):
            for place, text in enumerate(sources.text(name).split("\n"), 1):
                if wanted in text or (
                    text.strip() and text.strip() in wanted and len(text.strip()) >= SHORT
                ):
                    return name, place
    return None


def paper_pdf(sources: Sources) -> str | None:
    """The PDF of the paper itself: named as a .tex file is, or the only one beside them."""
    pdfs = sources.names(".pdf")
    texts = {posixpath.splitext(name)[0].casefold() for name in sources.names(".tex", ".ltx")}
    same = [name for name in pdfs if posixpath.splitext(name)[0].casefold() in texts]
    if same:
        return same[0]
    top = [name for name in pdfs if "/" not in name]
    return top[0] if len(top) == 1 else None


def printed(data: bytes) -> bytes:
    """The paper as PDF: the file itself, or the one that a zip of LaTeX holds beside the source.

    Raises `Refusal`: zip_without_paper, and what `read_sources` raises.
    """
    if not data.startswith(b"PK"):
        return data
    sources = read_sources(data)
    name = paper_pdf(sources)
    if name is None:
        raise Refusal("zip_without_paper")
    return sources.data(name)
