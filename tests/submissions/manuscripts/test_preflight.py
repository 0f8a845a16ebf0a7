"""The checks of a text, on small trees."""

from time import process_time

import pytest

from submissions.manuscripts.preflight import (
    check_citations,
    check_figures,
    check_references,
    compare,
    dois_of,
    fingerprints,
    romanised_list,
)
from submissions.manuscripts.preflight.overlap import blocks_of
from submissions.manuscripts.preflight.sizes import size_of
from submissions.manuscripts.romanise import Scheme, romanise

PNG_640_480 = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\0\0\x02\x80" + b"\0\0\x01\xe0" + b"\x08"


def tree(body="", references=""):
    refs = f"<back><ref-list>{references}</ref-list></back>" if references else ""
    return (
        '<article xmlns:xlink="http://www.w3.org/1999/xlink"><front/>'
        f"<body>{body}</body>{refs}</article>"
    ).encode()


def ref(number, text):
    return f'<ref id="r{number}"><mixed-citation>{text}</mixed-citation></ref>'


LEE = ref(1, "Lee, A. (2020). Offices. Press.")
KIM = ref(2, "Kim, B. (2018). Queues. Press.")


def codes(findings):
    return [(finding.code, finding.text) for finding in findings]


def test_what_is_cited_and_listed_is_said_nowhere():
    body = '<p id="b1">As <xref ref-type="bibr" rid="r1">Lee (2020)</xref> said.</p>'
    assert check_citations(tree(body, LEE)) == []


def test_a_citation_without_an_entry_and_an_entry_without_a_citation():
    body = (
        '<p id="b1">As <xref ref-type="bibr" rid="r1">Lee (2020)</xref> said, and others '
        "(Berg, 2019; see Omarov and Lee, 2011).</p>"
    )
    found = check_citations(tree(body, LEE + KIM))
    assert codes(found) == [
        ("cited_not_listed", "Berg, 2019"),
        ("cited_not_listed", "Omarov and Lee, 2011"),
        ("listed_not_cited", "Kim, B. (2018). Queues. Press."),
    ]
    assert found[0].block == "b1"


@pytest.mark.parametrize(
    "words",
    [
        "It began in May 2020 and the Law of 2015 followed (January 2019).",
        "The strategy Kazakhstan 2050 and the programme (Agenda 2030) say so.",
    ],
)
def test_months_laws_and_programmes_are_nobodys_work(words):
    body = f'<p id="b1">{words} <xref ref-type="bibr" rid="r1">Lee (2020)</xref></p>'
    assert check_citations(tree(body, LEE)) == []


def test_a_number_beyond_the_list_is_not_listed():
    body = (
        '<p id="b1"><xref ref-type="bibr" rid="r1">1</xref>'
        '<xref ref-type="bibr" rid="r2">2</xref> and [2–4]</p>'
    )
    found = check_citations(tree(body, LEE + KIM))
    assert codes(found) == [("cited_not_listed", "[3]"), ("cited_not_listed", "[4]")]


def test_a_way_of_citing_that_was_not_understood_calls_nothing_uncited():
    assert check_citations(tree('<p id="b1">Words.</p>', LEE + KIM)) == []


FIGURE = (
    '<fig id="f1"><label>Figure 1</label><caption><p>Waiting.</p></caption>'
    '<graphic xlink:href="a.png">{alt}</graphic></fig>'
)


def test_a_figure_that_is_small_undescribed_and_not_mentioned():
    found = check_figures(tree(FIGURE.format(alt="")), {"a.png": (640, 480)})
    assert {finding.code for finding in found} == {"figure_uncited", "alt_missing", "figure_small"}
    small = next(finding for finding in found if finding.code == "figure_small")
    assert small.values == {"width": 640, "height": 480, "wanted": 1000}


@pytest.mark.parametrize(
    "mention", ["Figures 1 and 2 show", "see fig. 1", "1-суретте", "рис. 1", "Figures 1–3 show"]
)
def test_a_figure_that_is_large_described_and_mentioned(mention):
    label = "1-сурет" if "сурет" in mention else "Figure 1"
    figure = FIGURE.format(alt="<alt-text>People wait at a counter.</alt-text>")
    body = f"<p>{mention} it.</p>" + figure.replace("Figure 1", label)
    assert check_figures(tree(body), {"a.png": (1400, 900)}) == []


@pytest.mark.parametrize("alt", ["image1.png", "Picture 3", "Рисунок 2"])
def test_the_name_of_a_file_describes_nothing(alt):
    body = "<p>Figure 1 shows it.</p>" + FIGURE.format(alt=f"<alt-text>{alt}</alt-text>")
    assert [finding.code for finding in check_figures(tree(body), {})] == ["alt_missing"]


def test_a_table_that_is_a_picture():
    figure = FIGURE.format(alt="<alt-text>Numbers.</alt-text>").replace("Figure 1", "Table 1")
    found = check_figures(tree("<p>Table 1 shows it.</p>" + figure), {})
    assert "table_picture" in {finding.code for finding in found}


