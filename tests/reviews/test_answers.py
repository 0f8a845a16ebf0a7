import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from journal.models import Letter
from reviews import services
from reviews.models import Review
from tests.factories import UserFactory
from tests.reviews.conftest import done_review, kinds_to


def test_accepting_twice_posts_one_letter(clock, invited, reviewer):
    services.accept(invited)
    services.accept(invited)

    assert invited.state == Review.State.ACCEPTED
    assert kinds_to(reviewer) == ["review-accepted"]


def test_accepting_takes_an_own_date_and_moves_it_off_a_free_day(clock, invited):
    services.accept(invited, due_on=dt.date(2026, 3, 28))  # a Saturday

    assert invited.review_due == dt.date(2026, 3, 30)


@pytest.mark.parametrize("day", [dt.date(2026, 3, 2), dt.date(2026, 4, 7)])
def test_accepting_refuses_a_day_that_is_past_or_too_late(clock, invited, day):
    with pytest.raises(ValidationError, match="Choose a day"):
        services.accept(invited, due_on=day)

    invited.refresh_from_db()
    assert invited.state == Review.State.INVITED


def test_declining_counts_at_once_and_takes_the_reason_afterwards(clock, invited, editor):
    services.decline(invited)
    services.decline(invited, reason="No time.", suggestion="Dana Sample")

    invited.refresh_from_db()
    assert invited.state == Review.State.DECLINED
    assert (invited.decline_reason, invited.suggestion) == ("No time.", "Dana Sample")
    assert kinds_to(editor) == ["editor-review-declined"]


def test_declining_recalls_the_letters_that_wait(clock, invited):
    services.decline(invited)

    assert not Letter.objects.waiting().filter(about=f"review:{invited.key}").exists()


def test_reviewer_who_declined_comes_back_while_the_seat_is_free(clock, invited, editor, reviewer):
    services.decline(invited, reason="No time.")
    clock.shift(dt.timedelta(days=2))

    assert services.reopen(invited) is True

    invited.refresh_from_db()
    assert invited.state == Review.State.ACCEPTED
    assert invited.decline_reason == "No time."
    assert invited.declined_at < invited.answered_at
    assert invited.review_due == dt.date(2026, 3, 25)
    assert kinds_to(editor) == ["editor-review-declined", "editor-review-back"]
    assert kinds_to(reviewer) == ["review-accepted"]


def test_reviewer_who_comes_back_too_late_is_named_as_available_once(clock, paper, editor, invited):
    services.decline(invited)
    for _each in range(2):
        services.invite_reviewer(paper, by=editor, reviewer=UserFactory())

    assert services.reopen(invited) is False
    assert services.reopen(invited) is False

    invited.refresh_from_db()
    assert invited.state == Review.State.DECLINED
    assert kinds_to(editor).count("editor-review-available") == 1


def test_editor_asks_a_person_again_who_declined(clock, invited, editor, reviewer):
    services.decline(invited)
    services.ask_again(invited, by=editor)
    services.ask_again(invited, by=editor)

    assert invited.state == Review.State.INVITED
    assert kinds_to(reviewer) == ["review-invitation"]


def test_moving_the_date_tells_the_reviewer_and_moves_the_reminders(clock, accepted, editor):
    services.move_due(accepted, to=dt.date(2026, 4, 2), by=editor)
    services.move_due(accepted, to=dt.date(2026, 4, 2), by=editor)

    accepted.refresh_from_db()
    assert accepted.review_due == dt.date(2026, 4, 2)
    assert accepted.reminded == []
    assert kinds_to(accepted.reviewer).count("review-date-moved") == 1


def test_reviewer_moves_the_own_date_once(clock, accepted):
    services.shift_due(accepted, to=dt.date(2026, 4, 2))

    with pytest.raises(ValidationError, match="moved the date once"):
        services.shift_due(accepted, to=dt.date(2026, 4, 3))
    accepted.refresh_from_db()
    assert accepted.review_due == dt.date(2026, 4, 2)


def test_nothing_is_answered_once_the_round_is_closed(clock, paper, invited):
    services.release_all(paper)

    for act in (services.accept, services.decline, services.reopen):
        with pytest.raises(services.RoundOver, match="has ended"):
            act(invited)


def test_a_review_that_is_in_cannot_be_declined(clock, paper, editor):
    review = done_review(paper, editor)

    with pytest.raises(ValidationError, match="handed in"):
        services.decline(review)

    review.refresh_from_db()
    assert review.state == Review.State.DONE


def test_a_new_link_goes_to_the_registered_address_once_an_hour(clock, invited, reviewer):
    assert services.renew_link(invited) is True
    assert services.renew_link(invited) is False
    clock.shift(dt.timedelta(minutes=61))
    assert services.renew_link(invited) is True

    assert kinds_to(reviewer).count("review-new-link") == 2


def test_one_reminder_a_day_at_an_editors_wish(clock, accepted, editor, reviewer):
    services.remind(accepted, by=editor)

    with pytest.raises(ValidationError, match="today already"):
        services.remind(accepted, by=editor)
    assert kinds_to(reviewer).count("review-reminder") == 1
