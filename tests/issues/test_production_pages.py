from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import now

from issues.models import Article, Step
from journal.models import Errand, Letter, Role
from reviews.services import invite_reviewer
from submissions.models import Recusal, Version
from tests.factories import MemberFactory, SubmissionFactory, UserFactory
from tests.issues.papers import article_of, issue_of, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def producer():
    return MemberFactory(role=Role.PRODUCTION).user


@pytest.fixture
def article():
    return article_of()


def url(name, article, *more):
    return reverse(f"issues:{name}", args=[article.submission.key, *more])


def test_list_says_step_person_due_and_days_over(client, producer, article):
    Step.objects.create(
        article=article,
        kind="copyediting",
        person=producer,
        due_on=now().date() - timedelta(days=3),
    )
    client.force_login(producer)

    text = client.get(reverse("issues:production")).content.decode()

    assert "Copyediting" in text
    assert str(producer) in text
    assert "days over" in text
    assert "Proof not sent yet" in text


@pytest.mark.parametrize("number", [1, 3])
def test_list_asks_the_same_number_of_queries(
    client, producer, number, django_assert_max_num_queries
):
    for _number in range(number):
        article_of(made=False)
    client.force_login(producer)

    with django_assert_max_num_queries(20):
        client.get(reverse("issues:production"))


def test_page_shows_files_front_matter_and_steps_but_no_review(client, producer):
    editor = MemberFactory().user
    paper = SubmissionFactory()
    invite_reviewer(paper, by=editor, reviewer=UserFactory(family_name="Readerova"))
    article = article_of()
    client.force_login(producer)

    text = client.get(url("in_production", article)).content.decode()

    assert "Web page, as readers will see it" in text
    assert "one-stop shop; waiting time" in text
    assert "Readerova" not in text
    assert reverse("manuscript", args=[article.submission.key]) not in text


def test_files_open_for_production_only(client, producer, article):
    pdf = url("production_file", article, "1.pdf")
    client.force_login(producer)
    assert b"".join(client.get(pdf)) == read(article.galleys.get(kind="pdf"))
    assert client.get(url("production_file", article, "2.pdf")).status_code == 404

    for user in (UserFactory(), article.submission.submitter):
        client.force_login(user)
        assert client.get(pdf).status_code == 404
        assert client.get(url("in_production", article)).status_code == 404


def test_recused_and_authors_stay_outside_whatever_their_role(client, producer, article):
    chief = MemberFactory().user
    MemberFactory(user=article.submission.submitter, role=Role.MANAGER)
    for user in (producer, chief):
        Recusal.objects.create(submission=article.submission, user=user, reason="x", by=user)

    for user in (producer, chief, article.submission.submitter):
        client.force_login(user)
        assert client.get(url("in_production", article)).status_code == 404
        assert client.post(url("send_proof", article)).status_code == 404


def test_copyeditor_with_a_step_sees_this_article_only(client, article):
    person = UserFactory()
    Step.objects.create(article=article, kind="copyediting", person=person)
    other = article_of(made=False)
    client.force_login(person)

    assert client.get(url("in_production", article)).status_code == 200
    assert client.get(url("in_production", other)).status_code == 404


def test_source_leaves_under_a_neutral_name(client, producer, article):
    client.force_login(producer)

    answer = client.get(url("source", article))

    assert b"".join(answer) == b"PK sample"
    code = article.submission.code
    assert f'filename="{code}_manuscript.docx"' in answer["Content-Disposition"]
    assert "sandbox" in answer["Content-Security-Policy"]


def test_preview_shows_the_article_with_a_banner(client, producer, article):
    client.force_login(producer)

    text = client.get(url("article_preview", article)).content.decode()

    assert "Not public" in text
    assert "People waited for 14 minutes" in text


def test_typeset_again_pressed_twice_sends_one_errand(client, producer, article):
    Errand.objects.all().delete()
    client.force_login(producer)

    client.post(url("typeset", article))
    client.post(url("typeset", article))

    assert Errand.objects.count() == 1


def test_corrected_file_is_kept_as_the_next_version(client, producer, article):
    client.force_login(producer)

    sent = SimpleUploadedFile("исправленный.docx", b"PK corrected")
    client.post(url("corrected_file", article), {"file": sent})

    version = Version.objects.get(number=2)
    assert version.files.get(kind="manuscript").original_name == "исправленный.docx"
    assert "is being read" in client.get(url("in_production", article)).content.decode()


def test_missing_file_is_told_on_the_page(client, producer, article):
    client.force_login(producer)

    answer = client.post(url("corrected_file", article), {})

    assert 'id="errors"' in answer.content.decode()
    assert Version.objects.count() == 1


def test_front_matter_is_edited_in_every_language(client, producer, article):
    client.force_login(producer)
    values = {
        "title_en": "Who waits?",
        "title_ru": "Кто ждёт?",
        "abstract_en": "What was asked.",
        "keywords_en": "queue; one-stop shop ;",
    }

    client.post(url("front", article), values)

    paper = Article.objects.get().submission
    assert paper.title == {"en": "Who waits?", "ru": "Кто ждёт?"}
    assert paper.keywords == {"en": ["queue", "one-stop shop"]}


def test_front_matter_without_a_title_is_refused_and_kept_on_the_page(client, producer, article):
    client.force_login(producer)

    answer = client.post(url("front", article), {"title_en": "", "abstract_en": "Kept words"})

    assert "Kept words" in answer.content.decode()
    assert Article.objects.get().submission.title["en"].startswith("Paper")


def test_step_is_given_by_form_and_finished(client, producer, article):
    client.force_login(producer)
    due = (now() + timedelta(days=14)).date().isoformat()

    client.post(url("start_step", article), {"person": producer.pk, "due_on": due})
    assert Letter.objects.get(kind="step").to == producer.email
    client.post(url("finish_step", article))

    assert Step.objects.get(kind="copyediting").done_at
    assert client.post(url("finish_step", article)).status_code == 404


def test_refused_act_is_shown_on_the_page(client, producer):
    article = article_of(made=False)
    client.force_login(producer)

    answer = client.post(url("send_proof", article))

    assert answer.status_code == 409
    assert "are being made" in answer.content.decode()


def test_acts_are_not_done_by_opening_an_address(client, producer, article):
    client.force_login(producer)

    for name in ("typeset", "send_proof", "start_step", "corrected_file", "remind_proof"):
        assert client.get(url(name, article)).status_code == 405


def test_chief_who_is_an_author_composes_without_seeing_the_own_production(client):
    chief = MemberFactory().user
    article = article_of(made=False)
    article.submission.contributors.update(user=chief)
    issue = issue_of()
    Article.objects.update(issue=issue, position=1)
    client.force_login(chief)

    text = client.get(reverse("issues:compose", args=[issue.slug])).content.decode()

    assert article.submission.own_title in text
    assert url("in_production", article) not in text
