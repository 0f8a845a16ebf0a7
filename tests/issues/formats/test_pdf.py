"""The article as PDF."""

import subprocess
from time import perf_counter

import pytest

from issues.formats.front import Affiliation, Person
from issues.formats.jats import article_xml
from issues.formats.pdf import article_pdf
from tests.submissions.manuscripts.test_pages import NASTY, faults, text_of
from tests.submissions.manuscripts.trees import FIGURE, MEDIA, TABLE, body_tree, rich_tree

from .fronts import FRONT, front

PARAGRAPH = "<p>In the first ten years of the new centres nobody asked who still waited. </p>"
LONG_TITLE = (
    "The administrative burden of one-stop shops in Central Asia and the Caucasus: waiting times, "
    "distances, refused requests, digital substitutes, mobile counters, the discretion of counter "
    "staff and the unequal distribution of gains between capitals, regional centres and remote "
    "villages, with a discussion of what ministries may learn from ten years of reform, and of "
    "H<sub>2</sub>O"
)


def info_of(pdf):
    result = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True)
    return dict(line.split(":", 1) for line in result.stdout.decode().splitlines() if ":" in line)


def test_article_shows_front_text_and_ends():
    words = text_of(article_pdf(FRONT, article_xml(FRONT, rich_tree()), MEDIA))

    for piece in (
        "Civil Service Reform and Practice",
        "Volume 14, Issue 1 (2026)",
        "Сапарова",
        "Points for practitioners",
        "14 February 2026",
        "The promise",
        "Table 1.",
        "Conflicts of interest",
        "Аннотация",
        "Түйін сөздер",
        "CC BY 4.0",
        "Sample: the article",
    ):
        assert piece in words
    assert words.count("Conflicts of interest") == 1


def test_article_is_tagged_described_and_the_same_each_time():
    jats = article_xml(FRONT, rich_tree())

    pdf = article_pdf(FRONT, jats, MEDIA)

    info = info_of(pdf)
    assert faults(pdf) == []
    assert pdf == article_pdf(FRONT, jats, MEDIA)
    assert info["Title"].strip() == FRONT.plain_title
    assert "Jean-Pierre Example" in info["Author"]
    assert "Nov  5" in info["CreationDate"]


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_article_in_another_language_speaks_it(language):
    matter = front(language=language)
    tree = body_tree("<sec><title>Бөлім</title><p>Мәтін текст</p></sec>", language=language)

    pdf = article_pdf(matter, tree, {})

    words = text_of(pdf)
    assert faults(pdf) == []
    assert {"ru": "Поступила", "kk": "Келіп түсті"}[language] in words
    assert "Received" not in words


@pytest.mark.parametrize("text", NASTY)
def test_typst_code_in_front_matter_stays_text(text):
    person = Person(given=text, family="X", orcid="0000-0002-1825-0097")
    matter = front(
        titles={"en": text}, abstracts={"en": text}, points={"en": (text,)}, contributors=(person,)
    )

    words = text_of(article_pdf(matter, body_tree("<p>x</p>"), {}))

    letters = "".join(text.split()).replace("--", "")
    assert "".join(words.split()).replace("--", "").count(letters) >= 3


def test_short_article_is_one_page():
    matter = front(abstracts={}, keywords={}, points={}, statements=(), type="Editorial")

    pdf = article_pdf(matter, body_tree("<p>One paragraph.</p>"), {})

    assert info_of(pdf)["Pages"].strip() == "1"


def test_long_title_and_thirty_authors_stay_tagged_and_whole():
    people = tuple(
        Person(given=f"Given{n}", family=f"Family{n}", affiliation_index=(n % 7,))
        for n in range(30)
    )
    places = tuple(Affiliation(f"Department {n} of the Sample University") for n in range(7))
    matter = front(titles={"en": LONG_TITLE}, contributors=people, affiliations=places)

    pdf = article_pdf(matter, rich_tree(), MEDIA)

    words = text_of(pdf)
    assert faults(pdf) == []
    assert "Family29" in words
    assert "Department 6" in words


def test_wide_and_long_tables_print_whole():
    head = "".join(f"<th>Indicator {n}</th>" for n in range(14))
    rows = "".join(
        "<tr>" + "".join(f"<td>{row * 100 + n}</td>" for n in range(14)) + "</tr>"
        for row in range(60)
    )
    table = f"<table-wrap><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

    pdf = article_pdf(FRONT, body_tree(f"{PARAGRAPH}{table}</table-wrap>{PARAGRAPH}"), {})

    words = text_of(pdf)
    assert faults(pdf) == []
    assert "5913" in words
    assert words.count("Indicator 7") + words.count("Indicator\n") >= 1


def test_pages_run_on_from_the_first_page_of_the_issue():
    matter = front(pages="37–41", article_number="")

    words = text_of(article_pdf(matter, body_tree(PARAGRAPH * 80), {}))

    assert "37\n" in words
    assert "38\n" in words


def test_long_article_takes_about_a_second():
    section = f"<sec><title>Part</title>{PARAGRAPH * 90}{TABLE}{FIGURE}</sec>"
    tree = body_tree(section * 6)

    before = perf_counter()
    article_pdf(FRONT, tree, MEDIA)

    assert perf_counter() - before < 10  # a second here; the bound allows for a busy machine
