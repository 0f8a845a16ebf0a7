import pytest

from journal.sanitizing import sanitize_html


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("<p>Plain <b>words</b></p>", "<p>Plain <b>words</b></p>"),
        ("<script>alert(1)</script>a", "a"),
        ('<a href="javascript:alert(1)">x</a>', '<a rel="nofollow noopener">x</a>'),
        (
            '<a href="https://example.org" onclick="x()">x</a>',
            '<a href="https://example.org" rel="nofollow noopener">x</a>',
        ),
        ('<p style="color:red" class="x">a</p>', "<p>a</p>"),
        ("<svg><script>alert(1)</script></svg>b", "b"),
        ("<iframe src=//evil></iframe>c", "c"),
        ("a < b & c", "a &lt; b &amp; c"),
    ],
)
def test_sanitize_html_keeps_only_what_is_allowed(dirty, clean):
    assert sanitize_html(dirty) == clean


def test_sanitize_html_changes_nothing_the_second_time():
    once = sanitize_html('<h2>Қазақ</h2><table><tr><td colspan="2">1 &lt; 2</td></tr></table>')

    assert sanitize_html(once) == once
