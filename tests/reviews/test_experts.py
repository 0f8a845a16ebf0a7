"""The roster: the list, the page of one person, works and ties."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Tie, User
from journal.models import Expert, Publication, Role, Topic
from journal.multilingual import Words
from reviews import services
from tests.factories import MemberFactory, SubmissionFactory, UserFactory
from tests.reviews.conftest import done_review

ADDRESS = "/en/desk/experts/"


@pytest.fixture
def office(editor):
    browser = Client()
    browser.force_login(editor)
    return browser


def rows(page):
    """Return the names in the list, in order."""
    return [part.split("</a>")[0].split(">")[-1] for part in page.split('class="title"')[1:]]


def person(name, **fields):
    user = UserFactory(given_name=name, family_name="Q", **fields)
    Expert.objects.create(user=user)
    return user


def test_the_list_has_the_figures_and_can_be_put_in_order(
    clock, office, editor, journal, django_assert_max_num_queries
):
    quick, slow = person("Quick", languages=["kk"]), person("Slow")
    done_review(SubmissionFactory(journal=journal), editor, quick)
    services.decline(
        services.invite_reviewer(SubmissionFactory(journal=journal), by=editor, reviewer=slow)
    )

    page = office.get(ADDRESS, {"recent": "on", "sort": "declines"}).content.decode()
    other = office.get(ADDRESS, {"recent": "on", "sort": "name"}).content.decode()

    assert rows(page) == ["Quick Q", "Slow Q"]
    assert "100 %" in page
    assert "Қазақша" in page
    assert rows(other) == ["Quick Q", "Slow Q"]
    assert "whoever was asked within 90 days is left out" not in page
    assert rows(office.get(ADDRESS).content.decode()) == []


def test_filters_and_typed_words_find_people(clock, office, journal):
    topic = Topic.objects.create(journal=journal, slug="budgets", name=Words(en="Local budgets"))
    reader = person("Reader", languages=["kk"], affiliation="Алматы университеті")
    reader.expert.topics.set([topic])
    person("Other")

    wanted = {"topic": "budgets", "free": "on", "reads": "kk"}
    assert rows(office.get(ADDRESS, wanted).content.decode()) == ["Reader Q"]
    assert rows(office.get(ADDRESS, {"q": "almaty univ"}).content.decode()) == ["Reader Q"]
    assert "Nobody here" in office.get(ADDRESS, {"q": "zzz"}).content.decode()
    assert office.get(ADDRESS, {"topic": "'; --", "sort": "x", "most": "-1"}).status_code == 200


def test_three_hundred_people_are_listed_in_time_with_as_many_queries_as_three(
    clock, office, journal
):
    def look():
        with CaptureQueriesContext(connection) as seen:
            office.get(ADDRESS, {"q": "person", "recent": "on"})
        return len(seen)

    def some(number):
        users = User.objects.bulk_create(
            User(email=f"person-{number}-{n}@example.org", given_name=f"P{n}", family_name="Q")
            for n in range(number)
        )
        Expert.objects.bulk_create(Expert(user=user) for user in users)

    some(3)
    look()
    few = look()
    some(300)
    look()
    began = time.perf_counter()

    assert look() == few
    assert time.perf_counter() - began < 2


def test_an_entry_is_edited_with_the_part_of_the_own_page(clock, office, journal):
    user = UserFactory()
    topic = Topic.objects.create(journal=journal, slug="budgets", name=Words(en="Local budgets"))
    form = {
        "sector": "practitioner",
        "topics": [topic.pk],
        "languages": ["kk", "ru"],
        "expertise": "District budgets.",
        "yearly_limit": "4",
        "is_early_career": "on",
        "country": "KZ",
        "affiliation": "Sample Office",
        "away_from": "2026-04-01",
        "away_until": "2026-04-20",
        "not_before": "",
    }

    office.post(f"{ADDRESS}{user.key}/", form)

    user.refresh_from_db()
    entry = user.expert
    assert (entry.sector, entry.yearly_limit, entry.is_early_career) == ("practitioner", 4, True)
    assert list(entry.topics.all()) == [topic]
    assert (user.languages, user.expertise, user.country) == (
        ["kk", "ru"],
        "District budgets.",
        "KZ",
    )
    assert str(user.away_until) == "2026-04-20"


def test_a_refused_entry_keeps_what_was_typed_and_changes_nothing(clock, office):
    user = UserFactory(expertise="Before.")
    form = {"expertise": "After.", "away_from": "2026-04-20", "away_until": "2026-04-01"}

    page = office.post(f"{ADDRESS}{user.key}/", form).content.decode()

    user.refresh_from_db()
    assert "This day is before the first day of absence." in page
    assert "After." in page
    assert user.expertise == "Before."
    assert not Expert.objects.exists()


def test_somebody_is_added_once_and_gets_no_letter(clock, office, mailoutbox):
    form = {"name": "Dana New", "email": "dana@uni.example"}

    office.post(ADDRESS, form)
    office.post(ADDRESS, form)

    user = User.objects.get(email="dana@uni.example")
    assert Expert.objects.filter(user=user).count() == 1
    assert (user.has_usable_password(), mailoutbox) == (False, [])
    refused = office.post(ADDRESS, {"name": "Kept", "email": "no"}).content.decode()
    assert 'value="Kept"' in refused


def test_works_are_pasted_or_uploaded_and_taken_off_again(clock, office):
    user = UserFactory()
    address = f"{ADDRESS}{user.key}/works/"

    office.post(address, {"text": "A work of some length\nAnother work of some length"})
    again = office.post(address, {"text": "A work of some length"}, follow=True)
    file = SimpleUploadedFile("list.csv", "title,year\nҚызмет туралы,2020\n".encode())
    office.post(address, {"file": file})

    assert "0 works were added." in again.content.decode()
    assert Publication.objects.filter(user=user).count() == 3
    office.post(f"{address}remove/", {"title": ["Қызмет туралы", "nothing"]})
    assert not Publication.objects.filter(title="Қызмет туралы").exists()
    page = office.get(f"{ADDRESS}{user.key}/").content.decode()
    assert "Another work of some length" in page


def test_a_list_without_a_title_is_refused_and_kept(clock, office):
    user = UserFactory()
    page = office.post(f"{ADDRESS}{user.key}/works/", {"text": "short"})

    assert page.status_code == 409
    assert "No title was found in this list." in page.content.decode()
    assert "short</textarea>" in page.content.decode()


def test_ties_are_noted_by_address_and_ended(clock, office):
    user, other = UserFactory(), UserFactory(given_name="Tied")
    address = f"{ADDRESS}{user.key}/ties/"

    unknown = office.post(address, {"email": "no@one.example", "kind": "family"})
    office.post(address, {"email": other.email, "kind": "family", "words": "Sisters."})

    assert unknown.status_code == 409
    assert "No account has this address." in unknown.content.decode()
    tie = Tie.objects.get()
    assert "Sisters." in office.get(f"{ADDRESS}{other.key}/").content.decode()
    assert office.post(f"{ADDRESS}{UserFactory().key}/ties/{tie.key}/end/").status_code == 404
    office.post(f"{address}{tie.key}/end/")
    assert "Sisters." not in office.get(f"{ADDRESS}{user.key}/").content.decode()


def test_the_roster_is_shut_to_guests_and_reviewers(clock, journal, reviewer, office):
    call = journal.calls.create(
        slug="c", title=Words(en="C"), opens_on="2026-01-01", closes_on="2026-12-01"
    )
    guest = MemberFactory(journal=journal, role=Role.GUEST, call=call).user
    for user in (guest, reviewer):
        browser = Client()
        browser.force_login(user)
        assert browser.get(ADDRESS).status_code == 403
        assert browser.get(f"{ADDRESS}{reviewer.key}/").status_code == 403
