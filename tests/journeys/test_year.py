"""Weeks, and a whole year, of a journal that lives by chance: nothing astray, double or forgotten."""

import datetime as dt
import os
from collections import Counter, defaultdict

import pytest
import time_machine

from journal.models import Letter
from journal.queries import today
from journal.tasks import send_letter
from reviews import queries
from reviews.models import Place, Queue, Review
from reviews.queries.unreached import unreached
from submissions.models import ManuscriptLetter, Status, Submission
from tests.journeys.year import OPEN, Year

MONDAY = dt.datetime(2026, 3, 2, 3, 0, tzinfo=dt.UTC)
BY_TIME = {
    "review-invitation-reminder", "review-reminder", "review-overdue", "review-seat-freed",
    "revision-reminder", "revision-overdue", "editor-reviews-in", "editor-reviews-in-week",
    "chief-decision-waits",
}  # fmt: skip
REMINDERS = {"review-invitation-reminder", "review-reminder", "review-overdue"}


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY, tick=False) as moved:
        yield moved


@pytest.fixture
def broker(monkeypatch):
    """A broker that loses whatever the sweep hands to it; letters leave by the year's own post."""
    monkeypatch.setattr(send_letter, "delay", lambda _key: None)


class Watch:
    """What must hold at the end of every day."""

    def __init__(self):
        self.idle = Counter()
        self.faults = []

    def __call__(self, year):
        self.nobody_is_forgotten(year)
        self.nobody_is_asked_beyond_need()
        year.pause_some()

    def nobody_is_forgotten(self, year):
        """Every open paper waits for somebody who is told so, or for the autopilot's next hour."""
        told = {each.submission_id for who in year.editors for each in queries.actions(who)}
        busy = set(
            Review.objects.filter(round__closed_at=None)
            .active()
            .values_list("round__submission_id", flat=True)
        )
        for paper in Submission.objects.filter(status__in=OPEN).select_related("submitter"):
            waits = paper.pk in told or paper.pk in busy or paper.pk in asked_of_author(paper)
            self.idle[paper.pk] = 0 if waits else self.idle[paper.pk] + 1
            if self.idle[paper.pk] > 7:
                self.faults.append((today(year.journal), paper.code, paper.status, "forgotten"))

    def nobody_is_asked_beyond_need(self):
        for queue in Queue.objects.filter(paused_at=None):
            reviews = Review.objects.filter(
                round__submission=queue.submission_id, round__closed_at=None, place__queue=queue
            ).select_related("reviewer")
            pending = [row for row in reviews if row.state == Review.State.INVITED]
            lost = sum(outcome.gives_way for outcome in unreached(pending).values())
            taken = sum(row.state != Review.State.DECLINED and row.is_active for row in reviews)
            taken += sum(row.state == Review.State.DONE for row in reviews)
            mended = reviews.filter(place__moved_on_at__isnull=False).count()
            if taken - lost - mended > max(queue.wanted, queue.at_once):
                self.faults.append((queue.submission.code, taken, lost, "asked beyond need"))


def asked_of_author(paper):
    if paper.status not in {Status.REVISION_REQUESTED, Status.RETURNED}:
        return set()
    return {each.submission_id for each in queries.actions(paper.submitter)}


def end_of(review):
    """Return when nothing more was awaited from a reviewer."""
    ends = (review.handed_in_at, review.released_at, review.round.closed_at)
    return min((end for end in ends if end), default=None)


def stray_letters():
    """Return reminders that were written or left after their reason had ended."""
    reviews = {f"review:{row.key}": row for row in Review.objects.select_related("round")}
    found = []
    for letter in Letter.objects.filter(kind__in=REMINDERS):
        review = reviews[letter.about]
        end = end_of(review)
        gone = letter.sent_at or letter.written_at
        if letter.status != Letter.Status.RECALLED and end and gone > end:
            found.append((letter.kind, letter.about, gone, end))
        if letter.kind == "review-invitation-reminder" and review.answered_at:
            again = review.invited_at > letter.written_at
            if letter.written_at > review.answered_at and not again:
                found.append((letter.kind, letter.about, "answered"))
    return found


def doubled_letters(year):
    """Return who got two letters of time about one paper on one day, or two invitations."""
    rows = ManuscriptLetter.objects.filter(letter__kind__in=BY_TIME).exclude(
        letter__status=Letter.Status.RECALLED
    )
    zone = year.journal.zone
    days = Counter(
        (row.letter.to, row.submission_id, row.letter.written_at.astimezone(zone).date())
        for row in rows.select_related("letter")
    )
    found = [key for key, number in days.items() if number > 1]
    invitations = Counter(
        Letter.objects.filter(kind="review-invitation").values_list("about", flat=True)
    )
    for about, number in invitations.items():
        if number > 1 + year.resent[about.partition(":")[2]]:
            found.append((about, number))
    return found


def seats_told_twice():
    """Return places of which a name was asked twice, or a review that two places hold."""
    reviews = [key for key in Place.objects.values_list("review_id", flat=True) if key]
    asked = defaultdict(list)
    for review in Review.objects.select_related("round"):
        asked[review.round_id, review.reviewer_id].append(review.pk)
    return [key for key, rows in asked.items() if len(rows) > 1] + [
        key for key, number in Counter(reviews).items() if number > 1
    ]


def lived(clock, **size):
    year, watch = Year(clock, **size), Watch()
    year.live(watch)
    assert watch.faults == []
    assert stray_letters() == []
    assert doubled_letters(year) == []
    assert seats_told_twice() == []
    return year


def states():
    return Counter(Review.objects.values_list("state", flat=True))


@pytest.mark.django_db
def test_some_weeks(clock, broker):
    year = lived(clock, papers=5, reviewers=30, days=20, early=0.1)

    assert year.papers
    assert year.lost_errands
    assert set(states()) >= {"done", "declined"}


@pytest.mark.skipif(os.environ.get("YEAR") != "1", reason="lives for most of an hour: YEAR=1")
@pytest.mark.django_db
def test_a_year(clock, broker):
    year = lived(clock, papers=60, reviewers=300, days=365)

    assert len(year.papers) >= 55
    assert year.lost_errands > 100
    assert set(year.acts) >= {"invite", "decide", "revision_in", "late_review", "bounce"}
    assert set(states()) >= {"done", "declined", "released"}
    assert Letter.objects.exclude(bounce="").exists()
    assert Queue.objects.count() > 40
    assert Submission.objects.filter(rounds__number__gte=2).exists()
    assert Submission.objects.exclude(status__in=OPEN).count() > 30