def test_a_table_without_a_caption_and_one_that_is_mentioned():
    table = (
        '<table-wrap id="t{0}">{1}<table><tbody><tr><td>1</td></tr></tbody></table></table-wrap>'
    )
    body = table.format(1, "") + table.format(2, "<label>Table 2</label>") + "<p>Table 2.</p>"
    assert codes(check_figures(tree(body), {})) == [("caption_missing", "1")]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Work. doi: 10.12/abc", ["10.12/abc"]),
        ("Work. https://doi.org/11.1234/abc", ["11.1234/abc"]),
        ("Work. DOI 10.1234-abc.5", ["10.1234-abc.5"]),
        ("Work. https://doi.org/10.1234/abc", []),
        ("Work. doi:10.1234/abc.", []),
        ("Work. https://doi.org/bvc6px.", []),
        ("Work. doi: bvc6px", ["bvc6px"]),
        ("The doi is a sign.", []),
    ],
)
def test_dois_that_cannot_be_right(text, wrong):
    found = check_references(tree("<p>Text.</p>", ref(1, text)))
    assert [finding.text for finding in found if finding.code == "doi_malformed"] == wrong


def test_dois_are_read_in_small_letters():
    entry = '<ref id="r1"><mixed-citation>W. <pub-id pub-id-type="doi">10.1234/AB</pub-id></mixed-citation></ref>'
    assert dois_of(tree("", entry)) == {"r1": "10.1234/ab"}


def test_no_list_of_references_is_said_once():
    found = check_references(tree("<p>Text.</p>"))
    assert [finding.code for finding in found] == ["references_missing"]


CYRILLIC = ref(1, "Жуков Ю. Щедрый цех. – Москва, 2019.")


def test_a_reference_without_latin_letters_gets_a_proposal():
    [row] = romanised_list(tree("", CYRILLIC), Scheme.ISO_9)
    assert row.proposal == "Žukov Û. Ŝedryj ceh. – Moskva, 2019 [in Russian]."


def test_a_second_list_in_latin_letters_or_a_twin_beside_it_is_enough():
    second = f"<back><ref-list>{CYRILLIC}</ref-list><ref-list>{ref(2, 'Zhukov Y. (2019)')}</ref-list></back>"
    both = f"<article><front/><body/>{second}</article>".encode()
    twin = ref(1, "Жуков Ю. Щедрый цех = Zhukov Y. A Generous Workshop. Moscow, 2019.")
    assert romanised_list(both, Scheme.ISO_9) == romanised_list(tree("", twin), Scheme.ISO_9) == []


@pytest.mark.parametrize(
    ("scheme", "text", "latin"),
    [
        (Scheme.ISO_9, "Қазақстан", "Ķazaķstan"),
        (Scheme.ISO_9, "Ғылым және өңір", "Ġylym žạ̏ne ôņìr"),
        (Scheme.GOST_B, "Щедрый ЦЕХ, цифры", "Shhedry`j CEX, cifry`"),
        (Scheme.GOST_B, "ЖУКОВ Ж.", "ZHUKOV Zh."),
        (Scheme.GOST_B, "English 12", "English 12"),
    ],
)
def test_letters_by_the_standard(scheme, text, latin):
    expected = latin.replace("ạ̏", "a\u030b")
    assert romanise(text, scheme) == expected


SENTENCE = (
    "Records of four hundred competitions in six regional offices were compared before and after "
    "a reform that brought independent members into the panels of every office"
)
OTHER = (
    "Appointees chosen by mixed panels stayed longer and were rated higher in their first year "
    "while the time to fill a post grew by nine working days"
)


def test_the_order_of_passages_does_not_matter():
    there = compare([("a", SENTENCE), ("b", OTHER)], [("x", OTHER), ("y", SENTENCE)])
    assert there.percent == 100
    assert there.originality == 0
    assert {(p.own_block, p.other_block) for p in there.passages} == {("a", "y"), ("b", "x")}


def test_passages_are_shown_as_each_text_prints_them():
    louder = SENTENCE.upper().replace("OFFICES", "OFFICES,")
    [passage] = compare([("a", f"We say. {SENTENCE}.")], [("x", louder)]).passages
    assert passage.own_text == SENTENCE
    assert passage.other_text == louder


def test_a_common_phrase_is_no_passage():
    phrase = "the results of this study show that"
    there = compare([("a", f"{phrase} panels matter")], [("x", f"{phrase} nothing helps")])
    assert (there.percent, there.passages) == (0, [])


def test_fingerprints_are_a_part_of_the_sums_and_the_same_wherever_a_passage_stands():
    alone = fingerprints([("a", SENTENCE)])
    inside = fingerprints([("x", OTHER), ("y", f"Then this: {SENTENCE} and so on")])
    assert alone
    assert alone <= inside


def test_references_are_no_text_of_ones_own():
    assert blocks_of(tree('<p id="b1">One.</p>', LEE)) == [("b1", "One.")]


def test_the_size_of_a_picture_is_read_from_its_first_bytes():
    assert size_of(PNG_640_480) == (640, 480)
    assert size_of(b"GIF89a") == (0, 0)
    assert size_of(b"\xff\xd8\xff") == (0, 0)


