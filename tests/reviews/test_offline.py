"""A form that is filled in elsewhere: there and back without loss, nothing newer overwritten."""

import datetime as dt
import io
import re
import shutil
import subprocess
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from reviews import services
from reviews.formats import lines_of
from reviews.formats.plain import read_text, write_text
from reviews.formats.word import write_word
from reviews.models import Criterion, Note
from reviews.queries.offline import sheet_of
from submissions.services import Upload
from tests.reviews.test_task_pages import opened, with_copy  # noqa: F401

TEXT = "1. Одно замечание.\n\n[[to_editors]] is no place here\n% of cases: 5\n\\[[x]]\n\tend ә"


def sent(data, name="form.txt"):
    return Upload(name, SimpleUploadedFile(name, data))


def filled_draft(review):
    draft = {f"score_{each.slug}": "4" for each in review.own_form.criteria.all()}
    draft |= {"score_fit": "na", "to_authors": TEXT, "recommendation": "major"}
    draft |= {"no_conflict": "on", "used_ai": "on", "ai_use": "A tool, for spelling"}
    services.save_draft(review, values=draft, seen_at="")
    review.refresh_from_db()
    return draft


def lines(review):
    return lines_of(sheet_of(review))


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("letters", ["utf-8-sig", "utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_comes_back_as_it_went_in_any_letters(clock, accepted, language, letters):
    draft = filled_draft(accepted)
    with override(language):
        made = "\r\n".join(lines(accepted)).encode(letters)

    read = services.read_form(accepted, upload=sent(made))

    accepted.refresh_from_db()
    assert accepted.draft == draft
    assert read.problems == []
    assert not read.aside


def test_russian_windows_letters_are_read(clock, accepted):
    with override("ru"):
        made = "\r\n".join(lines(accepted)).replace(
            "[[to_authors]] Для авторов", "[[to_authors]]\r\nТекст — по-русски"
        )

    services.read_form(accepted, upload=sent(made.encode("cp1251", errors="replace")))

    accepted.refresh_from_db()
    assert "Текст — по-русски" in accepted.draft["to_authors"]


def resaved(data, tmp_path):
    """Return a Word file as LibreOffice saves it."""
    (tmp_path / "form.docx").write_bytes(data)
    target = tmp_path / "again"
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target)]
        + [str(tmp_path / "form.docx")],
        check=True,
        capture_output=True,
        env={"HOME": str(tmp_path), "PATH": "/usr/local/bin:/usr/bin:/bin"},
        timeout=300,
    )
    return (target / "form.docx").read_bytes()


@pytest.mark.parametrize("office", [False, True])
def test_word_file_comes_back_as_it_went(clock, accepted, tmp_path, office):
    draft = filled_draft(accepted)
    made = write_word(lines(accepted), title="Review")
    if office:
        if not shutil.which("soffice"):
            pytest.skip("LibreOffice is not installed")
        made = resaved(made, tmp_path)

    read = services.read_form(accepted, upload=sent(made, "form.docx"))

    accepted.refresh_from_db()
    assert accepted.draft == draft
    assert read.problems == []


def test_filled_places_reach_the_draft(clock, accepted):
    made = "\n".join(lines(accepted))
    made = re.sub(r"(\[\[score_clarity\]\].*\n.*\n)", r"\g<1>5\n", made)
    made = re.sub(r"(\[\[recommendation\]\].*\n.*\n)", r"\g<1>Minor revision\n", made)
    made = re.sub(r"(\[\[to_authors\]\].*\n)", r"\g<1>One.\n\nTwo.\n", made)

    services.read_form(accepted, upload=sent(made.encode()))

    accepted.refresh_from_db()
    assert accepted.draft == {
        "score_clarity": "5",
        "recommendation": "minor",
        "to_authors": "One.\n\nTwo.",
    }


def test_form_that_is_older_than_the_draft_goes_beside_it(clock, accepted):
    services.save_draft(accepted, values={"to_authors": "First"}, seen_at="")
    accepted.refresh_from_db()
    made = write_text(lines(accepted)).replace(b"First", b"From the file")
    first = services.stamp(accepted.draft_saved_at)
    clock.shift(dt.timedelta(minutes=5))
    services.save_draft(accepted, values={"to_authors": "Newer here"}, seen_at=first)

    read = services.read_form(accepted, upload=sent(made))

    accepted.refresh_from_db()
    assert read.aside
    assert accepted.draft == {"to_authors": "Newer here"}
    assert accepted.draft_aside["values"]["to_authors"] == "From the file"


