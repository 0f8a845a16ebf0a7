import re
from collections.abc import Iterator

import pytest

from issues.demo.texts import FOLDER, LANGUAGES, Paper, articles, manuscripts, values_of

PAPERS = {**articles(), **manuscripts()}
TYPES = {row["slug"]: row for row in values_of("journal")["article_types"]}
STATEMENTS = {"funding", "conflicts", "data", "ethics", "ai"}
AUTHOR = {"family", "email", "affiliation", "country"}
UNFINISHED = {"draft", "returned"}  # states in which a statement may still be empty
TRANSLATED = {"accepted", "in_production"}  # states in which all three languages are there

SAMPLE_NOTICE = re.compile(r"\*(?:Sample text|Текст-образец|Образец текста|Үлгі мәтін)\b[^*]+\*")
SAMPLE_WORD = re.compile(r"sample|specimen|invented|образцов|примерн|үлгі", re.IGNORECASE)
ADDRESS = re.compile(r"[\w.+-]+@([\w.-]*\w)")
DOI = re.compile(r"10\.\d{4,9}/\S+")

HEADING = re.compile(r"^#+ (?:References|Литература|Әдебиет)$", re.MULTILINE)
NAME = r"[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ][\w’-]+"
YEAR = r"(?:18|19|20)\d\d"
ENTRY = re.compile(rf"(?P<names>.+?)\.? \((?P<year>{YEAR})\)\.")
SURNAME = re.compile(rf"({NAME}(?: {NAME})*), \w\.")
JOINED = r"(?: (?:and|и|және) (?:т\.\s?б\.|др\.|" + NAME + r")| et al\.)"
BESIDE = re.compile(rf"(?P<names>{NAME}{JOINED}?) \((?P<year>{YEAR})\)")
INSIDE = re.compile(rf"(?P<names>{NAME}[^()\d;]*), (?P<year>{YEAR})(?=[;)])")
AND = re.compile(r" (?:and|et|и|және|&) ")
OTHERS = {"al.", "др.", "т.б."}

Work = tuple[tuple[str, ...], str]


def parts_of(text: str) -> tuple[str, list[str]]:
    """The text without tables, and the entries of its list of references."""
    body, *lists = HEADING.split(text)
    lines = [line for line in body.splitlines() if not line.startswith("|")]
    return "\n".join(lines), "".join(lists).strip().split("\n\n") if lists else []


def listed(entry: str) -> Work:
    """How a text names this entry: one surname, two, or the first and "others"."""
    found = ENTRY.match(entry)
    assert found, entry
    names = SURNAME.findall(found["names"] + ".") or [found["names"]]
    return (tuple(names) if len(names) < 3 else (names[0], "others")), found["year"]


def cited(body: str) -> Iterator[Work]:
    for pattern in (BESIDE, INSIDE):
        for found in pattern.finditer(body):
            names = AND.split(found["names"])
            yield tuple("others" if name in OTHERS else name for name in names), found["year"]


def means(citation: Work, entry: Work) -> bool:
    """Names may carry an ending: «обзор Примера (2017)»."""
    (names, year), (own, own_year) = citation, entry
    starts = [name.startswith(start) for name, start in zip(names, own, strict=False)]
    return year == own_year and len(names) == len(own) and all(starts)


def languages_of(paper: Paper) -> set[str]:
    """Languages that title and abstract need: authors owe two, the journal the third."""
    if not paper.state or paper.state["status"] in TRANSLATED:
        return set(LANGUAGES)
    return {"en", paper.language}


def each_paper(test):
    return pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)(test)


def test_there_are_twelve_articles_and_fourteen_manuscripts():
    assert (len(articles()), len(manuscripts()), len(PAPERS)) == (12, 14, 26)


@each_paper
def test_sample_text_says_in_its_first_paragraph_that_it_is_one(paper):
    first = paper.text.strip().split("\n\n")[0]

    assert SAMPLE_NOTICE.fullmatch(first)


@each_paper
def test_sample_text_has_the_words_that_its_type_needs(paper):
    needs, languages = TYPES[paper.type], languages_of(paper)

    assert languages <= paper.words("title").keys()
    assert {"en", paper.language} <= paper.words("keywords").keys()
    if "abstract_words_max" in needs:
        assert languages <= paper.words("abstract").keys()
    if needs["points"]:
        assert paper.words("points")[paper.language]


@each_paper
def test_sample_text_has_authors_of_whom_one_corresponds(paper):
    for author in paper.authors:
        assert all(author[key] for key in AUTHOR)
        assert "given" in author
    assert [author["corresponding"] for author in paper.authors].count(True) == 1


@each_paper
def test_sample_text_makes_five_statements(paper):
    statements = paper.words("statements")

    assert statements.keys() == STATEMENTS
    if not paper.state or paper.state["status"] not in UNFINISHED:
        assert all(statements.values())


@pytest.mark.parametrize(
    "path", sorted(path for path in FOLDER.rglob("*.*") if path.suffix in (".md", ".yaml")), ids=str
)
def test_sample_file_names_addresses_at_example_org_only(path):
    assert set(ADDRESS.findall(path.read_text())) <= {"example.org"}


@each_paper
def test_sample_text_cites_what_it_lists_and_lists_what_it_cites(paper):
    body, entries = parts_of(paper.text)
    citations, works = set(cited(body)), {listed(entry) for entry in entries}

    strangers = [one for one in citations if not any(means(one, work) for work in works)]
    unused = [work for work in works if not any(means(one, work) for one in citations)]

    assert (strangers, unused) == ([], [])
    assert len(works) == len(entries)


@each_paper
def test_sample_text_lists_invented_works_only(paper):
    _body, entries = parts_of(paper.text)

    assert [entry for entry in entries if not SAMPLE_WORD.search(entry)] == []
    assert all(doi.startswith("10.99999/sample.") for doi in DOI.findall(paper.text))


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("As Sample (2019) said", {(("Sample",), "2019")}),
        ("Sample and Örnek-Sample (2018)", {(("Sample", "Örnek-Sample"), "2018")}),
        (
            "(Muster, 2017; Contoh et al., 2016)",
            {(("Muster",), "2017"), (("Contoh", "others"), "2016")},
        ),
        ("(Үлгі-Ой және т.б., 2015)", {(("Үлгі-Ой", "others"), "2015")}),
        ("in spring (2014, 2016 and 2018)", set()),
    ],
)
def test_cited_finds_names_with_years(text, works):
    assert set(cited(text)) == works
