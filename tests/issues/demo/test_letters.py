"""The sample's decision letters leave no place open and lose none of the editor's words."""

import re

import pytest

from issues.demo.editors import worded
from issues.demo.texts import plain, values_of
from journal.multilingual import Words
from reviews.services import Draft, draft_letter_for
from tests.factories import SubmissionFactory, UserFactory

pytestmark = pytest.mark.django_db
OPEN = re.compile(r"\[\[(?!(?:link|more_time|appeal)\]\])")
DECISIONS = {row["key"]: row for row in values_of("reviews")["decisions"]}


@pytest.mark.parametrize("said", DECISIONS.values(), ids=DECISIONS)
def test_letter_has_every_word_and_no_open_place(said):
    paper = SubmissionFactory(title=Words(en="A paper", ru="Статья", kk="Мақала"))
    draft = draft_letter_for(
        paper, by=UserFactory(), kind=said["outcome"], language=said["language"]
    )

    text = worded(draft, said)

    assert not OPEN.search(text)
    assert text.split("\n\n")[1] == plain(said["opening"])
    for name in ("must", "should", "optional", "reasons"):
        assert all(plain(point) in text for point in said.get(name, []))


def test_place_without_words_goes_with_its_heading():
    place = "[[your words: what should change, or delete this part]]"
    draft = Draft("minor", "en", None, "S", f"Dear A,\n\nWe ask.\n\nWhat should change\n\n{place}")

    text = worded(draft, {"outcome": "minor"})

    assert text == "Dear A,\n\nWe ask."
