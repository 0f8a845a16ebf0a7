"""The reading copy: what a canonical tree becomes as HTML."""

import re
import time

import pytest
from lxml import html

from submissions.manuscripts.reading import body_html, sizes

from .trees import MEDIA, body_tree, chart, hostile_tree, rich_tree


def read(tree, **options):
    return body_html(tree, media_url=lambda name: f"/media/{name}", **options)


def page(tree, **options):
    return html.fromstring(read(tree, **options).html)


def test_reading_lists_top_sections_notes_and_references_as_contents():
    reading = read(rich_tree())

    assert reading.contents == (
        ("sec-1", "The promise"),
        ("sec-2", "Five countries, one method"),
        ("sec-3", "What we found"),
        ("sec-4", "What managers can do"),
        ("section", "Acknowledgements"),
        ("notes", "Notes"),
        ("references", "References"),
    )


def test_headings_start_at_the_level_asked_for_and_link_to_themselves():
    content = page(rich_tree(), heading_level=3)

    assert [each.get("id") for each in content.iter("h3")][:2] == ["sec-1", "sec-2"]
    assert content.xpath("//h4/@id") == ["sec-3-1"]
    assert content.xpath("//h3[@id='sec-1']/a[@class='permalink']/@href") == ["#sec-1"]


def test_paragraphs_keep_their_ids():
    content = page(rich_tree())

    found = {each for each in content.xpath("//@id") if each.startswith("p-")}

    assert found == {f"p-{number}" for number in range(1, 12)}


def test_notes_are_numbered_in_the_order_of_their_mention_and_lead_back():
    content = page(rich_tree())

    marks = content.xpath("//a[@class='noteref']")
    back = content.xpath("//ol[@class='notes']/li[1]/a[starts-with(@href, '#note')]/@href")

    assert [mark.get("href") for mark in marks] == ["#note-1", "#note-2"]
    assert back == [f"#{marks[0].get('id')}"]


def test_note_mentioned_twice_keeps_one_number():
    mark = '<xref ref-type="fn" rid="n"/>'
    tree = body_tree(f'<p>a{mark} b{mark}</p><p>c<fn id="n"><p>Note.</p></fn></p>')

    content = page(tree)

    assert content.xpath("//a[@class='noteref']/@href") == ["#note-1"] * 3
    assert len(content.xpath("//ol[@class='notes']/li")) == 1


def test_references_lead_back_to_their_first_mention_and_link_their_dois():
    content = page(rich_tree())

    item = content.xpath("//li[@id='ref-1']")[0]

    assert item.xpath("a/@href") == ["https://doi.org/10.00000/jss.45", "#ref-1-back"]
    assert content.xpath("//a[@id='ref-1-back']/@class") == ["cite"]


def test_table_scrolls_by_keyboard_and_keeps_head_spans_and_numbers():
    content = page(rich_tree())

    box = content.xpath("//div[@id='tab-1']")[0]
    heads = [(th.get("scope"), th.get("rowspan"), th.get("colspan")) for th in box.iter("th")]

    assert (box.get("role"), box.get("tabindex"), box.get("class")) == ("region", "0", "scroll")
    assert heads[0] == ("col", "2", None)
    assert heads[2] == ("colgroup", None, "2")
    assert box.xpath(".//tbody/tr[1]/td/@class") == ["number"] * 4
    assert box.xpath("string(.//caption)").startswith("Table 1. Days from the first question")


def test_figure_has_words_and_measures():
    reading = read(rich_tree(), sizes=sizes(MEDIA))

    image = html.fromstring(reading.html).xpath("//figure[@id='fig-1']/img")[0]

    assert (image.get("src"), image.get("width"), image.get("height")) == (
        "/media/figure1.png",
        "1200",
        "640",
    )
    assert image.get("alt").startswith("Bar chart")
    assert reading.figures[0].label == "Figure 1"


def test_formula_is_mathml_with_tex_as_its_words():
    content = page(rich_tree())

    formula = content.xpath("//div[@id='eq-1']")[0]

    assert formula.xpath("math/@alttext")[0].startswith(r"\bar{t}")
    assert formula.xpath("string(span)") == "(1)"
    assert not formula.xpath(".//annotation")


def test_fenced_formula_becomes_a_row_with_brackets():
    fenced = "<mml:mfenced><mml:mi>x</mml:mi><mml:mi>y</mml:mi></mml:mfenced>"
    tree = body_tree(f"<p><inline-formula><mml:math>{fenced}</mml:math></inline-formula></p>")

    content = page(tree)

    assert content.xpath("string(//math)") == "(x,y)"


