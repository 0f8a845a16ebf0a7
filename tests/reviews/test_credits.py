"""Reviews in ORCID records, against an ORCID of our own on a real socket."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.utils.timezone import now

from accounts.links import make_token
from accounts.models import OrcidPermission
from accounts.sealing import seal, unseal
from issues.services import join_by_code
from journal.models import Errand, Letter, ReviewMode
from reviews import services
from reviews.models import Credit
from reviews.periodic import look
from reviews.tasks import settle_credit
from tests.factories import SubmissionFactory, UserFactory
from tests.orcid import JOSIAH, LAURE, at_orcid, go, member
from tests.reviews.conftest import done_review, kinds_to
from tests.reviews.test_races import both

__all__ = ["at_orcid", "member"]


@pytest.fixture
def done(clock, journal, paper, editor, reviewer):
    return done_review(paper, editor, reviewer)


@pytest.fixture
def browser(done):
    return opened(done)


def opened(review):
    browser = Client()
    browser.get(f"/en/review/{make_token('review', review.key, review.nonce)}/")
    browser.get(f"/en/reviews/{review.key}/")
    return browser


def permit(browser, review, who=JOSIAH):
    return go(browser, who=who, where=f"/en/reviews/{review.key}/orcid/")


def work():
    """Carry out what waits, as a worker would."""
    for errand in Errand.objects.filter(state=Errand.State.WAITING, task__endswith="settle_credit"):
        settle_credit(errand.key)


def page(browser, review):
    return browser.get(f"/en/reviews/{review.key}/").content.decode()


def test_reviewer_permits_and_the_entry_stands_in_the_record(browser, done, member, reviewer):
    assert "Add it to my ORCID record" in page(browser, done)

    answer = permit(browser, done)
    assert answer["Location"] == f"/en/reviews/{done.key}/#orcid"
    assert "On its way" in page(browser, done)
    work()

    row = Credit.objects.get()
    assert (row.state, row.user, row.orcid) == (Credit.State.DEPOSITED, reviewer, JOSIAH)
    assert row.put_code in member.reviews[JOSIAH]
    assert "In your record" in page(browser, done)


def test_entry_names_no_paper_and_of_an_anonymous_review_only_the_year(browser, done, member):
    permit(browser, done)
    work()

    entry = member.entries(JOSIAH)[0]
    paper = done.round.submission
    assert entry["review-completion-date"] == {"year": {"value": "2026"}}
    assert entry["review-group-id"] == "issn:3078-1116"
    assert (entry["reviewer-role"], entry["review-type"]) == ("reviewer", "review")
    told = str(entry)
    for hidden in (str(paper.own_title), paper.code, done.key, paper.key, "Writerova"):
        assert hidden not in told


def test_entry_of_an_open_review_has_the_day(browser, done, member):
    done.round.mode = ReviewMode.OPEN
    done.round.save()
    permit(browser, done)
    work()

    assert member.entries(JOSIAH)[0]["review-completion-date"] == {
        "year": {"value": "2026"},
        "month": {"value": "03"},
        "day": {"value": "02"},
    }


def test_asked_for_scope_is_that_of_writing_and_the_token_is_sealed(browser, done, member):
    permit(browser, done)

    kept = OrcidPermission.objects.get()
    assert member.tokens[unseal(kept.token)] == (JOSIAH, "/activities/update")
    assert unseal(kept.token) not in kept.token
    assert "token" not in str(dict(browser.session))


def test_permission_sealed_by_a_lost_key_is_gone(settings):
    sealed = seal("secret")
    settings.LINK_KEYS = ["new", *settings.LINK_KEYS]
    assert unseal(sealed) == "secret"

    settings.LINK_KEYS = ["other"]
    assert unseal(sealed) == ""


def test_second_run_and_second_press_change_nothing(browser, done, member):
    permit(browser, done)
    errand = Errand.objects.get(task__endswith="settle_credit")
    work()
    before = Credit.objects.values().get()

    Errand.objects.filter(pk=errand.pk).update(state=Errand.State.WAITING)
    work()
    permit(browser, done)
    work()

    assert Credit.objects.values().get() == before
    assert len(member.entries(JOSIAH)) == 1
    assert len([path for path in member.calls("POST") if "peer-review" in path]) == 1


def test_entry_written_before_the_line_broke_is_found_and_not_doubled(browser, done, member):
    permit(browser, done)
    member.forgets_answer = True
    work()
    assert Credit.objects.get().state == Credit.State.WAITING
    member.forgets_answer = False

    try_again_later()
    work()

    row = Credit.objects.get()
    assert row.state == Credit.State.DEPOSITED
    assert list(member.reviews[JOSIAH]) == [row.put_code]


def try_again_later():
    Errand.objects.filter(task__endswith="settle_credit").update(
        finished_at=now() - dt.timedelta(days=2)
    )
    look()


def test_orcid_that_is_away_is_asked_again_with_growing_pauses(clock, browser, done, member):
    permit(browser, done)
    member.broken = True
    work()
    assert "On its way" in page(browser, done)
    times = []
    for _minute in range(60):
        clock.shift(60)
        look()
        waiting = Errand.objects.filter(state=Errand.State.WAITING, about__startswith="credit:")
        if waiting.exists():
            times.append(_minute)
            work()
    assert times == [9, 29]

    member.broken = False
    clock.shift(dt.timedelta(hours=2).total_seconds())
    look()
    work()
    assert Credit.objects.get().state == Credit.State.DEPOSITED


def test_after_some_days_the_page_says_that_it_did_not_work(clock, browser, done, member):
    permit(browser, done)
    member.broken = True
    for _day in range(20):
        work()
        clock.shift(dt.timedelta(days=1).total_seconds())
        look()

    assert Credit.objects.get().state == Credit.State.FAILED
    assert "ORCID did not take our last request" in page(browser, done)
    assert Errand.objects.filter(about__startswith="credit:").count() == 12
    member.broken = False
    permit(browser, done)
    work()
    assert Credit.objects.get().state == Credit.State.DEPOSITED


def test_entry_that_orcid_refuses_is_not_sent_for_ever(browser, done, member, settings):
    settings.ORCID_GROUP_ID = "made-up"
    permit(browser, done)
    work()
    look()

    assert Credit.objects.get().state == Credit.State.FAILED
    assert Errand.objects.filter(about__startswith="credit:").count() == 1


def test_revoked_permission_is_told_once_and_forgotten(browser, done, member, reviewer):
    permit(browser, done)
    member.revoke(JOSIAH)
    work()
    look()
    look()

    assert Credit.objects.get().state == Credit.State.REFUSED
    assert not OrcidPermission.objects.exists()
    assert kinds_to(reviewer).count("orcid-permission-gone") == 1
    assert "permission was taken back" in page(browser, done)
    letter = Letter.objects.get(kind="orcid-permission-gone")
    assert "forgotten the permission" in letter.text
    permit(browser, done)
    work()
    assert Credit.objects.get().state == Credit.State.DEPOSITED


def test_withdrawn_entry_leaves_the_record_and_may_come_back(browser, done, member):
    permit(browser, done)
    work()

    browser.post(f"/en/reviews/{done.key}/orcid/off/")
    browser.post(f"/en/reviews/{done.key}/orcid/off/")
    assert "Being taken out" in page(browser, done)
    work()

    assert member.entries(JOSIAH) == []
    assert Credit.objects.get().state == Credit.State.WITHDRAWN
    permit(browser, done)
    work()
    assert len(member.entries(JOSIAH)) == 1


def test_entry_that_its_person_deleted_at_orcid_is_out_already(browser, done, member):
    permit(browser, done)
    work()
    member.reviews[JOSIAH].clear()

    browser.post(f"/en/reviews/{done.key}/orcid/off/")
    work()

    assert Credit.objects.get().state == Credit.State.WITHDRAWN


def test_cancelling_at_orcid_leads_back_and_sends_nothing(browser, done, member):
    answer = permit(browser, done, who="deny")

    assert f"/en/reviews/{done.key}/" in answer.content.decode()
    assert not Credit.objects.exists()


def test_link_alone_never_gives_the_id_to_the_account(browser, done, member, reviewer):
    """Else whoever got a forwarded link could sign in as the reviewer afterwards."""
    permit(browser, done)

    reviewer.refresh_from_db()
    assert (reviewer.orcid, reviewer.orcid_proved) == ("", False)


def test_signed_in_reviewer_gives_both_at_once_and_presses_once_next_time(
    client, done, member, reviewer, editor, journal
):
    client.force_login(reviewer)
    permit(client, done)
    work()
    reviewer.refresh_from_db()
    assert (reviewer.orcid, reviewer.orcid_proved) == (JOSIAH, True)
    second = done_review(SubmissionFactory(journal=journal), editor, reviewer)
    assert f"Add it to {JOSIAH}" in page(client, second)
    assert f"Add it to {JOSIAH}" not in page(opened(second), second)

    answer = client.post(f"/en/reviews/{second.key}/orcid/")
    work()

    assert answer["Location"] == f"/en/reviews/{second.key}/#orcid"
    assert len(member.entries(JOSIAH)) == 2


@pytest.mark.parametrize("case", ["another account", "another iD"])
def test_id_that_is_not_the_reviewers_is_refused_in_words(browser, done, member, reviewer, case):
    if case == "another account":
        UserFactory(orcid=JOSIAH, orcid_proved=True)
    else:
        reviewer.orcid, reviewer.orcid_proved = LAURE, True
        reviewer.save()

    permit(browser, done)
    words = page(browser, done)

    assert "sent to ORCID" in words
    assert not Credit.objects.exists()
    assert member.entries(JOSIAH) == []


def test_no_credit_before_the_review_is_in(clock, accepted, member):
    browser = opened(accepted)

    assert browser.post(f"/en/reviews/{accepted.key}/orcid/").status_code == 409
    assert not member.asked


def test_strangers_and_authors_find_no_door(client, done, member, author):
    client.force_login(author)

    assert client.post(f"/en/reviews/{done.key}/orcid/").status_code == 404
    assert client.post(f"/en/reviews/{done.key}/orcid/off/").status_code == 404
    assert not member.asked


def test_without_member_credentials_the_sentence_to_paste_stays(browser, done, at_orcid):
    words = page(browser, done)

    assert "Credit in ORCID" not in words
    assert "Peer review for" in words
    assert browser.post(f"/en/reviews/{done.key}/orcid/").status_code == 404


def test_join_of_accounts_takes_credit_and_permission_along(browser, done, member, reviewer):
    permit(browser, done)
    work()
    other = UserFactory()

    join_by_code(other, address=reviewer.email)

    assert Credit.objects.get().user == other
    assert OrcidPermission.objects.get().user == other


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite's test database lives in one connection"
)
def test_three_windows_at_one_moment_send_one_entry(clock, paper, editor, reviewer, member):
    review = done_review(paper, editor, reviewer)
    token = seal("token")
    member.tokens["token"] = (JOSIAH, "/activities/update")

    def press():
        return services.permit_credit(review, orcid=JOSIAH, token=token, signed_in=False)

    both(press, press, press)
    work()

    assert Credit.objects.count() == 1
    assert len(member.entries(JOSIAH)) == 1
