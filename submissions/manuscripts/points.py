"""Lists: typed by hand with a sign or a number before each point, and lists below lists."""

import re

from .hints import Hints
from .tree import Element, drop_start, letters_of, line_of, make, move_content, name_of, normal

SIGN = re.compile(r"\s*(?P<sign>[•·●○◦▪■□*‣⁃–—−-])\s+(?=\S)")
NUMBER = re.compile(r"\s*\(?(?P<number>\d{1,2}|[a-zа-я])(?P<after>\)|\.)\s+(?=\S)")
KEY = re.compile(r"\s*\d{1,2}\s*['’´`.a-z]")
POINT_LETTERS = 600
SHORT = 250  # letters of a point numbered "1.": a paragraph may begin like this as well
AT_LEAST = 2
ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщэюя")


def gather(blocks: list[Element], hints: Hints) -> list[Element]:
    """Make lists of typed points below the first heading, and put deeper lists below their points."""
    first = next((n for n, block in enumerate(blocks) if name_of(block) == "title"), len(blocks))
    made = blocks[:first]
    place = first
    rest = _opened(blocks[first:])
    place = 0
    while place < len(rest):
        run = _run(rest, place)
        if len(run) >= AT_LEAST:
            made.append(_list(run))
            place += len(run)
        else:
            made.append(rest[place])
            place += 1
    return _nested(made, hints)


def _opened(blocks: list[Element]) -> list[Element]:
    """Without the quotations that pandoc makes of indented points."""
    opened: list[Element] = []
    for block in blocks:
        parts = list(block)
        is_points = name_of(block) == "disp-quote" and all(_mark(part) for part in parts)
        opened.extend(parts if parts and is_points else [block])
    return opened


def _mark(block: Element) -> re.Match[str] | None:
    """The typed beginning of a point."""
    if name_of(block) != "p":
        return None
    text = letters_of(block)
    if len(text) > POINT_LETTERS:
        return None
    found = SIGN.match(text) or NUMBER.match(text)
    if found and found.groupdict().get("after") == "." and len(text) > SHORT:
        return None
    return found


def _run(blocks: list[Element], start: int) -> list[Element]:
    """The points that go on from one: the same sign, or the numbers from 1 on."""
    first = _mark(blocks[start])
    if first is None or _place(first) not in (None, 0):
        return []
    run = [blocks[start]]
    for block in blocks[start + 1 :]:
        mark = _mark(block)
        if mark is None or not _follows(first, mark, len(run)):
            break
        run.append(block)
    return [] if _is_key(first, blocks[start + len(run) : start + len(run) + 1]) else run


def _is_key(first: re.Match[str], following: list[Element]) -> bool:
    """Whether "1." begins a key ("3. Leaves round", "3'. Leaves long"), which is no list."""
    texts = [letters_of(block) for block in following if name_of(block) == "p"]
    return first.groupdict().get("after") == "." and any(KEY.match(text) for text in texts)


def _follows(first: re.Match[str], mark: re.Match[str], count: int) -> bool:
    if _place(first) is None:
        return mark.groupdict().get("sign") == first.group("sign")
    same = mark.groupdict().get("after") == first.group("after")
    return same and _place(mark, first.group("number")) == count


def _place(mark: re.Match[str], like: str = "") -> int | None:
    """Which point a typed number or letter counts, from 0; None for a sign."""
    number = mark.groupdict().get("number")
    if number is None:
        return None
    if number.isdecimal():
        return int(number) - 1 if not like or like.isdecimal() else -1
    return next((letters.index(number) for letters in ALPHABETS if number in letters), -1)


def _list(points: list[Element]) -> Element:
    mark = _mark(points[0])
    number = mark.groupdict().get("number") if mark else None
    kind = "bullet" if number is None else "order" if number.isdecimal() else "alpha-lower"
    made = make("list", list_type=kind)
    for point in points:
        found = _mark(point)
        if found:
            drop_start(point, found.end())
        item = make("list-item")
        paragraph = make("p")
        move_content(point, paragraph)
        item.append(paragraph)
        made.append(item)
    return made


def _nested(blocks: list[Element], hints: Hints) -> list[Element]:
    """A list whose points have a deeper style goes into the last point of the list before it."""
    if not hints.deep:
        return blocks
    made: list[Element] = []
    for block in blocks:
        owner = made[-1] if made else None
        depth = _depth(block, hints)
        if depth > 1 and owner is not None and name_of(owner) == "list":
            _last_point(owner, depth - 1).append(block)
        else:
            made.append(block)
    return made


def _depth(block: Element, hints: Hints) -> int:
    if name_of(block) != "list" or not len(block):
        return 0
    return max(hints.deep.get(normal(line_of(item)), 1) for item in block)


def _last_point(owner: Element, depth: int) -> Element:
    """The last point at a depth, or the deepest that there is."""
    point = owner[-1]
    inner = [part for part in point if name_of(part) == "list"]
    return _last_point(inner[-1], depth - 1) if depth > 1 and inner else point
