"""Guest editors: their call only, none of their own papers, and a counter that all of them see."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils.timezone import now

from journal.models import Call, Role
from journal.multilingual import Words
from submissions.models import Contributor, Status, Submission
from submissions.queries.guests import guest_shares
from tests.factories import JournalFactory, MemberFactory, SubmissionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def journal():
    return JournalFactory()


@pytest.fixture
def call(journal):
    return Call.objects.create(
        journal=journal,
        slug="special",
        title=Words(en="Special issue"),
        opens_on=now().date(),
        closes_on=now().date() + dt.timedelta(days=30),
    )


@pytest.fixture
def guests(journal, call):
    return [MemberFactory(journal=journal, role=Role.GUEST, call=call).user for _n in range(2)]


@pytest.fixture
def chief(journal):
    return MemberFactory(journal=journal, role=Role.CHIEF).user


def handled(user):
    return set(Submission.objects.handled_by(user))


def test_a_guest_handles_the_papers_of_the_call_and_no_other(journal, call, guests):
    inside, outside = SubmissionFactory(call=call), SubmissionFactory()

    assert handled(guests[0]) == {inside}
    assert outside not in Submission.objects.visible_to(guests[0])


def test_a_guests_paper_goes_to_the_journal_whichever_guest_asks(journal, call, guests, chief):
    sent = SubmissionFactory(call=call, submitter=guests[0])
    named = SubmissionFactory(call=call)
    Contributor.objects.create(
        submission=named, user=guests[0], email=guests[0].email, family_name="G", position=1
    )

    assert handled(guests[0]) == set()
    assert handled(guests[1]) == set()
    assert handled(chief) == {sent, named}


def test_a_paper_of_a_guest_of_another_call_is_handled_as_any(journal, call, guests):
    elsewhere = MemberFactory(
        journal=journal,
        role=Role.GUEST,
        call=Call.objects.create(
            journal=journal,
            slug="other",
            title=Words(en="Other"),
            opens_on=now().date(),
            closes_on=now().date(),
        ),
    ).user
    paper = SubmissionFactory(call=call, submitter=elsewhere)

    assert handled(guests[0]) == {paper}


def test_counter_is_right_after_three_papers_and_warns_above_the_limit(
    call, guests, chief, journal
):
    SubmissionFactory(call=call, submitter=guests[0])
    for _n in range(2):
        SubmissionFactory(call=call)

    share = guest_shares(guests[0], journal)[0]

    assert (share.own, share.total, share.limit, share.is_above) == (1, 3, 25, True)
    for _n in range(5):
        SubmissionFactory(call=call)
    share = guest_shares(chief, journal)[0]
    assert (share.own, share.total, share.is_above) == (1, 8, False)


def test_what_becomes_of_a_colleagues_paper_does_not_change_the_counter(call, guests, journal):
    paper = SubmissionFactory(call=call, submitter=guests[0])
    before = guest_shares(guests[1], journal)
    Submission.objects.filter(pk=paper.pk).update(status=Status.DECLINED)

    assert guest_shares(guests[1], journal) == before


def test_the_desk_of_chief_and_guest_shows_the_counter(client, call, guests, chief, journal):
    own = SubmissionFactory(call=call, submitter=guests[0], title=Words(en="Own paper here"))
    SubmissionFactory(call=call)
    for person in (guests[0], chief):
        client.force_login(person)
        page = client.get(reverse("desk")).content.decode()
        assert "guest editors&#x27; papers: 1 of 2 (limit 25 %)" in page or (
            "guest editors' papers: 1 of 2 (limit 25 %)" in page
        )
        assert "This is above the limit." in page

    client.force_login(guests[1])
    page = client.get(reverse("desk") + "?show=open").content.decode()
    assert own.own_title not in page


def test_others_see_no_counter(call, journal):
    section = UserFactory()

    assert guest_shares(section, journal) == []
