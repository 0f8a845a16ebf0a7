"""Objects of an RTF file that pandoc leaves behind: found, shown on a sheet, replaced by pictures."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from .objects import ALT_LETTERS, MARK, MARKED, OBJECTS_AT_MOST, SHEET, Found, Line, whereabouts
from .prepared import Prepared
from .rtf import end_of_group, picture_in, text_of
from .rtf_letters import CODEPAGE, known_codepage
from .words import heading_of

OPENS = re.compile(
    rb"\{\s*(?:\\\*\s*)?\\(?P<word>object|shpgrp|shp|do|pict|mmath|moMathPara|moMath)(?![a-zA-Z])"
    rb"|\{\s*(?:\\\*\s*)?\\(?:nonshppict|info|fonttbl|colortbl|stylesheet|listpicture|background"
    rb"|header[lrf]?|footer[lrf]?|datastore|themedata|fldinst)(?![a-zA-Z])"
)
CLASS = re.compile(rb"\{\s*\\\*\s*\\objclass\s+([^{}\\]{1,80})\}")
KIND = re.compile(rb"\{\s*\\sn\s+shapeType\s*\}\s*\{\s*\\sv\s+(\d+)\s*\}")
SAID = re.compile(rb"\{\s*\\sn\s+wzDescription\s*\}\s*\{\s*\\sv\s+([^{}]{1,2000})\}")
BOX = re.compile(rb"\{\s*(?:\\\*\s*)?\\(?:shptxt|dptxbxtext)(?![a-zA-Z])")
PICTURE = re.compile(rb"\{\s*\\pict(?![a-zA-Z])")
RASTER = re.compile(rb"\\(?:pngblip|jpegblip)(?![a-zA-Z])")
MATHS = (b"mmath", b"moMathPara", b"moMath")
DRAWINGS = (b"shp", b"shpgrp", b"do")
EQUATIONS = (b"Equation", b"MathType")
CHARTS = (b"MSGraph", b"Excel.Chart")
PLAIN = (b"1", b"2", b"20", b"32")  # a rectangle, a rounded one, a line, a connector
IN_LINE = ("equation", "formula", "picture")  # those that stand where they stood, among words
OBJECT = re.compile(rb"\{\s*\\object(?![a-zA-Z])")
PARAGRAPH = re.compile(rb"\\par(?![a-zA-Z]) ?")
ACTIVE = re.compile(
    rb"\{\s*(?:\\\*\s*)?\\(?:field|object|shprslt|objdata|hlinkfr|hlsrc|hlloc|datafield)(?![a-zA-Z])"
    rb"|\{\s*\\sp\s*\{\s*\\sn\s+(?:pihlShape|pibName|pibFlags|fillBlipName|lineFillBlipName)\s*\}"
)
SIDE = {
    side: re.compile(rb"\\shp" + side + rb"(-?\d{1,6})(?!\d)")
    for side in (b"left", b"top", b"right", b"bottom")
}
BELOW = 300  # twips: below the line of the mark
# a page of 55 cm, so that what is wider than a paper still fits
PAPER = rb"\paperw31180\paperh31180\margl567\margr567\margt567\margb567 "
TWIPS, DOTS = 1_440, 201.6  # of an inch; dots as `sheets` draws them
UNIT = "zzunit{}zz"
NAMED = re.compile(UNIT.replace("{}", r"(\d+)"))


class RtfText:
    """An RTF file whose objects are known."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.units: list[tuple[int, int, str]] = []
        self.freed = False
        self.among_words: set[int] = set()
        place = 0
        while (match := OPENS.search(data, place)) and len(self.units) < OBJECTS_AT_MOST:
            place = end_of_group(data, match.start())
            group = data[match.start() : place]
            code = self._code(match["word"] or b"", group)
            if code == "textbox":
                self.freed = True
            elif code:
                self.units.append((match.start(), place, code))
        self.found = self._found()

    def _code(self, word: bytes, group: bytes) -> str:
        """Return what a group is, as in `losses`; nothing for what pandoc can carry."""
        has_raster = bool(RASTER.search(group))
        if word == b"object":
            name = match[1] if (match := CLASS.search(group)) else b""
            if has_raster:
                return ""
            kinds = {"equation": EQUATIONS, "chart": CHARTS}
            return next(
                (kind for kind, names in kinds.items() if name.startswith(names)), "embedded"
            )
        if word in MATHS:
            return "formula"
        if word == b"pict":
            return "" if has_raster or not picture_in(group) else "picture"
        if word in DRAWINGS:
            return self._code_of_drawing(group, has_raster)
        return ""

    def _code_of_drawing(self, group: bytes, has_raster: bool) -> str:
        kinds = KIND.findall(group)
        if len(kinds) < 2 and has_raster:
            return ""
        if len(kinds) < 2 and BOX.search(group):
            return "textbox"
        if PICTURE.search(group) and len(kinds) < 2:
            return "picture"
        return "" if kinds and set(kinds) <= set(PLAIN) and not BOX.search(group) else "drawing"

    def _found(self) -> list[Found]:
        """Each object with its place, as the words around it say it."""
        if not self.units:
            return []
        pieces, place = [], 0
        for number, (start, end, _code) in enumerate(self.units):
            pieces += [self.data[place:start], f" {UNIT.format(number)} ".encode()]
            place = end
        data = b"".join([*pieces, self.data[place:]])
        for word in (b"fonttbl", b"colortbl", b"stylesheet", b"info"):
            data = data.replace(first_group(data, word) or b"\0", b"", 1)
        texts = text_of(data, codepage_of(data)).split("\n")
        lines: list[Line] = []
        at: dict[int, int] = {}
        for text in texts:
            at.update({int(number): len(lines) for number in NAMED.findall(text)})
            words = " ".join(NAMED.sub("", text).split())
            lines.append(Line(words, bool(words) and heading_of(words) is not None))
        self.among_words = {number for number, line in at.items() if lines[line].words}
        return [
            Found(code, whereabouts(lines, at[number]) if number in at else "", self._words(number))
            for number, (_start, _end, code) in enumerate(self.units)
        ]

    def _words(self, number: int) -> str:
        """What the author says of an object to those who cannot see it."""
        start, end, _code = self.units[number]
        said = SAID.search(self.data, start, end)
        return (
            " ".join(text_of(said[1], codepage_of(self.data)).split())[:ALT_LETTERS] if said else ""
        )

    def sheet(self) -> bytes:
        """Return a file that shows every object on a page of its own, and nothing else of it."""
        fonts, colours = (first_group(self.data, word) for word in (b"fonttbl", b"colortbl"))
        white = colours.count(b";") or 1
        colours = (colours[:-1] or rb"{\colortbl;") + rb"\red255\green255\blue255;}"
        pages = [
            rb"\pard\plain\fs4\cf%d %s\par\pard\plain %s\par"
            % (white, MARK.format(number).encode(), shown(self.data[start:end]))
            for number, (start, end, _code) in enumerate(self.units)
        ]
        head = rb"{\rtf1\ansi\ansicpg%s\deff0" % codepage_of(self.data)[2:].encode()
        return head + fonts + colours + PAPER + rb"\page ".join(pages) + b"}"

    def filled(self, pictures: Mapping[int, bytes]) -> bytes:
        """Return a copy with pictures (PNG) in the place of objects; what has none goes.

        Among words, what is no part of a line comes after its paragraph.
        """
        edits: list[tuple[int, int, bytes]] = []
        for number, (start, end, code) in enumerate(self.units):
            group = picture_group(pictures[number]) if number in pictures else b""
            paragraph = PARAGRAPH.search(self.data, end)
            if group and paragraph and code not in IN_LINE and number in self.among_words:
                after = paragraph.end()
                edits.append((after, after, rb"{\pard " + group + rb"\par}"))
                group = b""
            edits.append((start, end, group))
        out, place = bytearray(), 0
        for start, end, new in sorted(edits, key=lambda edit: edit[0]):
            out += self.data[place:start] + new
            place = max(place, end)
        return bytes(out + self.data[place:])


