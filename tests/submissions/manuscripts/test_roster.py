import time

import pytest

from accounts.folding import folded
from submissions.manuscripts.roster import decoded, read_roster

COUNTRIES = {
    folded(n): c for n, c in [("Kazakhstan", "KZ"), ("Казахстан", "KZ"), ("Türkiye", "TR")]
}


def people(text, chosen=None):
    return [row.values for row in read_roster(text, COUNTRIES, chosen).rows]


def test_a_table_with_a_heading_in_english_from_a_spreadsheet():
    text = (
        "Given name\tFamily name\tE-mail\tInstitution\tCountry\tORCID\n"
        "Aigerim\tSaparova\ta@example.org\tSample Academy\tKazakhstan\thttps://orcid.org/0000-0002-1825-0097\n"
    )

    assert people(text) == [
        {
            "given_name": "Aigerim",
            "family_name": "Saparova",
            "email": "a@example.org",
            "affiliation": "Sample Academy",
            "country": "KZ",
            "orcid": "0000-0002-1825-0097",
        }
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Фамилия;Имя;Отчество;Почта",
        "Тегі;Аты;Әкесінің аты;Пошта",
        "FAMILY NAME; First name;Middle name;E-mail",
    ],
)
def test_headings_in_three_languages(heading):
    found = people(heading + "\nСапарова;Айгерим;Ерлановна;a@example.org")

    assert found[0]["family_name"] == "Сапарова"
    assert found[0]["patronymic"] == "Ерлановна"
    assert found[0]["email"] == "a@example.org"


def test_without_a_heading_columns_are_told_by_what_stands_in_them():
    text = (
        '1,Aigerim Saparova,"Sample Academy, Astana",a@example.org,Kazakhstan\n'
        "2,Berik Tolegenov,Ministry of Labour,b@example.org,Türkiye\n"
    )

    first, second = people(text)

    assert (first["given_name"], first["family_name"]) == ("Aigerim", "Saparova")
    assert (first["affiliation"], first["country"]) == ("Sample Academy, Astana", "KZ")
    assert (second["email"], second["country"]) == ("b@example.org", "TR")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Saparova, Aigerim\nTolegenov, Berik", ("Aigerim", "Saparova")),
        ("Aigerim Saparova <a@example.org>\nBerik T <b@example.org>", ("Aigerim", "Saparova")),
        ("Сапарова\tАйгерим\tSample\nТолегенов\tБерик\tSample", ("Айгерим", "Сапарова")),
        ("Aigerim\tSaparova\tSample\nBerik\tTolegenov\tSample", ("Aigerim", "Saparova")),
        ("Сапарова Айгерим Ерлановна", ("Айгерим", "Сапарова")),
    ],
)
def test_orders_of_names(text, expected):
    first = people(text)[0]

    assert (first["given_name"], first["family_name"]) == expected


def test_a_quoted_cell_may_hold_the_separator_and_a_new_line():
    text = 'Name;Institution\n"Saparova, Aigerim";"Sample; Academy\nof Trials"\n'

    assert people(text) == [
        {
            "given_name": "Aigerim",
            "family_name": "Saparova",
            "affiliation": "Sample; Academy of Trials",
        }
    ]


def test_what_a_person_says_of_the_columns_counts():
    text = "Berg\tAnna\tx\nOlsen\tKari\ty"

    assert people(text, ["family_name", "given_name", ""])[0] == {
        "family_name": "Berg",
        "given_name": "Anna",
    }
    assert people(text, ["evil", "given_name"])[0] == {"given_name": "Anna"}


def test_an_unknown_country_is_kept_with_the_institution():
    assert people("Name;Institution;Country\nAnna Berg;Sample;Atlantis")[0]["affiliation"] == (
        "Sample, Atlantis"
    )


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_files_of_any_usual_code_are_read(code):
    assert (
        people(decoded("Имя;Почта\nАйгерим;a@example.org".encode(code)))[0]["given_name"]
        == "Айгерим"
    )


@pytest.mark.parametrize("text", ["", "\n\n", "\0", ";;;\n;;;"])
def test_nothing_is_no_table(text):
    assert people(text) == []


def test_a_long_table_is_cut_and_says_so():
    roster = read_roster("Name\n" + "Anna Berg\n" * 500, COUNTRIES)

    assert (len(roster.rows), roster.cut) == (400, 100)


def test_a_broken_quote_keeps_what_came_before():
    assert (
        people('Name\tE-mail\nAnna Berg\ta@example.org\n"broken\tx')[0]["email"] == "a@example.org"
    )


@pytest.mark.parametrize(
    "text",
    ["a" * 400_000, "a" * 200_000 + "\tb\ta@example.org", "0000-" * 80_000, "a.b-" * 100_000],
)
def test_huge_cells_cost_no_time_and_fit_their_fields(text):
    begin = time.monotonic()

    roster = read_roster(text, COUNTRIES)

    assert time.monotonic() - begin < 2
    assert all(len(value) <= 250 for row in roster.rows for value in row.values.values())


def test_signs_that_nobody_sees_are_left_out_of_names():
    text = "Ber\u202eg\tAn\x00na\x07\ta@example.org"

    assert read_roster(text, COUNTRIES).rows[0].values == {
        "family_name": "Berg",
        "given_name": "Anna",
        "email": "a@example.org",
    }
