"""Title pages as people really type them: each kind of rule on a small tree."""

import pytest
from lxml import etree

from submissions.manuscripts.extract import read_title_page
from submissions.manuscripts.tree import make, serialise
from tests.submissions.manuscripts.conftest import tree_of

ABSTRACT = (
    "**Abstract.** Wells are shared by rules that nobody wrote down. We asked 86 owners in two "
    "valleys and compared what they said with the records of their pumps over twelve years.\n\n"
    "**Keywords:** wells; rules\n\n## Introduction\n\nThe wells of the valley are old and deep.\n"
)


def read(front):
    return read_title_page(serialise(tree_of(f"{front}\n\n{ABSTRACT}")))


def names(page):
    return [(author.given, author.family) for author in page.authors]


def with_table(rows):
    """A page whose first block is a table of these rows."""
    article = tree_of(ABSTRACT)
    wrap = make("table-wrap", id="t-form")
    table = etree.SubElement(wrap, "table")
    for cells in rows:
        row = etree.SubElement(table, "tr")
        for cell in cells:
            row.append(make("td", cell))
    article.find("body").insert(0, wrap)
    return read_title_page(serialise(article))


def test_a_letter_to_the_editors_gives_no_authors_and_is_kept_apart():
    page = read(
        "4 May 2024\n\nDear Professor Iskakova,\n\nPlease consider our paper.\n\nYours sincerely,\n\n"
        "Helena Brandt\n\n**Turns at Shared Wells**\n\nHelena Brandt^1,\\*^, Oskar Berg^2^\n\n"
        "^1^ Fjord University, Bergen, Norway\n\n^2^ Lake Institute, Turku, Finland"
    )

    assert page.title.value == "Turns at Shared Wells"
    assert names(page) == [("Helena", "Brandt"), ("Oskar", "Berg")]
    assert "Dear Professor Iskakova," in page.unplaced


def test_a_salutation_without_a_farewell_is_no_letter():
    page = read("**Dear Neighbours: Wells and Letters**\n\nAnn Lee\n\nFjord University, Norway")

    assert page.title.value == "Dear Neighbours: Wells and Letters"


def test_a_form_gives_what_its_first_column_names():
    page = with_table(
        [
            ("Title of manuscript", "Meters Without Restraint"),
            ("Short title", "Meters"),
            ("Author 1", "Paul Achterberg"),
            ("Affiliation", "Delta University, Rotterdam, The Netherlands"),
            ("E-mail", "p.achterberg@delta.example"),
            ("Author 2", "Amina Sayed"),
            ("Corresponding author", "Paul Achterberg"),
        ]
    )

    assert page.title.value == "Meters Without Restraint"
    assert page.running_title.value == "Meters"
    assert names(page) == [("Paul", "Achterberg"), ("Amina", "Sayed")]
    assert page.authors[0].email == "p.achterberg@delta.example"
    assert [author.corresponding for author in page.authors] == [True, False]


def test_a_table_of_people_is_no_form():
    page = with_table(
        [("Ann Lee", "Fjord University, Norway"), ("Oskar Berg", "Lake Institute, Finland")]
    )

    assert names(page) == [("Ann", "Lee"), ("Oskar", "Berg")]


def test_keywords_of_three_languages_on_one_line_are_told_apart():
    page = read_title_page(
        serialise(
            tree_of(
                "**Правила двух долин**\n\nИванов И.И., Ким А.Б.\n\n**Аннотация.** Воду делят по "
                "правилам, которых никто не записывал, и соседи следят за ними строже счётчиков.\n\n"
                "**Ключевые слова:** вода, правила. **Keywords:** water, rules. "
                "**Түйін сөздер:** су, ереже.\n\n## Введение\n\nКолодцы долины глубоки и стары.\n"
            )
        )
    )

    assert page.keywords["ru"].value == ["вода", "правила"]
    assert page.keywords["en"].value == ["water", "rules"]
    assert page.keywords["kk"].value == ["су", "ереже"]


@pytest.mark.parametrize(
    ("printed", "email", "given", "family"),
    [
        ("Carmen Vidal Soto", "cvidal@andes.example", "Carmen", "Vidal Soto"),
        ("Carmen Vidal Soto", "csoto@andes.example", "Carmen Vidal", "Soto"),
        ("José Luis Hernández Ruiz", "x@andes.example", "José Luis", "Hernández Ruiz"),
        ("Nguyen Thi Minh Hang", "hang@river.example", "Thi Minh Hang", "Nguyen"),
        ("Maria Clara Albuquerque", "clara@andes.example", "Maria Clara", "Albuquerque"),
    ],
)
def test_a_family_of_two_words_or_in_front(printed, email, given, family):
    page = read(f"**Turns at Shared Wells**\n\n{printed}\n\nAndes University, Chile\n\n{email}")

    assert names(page) == [(given, family)]


