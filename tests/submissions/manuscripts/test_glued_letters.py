"""Raised letters that the text of a PDF glues to the words beside them."""

from submissions.manuscripts.extract import read_plain_text
from submissions.manuscripts.extract.glued import is_next_place, with_raised
from submissions.manuscripts.extract.lines import LOWERED, RAISED

NAMES = "Ann Leea,*, Oskar Bergb"
PLACES = ["aFjord University, Bergen, Norway", "bTisza Institute, Szeged, Hungary"]


def test_letters_glued_to_names_and_places_are_raised():
    names, first, second = with_raised([NAMES, *PLACES])

    assert names == f"Ann Lee{RAISED}a,*{LOWERED}, Oskar Berg{RAISED}b{LOWERED}"
    assert first.startswith(f"{RAISED}a{LOWERED}Fjord")
    assert second.startswith(f"{RAISED}b{LOWERED}Tisza")


def test_names_that_do_not_end_with_these_letters_stay_as_they_are():
    for lines in (["Ann Lee, Oskar Berg", *PLACES], [NAMES, PLACES[0]], ["A study", *PLACES[::-1]]):
        assert with_raised(lines) == lines


def test_only_the_next_letter_opens_the_next_place():
    assert is_next_place(*PLACES)
    assert not is_next_place("aFjord University", "eGovernment in Norway")
    assert not is_next_place("Fjord University", PLACES[1])


def test_the_authors_of_such_a_page_are_read_with_their_places():
    page = read_plain_text(
        "\n".join(["Turns at Wells of Old Valleys", NAMES, *PLACES, "* ann.lee@fjord.example"])
    )

    ann, oskar = page.authors
    assert (ann.family, ann.affiliation) == ("Lee", "Fjord University, Bergen, Norway")
    assert (oskar.family, oskar.affiliation) == ("Berg", "Tisza Institute, Szeged, Hungary")
    assert ann.corresponding and not ann.certain


def test_a_star_on_a_line_of_its_own_belongs_to_the_name_above_it():
    page = read_plain_text(
        "Turns at Wells of Old Valleys\nAnn Lee1\n*\n and Oskar Berg2\n1 Fjord University, Bergen\n"
        "2 Tisza Institute, Szeged\n* Corresponding author: ann.lee@fjord.example"
    )

    assert [author.family for author in page.authors] == ["Lee", "Berg"]
    assert [author.corresponding for author in page.authors] == [True, False]
