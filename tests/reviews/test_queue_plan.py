"""What a list says in advance, and what it leaves to the editor."""

import datetime as dt

import pytest

from reviews import periodic, queries, services
from reviews.models import Queue
from reviews.queries.queue import Asked, Outlook, Standing, number_to_ask, plan_of
from submissions.services import take_charge
from tests.factories import SubmissionFactory, UserFactory

THURSDAY = dt.date(2026, 12, 3)


@pytest.mark.parametrize(
    ("rules", "standing", "number"),
    [
        # needed, at once; done, accepted, invited, asked
        ((2, 2), (0, 0, 0, 0), 2),
        ((2, 2), (0, 0, 1, 1), 1),
        ((2, 2), (0, 1, 1, 2), 0),
        ((2, 2), (0, 1, 0, 2), 1),
        ((2, 2), (1, 1, 0, 2), 0),
        ((2, 2), (2, 0, 0, 2), 0),
        ((2, 3), (0, 0, 0, 0), 3),
        ((2, 3), (0, 0, 2, 3), 0),
        ((2, 3), (0, 0, 1, 3), 1),
        ((2, 3), (2, 0, 0, 2), 0),
        ((3, 1), (0, 0, 0, 0), 1),
        ((3, 1), (0, 1, 1, 2), 0),
        ((3, 1), (0, 1, 0, 2), 1),
        ((1, 5), (0, 1, 4, 5), 0),
        ((2, 2), (0, 0, 5, 0), 0),
    ],
)
def test_how_many_are_asked(rules, standing, number):
    queue = Queue(wanted=rules[0], at_once=rules[1])

    assert number_to_ask(queue, Standing(*standing)) == number


def test_nobody_is_ever_asked_beyond_what_is_needed_or_asked_at_once():
    for wanted in range(1, 4):
        for at_once in range(1, 5):
            queue = Queue(wanted=wanted, at_once=at_once)
            for done, accepted, invited, asked in (
                (d, a, i, n) for d in range(4) for a in range(4) for i in range(4) for n in range(6)
            ):
                standing = Standing(done, accepted, invited, asked)
                number = number_to_ask(queue, standing)
                assert number >= 0
                if number:
                    assert standing.taken + number <= max(wanted, at_once)
                    assert invited + number <= at_once
                    assert standing.secured < wanted


def test_the_sentence_with_its_date():
    outlook = Outlook(wanted=1, secured=0, pending=[("Dr A", THURSDAY)], later=["Dr B", "Dr C"])

    assert plan_of(outlook) == [
        "If Dr A declines or has not answered by Thursday 3 December, Dr B is asked.",
        "Once 1 has agreed, nobody else is asked.",
    ]


def test_nobody_left_is_said_in_advance():
    outlook = Outlook(wanted=2, secured=1, pending=[("Dr A", THURSDAY)])

    assert plan_of(outlook)[0] == (
        "If Dr A declines or has not answered by Thursday 3 December, nobody is left; you hear."
    )
    assert plan_of(Outlook(wanted=2, secured=1)) == ["Nobody is left on the list."]


def test_who_is_asked_beyond_need_may_decline_without_a_next():
    pending = [("Dr A", THURSDAY), ("Dr B", THURSDAY), ("Dr C", THURSDAY)]
    outlook = Outlook(wanted=2, secured=0, spare=1, pending=pending, later=["Dr D"])

    assert plan_of(outlook)[:2] == [
        "1 of those asked may decline before anybody else is asked.",
        "If Dr B declines or has not answered by Thursday 3 December, Dr D is asked.",
    ]


def test_the_morning_where_they_live_is_named():
    at = dt.datetime(2026, 12, 7, 8, 0)

    assert plan_of(Outlook(wanted=1, secured=0, now=[Asked("Dr A", at, "Vancouver")]))[0] == (
        "Dr A is asked on Monday 7 December at 08:00 (time of Vancouver)."
    )


def test_enough_is_said():
    assert plan_of(Outlook(wanted=2, secured=2, later=["Dr B"])) == [
        "2 reviewers have agreed, so nobody else is asked."
    ]


def waits_for(editor):
    return [(each.kind, each.reason) for each in queries.actions(editor)]


def test_a_list_that_works_asks_nothing_of_its_editor(clock, paper, editor):
    take_charge(paper, user=editor, by=editor)
    services.rank(paper, people=[UserFactory() for _person in range(3)], by=editor)
    before = waits_for(editor)
    services.start_queue(paper, by=editor)

    assert before == [("invite", "The autopilot is not on")]
    assert waits_for(editor) == []


def test_a_list_that_is_used_up_says_so_to_its_editor(clock, paper, editor):
    services.rank(paper, people=[UserFactory()], by=editor)
    services.start_queue(paper, by=editor)
    periodic.look()

    assert waits_for(editor) == [("invite", "The autopilot waits: the list of names is used up")]


def test_a_list_that_waits_for_a_clean_copy_says_where(clock, paper, editor):
    found = dict.fromkeys(("id", "place", "file"), "") | {
        "code": "name", "text": "Writerova", "kind": "copy", "certain": True, "can_clean": False,
    }  # fmt: skip
    paper.versions.update(proof={"at": "2026-03-02T06:00:00+00:00", "findings": [found]})
    services.rank(paper, people=[UserFactory()], by=editor)
    services.start_queue(paper, by=editor)

    kinds = {each.kind: each for each in queries.actions(editor)}
    assert "may still name the authors" in kinds["queue"].reason
    assert "/anonymity/" in kinds["queue"].url or "names" in kinds["queue"].url


def test_the_desk_reads_lists_and_letters_once_however_many(
    clock, paper, editor, django_assert_max_num_queries
):
    def count():
        with django_assert_max_num_queries(500) as captured:
            queries.actions(editor)
        return len(captured)

    def one_more():
        other = SubmissionFactory(journal=paper.journal)
        services.rank(other, people=[UserFactory() for _person in range(3)], by=editor)
        services.start_queue(other, by=editor)

    one_more()
    few = count()
    one_more()
    one_more()

    assert count() == few