def test_what_is_not_understood_is_said_and_kept(clock, accepted):
    filled_draft(accepted)
    made = "\n".join(lines(accepted))
    made = re.sub(r"\[\[score_originality\]\].*\n.*\n4", "", made)
    made = re.sub(r"(\[\[score_clarity\]\].*\n.*\n)4", r"\g<1>rather good", made)
    made = (
        made.replace("[[form", "A line above all\n[[form", 1)
        + "\n[[nothing]] A stray place\nwords\n"
    )

    read = services.read_form(accepted, upload=sent(made.encode()))

    accepted.refresh_from_db()
    assert accepted.draft["score_originality"] == accepted.draft["score_clarity"] == "4"
    assert any("rather good" in words for words in read.problems)
    assert any("Originality" in words for words in read.problems)
    for kept in ("A line above all", "rather good", "[[nothing]] A stray place\nwords"):
        assert kept in accepted.draft["unread"]


def test_form_of_another_review_is_refused(clock, accepted):
    made = write_text(lines(accepted)).replace(accepted.key.encode(), b"0" * 20)

    with pytest.raises(ValidationError, match="another review"):
        services.read_form(accepted, upload=sent(made))


def with_macro(data):
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"program")
    return made.getvalue()


@pytest.mark.parametrize(
    ("change", "name", "words"),
    [
        (with_macro, "form.docx", "macros"),
        (lambda data: b"PK\x03\x04" + data[4:400], "form.docx", "damaged"),
        (lambda data: b"%PDF-1.7\n\x00\x01\x02", "form.pdf", "as plain text"),
        (lambda data: b"Just words", "form.txt", "no place of the form"),
    ],
)
def test_other_files_are_refused_in_words_and_change_nothing(clock, accepted, change, name, words):
    made = change(write_word(lines(accepted), title="Review"))

    with pytest.raises(ValidationError) as refusal:
        services.read_form(accepted, upload=sent(made, name))

    assert words in " ".join(refusal.value.messages)
    accepted.refresh_from_db()
    assert accepted.draft == {}


def test_choices_and_comments_travel_too(clock, with_copy, accepted):  # noqa: F811
    form = accepted.round.form
    Criterion.objects.create(
        form=form,
        slug="data",
        kind="choice",
        label={"en": "Are the data open?"},
        options=[
            {"slug": "o1", "words": {"en": "Yes", "ru": "Да"}},
            {"slug": "o2", "words": {"en": "No"}},
        ],
    )
    note = services.write_note(accepted, key="a" * 20, place=services.Place("p1"), text="Why?")
    made = "\n".join(lines(accepted)).replace("Why?", "Why so?\nReally?")
    made = re.sub(r"(\[\[answer_data\]\].*\n.*\n)", r"\g<1>yes\n", made)
    made = made.replace("[[note new]]\n", "[[note new]] page 4, table 2\n@@", 1)
    made = re.sub(r"@@(%.*)\n", r"\g<1>\nThe sum is wrong.\n", made)

    for _twice in range(2):
        services.read_form(accepted, upload=sent(made.encode()))

    accepted.refresh_from_db()
    assert accepted.draft["answer_data"] == "o1"
    note.refresh_from_db()
    assert note.text == "Why so?\nReally?"
    assert list(Note.objects.exclude(pk=note.pk).values_list("quote", "text")) == [
        ("page 4, table 2", "The sum is wrong.")
    ]


def test_comment_changed_here_meanwhile_stays_beside_the_one_of_the_form(
    clock,
    with_copy,  # noqa: F811
    accepted,
):
    place = services.Place("p1")
    services.write_note(accepted, key="a" * 20, place=place, text="First")
    made = "\n".join(lines(accepted)).replace("First", "In the file")
    clock.shift(dt.timedelta(minutes=5))
    services.write_note(accepted, key="a" * 20, place=place, text="Changed here")

    services.read_form(accepted, upload=sent(made.encode()))

    assert set(Note.objects.values_list("text", flat=True)) == {"Changed here", "In the file"}


def test_pages_give_the_form_and_take_it_back(clock, accepted):
    browser = opened(accepted)
    services.save_draft(accepted, values={"to_authors": "Begun."}, seen_at="")
    text = browser.get(f"/en/reviews/{accepted.key}/form.txt")
    word = browser.get(f"/en/reviews/{accepted.key}/form.docx")
    assert text["Content-Disposition"].endswith('.txt"')
    assert word.content.startswith(b"PK")
    assert "Begun." in "\n".join(read_text(text.content))

    filled = SimpleUploadedFile("form.txt", text.content.replace(b"Begun.", b"Begun, and done."))
    page = browser.post(f"/en/reviews/{accepted.key}/form/", {"filled": filled}, follow=True)

    assert "Begun, and done." in page.content.decode()
    refused = browser.post(
        f"/en/reviews/{accepted.key}/form/", {"filled": SimpleUploadedFile("a.txt", b"words")}
    )
    assert refused.status_code == 409
    assert "no place of the form" in refused.content.decode()
