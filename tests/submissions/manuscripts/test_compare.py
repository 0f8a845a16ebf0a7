import random
import time
from zlib import crc32

import pytest

from submissions.manuscripts.compare import compare, compare_texts
from submissions.manuscripts.refusals import Refusal

LONG = "Civil services that hire on merit are said to perform better than others do."
OTHER = "Independent members cost time and bring quality to the panels of an office."
THIRD = "The sample holds four hundred competitions from six regional offices."


def tree(*blocks, back=""):
    return f"<article><body>{''.join(blocks)}</body><back>{back}</back></article>".encode()


def p(text, name=None):
    return f'<p id="{name or "p-" + str(crc32(text.encode()))}">{text}</p>'


def section(title, *blocks):
    return f'<sec id="s-{title}"><title>{title}</title>{"".join(blocks)}</sec>'


def seen(comparison):
    return [(change.kind, change.block.kind) for change in comparison.changes]


def marked(parts):
    marks = {"": "{}", "in": "+{}+", "out": "-{}-"}
    return "".join(marks[part.side].format(part.text) for part in parts)


def table(*rows):
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        '<table-wrap id="t-1"><label>Table 1</label><caption><p>Days to fill a post</p></caption>'
        f"<table><tbody>{cells}</tbody></table></table-wrap>"
    )


def figure(name, caption="Ratings over time"):
    return (
        f'<fig id="f-1"><label>Figure 1</label><caption><p>{caption}</p></caption>'
        f'<graphic xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{name}"/></fig>'
    )


def test_equal_trees_have_no_changes():
    one = tree(section("Methods", p(LONG), p(OTHER)))

    comparison = compare(one, one)

    assert comparison.changes == ()
    assert [change.kind for change in comparison.all] == ["kept"] * 3


def test_changed_words_are_marked_inside_their_paragraph():
    comparison = compare(
        tree(p(LONG)), tree(p(LONG.replace("hire on merit", "hire on pure merit")))
    )

    (change,) = comparison.changes
    assert marked(change.parts) == LONG.replace("on merit", "on +pure +merit")
    assert (comparison.counts.words_in, comparison.counts.words_out) == (1, 0)


def test_added_and_removed_paragraphs_stand_where_they_belong():
    comparison = compare(tree(p(LONG), p(OTHER)), tree(p(THIRD), p(LONG)))

    assert [(c.kind, c.block.text) for c in comparison.all] == [
        ("added", THIRD),
        ("kept", LONG),
        ("removed", OTHER),
    ]


def test_moved_paragraph_is_one_move_and_no_pair_of_changes():
    old = tree(section("One", p(LONG), p(THIRD)), section("Two", p(OTHER)))
    new = tree(section("One", p(THIRD)), section("Two", p(OTHER), p(LONG)))

    comparison = compare(old, new)

    (change,) = comparison.changes
    assert (change.kind, change.old.section, change.new.section) == ("moved", "One", "Two")
    assert not change.is_reworded


def test_paragraph_that_was_moved_and_reworded_shows_its_words():
    old = tree(section("One", p(LONG), p(THIRD)), section("Two", p(OTHER), p(OTHER + " Always.")))
    new = tree(
        section("One", p(THIRD)),
        section("Two", p(OTHER), p(OTHER + " Always."), p(LONG.replace("others", "most others"))),
    )

    (change,) = compare(old, new).changes

    assert change.kind == "moved"
    assert "+most +" in marked(change.parts)


def test_reworded_heading_is_a_change_of_the_heading_alone():
    comparison = compare(tree(section("Data", p(LONG))), tree(section("Sources", p(LONG))))

    assert seen(comparison) == [("changed", "heading")]


def test_table_is_compared_cell_by_cell():
    old = table(("Panel", "Days"), ("Insiders", "48"), ("Mixed", "57"))
    new = table(("Panel", "Days"), ("Insiders", "51"), ("Mixed", "57"), ("Outside", "60"))

    (change,) = compare(tree(old), tree(new)).changes

    assert [[marked(cell) for cell in row.cells] for row in change.rows] == [
        ["Panel", "Days"],
        ["Insiders", "-48-+51+"],
        ["Mixed", "57"],
        ["+Outside+", "+60+"],
    ]
    assert change.rows[-1].side == "in"


def test_new_column_is_found_in_each_row():
    old = table(("Panel", "Days"), ("Insiders", "48"))
    new = table(("Panel", "Year", "Days"), ("Insiders", "2019", "48"))

    (change,) = compare(tree(old), tree(new)).changes

    assert [[marked(cell) for cell in row.cells] for row in change.rows] == [
        ["Panel", "+Year+", "Days"],
        ["Insiders", "+2019+", "48"],
    ]


