"""The first page with files that came in pieces, one or several."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from submissions import services
from submissions.converting import Arrived, bytes_of
from submissions.models import File, Incoming, Submission
from submissions.queries import attached, current_version, manuscript_of
from tests.factories import UserFactory
from tests.submissions.papers import MARKDOWN, house
from tests.submissions.test_incoming import begun, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    user = UserFactory()
    client.force_login(user)
    return user


def start(client, kind, **data):
    return client.post(
        reverse("submissions:start"), {"language": "en", "article_type": kind.pk, **data}
    )


def test_a_file_that_is_here_begins_the_draft_and_is_used_once(client, author):
    _journal, kind, _chief = house()
    incoming = whole(author, MARKDOWN, "Мақала.md")

    first = start(client, kind, file_incoming=incoming.key)
    again = start(client, kind, file_incoming=incoming.key)

    file = manuscript_of(current_version(Submission.objects.get()))
    assert first.status_code == 302
    assert "used already" in again.content.decode()
    assert file.original_name == "Мақала.md"
    assert bytes_of(file) == MARKDOWN
    assert not Incoming.objects.exists()


def test_a_form_that_is_refused_forgets_no_file(client, author):
    house()
    incoming = whole(author, MARKDOWN, "paper.md")

    page = client.post(
        reverse("submissions:start"), {"language": "en", "file_incoming": incoming.key}
    ).content.decode()

    assert "Choose what kind of paper it is" in page
    assert f'name="file_incoming" value="{incoming.key}"' in page
    assert "is here" in page


def test_the_page_shows_again_what_came_before(client, author):
    house()
    whole(author, MARKDOWN, "paper.md")
    begun(author, place="start")

    page = client.get(reverse("submissions:start")).content.decode()

    assert "paper.md" in page and "is here" in page
    assert "0 % of" in page and "Choose the same file to go on" in page


def test_of_several_files_the_manuscript_is_guessed_and_the_others_come_along(client, author):
    _journal, kind, _chief = house()
    files = {
        "Рис. 1.png": b"\x89PNG\r\n\x1a\n...",
        "Титульный лист.md": b"A title",
        "Статья.md": MARKDOWN,
        "Қосымша А.csv": b"1;2",
        "Сопроводительное письмо.txt": b"Dear editors",
    }
    keys = [whole(author, content, name).key for name, content in files.items()]

    response = start(client, kind, file_incoming=keys)

    draft = Submission.objects.get()
    assert response.status_code == 302
    assert manuscript_of(current_version(draft)).original_name == "Статья.md"
    assert {f.original_name: f.kind for f in attached(draft)} == {
        "Рис. 1.png": "figure_file",
        "Титульный лист.md": "title_page",
        "Қосымша А.csv": "supplement",
        "Сопроводительное письмо.txt": "cover_letter",
    }


def test_the_guess_gives_way_to_what_the_author_says(client, author):
    _journal, kind, _chief = house()
    paper = whole(author, MARKDOWN, "Two.md")
    other = whole(author, MARKDOWN * 2, "One.md")

    start(
        client,
        kind,
        file_incoming=[paper.key, other.key],
        **{f"kind-{paper.key}": "manuscript", f"kind-{other.key}": "review_supplement"},
    )

    draft = Submission.objects.get()
    assert manuscript_of(current_version(draft)).original_name == "Two.md"
    assert [f.kind for f in attached(draft)] == ["review_supplement"]


@pytest.mark.parametrize(
    ("kinds", "words"),
    [(("manuscript", "manuscript"), "One file only"), (("supplement", "supplement"), "Say which")],
)
def test_one_file_is_the_manuscript(client, author, kinds, words):
    _journal, kind, _chief = house()
    files = [whole(author, MARKDOWN, f"{n}.md") for n in (1, 2)]
    chosen = {f"kind-{file.key}": what for file, what in zip(files, kinds, strict=True)}

    page = start(client, kind, file_incoming=[f.key for f in files], **chosen).content.decode()

    assert words in page
    assert not Submission.objects.exists() and Incoming.objects.count() == 2


def test_a_bad_further_file_begins_nothing_and_loses_nothing(client, author):
    _journal, kind, _chief = house()
    paper, bad = whole(author, MARKDOWN, "paper.md"), whole(author, b"<html>", "data.csv")

    page = start(client, kind, file_incoming=[paper.key, bad.key]).content.decode()

    assert "“data.csv” was not taken" in page
    assert not Submission.objects.exists() and not File.objects.exists()
    assert Incoming.objects.count() == 2


def test_several_plain_files_work_without_a_script(client, author):
    _journal, kind, _chief = house()
    files = [
        SimpleUploadedFile("figure 1.png", b"\x89PNG\r\n\x1a\n..."),
        SimpleUploadedFile("paper.md", MARKDOWN),
    ]

    response = start(client, kind, file=files)

    assert response.status_code == 302
    assert [f.kind for f in attached(Submission.objects.get())] == ["figure_file"]


def test_a_file_meant_for_another_paper_is_not_shown(client, author):
    house()
    whole(author, MARKDOWN, "other.md", place="replace:0123")

    assert "other.md" not in client.get(reverse("submissions:start")).content.decode()


def test_a_replacement_may_have_come_in_pieces(client, author):
    _journal, kind, _chief = house()
    start(client, kind, file_incoming=whole(author, MARKDOWN, "paper.md").key)
    draft = Submission.objects.get()
    new = whole(author, b"# New\n\nText.", "new.md", place=f"replace:{draft.key}")

    shown = client.get(reverse("submissions:replace", args=[draft.key])).content.decode()
    client.post(reverse("submissions:replace", args=[draft.key]), {"file_incoming": new.key})

    assert "new.md" in shown
    assert manuscript_of(current_version(draft)).original_name == "new.md"


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_one_moment_begin_one_draft_with_the_file():
    if connection.vendor == "sqlite":
        pytest.skip("SQLite in memory has one connection; PostgreSQL shows it")
    journal, kind, _chief = house()
    author = UserFactory()
    uploads = [services.Upload("paper.md", Arrived(whole(author, MARKDOWN, "paper.md")))]
    uploads.append(services.Upload("paper.md", Arrived(uploads[0].incoming)))

    def press(upload):
        try:
            return services.start(
                journal, by=author, language="en", article_type=kind, upload=upload
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(press, uploads)

    assert first == second
    assert bytes_of(manuscript_of(current_version(first))) == MARKDOWN
    assert not Incoming.objects.exists()
