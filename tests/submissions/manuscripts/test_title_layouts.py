"""Title pages with iDs, addresses and titles in rare places, as whole Word files."""

import pytest

from tests.bench.intake.measure import errors
from tests.bench.intake.reading import compare
from tests.bench.intake.tuning import fourth, third
from tests.submissions.manuscripts.test_more_title_pages import read

FIELDS = ("title", "titles_translated", "authors", "affiliations", "emails", "orcids", "codes")
ID = "https://orcid.org/0000-0002-1825-0097"
OTHER_ID = "https://orcid.org/0000-0001-5109-3700"


@pytest.mark.parametrize(
    "manuscript", third.manuscripts() + fourth.manuscripts(), ids=lambda one: one.name
)
def test_a_page_is_read_as_a_person_reads_it(manuscript):
    compared = compare(manuscript)

    assert not compared.refused
    for field in (*FIELDS, "corresponding"):
        assert errors(field, [compared]) == []


def test_fewer_bare_ids_than_authors_are_nobodys():
    page = read(
        "**Turns at Wells**\n\nAnn Lee^1^, Oskar Berg^1^, Ivo Marr^1^\n\n^1^ Fjord University, Norway\n\n"
        f"{ID}\n\n{OTHER_ID}"
    )

    assert [author.orcid for author in page.authors] == ["", "", ""]


def test_an_id_with_a_wrong_check_sign_keeps_its_place_in_the_list():
    page = read(
        "**Turns at Wells**\n\nAnn Lee^1^, Oskar Berg^1^\n\n^1^ Fjord University, Norway\n\n"
        f"{ID[:-1]}8\n\n{OTHER_ID}"
    )

    assert [author.orcid for author in page.authors] == [f"{ID[-19:-1]}8", OTHER_ID[-19:]]


def test_a_journal_in_the_title_is_still_a_title():
    page = read(
        "**The Making of a Scholarly Journal in Three Small Countries**\n\nAnn Lee^1^, Oskar Berg^1^\n\n"
        "^1^ Fjord University, Norway"
    )

    assert page.title.value == "The Making of a Scholarly Journal in Three Small Countries"


def test_a_star_of_another_sign_says_who_corresponds():
    page = read(
        "**Turns at Wells**\n\nAnn Lee^1^, Oskar Berg^1,∗^\n\n^1^ Fjord University, Norway\n\n"
        "∗ Corresponding author."
    )

    assert [author.corresponding for author in page.authors] == [False, True]


def test_the_place_of_one_who_is_called_again_is_no_place_of_others():
    page = read(
        "**Turns at Wells**\n\nAnn Lee^1^, Oskar Berg^2^\n\n^1^ Fjord University, Norway\n\n"
        "^2^ Lake College, Finland\n\nCorresponding author\n\nAnn Lee\n\nFjord University, Oslo\n\n"
        "lee@fjord.example"
    )

    assert page.authors[0].corresponding
    assert page.authors[1].affiliations == ["Lake College, Finland"]


def test_ids_behind_the_paper_are_those_of_the_named():
    page = read(
        "**Turns at Wells**\n\nAnn Lee^1^, Oskar Berg^1^\n\n^1^ Fjord University, Norway\n\n"
        "**Abstract.** Wells run dry.\n\n# Introduction\n\nWells run dry in summer.\n\n"
        f"# ORCID\n\nOskar Berg {OTHER_ID}\n\nAnn Lee {ID}\n"
    )

    assert [author.orcid for author in page.authors] == [ID[-19:], OTHER_ID[-19:]]
