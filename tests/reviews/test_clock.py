"""The clock runs for sixty days over every end of a reading: each letter once, none astray."""

import datetime as dt
from collections import Counter

import pytest

from journal.models import Holiday, Letter, Role
from reviews import periodic, services
from reviews.models import Review, Revision
from submissions.models import Status
from submissions.services import Upload
from tests.factories import MemberFactory, UserFactory
from tests.reviews.conftest import done_review, kinds_to, letter_text, report


def run(clock, days, hours=24):
    """Look every day, each time twice, as a beat that runs doubled would."""
    for _step in range(days * 24 // hours):
        clock.shift(dt.timedelta(hours=hours))
        periodic.look()
        periodic.look()


def written_on(person, kind):
    rows = Letter.objects.filter(to=person.email, kind=kind).order_by("pk")
    return [letter.written_at.date() for letter in rows]


def letters_since(count):
    return Counter(Letter.objects.order_by("pk")[count:].values_list("kind", flat=True))


def test_invitation_without_answer_is_reminded_once_and_freed(clock, invited, reviewer, editor):
    run(clock, 20, hours=12)
    run(clock, 40)

    invited.refresh_from_db()
    assert invited.state == Review.State.RELEASED
    assert kinds_to(reviewer) == ["review-seat-freed"]
    reminders = written_on(reviewer, "review-invitation-reminder")
    assert reminders == [dt.date(2026, 3, 6)]
    assert invited.released_at.date() == dt.date(2026, 3, 10)
    assert kinds_to(editor) == ["editor-review-no-answer"]


def test_review_is_reminded_three_times_and_no_more(clock, accepted, reviewer):
    run(clock, 60)

    assert written_on(reviewer, "review-reminder") == [dt.date(2026, 3, 20), dt.date(2026, 3, 23)]
    assert written_on(reviewer, "review-overdue") == [dt.date(2026, 3, 30)]


def test_reminders_carry_title_date_and_both_links(clock, paper, accepted, reviewer):
    run(clock, 30)

    for letter in Letter.objects.filter(kind__in=["review-reminder", "review-overdue"]):
        assert str(paper.own_title) in letter.text
        assert "23 March 2026, 23:59 (Astana, UTC+5)" in letter.text
        assert "[[link]]" in letter.text
        assert "[[more_time]]" in letter.text


def test_reminder_that_falls_on_a_holiday_waits_for_the_next_working_day(
    clock, journal, accepted, reviewer
):
    Holiday.objects.create(journal=journal, day=dt.date(2026, 3, 30))

    run(clock, 60)

    assert written_on(reviewer, "review-overdue") == [dt.date(2026, 3, 31)]


def test_nothing_follows_a_review_that_was_handed_in(clock, accepted, reviewer):
    run(clock, 29)
    services.hand_in(accepted, values=report(accepted))
    count = Letter.objects.filter(to=reviewer.email).count()

    run(clock, 60)

    assert Letter.objects.filter(to=reviewer.email).count() == count


END_STATES = {
    "declined": lambda review, editor: services.decline(review),
    "released": lambda review, editor: services.release_reviewer(review, by=editor),
    "withdrawn": lambda review, editor: services.release_all(review.round.submission),
    "handed in": lambda review, editor: services.hand_in(review, values=report(review)),
    "returned and done": lambda review, editor: returned_and_done(review, editor),
    "reopened and done": lambda review, editor: reopened_and_done(review, editor),
    "decided": lambda review, editor: decided(review, editor),
    "declined after reopening": lambda review, editor: services.decline(
        services.reopen_review(services.release_reviewer(review, by=editor), by=editor)
    ),
}


def returned_and_done(review, editor):
    services.hand_in(review, values=report(review))
    services.return_report(review, by=editor, reason="A name.")
    services.hand_in(review, values=report(review))


def reopened_and_done(review, editor):
    services.decline(review)
    services.reopen_review(review, by=editor)
    services.hand_in(review, values=report(review))


def decided(review, editor):
    submission = review.round.submission
    letter = letter_text("reject")
    services.send_now(
        services.decide(submission, by=editor, kind="reject", letter=letter), by=editor
    )


@pytest.mark.parametrize("end", END_STATES)
def test_no_letter_to_a_reviewer_after_an_end(clock, accepted, editor, reviewer, end):
    END_STATES[end](accepted, editor)
    count = Letter.objects.filter(to=reviewer.email).count()

    run(clock, 60)

    assert Letter.objects.filter(to=reviewer.email).count() == count
    assert not Letter.objects.waiting().filter(kind__in=["review-reminder"]).exists()


def test_returned_report_is_reminded_around_its_new_date(clock, accepted, editor, reviewer):
    run(clock, 20)
    services.hand_in(accepted, values=report(accepted))
    services.return_report(accepted, by=editor, reason="A name.")

    run(clock, 60)

    assert accepted.review_due == dt.date(2026, 3, 27)  # returned on Sunday 22 March
    assert written_on(reviewer, "review-reminder")[-2:] == [
        dt.date(2026, 3, 24),
        dt.date(2026, 3, 27),
    ]
    assert written_on(reviewer, "review-overdue") == [dt.date(2026, 4, 3)]


def test_moved_date_moves_the_reminders(clock, accepted, editor, reviewer):
    run(clock, 10)
    services.move_due(accepted, to=dt.date(2026, 4, 6), by=editor)

    run(clock, 60)

    assert written_on(reviewer, "review-reminder") == [dt.date(2026, 4, 3), dt.date(2026, 4, 6)]
    assert written_on(reviewer, "review-overdue") == [dt.date(2026, 4, 13)]


def test_waiting_decision_tells_editor_twice_and_the_chief_once(clock, journal, paper, editor):
    chief = editor
    second = MemberFactory(journal=journal, user=UserFactory(), role=Role.MANAGER).user
    paper.assignments.create(user=second, by=second)
    done_review(paper, chief)
    done_review(paper, chief)

    run(clock, 60)

    assert kinds_to(second) == ["editor-reviews-in", "editor-reviews-in-week"]
    assert kinds_to(chief) == ["chief-decision-waits"]
    assert written_on(second, "editor-reviews-in-week") == [dt.date(2026, 3, 9)]
    assert written_on(chief, "chief-decision-waits") == [dt.date(2026, 3, 16)]


def test_one_letter_a_person_manuscript_and_day(clock, accepted, editor, reviewer):
    clock.move_to(dt.datetime(2026, 3, 23, 6, tzinfo=dt.UTC))
    services.remind(accepted, by=editor)

    periodic.look()

    assert len(written_on(reviewer, "review-reminder")) == 1


@pytest.mark.parametrize("kind", ["accept", "reject", "resubmit"])
def test_no_letter_at_all_after_a_final_decision(clock, paper, editor, kind):
    done_review(paper, editor)
    late = services.invite_reviewer(paper, by=editor, reviewer=UserFactory())
    paper.refresh_from_db()
    decision = services.decide(paper, by=editor, kind=kind, letter=letter_text(kind))
    services.send_now(decision, by=editor)
    count = Letter.objects.count()

    run(clock, 60)

    assert letters_since(count) == {}
    late.refresh_from_db()
    assert late.state == Review.State.RELEASED


def test_revision_is_reminded_three_times_until_it_comes(clock, paper, editor, author):
    done_review(paper, editor)
    paper.refresh_from_db()
    decision = services.decide(paper, by=editor, kind="minor", letter=letter_text("minor"))
    services.send_now(decision, by=editor)

    run(clock, 60)

    assert written_on(author, "revision-reminder") == [dt.date(2026, 3, 16), dt.date(2026, 3, 23)]
    assert written_on(author, "revision-overdue") == [dt.date(2026, 3, 30)]


def test_revision_that_was_sent_is_never_reminded(clock, paper, editor, author):
    done_review(paper, editor)
    paper.refresh_from_db()
    decision = services.decide(paper, by=editor, kind="minor", letter=letter_text("minor"))
    services.send_now(decision, by=editor)
    services.return_revision(
        Revision.objects.get(),
        by=author,
        answer="All of it.",
        upload=Upload("a.md", b"# T\n\nText."),
    )
    count = Letter.objects.count()

    run(clock, 60)

    assert letters_since(count) == {}
    paper.refresh_from_db()
    assert paper.status == Status.IN_REVIEW


def test_sleeping_beat_writes_the_last_reminder_only(clock, accepted, reviewer):
    clock.move_to(dt.datetime(2026, 4, 10, 6, tzinfo=dt.UTC))

    periodic.look()

    assert written_on(reviewer, "review-reminder") == []
    assert written_on(reviewer, "review-overdue") == [dt.date(2026, 4, 10)]


def test_reviewer_in_the_last_time_zone_is_not_cut_off(clock, invited):
    clock.move_to(dt.datetime(2026, 3, 10, 11, 30, tzinfo=dt.UTC))  # still 9 March, 23:30 UTC-12

    periodic.look()
    services.accept(invited)

    assert invited.state == Review.State.ACCEPTED
