from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import now

from accounts.links import make_token
from issues import periodic, services
from issues.models import Step
from journal.models import Letter, Role
from submissions.services import Upload
from tests.factories import MemberFactory, UserFactory
from tests.issues.papers import article_of, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return MemberFactory().user


@pytest.fixture
def step(editor):
    return services.send_proof(article_of(), by=editor)


def opened(client, step):
    """A browser that opened the link of the letter."""
    token = make_token("proof", step.key, step.nonce)
    client.get(reverse("proof", args=[token]), follow=True)
    return client


def page_of(step):
    return reverse("issues:proof_page", args=[step.key])


def test_send_proof_writes_one_letter_with_a_personal_link(step, editor):
    again = services.send_proof(step.article, by=editor)

    letter = Letter.objects.get(kind="proof")
    assert again == step
    assert letter.to == step.article.submission.submitter.email
    assert letter.reply_to == editor.email
    assert letter.links["link"]["key"] == step.key
    assert "23:59" in letter.subject


def test_send_proof_refuses_while_files_are_being_made(editor):
    with pytest.raises(ValidationError, match="are being made"):
        services.send_proof(article_of(made=False), by=editor)

    assert not Letter.objects.exists()


def test_send_proof_waits_for_a_corrected_file(editor):
    article = article_of()
    corrected = Upload("corrected.docx", b"PK 2")
    services.add_corrected_file(article, by=editor, upload=corrected)

    with pytest.raises(ValidationError, match="corrected file is being read"):
        services.send_proof(article, by=editor)

    assert not Letter.objects.exists()


def test_send_proof_refuses_without_an_address(editor):
    article = article_of()
    article.submission.contributors.update(email="")

    with pytest.raises(ValidationError, match="no author|No author"):
        services.send_proof(article, by=editor)


def test_link_opens_the_proof_without_a_password(client, step):
    answer = opened(client, step).get(page_of(step))

    assert answer.status_code == 200
    assert "People waited for 14 minutes" in answer.content.decode()
    assert answer["Referrer-Policy"] == "same-origin"
    pdf = client.get(reverse("issues:proof_file", args=[step.key, "1.pdf"]))
    assert b"".join(pdf) == read(step.article.galleys.get(kind="pdf"))


def test_opening_a_link_changes_nothing(client, step):
    opened(client, step)

    step.refresh_from_db()
    assert step.is_open


def test_page_is_closed_to_strangers_and_to_the_article_that_was_not_granted(client, step):
    other = services.send_proof(article_of(), by=MemberFactory().user)
    opened(client, other)

    assert client.get(page_of(step)).status_code == 404
    assert client.get(reverse("issues:proof_file", args=[step.key, "1.pdf"])).status_code == 404
    client.force_login(UserFactory())
    assert client.get(page_of(step)).status_code == 404


def test_approving_needs_both_boxes(client, step):
    answer = opened(client, step).post(
        reverse("issues:approve_proof", args=[step.key]), {"read": "on"}
    )

    step.refresh_from_db()
    assert answer.status_code == 200
    assert step.is_open
    assert 'id="errors"' in answer.content.decode()


def test_approving_twice_is_one_answer_and_one_letter_a_person(client, step, editor):
    MemberFactory(role=Role.PRODUCTION)
    url = reverse("issues:approve_proof", args=[step.key])
    both = {"read": "on", "names": "on"}

    opened(client, step).post(url, both)
    client.post(url, both)

    step.refresh_from_db()
    assert step.outcome == Step.Outcome.APPROVED
    assert Letter.objects.filter(kind="proof-approved").count() == 2
    assert "You approved this proof" in client.get(page_of(step)).content.decode()


def test_corrections_are_kept_line_by_line_and_told_to_the_office(client, step, editor):
    words = "Page 1: Smith, not Smyth\n\nTable 2: 14 %, not 41 %"

    opened(client, step).post(reverse("issues:correct_proof", args=[step.key]), {"words": words})

    step.refresh_from_db()
    assert step.corrections == ["Page 1: Smith, not Smyth", "Table 2: 14 %, not 41 %"]
    assert "1. Page 1: Smith" in Letter.objects.get(kind="proof-corrections").text


def test_an_answer_cannot_be_changed_by_the_other_one(client, step):
    opened(client, step).post(reverse("issues:correct_proof", args=[step.key]), {"words": "x"})

    answer = client.post(
        reverse("issues:approve_proof", args=[step.key]), {"read": "on", "names": "on"}
    )

    step.refresh_from_db()
    assert answer.status_code == 409
    assert step.outcome == Step.Outcome.CORRECTIONS


def test_ended_link_offers_a_new_one_to_the_registered_address_only(client, step):
    old = make_token("proof", step.key, step.nonce)
    services.renew_proof_link(step)

    page = client.get(reverse("proof", args=[old]))
    assert page.status_code == 403
    assert step.article.submission.own_title not in page.content.decode()
    assert client.get(page_of(step)).status_code == 404

    client.post(reverse("issues:renew_proof", args=[step.key]))
    letter = Letter.objects.get(kind="proof-link")
    assert letter.to == step.article.submission.submitter.email
    step.refresh_from_db()
    assert letter.links["link"]["nonce"] == step.nonce


def test_made_up_link_is_told_in_words(client, step):
    page = client.get(reverse("proof", args=["a.b.c"]))

    assert page.status_code == 404
    assert "opens nothing" in page.content.decode()


def test_reminder_comes_once_on_the_last_day_and_never_after_the_answer(step):
    with time_machine.travel(now() + timedelta(days=1)):
        periodic.look()
    assert not Letter.objects.filter(kind="proof-reminder").exists()

    with time_machine.travel(f"{step.due_on}T07:00:00+05:00"):
        periodic.look()
        periodic.look()
    letter = Letter.objects.get(kind="proof-reminder")

    services.approve_proof(step)
    letter.refresh_from_db()
    assert letter.status == Letter.Status.RECALLED
    assert services.remind_proof(step) is None


def test_office_writes_down_an_approval_that_came_by_letter(client, step, editor):
    client.force_login(editor)

    client.post(
        reverse("issues:approve_for_author", args=[step.article.submission.key]),
        {"words": "By letter of 3 March"},
    )

    step.refresh_from_db()
    assert (step.outcome, step.notes) == (Step.Outcome.APPROVED, "By letter of 3 March")
    assert not Letter.objects.filter(kind="proof-approved").exists()


def test_staff_read_the_proof_but_do_not_answer_it(client, step, editor):
    client.force_login(editor)

    page = client.get(page_of(step))

    assert page.status_code == 200
    assert 'id="answer"' not in page.content.decode()
    both = {"read": "on", "names": "on"}
    assert client.post(reverse("issues:approve_proof", args=[step.key]), both).status_code == 404
