from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils.timezone import now

from journal.models import Letter
from reviews.models import Review
from reviews.services import LetterText, accept, decide, invite_reviewer
from submissions.models import Recusal, Status, Submission
from submissions.services import take_charge
from tests.factories import MemberFactory, SubmissionFactory, UserFactory
from tests.issues.papers import accepted_paper, article_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return MemberFactory(user=UserFactory(given_name="Edda", family_name="Chief")).user


@pytest.fixture
def reviewer():
    return UserFactory(given_name="Roza", family_name="Readerova")


@pytest.fixture
def paper(editor, reviewer):
    paper = SubmissionFactory()
    paper.versions.update(counts={"words": 5000})
    take_charge(paper, by=editor)
    accept(invite_reviewer(paper, by=editor, reviewer=reviewer))
    paper.refresh_from_db()
    return paper


def page(client, user, paper, **part):
    client.force_login(user)
    return client.get(reverse("manuscript", args=[paper.key]), part).content.decode()


@pytest.mark.parametrize("part", ["reviews", "files", "people", "nonsense"])
def test_editor_sees_every_part(client, editor, paper, part):
    text = page(client, editor, paper, part=part)

    assert paper.own_title in text
    assert "Responsible:" in text
    assert "Roza Readerova accepted" in text


def test_author_sees_stage_date_and_promise_but_nobody(client, paper):
    with time_machine.travel(now() + timedelta(days=11)):
        text = page(client, paper.submitter, paper)

    assert "With reviewers since" in text
    assert "(day 12)" in text
    assert "Usually 30 to 45 days. We expect to write to you by" in text
    assert "Edda Chief" in text
    for secret in ("Roza", "Readerova", "accepted", "invited", "overdue"):
        assert secret not in text


def test_author_is_shown_no_way_to_the_desk(client, paper):
    text = page(client, paper.submitter, paper)

    assert reverse("papers") in text
    assert f'href="{reverse("desk")}"' not in text


def test_authors_page_does_not_change_by_a_byte_while_a_decision_is_held(client, editor, paper):
    def without_token(text):
        return [line for line in text.splitlines() if "csrfmiddlewaretoken" not in line]

    with time_machine.travel(now() + timedelta(minutes=1), tick=False):
        before = page(client, paper.submitter, paper)
        Review.objects.update(review_due=now().date() - timedelta(days=20))
        decide(paper, by=editor, kind="major", letter=LetterText(subject="x", text="y"))
        after = page(client, paper.submitter, paper)

    assert without_token(before) == without_token(after)


def test_editor_who_is_an_author_sees_only_the_authors_page(client, paper):
    MemberFactory(user=paper.submitter)

    text = page(client, paper.submitter, paper)

    assert "Why no names and numbers?" in text
    assert "Roza" not in text


def test_recused_editor_and_stranger_find_nothing(client, editor, paper):
    Recusal.objects.create(submission=paper, user=editor, reason="friend", by=editor)
    url = reverse("manuscript", args=[paper.key])

    for user in (editor, UserFactory()):
        client.force_login(user)
        assert client.get(url).status_code == 404


def test_held_decision_has_undo_and_send_now(client, editor, paper):
    decision = decide(paper, by=editor, kind="major", letter=LetterText(subject="x", text="y"))

    text = page(client, editor, paper)

    assert "Letter not yet sent" in text
    assert reverse("reviews:undo", args=[decision.key]) in text
    assert reverse("reviews:send_now", args=[decision.key]) in text


def test_standing_back_ends_an_editors_sight_at_once(client, editor, paper):
    client.force_login(editor)

    refused = client.post(reverse("issues:stand_back", args=[paper.key]), {"reason": ""})
    assert refused.status_code == 409
    answer = client.post(reverse("issues:stand_back", args=[paper.key]), {"reason": "A friend"})

    assert answer.status_code == 302
    assert client.get(reverse("manuscript", args=[paper.key])).status_code == 404


def test_published_authors_page_links_the_article(client):
    article = article_of(made=False)
    Submission.objects.update(status=Status.PUBLISHED)

    text = page(client, article.submission.submitter, article.submission)

    assert reverse("article", args=[article.number]) in text


def test_author_is_asked_for_the_proof_on_the_own_page(client, editor):
    article = article_of(accepted_paper())
    step = article.steps.create(
        kind="proof", person=article.submission.submitter, due_on=now().date()
    )

    text = page(client, article.submission.submitter, article.submission)

    assert reverse("issues:proof_page", args=[step.key]) in text


def test_letters_are_shown_by_audience(client, editor, paper):
    url = reverse("issues:letters", args=[paper.key])
    client.force_login(editor)
    assert "review-invitation" in {letter.kind for letter in client.get(url).context["letters"]}

    client.force_login(paper.submitter)
    kinds = {letter.kind for letter in client.get(url).context["letters"]}

    assert not kinds & {"review-invitation", "review-accepted"}


def test_letter_shows_no_personal_address(client, editor, paper):
    letter = Letter.objects.get(kind="review-invitation")
    client.force_login(editor)

    text = client.get(reverse("issues:letter", args=[letter.key])).content.decode()

    assert "personal link" in text
    assert "[[link" not in text
    assert Review.objects.get().nonce not in text


def test_letter_is_closed_to_authors_strangers_and_other_reviewers(client, paper):
    letter = Letter.objects.get(kind="review-invitation")
    for user in (paper.submitter, UserFactory()):
        client.force_login(user)
        assert client.get(reverse("issues:letter", args=[letter.key])).status_code == 404
        assert client.post(reverse("issues:resend", args=[letter.key])).status_code == 404


def test_resending_to_another_address_keeps_both_letters(client, editor, paper):
    letter = Letter.objects.get(kind="review-invitation")
    client.force_login(editor)

    client.post(reverse("issues:resend", args=[letter.key]), {"to": "new@example.org"})

    copy = Letter.objects.filter(kind="review-invitation").exclude(pk=letter.pk).get()
    assert (copy.to, copy.text) == ("new@example.org", letter.text)
    assert copy.manuscript_letter.submission == paper


def test_resending_to_no_address_is_refused_in_words(client, editor, paper):
    letter = Letter.objects.get(kind="review-invitation")
    client.force_login(editor)

    answer = client.post(reverse("issues:resend", args=[letter.key]), {"to": "nowhere"})

    assert answer.status_code == 409
    assert 'value="nowhere"' in answer.content.decode()
