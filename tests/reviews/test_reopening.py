"""Declined or released, then taken up again: two presses, one mail, both dates kept."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from journal.models import Letter
from reviews import queries, services
from reviews.models import Review
from submissions.models import Status
from tests.reviews.conftest import kinds_to, report


def days(clock, number):
    clock.shift(dt.timedelta(days=number))


def test_editor_reopens_a_decline_with_one_press(client, clock, invited, paper, editor, reviewer):
    services.decline(invited, reason="Too busy.")
    days(clock, 2)
    count = Letter.objects.count()
    client.force_login(editor)

    client.post(reverse("reviews:reopen_seat", args=[invited.key]))
    client.post(reverse("reviews:reopen_seat", args=[invited.key]))

    invited.refresh_from_db()
    assert invited.state == Review.State.ACCEPTED
    assert invited.review_due == dt.date(2026, 3, 25)
    assert invited.decline_reason == "Too busy."
    assert [letter.kind for letter in Letter.objects.order_by("pk")[count:]] == ["review-reopened"]
    told = {event.words: event.at.date() for event in queries.events(paper, editor)}
    assert told["Roza Readerova declined"] == dt.date(2026, 3, 2)
    assert told["The review of Roza Readerova was opened again, due 25 March 2026"] == dt.date(
        2026, 3, 4
    )


def test_reviewer_reopens_and_the_editor_has_one_mail(clock, invited, paper, editor, reviewer):
    services.decline(invited, reason="Too busy.")
    days(clock, 2)
    count = Letter.objects.filter(to=editor.email).count()

    services.reopen(invited)
    services.reopen(invited)

    kinds = Letter.objects.filter(to=editor.email).order_by("pk")[count:]
    assert [letter.kind for letter in kinds] == ["editor-review-back"]
    told = {event.words: event.at.date() for event in queries.events(paper, editor)}
    assert told["Roza Readerova declined"] == dt.date(2026, 3, 2)
    assert told["Roza Readerova accepted after all"] == dt.date(2026, 3, 4)


def test_released_reviewer_finds_the_draft_again(client, clock, accepted, editor, reviewer):
    services.save_draft(accepted, values={"to_authors": "1. Half a review."}, seen_at="")
    services.release_reviewer(accepted, by=editor, words="Your first report helped already.")
    days(clock, 1)
    services.reopen_review(accepted, by=editor)

    assert accepted.draft == {"to_authors": "1. Half a review."}
    assert kinds_to(reviewer)[-1] == "review-reopened"
    letter = Letter.objects.get(kind="review-released")
    assert "Your first report helped already." in letter.text
    services.hand_in(accepted, values=report(accepted))
    assert accepted.state == Review.State.DONE


def test_draft_of_a_released_reviewer_is_shown_to_no_editor(client, accepted, editor):
    services.save_draft(accepted, values={"to_authors": "1. Half a secret."}, seen_at="")
    services.release_reviewer(accepted, by=editor)
    client.force_login(editor)

    for name, key in (
        ("reviews:seat", accepted.key),
        ("manuscript", accepted.round.submission.key),
    ):
        assert "Half a secret" not in client.get(reverse(name, args=[key])).content.decode()


def test_letter_of_release_without_words_has_no_gap(accepted, editor):
    services.release_reviewer(accepted, by=editor)

    assert "\n\n\n" not in Letter.objects.get(kind="review-released").text


def test_who_never_answered_is_asked_again(clock, invited, editor, reviewer):
    services.free_seat(invited)
    days(clock, 1)

    services.reopen_review(invited, by=editor)

    assert invited.state == Review.State.INVITED
    assert kinds_to(reviewer)[-1] == "review-invitation"


def test_every_date_is_kept_over_two_turns(clock, accepted, paper, editor):
    services.release_reviewer(accepted, by=editor)
    days(clock, 1)
    services.reopen_review(accepted, by=editor)
    days(clock, 1)
    services.decline(accepted, reason="Ill.")
    days(clock, 1)
    services.reopen_review(accepted, by=editor)

    told = [(e.words.split(" Readerova ")[-1], e.at.day) for e in queries.events(paper, editor)]
    assert [row for row in told if row[1] != 2] == [
        ("was opened again, due 24 March 2026", 3),
        ("declined", 4),
        ("was opened again, due 26 March 2026", 5),
    ]
    assert {("accepted", 2), ("was released", 2)} <= set(told)


def test_a_closed_round_is_not_reopened(paper, invited, editor):
    services.decline(invited)
    paper.refresh_from_db()
    services.release_all(paper)

    with pytest.raises(ValidationError, match="round is closed"):
        services.reopen_review(invited, by=editor)


def test_a_report_that_is_in_is_not_reopened(accepted, editor):
    services.hand_in(accepted, values=report(accepted))

    with pytest.raises(ValidationError, match="it can be returned"):
        services.reopen_review(accepted, by=editor)


def test_file_is_closed_after_declining_and_open_after_reopening(client, invited, editor, reviewer):
    services.decline(invited)
    client.force_login(reviewer)
    address = reverse("reviews:copy", args=[invited.key])

    closed = client.get(address)
    services.reopen_review(invited, by=editor)

    assert closed.status_code == 403
    assert "You declined this review" in closed.content.decode()
    assert client.get(address).status_code == 404  # open, though no copy was made in this test
    assert invited.round.submission.status == Status.IN_REVIEW
