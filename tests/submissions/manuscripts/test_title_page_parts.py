"""Titles, subtitles, translations and iDs of title pages, each rule on a small tree."""

import pytest

from submissions.manuscripts.extract import read_title_page
from submissions.manuscripts.extract.signs import TITLE_LABEL, is_preliminary
from submissions.manuscripts.tree import serialise
from tests.submissions.manuscripts.conftest import tree_of
from tests.submissions.manuscripts.test_more_title_pages import ABSTRACT, names, read

ID, OTHER_ID = "0000-0002-1825-0097", "0000-0001-5109-3700"
PEOPLE = "Ann Lee^1^, Oskar Berg^1^\n\n^1^ Fjord University, Norway"


@pytest.mark.parametrize(
    ("typed", "title", "subtitle"),
    [
        ("**Turns at Wells**\n\n*how neighbours share*", "Turns at Wells", "how neighbours share"),
        (
            "**TURNS AT WELLS**\n\n**how neighbours share**",
            "TURNS AT WELLS",
            "how neighbours share",
        ),
        ("**Turns at Wells** – *how neighbours share*", "Turns at Wells", "how neighbours share"),
        ("TURNS AT WELLS: how neighbours share", "TURNS AT WELLS", "how neighbours share"),
        ("# Turns at Wells\n\n## Rules of Neighbours", "Turns at Wells", "Rules of Neighbours"),
    ],
)
def test_a_change_of_look_parts_title_and_subtitle(typed, title, subtitle):
    page = read(f"{typed}\n\n{PEOPLE}")

    assert (page.title.value, page.subtitle.value) == (title, subtitle)


@pytest.mark.parametrize(
    "title", ["Turns at Wells: How Neighbours Share", "Turns at Wells – a Rule of Neighbours"]
)
def test_a_title_that_is_set_alike_stays_whole(title):
    page = read(f"**{title}**\n\n{PEOPLE}")

    assert page.title.value == title
    assert page.subtitle is None


def test_labels_on_lines_of_their_own_name_what_stands_below():
    page = read(
        f"**Title**\n\nTurns at Wells\n\n**Subtitle**\n\nRules of Neighbours\n\n"
        f"**Short title**\n\nTurns\n\n{PEOPLE}"
    )

    assert page.title.value == "Turns at Wells"
    assert (page.subtitle.value, page.subtitle.certain) == ("Rules of Neighbours", True)
    assert page.running_title.value == "Turns"


def test_one_plain_word_above_the_names_can_be_the_title():
    page = read(f"Water Quarterly\n\nRotation\n\n{PEOPLE}")

    assert (page.title.value, page.title.certain) == ("Rotation", False)


def test_one_plain_word_below_a_title_is_not_another():
    page = read(f"**Turns at Wells of Old Valleys**\n\nRotation\n\n{PEOPLE}")

    assert page.title.value == "Turns at Wells of Old Valleys"


@pytest.mark.parametrize(
    "line",
    [
        "Manuscript submitted for review, 14 May 2024",
        "Discussion paper",
        "Blinded manuscript",
        "Special issue on water",
        "Статья подготовлена для семинара",
        "Краткое сообщение",
        "Арнайы шығарылым",
    ],
)
def test_lines_about_the_file_are_no_title(line):
    assert is_preliminary(line)


@pytest.mark.parametrize(
    "line",
    ["Paper Trails and Prepared Minds", "Essay Questions in Public Exams", "Written on Water"],
)
def test_titles_that_begin_like_such_lines_stay_titles(line):
    assert not is_preliminary(line)


def test_labels_of_translated_titles_name_their_language():
    for label in (
        "Название статьи на английском языке: ",
        "Title in Russian: ",
        "Мақала атауы (орысша): ",
    ):
        assert TITLE_LABEL.match(f"{label}Words").end() == len(label)


def behind(back):
    """A page whose paper ends with a list of references and what stands behind it."""
    references = "# References\n\n1. Lee, A. (2018). Wells. Fjord Press.\n\n2. Ray, B. (2019). Turns. Fjord Press."
    front = f"**Turns at Wells of Old Valleys**\n\n{PEOPLE}"
    return read_title_page(serialise(tree_of(f"{front}\n\n{ABSTRACT}\n\n{references}\n\n{back}")))