def test_one_doubtful_name_leaves_no_author_certain():
    sure = read("**Turns at Wells**\n\nAnn Lee^1^, Oskar Berg^1^\n\n^1^ Fjord University, Norway")
    page = read(
        "**Turns at Wells**\n\nAnn Lee^1^, Oskar Berg^1^\n\nGrovel Quint\n\n^1^ Fjord University, Norway"
    )

    assert [author.certain for author in sure.authors] == [True, True]
    assert len(page.authors) == 3
    assert not any(author.certain for author in page.authors)


@pytest.mark.parametrize(
    "line",
    ["\\* Correspondence: lee@fjord.example", "\\* Korrespondenz: lee@fjord.example", "4 May 2024"],
)
def test_words_before_a_colon_and_months_are_no_names(line):
    page = read(
        f"**Turns at Wells**\n\nAnn Lee^1,\\*^, Oskar Berg, MPH^1^\n\n^1^ Fjord University, Norway\n\n{line}"
    )

    assert names(page) == [("Ann", "Lee"), ("Oskar", "Berg")]


def test_people_named_with_initials_and_again_in_full_are_the_same():
    page = read(
        "**Turns at Wells**\n\nЕрмолаева Н.П., Юнусов А.И.\n\nИнститут управления, Саратов, Россия\n\n"
        "Ермолаева Наталья Петровна – доцент; erm@volga.example\n\n"
        "Юнусов Азат Ильдарович – аспирант; yun@volga.example"
    )

    assert names(page) == [("Наталья", "Ермолаева"), ("Азат", "Юнусов")]
    assert [author.email for author in page.authors] == ["erm@volga.example", "yun@volga.example"]


def test_places_behind_their_authors_on_one_line():
    page = read(
        "**Turns at Wells**\n\nЕрмолаева Н.П., Юнусов А.И.\n\n"
        "Место работы: Ермолаева Н.П. – Институт управления, Саратов, Россия; "
        "Юнусов А.И. – Академия воды, Казань, Россия"
    )

    assert [author.affiliations for author in page.authors] == [
        ["Институт управления, Саратов, Россия"],
        ["Академия воды, Казань, Россия"],
    ]


def test_capitals_with_an_abbreviation_are_a_title_and_no_place():
    page = read(
        "**SMEs, ICT AND THE EARNINGS OF HOUSEHOLDS IN INDIA**\n\n**Ann Lee**^1^\n\n^1^ Fjord University"
    )

    assert page.title.value == "SMEs, ICT AND THE EARNINGS OF HOUSEHOLDS IN INDIA"


@pytest.mark.parametrize(
    "title",
    [
        "Malaysia and Indonesia",
        "Land Disputes and Village Courts in Almaty Region, Kazakhstan",
        "Policing Berlin, Policing Paris",
        "A School of One’s Own: Private Tutors in Astana",
        "Received Wisdom: Expert Councils and Their Clients",
        "Abai Kunanbayev and Alexander Pushkin in School Readers of Kazakhstan",
        "COVID-19 AND LOCAL BUDGETS IN UKRAINE",
        "Журнал регистрации обращений как источник",
    ],
)
def test_a_title_that_names_places_or_people_is_neither_an_address_nor_a_name(title):
    page = read(
        f"{title}\n\nHelena Brandt^1^, Oskar Berg^2^\n\n^1^ Fjord University\n\n^2^ Lake Institute"
    )

    assert page.title.value == title
    assert names(page) == [("Helena", "Brandt"), ("Oskar", "Berg")]


def test_a_town_and_its_country_below_a_title_stay_a_place():
    page = read("**Turns at Wells**\n\nHelena Brandt\n\nFjord University\n\nBergen, Norway")

    assert (page.title.value, page.subtitle) == ("Turns at Wells", None)
    assert page.authors[0].affiliation == "Fjord University, Bergen, Norway"


@pytest.mark.parametrize("title", ["Measuring Happiness", "Wells and Votes: A Study of Turns"])
def test_a_rubric_in_the_look_of_the_title_is_no_part_of_it(title):
    page = read(f"**Regional Development**\n\n**{title}**\n\nHelena Brandt\n\nFjord University")

    assert page.title.value == title


def test_a_raised_mark_behind_a_comma_is_that_of_the_name_before_it():
    page = read(
        "**Turns at Wells**\n\nHelena Brandt,^1^ Oskar Berg^2^\n\n^1^ Fjord University\n\n^2^ Lake Institute"
    )

    assert [one.affiliations for one in page.authors] == [["Fjord University"], ["Lake Institute"]]


def test_an_id_is_given_to_the_name_behind_its_dash():
    page = read(
        "**Turns at Wells**\n\nHelena Brandt^1^, Oskar Berg^1^\n\n^1^ Fjord University\n\n"
        "ORCID: 0000-0002-1825-0097 – Oskar Berg"
    )

    assert [one.orcid for one in page.authors] == ["", "0000-0002-1825-0097"]
