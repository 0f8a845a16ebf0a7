"""The day of a review as a calendar file: neutral, one event for good, moved with the date."""

import datetime as dt
from email import message_from_bytes, policy

import pytest
from django.test import Client
from icalendar import Calendar

from accounts.links import TOKEN, make_token
from journal.models import Letter
from journal.post import message_of
from reviews import services


def calendar_in(letter):
    """Return the event and its alarm of the calendar file that leaves with a letter."""
    message = message_from_bytes(message_of(letter).message().as_bytes(), policy=policy.default)
    files = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    assert [file.get_filename() for file in files] == ["due.ics"]
    return read(files[0].get_content())


def read(text):
    event = Calendar.from_ical(text).walk("VEVENT")[0]
    return event, event.walk("VALARM")[0]


def letter_of(kind):
    return Letter.objects.filter(kind=kind).order_by("-pk").first()


def test_acceptance_brings_the_day_with_an_alarm_and_no_name(clock, invited, author, reviewer):
    services.accept(invited, due_on=dt.date(2026, 3, 25))

    event, alarm = calendar_in(letter_of("review-accepted"))

    assert event["dtstart"].dt == dt.date(2026, 3, 25)
    assert event["dtend"].dt == dt.date(2026, 3, 26)
    assert alarm["trigger"].dt == dt.timedelta(days=-3)
    text = event.to_ical().decode()
    paper = invited.round.submission
    assert event["summary"] == f"Review due: {paper.code}"
    for hidden in ("Writerova", str(paper.own_title), author.email, reviewer.email):
        assert hidden not in text
    assert not TOKEN.search(text)


def test_moved_date_moves_the_same_event(clock, accepted, editor):
    first, _alarm = calendar_in(letter_of("review-accepted"))
    clock.shift(dt.timedelta(days=2))

    services.move_due(accepted, to=dt.date(2026, 3, 30), by=editor)

    second, _alarm = calendar_in(letter_of("review-date-moved"))
    assert second["uid"] == first["uid"]
    assert second["sequence"] > first["sequence"]
    assert second["dtstart"].dt == dt.date(2026, 3, 30)


def test_letter_sent_late_keeps_the_day_that_its_words_name(clock, accepted, editor):
    early = letter_of("review-accepted")
    services.move_due(accepted, to=dt.date(2026, 3, 30), by=editor)

    event, _alarm = calendar_in(early)

    assert event["dtstart"].dt == dt.date(2026, 3, 23)


def test_invited_person_whose_date_moves_gets_no_calendar_file(clock, invited, editor):
    services.move_due(invited, to=dt.date(2026, 3, 30), by=editor)

    assert letter_of("review-date-moved").calendar == {}
    assert letter_of("review-invitation").calendar == {}


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_file_can_be_taken_from_the_page(clock, accepted, language):
    browser = Client()
    token = make_token("review", accepted.key, accepted.nonce)
    browser.get(f"/{language}/review/{token}/")
    assert b"due.ics" in browser.get(f"/{language}/reviews/{accepted.key}/").content

    answer = browser.get(f"/{language}/reviews/{accepted.key}/due.ics")

    event, _alarm = read(answer.content)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert event["dtstart"].dt == accepted.review_due
    assert token.encode() not in answer.content


def test_there_is_no_file_before_the_answer_nor_for_strangers(clock, invited):
    browser = Client()
    browser.get(f"/en/review/{make_token('review', invited.key, invited.nonce)}/")

    assert browser.get(f"/en/reviews/{invited.key}/due.ics").status_code == 404
    assert Client().get(f"/en/reviews/{invited.key}/due.ics").status_code == 404


def cancelled_in(letter):
    message = message_from_bytes(message_of(letter).message().as_bytes(), policy=policy.default)
    file = next(part for part in message.walk() if part.get_content_type() == "text/calendar")
    assert file["content-type"].params["method"] == "CANCEL"
    calendar = Calendar.from_ical(file.get_content())
    assert calendar["method"] == "CANCEL"
    assert not calendar.walk("VALARM")
    return calendar.walk("VEVENT")[0]


@pytest.mark.parametrize("ended", ["released", "withdrawn"])
def test_review_that_is_no_longer_needed_leaves_the_calendar(clock, accepted, editor, ended):
    first, _alarm = calendar_in(letter_of("review-accepted"))

    if ended == "released":
        services.release_reviewer(accepted, by=editor)
    else:
        services.release_all(accepted.round.submission)

    event = cancelled_in(letter_of("review-released"))
    assert event["uid"] == first["uid"]
    assert event["organizer"] == first["organizer"]
    assert event["sequence"] == first["sequence"] + 1  # the clock stands still
    assert event["status"] == "CANCELLED"


def test_review_that_is_asked_for_again_comes_back_into_the_calendar(clock, accepted, editor):
    services.release_reviewer(accepted, by=editor)
    out = cancelled_in(letter_of("review-released"))
    clock.shift(dt.timedelta(days=1))

    services.ask_again(accepted, by=editor)
    services.accept(accepted)

    back, _alarm = calendar_in(letter_of("review-accepted"))
    assert back["uid"] == out["uid"]
    assert back["sequence"] > out["sequence"]


def test_who_never_agreed_has_nothing_to_take_out(clock, invited, editor):
    Letter.objects.filter(kind="review-invitation").update(status=Letter.Status.SENT)

    services.release_reviewer(invited, by=editor)

    assert letter_of("review-released").calendar == {}