def prepare_rtf(source: Path, *, can_draw: bool, drawn: Mapping[str, str]) -> Prepared:
    """Do with an RTF file what `packages.prepare` does with the others."""
    data = source.read_bytes()
    # LibreOffice marks notes as ignorable, and pandoc then ignores them
    data = data.replace(b"{\\*\\footnote", b"{\\footnote")
    text = RtfText(data)
    prepared = Prepared(source)
    if text.units and can_draw:
        prepared.sheet = f"{SHEET}.rtf"
        Path(prepared.sheet).write_bytes(text.sheet())
        return prepared
    made = {int(number): Path(name).read_bytes() for number, name in drawn.items()}
    prepared.source = source.with_stem(MARKED)
    prepared.source.write_bytes(text.filled(made))
    if text.freed:
        prepared.losses.append(("textbox", ""))
    prepared.list_objects(text.found, made)
    for number, picture in made.items():  # pandoc calls a picture of RTF by its sum
        name = f"{hashlib.sha1(picture, usedforsecurity=False).hexdigest()}.png"
        prepared.words[name] = text.found[number].words
    return prepared


def codepage_of(data: bytes) -> str:
    """Return the name of the page of codes in which a file writes single bytes."""
    match = CODEPAGE.search(data[:2_000])
    return known_codepage(match[1].decode() if match else "1252")


def first_group(data: bytes, word: bytes) -> bytes:
    """Return the first group that a control word opens; nothing where there is none."""
    match = re.search(rb"\{\s*\\" + word + rb"(?![a-zA-Z])", data)
    return data[match.start() : end_of_group(data, match.start())] if match else b""


def shown(group: bytes) -> bytes:
    """Return an object as it may be shown to LibreOffice: no link, no field, nothing embedded."""
    if OBJECT.match(group):
        picture = PICTURE.search(group)
        return group[picture.start() : end_of_group(group, picture.start())] if picture else b""
    out, place = bytearray(), 0
    while match := ACTIVE.search(group, place):
        out += group[place : match.start()]
        place = end_of_group(group, match.start())
    return at_the_start(bytes(out + group[place:]))


def at_the_start(group: bytes) -> bytes:
    """Return a drawing put to the left edge, below the mark; others as they are."""
    sides = {side: SIDE[side].search(group) for side in SIDE}
    places = {side: int(match[1]) for side, match in sides.items() if match}
    if len(places) < len(SIDE):
        return group
    new = {
        b"left": 0,
        b"top": BELOW,
        b"right": places[b"right"] - places[b"left"],
        b"bottom": BELOW + places[b"bottom"] - places[b"top"],
    }
    for side, value in new.items():
        group = SIDE[side].sub(rb"\\shp%s%d" % (side, value), group, count=1)
    return group


def picture_group(picture: bytes) -> bytes:
    """Return a picture (PNG, as `sheets` draws it) as a group in the line."""
    width, height = (int.from_bytes(picture[place : place + 4], "big") for place in (16, 20))
    goals = tuple(round(side * TWIPS / DOTS) for side in (width, height))
    sizes = rb"\picw%d\pich%d\picwgoal%d\pichgoal%d " % (width, height, *goals)
    return rb"{\pict\pngblip" + sizes + picture.hex().encode() + b"}"
