"""Lists of publications in the shapes in which people keep them."""

import pytest

from reviews.finding import read_publications

BIBTEX = """@article{x1, title={The {Local} Budget of Districts}, author={Ulgi, Aigul and Muster,
Lena}, year=2021, doi = {10.5555/abc.1}}
@book{y, author="Esempio, Paolo", title = "Integrity, again", year={2019}}"""
RIS = """TY  - JOUR
TI  - One-stop shops in districts
AU  - Muster, L.
AU  - Ulgi, A.
PY  - 2020/01/01
AB  - How long people wait.
KW  - queue
ER  -
TY  - BOOK
T1  - A second work
ER  - """
CSV = 'Authors,Title,Year,DOI\n"Ivanov, I., Petrov, P.",Rotation of officials,2022,10.5555/r.1\n'
RUSSIAN_CSV = "Название;Авторы;Год\nМестный бюджет и село;Иванов И.; 2020\n"
LINES = """1. Muster, L., & Ulgi, A. (2021). Pay and motivation in agencies. Public Money, 3(2), 1–9.
2. Иванов И. И. «Цифровые услуги в районах» // Вестник. 2019. № 3.
A title alone of a work"""


def test_bibtex_gives_titles_authors_years_and_dois():
    first, second = read_publications(BIBTEX)

    assert (first.title, first.year, first.doi) == (
        "The Local Budget of Districts",
        2021,
        "10.5555/abc.1",
    )
    assert first.authors == ("Ulgi, Aigul", "Muster, Lena")
    assert (second.title, second.year) == ("Integrity, again", 2019)


def test_ris_gives_abstract_and_keywords_as_well():
    first, second = read_publications(RIS)

    assert first.authors == ("Muster, L.", "Ulgi, A.")
    assert (first.year, first.abstract, first.keywords) == (2020, "How long people wait.", "queue")
    assert second.title == "A second work"


def test_tables_are_read_by_their_header_in_any_of_the_languages():
    assert read_publications(CSV)[0].authors == ("Ivanov, I.", "Petrov, P.")
    assert read_publications(RUSSIAN_CSV)[0].title == "Местный бюджет и село"


def test_printed_references_give_title_year_and_names():
    first, second, third = read_publications(LINES)

    assert (first.title, first.year) == ("Pay and motivation in agencies", 2021)
    assert len(first.authors) == 2
    assert (second.title, second.year) == ("Цифровые услуги в районах", 2019)
    assert third.title == "A title alone of a work"


@pytest.mark.parametrize(
    "text",
    ["", "\0\0", "@article{x,", "@article{x, title={" + "{" * 50_000, "TY  -\nTI  -", "title,b\n\"",
     "a" * 600_000, "title,authors\n" + '"' + "x" * 300_000],
    ids=range(8),
)  # fmt: skip
def test_broken_and_huge_lists_end_in_good_time(text):
    assert len(read_publications(text)) <= 500


def test_a_title_stands_once_and_nothing_is_longer_than_its_column():
    found = read_publications("\n".join(["A work of some length"] * 3 + ["y" * 900]))

    assert [len(work.title) for work in found] == [21, 500]
