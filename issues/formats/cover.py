"""Draw an issue cover from the issue's own data: values in, SVG text out.

The field is a felt carpet (syrmaq): one quarter is drawn from the articles, then mirrored twice, as
the craft does it. Each article owns some cells of the quarter; its DOI chooses shape and turn, so
the same issue always gives the same cover and no two issues look alike. The year chooses the dyes.
"""

from dataclasses import dataclass
from hashlib import sha256
from html import escape
from textwrap import wrap

WIDTH, HEIGHT, CELL = 600, 800, 60
COLUMNS, ROWS = 5, 4  # of the quarter; the field is 10 by 8 cells
SERIF = "'Source Serif 4 Variable','Source Serif 4',Georgia,serif"
SANS = "'Source Sans 3 Variable','Source Sans 3',Arial,sans-serif"


@dataclass(frozen=True)
class Dye:
    """Ground, figure and accent: colours of the region, each pair at least 3:1."""

    ground: str
    figure: str
    accent: str


DYES = (
    Dye("#5b1a2b", "#f3e6dc", "#d98a3d"),  # pomegranate, wool, saffron
    Dye("#0f4c5c", "#f1ead9", "#e0a43a"),  # turquoise
    Dye("#243a69", "#eef0ea", "#d9b44a"),  # indigo
    Dye("#3d4a24", "#f2eedd", "#d0743c"),  # pistachio
    Dye("#4a2f1c", "#f4ead6", "#c9a03f"),  # walnut
)
SHAPES = (  # cells of 50 by 50, drawn towards their upper left corner: figure, then accent
    (  # horn: a quarter ring that curls back
        "M0 50A50 50 0 0 1 50 0V20A30 30 0 0 0 20 50Z",
        "M50 50V36A14 14 0 0 0 36 50Z",
    ),
    ("M22 0H50A50 50 0 0 1 0 50V22A22 22 0 0 0 22 0Z", ""),  # broad ring
    (  # rings
        "M0 10A10 10 0 0 0 10 0H22A22 22 0 0 1 0 22ZM0 36A36 36 0 0 0 36 0H50A50 50 0 0 1 0 50Z",
        "",
    ),
    ("M18 0H50L0 50V18Z", "M0 0H18L0 18Z"),  # half diamond
    ("M0 0H22A22 22 0 0 1 0 22Z", ""),  # rest: the eye needs plain felt between the figures
    ("M0 0H50A50 50 0 0 0 0 50ZM50 50V20A30 30 0 0 0 20 50Z", ""),
)


@dataclass(frozen=True)
class Cover:
    """What a cover tells. `name` is broken into lines, `words` are Volume and Issue translated."""

    volume: int
    number: int
    year: int
    theme: str
    dois: tuple[str, ...]
    name: tuple[str, ...] = ("International Journal of", "Civil Service Reform", "and Practice")
    words: tuple[str, str] = ("Volume", "Issue")
    publisher: str = "Astana Civil Service Hub"

    @property
    def title(self) -> str:
        """The cover in one line, for those who cannot see it."""
        volume, issue = (word.lower() for word in self.words)
        name = " ".join(self.name)
        return f"{name}, {volume} {self.volume}, {issue} {self.number}, {self.year}"


def draw(cover: Cover, *, pattern_only: bool = False, uid: str = "felt") -> str:
    """Return a cover as SVG, 600 by 800, or only its pattern, 600 by 480.

    Two covers on one page need different `uid`; it is one of ours, letters and digits.
    """
    dye = DYES[cover.year % len(DYES)]
    field = _field(cover, dye, uid)
    if pattern_only:
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 480" aria-hidden="true">'
            f'<rect width="600" height="480" fill="{dye.ground}"/>{field}</svg>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(cover.title)}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{dye.ground}"/>'
        f"{_head(cover, dye.figure)}"
        f'<g transform="translate(0 176)">{field}</g>'
        f"{_foot(cover, dye.figure)}</svg>"
    )


def _field(cover: Cover, dye: Dye, uid: str) -> str:
    """Return the quarter and its three reflections."""
    mirrors = ("-1 0 0 1 600 0", "1 0 0 -1 0 480", "-1 0 0 -1 600 480")
    uses = "".join(f'<use href="#{uid}" transform="matrix({matrix})"/>' for matrix in mirrors)
    quarter = _quarter(cover.dois or (cover.title,), dye)
    return f'<defs><g id="{uid}">{quarter}</g></defs><use href="#{uid}"/>{uses}'


def _quarter(dois: tuple[str, ...], dye: Dye) -> str:
    return "".join(_cell(index, dois, dye) for index in range(COLUMNS * ROWS))


def _cell(index: int, dois: tuple[str, ...], dye: Dye) -> str:
    """Return one cell, drawn a hair too large, so that no seam shows between two."""
    seed = f"{dois[index % len(dois)]}/{index // len(dois)}"
    digest = sha256(seed.encode()).digest()
    figure, accent = SHAPES[digest[0] % len(SHAPES)]
    turn = digest[1] % 4 * 90
    x, y = index % COLUMNS * CELL - 0.7, index // COLUMNS * CELL - 0.7
    paths = f'<path d="{figure}" fill="{dye.figure}"/>'
    paths += f'<path d="{accent}" fill="{dye.accent}"/>' if accent else ""
    place = f"translate({x:.1f} {y:.1f}) scale(1.228) rotate({turn} 25 25)"
    return f'<g transform="{place}">{paths}</g>'


def _text(words: str, place: str, font: str, size: int, fill: str) -> str:
    return f'<text {place} font-family="{font}" font-size="{size}" fill="{fill}">{escape(words)}</text>'


def _lines(lines: list[str], y: int, step: int, look: str) -> str:
    spans = "".join(
        f'<tspan x="40" dy="{step if at else 0}">{escape(line)}</tspan>'
        for at, line in enumerate(lines)
    )
    return f'<text y="{y}" font-family="{SERIF}" {look}>{spans}</text>'


def _head(cover: Cover, fill: str) -> str:
    """Return name, number and year."""
    name = _lines(list(cover.name), 66, 34, f'font-size="29" font-weight="600" fill="{fill}"')
    number = f"{cover.volume}·{cover.number}"
    right = 'x="560" y="{}" text-anchor="end"'
    big = _text(number, right.format(84) + ' font-weight="300"', SERIF, 54, fill)
    return name + big + _text(str(cover.year), right.format(134), SANS, 24, fill)


def _foot(cover: Cover, fill: str) -> str:
    """Return theme and publisher."""
    look = f'font-size="25" font-weight="500" fill="{fill}"'
    theme = _lines(wrap(cover.theme, 42)[:2], 714, 30, look)
    return theme + _text(cover.publisher, 'x="40" y="774"', SANS, 18, fill)
