"""The cover: drawn from the issue itself."""

from dataclasses import replace

from lxml import etree

from issues.formats.cover import Cover, draw

DOIS = tuple(f"10.00000/ijcsrp.{number}" for number in range(101, 108))
COVER = Cover(14, 1, 2026, "Sample theme: one-stop shops, ten years on", DOIS)


def test_same_issue_gives_the_same_cover_and_another_issue_another():
    assert draw(COVER) == draw(COVER)
    assert draw(COVER) != draw(replace(COVER, dois=DOIS[1:]))


def test_cover_is_described_and_carries_no_style():
    root = etree.fromstring(draw(COVER))

    assert root.get("aria-label").endswith("volume 14, issue 1, 2026")
    assert not root.xpath("//@style")


def test_texts_are_escaped():
    root = etree.fromstring(draw(replace(COVER, theme='<script>&"', publisher="<b>")))

    assert not root.xpath("//*[local-name()='script' or local-name()='b']")
    assert '<script>&"' in "".join(root.itertext())


def test_pattern_alone_holds_no_text_and_its_own_id():
    root = etree.fromstring(draw(COVER, pattern_only=True, uid="felt7"))

    assert "".join(root.itertext()) == ""
    assert root.xpath("//@id") == ["felt7"]
    assert set(root.xpath("//@href")) == {"#felt7"}


def test_issue_without_articles_still_has_a_cover():
    assert etree.fromstring(draw(replace(COVER, dois=()))) is not None
