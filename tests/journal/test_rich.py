"""The little mark-up of titles."""

import pytest

from journal.rich import html, paragraphs, plain


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("<i>a <b>b</b></i>", "<em>a </em><em><strong>b</strong></em>"),
        ("a < b <i>", "a &lt; b &lt;i&gt;"),
        ("</i>x<sup>2</sup>", "&lt;/i&gt;x<sup>2</sup>"),
        ("<i>a<sub>b</i>c", "<em>a&lt;sub&gt;b</em>c"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ('<i onclick="x">a</i>', "&lt;i onclick=&quot;x&quot;&gt;a&lt;/i&gt;"),
    ],
)
def test_only_closed_marks_count(source, expected):
    assert html(source) == expected


def test_plain_drops_marks_and_breaks():
    assert plain("H<sub>2</sub>O\n is  <i>wet</i>") == "H2O is wet"


def test_paragraphs_part_at_empty_lines():
    assert paragraphs("a\nb\n\n \nc\n") == ["a b", "c"]
