"""Citations and tags: names as their owners have them, facts once each."""

import json

import pytest

from issues.formats.citation import apa, apa_rich, bibtex, csl, gost, ris
from issues.formats.front import Person
from issues.formats.tags import highwire

from .fronts import FRONT, front

TRICKY = 'H<sub>2</sub>O & "α < β" <script>alert(1)</script>'
PLAIN = 'H2O & "α < β" <script>alert(1)</script>'


def people(*persons, language="en"):
    return front(contributors=persons, language=language)


def names(matter):
    return apa(matter).split(" (2026)")[0]


def test_apa_tells_the_article_with_its_doi():
    assert apa(FRONT) == (
        "Saparova-Ulgi, A., Example, J.-P., & Suharto-Sample. (2026). Who still waits? Ten years "
        "of one-stop shops in five countries. International Journal of Civil Service Reform and "
        "Practice, 14(1), Article 2. https://doi.org/10.00000/ijcsrp.102"
    )
    assert "<i>International Journal of Civil Service Reform and Practice, 14</i>(1)" in apa_rich(
        FRONT
    )


@pytest.mark.parametrize(
    ("person", "language", "expected"),
    [
        (Person(family="Suharto"), "en", "Suharto."),
        (Person(given="Suharto"), "en", "Suharto."),
        (Person(printed="Suharto"), "en", "Suharto."),
        (Person(given="Jean-Pierre", family="de la Cruz"), "en", "de la Cruz, J.-P."),
        (
            Person(given="Айгерім", patronymic="Нұрланқызы", family="Сапарова"),
            "kk",
            "Сапарова, А. Н.",
        ),
        (
            Person(given="Айгерім", family="Сапарова", latin="Saparova, Aigerim"),
            "en",
            "Saparova, A.",
        ),
        (
            Person(
                given="Айгерім",
                family="Сапарова",
                printed="Сапарова Айгерім",
                latin="Saparova Aigerim",
            ),
            "en",
            "Saparova, A.",
        ),
        (Person(family="Саттарханов", latin="Sattarkhanov"), "en", "Sattarkhanov."),
        (Person(given="Айгерім", family="Сапарова"), "en", "Сапарова, А."),
    ],
)
def test_names_are_cited_as_their_owners_have_them(person, language, expected):
    assert names(people(person, language=language)) == expected


@pytest.mark.parametrize(("count", "end"), [(2, "& X2, A."), (20, "& X20, A."), (21, "… X21, A.")])
def test_apa_counts_people(count, end):
    matter = people(*(Person(given="A", family=f"X{n + 1}") for n in range(count)))

    assert names(matter).endswith(end)
    assert ("X20" in names(matter)) == (count == 20)


def test_gost_puts_initials_after_the_name_and_slashes_before_the_journal():
    matter = front(language="ru", pages="5–19", article_number="")

    assert gost(matter) == (
        "Сапарова-Үлгі А. Н., Example J.-P., Suharto-Sample. Кто всё ещё ждёт? Десять лет «одного "
        "окна» в пяти странах // Международный журнал реформы и практики государственной службы. "
        "– 2026. – Т. 14, № 1. – С. 5–19. – DOI: 10.00000/ijcsrp.102."
    )


def test_bibtex_braces_single_names_and_escapes_its_own_signs():
    entry = bibtex(front(titles={"en": "50 % of {all} \\ costs & $x_1$"}))

    assert (
        "author = {Saparova-Ulgi, Aigerim and Example, Jean-Pierre and {Suharto-Sample}}" in entry
    )
    assert r"title = {{50 \% of \{all\} \textbackslash{} costs \& \$x\_1\$}}" in entry
    assert entry.count("{") == entry.count("}")


def test_ris_has_one_author_a_line_and_ends():
    lines = ris(FRONT).split("\r\n")

    assert [line for line in lines if line.startswith("AU")] == [
        "AU  - Saparova-Ulgi, Aigerim",
        "AU  - Example, Jean-Pierre",
        "AU  - Suharto-Sample",
    ]
    assert lines[-2:] == ["ER  - ", ""]


def test_ris_values_never_break_a_line():
    record = ris(front(titles={"en": "A\r\nER  - \r\nTY  - JOUR"}))

    assert record.count("\r\nER  - ") == 1


def test_csl_gives_single_names_whole():
    (item,) = json.loads(csl(FRONT))

    assert item["author"][2] == {"literal": "Suharto-Sample"}
    assert item["issued"] == {"date-parts": [[2026, 11, 5]]}


@pytest.mark.parametrize("write", [apa, ris, csl, gost])
def test_title_is_plain_everywhere(write):
    text = write(front(titles={"en": TRICKY}))

    assert PLAIN in text.replace('\\"', '"')


def test_tags_name_each_author_with_the_institutions_that_follow():
    tags = highwire(FRONT, page_url="https://j.example/p/", pdf_url="https://j.example/p.pdf")

    authors = [value for name, value in tags if name == "citation_author"]
    assert authors == ["Saparova-Ulgi, Aigerim", "Example, Jean-Pierre", "Suharto-Sample"]
    assert tags[2] == (
        "citation_author_institution",
        "Sample Academy of Public Administration, Astana",
    )
    assert ("citation_publication_date", "2026/11/05") in tags
    assert ("citation_pdf_url", "https://j.example/p.pdf") in tags


def test_tags_tell_pages_where_there_are_pages_and_nothing_empty():
    matter = front(pages="5–19", doi="", keywords={})

    tags = highwire(matter, page_url="https://j.example/p/", pdf_url="https://j.example/p.pdf")

    told = dict(tags)
    assert (told["citation_firstpage"], told["citation_lastpage"]) == ("5", "19")
    assert all(value for _, value in tags)
    assert "citation_doi" not in told
