"""A scatter plot: one sign a case, with the names of those that the text speaks about."""

from issues.demo.figures.canvas import GREY, SMALL, Canvas
from issues.demo.figures.data import Data, limit_of, number_of, ticks, words_of
from issues.demo.figures.frame import Field, Scale, draw_ground, draw_legend, draw_value_axis


def draw_dots(canvas: Canvas, data: Data) -> None:
    """Points by x and y; group gives shape and colour, label the name beside it."""
    points = list(data["points"])
    if not points:
        raise ValueError("a scatter plot needs points")
    xs, ys = ([number_of(point[name]) for point in points] for name in ("x", "y"))
    rises = ticks(limit_of(data, "low", 0), limit_of(data, "high", max(ys)))
    runs = ticks(limit_of(data, "left", 0), limit_of(data, "right", max(xs)))
    field = Field(right=Field.right - 60)
    upward = Scale(rises[0], rises[-1], field.bottom, field.top)
    across = Scale(runs[0], runs[-1], field.left, field.right)
    draw_legend(canvas, [str(name) for name in data.get("groups", [])], boxes=False)
    draw_value_axis(canvas, field, upward, rises, words_of(data, "axis"))
    for run in runs:
        words = canvas.number(run)
        canvas.text((across.at(run), field.bottom + 40), words, size=SMALL, fill=GREY, anchor="ms")
    draw_ground(canvas, field, words_of(data, "across"))
    for point, x, y in zip(points, xs, ys, strict=True):
        at = (across.at(x), upward.at(y))
        canvas.mark(at, int(number_of(point.get("group", 0))), radius=11)
        canvas.text((at[0] + 18, at[1]), str(point.get("label", "")), size=SMALL, anchor="lm")
