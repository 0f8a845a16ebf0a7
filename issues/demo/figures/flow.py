"""A way in steps: boxes from left to right, joined by arrows."""

from issues.demo.figures.canvas import (
    ACCENT,
    GREY,
    INK,
    MARGIN,
    PAPER,
    SMALL,
    TEXT,
    WASH,
    WIDTH,
    Canvas,
    Point,
)
from issues.demo.figures.data import Data, limit_of, words_of

Content = tuple[list[str], list[str]]

_TOP, _GAP, _INNER = 190, 56, 22
_HEAD_LINE, _TEXT_LINE = 42, 38


def draw_flow(canvas: Canvas, data: Data) -> None:
    """Two to five boxes with a head and a text each; one may be drawn in colour."""
    boxes = list(data["boxes"])
    if not 2 <= len(boxes) <= 5:
        raise ValueError("a flow has two to five boxes")
    strong = int(limit_of(data, "strong", -1))
    width = (WIDTH - 2 * MARGIN - _GAP * (len(boxes) - 1)) / len(boxes)
    contents = [_wrap(canvas, box, width - 2 * _INNER) for box in boxes]
    bottom = _TOP + 90 + max(_HEAD_LINE * len(h) + _TEXT_LINE * len(t) for h, t in contents)
    canvas.height = bottom + 80
    for place, content in enumerate(contents):
        left = MARGIN + (width + _GAP) * place
        _draw_box(canvas, content, ((left, _TOP), (left + width, bottom)), place == strong)
        if place:
            _draw_arrow(canvas, (left - 8, (_TOP + bottom) / 2))


def _wrap(canvas: Canvas, box: Data, width: float) -> Content:
    head = canvas.wrap(words_of(box, "head"), width, TEXT, True)
    return head, canvas.wrap(words_of(box, "text"), width, SMALL)


def _draw_box(canvas: Canvas, content: Content, corners: tuple[Point, Point], strong: bool) -> None:
    fill, ink = (ACCENT, PAPER) if strong else (WASH, INK)
    canvas.box(*corners, fill=fill, edge=ACCENT)
    head, text = content
    x, y = corners[0][0] + _INNER, _TOP + 56.0
    for line in head:
        canvas.text((x, y), line, bold=True, fill=ink)
        y += _HEAD_LINE
    y += 18
    for line in text:
        canvas.text((x, y), line, size=SMALL, fill=ink)
        y += _TEXT_LINE


def _draw_arrow(canvas: Canvas, tip: Point) -> None:
    x, y = tip
    canvas.line([(x - _GAP + 16, y), (x, y)], fill=GREY, width=5)
    canvas.line([(x - 14, y - 14), (x, y), (x - 14, y + 14)], fill=GREY, width=5)
