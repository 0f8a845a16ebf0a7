"""What all charts share: the field with its axes, the ticks, the legend."""

from collections.abc import Sequence
from dataclasses import dataclass

from issues.demo.figures.canvas import (
    GREY,
    HEIGHT,
    INK,
    LINE,
    MARGIN,
    SHADES,
    SMALL,
    WIDTH,
    Canvas,
    Point,
)


@dataclass(frozen=True)
class Scale:
    """Turns a value into a pixel along one direction."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        part = (value - self.low) / (self.high - self.low)
        return self.start + (self.end - self.start) * part


@dataclass(frozen=True)
class Field:
    """The rectangle of pixels inside which values are drawn."""

    left: float = MARGIN + 70
    top: float = 256
    right: float = WIDTH - MARGIN
    bottom: float = HEIGHT - 170


def draw_legend(canvas: Canvas, names: Sequence[str], *, boxes: bool = True) -> None:
    """One line under the title; nothing for a single unnamed series."""
    x = float(MARGIN)
    for place, name in enumerate(names):
        if not name:
            continue
        if boxes:
            canvas.box((x, 132), (x + 26, 158), fill=SHADES[place])
        else:
            canvas.mark((x + 13, 145), place, radius=12)
        canvas.text((x + 38, 156), name, size=SMALL)
        x += 38 + canvas.length(name, SMALL) + 44


def draw_value_axis(
    canvas: Canvas, field: Field, scale: Scale, steps: Sequence[float], axis: str
) -> None:
    """Horizontal hairlines with their numbers, and the words of the axis above them."""
    for step in steps:
        y = scale.at(step)
        canvas.line([(field.left, y), (field.right, y)], fill=LINE, width=2)
        canvas.text((field.left - 16, y), canvas.number(step), size=SMALL, fill=GREY, anchor="rm")
    canvas.text((MARGIN, field.top - 28), axis, size=SMALL, fill=GREY)


def draw_ground(canvas: Canvas, field: Field, across: str) -> None:
    """The line on which everything stands, and the words of the horizontal axis."""
    canvas.line([(field.left, field.bottom), (field.right, field.bottom)], fill=INK, width=3)
    middle = (field.left + field.right) / 2
    canvas.text((middle, field.bottom + 104), across, size=SMALL, fill=GREY, anchor="ms")


def draw_label(canvas: Canvas, at: Point, words: str, width: float) -> None:
    """A category's name centred under the ground line, in at most two lines."""
    x, y = at
    for row, line in enumerate(canvas.wrap(words, width, SMALL)[:2]):
        canvas.text((x, y + 38 + 34 * row), line, size=SMALL, anchor="ms")
