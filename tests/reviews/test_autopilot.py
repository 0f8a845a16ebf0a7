"""The autopilot: in order, in time, never twice, never too many, and it says why it stops."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import now

from journal.models import Expert, Holiday, Letter
from journal.services import record_bounce
from reviews import periodic, services
from reviews.models import Place, Queue, Review
from submissions.models import Contributor, Status
from submissions.services import move
from tests.factories import UserFactory
from tests.reviews.conftest import kinds_to, letter_text, report

DAY = dt.timedelta(days=1)


@pytest.fixture
def people(db):
    return [UserFactory(given_name=name, family_name="") for name in ("Ann", "Ben", "Cy", "Dee")]


@pytest.fixture
def queue(clock, paper, editor, people):
    """Four names: two needed, two asked at once, a week to answer; started."""
    services.rank(paper, people=people, by=editor)
    services.start_queue(paper, by=editor)
    return Queue.objects.get()


def names(paper, state=None):
    rows = Review.objects.filter(round__submission=paper).order_by("invited_at", "pk")
    return [str(row.reviewer) for row in (rows.filter(state=state) if state else rows)]


def review_of(name):
    return Review.objects.select_related("round__submission").get(reviewer__given_name=name)


def look(times=2):
    for _time in range(times):
        periodic.look()


def days(clock, number):
    for _day in range(number):
        clock.shift(DAY)
        look()


def test_the_first_two_are_asked_at_once_and_nobody_else(queue, paper):
    look()

    assert names(paper) == ["Ann", "Ben"]
    assert Letter.objects.filter(kind="review-invitation").count() == 2
    paper.refresh_from_db()
    assert paper.status == Status.IN_REVIEW
    assert set(Review.objects.values_list("answer_due", flat=True)) == {dt.date(2026, 3, 9)}


def test_a_decline_promotes_the_next(queue, paper, editor):
    services.decline(review_of("Ann"))
    look()

    assert names(paper) == ["Ann", "Ben", "Cy"]
    assert kinds_to(editor) == []  # nothing is wanted of the editor


def test_silence_frees_the_seat_and_promotes_the_next(queue, paper, clock, people):
    services.accept(review_of("Ben"))

    days(clock, 9)

    assert review_of("Ann").state == Review.State.RELEASED
    assert names(paper, Review.State.INVITED) == ["Cy"]
    assert review_of("Cy").invited_at.date() == dt.date(2026, 3, 11)
    assert kinds_to(people[0])[-1] == "review-seat-freed"


def test_it_stops_when_enough_have_agreed(queue, paper, clock):
    services.accept(review_of("Ann"))
    services.accept(review_of("Ben"))

    days(clock, 30)

    assert names(paper) == ["Ann", "Ben"]
    assert Queue.objects.get().stopped == ""


def test_one_who_gives_up_after_accepting_is_replaced(queue, paper):
    services.accept(review_of("Ann"))
    services.accept(review_of("Ben"))
    services.decline(review_of("Ann"))
    look()

    assert names(paper, Review.State.INVITED) == ["Cy"]


def test_three_at_once_for_two_seats_are_asked_only_at_first(clock, paper, editor, people):
    services.rank(paper, people=[*people, UserFactory()], by=editor)
    services.set_queue(paper, rules={"wanted": 2, "at_once": 3}, by=editor)
    services.start_queue(paper, by=editor)
    services.decline(review_of("Ann"))
    look()

    assert names(paper) == ["Ann", "Ben", "Cy"]


def test_one_at_a_time_waits_for_each_answer(clock, paper, editor, people):
    services.rank(paper, people=people, by=editor)
    services.set_queue(paper, rules={"at_once": 1}, by=editor)
    services.start_queue(paper, by=editor)
    look()
    first = names(paper)
    services.accept(review_of("Ann"))
    look()

    assert (first, names(paper)) == (["Ann"], ["Ann", "Ben"])


def bounce(name, kind):
    letter = Letter.objects.filter(about=f"review:{review_of(name).key}").last()
    Letter.objects.filter(pk=letter.pk).update(status="sent", sent_at=now())
    letter.refresh_from_db()
    assert record_bounce(letter, kind, "550 no such user")


def test_a_lost_address_promotes_the_next_at_once(queue, paper):
    bounce("Ann", "hard")
    look()

    assert names(paper) == ["Ann", "Ben", "Cy"]
    assert Place.objects.get(user__given_name="Ann").moved_on_at == now()
    assert review_of("Ann").state == Review.State.INVITED  # the editor may mend the address


@pytest.mark.parametrize("kind", ["full", "refused"])
def test_a_full_mailbox_promotes_the_next_after_three_days(queue, paper, clock, kind):
    bounce("Ann", kind)
    look()
    days(clock, 2)
    before = names(paper)
    days(clock, 1)

    assert (before, names(paper)) == (["Ann", "Ben"], ["Ann", "Ben", "Cy"])


def test_an_automatic_answer_promotes_nobody(queue, paper, clock):
    bounce("Ann", "away")
    days(clock, 3)

    assert names(paper) == ["Ann", "Ben"]


def test_a_letter_that_was_refused_at_the_door_counts_as_lost(queue, paper):
    Letter.objects.filter(about=f"review:{review_of('Ann').key}").update(status="failed")
    look()

    assert names(paper) == ["Ann", "Ben", "Cy"]


def test_nobody_is_asked_on_free_days_or_at_night(clock, paper, editor, people):
    Holiday.objects.create(journal=paper.journal, day=dt.date(2026, 3, 9))
    people[1].timezone = "America/Vancouver"
    people[1].save()
    clock.move_to(dt.datetime(2026, 3, 7, 6, 0, tzinfo=dt.UTC))  # Saturday; Monday is free
    services.rank(paper, people=people, by=editor)
    asked = [services.start_queue(paper, by=editor)]
    for hours in (24, 24, 21, 10, 4):  # Sunday, Monday, Tuesday 8:00, 18:00, 22:00 there
        clock.shift(dt.timedelta(hours=hours))
        look()
        asked.append(names(paper))

    assert asked == [0, [], [], ["Ann"], ["Ann"], ["Ann", "Ben"]]


def test_who_sleeps_keeps_the_turn(queue, paper, people, clock):
    people[2].timezone = "America/Vancouver"
    people[2].save()
    services.decline(review_of("Ann"))
    look()
    at_night = names(paper)
    clock.shift(dt.timedelta(hours=10))
    look()

    assert at_night == ["Ann", "Ben"]
    assert names(paper) == ["Ann", "Ben", "Cy"]


def become_away(person, paper):
    person.away_from, person.away_until = dt.date(2026, 3, 1), dt.date(2026, 4, 1)
    person.save()


def become_author(person, paper):
    Contributor.objects.create(submission=paper, user=person, email=person.email, position=1)


def become_tired(person, paper):
    Expert.objects.create(user=person, never_at=now())


def become_later(person, paper):
    Expert.objects.create(user=person, not_before=dt.date(2026, 9, 1))


def become_busy(person, paper):
    Expert.objects.create(user=person, yearly_limit=0)


def leave(person, paper):
    person.is_active = False
    person.save()


def become_colleague(person, paper):
    person.affiliation = "Sample Academy"
    person.save()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (become_away, "Away until 1 April 2026."),
        (become_author, "author"),
        (become_tired, "Asked not to be asked again."),
        (become_later, "before 1 September 2026"),
        (become_busy, "0 reviews a year at most"),
        (leave, "Has left the journal."),
        (become_colleague, "institution"),
    ],
)
def test_who_became_unfit_is_passed_over_with_the_reason(queue, paper, people, editor, change, why):
    change(people[2], paper)
    services.decline(review_of("Ann"))
    look()

    assert names(paper) == ["Ann", "Ben", "Dee"]
    place = Place.objects.get(user=people[2])
    assert place.state == Place.State.SKIPPED
    assert why in place.words
    letter = Letter.objects.get(kind="editor-queue-passed")
    assert letter.to == editor.email
    assert "Cy" in letter.text
    assert why in letter.text


def test_a_reason_covers_the_warnings_it_was_written_for_and_no_later_one(
    clock, paper, editor, people
):
    for person in people[:2]:
        become_colleague(person, paper)
    services.rank(paper, people=people, by=editor)
    for place in Place.objects.filter(user__in=people[:2]):
        services.justify(place, reason="Another department, another city.", by=editor)
    people[1].given_name, people[1].family_name = "Aziza", "Writerova"
    people[1].save()

    services.start_queue(paper, by=editor)

    assert names(paper) == ["Ann", "Cy"]
    assert review_of("Ann").invited_despite == "Another department, another city."


def test_names_used_up_is_said(queue, paper, editor):
    for name in ("Ann", "Ben", "Cy", "Dee"):
        services.decline(review_of(name))
        look()

    assert Queue.objects.get().stopped == Queue.Stopped.EMPTY
    assert kinds_to(editor)[-1] == "editor-review-declined"  # now somebody has to act


def test_nobody_is_asked_while_a_decision_is_held_and_the_list_ends_with_its_round(
    queue, paper, editor, clock
):
    clock.shift(dt.timedelta(hours=1))
    services.accept(review_of("Ben"))
    services.hand_in(review_of("Ben"), values=report(review_of("Ben")))
    paper.refresh_from_db()
    decision = services.decide(paper, by=editor, kind="major", letter=letter_text())
    services.decline(review_of("Ann"))
    look()
    held = Queue.objects.get().stopped, names(paper)
    services.send_now(decision, by=editor)
    look()
    days(clock, 3)

    assert held == (Queue.Stopped.HELD, ["Ann", "Ben"])
    queue.refresh_from_db()
    assert (queue.stopped, bool(queue.paused_at)) == (Queue.Stopped.OVER, True)
    assert names(paper) == ["Ann", "Ben"]


def test_a_list_started_after_its_round_opens_the_next_one(queue, paper, editor, clock):
    clock.shift(dt.timedelta(hours=1))
    services.accept(review_of("Ben"))
    services.hand_in(review_of("Ben"), values=report(review_of("Ben")))
    paper.refresh_from_db()
    decision = services.decide(paper, by=editor, kind="major", letter=letter_text())
    services.send_now(decision, by=editor)
    look()
    paper.refresh_from_db()
    move(paper, Status.IN_REVIEW, by=None)
    look()
    before = names(paper)
    services.start_queue(paper, by=editor)
    look()

    assert before == ["Ann", "Ben"]
    assert names(paper) == ["Ann", "Ben", "Cy", "Dee"]
    assert [row.number for row in paper.rounds.all()] == [1, 2]


def test_an_undone_decision_lets_it_go_on(queue, paper, editor):
    paper.refresh_from_db()
    decision = services.decide(paper, by=editor, kind="reject", letter=letter_text("reject"))
    services.decline(review_of("Ann"))
    look()
    services.undo(decision, by=editor)
    look()

    assert names(paper) == ["Ann", "Ben", "Cy"]


def test_a_withdrawn_paper_ends_the_list(queue, paper, clock):
    clock.shift(dt.timedelta(hours=1))
    paper.refresh_from_db()
    move(paper, Status.WITHDRAWN, by=None)
    look()

    queue.refresh_from_db()
    assert (queue.stopped, bool(queue.paused_at)) == (Queue.Stopped.OVER, True)
    assert names(paper) == ["Ann", "Ben"]


def test_a_copy_that_names_the_authors_stops_it_until_it_is_clean(clock, paper, editor, people):
    version = paper.versions.get()
    found = dict.fromkeys(("id", "place", "file"), "") | {
        "code": "name", "text": "Writerova", "kind": "copy", "certain": True, "can_clean": False,
    }  # fmt: skip
    version.proof = {"at": "2026-03-02T06:00:00+00:00", "findings": [found]}
    version.save()
    services.rank(paper, people=people, by=editor)
    asked = services.start_queue(paper, by=editor)
    stopped = Queue.objects.get().stopped
    version.proof = {}
    version.save()
    look()

    assert (asked, stopped) == (0, Queue.Stopped.COPY)
    assert names(paper) == ["Ann", "Ben"]
    assert Queue.objects.get().stopped == ""


def test_a_pause_asks_nobody_and_going_on_asks_at_once(queue, paper, editor, clock):
    services.pause_queue(paper, words="The guest editor looks first.", by=editor)
    services.decline(review_of("Ann"))
    days(clock, 2)
    paused = names(paper)
    services.start_queue(paper, by=editor)

    assert paused == ["Ann", "Ben"]
    assert names(paper) == ["Ann", "Ben", "Cy"]


def test_who_was_asked_by_hand_counts_and_is_not_asked_again(queue, paper, people, editor):
    paper.refresh_from_db()
    services.invite_reviewer(paper, by=editor, reviewer=people[2])
    services.decline(review_of("Ann"))
    look()

    assert names(paper) == ["Ann", "Ben", "Cy"]
    assert Place.objects.get(user=people[2]).state == Place.State.INVITED


def test_an_author_cannot_be_put_on_the_list(clock, paper, editor, author, people):
    refused = services.rank(paper, people=[author, people[0]], by=editor)

    assert len(refused) == 1
    assert "author" in refused[0]
    assert [place.user for place in Place.objects.all()] == [people[0]]


def test_names_are_moved_up_down_and_off(clock, paper, editor, people):
    services.rank(paper, people=people, by=editor)

    def place(number):
        return Place.objects.get(user=people[number])

    services.shift_place(place(2), steps=-1, by=editor)
    services.shift_place(place(0), steps=-1, by=editor)
    services.move_place(place(3), to=0, by=editor)
    services.unrank(place(1), by=editor)

    assert [str(row.user) for row in Place.objects.all()] == ["Dee", "Ann", "Cy"]


def test_who_was_asked_stays_on_the_list(queue, editor):
    place = Place.objects.get(user__given_name="Ann")

    assert not services.unrank(place, by=editor)
    assert Place.objects.filter(pk=place.pk).exists()


@pytest.mark.parametrize("rules", [{"wanted": 0}, {"at_once": 99}, {"answer_days": 40}])
def test_rules_out_of_bounds_are_refused(clock, paper, editor, rules):
    with pytest.raises(ValidationError):
        services.set_queue(paper, rules=rules, by=editor)


def test_an_empty_list_cannot_be_started(clock, paper, editor):
    with pytest.raises(ValidationError, match="Put names on the list first"):
        services.start_queue(paper, by=editor)


def test_a_longer_list_than_forty_is_refused_and_nothing_of_it_kept(clock, paper, editor):
    with pytest.raises(ValidationError, match="40 names at most"):
        services.rank(paper, people=[UserFactory() for _person in range(41)], by=editor)

    assert not Place.objects.exists()
