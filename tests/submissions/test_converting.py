import io
import zipfile

import pikepdf
import pytest
from django.db import IntegrityError

from journal.errands import Unable
from journal.models import Errand, Letter
from submissions import periodic, services
from submissions.converting import bytes_of, convert_version, keep_file, prepare_copy
from submissions.models import Contributor, File, Status, Submission, Version
from submissions.queries import (
    copy_of,
    doubts,
    findings_of,
    losses_of,
    manuscript_of,
    problem_of,
    reading_of,
    tree_of,
)
from submissions.services import Upload
from tests.factories import SubmissionFactory, UserFactory
from tests.submissions.papers import DOCX, MARKDOWN, begun, read

pytestmark = pytest.mark.django_db
KINDS = File.Kind


def docx(**fields):
    return begun(name="manuscript.docx", content=DOCX.read_bytes(), **fields)


def test_a_word_file_fills_in_the_draft_and_leaves_its_title_page_behind():
    draft = docx()

    version = read(draft)

    assert version.state == Version.State.READ
    assert draft.title["en"].startswith("Merit Panels")
    assert "412 competitions" in draft.abstract["en"]
    assert len(draft.keywords["en"]) >= 3
    assert version.counts["references"] == 3
    assert b"Merit Panels" in bytes_of(File.objects.get(kind=KINDS.WHOLE_TREE))
    assert b"Merit Panels and the Quality" not in tree_of(version)
    assert File.objects.filter(kind=KINDS.FIGURE).exists()


def test_reading_a_version_twice_doubles_nothing():
    draft = docx()
    version = read(draft)
    before = set(File.objects.values_list("pk", "sha256", "file"))
    people = list(Contributor.objects.values_list("key", flat=True))

    convert_version(version.pk)

    assert set(File.objects.values_list("pk", "sha256", "file")) == before
    assert list(Contributor.objects.values_list("key", flat=True)) == people


def test_an_interrupted_reading_starts_over_without_doubles():
    draft = docx()
    version = read(draft)
    before = File.objects.count()
    Version.objects.filter(pk=version.pk).update(state=Version.State.WAITING)

    read(draft)

    assert File.objects.count() == before


def test_nothing_that_a_person_typed_is_overwritten():
    draft = docx()
    row = draft.contributors.get()
    Contributor.objects.create(submission=draft, family_name="Berg", position=1)
    services.save_check(
        draft,
        values={"title": {"en": "My own title"}},
        people=[{"key": row.key}, {"family_name": "Berg"}],
    )

    read(draft)

    assert draft.title["en"] == "My own title"
    assert draft.abstract["en"]
    assert [p.family_name for p in draft.contributors.all()][1] == "Berg"


def test_a_new_file_changes_only_what_the_machine_wrote():
    draft = begun()
    read(draft)
    services.save_check(
        draft,
        values={"keywords": {"en": ["mine", "and", "only"]}},
        people=[
            {"key": p.key, "is_corresponding": p.is_corresponding} for p in draft.contributors.all()
        ],
    )
    changed = MARKDOWN.replace(b"Who still waits?", b"Who waits no more?")
    services.replace_file(draft, by=draft.submitter, upload=Upload("second.md", changed))

    version = read(draft)

    assert version.number == 2
    assert draft.title["en"] == "Who waits no more?"
    assert draft.keywords["en"] == ["mine", "and", "only"]


def test_a_sent_paper_is_not_filled_in():
    paper = SubmissionFactory()
    title = paper.title
    services.replace_file(paper, by=paper.submitter, upload=Upload("new.md", MARKDOWN))

    version = read(paper)

    assert version.state == Version.State.READ
    assert paper.title == title
    assert paper.contributors.count() == 1


def test_the_sender_is_found_among_the_authors_of_the_file():
    sender = UserFactory(
        given_name="Aigerim", family_name="Saparova", latin_name="Aigerim Saparova"
    )
    draft = begun(sender)

    read(draft)

    row = draft.contributors.get()
    assert (row.user, row.latin_name) == (sender, "Aigerim Saparova")
    assert row.is_corresponding
    assert (row.affiliation, row.country) == ("Sample Academy, Astana, Kazakhstan", "KZ")
    assert row.email == "aigerim@example.org"


def test_a_sender_who_is_not_in_the_file_is_asked_about():
    draft = begun(UserFactory(given_name="Other", family_name="Person"))

    version = read(draft)

    assert [p.user for p in draft.contributors.all()] == [None]
    assert "me" in {doubt.name for doubt in doubts(draft, version)}


def test_doubts_vanish_once_settled():
    draft = begun(UserFactory(given_name="Other", family_name="Person"))
    version = read(draft)

    services.settle_doubts(draft)

    version.refresh_from_db()
    assert doubts(draft, version) == []


