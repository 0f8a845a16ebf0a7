"""From the search to the gate: what editors see, press and answer for."""

import io

import pypdfium2
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from docx import Document
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from journal.models import Errand, Letter
from reviews.services import invite_reviewer
from submissions import services
from submissions.converting import bytes_of, prepare_copy
from submissions.manuscripts.pages import copy_pdf
from submissions.models import Dismissal, File, Status, Submission, Version, Waiver
from submissions.queries import (
    anonymity_of,
    clean_supplements,
    copy_of,
    findings_of,
    may_leave,
)
from tests.factories import UserFactory
from tests.submissions.leaks.texts import article
from tests.submissions.papers import begun, house, read

pytestmark = pytest.mark.django_db
TELLING = b"""# Who still waits?

Aigerim Saparova

Sample Academy, Astana, Kazakhstan

**Abstract.** What was asked and what came out of it, in the words of those who wait for long.

# Introduction

As Saparova wrote, queues grow. Mail aigerim@example.org at once. Our scale was built by Aigerim.

# Results

The time at the counter fell by half at our university.
"""


@pytest.fixture
def author():
    return UserFactory(given_name="Aigerim", family_name="Saparova", language="en")


@pytest.fixture
def paper(author):
    draft = begun(author, content=TELLING)
    read(draft)
    Errand.objects.update(state=Errand.State.DONE)
    return sent(draft)


@pytest.fixture
def chief():
    return house()[2]


def sent(draft):
    draft.status, draft.code = Status.SUBMITTED, "IJCSRP-2026-0042"
    draft.save()
    return draft


def newest(paper):
    return paper.versions.order_by("-number").first()


def again(paper):
    prepare_copy(newest(paper).pk)
    return anonymity_of(paper, newest(paper))


def leaking(paper):
    """The title names the author: no press can take that out."""
    Submission.objects.filter(pk=paper.pk).update(title={"en": "Saparova's scale"})
    paper.refresh_from_db()
    return again(paper)


def test_what_is_certain_is_gone_and_what_may_tell_is_listed(paper):
    found = anonymity_of(paper, newest(paper))

    assert found.certain == []
    assert [(f.code, f.text) for f in found.probable] == [
        ("name", "Aigerim"),
        ("phrase", "at our university"),
    ]
    assert found.searched_at is not None
    assert found.probable[0].can_clean
    assert not found.probable[1].can_clean
    assert found.probable[0].block


def test_one_press_cleans_the_rest_and_says_so(paper, chief):
    services.clean_copy(newest(paper), by=chief)
    assert Errand.objects.filter(task="submissions.tasks.prepare_copy").count() == 1

    found = again(paper)

    assert [f.text for f in found.probable] == ["at our university"]
    copy = bytes_of(File.objects.get(version=newest(paper), kind=File.Kind.COPY_TREE)).decode()
    assert "Aigerim" not in copy
    assert "Saparova" not in copy
    assert newest(paper).proof["cleaned"] is True  # and a later search does not forget it


def test_a_finding_that_is_no_name_is_never_raised_again(paper, chief):
    first = anonymity_of(paper, newest(paper)).probable[0]

    services.dismiss(newest(paper), finding=first.id, by=chief, reason="A town")
    services.dismiss(
        newest(paper), finding=anonymity_of(paper, newest(paper)).probable[0].id, by=chief
    )

    assert anonymity_of(paper, newest(paper)).number == 0
    assert again(paper).number == 0
    assert Dismissal.objects.get(text="Aigerim").reason == "A town"
    with pytest.raises(ValidationError, match="no longer open"):
        services.dismiss(newest(paper), finding=first.id, by=chief)


def test_nothing_goes_to_reviewers_while_it_certainly_names_an_author(paper, chief):
    found = leaking(paper)
    assert [(f.code, f.text) for f in found.certain] == [("name", "Saparova")]
    assert not found.certain[0].can_clean
    reviewer = UserFactory()

    with pytest.raises(ValidationError, match="still names the authors"):
        invite_reviewer(paper, by=chief, reviewer=reviewer)
    assert not Letter.objects.filter(kind="review-invitation").exists()

    with pytest.raises(ValidationError, match="one sentence"):
        services.waive(newest(paper), by=chief, reason="  ")
    services.waive(newest(paper), by=chief, reason="The scale is known by this name.")

    assert may_leave(newest(paper))
    invite_reviewer(paper, by=chief, reviewer=reviewer)
    assert Waiver.objects.get().reason == "The scale is known by this name."
    assert Waiver.objects.get().by == chief


def test_a_waiver_holds_for_one_version_only(paper, chief):
    leaking(paper)
    services.waive(newest(paper), by=chief, reason="So it is.")
    other = Version.objects.create(submission=paper, number=2, by=paper.submitter, state="read")
    other.proof = newest(paper).proof | {"findings": paper.versions.get(number=1).proof["findings"]}
    other.save()

    assert not may_leave(other)