def test_long_tables_show_only_rows_near_a_change():
    rows = [(f"Office {number}", str(number)) for number in range(40)]
    changed = [*rows[:20], ("Office 20", "99"), *rows[21:]]

    (change,) = compare(tree(table(*rows)), tree(table(*changed))).changes

    assert sum(row.skipped for row in change.rows) == 36
    assert sum(bool(row.cells) for row in change.rows) == 4


def test_replaced_picture_is_found_by_its_checksum_under_the_same_name():
    one = tree(figure("figure-1.png"))

    comparison = compare(
        one, one, old_pictures={"figure-1.png": "aa"}, new_pictures={"figure-1.png": "bb"}
    )

    (change,) = comparison.changes
    assert (change.kind, change.picture_replaced) == ("changed", True)


def test_same_picture_under_another_name_is_no_change():
    comparison = compare(
        tree(figure("a.png")),
        tree(figure("b.png")),
        old_pictures={"a.png": "aa"},
        new_pictures={"b.png": "aa"},
    )

    assert comparison.changes == ()


def test_formula_is_one_word():
    old = (
        "<p id='p-1'>We take <inline-formula><tex-math>a + b</tex-math></inline-formula> here.</p>"
    )

    (change,) = compare(tree(old), tree(old.replace("a + b", "a + c"))).changes

    assert marked(change.parts) == "We take -a + b -+a + c +here."


def test_references_and_notes_are_compared_and_their_numbers_are_not():
    ref = '<ref id="r{0}"><label>{0}.</label><mixed-citation>{1}</mixed-citation></ref>'
    note = '<fn id="fn1"><label>1</label><p>{}</p></fn>'
    first, second = "Amanova, S. (2021). Who sits at the table?", "Berg, T. (2019). Merit as habit."
    old = tree(
        back=f"<fn-group>{note.format(LONG)}</fn-group><ref-list>{ref.format(1, second)}</ref-list>"
    )
    new = tree(
        back=f"<fn-group>{note.format(LONG + ' Now.')}</fn-group>"
        f"<ref-list>{ref.format(1, first)}{ref.format(2, second)}</ref-list>"
    )

    assert seen(compare(old, new)) == [("changed", "note"), ("added", "reference")]


def test_paragraph_that_became_a_list_item_is_kept():
    item = f'<list id="l-1"><list-item>{p(LONG)}</list-item></list>'

    assert compare(tree(p(LONG)), tree(item)).changes == ()


def test_letters_nobody_sees_and_kinds_of_spaces_are_no_change():
    same = LONG.replace("services", "ser\u00advices").replace("on merit", "on\u00a0merit")

    assert compare(tree(p(LONG)), tree(p(same))).changes == ()


def test_text_written_anew_is_shown_as_a_whole():
    parts = compare_texts("The office opened late on most days.", "Why do panels of insiders fail?")

    assert [part.side for part in parts] == ["out", "in"]


def test_what_was_and_what_is_can_be_read_from_the_parts():
    rng = random.Random(4)
    words = [f"word{number % 60}" for number in range(400)]
    other = [word for word in words if rng.random() > 0.1]
    other[50:50] = ["quite", "new"]

    parts = compare_texts(" ".join(words), " ".join(other))

    assert "".join(q.text for q in parts if q.side != "in").split() == words
    assert "".join(q.text for q in parts if q.side != "out").split() == other


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([["a", "b"] * 25_000], [["b", "a", "a"] * 17_000]),
        ([[f"x{n}" for n in range(50_000)]], [[f"y{n}" for n in range(50_000)]]),
        ([[f"x{n % 700}" for n in range(50_000)]], [[f"x{n % 699}" for n in range(50_000)]]),
        ([["a", str(n % 7)] for n in range(8_000)], [["a", str(n % 5)] for n in range(8_000)]),
    ],
)
def test_hostile_texts_end_in_seconds(old, new):
    trees = [
        tree(*(f'<p id="p{n}">{" ".join(each)}</p>' for n, each in enumerate(side)))
        for side in (old, new)
    ]

    began = time.process_time()
    compare(*trees)

    assert time.process_time() - began < 5


def test_deep_and_wide_tables_are_bounded():
    cell = '<td rowspan="999" colspan="999">x</td>'
    wide = f'<table-wrap id="t"><table>{f"<tr>{cell * 50}</tr>" * 300}</table></table-wrap>'

    comparison = compare(tree(wide), tree(p(LONG)))

    assert len(comparison.changes) == 2


def test_what_is_no_xml_is_refused():
    with pytest.raises(Refusal):
        compare(b"<article>", tree())
