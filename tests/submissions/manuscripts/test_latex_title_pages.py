"""Names, iDs and titles as the source of a LaTeX paper writes them."""

import pytest

from submissions.manuscripts.latex_accents import with_letters
from submissions.manuscripts.latex_matter import take_matter
from submissions.manuscripts.latex_titles import parts_of


def people_of(source: str):
    return take_matter(source)[0].authors.people


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (r"Mar\'{\i}a", "María"),
        (r"Mar\'\i{}a", "Marí{}a"),
        (r"Ji\v{r}\'{\i} Dvo\v r\'ak", "Jiří Dvořák"),
        (r"Gar\c{c}on", "Garçon"),
        (r"Y\i ld\i z", "Yıldız"),
        (r"\L ukasz", "Łukasz"),
        (r"\\'a", r"\\'a"),
        (r"\inst{a} \orcid{b} \textbf{c}", r"\inst{a} \orcid{b} \textbf{c}"),
    ],
)
def test_commands_for_letters_become_letters_and_others_stay(typed, meant):
    assert with_letters(typed) == meant


def test_braces_around_an_accent_do_not_part_a_name():
    (person,) = people_of(r"\author{Mar{\'\i}a S{\o}rensen}")

    assert person.name == "María Sørensen"


def test_an_id_in_the_option_of_an_address_is_no_address():
    (person,) = people_of(r"\author{Ann Lee}\ead{ann@lee.example}\ead[orcid]{0000-0002-1825-0097}")

    assert (person.email, person.orcid) == ("ann@lee.example", "0000-0002-1825-0097")


def test_an_id_behind_each_of_several_names_is_that_name_s():
    first, second = people_of(
        r"\author{Ann Lee\orcidlink{0000-0002-1825-0097} and Bob Ray\orcidlink{0000-0001-5109-3700}}"
    )

    assert (first.name, first.orcid) == ("Ann Lee", "0000-0002-1825-0097")
    assert (second.name, second.orcid) == ("Bob Ray", "0000-0001-5109-3700")


def test_ids_defined_above_the_title_page_are_called_by_their_letter():
    source = (
        r"\newcommand{\orcidauthorB}{0000-0001-5109-3700}"
        r"\Author{Ann Lee $^{1}$ and Bob Ray $^{2}$\orcidB{}}"
    )

    assert [person.orcid for person in people_of(source)] == ["", "0000-0001-5109-3700"]


def test_an_envelope_behind_a_name_calls_the_one_to_write_to():
    first, second = people_of(r"\author{Ann Lee(\Letter) \and Bob Ray}")

    assert (first.corresponding, second.corresponding) == (True, False)


def test_a_smaller_line_or_one_below_a_colon_is_the_subtitle():
    smaller = parts_of(r"Paid to Stay\\ \large Bonuses in Remote Districts")
    below = parts_of(r"\textbf{Paid to Stay:\\ Bonuses in Remote Districts}")

    assert (smaller.title, smaller.subtitle) == ("Paid to Stay", "Bonuses in Remote Districts")
    assert (below.title, below.subtitle) == ("Paid to Stay", "Bonuses in Remote Districts")


def test_a_long_title_that_was_only_broken_stays_whole():
    parts = parts_of(r"{\Large Bonuses for Those Who Stay\\[1ex] \Large in Remote Districts}")

    assert (parts.title, parts.subtitle) == ("Bonuses for Those Who Stay in Remote Districts", "")


def test_a_code_above_the_title_is_a_code():
    parts = parts_of(r"УДК 35.08\\[1ex] Служба без чинов")

    assert (parts.title, parts.codes) == ("Служба без чинов", ["УДК 35.08"])


def test_the_short_title_of_the_title_command_is_the_running_title():
    assert take_matter(r"\title[Bonuses]{Paid to Stay}")[0].running == "Bonuses"
