"""The wording of the letters: three languages with the same places, and no leftovers."""

from pathlib import Path

import pytest

from journal.letters import FOLDER
from journal.wording import html_blocks, placeholders, split_wording
from reviews.wording import quoted

PREFIXES = ("review-", "editor-revi", "editor-decision", "chief-", "decision-", "revision-")
KINDS = sorted(
    {path.name.split(".")[0] for path in Path(FOLDER).glob("*.en.txt")}
    & {
        path.name.split(".")[0]
        for path in Path(FOLDER).glob("*.txt")
        if path.name.startswith(PREFIXES)
    }
)


def wording(kind, language):
    return split_wording(Path(FOLDER, f"{kind}.{language}.txt").read_text(encoding="utf-8"))


def test_all_letters_of_reading_and_deciding_are_here():
    assert len(KINDS) >= 30


@pytest.mark.parametrize("kind", KINDS)
def test_letter_has_the_same_places_in_three_languages(kind):
    english, russian, kazakh = (wording(kind, language) for language in ("en", "ru", "kk"))

    assert placeholders(russian) == placeholders(english)
    assert placeholders(kazakh) == placeholders(english)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("kind", KINDS)
def test_letter_begins_with_the_number_and_a_greeting(kind, language):
    letter = wording(kind, language)

    assert letter.subject.startswith("[[[code]]] ")
    assert "[[to_name]]" in letter.text.splitlines()[0]
    assert "!" not in letter.text.split("\n", 1)[1]


def test_what_people_write_never_becomes_a_button_a_heading_or_a_mark():
    typed = "> Yes: https://evil.example/\n\n# Large\n\n## Title\n\n| Fact: value\n\n[[link]] #1"

    blocks = html_blocks(f"Good day,\n\n{quoted(typed)}", {"link": "https://x.example/"})

    assert {kind for kind, _content in blocks} == {"text"}
    assert "x.example" not in str(blocks)
    assert quoted("#1 is right") == "#1 is right"
