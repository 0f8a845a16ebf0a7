"""Who is proposed for a paper, who never is, and what an editor may learn by it."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from journal.models import Expert, Publication, Role, Topic
from journal.multilingual import Words
from reviews import services
from reviews.models import Review
from reviews.queries.people import Wanted, candidates, concerns_about, lacking
from submissions.models import Contributor, Recusal, ReviewerWish
from tests.factories import MemberFactory, SubmissionFactory, UserFactory
from tests.reviews.conftest import done_review


def expert(name, *, topics=(), **fields):
    entry = {key: fields.pop(key) for key in ENTRY if key in fields}
    user = UserFactory(given_name=name, family_name="Person", **fields)
    row = Expert.objects.create(user=user, **entry)
    row.topics.set(topics)
    return user


ENTRY = ("sector", "is_early_career", "yearly_limit", "not_before", "never_at")


def names(paper, **wanted):
    found = candidates(paper, wanted=Wanted(**wanted))
    return [row.user.given_name for row in found]


def row_of(paper, user, **kwargs):
    found = candidates(paper, wanted=Wanted(recent=True), **kwargs)
    return next(row for row in found if row.user == user)


def page_of(editor, paper, query=""):
    browser = Client()
    browser.force_login(editor)
    return browser.get(f"/en/papers/{paper.key}/reviewers/{query}").content.decode()


def test_the_nearest_stand_first_with_sentences_and_figures(clock, paper):
    near = expert("Near", languages=["en"])
    Publication.objects.create(user=near, title="Waiting time in one-stop shops", year=2024)
    expert("Far", expertise="Medieval poetry")

    first, second = candidates(paper)

    assert (first.user.given_name, second.user.given_name) == ("Near", "Far")
    assert "because they list “Waiting time in one-stop shops” (2024): " in first.because[0]
    assert any("because they read English" in reason for reason in first.because)
    assert first.points > second.points
    assert dict(first.figures)["Open tasks"] == "0"
    assert not any("Medieval" in reason for reason in second.because)


def test_nobody_is_proposed_who_is_an_author_or_asked_not_to_be(clock, paper, author):
    author.expertise = "one-stop shops"
    author.save()
    expert("Never", never_at=now())
    expert("Later", not_before=now().date() + dt.timedelta(days=9))
    expert("Free", not_before=now().date() - dt.timedelta(days=9))

    assert names(paper) == ["Free"]
    assert names(paper, words="Never") == ["Never"]
    typed = candidates(paper, text="Never")[0]
    assert typed.blocked
    assert [each.words for each in typed.concerns] == ["Asked not to be asked again."]
    assert "not to be asked before" in candidates(paper, text="Later")[0].concerns[0].words


def test_doubtful_people_stand_last_with_the_evidence(clock, paper):
    doubtful = expert("Doubtful", expertise="one-stop shops", affiliation="Sample Academy")
    expert("Clear", expertise="poetry")

    assert names(paper) == ["Clear", "Doubtful"]
    assert row_of(paper, doubtful).needs_reason
    assert "Sample Academy" in row_of(paper, doubtful).concerns[0].words


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ({"topic": "budgets"}, ["Topic"]),
        ({"reads": "kk"}, ["Kazakh"]),
        ({"sector": "practitioner"}, ["Both", "Doer"]),
        ({"country": "UZ"}, ["Uzbek"]),
        ({"early": True}, ["Young"]),
    ],
)
def test_each_filter_leaves_those_who_pass_it(clock, paper, wanted, left):
    topic = Topic.objects.create(journal=paper.journal, slug="budgets", name=Words(en="Budgets"))
    expert("Topic", topics=[topic])
    expert("Kazakh", languages=["kk", "ru"])
    expert("Doer", sector="practitioner")
    expert("Both", sector="both")
    expert("Uzbek", country="UZ")
    expert("Young", is_early_career=True)

    assert sorted(names(paper, **wanted)) == left
    assert len(names(paper)) == 6


def test_asked_within_ninety_days_is_left_out_until_it_is_switched_on(
    clock, paper, editor, journal
):
    asked = expert("Asked")
    other = SubmissionFactory(journal=journal)
    services.release_reviewer(services.invite_reviewer(other, by=editor, reviewer=asked), by=editor)

    assert names(paper) == []
    assert names(paper, recent=True) == names(paper, words="Asked") == ["Asked"]
    assert "Was asked on 2 March 2026." in candidates(paper, text="Asked")[0].hints
    clock.shift(dt.timedelta(days=91))
    assert names(paper) == ["Asked"]


def test_free_means_here_without_a_task_and_below_the_own_limit(clock, paper, editor, journal):
    expert("Free")
    expert("Away", away_from=dt.date(2026, 2, 1), away_until=dt.date(2026, 4, 1))
    expert("Full", yearly_limit=0)
    busy = expert("Busy")
    services.invite_reviewer(SubmissionFactory(journal=journal), by=editor, reviewer=busy)

    assert names(paper, free=True, recent=True) == ["Free"]
    assert "Away until 1 April 2026." in candidates(paper, text="Away")[0].hints


def test_the_figures_of_a_person_are_those_of_their_reviews(clock, paper, editor, journal):
    person = expert("Busy")
    review = done_review(SubmissionFactory(journal=journal), editor, person)
    Review.objects.filter(pk=review.pk).update(
        answered_at=review.handed_in_at - dt.timedelta(days=12)
    )
    declined = services.invite_reviewer(
        SubmissionFactory(journal=journal), by=editor, reviewer=person
    )
    services.decline(declined)

    figures = dict(row_of(paper, person).figures)

    assert figures["Days to hand in, median"] == "12"
    assert figures["In time"] == "100 %"
    assert figures["Invitations accepted"] == "50 %"
    assert figures["Declined in 12 months"] == "1"
    assert figures["Reviews this year, and at most"] == "1 / –"


def test_the_missing_sector_is_told_and_stands_first(clock, paper, editor):
    kind = paper.article_type
    kind.practitioners = 1
    kind.save()
    near = expert("Scholar", expertise="one-stop shops waiting time", sector="academic")
    expert("Doer", expertise="one-stop shops", sector="practitioner")
    assert (lacking(paper).practitioners, lacking(paper).academics) == (1, 1)

    services.invite_reviewer(paper, by=editor, reviewer=near)
    expert("Second", expertise="one-stop shops waiting time", sector="academic")
    paper.refresh_from_db()

    assert lacking(paper).sectors == {"practitioner"}
    assert names(paper) == ["Doer", "Second"]
    assert "one practitioner" in page_of(editor, paper)
    services.invite_reviewer(paper, by=editor, reviewer=expert("Both", sector="both"))
    assert lacking(paper).sectors == set()


def suggest(paper, user, email=""):
    ReviewerWish.objects.create(
        submission=paper, kind="suggested", name=user.name, email=email or user.email
    )


def test_suggested_people_are_marked_and_never_fill_a_round_without_a_reason(clock, paper, editor):
    first, second = UserFactory(email="one@gmail.com"), UserFactory()
    suggest(paper, first)
    suggest(paper, second)

    found = candidates(paper, text="one@gmail.com")[0]
    assert found.suggested
    assert "free mail service" in found.hints[0]
    services.invite_reviewer(paper, by=editor, reviewer=first)
    paper.refresh_from_db()
    assert [each.kind for each in concerns_about(paper, second)] == ["all_suggested"]
    assert concerns_about(paper, UserFactory()) == []
    services.invite_reviewer(paper, by=editor, reviewer=UserFactory())
    assert concerns_about(paper, second) == []


@pytest.mark.parametrize("why", ["author", "recused"])
def test_an_editor_learns_nothing_of_who_reads_a_paper_of_their_own(
    clock, paper, editor, journal, why
):
    """Figures, sentences and order come from manuscripts that the editor may know of."""
    second = MemberFactory(journal=journal, role=Role.MANAGER).user
    own = SubmissionFactory(journal=journal, title=Words(en="One-stop shops hidden"))
    if why == "author":
        Contributor.objects.create(submission=own, user=second, family_name="X", position=1)
    else:
        Recusal.objects.create(submission=own, user=second, reason="Friend", by=editor)
    reader = expert("Reader", expertise="one-stop shops")
    expert("Other", expertise="one-stop shops and more")

    def seen(by):
        browser = Client()
        browser.force_login(by)
        roster = browser.get("/en/desk/experts/?recent=on").content.decode()
        page = browser.get(f"/en/desk/experts/{reader.key}/").content.decode()
        found = candidates(paper, viewer=by, wanted=Wanted(recent=True))
        rows = [(row.user.pk, row.because, row.figures, row.points, row.hints) for row in found]
        return rows, *(
            text.split("<main")[1].split("csrfmiddlewaretoken")[0] for text in (roster, page)
        )

    before, told = seen(second), seen(editor)
    review = done_review(own, editor, reader)

    assert review.state == Review.State.DONE
    assert seen(second) == before
    assert seen(editor) != told
    assert "One-stop shops hidden" in str(seen(editor))


def test_a_guest_editor_counts_only_the_own_papers(clock, paper, editor, journal):
    reader = expert("Reader", expertise="one-stop shops")
    stranger = UserFactory()
    before = candidates(paper, viewer=stranger, wanted=Wanted(recent=True))
    services.invite_reviewer(SubmissionFactory(journal=journal), by=editor, reviewer=reader)

    after = candidates(paper, viewer=stranger, wanted=Wanted(recent=True))

    assert [row.figures for row in after] == [row.figures for row in before]
    assert row_of(paper, reader, viewer=editor).open_tasks == 1


def test_texts_that_change_are_found_at_once(clock, paper):
    person = expert("Person", expertise="poetry")
    assert row_of(paper, person).because == []
    person.expertise = "one-stop shops"
    person.save()
    assert "name" in row_of(paper, person).because[0]
    Publication.objects.create(user=person, title="Waiting in one-stop shops")
    assert "they list" in " ".join(row_of(paper, person).because)


def test_as_many_queries_for_many_people_texts_and_reviews_as_for_few(
    clock, paper, editor, journal
):
    def count():
        with CaptureQueriesContext(connection) as seen:
            page_of(editor, paper, "?recent=on")
        return len(seen)

    def some(number):
        for place in range(number):
            person = expert(f"P{place}", expertise="one-stop shops", affiliation="Sample Academy")
            Publication.objects.create(user=person, title="Queues", authors="A. B.")
            other = SubmissionFactory(journal=journal)
            other.contributors.update(affiliation="Elsewhere")
            done_review(other, editor, person)

    some(1)
    few = count()
    some(3)

    assert count() == few
