"""Lines over time, straight or as a staircase; each is named at its end, not in a legend."""

from issues.demo.figures.canvas import SHADES, SMALL, Canvas, Point
from issues.demo.figures.data import (
    Data,
    Series,
    flag_of,
    labels_of,
    limit_of,
    series_of,
    tallest,
    ticks,
    words_of,
)
from issues.demo.figures.frame import Field, Scale, draw_ground, draw_label, draw_value_axis

_NAME_WIDTH, _NAME_LINE = 250, 34


def draw_lines(canvas: Canvas, data: Data) -> None:
    """Up to four lines; the first and third are solid, the second and fourth broken."""
    labels, rows = labels_of(data), series_of(data)
    steps = ticks(limit_of(data, "low", 0), limit_of(data, "high", tallest(rows, False)))
    margin = _NAME_WIDTH + 20 if rows[0].name else 20
    field = Field(top=196, right=Field.right - margin)
    scale = Scale(steps[0], steps[-1], field.bottom, field.top)
    draw_value_axis(canvas, field, scale, steps, words_of(data, "axis"))
    across = Scale(0, max(len(labels) - 1, 1), field.left + 30, field.right - 20)
    for place, row in enumerate(rows):
        points = [(across.at(turn), scale.at(value)) for turn, value in enumerate(row.values)]
        _draw_line(canvas, points, place, flag_of(data, "steps"))
        if flag_of(data, "numbers"):
            _draw_numbers(canvas, data, row, points)
    for turn, label in _readable(labels):
        draw_label(canvas, (across.at(turn), field.bottom), label, 150)
    draw_ground(canvas, field, words_of(data, "across"))
    _draw_names(canvas, rows, scale, field.right)


def _draw_line(canvas: Canvas, points: list[Point], place: int, staircase: bool) -> None:
    path = _staircase(points) if staircase else points
    draw = canvas.line if place % 2 == 0 else canvas.dashes
    draw(path, fill=SHADES[place], width=5)
    for point in [] if staircase else points:
        canvas.mark(point, place)


def _staircase(points: list[Point]) -> list[Point]:
    """Stay level until the next point, then fall: the way a survival curve is drawn."""
    path = points[:1]
    for point in points[1:]:
        path += [(point[0], path[-1][1]), point]
    return path


def _draw_numbers(canvas: Canvas, data: Data, row: Series, points: list[Point]) -> None:
    for value, (x, y) in zip(row.values, points, strict=True):
        words = canvas.number(value, words_of(data, "unit"))
        canvas.text((x, y - 20), words, size=SMALL, anchor="ms")


def _readable(labels: list[str]) -> list[tuple[int, str]]:
    """All labels, or every second, third... so that no more than thirteen are written."""
    every = -(-len(labels) // 13)
    return [(turn, label) for turn, label in enumerate(labels) if turn % every == 0]


def _draw_names(canvas: Canvas, rows: list[Series], scale: Scale, right: float) -> None:
    """The names at the ends of the lines, pushed apart where lines end close together."""
    lowest = 0.0
    for place, row in sorted(enumerate(rows), key=lambda pair: -pair[1].values[-1]):
        words = canvas.wrap(row.name, _NAME_WIDTH, SMALL)
        y = max(scale.at(row.values[-1]), lowest)
        for turn, line in enumerate(words):
            at = (right + 10, y + _NAME_LINE * turn)
            canvas.text(at, line, size=SMALL, bold=True, fill=_readable_shade(place), anchor="lm")
        lowest = y + _NAME_LINE * len(words) + 8


def _readable_shade(place: int) -> str:
    """The pale shade is too light for letters: its name is written in the accent's dark tone."""
    return "#3f7f90" if place == 1 else SHADES[place]
