from pathlib import Path

import pytest
from django.conf import settings

from accounts.links import TOKEN
from journal import post
from journal.letters import Envelope, Link, Recipient, draft_letter, post_text
from journal.models import LetterTemplate
from journal.wording import Wording, placeholders, split_wording
from tests.factories import JournalFactory, UserFactory

FILES = sorted(Path(settings.BASE_DIR, "templates", "letters").glob("*.txt"))
KINDS = sorted({path.name.split(".")[0] for path in FILES})


@pytest.mark.parametrize("kind", KINDS)
def test_letter_exists_in_three_languages_with_the_same_placeholders(kind):
    folder = FILES[0].parent
    wordings = [
        split_wording((folder / f"{kind}.{code}.txt").read_text()) for code in ("en", "ru", "kk")
    ]

    assert all(wording.subject and wording.text.strip() for wording in wordings)
    assert len({frozenset(placeholders(wording)) for wording in wordings}) == 1


@pytest.mark.django_db
def test_edited_wording_takes_the_place_of_the_shipped_one():
    journal = JournalFactory()
    LetterTemplate.objects.create(
        journal=journal,
        kind="account_login_code",
        subject={"en": "Code [[code]]"},
        body={"en": "It is [[code]]."},
    )
    envelope = Envelope(journal=journal, to=Recipient("a@example.org"))

    wording = draft_letter("account_login_code", envelope, {"code": "AB12"})

    assert wording == Wording("Code AB12", "It is AB12.")


@pytest.mark.django_db
def test_personal_address_is_not_kept_but_made_while_sending():
    link = Link(page="review", kind="review", key="a" * 20, nonce="b" * 12, query="?answer=no")
    envelope = Envelope(
        journal=JournalFactory(), to=Recipient("a@example.org"), links={"link": link}
    )

    letter = post_text("note", envelope, Wording("Subject", "> Open: [[link]]"))
    body = post.message_of(letter).body

    assert not TOKEN.search(f"{letter.text} {letter.links}")
    assert TOKEN.search(body)
    assert body.strip().endswith("/?answer=no")


@pytest.mark.django_db
def test_letter_of_an_editor_goes_out_from_the_journals_address():
    editor = UserFactory(given_name="Dana", family_name='Sa"mple\r\nBcc: x@example.org')
    envelope = Envelope(journal=JournalFactory(), to=Recipient("a@example.org"), signer=editor)

    message = post.message_of(post_text("note", envelope, Wording("Subject", "Text")))

    assert message.from_email.endswith("<office@example.org>")
    assert "via JT" in message.from_email
    assert "\n" not in message.from_email
    assert message.reply_to == [editor.email]
