"""What a Word file shows about its lines and pandoc does not pass on: outline levels, sizes, depths.

Lines are known by their letters, because only these survive the way through pandoc.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from . import bounds
from .tree import Element, normal, parse
from .word_xml import WORD

SIGNS = re.compile(rb"<w:sz |Heading[4-9]|List(?:Bullet|Number)[2-5]")
HEADING = re.compile(r"Heading([1-9])$")
LISTED = re.compile(r"List(?:Bullet|Number)([2-5])$")
JUMP = 3  # levels below the heading above, from which on a "Heading 6" is no section of the text
LINE_LETTERS = 300


@dataclass(frozen=True)
class Hints:
    """Lines by their letters.

    `minor` are headings in style only: far below the heading above them. `deep` are points of lists
    by their depth where a style says it, `large` lines by their size in half points where that is
    larger than the size of most letters.
    """

    minor: frozenset[str] = frozenset()
    deep: Mapping[str, int] = field(default_factory=dict)
    large: Mapping[str, int] = field(default_factory=dict)


NONE = Hints()


def read_hints(archive: zipfile.ZipFile) -> Hints:
    """Look through the main part of a Word file that passed `open_checked`."""
    main = "word/document.xml"
    if main not in archive.namelist():
        return NONE
    if archive.getinfo(main).file_size > bounds.TREE_MEGABYTES * bounds.MEGABYTE:
        return NONE
    data = archive.read(main)
    if not SIGNS.search(data):
        return NONE
    lines = list(_lines(parse(data)))
    return Hints(
        minor=frozenset(_minor(lines)),
        deep={text: int(found[1]) for text, style, _ in lines if (found := LISTED.match(style))},
        large=_large(lines),
    )


def _lines(root: Element) -> Iterator[tuple[str, str, Counter[int]]]:
    """Each paragraph's letters, its style, and how many letters it has in which size."""
    for block in root.iter(f"{WORD}p"):
        style = block.find(f"{WORD}pPr/{WORD}pStyle")
        name = str(style.get(f"{WORD}val", "")) if style is not None else ""
        text, sizes = [], Counter[int]()
        for run in block.iter(f"{WORD}r"):
            words = "".join(str(each.text or "") for each in run.iter(f"{WORD}t"))
            size = run.find(f"{WORD}rPr/{WORD}sz")
            value = str(size.get(f"{WORD}val", "")) if size is not None else ""
            sizes[int(value) if value.isdecimal() else 0] += len(words.strip())
            text.append(words)
        yield normal("".join(text)), name, sizes


def _minor(lines: list[tuple[str, str, Counter[int]]]) -> set[str]:
    """Headings far below the one above, but for those whose words are a proper heading as well."""
    minor, proper, above = set(), set(), 0
    for text, style, _sizes in lines:
        found = HEADING.match(style)
        if not found or not text:
            continue
        level = int(found[1])
        if above and level - above >= JUMP:
            minor.add(text)
        else:
            proper.add(text)
            above = level
    return minor - proper


def _large(lines: list[tuple[str, str, Counter[int]]]) -> dict[str, int]:
    """Lines all of one size that is larger than that of most letters; 0 is the file's own size."""
    letters = Counter[int]()
    for _text, _style, sizes in lines:
        letters.update(sizes)
    usual = letters.most_common(1)[0][0] if letters else 0
    return {
        text: size
        for text, _style, sizes in lines
        if len(text) <= LINE_LETTERS
        and len(used := [size for size, count in sizes.items() if count]) == 1
        and (size := used[0]) > (usual or DEFAULT_SIZE)
    }


DEFAULT_SIZE = 24  # 12 pt: where the body has the file's own size, which is hardly ever larger
