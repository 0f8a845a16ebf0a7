"""Charts of the sample articles: one figure description in, the bytes of one PNG out.

`draw_figure(figure)` is pure: the same description gives the same bytes. A description is an
entry of `figures:` in the head of a sample article:

    name     fig1: the article's text shows it as ![caption](fig1.png){alt="..."}
    kind     bars | hbars | lines | dots | flow
    title    bold line on top of the picture, at most about 70 letters
    alt      the figure in words, for those who do not see it (not drawn)
    caption  the caption in the article (not drawn)
    data     a mapping, see below
    note     optional small line under the picture, such as the source
    language optional; ru and kk write a comma in decimals, everything else a point

data of bars, hbars and lines:

    labels   the categories, or the points of time, in order
    series   list of {name, values}; as many values as labels, at most four series
    unit     optional text after each number, such as "%" or " days"
    axis     optional words above the value axis ("Share of requests, %")
    across   optional words under the horizontal axis ("Month after the reform")
    low      optional start of the value axis of lines (bars always start at 0)
    high     optional end of the value axis
    stacked  bars and hbars: series upon each other instead of side by side
    steps    lines: staircase instead of straight lines (survival curves)
    numbers  bars and hbars: false hides the numbers at the bars; lines: true shows them

data of dots (a scatter plot):

    points   list of {x, y} with an optional label and optional group (0 to 3, the colour)
    groups   optional names of the groups, for the legend
    axis, across, unit, low, high as above; left and right bound the horizontal axis

data of flow (boxes from left to right with arrows, at most five):

    boxes    list of {head, text}
    strong   optional place (from 0) of the box that is drawn in colour

Numbers may come as numbers or as text ("12.5"): pandoc hands over text. A description that
cannot be drawn raises ValueError with the figure's name.
"""

from issues.demo.figures.drawing import draw_figure

__all__ = ["draw_figure"]
