"""Front matter of Markdown papers, as Quarto, JOSS and R Markdown have it."""

import json

from submissions.manuscripts.extract import read_title_page
from submissions.manuscripts.markdown_front import with_typed_front

from .conftest import convert_bytes

TEXT = "\n# Introduction\n\nOffices have been discussed for years, and little is known of them.\n"


def page_of(front: str):
    return read_title_page(convert_bytes(f"---\n{front}---\n{TEXT}".encode(), "paper.md").tree)


def test_authors_as_objects_keep_addresses_ids_and_places():
    page = page_of(
        "title: Small Offices\nauthor:\n  - name:\n      given: Ann\n      family: Lee\n"
        "    email: ann@lee.example\n    orcid: 0000-0002-1825-0097\n    corresponding: true\n"
        "    affiliations:\n      - name: Fjord Business School\n        city: Bergen\n"
        "  - name: Bob Ray\n    affiliation: Tisza Institute, Szeged\nkeywords: [offices, merit]\n"
    )

    ann, bob = page.authors
    assert (ann.given, ann.family, ann.email) == ("Ann", "Lee", "ann@lee.example")
    assert ann.orcid.endswith("0000-0002-1825-0097") and ann.corresponding
    assert (ann.affiliation, bob.affiliation) == (
        "Fjord Business School, Bergen",
        "Tisza Institute, Szeged",
    )
    assert page.keywords["en"].value == ["offices", "merit"]


def test_places_are_called_by_number():
    page = page_of(
        "title: Small Offices\nauthors:\n  - name: Ann Lee\n    affiliation: '1, 2'\n"
        "  - name: Bob Ray\n    affiliation: 2\naffiliations:\n  - name: Fjord Business School\n"
        "    index: 1\n  - name: Tisza Institute\n    index: 2\ntags:\n  - offices\n"
    )

    assert [author.affiliations for author in page.authors] == [
        ["Fjord Business School", "Tisza Institute"],
        ["Tisza Institute"],
    ]


def test_an_abstract_in_the_front_matter_parts_no_author_from_a_place():
    page = page_of(
        "title: Small Offices\nauthor:\n  - name: Ann Lee\n    affiliation: Tisza Institute\n"
        "abstract: |\n  We counted the visits to three offices and found that few of them were long.\n"
    )

    assert page.authors[0].affiliation == "Tisza Institute"
    assert page.abstracts["en"].value.startswith("We counted the visits")


def test_names_alone_and_other_keys_stay_as_they_are():
    text = f"---\ntitle: Small Offices\nauthor:\n  - Ann Lee\nlang: en\n---\n{TEXT}"

    assert with_typed_front(text) == text
    made = with_typed_front(text.replace("lang: en", "lang: en\nkeywords: [a, b]"))
    assert json.loads(made.split("\n")[1]) == {
        "title": "Small Offices",
        "lang": "en",
        "author": ["Ann Lee"],
    }


def test_front_matter_made_to_do_harm_is_left_alone():
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nauthor: [{name: *b}]\n"
    deep = f"author: {'[' * 5_000}{']' * 5_000}\n"

    for front in (bomb, deep, "author: [", "- 1\n", "1: x\nauthor: [{name: y}]\n"):
        text = f"---\n{front}---\n{TEXT}"
        assert with_typed_front(text) == text
