"""Title pages as authors really lay them out, and what must not happen when they are cut."""

import time

import pytest
from docx import Document

from submissions.manuscripts.counts import count
from submissions.manuscripts.extract import cut, read_plain_text, read_title_page
from submissions.manuscripts.tree import line_of, parse, serialise
from tests.bench.intake.tuning import manuscripts

from .conftest import convert_bytes, tree_of
from .parts import save

ABSTRACT = (
    "Discretion at the counter decides what a reform means to those who ask for help. This paper "
    "studies how officials in three countries apply the rules, and what the time they have does to it."
)
BODY = """**Introduction**

The reform has been discussed for years, and of what happens at the counter little is known as yet.

**Conclusion**

Time is what a panel needs most.

**References**

1\\. Barnes T. The clerk who waited. Journal of Examples. 2018. 12. P. 44-61.

2\\. Corbett L. Panels and patience, a book

of many pages. Sample Press, 2020. https://doi.org/10.99999/panels.2

3\\. Duarte M. What merit means. 2015.
"""
TRANSLATED = """**Доверие и очереди в регионах**

Брандт И., Кинтеро М.

Университет Линденау, Германия

**Аннотация.** Решения служащих на местах определяют, чем реформа становится для граждан.

**Ключевые слова:** доверие, очереди
"""
FRONT = f"""UDC 35.08

**Trust and queues in the regions**

Ivo Brandt^1,\\*^, Suharto^2^ and Marisol Quintero^1,2^

^1^ University of Lindenau, Lindenau, Germany; ^2^ Universidad del Valle, Cali, Colombia

\\* Corresponding author: brandt@lindenau.example

Running title: Trust and queues

**Abstract.** {ABSTRACT}

**Keywords:** trust, queues. JEL: H83, D73

"""


def read(text: str):
    return read_title_page(serialise(tree_of(text)))


def body_after(text: str) -> str:
    tree = serialise(tree_of(text))
    return line_of(parse(cut(tree, read_title_page(tree))).find("body"))


@pytest.fixture(scope="module")
def whole():
    return f"{FRONT}{BODY}\n{TRANSLATED}"


def test_everything_on_a_full_title_page_is_read(whole):
    page = read(whole)

    assert page.title.value == "Trust and queues in the regions"
    assert page.running_title.value == "Trust and queues"
    assert {scheme: found.value for scheme, found in page.codes.items()} == {
        "udc": ["35.08"],
        "jel": ["H83", "D73"],
    }
    assert [author.family for author in page.authors] == ["Brandt", "Suharto", "Quintero"]
    assert page.authors[2].affiliations == [
        "University of Lindenau, Lindenau, Germany",
        "Universidad del Valle, Cali, Colombia",
    ]
    assert page.authors[2].affiliation == "; ".join(page.authors[2].affiliations)
    assert [author.corresponding for author in page.authors] == [True, False, False]
    assert page.authors[0].email == "brandt@lindenau.example"
    assert page.keywords["en"].value == ["trust", "queues"]
    assert page.as_dict()["codes"]["udc"]["place"]["code"] == "label"


def test_a_single_name_is_never_certain(whole):
    assert [author.certain for author in read(whole).authors] == [True, False, True]


def test_a_translated_title_page_behind_the_references_is_read_and_cut(whole):
    page, tree = read(whole), tree_of(whole)

    rest = parse(cut(serialise(tree), page))

    assert page.titles["ru"].value == "Доверие и очереди в регионах"
    assert page.titles["ru"].place.code == "translation"
    assert page.abstracts["ru"].value.startswith("Решения служащих")
    assert page.keywords["ru"].value == ["доверие", "очереди"]
    assert len(page.authors) == 3
    everything = line_of(rest)
    for gone in ("Брандт", "Линденау", "Доверие", "Brandt", "Lindenau", "@"):
        assert gone not in everything
    assert len(rest.findall("back/ref-list/ref")) == 3


def test_no_paragraph_of_the_paper_is_lost(whole):
    rest = body_after(whole)

    assert rest.startswith("IntroductionThe reform has been discussed")
    assert rest.endswith("Time is what a panel needs most.")


def test_a_broken_reference_is_one_and_carries_its_doi(whole):
    references = tree_of(whole).findall("back/ref-list/ref")

    assert len(references) == 3
    assert "a book of many pages" in line_of(references[1])
    assert references[1].findtext(".//pub-id") == "10.99999/panels.2"


def test_a_second_list_in_latin_letters_is_kept_and_not_counted_twice():
    text = (
        FRONT
        + BODY.replace("**References**", "**Литература**")
        + (
            "\n**References**\n\n1\\. Barnes T. Klerk. 2018.\n\n2\\. Corbett L. Komissii. 2020.\n\n"
            "3\\. Duarte M. Zasluga. 2015.\n"
        )
    )
    tree = tree_of(text)

    assert [len(part.findall("ref")) for part in tree.iterfind("back/ref-list")] == [3, 3]
    assert count(serialise(tree)).references == 3


def test_what_fits_nowhere_is_cut_and_kept_apart():
    text = FRONT.replace("**Abstract.**", "Room 14, second floor\n\n**Abstract.**") + BODY
    page = read(text)

    assert "Room 14, second floor" in page.unplaced
    assert "Room 14" not in body_after(text)


