import pytest

from submissions.manuscripts.credit import ROLES, roles_in

NAMES = [("Aigerim", "Saparova"), ("Berik", "Tolegenov"), ("Айгуль", "Ким")]


def test_there_are_the_fourteen_roles_of_the_standard():
    assert len(ROLES) == 14
    assert ROLES["writing-review-editing"].address == (
        "https://credit.niso.org/contributor-roles/writing-review-editing/"
    )


@pytest.mark.parametrize(
    "text",
    [
        "A.S.: Conceptualization, Methodology; B.T.: Software.",
        "Aigerim Saparova: Conceptualisation, Methodology. Berik Tolegenov: Software.",
        "Conceptualization: A.S.; Methodology: A. Saparova; Software: B.T.",
        "Сапарова А.: концепция, методология; Толегенов Б.: программное обеспечение",
    ],
)
def test_statements_are_read_in_both_forms(text):
    assert roles_in(text, NAMES) == [["conceptualization", "methodology"], ["software"], []]


@pytest.mark.parametrize("text", ["All authors wrote it.", "", "X.Y.: Methodology", "A.S.: magic"])
def test_nothing_is_guessed(text):
    assert roles_in(text, NAMES) == [[], [], []]


def test_initials_that_fit_two_give_nothing_to_either():
    names = [("Anna", "Berg"), ("Arne", "Bakke")]

    assert roles_in("A.B.: Methodology; Anna Berg: Software", names) == [["software"], []]
