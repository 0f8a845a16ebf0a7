from io import BytesIO

import pytest
from PIL import Image

from issues.demo.figures import draw_figure

ROWS = {
    "labels": ["2022", "2023", "2024"],
    "series": [{"name": "Село", "values": [1, "2.5", 4]}, {"name": "Город", "values": [2, 3, 5]}],
}
DATA = {
    "bars": ROWS,
    "hbars": ROWS | {"stacked": "true"},
    "lines": ROWS | {"steps": True},
    "dots": {"points": [{"x": 1, "y": "2", "label": "Ә"}, {"x": 3, "y": 4, "group": 2}]},
    "flow": {"boxes": [{"head": "One", "text": "first"}, {"head": "Two", "text": "then"}]},
}


def figure(kind, **changes):
    return {"name": "fig1", "kind": kind, "title": "Қызмет", "data": DATA.get(kind)} | changes


@pytest.mark.parametrize("kind", sorted(DATA))
def test_draw_figure_gives_the_same_sober_picture_each_time(kind):
    picture = draw_figure(figure(kind))

    drawn = Image.open(BytesIO(picture))
    assert drawn.format == "PNG" and drawn.width == 1600
    assert len(drawn.convert("RGB").getcolors(100)) > 5
    assert picture == draw_figure(figure(kind))


@pytest.mark.parametrize("letters", ["Қызмет", "Ғұмыр", "Çağrı", "Вопрос"])
def test_draw_figure_has_a_shape_for_every_letter(letters):
    boxes = "\uffff" * len(letters)

    assert draw_figure(figure("bars", title=letters)) != draw_figure(figure("bars", title=boxes))


def test_draw_figure_writes_a_decimal_comma_in_russian():
    english, russian = (draw_figure(figure("bars", language=code)) for code in ("en", "ru"))

    assert english != russian


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("pie", ROWS),
        ("bars", {"labels": ["2022"], "series": [{"name": "a", "values": [1, 2]}]}),
        ("bars", {"labels": ["2022"], "series": [{"name": "a", "values": ["many"]}]}),
        ("lines", {"labels": [], "series": []}),
        ("dots", {"points": []}),
        ("flow", {"boxes": [{"head": "alone"}]}),
    ],
)
def test_draw_figure_refuses_what_it_cannot_draw_and_names_the_figure(kind, data):
    with pytest.raises(ValueError, match="fig1"):
        draw_figure(figure(kind, data=data))
