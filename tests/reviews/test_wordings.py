"""The journal's own wording of letters: one syntax, refused in words, compared, restored."""

import pytest
from django.urls import reverse

from journal.letters import shipped_wording
from journal.models import LetterTemplate, Role
from reviews import services
from reviews.services.wordings import KINDS, allowed_in
from tests.factories import MemberFactory, UserFactory


@pytest.fixture
def page(client, editor, paper):
    client.force_login(editor)
    return reverse("reviews:wording", args=["decision-accept"])


def typed(text, language="en", subject="[[[code]]] Accepted", do="keep"):
    return {"language": language, "subject": subject, "text": text, "do": do}


def test_every_letter_of_the_list_is_shipped():
    assert [kind.name for kind in KINDS if not shipped_wording(kind.name, "en").text.strip()] == []


def test_own_wording_is_used_for_the_next_letter_in_its_language_only(client, page, paper, editor):
    client.post(page, typed("Dear [[to_name]],\n\nYes to “[[title]]”.\n\n> See: [[link]]\n"))

    english = services.draft_letter_for(paper, by=editor, kind="accept", language="en")
    russian = services.draft_letter_for(paper, by=editor, kind="accept", language="ru")
    assert english.text.startswith("Dear Aziza Writerova,\n\nYes to “Paper")
    assert english.subject == f"[{paper.code}] Accepted"
    assert russian.text.startswith("Здравствуйте")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hello [[reviewer_name]] [[link]]", "“[[reviewer_name]]” is no placeholder"),
        ("Hello", "The letter needs its link"),
        ("", "This field is required"),
        ("x" * 20_001 + "[[link]]", "At most 20000 letters; this has 20009"),
    ],
)
def test_wording_that_cannot_be_sent_is_refused_and_kept_in_the_form(client, page, text, words):
    answer = client.post(page, typed(text)).content.decode()

    assert words in answer
    assert text[:30] in answer
    assert not LetterTemplate.objects.exists()


def test_template_language_is_text_and_never_run(client, page, paper, editor):
    client.post(page, typed("Dear {{ user.password }} {% now 'Y' %}\n\n> See: [[link]]\n"))

    draft = services.draft_letter_for(paper, by=editor, kind="accept", language="en")
    assert "{{ user.password }} {% now 'Y' %}" in draft.text


def test_open_words_in_a_letter_that_nobody_edits_are_refused(client, page, editor):
    url = reverse("reviews:wording", args=["review-reminder"])

    answer = client.post(url, typed("[[say when]] [[link]]")).content.decode()

    assert "would be sent as it stands" in answer


def test_shown_with_a_real_paper_and_compared_with_the_shipped_one(client, page, paper):
    text = shipped_wording("decision-accept", "en").text.replace("Congratulations", "Bravo")

    answer = client.post(page, typed(text, do="show") | {"paper": paper.key}).content.decode()

    assert f"We accept “{paper.own_title}” for publication" in answer
    assert "<ins>" in answer
    assert "Bravo" in answer
    assert not LetterTemplate.objects.exists()


def test_restoring_puts_the_shipped_wording_in_force(client, page, paper, editor):
    client.post(page, typed("Yes. [[link]]"))
    client.post(page, typed("Да. [[link]]", language="ru"))

    client.post(page, {"language": "en", "do": "restore"})

    english = services.draft_letter_for(paper, by=editor, kind="accept", language="en")
    assert "We accept" in english.text
    assert LetterTemplate.objects.get().body == {"ru": "Да. [[link]]\n"}


def test_what_equals_the_shipped_wording_is_not_kept_as_own(client, page):
    shipped = shipped_wording("decision-accept", "en")

    client.post(page, typed(shipped.text, subject=shipped.subject))

    assert "as shipped" in client.get(reverse("reviews:letters")).content.decode()
    assert LetterTemplate.objects.get().body == {}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_letter_opens_with_a_paper_in_three_languages(client, page, kind):
    for language in ("en", "ru", "kk"):
        url = reverse("reviews:wording", args=[kind.name])
        context = client.get(url, {"language": language}).context
        assert context["made"] is not None
        assert set(context["allowed"]) == set(allowed_in(kind))


def test_only_those_who_run_the_journal_word_its_letters(client, page, paper, journal):
    person = UserFactory()
    MemberFactory(journal=journal, user=person, role=Role.SECTION, section=paper.section)
    client.force_login(person)

    assert client.post(page, typed("Yes. [[link]]")).status_code == 403
    assert not LetterTemplate.objects.exists()
