"""The list of names on its page: nine presses for five names, and everything is said in advance."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from journal.models import Role
from reviews import queries, services
from reviews.models import Place, Queue, Review
from submissions.services import recuse
from tests.factories import MemberFactory, SubmissionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    return [
        UserFactory(given_name=name, family_name="", expertise="one-stop shops")
        for name in ("Ann", "Ben", "Cy", "Dee", "Eve")
    ]


@pytest.fixture
def desk(client, clock, editor):
    client.force_login(editor)
    return client


def page_of(paper):
    return reverse("reviews:reviewers", args=[paper.key])


def press(client, paper, name, *args, **data):
    return client.post(reverse(f"reviews:{name}", args=[paper.key, *args]), data, follow=True)


def text_of(response):
    html = re.sub(r"<script.*?</script>", "", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_five_names_in_nine_presses(desk, paper, people):
    html = desk.get(page_of(paper)).content.decode()
    ticks = [key.key for key in people]
    presses = len(ticks)
    for key in ticks:
        assert f'name="queue" value="{key}" form="queue-add"' in html

    press(desk, paper, "queue_add", queue=ticks, order="")
    done = press(desk, paper, "queue_rules", act="start", wanted=2, at_once=2, answer_days=7)
    presses += 2

    assert presses <= 9
    assert [str(row.user) for row in Place.objects.all()] == ["Ann", "Ben", "Cy", "Dee", "Eve"]
    assert [str(row.reviewer) for row in Review.objects.all()] == ["Ann", "Ben"]
    said = text_of(done)
    assert "The autopilot is on. 2 were asked." in said
    assert "If Ann declines or has not answered by Monday 9 March, Cy is asked." in said
    assert "If Ben declines or has not answered by Monday 9 March, Dee is asked." in said
    assert "Once 2 have agreed, nobody else is asked." in said


def test_ticks_keep_the_order_in_which_they_were_made(desk, paper, people):
    keys = [person.key for person in people[:3]]

    press(desk, paper, "queue_add", queue=keys, order=f"{keys[2]} {keys[0]} madeup {keys[1]}")

    assert [str(row.user) for row in Place.objects.all()] == ["Cy", "Ann", "Ben"]


def test_the_plan_is_said_before_the_start(desk, paper, people):
    people[1].timezone = "America/Vancouver"
    people[1].save()
    services.rank(paper, people=people[:4], by=people[0])

    said = text_of(desk.get(page_of(paper)))

    assert "What happens once you start it" in said
    assert "Ann is asked at once." in said
    assert "If Ann declines or has not answered by Monday 9 March, Cy is asked." in said
    assert "If Ben declines or has not answered by Monday 9 March, Dee is asked." in said
    # Sunday evening there; Monday 8:00 there is a working day here as well
    assert "Ben is asked on Monday 2 March at 08:00 (time of Vancouver)." in said


def test_names_move_and_go_by_buttons(desk, paper, people, editor):
    services.rank(paper, people=people[:3], by=editor)
    keys = {str(place.user): place.key for place in Place.objects.all()}

    press(desk, paper, "queue_place", keys["Cy"], act="up")
    press(desk, paper, "queue_place", keys["Ann"], act="down")
    press(desk, paper, "queue_place", keys["Ben"], act="to", to=0)
    press(desk, paper, "queue_place", keys["Ann"], act="remove")
    press(desk, paper, "queue_place", keys["Cy"], act="dance")

    assert [str(row.user) for row in Place.objects.all()] == ["Ben", "Cy"]


def test_a_warning_asks_for_a_reason_beside_the_name(desk, paper, people, editor):
    people[0].affiliation = "Sample Academy"
    people[0].save()
    services.rank(paper, people=people[:1], by=editor)
    before = text_of(desk.get(page_of(paper)))

    press(desk, paper, "queue_place", Place.objects.get().key, act="reason", reason="Moved away.")
    after = desk.get(page_of(paper)).content.decode()

    assert "without it this name is passed over" in before
    assert "without it this name is passed over" not in after
    assert 'value="Moved away."' in after


def test_load_stands_beside_a_name(desk, paper, people, editor):
    services.invite_reviewer(SubmissionFactory(), by=editor, reviewer=people[0])
    services.rank(paper, people=people[:1], by=editor)

    assert "Has 1 open task." in text_of(desk.get(page_of(paper)))


def test_a_pause_and_its_reason_are_shown(desk, paper, people, editor):
    services.rank(paper, people=people, by=editor)
    services.start_queue(paper, by=editor)

    said = text_of(press(desk, paper, "queue_rules", act="pause", words="Until Ann has answered."))

    assert "Paused: Until Ann has answered." in said
    assert "Let it go on" in said


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"act": "start"}, "Put names on the list first."),
        ({"act": "keep", "wanted": "0"}, "Choose a number from 1 to 9."),
        ({"act": "keep", "wanted": "many"}, "whole number"),
        ({"act": "fly"}, "fly"),
        ({}, "required"),
    ],
)
def test_what_cannot_be_is_refused_in_words(desk, paper, data, words):
    assert words in text_of(press(desk, paper, "queue_rules", **data))
    assert not Queue.objects.exclude(paused_at=None).filter(wanted=0).exists()


def test_the_search_is_kept(desk, paper, people):
    response = press(desk, paper, "queue_add", queue=[people[0].key], q="one-stop & more")

    assert response.redirect_chain[0][0].endswith("?q=one-stop+%26+more#queue")


def test_an_editor_in_conflict_reaches_no_list(client, paper, editor, people):
    other = MemberFactory(journal=paper.journal, role=Role.MANAGER).user
    services.rank(paper, people=people, by=editor)
    recuse(paper, user=other, reason="They share an office.", by=editor)
    client.force_login(other)

    assert press(client, paper, "queue_rules", act="start").status_code == 404
    assert (
        press(client, paper, "queue_place", Place.objects.first().key, act="up").status_code == 404
    )
    assert not Review.objects.exists()


def test_a_name_of_another_papers_list_is_not_found(desk, paper, people, editor):
    services.rank(SubmissionFactory(), people=people[:1], by=editor)

    response = press(desk, paper, "queue_place", Place.objects.get().key, act="remove")

    assert response.status_code == 404
    assert Place.objects.exists()


def queries_of(desk, paper):
    desk.get(page_of(paper))
    with CaptureQueriesContext(
        connection,
    ) as captured:
        desk.get(page_of(paper))
    return len(captured)


def test_more_names_cost_no_more_queries(desk, paper, people, editor):
    services.rank(paper, people=people[:1], by=editor)
    few = queries_of(desk, paper)
    services.rank(paper, people=people[1:], by=editor)

    assert queries_of(desk, paper) <= few


def start(desk, paper, *, wanted, at_once=1):
    rules = {"wanted": wanted, "at_once": at_once, "answer_days": 7, "review_days": 21}
    return press(desk, paper, "queue_rules", act="start", **rules)


def board_text(desk, paper):
    return text_of(desk.get(reverse("manuscript", args=[paper.key])))


def test_the_number_told_to_the_autopilot_is_the_number_needed(desk, paper, people, editor):
    assert paper.article_type.reviewers == 2
    services.rank(paper, people=people[:2], by=editor)
    start(desk, paper, wanted=1)

    said = board_text(desk, paper)

    assert "0 in, 0 at work, 1 invited; 1 needed." in said
    assert "more to invite" not in said
    press(desk, paper, "queue_rules", act="pause", words="")
    assert "1 invited; 1 needed." in board_text(desk, paper)


def test_a_list_that_was_never_started_changes_no_number(desk, paper, people, editor):
    services.rank(paper, people=people[:2], by=editor)
    services.set_queue(paper, rules={"wanted": 1}, by=editor)
    services.invite_reviewer(paper, by=editor, reviewer=people[4])

    said = board_text(desk, paper)

    assert "1 invited; 2 needed." in said
    assert "1 more to invite." in said


def test_a_list_that_ended_with_its_round_changes_no_number(desk, paper, people, editor):
    services.rank(paper, people=people[:2], by=editor)
    start(desk, paper, wanted=1)
    Queue.objects.update(stopped=Queue.Stopped.OVER)

    assert "1 invited; 2 needed." in board_text(desk, paper)


def test_the_board_says_what_the_autopilot_does_instead_of_asking_the_editor(
    desk, paper, people, editor
):
    services.rank(paper, people=people[:3], by=editor)
    start(desk, paper, wanted=3)

    said, finding = board_text(desk, paper), text_of(desk.get(page_of(paper)))

    assert "1 invited; 3 needed." in said
    assert "What the autopilot does next" in said
    assert "If Ann declines or has not answered by Monday 9 March" in said
    assert "Ask one more reviewer" in said
    assert "The autopilot asks whoever is next" in finding
    for page in (said, finding):
        assert "more to invite" not in page
    press(desk, paper, "queue_rules", act="pause", words="")
    paused = board_text(desk, paper)
    assert "2 more to invite." in paused
    assert "What the autopilot does next" not in paused


def test_a_longer_plan_costs_the_board_no_more_queries(desk, paper, people, editor):
    def count():
        queries.board(paper, editor)
        with CaptureQueriesContext(connection) as captured:
            queries.board(paper, editor)
        return len(captured)

    services.rank(paper, people=people[:2], by=editor)
    start(desk, paper, wanted=5)
    few = count()
    services.rank(paper, people=people[2:], by=editor)

    assert queries.board(paper, editor).plan
    assert count() == few
