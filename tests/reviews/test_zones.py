"""Deadlines and time zones: nobody is late by a zone, and summer time moves no date."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine

from journal.templatetags.words import deadline
from reviews import periodic, queries, services
from reviews.models import Review
from tests.reviews.conftest import report

VANCOUVER = ZoneInfo("America/Vancouver")


def handed_in_at(clock, review, moment):
    clock.move_to(moment)
    services.hand_in(review, values=report(review))


def the_report(paper, editor):
    return queries.board(paper, editor).rounds[0].reports[0]


def test_vancouver_at_half_past_eleven_on_the_due_day_is_on_time(clock, paper, accepted, editor):
    due = dt.datetime.combine(accepted.review_due, dt.time(23, 30), VANCOUVER)

    handed_in_at(clock, accepted, due)

    shown = the_report(paper, editor)
    assert not shown.late
    assert shown.by_zone  # over in Almaty, not yet in Vancouver: a quiet note


def test_sent_before_the_end_of_the_day_at_the_journal_has_no_note(clock, paper, accepted, editor):
    end = dt.datetime.combine(accepted.review_due, dt.time(23, 30), ZoneInfo("Asia/Almaty"))

    handed_in_at(clock, accepted, end)

    assert not the_report(paper, editor).late
    assert not the_report(paper, editor).by_zone


def test_a_day_that_is_over_everywhere_is_late(clock, paper, accepted, editor):
    over = dt.datetime.combine(accepted.review_due + dt.timedelta(days=1), dt.time(12, 1), dt.UTC)

    handed_in_at(clock, accepted, over)

    assert the_report(paper, editor).late


@pytest.mark.parametrize("zone", ["UTC", "America/Vancouver", "Asia/Almaty", "Pacific/Auckland"])
def test_clock_of_the_server_changes_nothing(settings, paper, editor, reviewer, zone):
    moment = dt.datetime(2026, 3, 2, 6, tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(zone))
    with time_machine.travel(moment, tick=False):
        review = services.accept(services.invite_reviewer(paper, by=editor, reviewer=reviewer))

    assert review.review_due == dt.date(2026, 3, 23)
    assert deadline(review.review_due).startswith("23 March 2026, 23:59")


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("Europe/Berlin", dt.datetime(2026, 3, 20, 6, tzinfo=dt.UTC)),  # clocks go on 29 March
        ("Europe/Berlin", dt.datetime(2026, 10, 9, 6, tzinfo=dt.UTC)),  # and back 25 October
        ("America/Vancouver", dt.datetime(2026, 3, 2, 20, tzinfo=dt.UTC)),
    ],
)
def test_summer_time_moves_no_date(journal, paper, editor, reviewer, zone, start):
    journal.timezone = zone
    journal.save()
    paper.journal = journal
    with time_machine.travel(start, tick=False) as clock:
        review = services.accept(services.invite_reviewer(paper, by=editor, reviewer=reviewer))
        first = start.astimezone(ZoneInfo(zone)).date()
        assert (review.review_due - first).days >= journal.review_days
        due = review.review_due
        end = dt.datetime.combine(due, dt.time(23, 30), ZoneInfo(zone))
        clock.move_to(end)
        periodic.look()
        services.hand_in(review, values=report(review))

    assert Review.objects.get().review_due == due
    assert not the_report(paper, editor).late
