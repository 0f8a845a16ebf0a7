"""Bars: upright for short categories, lying for long ones."""

from issues.demo.figures.canvas import (
    GREY,
    HEIGHT,
    INK,
    LINE,
    MARGIN,
    PAPER,
    SHADES,
    SMALL,
    WIDTH,
    Canvas,
)
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
from issues.demo.figures.frame import (
    Field,
    Scale,
    draw_ground,
    draw_label,
    draw_legend,
    draw_value_axis,
)

_ON_SHADE = (PAPER, INK, PAPER, PAPER)


def draw_bars(canvas: Canvas, data: Data) -> None:
    """Upright bars, side by side or stacked, with their numbers."""
    labels, rows, stacked = labels_of(data), series_of(data), flag_of(data, "stacked")
    steps = ticks(0, limit_of(data, "high", tallest(rows, stacked)))
    field = Field()
    scale = Scale(0, steps[-1], field.bottom, field.top)
    draw_legend(canvas, [row.name for row in rows])
    draw_value_axis(canvas, field, scale, steps, words_of(data, "axis"))
    width = (field.right - field.left) / len(labels)
    for place, label in enumerate(labels):
        left = field.left + width * place
        if stacked:
            _stack_upright(canvas, data, rows, place, (left, width, scale))
        else:
            _group_upright(canvas, data, rows, place, (left, width, scale))
        draw_label(canvas, (left + width / 2, field.bottom), label, width - 12)
    draw_ground(canvas, field, words_of(data, "across"))


def _group_upright(
    canvas: Canvas, data: Data, rows: list[Series], place: int, where: tuple[float, float, Scale]
) -> None:
    left, width, scale = where
    thick = min(width * 0.74 / len(rows), 120)
    start = left + (width - thick * len(rows)) / 2
    for turn, row in enumerate(rows):
        x, top = start + thick * turn, scale.at(row.values[place])
        canvas.box((x + 2, top), (x + thick - 2, scale.start), fill=SHADES[turn])
        if flag_of(data, "numbers", True):
            words = canvas.number(row.values[place], words_of(data, "unit"))
            canvas.text((x + thick / 2, top - 10), words, size=SMALL, anchor="ms")


def _stack_upright(
    canvas: Canvas, data: Data, rows: list[Series], place: int, where: tuple[float, float, Scale]
) -> None:
    left, width, scale = where
    thick = min(width * 0.66, 150)
    x, below = left + (width - thick) / 2, 0.0
    for turn, row in enumerate(rows):
        bottom, top = scale.at(below), scale.at(below + row.values[place])
        canvas.box((x, top + 2), (x + thick, bottom), fill=SHADES[turn])
        if flag_of(data, "numbers", True) and bottom - top > 36:
            words = canvas.number(row.values[place], words_of(data, "unit"))
            middle = (x + thick / 2, (top + bottom) / 2)
            canvas.text(middle, words, size=SMALL, fill=_ON_SHADE[turn], anchor="mm")
        below += row.values[place]


def draw_lying_bars(canvas: Canvas, data: Data) -> None:
    """Lying bars with the categories at the left, side by side or stacked."""
    labels, rows, stacked = labels_of(data), series_of(data), flag_of(data, "stacked")
    high = limit_of(data, "high", tallest(rows, stacked))
    name_width = min(max(canvas.length(label, SMALL) for label in labels), 520)
    left, top, bottom = MARGIN + name_width + 24, 196, HEIGHT - 130
    scale = Scale(0, high, left, WIDTH - MARGIN - 110)
    draw_legend(canvas, [row.name for row in rows])
    height = (bottom - top) / len(labels)
    for place, label in enumerate(labels):
        middle = top + height * (place + 0.5)
        lines = canvas.wrap(label, name_width, SMALL)[:2]
        for turn, line in enumerate(lines):
            y = middle + 34 * (turn - (len(lines) - 1) / 2)
            canvas.text((left - 18, y), line, size=SMALL, anchor="rm")
        draw = _stack_lying if stacked else _group_lying
        draw(canvas, data, rows, place, (middle, height, scale))
    canvas.line([(left, top), (left, bottom)], fill=LINE, width=3)
    canvas.text((left, HEIGHT - 82), words_of(data, "axis"), size=SMALL, fill=GREY)


def _group_lying(
    canvas: Canvas, data: Data, rows: list[Series], place: int, where: tuple[float, float, Scale]
) -> None:
    middle, height, scale = where
    thick = min(height * 0.72 / len(rows), 64)
    start = middle - thick * len(rows) / 2
    for turn, row in enumerate(rows):
        y, end = start + thick * turn, scale.at(row.values[place])
        canvas.box((scale.start, y + 2), (end, y + thick - 2), fill=SHADES[turn])
        if flag_of(data, "numbers", True):
            words = canvas.number(row.values[place], words_of(data, "unit"))
            canvas.text((end + 12, y + thick / 2), words, size=SMALL, anchor="lm")


def _stack_lying(
    canvas: Canvas, data: Data, rows: list[Series], place: int, where: tuple[float, float, Scale]
) -> None:
    middle, height, scale = where
    thick = min(height * 0.66, 64)
    before = 0.0
    for turn, row in enumerate(rows):
        left, right = scale.at(before), scale.at(before + row.values[place])
        box = (left, middle - thick / 2), (right - 2, middle + thick / 2)
        canvas.box(*box, fill=SHADES[turn])
        words = canvas.number(row.values[place], words_of(data, "unit"))
        if flag_of(data, "numbers", True) and right - left > canvas.length(words, SMALL) + 12:
            centre = ((left + right) / 2, middle)
            canvas.text(centre, words, size=SMALL, fill=_ON_SHADE[turn], anchor="mm")
        before += row.values[place]
