import pytest

from journal.wording import (
    MissingPlaceholder,
    Wording,
    fill,
    html_blocks,
    one_line,
    plain_part,
    short_title,
)

ADDRESSES = {"link": "http://journal.example/en/review/x/?a=1&b=2"}


def test_fill_puts_values_and_leaves_links_for_the_sending():
    wording = Wording("[[[code]]] Review request", "Dear [[name]],\n\n> Yes: [[link]]\n")

    filled = fill(wording, {"code": "JT-1", "name": "Aigul"}, links={"link"})

    assert filled == Wording("[JT-1] Review request", "Dear Aigul,\n\n> Yes: [[link]]\n")


def test_fill_refuses_a_placeholder_that_the_letter_lacks():
    with pytest.raises(MissingPlaceholder, match="reviewer"):
        fill(Wording("Hello", "[[reviewer]]"), {"name": "x"}, links=set())


def test_fill_never_reads_a_value_as_a_template():
    wording = Wording("[[title]]", "[[title]] {{ title }} {% now 'Y' %}")

    filled = fill(wording, {"title": "[[link]] {{ settings.SECRET_KEY }}"}, links=set())

    assert filled.text == "[[link]] {{ settings.SECRET_KEY }} {{ title }} {% now 'Y' %}"


def test_one_line_drops_what_could_break_a_header():
    assert one_line("Paper\r\nBcc: all@example.org\u202e x") == "Paper Bcc: all@example.org x"


def test_short_title_is_cut_to_sixty_signs():
    assert len(short_title("Ә" * 200)) == 60
    assert short_title("Ә" * 200).endswith("…")


def test_plain_part_shows_a_button_as_label_and_address():
    assert plain_part("> Yes, I will: [[link]]\n| Due: Friday", ADDRESSES) == (
        f"Yes, I will:\n{ADDRESSES['link']}\nDue: Friday\n"
    )


def test_html_blocks_escape_what_people_typed():
    kind, html = html_blocks("<script>alert(1)</script> & [[link]]", ADDRESSES)[0]

    assert kind == "text"
    assert html == (
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp; "
        '<a href="http://journal.example/en/review/x/?a=1&amp;b=2">'
        "http://journal.example/en/review/x/?a=1&amp;b=2</a>"
    )


def test_html_blocks_tell_buttons_facts_and_lists_apart():
    text = (
        "# Would you?\n\n## A paper\n\n> Yes: [[link]]\n\n| Due: Friday\n\n- one\n- two"
        "\n\n1. first\n2. second"
    )

    assert [kind for kind, _content in html_blocks(text, ADDRESSES)] == [
        "heading",
        "title",
        "buttons",
        "facts",
        "list",
        "numbers",
    ]
