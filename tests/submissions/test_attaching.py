"""Further files beside the manuscript, by the acts and through their doors."""

import io
import zipfile
from urllib.parse import quote

import docx
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from PIL import Image

from journal.models import Errand
from submissions import services
from submissions.converting import read_title_page, read_upload
from submissions.models import File, Incoming, Status, Submission, private_storage
from submissions.queries import attached, current_version, events, originals_of, zip_of
from submissions.services import Upload, WrongStatus, attaching
from tests.factories import SubmissionFactory, UserFactory
from tests.submissions.papers import begun, complete, house
from tests.submissions.test_incoming import whole

pytestmark = pytest.mark.django_db
Kind = File.Kind
LONG = "Мемлекеттік басқарудағы цифрлық трансформация — соңғы (түзетілген) нұсқа №3 " + "қ" * 200
LONG = LONG[:251] + ".txt"


def picture(kind="PNG"):
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(buffer, kind)
    return buffer.getvalue()


def word(*paragraphs):
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def packed(**parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


MACROS = packed(
    **{
        "[Content_Types].xml": '<Types><Override ContentType="macroEnabled.main+xml"/></Types>',
        "word/vbaProject.bin": "x",
    }
)
SHEET = packed(
    **{"[Content_Types].xml": "application/x.spreadsheetml.sheet.main+xml", "xl/workbook.xml": "x"}
)
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'


def attach(draft, name, content, kind=Kind.SUPPLEMENT, **values):
    upload = Upload(name, content)
    return services.attach(draft, by=draft.submitter, kind=kind, upload=upload, **values)


@pytest.mark.parametrize(
    ("kind", "name", "content", "media_type"),
    [
        (Kind.FIGURE_FILE, "Рис. 1.png", picture(), "image/png"),
        (Kind.FIGURE_FILE, "1.jpeg", picture("JPEG"), "image/jpeg"),
        (Kind.FIGURE_FILE, "1.tiff", picture("TIFF"), "image/tiff"),
        (Kind.FIGURE_FILE, "1.svg", SVG, "image/svg+xml"),
        (Kind.FIGURE_FILE, "1.pdf", b"%PDF-1.7 x", "application/pdf"),
        (Kind.SUPPLEMENT, "data.csv", "жыл;саны\n2024;5".encode(), "text/csv; charset=utf-8"),
        (Kind.REVIEW_SUPPLEMENT, "data.xlsx", SHEET, "application/vnd.openxmlformats-"),
        (Kind.COVER_LETTER, "letter.docx", word("Dear editors"), "application/vnd.openxml"),
        (Kind.TITLE_PAGE, "title.txt", b"A title", "text/plain; charset=utf-8"),
        (Kind.CLEARANCE, "scan.png", picture(), "image/png"),
    ],
)
def test_each_kind_takes_what_it_may_be(kind, name, content, media_type):
    draft = begun()

    file = attach(draft, name, content, kind, description="  What  it is ")

    assert file.media_type.startswith(media_type)
    assert (file.original_name, file.description) == (name, "What it is")
    assert file.name.startswith(kind.replace("_", "-") + "-1.")
    assert name not in file.file.name
    assert attached(draft) == [file]


OWN_PARTS = (
    b'<use href="#a"/><image xlink:href="data:image/png;base64,AA"/><path fill="url(#b)"/>'
    b"<metadata resource='http://purl.org/dc'/></svg>"
)


def test_a_drawing_may_use_its_own_parts():
    file = attach(begun(), "1.svg", SVG.replace(b"</svg>", OWN_PARTS), Kind.FIGURE_FILE)

    assert file.media_type == "image/svg+xml"


def test_what_files_are_is_found_out_before_anything_is_locked(monkeypatch):
    draft, depths = begun(), []
    real = attaching.checked_type

    def noted(*asked):
        depths.append(len(connection.savepoint_ids))
        return real(*asked)

    monkeypatch.setattr(attaching, "checked_type", noted)
    files = [(Upload(f"{n}.csv", b"a;b"), Kind.SUPPLEMENT, "") for n in (1, 2)]

    assert services.attach_all(draft, by=draft.submitter, files=files) == 2

    assert depths == [len(connection.savepoint_ids)] * 2


@pytest.mark.parametrize(
    ("kind", "name", "content", "words"),
    [
        (Kind.SUPPLEMENT, "tool.txt", b"MZ\x90\0\x03", "program"),
        (Kind.SUPPLEMENT, "tool.txt", b"#!/bin/sh\necho", "program"),
        (Kind.SUPPLEMENT, "form.docx", MACROS, "macros"),
        (Kind.SUPPLEMENT, "page.txt", b"<!doctype html><html>", "web page"),
        (Kind.SUPPLEMENT, "page.html", b"<html>", "web page"),
        (Kind.SUPPLEMENT, "a.zip", packed(a="b"), "cannot take"),
        (Kind.SUPPLEMENT, "a.docx", b"PK\x03\x04 rubbish", "damaged"),
        (Kind.SUPPLEMENT, "a.csv", b"", "empty"),
        (Kind.FIGURE_FILE, "1.png", picture("JPEG"), "another kind of file"),
        (Kind.FIGURE_FILE, "1.docx", word("No figure"), "Possible: jpg, pdf, png, svg, tif"),
        (Kind.FIGURE_FILE, "1.svg", SVG.replace(b"<path", b"<script>x</script><path"), "program"),
        (Kind.FIGURE_FILE, "1.svg", b'<svg onload="x()"></svg>', "program"),
        (Kind.FIGURE_FILE, "1.svg", b'<svg><image href="https://who.reads/1"/></svg>', "loads"),
        (Kind.FIGURE_FILE, "1.svg", b"<svg><use xlink:href='//who.reads/1#a'/></svg>", "loads"),
        (Kind.FIGURE_FILE, "1.svg", b'<svg><a href="java&#115;cript:x"/></svg>', "loads"),
        (Kind.FIGURE_FILE, "1.svg", b'<svg><image href="data:image/svg+xml,x"/></svg>', "loads"),
        (Kind.FIGURE_FILE, "1.svg", b"<svg><style>@import '//a'</style></svg>", "loads"),
        (Kind.FIGURE_FILE, "1.svg", b'<svg><path fill="url(//a#b)"/></svg>', "loads"),
        (Kind.FIGURE_FILE, "1.svg", b'<?xml-stylesheet href="a"?><svg/>', "Possible"),
        (Kind.TITLE_PAGE, "1.png", picture(), "Possible: docx"),
        (Kind.COVER_LETTER, "a.bin", b"\0\1\2\3" * 50, "cannot take"),
    ],
)
def test_what_a_kind_may_not_be_is_refused_in_words(kind, name, content, words):
    draft = begun()

    with pytest.raises(ValidationError, match=words):
        attach(draft, name, content, kind)

    assert attached(draft) == []


def test_all_files_of_a_paper_have_one_limit(settings):
    draft = begun(content=b"x" * 600)
    settings.PAPER_LIMIT = 1000

    with pytest.raises(ValidationError, match="All files of one paper"):
        attach(draft, "data.csv", b"x" * 500)


def test_a_file_of_a_draft_goes_with_its_bytes(django_capture_on_commit_callbacks):
    draft = begun()
    file = attach(draft, "data.csv", b"a;b")
    path = file.file.name

    with django_capture_on_commit_callbacks(execute=True):
        services.remove_attached(file)

    assert attached(draft) == []
    assert not private_storage().exists(path)


def test_a_replaced_file_of_a_sent_paper_stays_in_the_history():
    house()
    paper = complete()
    services.submit(paper, by=paper.submitter)
    first = attach(paper, "old.csv", b"a;b", description="The data")

    second = services.replace_attached(first, by=paper.submitter, upload=Upload("new.csv", b"c;d"))

    first.refresh_from_db()
    told = [event.words for event in events(paper, paper.submitter)]
    assert first.replaced_at and private_storage().exists(first.file.name)
    assert (second.kind, second.description) == (Kind.SUPPLEMENT, "The data")
    assert attached(paper) == [second]
    assert any("was replaced" in words for words in told)


def test_a_refused_replacement_leaves_the_earlier_file():
    draft = begun()
    file = attach(draft, "old.csv", b"a;b")

    with pytest.raises(ValidationError, match="web page"):
        services.replace_attached(file, by=draft.submitter, upload=Upload("n.html", b"<html>"))

    assert attached(draft) == [file]


@pytest.mark.parametrize("act", ["attach", "remove", "describe", "replace"])
def test_in_review_nothing_changes_and_words_say_why(act):
    paper = SubmissionFactory()
    file = attach(paper, "data.csv", b"a;b")
    Submission.objects.filter(pk=paper.pk).update(status=Status.IN_REVIEW)
    acts = {
        "attach": lambda: attach(paper, "more.csv", b"c"),
        "remove": lambda: services.remove_attached(file),
        "describe": lambda: services.describe_attached(file, kind="permission", description=""),
        "replace": lambda: services.replace_attached(
            file, by=paper.submitter, upload=Upload("n.csv", b"c")
        ),
    }

    with pytest.raises(WrongStatus, match="review has begun"):
        acts[act]()

    file.refresh_from_db()
    assert attached(paper) == [file] and file.kind == Kind.SUPPLEMENT


def test_what_a_file_is_can_be_said_anew_where_it_fits():
    draft = begun()
    file = attach(draft, "1.png", picture(), Kind.FIGURE_FILE)

    services.describe_attached(file, kind=Kind.PERMISSION, description="From the museum")
    with pytest.raises(ValidationError, match="cannot be"):
        services.describe_attached(file, kind=Kind.TITLE_PAGE, description="")

    file.refresh_from_db()
    assert (file.kind, file.name) == (Kind.PERMISSION, "permission-1.png")
    assert file.description == "From the museum"


TITLE = word(
    "Queues at one-stop shops: a quiet comparison",
    "Aigerim Saparova",
    "Sample Academy, Astana, Kazakhstan",
    "aigerim@example.org",
    "Abstract. We compared how long citizens wait at the counters of two towns, and why.",
    "Keywords: queues; counters; citizens",
)
BLIND = b"# Introduction\n\nHere the text begins without any title page.\n\n# Results\n\nIt fell.\n"


def test_a_title_page_of_its_own_fills_what_the_manuscript_does_not_say():
    draft = begun(content=BLIND)
    attach(draft, "title page.docx", TITLE, Kind.TITLE_PAGE)

    read_upload(current_version(draft).pk)

    draft.refresh_from_db()
    assert "two towns" in draft.abstract["en"]
    assert draft.keywords["en"] == ["queues", "counters", "citizens"]
    assert draft.contributors.get().affiliation.startswith("Sample Academy")


def test_a_title_page_that_comes_later_never_overwrites_what_was_typed():
    draft = begun(content=BLIND)
    read_upload(current_version(draft).pk)
    draft.abstract["en"] = "My own words."
    draft.save()
    file = attach(draft, "title page.docx", TITLE, Kind.TITLE_PAGE)

    read_title_page(file.pk)
    read_title_page(file.pk)

    draft.refresh_from_db()
    assert Errand.objects.filter(task="submissions.tasks.read_title_page").count() == 1
    assert draft.abstract["en"] == "My own words."
    assert draft.keywords["en"] == ["queues", "counters", "citizens"]


def test_a_title_page_that_waits_for_the_manuscript_is_left_to_it():
    draft = begun(content=BLIND)
    file = attach(draft, "title page.docx", TITLE, Kind.TITLE_PAGE)

    read_title_page(file.pk)

    draft.refresh_from_db()
    assert not draft.abstract


def test_all_files_come_in_a_zip_that_windows_can_read():
    draft = begun(name="Қолжазба.md")
    attach(draft, "a:b?.csv", b"1")
    attach(draft, "A_b_.csv", b"2")
    attach(draft, LONG, b"3")

    with zip_of(originals_of(draft)) as packed, zipfile.ZipFile(packed) as archive:
        names = archive.namelist()
        flags = {info.filename: info.flag_bits & 0x800 for info in archive.infolist()}
        assert archive.read("1-R0/a_b_.csv") == b"1"
    assert names[:3] == ["1-R0/Қолжазба.md", "1-R0/a_b_.csv", "1-R0/A_b_ (2).csv"]
    assert flags["1-R0/Қолжазба.md"]
    assert len(names[3]) < 200 and names[3].endswith(".txt")


@pytest.fixture
def author(client):
    user = UserFactory()
    client.force_login(user)
    return user


def test_a_name_of_255_letters_goes_up_and_comes_down_unharmed(client, author):
    draft = begun(author)
    client.post(
        reverse("submissions:files", args=[draft.key]),
        {"file": SimpleUploadedFile(LONG, b"Questions")},
    )
    (file,) = attached(draft)

    response = client.get(reverse("submissions:file", args=[draft.key, file.key]))

    assert (len(LONG), file.original_name) == (255, LONG)
    assert f"filename*=UTF-8''{quote(LONG, safe='')}" in response["Content-Disposition"]
    assert b"".join(response.streaming_content) == b"Questions"


def test_a_drawing_never_leaves_as_one_that_a_browser_runs(client, author):
    draft = begun(author)
    file = attach(draft, "1.svg", SVG, Kind.FIGURE_FILE)

    response = client.get(reverse("submissions:file", args=[draft.key, file.key]))

    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment;")
    assert b"".join(response.streaming_content) == SVG


def test_several_arrived_files_are_added_with_what_was_typed_beside_them(client, author):
    draft = begun(author)
    place = f"attach:{draft.key}"
    one, two = (whole(author, b"a;b", f"{n}.csv", place) for n in (1, 2))

    response = client.post(
        reverse("submissions:files", args=[draft.key]),
        {
            "file_incoming": [one.key, two.key],
            f"kind-{one.key}": "review_supplement",
            f"description-{one.key}": "Raw answers",
        },
    )

    assert response.status_code == 302
    assert [(f.kind, f.description) for f in attached(draft)] == [
        ("supplement", ""),
        ("review_supplement", "Raw answers"),
    ]
    assert not Incoming.objects.exists()


def test_of_several_files_one_bad_one_holds_all_and_nothing_is_lost(client, author):
    draft = begun(author)
    place = f"attach:{draft.key}"
    good, bad = whole(author, b"a;b", "1.csv", place), whole(author, b"<html>", "2.html", place)

    page = client.post(
        reverse("submissions:files", args=[draft.key]),
        {"file_incoming": [good.key, bad.key], f"kind-{good.key}": "review_supplement"},
    ).content.decode()

    assert attached(draft) == []
    assert Incoming.objects.count() == 2
    assert "“2.html” was not taken" in page
    assert f'value="{good.key}"' in page
    assert '<option value="review_supplement" selected>' in page


def test_a_strangers_file_is_refused(client, author):
    draft = begun(author)
    strange = whole(UserFactory(), b"a;b", "1.csv")

    page = client.post(
        reverse("submissions:files", args=[draft.key]), {"file_incoming": [strange.key]}
    ).content.decode()

    assert "used already or removed" in page
    assert attached(draft) == [] and Incoming.objects.get() == strange


def test_a_file_that_is_not_all_here_is_not_taken(client, author):
    draft = begun(author)
    part = services.announce(author, name="1.csv", size=5, place=f"attach:{draft.key}")

    page = client.post(
        reverse("submissions:files", args=[draft.key]), {"file_incoming": [part.key]}
    ).content.decode()

    assert "is not all here yet" in page


def test_files_are_described_swapped_and_removed_by_their_pages(client, author):
    draft = begun(author)
    file = attach(draft, "1.csv", b"a;b")

    def address(name):
        return reverse(f"submissions:{name}", args=[draft.key, file.key])

    said = {f"{file.key}-kind": "review_supplement", f"{file.key}-description": "Data"}
    client.post(address("describe"), said)
    swapped = client.post(address("swap_file"), {"file": SimpleUploadedFile("2.csv", b"c;d")})
    (new,) = attached(draft)
    page = client.get(reverse("submissions:files", args=[draft.key])).content.decode()
    client.post(reverse("submissions:remove_file", args=[draft.key, new.key]))

    assert swapped.status_code == 302
    assert (new.kind, new.description, new.original_name) == ("review_supplement", "Data", "2.csv")
    assert "2.csv" in page and "Data" in page
    assert attached(draft) == []


def test_the_zip_is_for_the_sender_and_says_its_type(client, author):
    draft = begun(author)

    response = client.get(reverse("submissions:all_files", args=[draft.key]))

    assert response["Content-Type"] == "application/zip"
    assert b"".join(response.streaming_content).startswith(b"PK")


def test_the_last_page_lists_the_further_files_with_a_way_to_change_them(client, author):
    house()
    draft = complete(author)
    attach(draft, "answers.csv", b"a;b", Kind.REVIEW_SUPPLEMENT, description="Raw answers")

    page = client.get(reverse("submissions:send", args=[draft.key])).content.decode()

    assert "answers.csv" in page and "Raw answers" in page
    assert reverse("submissions:files", args=[draft.key]) in page
