"""The letters of a PDF page, gathered to runs: pieces of a line without a wide gap in them."""

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as raw

LETTERS_AT_MOST = 60_000  # of one page
WIDE = 1.1  # letter heights: a gap that parts columns and cells, not words
UP, DOWN = 0.78, 0.22  # of the size of a font, above and below the base line
RUNS_AT_MOST = 3_000  # of one page; what has more is a drawing
FAR = 20_000  # points: beyond any page
BACK = 0.5  # letter heights: a step to the left that begins another run
RAISED = 0.85  # of the height of the letters before; smaller and higher ones are raised
SUP_START, SUP_END = "\ue000", "\ue001"  # around raised numbers, until the tree is made
HYPHENS = "\x02\u2010\ufffe"
SOFT = "\xad"  # a place where a word may be parted; printed only at the end of a line
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u2060\ufeff\ud800-\udfff\ufffe\uffff]")
LIGATURE = re.compile("[\ufb00-\ufb06]")
BOLD_FROM = 600
BOLD_NAME = re.compile(rb"bold|black|heavy|semibd|demi", re.I)
MARKS = re.compile(r"[\d,;–-]+")


@dataclass
class Run:
    """Letters beside each other. Places in points from the left and from the top of the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    is_bold: bool = False

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def shares_line(self, other: "Run") -> bool:
        """Whether two runs stand on one line: the lower half of one is beside the other."""
        both = min(self.bottom, other.bottom) - max(self.top, other.top)
        return both >= 0.5 * min(self.height, other.height)


Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass
class _Open:
    """A run while its letters come."""

    letters: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    end: float = 0.0
    is_raised: bool = False

    def take(self, letter: str, box: Box, place: int) -> None:
        """Add a letter, with marks around those that are raised."""
        if self.boxes and not self.is_raised and _is_above(self.boxes[-1], box):
            self.letters = [SUP_START, *self.letters, SUP_END]
            self.boxes, self.places = [], []
        raised = bool(self.boxes) and _is_above(box, self.boxes[-1])
        if raised != self.is_raised:
            self.letters.append(SUP_START if raised else SUP_END)
            self.is_raised = raised
        self.letters.append(letter)
        if not raised:
            self.boxes.append(box)
            self.places.append(place)
        self.end = box[2]

    def is_over(self, box: Box) -> bool:
        """Whether a letter stands on another line than those before, or far from them."""
        before = self.boxes[-1]
        height = max(before[3] - before[1], 1.0)
        middle = (box[1] + box[3]) / 2
        is_beside = before[1] - 0.35 * height <= middle <= before[3] + 0.1 * height
        gap = box[0] - self.end
        return not is_beside or gap > WIDE * height or gap < -BACK * height - (box[2] - box[0])


def _is_above(box: Box, plain: Box) -> bool:
    """Whether a letter is raised beside a plain one: smaller, and its base line higher."""
    height = plain[3] - plain[1]
    return box[3] - box[1] < RAISED * height and box[3] < plain[3] - 0.15 * height


def runs_of(page: pypdfium2.PdfPage) -> list[Run]:
    """Return the runs of a page in the order in which the file has them."""
    textpage = page.get_textpage()
    runs: list[Run] = []
    current = _Open()
    for place, letter, box in _letters(page, textpage):
        if box is None:
            if current.letters:
                current.letters.append(" ")
            continue
        if current.boxes and current.is_over(box):
            runs.append(_closed(current, textpage))
            current = _Open()
            if len(runs) >= RUNS_AT_MOST:
                break
        current.take("-" if letter in HYPHENS else letter, box, place)
    if current.boxes:
        runs.append(_closed(current, textpage))
    return [run for run in runs if run.text]


def _letters(
    page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage
) -> Iterator[tuple[int, str, Box | None]]:
    """The letters of a page with their numbers and boxes, which spaces have none of.

    A box is made of the base line and the size of the font, because what files say about the height
    of letters differs from letter to letter. What is turned another way than most of the page is
    left out: stamps along the edge.
    """
    found = list(_placed(textpage))
    turns = Counter(turn for _place, _letter, _box, turn in found if turn)
    usual = turns.most_common(1)[0][0] if turns else ""
    left, _bottom, _right, top = page.get_bbox()
    for place, letter, box, turn in found:
        if box is None:
            yield place, letter, None
        elif turn == usual and all(-FAR < side < FAR for side in box):
            yield place, letter, _turned(box, turn, left, top)


def _placed(textpage: pypdfium2.PdfTextPage) -> Iterator[tuple[int, str, Box | None, str]]:
    """Letters with the start and end of their base line, their height, and how they are turned."""
    count = min(raw.FPDFText_CountChars(textpage), LETTERS_AT_MOST)
    rect, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    before, size, turn = None, 0.0, ""
    for place in range(count):
        code = raw.FPDFText_GetUnicode(textpage, place)
        letter = chr(code) if 0 < code < 0x110000 else " "
        if letter.isspace():
            if letter not in "\r\n":
                yield place, letter, None, ""
            continue
        raw.FPDFText_GetCharOrigin(textpage, place, x, y)
        if y.value != before:
            before = y.value
            raw.FPDFText_GetMatrix(textpage, place, matrix)
            scale = math.hypot(matrix.c, matrix.d)
            size = raw.FPDFText_GetFontSize(textpage, place) * scale
            turn = _turn_of(matrix)
        raw.FPDFText_GetLooseCharBox(textpage, place, rect)
        if turn == "plain":
            yield place, letter, (x.value, y.value, max(rect.right, x.value), size), turn
        else:
            end = rect.top if turn == "up" else -rect.bottom
            start = y.value if turn == "up" else -y.value
            yield place, letter, (start, x.value, max(end, start), size), turn


def _turn_of(matrix: raw.FS_MATRIX) -> str:
    if abs(matrix.b) <= abs(matrix.a):
        return "plain" if matrix.a >= 0 else "over"
    return "up" if matrix.b > 0 else "down"


def _turned(box: Box, turn: str, left: float, top: float) -> Box:
    """The box of a letter from the left and the top, as who reads the line holds the page."""
    start, base, end, size = box
    if turn == "plain":
        start, base, end = start - left, top - base, end - left
    elif turn == "down":
        base = -base
    return start, base - UP * size, end, base + DOWN * size


def _closed(run: _Open, textpage: pypdfium2.PdfTextPage) -> Run:
    text = "".join(run.letters) + (SUP_END if run.is_raised else "")
    middle = len(run.boxes) // 2
    tops, bottoms = sorted(box[1] for box in run.boxes), sorted(box[3] for box in run.boxes)
    return Run(
        clean(text),
        min(box[0] for box in run.boxes),
        max(run.end, max(box[2] for box in run.boxes)),
        tops[middle],
        bottoms[middle],
        all(is_bold(textpage, run.places[at]) for at in (0, middle, -1)),
    )


def is_bold(textpage: pypdfium2.PdfTextPage, place: int) -> bool:
    """Whether a letter is bold, by its font's weight or, where that is unknown, its name."""
    name, flags = ctypes.create_string_buffer(120), ctypes.c_int()
    raw.FPDFText_GetFontInfo(textpage, place, name, 120, ctypes.byref(flags))
    return bool(BOLD_NAME.search(name.value)) or (
        raw.FPDFText_GetFontWeight(textpage, place) >= BOLD_FROM
    )


def clean(text: str) -> str:
    """Single spaces, plain letters only; marks of raised letters only around numbers."""
    text = LIGATURE.sub(
        lambda match: unicodedata.normalize("NFKC", match[0]), CONTROL.sub("", text)
    )
    text = re.sub(f"{SOFT}+$", "-", text.rstrip()).replace(SOFT, "")
    text = re.sub(
        f"{SUP_START}([^{SUP_END}]*){SUP_END}",
        lambda m: m[0] if MARKS.fullmatch(m[1].replace(" ", "")) else m[1],
        text,
    )
    return " ".join(text.split())
