"""The full article as JATS."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from issues.formats.jats import article_xml
from journal.rich import plain
from tests.submissions.manuscripts.trees import body_tree, hostile_tree, rich_tree

from .fronts import FRONT, front

SCHEMAS = Path(__file__).parents[4] / "shared" / "standards" / "schemas" / "jats" / "1.3"
DTD = SCHEMAS / "JATS-journalpublishing1-3-mathml3.dtd"
needs_dtd = pytest.mark.skipif(not DTD.exists(), reason="the JATS DTD is not at hand")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def dtd():
    return etree.DTD(str(DTD))


def article(tree=None, matter=FRONT):
    return etree.fromstring(article_xml(matter, rich_tree() if tree is None else tree))


@needs_dtd
@pytest.mark.parametrize(
    "tree",
    [
        rich_tree(),
        rich_tree(language="kk"),
        hostile_tree("&lt;x&gt; <foo>b</foo> <break/> <xref rid='gone'>y</xref>"),
        body_tree("<sec><title>A</title><p>x</p></sec><p>after</p>"),
        body_tree("<p>a<fn id='1'><p>n</p></fn> <fn><p>m</p></fn></p><sec><p>no title</p></sec>"),
        body_tree("<table-wrap id='t'><table><tbody/></table></table-wrap>"),
        body_tree("<list><list-item/></list><boxed-text><p>x</p></boxed-text><list/>"),
        body_tree("<p><inline-formula><mml:math><mml:mfrac/></mml:math></inline-formula></p>"),
        body_tree("<p id='aff-1'>x</p><fig><caption>loose</caption></fig><graphic/>"),
        body_tree(""),
    ],
)
def test_article_is_valid(dtd, tree):
    assert dtd.validate(article(tree)), dtd.error_log.filter_from_errors()


@needs_dtd
@pytest.mark.parametrize(
    "matter",
    [
        front(pages="5–19", subtitle="A study", statements=()),
        front(contributors=(), affiliations=(), abstracts={}, keywords={}, points={}),
        front(doi="", licence=None, copyright_holder="", published=None, volume="", issue=""),
        front(titles={"en": "H<sub>2</sub>O & <i>x</i> <script>alert(1)</script>\x00"}),
    ],
)
def test_every_front_is_valid(dtd, matter):
    assert dtd.validate(article(matter=matter)), dtd.error_log.filter_from_errors()


def test_people_carry_orcid_affiliation_and_both_spellings():
    people = article().findall(".//contrib")

    assert people[0].findtext("contrib-id") == "https://orcid.org/0000-0002-1825-0097"
    assert people[0].find("contrib-id").get("authenticated") == "false"
    assert [name.findtext("surname") for name in people[0].iter("name")] == [
        "Сапарова-Үлгі",
        "Saparova-Ulgi",
    ]
    assert people[0].findtext(".//given-names") == "Айгерім Нұрланқызы"
    assert [each.get("rid") for each in people[1].findall("xref")] == ["aff-2", "aff-1"]


@needs_dtd
def test_id_that_was_proved_at_orcid_is_marked_and_valid(dtd):
    first, *others = FRONT.contributors
    tree = article(matter=replace(FRONT, contributors=(replace(first, orcid_proved=True), *others)))

    marks = [each.get("authenticated") for each in tree.iter("contrib-id")]
    assert marks == ["true", "false"]
    assert dtd.validate(tree), dtd.error_log.filter_from_errors()


def test_single_name_is_the_surname():
    name = article().findall(".//contrib")[2].find("name")

    assert [(each.tag, each.text) for each in name] == [("surname", "Suharto-Sample")]


def test_languages_are_marked():
    meta = article().find(".//article-meta")

    assert [each.get(LANG) for each in meta.iter("trans-title-group")] == ["kk", "ru"]
    assert [each.get(LANG) for each in meta.iter("trans-abstract")] == ["kk", "ru"]
    assert [each.get(LANG) for each in meta.iter("kwd-group")] == ["en", "ru", "kk"]


def test_licence_dates_and_pdf_are_told():
    meta = article().find(".//article-meta")

    licence = meta.findtext(".//{http://www.niso.org/schemas/ali/1.0/}license_ref")
    dates = {each.get("date-type"): each.get("iso-8601-date") for each in meta.iter("date")}

    assert licence == "https://creativecommons.org/licenses/by/4.0/"
    assert dates == {"received": "2026-02-14", "rev-recd": "2026-06-02", "accepted": "2026-09-30"}
    assert meta.find("self-uri").get("{http://www.w3.org/1999/xlink}href") == "102.pdf"


def test_footnotes_move_to_the_back_in_the_order_of_their_mention():
    root = article()

    marks = [each.get("rid") for each in root.iter("xref") if each.get("ref-type") == "fn"]
    notes = [each.get("id") for each in root.findall("back/fn-group/fn")]

    assert marks == notes == ["fn-1", "fn-2"]


def test_paragraph_ids_stay():
    ids = {each.get("id") for each in article().iter("p") if each.get("id")}

    assert {"p-1", "p-8"} <= ids


def test_markup_of_titles_is_kept_and_the_rest_is_text():
    title = 'H<sub>2</sub>O & "α < β" <script>alert(1)</script>'

    element = article(matter=front(titles={"en": title})).find(".//article-title")

    assert [each.tag for each in element] == ["sub"]
    assert "".join(element.itertext()) == plain(title)


@needs_dtd
def test_roles_of_credit_codes_and_running_title_are_valid_and_told(dtd):
    matter = replace(
        FRONT,
        contributors=(replace(FRONT.contributors[0], roles=("methodology", "Cook")),),
        codes={"jel": ("H83", "D73"), "udc": ("35.08",)},
        running_title="Who waits",
    )

    root = article(matter=matter)

    assert dtd.validate(root), dtd.error_log
    first, second = root.findall(".//contrib/role")
    assert first.get("vocab-term-identifier") == (
        "https://credit.niso.org/contributor-roles/methodology/"
    )
    assert (first.text, second.text, second.get("vocab")) == ("Methodology", "Cook", None)
    groups = {group.get("kwd-group-type"): group for group in root.findall(".//kwd-group")}
    assert [kwd.text for kwd in groups["JEL"]] == ["H83", "D73"]
    assert root.findtext(".//alt-title") == "Who waits"
