"""From a figure's description to its picture."""

from collections.abc import Mapping
from typing import Any

from issues.demo.figures.bars import draw_bars, draw_lying_bars
from issues.demo.figures.canvas import GREY, MARGIN, SMALL, TITLE, WIDTH, Canvas
from issues.demo.figures.dots import draw_dots
from issues.demo.figures.flow import draw_flow
from issues.demo.figures.lines import draw_lines

_KINDS = {
    "bars": draw_bars,
    "hbars": draw_lying_bars,
    "lines": draw_lines,
    "dots": draw_dots,
    "flow": draw_flow,
}


def draw_figure(figure: Mapping[str, Any]) -> bytes:
    """Draw one description (see the package) as a PNG, 1600 pixels wide and at most 960 high.

    Raises ValueError, with the figure's name, when the description cannot be drawn.
    """
    name = figure.get("name", "figure")
    draw = _KINDS.get(str(figure.get("kind")))
    if draw is None:
        raise ValueError(f"{name}: unknown kind {figure.get('kind')}")
    canvas = Canvas(str(figure.get("language", "en")))
    title = canvas.wrap(str(figure.get("title", "")), WIDTH - 2 * MARGIN, TITLE, True)
    for row, line in enumerate(title[:2]):
        canvas.text((MARGIN, 60 + 46 * row), line, size=TITLE, bold=True)
    try:
        draw(canvas, figure["data"])
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{name}: {error}") from error
    note = str(figure.get("note", ""))
    canvas.text((MARGIN, canvas.height - 18), note, size=SMALL, fill=GREY)
    return canvas.png()
