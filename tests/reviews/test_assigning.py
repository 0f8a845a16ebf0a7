"""A whole desk at once: a proposal that keeps the rules, edited, and applied row by row."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Tie
from journal.models import Call, Expert, Letter, Role
from journal.multilingual import Words
from reviews import services
from reviews.models import Queue, Review
from reviews.queries.assigning import assignment_for, papers_to_assign
from submissions.services import recuse
from tests.factories import MemberFactory, SubmissionFactory, UserFactory

pytestmark = pytest.mark.django_db
OF_A_PAPER = 18  # queries that each paper adds


@pytest.fixture
def papers(clock, journal, editor):
    return [SubmissionFactory(journal=journal) for _number in range(3)]


@pytest.fixture
def experts(db):
    """Six people who know the subject; the last three are practitioners."""
    people = [UserFactory(expertise="one-stop shops, waiting time") for _person in range(6)]
    for number, person in enumerate(people):
        Expert.objects.create(user=person, sector="academic" if number < 3 else "practitioner")
    return people


def propose(editor, **values):
    return assignment_for(editor, papers_to_assign(editor), **values)


def pairs_of(assignment):
    return [
        (line.paper.submission, seat.person.user)
        for line in assignment.lines
        for seat in line.seats
    ]


def test_every_paper_gets_its_number_and_nobody_the_same_twice(editor, papers, experts):
    pairs = pairs_of(propose(editor))

    assert len(pairs) == 6
    assert len(set(pairs)) == 6
    assert {user for _paper, user in pairs} == set(experts)  # work is spread


def test_each_paper_gets_an_academic_and_a_practitioner_where_it_wants_both(
    editor, papers, experts
):
    papers[0].article_type.practitioners = 1
    papers[0].article_type.save()

    sectors = {}
    for paper, user in pairs_of(propose(editor)):
        sectors.setdefault(paper.pk, []).append(user.expert.sector)

    assert {tuple(sorted(each)) for each in sectors.values()} == {("academic", "practitioner")}


def test_a_reason_stands_beside_each_person(editor, papers, experts):
    seats = [seat for line in propose(editor).lines for seat in line.seats]

    assert all(seat.person.because for seat in seats)
    assert all(seat.others for seat in seats)


def test_kept_readers_stay_and_count(editor, papers, experts):
    review = services.invite_reviewer(papers[0], by=editor, reviewer=experts[0])

    lines = {line.paper.submission.pk: line for line in propose(editor, recent=True).lines}

    line = lines[papers[0].pk]
    assert [row.pk for row in line.paper.now] == [review.pk]
    assert len(line.seats) == 1
    assert line.seats[0].person.user != experts[0]


def test_people_with_a_tie_or_of_one_institution_share_no_paper(editor, papers, experts):
    for paper in papers[1:]:
        services.release_all(paper)
        paper.delete()
    Tie.objects.create(user=experts[0], other=experts[1], kind="family", by=editor)
    for person in experts[2:]:
        person.is_active = False
        person.save()

    (line,) = propose(editor).lines

    assert len(line.seats) == 1
    assert line.missing == [
        "1 seat stays free: who is left should not read it together with the others."
    ]


def test_an_author_or_an_away_or_unwilling_person_is_never_proposed(editor, papers, experts):
    papers[0].contributors.update(user=experts[0])
    experts[1].away_from, experts[1].away_until = dt.date(2026, 3, 1), dt.date(2026, 5, 1)
    experts[1].save()
    Expert.objects.filter(user=experts[2]).update(never_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))

    pairs = pairs_of(propose(editor))

    assert (papers[0], experts[0]) not in pairs
    assert not {experts[1], experts[2]} & {user for _paper, user in pairs}


def test_nobody_known_is_said(editor, papers):
    missing = [line.missing for line in propose(editor).lines]

    assert (
        missing
        == [["2 seats stay free: nobody is known who fits, is free and has no conflict."]] * 3
    )


def test_papers_in_conflict_held_closed_or_on_autopilot_do_not_appear(
    editor, papers, experts, journal
):
    other = MemberFactory(journal=journal, role=Role.MANAGER).user
    recuse(papers[0], user=editor, reason="They share an office.", by=other)
    services.rank(papers[1], people=experts[:3], by=editor)
    services.start_queue(papers[1], by=editor)
    own = SubmissionFactory(journal=journal, submitter=editor)

    found = [row.submission for row in papers_to_assign(editor)]

    assert found == [papers[2]]
    assert own not in found


def test_a_guest_editor_sees_the_own_issue_alone(papers, journal, experts):
    call = Call.objects.create(
        journal=journal,
        slug="digital",
        title=Words(en="Digital state"),
        opens_on=dt.date(2026, 1, 1),
        closes_on=dt.date(2026, 12, 1),
    )
    papers[1].call = call
    papers[1].save()
    guest = MemberFactory(journal=journal, role=Role.GUEST, call=call).user

    assert [row.submission for row in papers_to_assign(guest)] == [papers[1]]


def wish(paper, person):
    return services.Wish(paper, person)


def test_what_is_applied_is_invited_and_the_second_time_refused(editor, papers, experts):
    wishes = [wish(papers[0], experts[0]), wish(papers[1], experts[1])]

    first = services.apply_assignment(wishes, by=editor)
    second = services.apply_assignment(wishes, by=editor)

    assert [row.refused for row in first] == ["", ""]
    assert all("asked in this round already" in row.refused for row in second)
    assert Letter.objects.filter(kind="review-invitation").count() == 2


def test_a_stale_row_is_refused_in_words_and_the_rest_applied(editor, papers, experts):
    for person in experts[3:5]:
        services.invite_reviewer(papers[0], by=editor, reviewer=person)

    outcomes = services.apply_assignment(
        [wish(papers[0], experts[0]), wish(papers[1], experts[1])], by=editor
    )

    assert [row.refused for row in outcomes] == [
        "All seats of this paper were filled meanwhile.",
        "",
    ]
    assert not Review.objects.filter(reviewer=experts[0]).exists()
    assert Review.objects.filter(reviewer=experts[1]).exists()


def test_who_got_enough_to_do_meanwhile_is_refused(editor, papers, experts, journal):
    for _task in range(3):
        services.invite_reviewer(SubmissionFactory(journal=journal), by=editor, reviewer=experts[0])

    (outcome,) = services.apply_assignment([wish(papers[0], experts[0])], by=editor)

    assert "was asked for other papers meanwhile" in outcome.refused


def test_a_warning_that_came_since_is_refused(editor, papers, experts):
    experts[0].affiliation = "Sample Academy"
    experts[0].save()

    (outcome,) = services.apply_assignment([wish(papers[0], experts[0])], by=editor)

    assert "institution" in outcome.refused
    assert not Review.objects.exists()


def test_lists_are_filled_and_started(editor, papers, experts):
    outcomes = services.apply_assignment(
        [wish(papers[0], person) for person in experts[:2]], by=editor, queue=True
    )

    assert [row.refused for row in outcomes] == ["", ""]
    assert Queue.objects.get(submission=papers[0]).paused_at is None
    assert Review.objects.filter(round__submission=papers[0]).count() == 2


def form_of(html):
    """Return what the page would send: what is ticked, and the first choice of each list."""
    data = {"take": re.findall(r'name="take" value="([^"]+)"', html)}
    for name, options in re.findall(
        r'<select[^>]+name="(person:[^"]+)">(.*?)</select>', html, re.S
    ):
        data[name] = re.findall(r'value="([^"]+)"', options)[0]
    return data


def test_the_page_proposes_and_does_what_is_ticked(client, editor, papers, experts):
    client.force_login(editor)
    page = reverse("reviews:assign")
    assert "3 papers want reviewers" in client.get(page).content.decode()
    html = client.get(page, {"propose": "1"}).content.decode()
    data = form_of(html)
    assert len(data["take"]) == 6
    kept = data["take"].pop()

    client.post(page, data | {"way": "invite"})

    assert Review.objects.count() == 5
    assert Review.objects.filter(round__submission__key=kept.partition(":")[0]).count() == 1


def test_another_person_may_be_chosen_for_a_seat(client, editor, papers, experts):
    client.force_login(editor)
    stranger = UserFactory()
    key = f"{papers[0].key}:0"

    client.post(reverse("reviews:assign"), {"take": [key], f"person:{key}": stranger.key})

    assert Review.objects.get().reviewer == stranger


def test_nothing_of_a_paper_that_is_not_handled_can_be_pressed(client, papers, experts, journal):
    call = Call.objects.create(
        journal=journal,
        slug="digital",
        title=Words(en="Digital state"),
        opens_on=dt.date(2026, 1, 1),
        closes_on=dt.date(2026, 12, 1),
    )
    client.force_login(MemberFactory(journal=journal, role=Role.GUEST, call=call).user)
    key = f"{papers[0].key}:0"

    response = client.post(
        reverse("reviews:assign"), {"take": [key, "x", "x:y:z"], f"person:{key}": experts[0].key}
    )

    assert response.status_code == 200
    assert papers[0].code not in response.content.decode()
    assert not Review.objects.exists()


def test_a_refused_row_is_shown_with_its_reason(client, editor, papers, experts):
    client.force_login(editor)
    key = f"{papers[0].key}:0"
    services.invite_reviewer(papers[0], by=editor, reviewer=experts[0])

    response = client.post(
        reverse("reviews:assign"), {"take": [key], f"person:{key}": experts[0].key}
    )

    assert response.status_code == 409
    assert "was asked in this round already" in response.content.decode()


def queries_of(editor):
    with CaptureQueriesContext(connection) as seen:
        propose(editor)
    return len(seen)


def test_people_cost_no_query_and_a_paper_a_few_of_its_own(editor, papers, experts):
    propose(editor)  # the index of texts is made once
    few = queries_of(editor)
    for number in range(12):
        person = UserFactory(expertise="one-stop shops, waiting time")
        Expert.objects.create(user=person, sector="academic" if number % 2 else "practitioner")
    propose(editor)
    more_people = queries_of(editor)
    for _number in range(3):
        SubmissionFactory(journal=papers[0].journal)
    propose(editor)
    more_papers = queries_of(editor)

    assert more_people == few
    assert more_papers - more_people == 3 * OF_A_PAPER
