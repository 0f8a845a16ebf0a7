from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import now

from issues import periodic, services
from issues.models import Article, Galley, Issue
from issues.queries import actions
from issues.services import publishing
from issues.typesetting import printed_front
from journal.models import Errand, Journal, Letter
from journal.queries import today
from submissions.models import Contributor, Status
from submissions.queries import people_of
from submissions.services import (
    ask_author_change,
    confirm_authorship,
    dispute_authorship,
    end_dispute,
    take_back_author_change,
)
from tests.factories import UserFactory
from tests.issues.papers import article_of, issue_of, make_files, ready_issue

pytestmark = pytest.mark.django_db


def make_all():
    for article in Article.objects.all():
        make_files(article)


def public(issue):
    return Issue.objects.get(pk=issue.pk).is_published


def test_publish_makes_the_files_anew_before_anything_is_public():
    issue, editor = ready_issue()
    Errand.objects.all().delete()

    services.publish(issue, by=editor)

    assert not public(issue)
    assert Errand.objects.count() == 2
    assert not Article.objects.published().exists()
    make_all()
    periodic.look()
    assert public(issue)


def test_published_issue_shows_articles_files_and_letters():
    issue, editor = ready_issue()
    edition = Journal.objects.get().edition
    services.publish(issue, by=editor)
    make_all()

    assert services.release_issue(issue)

    assert Article.objects.published().count() == 2
    assert not Galley.objects.filter(public="").exists()
    assert set(Article.objects.values_list("submission__status", flat=True)) == {Status.PUBLISHED}
    assert Journal.objects.get().edition == edition + 1
    letters = Letter.objects.filter(kind="published")
    assert letters.count() == 2
    assert "Journal of Tests, 14(1)" in letters[0].text
    for galley in Galley.objects.all():
        with galley.public.open("rb") as copy, galley.file.open("rb") as own:
            assert copy.read() == own.read()


def test_printed_date_is_the_date_of_publication():
    issue, editor = ready_issue(papers=1)
    services.publish(issue, by=editor)
    make_all()
    services.release_issue(issue)

    article = Article.objects.get()
    printed = printed_front(article).published
    assert printed == article.published_at.astimezone(article.journal.zone).date()
    with article.galleys.get(kind="jats").public.open("rb") as jats:
        assert f"<day>{printed.day}</day>" in jats.read().decode().replace(">0", ">")


def test_typesetting_past_midnight_keeps_the_printed_day():
    issue, editor = ready_issue(papers=1)
    with time_machine.travel("2030-03-04T23:58:00+05:00", tick=False):
        services.publish(issue, by=editor)
        make_all()

    with time_machine.travel("2030-03-05T00:03:00+05:00", tick=False):
        services.release_issue(issue)

    issue.refresh_from_db()
    assert issue.published_at.astimezone(issue.journal.zone).date() == issue.planned_on


def test_publishing_twice_and_by_two_editors_is_one_publication():
    issue, editor = ready_issue(papers=1)

    services.publish(issue, by=editor)
    services.publish(issue, by=editor)
    make_all()
    services.release_issue(issue)
    services.release_issue(issue)
    services.publish(issue, by=editor)

    assert Letter.objects.filter(kind="published").count() == 1
    assert Article.objects.get().submission.changes.filter(new=Status.PUBLISHED).count() == 1


def test_publish_refuses_an_issue_that_is_not_ready_in_words():
    issue, editor = ready_issue(papers=1)
    Article.objects.get().steps.filter(kind="proof").delete()

    with pytest.raises(ValidationError) as refusal:
        services.publish(issue, by=editor)

    assert "no proof was sent" in refusal.value.messages[0]
    issue.refresh_from_db()
    assert not issue.is_on_its_way


def test_publish_refuses_a_day_in_the_past():
    issue, editor = ready_issue(papers=1)

    with pytest.raises(ValidationError, match="today or within"):
        services.publish(issue, by=editor, on=today(issue.journal) - timedelta(days=1))


def test_issue_with_a_later_day_waits_for_it():
    issue, editor = ready_issue(papers=1)
    services.publish(issue, by=editor, on=today(issue.journal) + timedelta(days=3))
    make_all()

    periodic.look()
    assert not public(issue)
    with time_machine.travel(now() + timedelta(days=3)):
        periodic.look()

    assert public(issue)


def test_a_change_on_the_way_is_typeset_before_the_issue_goes_out():
    issue, editor = ready_issue(papers=1)
    services.publish(issue, by=editor)
    make_all()
    paper = Article.objects.get().submission
    paper.title["en"] = "Changed at the last minute"
    paper.save(update_fields=["title"])

    assert not services.release_issue(issue)
    make_all()

    assert services.release_issue(issue)


def test_copying_that_was_cut_off_is_completed_not_repeated():
    issue, editor = ready_issue(papers=1)
    services.publish(issue, by=editor)
    make_all()
    article = Article.objects.get()
    publishing.copy_to_public(article)
    before = dict(Galley.objects.values_list("pk", "public"))
    first = Galley.objects.first()
    Galley.objects.filter(pk=first.pk).update(public="")

    services.release_issue(issue)

    after = dict(Galley.objects.values_list("pk", "public"))
    assert all(after[pk] for pk in after)
    assert {pk for pk in after if after[pk] != before[pk]} <= {first.pk}


