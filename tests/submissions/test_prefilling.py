"""What a file fills in beside title, abstract and authors, and what a person should look at."""

import pytest

from journal.multilingual import Words
from submissions.converting.prefilling import prefill
from submissions.models import Contributor, Submission
from submissions.queries.found import doubts, marks

from .papers import begun, read

pytestmark = pytest.mark.django_db
PAPER = b"""UDC 35.08

**Who still waits:**

**Evidence from five offices**

Aigerim Saparova^1,2^

^1^ Sample Academy, Astana, Kazakhstan

^2^ University of Lindenau, Lindenau, Germany

Running title: Who still waits

**Abstract.** One-stop shops were to spare citizens the way from office to office. This study follows
the requests of those who still wait.

**Keywords:** queues; offices

JEL: H83, D73

# Introduction

Here the text of the paper begins and goes on for a while.
"""


def test_short_title_codes_and_further_institutions_are_filled_in():
    draft = begun(content=PAPER)

    read(draft)

    draft.refresh_from_db()
    author = Contributor.objects.get(submission=draft)
    assert draft.title["en"] == "Who still waits: Evidence from five offices"
    assert draft.running_title == {"en": "Who still waits"}
    assert draft.codes == {"udc": ["35.08"], "jel": ["H83", "D73"]}
    assert (author.affiliation, author.country) == ("Sample Academy, Astana, Kazakhstan", "KZ")
    assert author.more_affiliations == [
        {"name": "University of Lindenau, Lindenau, Germany", "ror": "", "country": "DE"}
    ]


def test_typed_codes_and_short_title_are_left_alone():
    draft = begun(content=PAPER)
    Submission.objects.filter(pk=draft.pk).update(
        running_title=Words(en="Mine"), codes={"jel": ["A10"]}
    )

    version = read(draft)
    prefill(version)

    draft.refresh_from_db()
    assert draft.running_title == {"en": "Mine"}
    assert draft.codes == {"jel": ["A10"], "udc": ["35.08"]}


def test_every_new_value_says_where_it_stood():
    found = marks(read(begun(content=PAPER)))

    assert found["running_title"].certain
    assert {"running_title", "codes_jel", "codes_udc"} <= set(found)


def test_a_title_page_in_one_more_language_is_pointed_out():
    german = (
        "**Zusammenfassung.** Der Beitrag untersucht, wie die Menschen in den Ämtern der drei Länder "
        "auf eine Entscheidung warten und was die Zeit mit ihnen macht.\n\n# Introduction"
    )
    draft = begun(content=PAPER.decode().replace("# Introduction", german).encode())
    version = read(draft)

    assert "other" in [doubt.name for doubt in doubts(draft, version)]


def test_a_short_title_that_is_too_long_is_pointed_out_and_not_cut():
    long = PAPER.replace(b"Running title: Who still waits", b"Running title: " + b"Who waits " * 12)
    draft = begun(content=long)
    version = read(draft)

    draft.refresh_from_db()
    assert draft.running_title == {}
    assert "running_title" in [doubt.name for doubt in doubts(draft, version)]