def test_block_inside_a_paragraph_splits_it():
    tree = body_tree('<p id="p-1">Before <list><list-item><p>x</p></list-item></list> after</p>')

    content = page(tree)

    assert [each.tag for each in content] == ["p", "ul", "p"]


def test_section_without_title_does_not_count_as_a_level():
    tree = body_tree("<sec><sec><title>Deep</title><p>x</p></sec></sec>")

    content = page(tree)

    assert content.xpath("//h2/text()") == ["Deep "]


@pytest.mark.parametrize(
    "text",
    [
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<script>alert(1)</script>",
        '<ext-link xmlns:x="http://www.w3.org/1999/xlink" x:href="javascript:alert(1)">x</ext-link>',
        '<ext-link xmlns:x="http://www.w3.org/1999/xlink" x:href="data:text/html,x">x</ext-link>',
        '<graphic xmlns:x="http://www.w3.org/1999/xlink" x:href="../../etc/passwd"/>',
        '<bold style="x" onclick="alert(1)">b</bold>',
        '<mml:math><mml:mtext href="javascript:alert(1)" style="x">y</mml:mtext></mml:math>',
        '"&gt;&lt;img src=x onerror=alert(1)&gt;',
    ],
)
def test_hostile_text_stays_text(text):
    content = page(hostile_tree(text))

    attributes = {key for each in content.iter() for key in each.attrib}
    links = content.xpath("//@href | //@src")

    assert not content.xpath("//script | //img | //style | //iframe")
    assert not [key for key in attributes if key.startswith("on") or key == "style"]
    assert all(link.startswith("#") for link in links)


def test_hostile_ids_are_made_sound_and_unique():
    tree = body_tree('<p id="main">a</p><p id="x y">b</p><p id="q">c</p><p id="q">d</p>')

    ids = page(tree).xpath("//p/@id")

    assert len(set(ids)) == 4
    assert "main" not in ids
    assert all(re.fullmatch(r"[\w.\-]+", each) for each in ids)


def test_links_lead_to_the_web_mail_and_dois_only():
    tree = body_tree(
        '<p><ext-link xlink:href="https://example.org/a">a</ext-link>'
        '<ext-link xlink:href="doi:10.1234/a[b]">b</ext-link><email>a@example.org</email>'
        '<ext-link xlink:href="ftp://example.org/">c</ext-link></p>'
    )

    content = page(tree)

    assert content.xpath("//a/@href") == [
        "https://example.org/a",
        "https://doi.org/10.1234/a%5Bb%5D",
        "mailto:a@example.org",
    ]
    assert set(content.xpath("//a/@rel")) == {"nofollow noreferrer"}


def test_entities_are_never_resolved():
    tree = (
        b'<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "yes">]>'
        b"<article><body><p>a&x;b&y;c</p></body></article>"
    )

    assert page(tree).xpath("string(//p)") == "abc"


def test_deep_nesting_becomes_text():
    tree = body_tree("<p>" + "<italic>" * 200 + "deep" + "</italic>" * 200 + "</p>")

    content = page(tree)

    assert content.xpath("string(//p)") == "deep"
    assert len(content.xpath("//em")) < 50


def test_damaged_tree_is_refused():
    with pytest.raises(ValueError, match="not XML"):
        read(b"<article><body>")


def test_words_of_the_copy_are_in_the_language_of_the_text():
    reading = read(rich_tree(language="kk"))

    assert ("notes", "Ескертпелер") in reading.contents
    assert reading.html.startswith('<div class="prose" lang="kk">')


def test_sizes_reads_png_and_leaves_what_it_cannot_read():
    found = sizes({"a.png": chart(300, 200), "b.png": b"junk", "c.jpg": b"\xff\xd8\xff"})

    assert found == {"a.png": (300, 200)}


@pytest.mark.parametrize(
    "piece",
    [
        "<italic>a</italic> ",
        "a<fn><p>b</p></fn> ",
        "</p><sec><title>A</title><p>b</p></sec><p>",
    ],
)
def test_twice_the_text_takes_about_twice_the_time(piece):
    def seconds(count):
        tree = body_tree(f"<p>{piece * count}</p>")
        began = time.process_time()
        read(tree)
        return time.process_time() - began

    seconds(100)
    short, long = seconds(2_000), seconds(16_000)

    assert long < 24 * short  # eight times as much; with each child counted anew it was 50 and more