def test_nobody_composes_an_issue_on_its_way_and_it_can_be_stopped():
    issue, editor = ready_issue(papers=1)
    services.publish(issue, by=editor)

    with pytest.raises(ValidationError, match="being published"):
        services.place(article_of(made=False), issue, by=editor)
    services.stop_publishing(issue)
    services.place(article_of(made=False), issue, by=editor)

    issue.refresh_from_db()
    assert (issue.planned_on, issue.is_on_its_way) == (None, False)


def test_published_issue_cannot_be_stopped_or_reordered():
    issue, editor = ready_issue(papers=1)
    services.publish(issue, by=editor)
    make_all()
    services.release_issue(issue)

    with pytest.raises(ValidationError, match="public already"):
        services.stop_publishing(issue)
    with pytest.raises(ValidationError, match="its order stays"):
        services.unplace(Article.objects.select_related("issue").get())


def test_late_typesetting_leaves_a_published_article_alone():
    issue, editor = ready_issue(papers=1)
    services.publish(issue, by=editor)
    make_all()
    services.release_issue(issue)
    before = list(Galley.objects.values_list("file", "public"))
    Article.objects.update(typeset_of="")

    make_all()

    assert list(Galley.objects.values_list("file", "public")) == before


def test_confirmation_page_lists_what_happens_and_publishes_once(client):
    issue, editor = ready_issue(papers=1)
    client.force_login(editor)
    url = reverse("issues:publish", args=[issue.slug])

    page = client.get(url).content.decode()
    assert "What will happen" in page
    assert Article.objects.get().submission.own_title in page
    client.post(url, {"on": today(issue.journal).isoformat()})
    answer = client.post(url, {"on": today(issue.journal).isoformat()}, follow=True)

    assert "goes out on" in answer.content.decode()
    assert Errand.objects.filter(state=Errand.State.WAITING).count() >= 1


def test_confirmation_page_names_what_is_missing(client):
    issue, editor = ready_issue(papers=1)
    Article.objects.get().steps.filter(kind="proof").delete()
    client.force_login(editor)
    url = reverse("issues:publish", args=[issue.slug])

    assert "no proof was sent" in client.get(url).content.decode()
    answer = client.post(url, {"on": today(issue.journal).isoformat()})

    assert answer.status_code == 409
    assert not public(issue)


def test_stop_button_takes_the_promise_back(client):
    issue, editor = ready_issue(papers=1)
    services.publish(issue, by=editor)
    client.force_login(editor)

    client.post(reverse("issues:stop", args=[issue.slug]))

    issue.refresh_from_db()
    assert not issue.is_on_its_way


def test_empty_issue_is_refused():
    with pytest.raises(ValidationError, match="No article is placed"):
        services.publish(issue_of(), by=UserFactory())


def test_a_dispute_or_a_change_of_authors_stops_publication():
    issue, editor = ready_issue(papers=1)
    paper = issue.articles.get().submission
    author = paper.contributors.get()
    dispute_authorship(author, words="I never agreed.")
    with pytest.raises(ValidationError, match="says that something is wrong"):
        services.publish(issue, by=editor)
    end_dispute(author, by=editor, words="It was a mistake.")
    people = people_of(paper)
    people[0].affiliation = "Another Academy"
    new = Contributor(submission=paper, family_name="New", email="new@example.org")
    change = ask_author_change(paper, by=paper.submitter, people=[*people, new], reason="Forgot.")
    with pytest.raises(ValidationError, match="change of the authors waits"):
        services.publish(issue, by=editor)
    take_back_author_change(change, by=paper.submitter)

    assert services.publish(issue, by=editor).publishing_at


def test_a_dispute_after_the_promise_holds_the_issue_back():
    issue, editor = ready_issue(papers=1)
    services.publish(issue, by=editor)
    make_files(issue.articles.get())
    author = issue.articles.get().submission.contributors.get()
    dispute_authorship(author, words="I never agreed.")

    assert services.release_issue(issue) is False
    assert [action.kind for action in actions(editor)] == ["issue"]

    end_dispute(author, by=editor, words="It was a mistake.")
    assert services.release_issue(issue) is True


def test_journals_may_ask_every_author_to_confirm_before_publication():
    issue, editor = ready_issue(papers=1)
    paper = issue.articles.get().submission
    Contributor.objects.create(
        submission=paper, position=1, family_name="Silent", email="silent@example.org"
    )
    make_files(issue.articles.get())
    type(issue.journal).objects.update(confirm_before="publication")
    issue.refresh_from_db()

    with pytest.raises(ValidationError, match="not confirmed by: Silent"):
        services.publish(issue, by=editor)

    confirm_authorship(paper.contributors.get(position=1))
    assert services.publish(issue, by=editor).publishing_at
