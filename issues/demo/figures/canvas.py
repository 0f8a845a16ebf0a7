"""The sheet a figure is drawn on: the journal's colours and letters, lines without jagged edges."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from itertools import pairwise
from math import dist
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

INK = "#14202a"
ACCENT = "#005f78"
GREY = "#72808a"
PALE = "#8fbfcc"
LINE = "#d6dde1"
WASH = "#f3f6f7"
PAPER = "#ffffff"
SHADES = (ACCENT, PALE, INK, GREY)

WIDTH, HEIGHT, MARGIN = 1600, 960, 60
SMALL, TEXT, TITLE = 28, 32, 40
FINENESS = 2

Point = tuple[float, float]

# One set of fonts in the project: the one that typst prints reading copies with.
_FONTS = Path(__file__).resolve().parents[3] / "submissions/manuscripts/pages/fonts"


@cache
def _font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    """The journal's sans serif, which has every Kazakh, Russian and Turkish letter."""
    for cut in ("Semibold", "Bold", "Regular") if bold else ("Regular",):
        for path in sorted(_FONTS.glob(f"SourceSans3-{cut}.*")):
            return ImageFont.truetype(str(path), size * FINENESS)
    raise FileNotFoundError(f"no SourceSans3 font in {_FONTS.name}")


def _scaled(points: Sequence[Point]) -> list[Point]:
    return [(x * FINENESS, y * FINENESS) for x, y in points]


class Canvas:
    """A white sheet, WIDTH by height pixels; drawn larger and made smaller at the end."""

    def __init__(self, language: str = "en") -> None:
        self._image = Image.new("RGB", (WIDTH * FINENESS, HEIGHT * FINENESS), PAPER)
        self._draw = ImageDraw.Draw(self._image)
        self.height = float(HEIGHT)
        self._comma = language in ("ru", "kk")

    def png(self) -> bytes:
        sheet = self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        sheet = sheet.crop((0, 0, WIDTH, round(self.height)))
        out = BytesIO()
        sheet.quantize(64).save(out, "PNG", optimize=True)
        return out.getvalue()

    def number(self, value: float, unit: str = "") -> str:
        """12,000.5 in English; 12 000,5 with an unbreakable space in Russian and Kazakh."""
        words = f"{value:,.10g}"
        if self._comma:
            words = words.replace(",", "\u00a0").replace(".", ",")
        return words + unit

    def length(self, words: str, size: int = TEXT, bold: bool = False) -> float:
        return _font(size, bold).getlength(words) / FINENESS

    def wrap(self, words: str, width: float, size: int = TEXT, bold: bool = False) -> list[str]:
        """Break words into lines no longer than width; a single long word stays whole."""
        lines: list[str] = []
        for word in words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.length(longer, size, bold) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def text(
        self,
        at: Point,
        words: str,
        *,
        size: int = TEXT,
        bold: bool = False,
        fill: str = INK,
        anchor: str = "ls",
    ) -> None:
        """Write one line; anchor as in Pillow (l, m, r and a, m, s)."""
        self._draw.text(_scaled([at])[0], words, font=_font(size, bold), fill=fill, anchor=anchor)

    def box(self, corner: Point, other: Point, *, fill: str, edge: str | None = None) -> None:
        self._draw.rectangle(_scaled([corner, other]), fill=fill, outline=edge, width=2 * FINENESS)

    def line(self, points: Sequence[Point], *, fill: str = INK, width: int = 3) -> None:
        self._draw.line(_scaled(points), fill=fill, width=width * FINENESS, joint="curve")

    def dashes(self, points: Sequence[Point], *, fill: str = INK, width: int = 3) -> None:
        """A broken line: 16 pixels drawn, 12 left out, going on around corners."""
        gone = 0.0
        for start, end in pairwise(points):
            gone = self._dash(start, end, gone, fill, width)

    def _dash(self, start: Point, end: Point, gone: float, fill: str, width: int) -> float:
        whole, at = dist(start, end), 0.0
        while at < whole:
            drawn = gone % 28 < 16
            piece = min((16 if drawn else 28) - gone % 28, whole - at)
            if drawn:
                ends = [_between(start, end, part / whole) for part in (at, at + piece)]
                self.line(ends, fill=fill, width=width)
            gone, at = gone + piece, at + piece
        return gone

    def mark(self, at: Point, place: int, *, radius: float = 9) -> None:
        """The sign of a series, by shape and colour: disc, square, diamond, ring."""
        x, y = at
        shade = SHADES[place % 4]
        corners = _scaled([(x - radius, y - radius), (x + radius, y + radius)])
        if place % 4 == 0:
            self._draw.ellipse(corners, fill=shade)
        elif place % 4 == 1:
            self._draw.rectangle(corners, fill=shade)
        elif place % 4 == 2:
            reach = radius * 1.3
            tips = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
            self._draw.polygon(_scaled(tips), fill=shade)
        else:
            self._draw.ellipse(corners, fill=PAPER, outline=shade, width=4 * FINENESS)


def _between(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
