"""Papers that come as a PDF: what is checked and compared, and what reviewers get."""

import pytest
from django.test import Client

from submissions.converting import bytes_of, convert_version, prepare_copy
from submissions.converting.proving import without_twins
from submissions.manuscripts.proving import Leaving, Trace
from submissions.manuscripts.tree import line_of, parse
from submissions.models import File, Fingerprint
from submissions.queries import (
    comparison_of,
    copy_of,
    losses_of,
    preflight,
    reading_of,
    stops,
    tree_of,
)
from submissions.services import Upload, add_version
from tests.factories import UserFactory
from tests.submissions.manuscripts.printed_papers import ENTRIES, ONE, TWO, paper, printed
from tests.submissions.papers import begun, read

KINDS = File.Kind
NEW = "Aigerim Saparova counted the days anew for the second version of this sample paper."


@pytest.fixture
def author(db):
    return UserFactory(given_name="Aigerim", family_name="Saparova")


@pytest.fixture
def draft(author):
    return begun(author, name="paper.pdf", content=paper())


@pytest.fixture
def versions(draft):
    old = read(draft)
    upload = Upload("paper.pdf", paper(more=NEW))
    new = add_version(draft, by=draft.submitter, upload=upload, revision=1)
    convert_version(new.pk)
    new.refresh_from_db()
    return old, new


def test_the_text_of_its_pages_is_counted_and_checked(draft):
    version = read(draft)

    groups = {each.code: each for each in preflight(draft, version, draft.submitter)}
    assert [place.text for place in groups["listed_not_cited"].places] == [ENTRIES[0]]
    assert [place.text for place in groups["figure_uncited"].places] == ["Figure 1"]
    assert "references_missing" not in groups
    words = 13 * (len(ONE.split()) + len(TWO.split()) + 6)
    assert words < version.counts["words"] < words + 110
    assert {name: version.counts[name] for name in ("tables", "figures", "references")} == {
        "tables": 1,
        "figures": 1,
        "references": 3,
    }
    assert Fingerprint.objects.filter(version=version).count() > 5


def test_nothing_pretends_that_it_was_converted(draft):
    version = read(draft)

    assert tree_of(version) is None
    assert reading_of(version, anonymous=False, figure_url=str) is None
    assert not version.files.filter(kind__in=[KINDS.WHOLE_TREE, KINDS.COPY_TREE]).exists()
    assert bytes_of(copy_of(version)).startswith(b"%PDF-")
    assert [str(loss.words)[:33] for loss in losses_of(version)] == [
        "Only the text of this PDF was rea"
    ]


def test_what_is_guessed_from_pages_never_stops_a_paper(author):
    journal_says = {"references_missing": "stop", "far_too_long": "stop"}
    paper_of_words = printed(f"= Introduction\n\n{ONE} {TWO}")
    draft = begun(author, name="paper.pdf", content=paper_of_words, max_words=10)
    draft.journal.preflight = journal_says
    draft.journal.save()
    version = read(draft)

    found = {each.code: each.stops for each in preflight(draft, version, author)}

    assert found["references_missing"] is False
    assert found["far_too_long"] is False
    assert not {code for code, _words in stops(draft)} & set(journal_says)


@pytest.mark.parametrize("anonymous", [False, True])
def test_two_pdfs_are_compared_and_reviewers_see_no_name(versions, anonymous):
    comparison = comparison_of(*versions, anonymous=anonymous)

    assert [change.kind for change in comparison.changes] == ["added"]
    told = comparison.changes[0].block.text
    assert told.endswith("counted the days anew for the second version of this sample paper.")
    assert ("Saparova" in told) is not anonymous


def test_the_page_of_two_pdfs_says_what_is_compared(versions, author):
    old, new = versions
    browser = Client()
    browser.force_login(author)

    page = browser.get(f"/en/papers/{new.submission.key}/compare/{old.key}/{new.key}/").content

    assert b"Only the text of its pages is compared" in page
    assert b"1 change, listed" in page


def test_the_text_without_names_follows_the_authors(draft):
    version = read(draft)
    text = version.files.get(kind=KINDS.COPY_TEXT)
    assert "Rothgar, B. (2019)" in line_of(parse(bytes_of(text)))
    draft.contributors.update(family_name="Independent", given_name="Members")

    prepare_copy(version.pk)

    text.refresh_from_db()
    assert "Independent members" not in line_of(parse(bytes_of(text)))


def test_the_proof_searches_the_text_too(draft):
    assert read(draft).proof["files"] == 2


def test_a_trace_in_the_pdf_is_not_told_again_of_its_text():
    files = [Leaving("1", "copy.pdf", b""), Leaving("2", "copy_text.xml", b"")]
    both = [Trace("name", key, "1", "Saparova", True, True) for key in "12"]
    alone = Trace("name", "2", "p-1", "Akhmetov", True, True)

    assert without_twins([*both, alone], files) == [both[0], alone]


def test_a_scan_has_no_text_and_says_so(author):
    scan = printed("#rect(width: 4cm)\n#pagebreak()\n#rect(width: 4cm)")

    version = read(begun(author, name="scan.pdf", content=scan))

    assert [(loss["code"], loss["place"]) for loss in version.losses] == [
        ("pdf", ""),
        ("pdf_pictures", "1, 2"),
    ]
    assert version.checked_at is None
    assert copy_of(version) is not None
