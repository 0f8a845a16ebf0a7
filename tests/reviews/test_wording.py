from pathlib import Path

import pytest

from reviews.wording import AFTER_PARTS, PARTS_ASKED, asked_in_letter, points_named, points_of

LETTERS = Path(__file__).parents[2] / "templates" / "letters"


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("1. The question.\n2. The table.", ["The question.", "The table."]),
        ("(1) The question.\n(2) The table.", ["The question.", "The table."]),
        ("1) One.\n\nMore of one.\n\n2) Two.", ["One.\n\nMore of one.", "Two."]),
        ("Comment 1: The question.\nComment 2: The table.", ["The question.", "The table."]),
        ("Замечание 1. Вопрос.\nЗамечание № 2. Таблица.", ["Вопрос.", "Таблица."]),
        ("1.1. One.\n1.2. Two.", ["One.", "Two."]),
        ("- One.\n- Two.\n\nAll in all, good.", ["One.", "Two.", "All in all, good."]),
        ("• One\n• Two", ["One", "Two"]),
        ("First paragraph.\n\nSecond one.", ["First paragraph.", "Second one."]),
        ("I liked it.\n1. One.\n2. Two.", ["I liked it.", "One.", "Two."]),
        (
            "Major comments:\n1. One.\n2. Two.\n\nMinor comments\n3. Three.",
            ["Major comments:\nOne.", "Two.", "Minor comments\nThree."],
        ),
        ("It was 2019. Then 5 offices\n3 times more - or less.", None),
        ("- One bullet", ["One bullet"]),
        ("", []),
        ("1. \n2. Two.", ["Two."]),
    ],
)
def test_reports_are_split_into_points(text, points):
    assert points_of(text) == ([text] if points is None else points)


def test_splitting_the_same_text_again_gives_the_same_points():
    text = "Major comments:\r\n1. One.\r\n\r\n2. Two:\r\n- a\r\n- b\r\n"

    assert points_of(text) == points_of(text) == ["Major comments:\nOne.", "Two:\n- a\n- b"]


def test_no_word_of_a_report_is_lost():
    text = "Intro.\n1. One, 2. not a point.\nGeneral remarks:\n(2) Two"

    words = " ".join(points_of(text)).split()

    assert words == ["Intro.", "One,", "2.", "not", "a", "point.", "General", "remarks:", "Two"]


def test_letters_under_the_headings_of_their_templates_ask_points_by_weight():
    text = (
        "Dear author,\n\nWe ask you for a revision.\n\nWhat must change\n\n1. The data.\n2. The "
        "title.\n\nWhat should change\n\nNone.\n\nOptional\n\nA map.\n\nPlease send the new version "
        "and your answers by Monday.\n\n> Answer: [[link]]\n\nThe reviews\n\n1. Not this."
    )

    assert asked_in_letter(text) == [
        ("must", "The data."),
        ("must", "The title."),
        ("optional", "A map."),
    ]


def test_letter_written_freely_asks_no_points_itself():
    assert asked_in_letter("Dear author,\n\n1. Change all.\n\n> Answer: [[link]]") == []


@pytest.mark.parametrize("kind", ["minor", "major"])
@pytest.mark.parametrize(("place", "language"), [(0, "en"), (1, "ru"), (2, "kk")])
def test_headings_are_those_of_the_templates(kind, place, language):
    lines = (LETTERS / f"decision-{kind}.{language}.txt").read_text().split("\n")

    for names in PARTS_ASKED.values():
        assert names[place] in lines
    assert any(line.startswith(AFTER_PARTS[place]) for line in lines)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Count them (reviewer A, point 4).", ["A.4"]),
        ("Say so (Reviewer B, points 2, 3 and 5–7).", ["B.2", "B.3", "B.5", "B.6", "B.7"]),
        ("Посчитайте (рецензент A, пункты 2 и 3).", ["A.2", "A.3"]),
        ("Санаңыз (B рецензенті, 2-тармақ).", ["B.2"]),
        ("See reviewer A, who makes 4 points.", []),
    ],
)
def test_points_of_reports_are_found_where_a_letter_names_them(text, keys):
    assert points_named(text) == keys


def test_where_there_is_one_report_its_points_are_named_without_the_reviewer():
    assert points_named("Explain it (points 2 and 3).", only="A") == ["A.2", "A.3"]
    assert points_named("Explain it (points 2 and 3).") == []
