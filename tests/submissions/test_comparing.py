"""The page that compares two versions, for authors and editors."""

import re

import pytest
from django.test import Client

from submissions.converting import convert_version
from submissions.models import File, Version
from submissions.queries import Shown, compared, comparison_of, counts_in_words, version_before
from submissions.services import Upload, add_version
from tests.factories import MemberFactory, SubmissionFactory, UserFactory

OLD = """# Methods

The sample holds four hundred competitions from six regional offices of the country.

| Panel | Days |
|-------|------|
| Mixed | 57   |

: Days to fill a post

# Results

Writerova counted the days from notice to appointment in each of the offices.

The time at the counter fell by half, and nobody complained about that at all.
"""
NEW = OLD.replace("six regional", "seven regional").replace("57   |", "61   |") + (
    "\nA paragraph that Aziza Writerova wrote for the second version.\n"
)


@pytest.fixture
def paper(db):
    paper = SubmissionFactory(submitter=UserFactory(given_name="Aziza", family_name="Writerova"))
    paper.versions.all().delete()
    return paper


def upload(paper, text, revision, name="paper.md"):
    version = add_version(
        paper, by=paper.submitter, upload=Upload(name, text.encode()), revision=revision
    )
    convert_version(version.pk)
    version.refresh_from_db()
    return version


@pytest.fixture
def versions(paper):
    return upload(paper, OLD, 0), upload(paper, NEW, 1)


def seen_by(user, paper, old, new, query=""):
    browser = Client()
    browser.force_login(user)
    return browser.get(f"/en/papers/{paper.key}/compare/{old.key}/{new.key}/{query}")


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_author_sees_counts_places_and_marked_words(paper, versions):
    page = seen_by(paper.submitter, paper, *versions).content.decode()

    assert "2 paragraphs changed, 1 added; " in page
    assert "Methods, paragraph 1" in page
    assert re.search(r"<del>.*?six </?\w*.*?</del><ins>.*?seven ", page, re.DOTALL)
    assert "inserted: seven end of insertion" in plain(page)
    assert "1 paragraph unchanged" in page or "2 paragraphs unchanged" in page
    assert 'href="#change-2"' in page


def test_editor_may_look_at_the_copies_without_names(paper, versions):
    chief = MemberFactory(journal=paper.journal).user

    with_names = seen_by(chief, paper, *versions).content.decode()
    without = seen_by(chief, paper, *versions, "?copy=1").content.decode()

    assert "that Aziza Writerova wrote" in with_names
    assert "that [removed for review] wrote" in without
    assert "that Aziza Writerova wrote" not in without


def test_comparison_without_names_reads_no_text_with_names(paper, versions):
    for file in File.objects.filter(kind__in=["tree", "whole_tree", "manuscript"]):
        file.file.storage.delete(file.file.name)

    comparison = comparison_of(*versions, anonymous=True)

    texts = " ".join(change.block.text for change in comparison.all)
    assert "Writerova" not in texts
    assert comparison.counts.added == 1


def test_same_texts_say_so(paper):
    page = seen_by(paper.submitter, paper, upload(paper, OLD, 0), upload(paper, OLD, 1))

    assert "Nothing changed" in page.content.decode()


def test_one_version_twice_says_so(paper, versions):
    page = seen_by(paper.submitter, paper, versions[0], versions[0])

    assert "This is one version twice." in page.content.decode()


def test_versions_without_text_offer_both_files(paper, versions):
    File.objects.filter(version=versions[1], kind=File.Kind.TREE).delete()

    page = seen_by(paper.submitter, paper, *versions).content.decode()

    assert "These two cannot be compared" in page
    for version in versions:
        file = version.files.get(kind=File.Kind.MANUSCRIPT)
        assert f"/en/papers/{paper.key}/files/{file.key}/" in page


def test_chosen_versions_lead_to_their_page(paper, versions):
    browser = Client()
    browser.force_login(paper.submitter)
    third = upload(paper, NEW + "\nOne more paragraph stands here now.\n", 2)
    address = f"/en/papers/{paper.key}/compare/"

    def led(query=""):
        return browser.get(address + query)["Location"]

    assert led() == f"{address}{versions[1].key}/{third.key}/"
    assert led(f"?new={versions[1].key}") == f"{address}{versions[0].key}/{versions[1].key}/"
    assert (
        led(f"?old={versions[0].key}&new={third.key}") == f"{address}{versions[0].key}/{third.key}/"
    )
    assert led("?old=made-up&copy=1") == f"{address}{versions[1].key}/{third.key}/?copy=1"


def test_versions_of_another_paper_are_not_found(paper, versions):
    other = SubmissionFactory(submitter=paper.submitter)

    assert seen_by(paper.submitter, other, *versions).status_code == 404
    assert seen_by(UserFactory(), paper, *versions).status_code == 404


def test_page_of_a_text_written_anew_is_bounded(paper):
    old = upload(paper, "\n\n".join(f"Old paragraph {n} says {n * 7}." for n in range(600)), 0)
    new = upload(paper, "\n\n".join(f"Quite other {n} words {n * 3}." for n in range(600)), 1)

    page = compared(old, new, anonymous=False, picture_url=lambda version, name: "")

    assert len(page.changes) == 400
    assert page.left_out > 0
    assert all(isinstance(each, Shown) and each.place for each in page.changes)


def test_version_before_is_the_one_read_before(paper, versions):
    assert version_before(versions[1]) == versions[0]
    assert version_before(versions[0]) is None
    Version.objects.filter(pk=versions[0].pk).update(state=Version.State.UNREADABLE)
    assert version_before(versions[1]) is None


def test_counts_are_said_in_words(paper, versions):
    counts = comparison_of(*versions, anonymous=False).counts

    assert counts_in_words(counts) == "2 paragraphs changed, 1 added; 12 words in, 2 out"
