"""A small sample journal, built for real: Word files, conversion, letters, typesetting."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.utils.timezone import now

from accounts.models import User
from issues.demo import publishing
from issues.demo.clock import Calendar, at_once
from issues.demo.histories import manuscript_acts
from issues.demo.house import build_house
from issues.demo.people import PASSWORD, build_people
from issues.demo.plan import Part, build, parts
from issues.demo.tasks import ask_for
from issues.demo.texts import manuscripts
from issues.demo.walk import Walk, play
from issues.models import Article, Galley, Issue
from issues.queries.demo import PARTS, progress
from journal.models import Errand, Holiday, Journal, Letter, MailboxMessage, Member
from journal.queries import today
from reviews.models import Review
from submissions.models import Status, Submission
from tests.factories import JournalFactory

pytestmark = pytest.mark.django_db(transaction=True)
ARTICLE = Part("review-the-patient-office", "13-2")
ISSUE = Part("issue-13-2", "13-2")
MANUSCRIPT = Part("a-mentor-for-the-first-year")
DRAFT = Part("exit-interviews")


@pytest.fixture
def house():
    journal = build_house()
    build_people(journal)
    return journal


@pytest.fixture
def short_issue(monkeypatch):
    """Let the older issue have one article only."""
    rows = {key: dict(row) for key, row in publishing.issue_rows().items()}
    rows["13-2"]["headings"] = rows["13-2"]["headings"][-1:]
    monkeypatch.setattr(publishing, "issue_rows", lambda: rows)


def counts():
    models = (Submission, Letter, MailboxMessage, Review, Article, Galley, Issue, Errand, User)
    return {model.__name__: model.objects.count() for model in models}


def test_article_issue_and_draft_are_built_once(house, short_issue):
    for part in (ARTICLE, ISSUE, DRAFT):
        build(part, house)
    first = counts()

    for part in (ARTICLE, ISSUE, DRAFT):
        build(part, house)

    article = Article.objects.get()
    draft = Submission.objects.get(status=Status.DRAFT)
    assert counts() == first
    assert draft.title["en"] == "Exit interviews that somebody reads"
    assert article.submission.status == Status.PUBLISHED
    assert article.published_at < now() - timedelta(days=350)
    assert article.galleys.filter(kind=Galley.Kind.PDF).exclude(public="").exists()
    assert not Letter.objects.exclude(status=Letter.Status.SENT).exists()
    assert not Errand.objects.exclude(state=Errand.State.DONE).exists()


def test_manuscript_stands_where_its_text_says(house):
    build(MANUSCRIPT, house)

    paper = Submission.objects.get()
    late = Review.objects.get(state=Review.State.ACCEPTED)
    letters = Letter.objects.order_by("written_at")
    assert paper.status == Status.IN_REVIEW
    assert paper.submitted_at.date() <= today(house) - timedelta(days=41)
    assert late.review_due < today(house)
    assert letters.first().sent_at.date() == paper.submitted_at.date()
    assert letters.filter(kind="review-reminder", to=late.reviewer.email).exists()
    assert all(letter.sent_at <= now() for letter in letters)


def test_walk_that_was_cut_off_goes_on(house):
    walk = Walk(manuscripts()[MANUSCRIPT.key], house)
    acts = sorted(manuscript_acts(walk), key=lambda act: (-act.days_ago, act.hour))
    play(walk, acts[:6])
    Letter.objects.update(status=Letter.Status.QUEUED, sent_at=None)
    MailboxMessage.objects.all().delete()

    build(MANUSCRIPT, house)

    assert Submission.objects.count() == 1
    assert Review.objects.filter(state=Review.State.DONE).count() == 1
    assert MailboxMessage.objects.count() == Letter.objects.count()
    assert MailboxMessage.objects.order_by("at").first().at < now() - timedelta(days=40)


def test_house_and_people_are_made_once(house):
    before = (Member.objects.count(), Holiday.objects.count(), User.objects.count())

    build_people(build_house())

    assert (Member.objects.count(), Holiday.objects.count(), User.objects.count()) == before
    assert User.objects.get(email="chief@example.org").check_password(PASSWORD)
    assert house.is_sample
    assert house.doi_prefix.startswith("10.")


def test_build_house_leaves_a_real_journal_alone():
    journal = JournalFactory()

    with pytest.raises(ValidationError, match="real journal"):
        build_house()

    assert Journal.objects.get() == journal


def test_command_refuses_where_letters_leave_the_machine(settings):
    settings.MAILBOX = False

    with pytest.raises(CommandError, match="only on this machine"):
        call_command("demo")

    assert not Journal.objects.exists()


def test_command_prints_the_sign_ins(capsys):
    call_command("demo", "--people")

    lines = capsys.readouterr().out.splitlines()
    assert any("chief@example.org" in line and PASSWORD in line for line in lines)
    assert not User.objects.exists()


def test_errands_are_asked_for_once_and_counted(house):
    place = parts().index(DRAFT)

    with at_once():
        errand = ask_for(place)
        again = ask_for(place)

    assert again == errand
    assert ask_for(PARTS) is None
    assert Submission.objects.count() == 1
    assert progress() == (1, PARTS)


def test_calendar_keeps_office_days_and_order(house):
    calendar = Calendar(house)

    moments = [calendar.at(days_ago, hour) for days_ago in range(9, -1, -1) for hour in (9, 15)]

    assert moments == sorted(moments)
    assert all(moment.astimezone(house.zone).weekday() < 5 for moment in moments)
    assert moments[-1] <= now()
