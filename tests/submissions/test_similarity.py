"""Similarity reports of outside services: attached by editors, seen by editors only."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from journal.queries import today
from submissions import services
from submissions.models import File, SimilarityReport, private_storage
from submissions.queries import events
from submissions.services import Measured, Upload
from tests.factories import SubmissionFactory
from tests.submissions.papers import house

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n% a report\n%%EOF\n"
DAY = date(2026, 3, 2)


@pytest.fixture
def chief():
    return house()[2]


@pytest.fixture
def paper(chief):
    return SubmissionFactory()


@pytest.fixture
def version(paper):
    return paper.versions.get()


def attach(version, chief, *, percent="17.5", upload=None, **more):
    values = {"tool": "Sample Check", "percent": Decimal(percent), "made_on": DAY} | more
    measured = Measured(**values)
    return services.attach_similarity(version, by=chief, measured=measured, upload=upload)


def test_both_numbers_come_from_one(version, chief):
    report = attach(version, chief)

    assert (report.percent, report.originality) == (Decimal("17.5"), Decimal("82.5"))
    assert not report.is_high
    assert attach(version, chief, percent="30").is_high


def test_the_same_report_twice_is_kept_once_with_its_file(version, chief):
    for _press in range(2):
        attach(version, chief, upload=Upload("report.pdf", PDF))

    assert SimilarityReport.objects.count() == 1
    file = File.objects.get(kind=File.Kind.SIMILARITY)
    assert (file.name, file.original_name) == ("similarity-1.pdf", "report.pdf")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"percent": "100.1"}, "from 0 to 100"),
        ({"percent": "-1"}, "from 0 to 100"),
        ({"tool": "  "}, "name of the service"),
        ({"made_on": date(2099, 1, 1)}, "lies ahead"),
        ({"upload": Upload("report.pdf", b"MZ\x90 a program")}, "was not taken"),
        ({"upload": Upload("report.docx", PDF)}, "was not taken"),
        ({"upload": Upload("report.pdf", b"<html>")}, "was not taken"),
        ({"upload": Upload("report.pdf", b"")}, "empty"),
    ],
)
def test_wrong_numbers_and_files_are_refused_and_nothing_is_kept(version, chief, values, words):
    with pytest.raises(ValidationError, match=words):
        attach(version, chief, **values)

    assert not SimilarityReport.objects.exists()
    assert not File.objects.filter(kind=File.Kind.SIMILARITY).exists()


def test_a_report_above_the_limit_is_refused_with_the_limit(version, chief, settings):
    settings.UPLOAD_LIMIT = 10

    with pytest.raises(ValidationError, match="a report may have"):
        attach(version, chief, upload=Upload("report.pdf", PDF))


def test_only_editors_see_report_number_and_event(client, paper, version, chief):
    report = attach(version, chief, upload=Upload("report.pdf", PDF))
    address = reverse("submissions:file", args=[paper.key, report.file.key])
    client.force_login(paper.submitter)
    assert client.get(address).status_code == 404
    assert (
        "Sample Check" not in client.get(reverse("manuscript", args=[paper.key])).content.decode()
    )
    assert not [e for e in events(paper, paper.submitter) if "similarity" in e.words]

    client.force_login(chief)

    assert b"".join(client.get(address).streaming_content) == PDF
    page = client.get(reverse("manuscript", args=[paper.key]) + "?part=files").content.decode()
    assert "Similarity 17.5 %, originality 82.5 %" in page
    assert [e.detail for e in events(paper, chief) if "similarity" in e.words] == [
        "Sample Check: 17.5 %"
    ]


def test_the_page_understands_a_comma_and_keeps_what_was_typed(client, paper, version, chief):
    address = reverse("submissions:similarity", args=[paper.key, version.key])
    client.force_login(paper.submitter)
    assert client.get(address).status_code == 403
    client.force_login(chief)
    typed = {"tool": "Sample Check", "percent": "17,5 %", "made_on": "2026-03-02"}
    bad = SimpleUploadedFile("report.pdf", b"no pdf at all")

    refused = client.post(address, typed | {"file": bad})
    assert "was not taken" in refused.content.decode()
    assert 'value="Sample Check"' in refused.content.decode()

    client.post(address, typed | {"file": SimpleUploadedFile("report.pdf", PDF)})
    report = SimilarityReport.objects.get()
    assert (report.percent, report.made_on, report.by) == (Decimal("17.5"), DAY, chief)


def test_a_day_ahead_is_refused_on_the_page(client, paper, version, chief):
    client.force_login(chief)
    day = today(paper.journal) + timedelta(days=1)
    data = {"tool": "Sample Check", "percent": "5", "made_on": day.isoformat()}

    page = client.post(reverse("submissions:similarity", args=[paper.key, version.key]), data)

    assert "lies ahead" in page.content.decode()


def test_a_report_attached_by_mistake_is_taken_away_with_its_file(
    client, paper, version, chief, django_capture_on_commit_callbacks
):
    report = attach(version, chief, upload=Upload("report.pdf", PDF))
    stored = report.file.file.name
    address = reverse("submissions:remove_similarity", args=[paper.key, report.key])
    client.force_login(paper.submitter)
    assert client.post(address).status_code == 403
    client.force_login(chief)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(address)

    assert not SimilarityReport.objects.exists()
    assert not private_storage().exists(stored)
    assert client.post(address).status_code == 404
