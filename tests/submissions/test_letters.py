from pathlib import Path

import pytest
from django.conf import settings

from journal.models import Letter
from journal.multilingual import Words
from journal.post import message_of
from journal.wording import placeholders, split_wording
from submissions import letters, services
from submissions.models import Contributor, Version
from tests.factories import SubmissionFactory, UserFactory
from tests.submissions.papers import complete, house

pytestmark = pytest.mark.django_db
FOLDER = Path(settings.BASE_DIR, "templates", "letters")
KINDS = [
    "submission-received",
    "authorship",
    "new-paper",
    "nobody-can-handle",
    "file-replaced",
    "authorship-disputed",
    "paper-given",
    "draft-reminder",
    "file-unreadable",
    "names-left",
]


@pytest.mark.parametrize("kind", KINDS)
def test_each_letter_says_the_same_things_in_three_languages(kind):
    texts = [
        split_wording((FOLDER / f"{kind}.{language}.txt").read_text())
        for language in ("en", "ru", "kk")
    ]

    marks = [placeholders(text) for text in texts]
    assert marks[0] == marks[1] == marks[2]
    assert all(text.subject.startswith("[[[code]]] ") for text in texts)
    assert len({text.text for text in texts}) == 3


@pytest.mark.parametrize(
    ("language", "month"), [("en", "November"), ("ru", "ноября"), ("kk", "қараша")]
)
def test_the_author_gets_number_time_and_promise_in_the_own_language(language, month, time_machine):
    time_machine.move_to("2026-11-16T09:41:00Z", tick=False)
    draft = complete(UserFactory(language=language))

    code = services.submit(draft, by=draft.submitter)

    letter = Letter.objects.get(kind="submission-received")
    assert letter.subject.startswith(f"[{code}] ")
    assert f"16 {month} 2026, 14:41 (UTC+5)" in letter.text
    assert f"30 {month} 2026" in letter.text  # ten working days


def test_the_coauthors_letter_opens_two_answers_and_names_nobody_in_its_subject():
    draft = complete()
    services.submit(draft, by=draft.submitter)

    letter = Letter.objects.get(kind="authorship")
    message = message_of(letter)

    row = draft.contributors.get(email="second@example.org")
    assert message.body.count(f"/authorship/{row.key}.{row.nonce}") == 2
    assert "?answer=wrong" in message.body
    assert draft.submitter.family_name not in letter.subject
    assert row.nonce not in letter.text  # the address is made while sending


def test_hostile_titles_stay_one_line_of_text():
    draft = complete()
    draft.title["en"] = "A\r\nBcc: x@example.org <script>alert(1)</script>\u202e" + "x" * 300
    draft.save()

    services.submit(draft, by=draft.submitter)

    for letter in Letter.objects.all():
        assert "\n" not in letter.subject and "\u202e" not in letter.subject
        html = message_of(letter).alternatives[0].content
        assert "<script>" not in html


def test_the_editors_letter_has_the_names_and_the_authors_has_no_editor():
    _journal, _kind, chief = house()
    draft = complete()
    services.submit(draft, by=draft.submitter)

    to_editor = Letter.objects.get(kind="new-paper")
    to_author = Letter.objects.get(kind="submission-received")
    assert draft.submitter.family_name in to_editor.text
    assert chief.family_name not in to_author.text + to_author.from_name
    assert to_author.reply_to == draft.journal.email


def test_an_unreadable_file_is_told_in_the_authors_language_once():
    paper = SubmissionFactory(submitter__language="ru")
    version = Version.objects.create(
        submission=paper,
        number=2,
        by=paper.submitter,
        state=Version.State.UNREADABLE,
        found={"problem": {"en": "Damaged.", "ru": "Файл повреждён."}},
    )

    services.tell_unreadable(version)
    services.tell_unreadable(version)

    letter = Letter.objects.get()
    assert "Файл повреждён." in letter.text
    assert letter.to == paper.submitter.email


def test_a_letter_about_a_draft_without_a_title_says_so():
    draft = complete()
    draft.title = Words()

    letter = letters.post_draft_reminder(draft)

    assert "no title yet" in letter.subject


def test_a_coauthor_is_written_to_in_the_papers_language_until_known():
    draft = complete()
    draft.language = "kk"
    row = Contributor.objects.get(email="second@example.org")
    row.submission = draft

    letter = letters.post_authorship(row)

    assert letter.language == "kk"