def test_labelled_titles_behind_the_references_are_translations():
    page = behind(
        "Название статьи на русском языке: Очерёдность у старых колодцев\n\n"
        "Мақала атауы (қазақша): Ескі құдықтар басындағы кезек"
    )

    assert page.titles["ru"].value == "Очерёдность у старых колодцев"
    assert page.titles["kk"].value == "Ескі құдықтар басындағы кезек"


def test_a_summary_that_names_its_author_first_keeps_the_title_only():
    page = behind(
        "**Ли А.Б., Берг О. Очерёдность у старых колодцев**\n\n**Аннотация.** Колодцами пользуются по "
        "правилам, которых никто не записывал. Мы опросили владельцев.\n\n**Ключевые слова:** вода; порядок"
    )

    assert page.titles["ru"].value == "Очерёдность у старых колодцев"


def test_an_id_below_a_name_behind_the_paper_is_that_name_s():
    page = behind(
        f"Oskar Berg\n\nhttps://orcid.org/{OTHER_ID}\n\nAnn Lee\n\nhttps://orcid.org/{ID}"
    )

    assert [author.orcid for author in page.authors] == [ID, OTHER_ID]


def test_a_table_of_two_languages_is_read_column_by_column():
    page = behind(
        "+------------------------------------------+--------------------------------------------+\n"
        "| **Очерёдность у старых колодцев**        | **Ескі құдықтар басындағы кезек**          |\n"
        "+------------------------------------------+--------------------------------------------+\n"
        "| **Аннотация.** Колодцами пользуются по   | **Аңдатпа.** Құдықтар ешкім жазып қоймаған |\n"
        "| правилам, которых никто не записывал. Мы | ережелермен бөлінеді. Біз екі алқаптағы    |\n"
        "| опросили владельцев в двух долинах.      | иелерден сұрап, жауаптарын салыстырдық.    |\n"
        "+------------------------------------------+--------------------------------------------+\n"
        "| **Ключевые слова:** вода; порядок        | **Түйін сөздер:** су; тәртіп               |\n"
        "+------------------------------------------+--------------------------------------------+\n"
    )

    assert page.titles["ru"].value == "Очерёдность у старых колодцев"
    assert page.titles["kk"].value == "Ескі құдықтар басындағы кезек"
    assert page.keywords["kk"].value == ["су", "тәртіп"]


def test_names_with_nothing_but_marks_between_them_are_several():
    page = read(
        "**Turns at Wells**\n\nAnn Lee†  Oskar Berg‡\n\n† Fjord University\n\n‡ Tisza Institute"
    )

    assert names(page) == [("Ann", "Lee"), ("Oskar", "Berg")]
    assert [author.affiliation for author in page.authors] == [
        "Fjord University",
        "Tisza Institute",
    ]


def test_a_given_name_that_looks_like_a_degree_stays_in_the_name():
    page = read(
        "**Ескі құдықтар басындағы кезек**\n\nЕсқали Дархан Бауыржанұлы, Лим Даурен Асқарұлы"
    )

    assert names(page) == [("Дархан", "Есқали"), ("Даурен", "Лим")]


def test_the_address_behind_correspondence_tells_who_it_is_and_no_later_one():
    page = read(
        f"**Turns at Wells**\n\n{PEOPLE}\n\nCorrespondence to: ann.lee@fjord.example; Oskar Berg: "
        "berg@fjord.example"
    )

    assert [author.corresponding for author in page.authors] == [True, False]


def test_a_bracket_with_a_place_and_a_call_tells_both():
    page = read(
        "**Turns at Wells**\n\nAnn Lee (Fjord University; ann@fjord.example, corresponding author)\n\n"
        "Oskar Berg (Tisza Institute)"
    )

    assert [author.affiliation for author in page.authors] == [
        "Fjord University",
        "Tisza Institute",
    ]
    assert page.authors[0].corresponding


@pytest.mark.parametrize(
    ("beside", "certain"),
    [("", True), ("**Как соседи делят воду в долинах**\n\nЛи А.Б., Берг О.В.", False)],
)
def test_a_translated_title_beside_another_line_like_it_is_doubtful(beside, certain):
    page = behind(
        f"**Очерёдность у старых колодцев и правила соседей в двух долинах**\n\nЛи А.Б., Берг О.В.\n\n{beside}\n\n**Аннотация.** Колодцами пользуются по "
        "правилам, которых никто не записывал. Мы опросили владельцев.\n\n**Ключевые слова:** вода; порядок"
    )

    assert page.titles["ru"].certain is certain
