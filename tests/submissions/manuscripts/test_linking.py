from submissions.manuscripts.compare import compare
from submissions.manuscripts.compare.linking import propose_links

OLD = """<article><body>
<sec id="s-1"><title>1. Introduction</title><p id="p-1">Civil services that hire on merit are said
to perform better than others, and the public trusts them more.</p></sec>
<sec id="s-2"><title>2. Methods</title><p id="p-2">The sample holds four hundred competitions from
six regional offices.</p><p id="p-3">Ratings were collected after one year in office by the
supervisor alone.</p>
<table-wrap id="t-1"><label>Table 1</label><caption><p>Days to fill</p></caption><table><tr><td>48</td></tr></table></table-wrap>
<table-wrap id="t-2"><label>Table 2</label><caption><p>Ratings</p></caption><table><tr><td>3.4</td></tr></table></table-wrap>
</sec></body></article>"""
NEW = (
    OLD.replace('"p-1"', '"p-1b"')
    .replace("and the public trusts them more", "although some scholars doubt this")
    .replace('"p-2"', '"p-2b"')
    .replace("six regional offices", "six regional offices, drawn by lot")
    .replace('"p-3"', '"p-3b"')
    .replace("supervisor alone", "supervisor and by two colleagues")
    .replace(">48<", ">51<")
    .replace(">3.4<", ">3.6<")
)
CHANGES = compare(OLD.encode(), NEW.encode()).changes


def proposed(asked, answered):
    return propose_links(asked, answered, CHANGES)


def test_there_is_a_change_for_each_edit():
    assert [change.key for change in CHANGES] == ["p-1b", "p-2b", "p-3b", "t-1", "t-2"]


def test_a_quoted_passage_finds_its_paragraph():
    assert proposed("", "We now write “although some scholars doubt this”.") == ["p-1b"]


def test_a_named_table_is_found_by_its_number():
    assert proposed("Something is wrong.", "Corrected, see Table 2.") == ["t-2"]
    assert proposed("", "Исправлено, см. таблицу 1.") == ["t-1"]


def test_section_and_paragraph_are_found_by_their_numbers():
    assert proposed("", "See section 2, paragraph 1.") == ["p-2b"]
    assert proposed("", "See the second paragraph of Methods; paragraph 2.") == ["p-3b"]


def test_rare_words_of_point_and_answer_find_the_paragraph():
    assert proposed("Who rated them?", "Two colleagues rated besides the supervisor.") == ["p-3b"]
    assert proposed("How were offices chosen?", "They were drawn by lot, as we say now.") == [
        "p-2b"
    ]


def test_an_answer_that_speaks_of_nothing_has_no_change():
    assert proposed("Rewrite all of it.", "No change, because we disagree.") == []
    assert proposed("Say who the supervisor and the two colleagues were.", "") == []


def test_hostile_answers_cost_little():
    assert isinstance(proposed("“" * 200_000, "Table " * 200_000), list)