def test_the_authors_are_asked_with_each_place(paper, chief, author):
    leaking(paper)

    services.ask_authors(newest(paper), by=chief)

    letter = Letter.objects.get(kind="names-left")
    assert letter.to == author.email
    assert "A name of an author: Saparova" in letter.text
    assert "at our university" in letter.text
    assert anonymity_of(paper, newest(paper)).asked_at is not None


def test_there_is_nothing_to_ask_where_nothing_is_open(paper, chief):
    version = newest(paper)
    version.proof = version.proof | {"findings": []}
    version.save()

    with pytest.raises(ValidationError, match="nothing to ask"):
        services.ask_authors(version, by=chief)


def test_supplements_reach_reviewers_only_as_clean_copies(author):
    draft = begun(author, content=TELLING)
    read(draft)
    document = Document()
    document.core_properties.author = "Aigerim Saparova"
    document.add_paragraph("Questions by A. Saparova, 2019.")
    out = io.BytesIO()
    document.save(out)
    upload = services.Upload("saparova.docx", out.getvalue())
    services.attach(draft, by=author, kind=File.Kind.REVIEW_SUPPLEMENT, upload=upload)

    found = again(draft)

    (copy,) = clean_supplements(draft)
    text = Document(io.BytesIO(bytes_of(copy))).paragraphs[0].text
    assert text == "Questions by [removed for review], 2019."
    assert copy.cleaned_from.original_name == "saparova.docx"
    assert (
        Document(io.BytesIO(bytes_of(copy.cleaned_from)))
        .paragraphs[0]
        .text.startswith("Questions by A.")
    )
    assert found.certain == []


def test_what_was_taken_out_of_a_supplement_is_listed_with_its_name(author):
    draft = begun(author, content=TELLING)
    read(draft)
    rtf = rb"{\rtf1\ansi Asked by A. Saparova in 2019.\par {\pict\wmetafile8 0102}}"
    upload = services.Upload("questions.rtf", rtf)
    services.attach(draft, by=author, kind=File.Kind.REVIEW_SUPPLEMENT, upload=upload)

    again(draft)
    version = newest(draft)

    (copy,) = clean_supplements(draft)
    assert b"Saparova" not in bytes_of(copy)
    rows = [(note.file, str(note.words), note.texts) for note in findings_of(version) if note.file]
    assert ("questions.rtf", "A picture of a kind that cannot be cleaned", ()) in rows
    assert ("questions.rtf", "A name of an author", ("A. Saparova",)) in rows
    assert any(not note.file for note in findings_of(version))


def test_names_on_the_pages_of_a_pdf_are_covered_and_the_rest_stays_text(author):
    words = "As Saparova (2019) wrote, queues grow. Сапарова пишет об очередях."
    other = "Nothing on this page tells a name. " * 150
    tree = article(f"<p>{words}</p><p>{other}</p>")
    printed = copy_pdf(tree, {}, title="Queues", heading="R0", language="en")
    paper = begun(author, name="paper.pdf", content=printed)

    version = read(paper)

    copy = bytes_of(copy_of(version))
    with pypdfium2.PdfDocument(copy) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
        pictures = [bool(list(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]))) for page in document]
    assert "Saparova" in text_of_pdf(printed)
    assert "Сапарова" in text_of_pdf(printed)
    assert "Saparova" not in "".join(pages)
    assert "Сапарова" not in "".join(pages)
    assert "[removed for review] (2019) wrote, queues grow" in pages[0]
    assert pictures == [True, *[False] * (len(pages) - 1)]
    assert anonymity_of(paper, version).certain == []
    assert [row["code"] for row in version.findings] == ["name"]


def text_of_pdf(data):
    with pypdfium2.PdfDocument(data) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_page_lists_and_each_press_acts(client, paper, chief):
    leaking(paper)
    client.force_login(chief)
    address = reverse("submissions:anonymity", args=[paper.key])

    page = client.get(address).content.decode()
    assert "Saparova" in page
    assert "1 places" not in page
    assert "Send it out all the same" in page

    refused = client.post(address, {"act": "waive", "reason": ""})
    assert refused.status_code == 422
    assert client.post(address, {"act": "waive", "reason": "Known."}).status_code == 302
    assert client.post(address, {"act": "clean"}).status_code == 302
    assert client.post(address, {"act": "steal"}).status_code == 404
    assert "Known." in client.get(address).content.decode()


def test_the_author_reads_on_the_page_check_what_only_the_author_can_change(client, author):
    draft = begun(author, content=TELLING)
    read(draft)
    client.force_login(author)

    page = client.get(reverse("submissions:check", args=[draft.key])).content.decode()

    assert "at our university" in page
