"""Stems, nearness of texts, and the order of candidates; nothing here knows a row."""

import pytest

from reviews.finding import Figures, Text, index_of, interleaved, score
from reviews.finding.stems import stem

PAPER = "Waiting time in one-stop shops. Local budgets and queues in district service centres."


@pytest.mark.parametrize(
    "forms",
    [
        ("budget", "budgets", "budgeting"),
        ("служба", "службы", "службе", "службой"),
        ("управление", "управления", "управлению"),
        ("қызмет", "қызметтер", "қызметтің", "қызметі"),
        ("бюджет", "бюджета", "бюджетов", "бюджеттің", "бюджеттер"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms}) == 1


def test_words_that_stand_everywhere_tell_nothing():
    assert {stem(word) for word in ("the", "и", "және", "article")} == {""}


def index(*texts, kind="work"):
    return index_of(Text(person, words, kind, words[:20]) for person, words in texts)


def test_the_nearest_text_wins_and_says_which_words_it_shares():
    found = index(
        (1, "Waiting time in one-stop shops"),
        (2, "Local budgets of districts"),
        (3, "Medieval poetry of the steppe"),
    )

    asked = found.ask(PAPER)

    assert sorted(asked.by_person, key=lambda person: -asked.by_person[person])[0] == 1
    assert 3 not in asked.by_person
    near = found.nearest(1, asked)[0]
    assert "waiting time" in near.shared
    assert 0 < near.likeness <= 1.0001


def test_the_same_text_is_as_near_as_can_be_and_further_texts_add_little():
    once = index((1, PAPER), (2, "Medieval poetry"))
    twice = index((1, PAPER), (1, PAPER), (2, "Medieval poetry"))

    assert once.ask(PAPER).by_person[1] == pytest.approx(1, abs=0.01)
    assert 1 < twice.ask(PAPER).by_person[1] <= 1.26


def test_inflected_words_meet_in_russian_and_kazakh():
    found = index((1, "Местные бюджеты районов"), (2, "Жергілікті бюджеттерді басқару"))

    assert set(found.ask("Исполнение местного бюджета в районе").by_person) == {1, 2}
    assert 2 in found.ask("Жергілікті бюджеттің басқарылуы").by_person


def test_texts_of_a_hidden_manuscript_change_nothing():
    with_it = index_of([Text(1, PAPER, "read", "", None, 7), Text(2, "queues", "work")])
    without = index_of([Text(2, "queues", "work")])

    hidden = with_it.ask(PAPER, without={7})

    assert set(hidden.by_person) == {2}
    assert with_it.nearest(1, hidden) == []
    assert set(without.ask(PAPER).by_person) == {2}


def test_an_empty_index_and_an_empty_paper_answer_nobody():
    assert index_of([]).ask(PAPER).by_person == {}
    assert index((1, PAPER)).ask("").by_person == {}
    assert index((1, "")).ask(PAPER).by_person == {}


def test_each_good_thing_raises_the_score_and_absence_halves_it():
    plain = Figures(likeness=0.2)

    for better in (
        {"likeness": 0.3},
        {"topics": 1, "topics_wanted": 1},
        {"reads": True},
        {"sector_fits": True},
        {"median_days": 3},
        {"on_time": 1.0},
        {"accepts": 1.0},
        {"other_country": True},
    ):
        assert score(plain._replace(**better)) > score(plain)
    for worse in ({"open_tasks": 1}, {"reads": False}, {"rested": 10}, {"on_time": 0.1}):
        assert score(plain._replace(**worse)) < score(plain)
    assert score(plain._replace(presence="away")) == pytest.approx(score(plain) / 2, abs=0.01)
    best = Figures(1, 1, 1, True, True, True, 0, None, 0, 1, 1)
    assert score(best) == 100


def test_every_fourth_place_goes_to_the_early_where_they_are_near():
    rows = [(f"old{n}", 60 - n, False) for n in range(8)] + [("young", 55, True), ("far", 20, True)]
    rows = sorted(rows, key=lambda row: -row[1])

    order = interleaved(rows)

    assert order.index("young") == 3
    assert order[-1] == "far"
    assert sorted(order) == sorted(row[0] for row in rows)


def test_reasons_name_content_in_one_language_and_no_fillers():
    both = "Letters of citizens are often answered late. Письма граждан часто ждут ответа."
    found = index((1, both), (2, "Medieval poetry"))

    [near] = found.nearest(1, found.ask(both))

    assert {"letters citizens", "citizens often", "often", "late"} & set(near.shared) <= {
        "letters citizens"
    }
    assert near.shared
    letters = {word[0] < "\u0400" for word in near.shared}
    assert len(letters) == 1