def test_a_note_of_the_title_is_a_statement_or_kept_apart():
    text = (FRONT + BODY).replace("regions**", "regions[^1]**").replace("UDC 35.08", "Draft[^2]")
    text += (
        "\n[^1]: This research was supported by the Queue Council under grant 17.\n\n"
        "[^2]: Shown to nobody yet.\n"
    )
    page = read(text)

    assert page.statements["funding"].value.startswith("This research was supported")
    assert not page.statements["funding"].certain
    assert "Shown to nobody yet." in page.unplaced


def test_a_statement_in_the_middle_of_the_paper_stays_there():
    text = FRONT + BODY.replace(
        "Time is what", "The study was approved by the ethics committee (Lee, 2019). Time is what"
    )

    assert "approved by the ethics committee" in body_after(text)
    assert "ethics" not in read(text).statements


def test_joint_headings_give_both_statements():
    text = (FRONT + BODY).replace(
        "**References**",
        "**Acknowledgements and funding**\n\nWe thank the Queue Council.\n\n**References**",
    )
    page = read(text)

    assert page.statements["funding"].value == "We thank the Queue Council."
    assert page.statements["acknowledgements"].value == "We thank the Queue Council."


def test_a_fourth_language_is_kept_as_other():
    text = (
        FRONT
        + (
            "**Der Ermessensspielraum in den Ämtern und die Zeit**\n\n**Zusammenfassung.** Der Beitrag "
            "untersucht, wie die Bediensteten in drei Ländern die Regeln anwenden und was die Zeit mit "
            "ihnen macht, die für eine Entscheidung bleibt.\n\n**Schlüsselwörter:** Ermessen, Zeit\n\n"
        )
        + BODY
    )
    page = read(text)

    assert page.titles["other"].value.startswith("Der Ermessensspielraum")
    assert page.abstracts["other"].value.startswith("Der Beitrag")
    assert page.keywords["other"].value == ["Ermessen", "Zeit"]
    assert page.languages["other"] == "de"


def test_a_title_page_in_a_table_is_read_and_cut():
    document = Document()
    table = document.add_table(rows=3, cols=1)
    table.rows[0].cells[0].text = "Trust and queues in the regions of the north"
    table.rows[1].cells[0].text = "Ivo Brandt, Marisol Quintero"
    table.rows[1].cells[0].add_paragraph("University of Lindenau, Lindenau, Germany")
    table.rows[2].cells[0].text = f"Abstract. {ABSTRACT}"
    table.rows[2].cells[0].add_paragraph("Keywords: trust; queues")
    document.add_heading("Introduction", 1)
    document.add_paragraph("The reform has been discussed for years.")
    tree = convert_bytes(save(document), "a.docx").tree

    page = read_title_page(tree)

    assert page.title.value == "Trust and queues in the regions of the north"
    assert [author.family for author in page.authors] == ["Brandt", "Quintero"]
    assert page.abstracts["en"].value == ABSTRACT
    assert line_of(parse(cut(tree, page)).find("body")) == (
        "IntroductionThe reform has been discussed for years."
    )


def test_a_table_of_data_is_no_title_page():
    document = Document()
    document.add_heading("Introduction", 1)
    document.add_paragraph("The reform has been discussed for years.")
    table = document.add_table(rows=2, cols=2)
    table.rows[0].cells[0].text, table.rows[1].cells[0].text = "Keywords: a, b", "Ann Lee"
    tree = convert_bytes(save(document), "a.docx").tree

    assert read_title_page(tree).keywords == {}
    assert "Ann Lee" in line_of(parse(cut(tree, read_title_page(tree))))


@pytest.mark.parametrize("number", range(0, 46, 5))
def test_varied_layouts_are_read(number):
    manuscript = manuscripts()[number]

    page = read_title_page(convert_bytes(manuscript.data, manuscript.name).tree)

    assert page.title.value.casefold() == manuscript.label.title.casefold()
    assert [author.family.casefold() for author in page.authors] == [
        person.family.casefold() for person in manuscript.label.authors
    ]
    assert set(page.abstracts) == set(manuscript.label.abstracts)


@pytest.mark.parametrize(
    "line",
    ["Ann Lee, " * 3000, "a@" * 4000, "(" * 5000, "[1] " * 3000, "И.И. " * 4000, "{a,b}" * 2000],
)
def test_hostile_lines_cost_little(line):
    article = serialise(tree_of(f"# A Title of It\n\n{line}\n\n**Abstract.** {ABSTRACT}\n\n{line}"))
    began = time.perf_counter()

    read_title_page(article)
    read_plain_text(line)

    assert time.perf_counter() - began < 3


def test_raised_and_round_numbers_are_citations_where_there_are_several():
    text = FRONT + BODY.replace(
        "little is known as yet.", "little is known.^1,2^ Others said so.^3^ It was shown.^2^"
    )
    round_text = FRONT + BODY.replace(
        "little is known as yet.", "little is known (1, 2). Others said so (3). It was shown (2)."
    )

    for one in (text, round_text):
        links = [link.get("rid") for link in tree_of(one).iterfind("body//xref[@ref-type='bibr']")]
        assert links == ["r1", "r2", "r3", "r2"]


def test_a_power_is_no_citation():
    text = FRONT + BODY.replace("little is known as yet.", "it grew by 10^2^ and x^2^ and 5 m^3^.")

    assert tree_of(text).find("body//xref[@ref-type='bibr']") is None