def test_the_reviewers_copy_names_nobody_and_says_what_was_removed():
    draft = begun()

    version = read(draft)

    whole = reading_of(version, anonymous=False, figure_url=str).html
    copy = reading_of(version, anonymous=True, figure_url=str).html
    assert "Saparova" in whole
    assert "Saparova" not in copy and "aigerim" not in copy
    assert bytes_of(copy_of(version)).startswith(b"%PDF-")
    assert b"Saparova" not in bytes_of(copy_of(version))
    assert findings_of(version)[0].texts


def test_the_copy_is_made_anew_without_the_authors_typed_later():
    draft = begun(content=MARKDOWN + b"\nWe thank nobody. Quentinsson (2020) did it first.\n")
    version = read(draft)
    assert b"Quentinsson" in tree_of(version, anonymous=True)
    Contributor.objects.create(
        submission=draft, position=1, given_name="Ann", family_name="Quentinsson"
    )
    old = copy_of(version).sha256

    prepare_copy(version.pk)

    assert b"Quentinsson" not in tree_of(version, anonymous=True)
    assert copy_of(version).sha256 != old
    assert b"Quentinsson" in tree_of(version)


def encrypted():
    """The container in which Word keeps a document with a password."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    )


def damaged():
    return DOCX.read_bytes()[:2000]


def pdf(password=""):
    made = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(made, encryption=pikepdf.Encryption(user=password) if password else None)
    return made.getvalue()


def bomb():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("word/document.xml", b"\0" * 60_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("paper.docx", b"%PDF-1.4 not a Word file", "inside it is"),
        ("paper.docx", encrypted(), "password"),
        ("paper.docx", damaged(), "damaged"),
        ("paper.docx", bomb(), "far larger"),
        ("paper.pdf", pdf(password="x"), "password"),
        ("paper.pdf", pdf()[:200], "could not be read"),
        ("paper.docx", b"MZ\0\0 program", ""),
        ("paper.md", b"<!doctype html><html></html>", "web page"),
    ],
)
def test_bad_files_are_refused_in_words_and_nothing_half_read_is_kept(name, content, word):
    draft = begun(name=name, content=content)
    version = draft.versions.get()

    with pytest.raises(Unable):
        convert_version(version.pk)

    version.refresh_from_db()
    assert version.state == Version.State.UNREADABLE
    assert word in problem_of(version) and problem_of(version)
    assert [f.kind for f in File.objects.all()] == [KINDS.MANUSCRIPT]
    assert set(version.found["problem"]) == {"en", "ru", "kk"}


def test_a_pdf_is_kept_as_its_own_copy():
    draft = begun()
    pdf = bytes_of(copy_of(read(draft)))
    other = begun(name="paper.pdf", content=pdf)

    version = read(other)

    assert version.kind == "pdf"
    assert tree_of(version) is None
    assert reading_of(version, anonymous=True, figure_url=str) is None
    assert bytes_of(copy_of(version)).startswith(b"%PDF-")
    assert losses_of(version)
    assert version.counts["words"] > 20


def test_a_version_that_was_discarded_meanwhile_is_no_error():
    draft = begun()
    number = draft.versions.get().pk
    services.discard(draft)

    convert_version(number)

    assert not Submission.objects.exists()


def test_a_reading_that_was_given_up_frees_the_person():
    draft = begun()
    Errand.objects.update(state=Errand.State.FAILED)

    periodic.close_lost_readings()

    version = draft.versions.get()
    assert version.state == Version.State.UNREADABLE
    assert "three times" in problem_of(version)


def test_a_paper_sent_before_it_was_read_brings_one_letter_when_it_cannot_be():
    paper = SubmissionFactory(status=Status.SUBMITTED)
    paper.versions.update(state=Version.State.UNREADABLE, problem="Damaged.")

    periodic.look()
    periodic.look()

    assert [letter.kind for letter in Letter.objects.all()] == ["file-unreadable"]


def test_a_replaced_unreadable_file_brings_no_letter():
    paper = SubmissionFactory(status=Status.SUBMITTED)
    paper.versions.update(state=Version.State.UNREADABLE, problem="Damaged.")
    Version.objects.create(submission=paper, number=2, by=paper.submitter)

    periodic.tell_of_unreadable_files()

    assert not Letter.objects.exists()


def test_the_manuscript_itself_is_never_touched():
    draft = docx()

    version = read(draft)

    assert bytes_of(manuscript_of(version)) == DOCX.read_bytes()


@pytest.mark.django_db(transaction=True)
def test_no_bytes_stay_of_a_draft_that_was_discarded_while_it_was_read(kept):
    draft = begun()
    version = draft.versions.get()
    services.discard(draft)

    with pytest.raises(IntegrityError):
        keep_file(version, KINDS.TREE, "tree.xml", b"<article/>", media_type="application/xml")

    assert kept() == []