PERIOD = "Figure 1 and 2, 3 ; "


@pytest.mark.parametrize(
    "text",
    [
        "A" * 100_000,
        "word " * 100_000,
        "[99, 1-40] " * 50_000,
        "[" + "1," * 300_000,
        "fig " + "1and" * 50_000,
        PERIOD * 20_000,
    ],
    ids=["one word", "one word again", "brackets", "numbers", "ands", "mentions"],
)
def test_hostile_texts_cost_no_more_than_their_length(text):
    """Each took from minutes to for ever where a pattern begins anew at every letter."""
    figures = "".join(f'<fig id="f{n}"><label>Figure {n}</label></fig>' for n in range(4, 1_000))
    article = tree(f"<p>{text}</p>{figures}", LEE)
    began = process_time()
    check_citations(article)
    check_figures(article, {})
    fingerprints(blocks_of(article))
    assert process_time() - began < 10


def test_a_passage_over_thousands_of_cells_is_shown_at_once():
    blocks = [(f"c{number}", f"cell{number} and") for number in range(25_000)]
    began = process_time()
    assert compare(blocks, blocks).percent == 100
    assert process_time() - began < 10


@pytest.mark.parametrize(
    ("label", "mention"),
    [
        ("Figure 2", "Figures 1(a) and 2(b) show"),
        ("Figure S2", "Figures S1 and S2 show"),
        ("Fig. 3", "Figs. 1, 2, and 3 show"),
        ("Рисунок 2", "на рис. 1 и 2 видно"),
        ("Рисунок 5", "на рисунках 3–6 видно"),
        ("2-сурет", "1, 2-суреттерде"),
        ("Figure 2.1", "Figure 2.1a shows"),
        ("Figure 12", "Figure 11 and Figure 12 show"),
    ],
)
def test_a_figure_named_in_a_list_is_mentioned(label, mention):
    body = f'<p>{mention} it.</p><fig id="f1"><label>{label}</label></fig>'
    assert check_figures(tree(body), {}) == []


@pytest.mark.parametrize("mention", ["Figure 22 shows", "Table 2 shows", "2 figurines", "in 2020"])
def test_another_number_or_a_table_is_no_mention_of_a_figure(mention):
    body = f'<p>{mention} it.</p><fig id="f1"><label>Figure 2</label></fig>'
    assert [finding.code for finding in check_figures(tree(body), {})] == ["figure_uncited"]


def linked(number):
    return f'<xref ref-type="bibr" rid="r{number}">{number}</xref>'


def many(number):
    return "".join(
        ref(n, f"Author{chr(96 + n)}, A. (2001). Work {n}.") for n in range(1, number + 1)
    )


@pytest.mark.parametrize(
    "words",
    [
        f"[{linked(1)}–{linked(6)}]",
        f"[{linked(1)}]–[{linked(6)}]",
        f"<sup>{linked(1)}-{linked(6)}</sup>",
        f"[{linked(1)}] and [2, 3, 4–6, 99]",
    ],
)
def test_entries_between_two_numbers_are_cited(words):
    found = check_citations(tree(f"<p>As shown {words}.</p>", many(6)))
    assert [each for each in found if each.code == "listed_not_cited"] == []


SOARES = ref(1, "SOARES, T.; MARCIANO, J. Escolas. Brasília, 2008.")
WHO = ref(2, "World Health Organization. Report on waiting. Geneva: 2019.")
TWO = ref(3, "Lee, A. (2020a). Offices.") + ref(4, "Lee, A. (2020b). Queues.")


@pytest.mark.parametrize(
    "words",
    [
        "Soares e Marciano (2008), WHO (2019) and Lee (2020)",
        "(Soares &amp; Marciano, 2008; WHO, 2019; Lee, 2020a, 2020b)",
        "as Soares (2008) says, the World Health Organization (2019); Lee’s (2020)",
    ],
)
def test_second_authors_initials_and_two_works_of_a_year_are_understood(words):
    some = '<p><xref ref-type="bibr" rid="r5">Kim (2018)</xref></p>'
    body = f"<p>{words} wrote.</p>{some}"
    assert codes(check_citations(tree(body, SOARES + WHO + TWO + ref(5, "Kim, B. (2018).")))) == []


def test_another_year_of_the_same_author_is_not_listed():
    body = '<p><xref ref-type="bibr" rid="r1">Lee (2020)</xref> and (Lee, 2011).</p>'
    assert codes(check_citations(tree(body, LEE))) == [("cited_not_listed", "Lee, 2011")]


def test_a_list_that_was_not_understood_is_not_held_against_each_citation():
    body = "<p>(Ada, 2001), (Bell, 2002), (Coe, 2003).</p>"
    assert check_citations(tree(body, ref(1, "Dossier"))) == []


@pytest.mark.parametrize("words", ["II, 1857", "KTS-1-2008", "WWW2007", "Stata 2009"])
def test_numbers_standards_and_programs_are_nobodys_work(words):
    assert check_citations(tree(f"<p>of Napoleon ({words})</p>", LEE)) == []
