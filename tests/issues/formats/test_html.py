"""The pieces of an article page."""

from lxml import html

from issues.formats.front import Person
from issues.formats.html import article_html
from issues.formats.jats import article_xml
from tests.submissions.manuscripts.trees import hostile_tree, rich_tree

from .fronts import FRONT, front


def page(matter=FRONT, tree=None):
    jats = article_xml(matter, rich_tree() if tree is None else tree)
    return article_html(matter, jats, media_url=lambda name: f"/f/{name}")


def test_page_has_one_title_and_levels_in_order():
    content = html.fromstring(f"<main>{page().head}{page().html}</main>")

    levels = [int(each.tag[1]) for each in content.iter("h1", "h2", "h3", "h4")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_menu_follows_the_order_of_the_page():
    pieces = page()

    places = [pieces.html.index(f'id="{key}"') for key, _ in pieces.contents]

    assert places == sorted(places)
    assert [key for key, _ in pieces.contents][-2:] == ["statements", "references"]


def test_abstracts_in_three_languages_are_chosen_by_radio():
    content = html.fromstring(page().abstract)

    assert content.xpath("//input/@id") == ["abs-en", "abs-kk", "abs-ru"]
    assert content.xpath("//div[@data-abstract]/@lang") == ["en", "kk", "ru"]


def test_single_abstract_needs_no_choice():
    content = html.fromstring(page(front(abstracts={"en": "Only this."})).abstract)

    assert not content.xpath("//fieldset | //div[@data-abstract]")


def test_head_names_people_places_dates_and_licence():
    content = html.fromstring(page().head)

    assert content.xpath("//ul[@class='people']/li[1]/a/@href") == [
        "https://orcid.org/0000-0002-1825-0097"
    ]
    assert content.xpath("//time/@datetime")[-1] == "2026-11-05"
    assert content.xpath("//a[@rel='license']/text()") == ["CC BY 4.0"]
    assert content.xpath("//h1/span[@class='nowrap']/text()") == ["one-stop"]


def test_many_people_fold_after_ten():
    people = tuple(Person(given="A", family=f"Name{n}") for n in range(200))

    content = html.fromstring(page(front(contributors=people)).head)

    assert len(content.xpath("//ul[1]/li")) == 10 + 190
    assert content.xpath("//summary/text()") == ["and 190 more"]


def test_nothing_in_the_page_runs_or_carries_style():
    bad = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    person = Person(given=bad, family=bad, orcid=bad, email=bad, corresponding=True)
    matter = front(
        titles={"en": bad},
        type=bad,
        doi=bad,
        contributors=(person,),
        abstracts={"en": bad},
        keywords={"en": (bad,)},
        points={"en": (bad,)},
    )

    pieces = page(matter, hostile_tree("&lt;script&gt;x&lt;/script&gt;"))

    content = html.fromstring(f"<main>{pieces.head}{pieces.html}</main>")
    assert not content.xpath("//script | //img | //@style | //@onerror")
    assert "<script>alert(1)</script>" in content.xpath("string(//h1)")
