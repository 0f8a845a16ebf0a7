"""More time for a revision: once by the authors themselves, then by the editor."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from journal.models import Letter
from reviews import periodic, services
from reviews.queries import actions
from submissions.services import Upload, take_charge
from tests.factories import UserFactory
from tests.reviews.conftest import done_review, kinds_to, letter_text

DUE = dt.date(2026, 3, 30)
WHY = "Our archive is closed until Easter."


@pytest.fixture
def revision(clock, paper, editor):
    done_review(paper, editor)
    take_charge(paper, by=editor)
    decision = services.decide(paper, by=editor, kind="major", letter=letter_text(), due_on=DUE)
    services.send_now(decision, by=editor)
    return decision.revision


def moved(revision, author, to=dt.date(2026, 4, 13)):
    return services.ask_more_time(revision, to=to, by=author, reason="")


def test_authors_move_the_date_once_and_the_editor_hears_of_it(revision, author, editor):
    moved(revision, author)

    assert (revision.due_on, revision.wanted_due) == (dt.date(2026, 4, 13), None)
    assert "revision-date-moved" in kinds_to(author)
    assert kinds_to(editor)[-1] == "editor-revision-moved"


def test_reminders_follow_the_date_that_authors_moved(clock, revision, author):
    moved(revision, author)
    for _day in range(60):
        clock.shift(dt.timedelta(days=1))
        periodic.look()

    rows = Letter.objects.filter(kind__in=["revision-reminder", "revision-overdue"])
    days = [letter.written_at.date() for letter in rows.order_by("pk")]
    assert days == [dt.date(2026, 4, 6), dt.date(2026, 4, 13), dt.date(2026, 4, 20)]
    assert "[[more_time]]" in rows.first().text


def test_a_second_date_is_the_editors_to_give(revision, author, editor):
    moved(revision, author)
    with pytest.raises(ValidationError, match="Write why"):
        services.ask_more_time(revision, to=dt.date(2026, 5, 4), by=author, reason=" ")

    for _press in range(2):
        services.ask_more_time(revision, to=dt.date(2026, 5, 4), by=author, reason=WHY)

    assert (revision.due_on, revision.wanted_due) == (dt.date(2026, 4, 13), dt.date(2026, 5, 4))
    assert kinds_to(editor).count("editor-revision-more-time") == 1
    assert WHY in Letter.objects.get(kind="editor-revision-more-time").text
    waiting = [action for action in actions(editor) if action.kind == "more_time"]
    assert len(waiting) == 1


def test_a_far_date_is_asked_for_at_once(revision, author):
    services.ask_more_time(revision, to=dt.date(2026, 6, 1), by=author, reason=WHY)

    assert (revision.due_on, revision.wanted_due) == (DUE, dt.date(2026, 6, 1))
    assert revision.moved_due_at is None


@pytest.mark.parametrize("to", [dt.date(2026, 3, 1), DUE, dt.date(2028, 1, 1)])
def test_only_later_days_within_a_year_can_be_asked_for(revision, author, to):
    with pytest.raises(ValidationError, match="Choose a day after"):
        services.ask_more_time(revision, to=to, by=author, reason=WHY)

    revision.refresh_from_db()
    assert (revision.due_on, revision.wanted_due) == (DUE, None)


def test_no_reminder_comes_while_the_editor_is_asked_and_they_follow_the_answer(
    clock, revision, author, editor
):
    services.ask_more_time(revision, to=dt.date(2026, 6, 1), by=author, reason=WHY)
    for _day in range(40):
        clock.shift(dt.timedelta(days=1))
        periodic.look()
    assert not Letter.objects.filter(kind__in=["revision-reminder", "revision-overdue"]).exists()

    services.move_revision_due(revision, to=dt.date(2026, 6, 1), by=editor)

    revision.refresh_from_db()
    assert (revision.due_on, revision.wanted_due) == (dt.date(2026, 6, 1), None)
    assert kinds_to(author)[-1] == "revision-date-moved"
    assert not [action for action in actions(editor) if action.kind == "more_time"]


def test_a_no_leaves_the_date_and_comes_with_words_once(revision, author, editor):
    services.ask_more_time(revision, to=dt.date(2026, 6, 1), by=author, reason=WHY)
    with pytest.raises(ValidationError, match="Write why"):
        services.refuse_more_time(revision, by=editor, words="")

    for _press in range(2):
        services.refuse_more_time(revision, by=editor, words="The issue closes in April.")

    revision.refresh_from_db()
    assert (revision.due_on, revision.wanted_due) == (DUE, None)
    letter = Letter.objects.get(kind="revision-date-refused")
    assert letter.to == author.email
    assert "The issue closes in April." in letter.text


def test_a_revision_that_came_meanwhile_ends_the_wish(revision, author, editor):
    services.ask_more_time(revision, to=dt.date(2026, 6, 1), by=author, reason=WHY)
    services.return_revision(
        revision, by=author, answer="All done.", upload=Upload("new.md", b"# Text\n\nWords.")
    )

    revision.refresh_from_db()
    assert revision.wanted_due is None
    with pytest.raises(ValidationError, match="No revision is awaited"):
        services.ask_more_time(revision, to=dt.date(2026, 7, 1), by=author, reason=WHY)


def test_the_page_opens_the_form_by_the_letters_link_and_moves_the_date(
    client, revision, author, paper
):
    client.force_login(author)
    page = client.get(reverse("reviews:revise", args=[paper.key]) + "?more=time")
    assert '<details class="fold" id="more-time-form" open>' in page.content.decode()
    address = reverse("reviews:revision_time", args=[paper.key])

    assert client.post(address, {"to": "2026-04-13"}).status_code == 302

    revision.refresh_from_db()
    assert revision.due_on == dt.date(2026, 4, 13)
    refused = client.post(address, {"to": "2026-05-04", "reason": ""})
    assert refused.status_code == 409
    assert "Write why you need this time" in refused.content.decode()


def test_the_editor_sees_the_wish_and_grants_it_by_one_press(
    client, revision, author, editor, paper
):
    services.ask_more_time(revision, to=dt.date(2026, 6, 1), by=author, reason=WHY)
    client.force_login(editor)
    page = client.get(reverse("manuscript", args=[paper.key])).content.decode()
    assert WHY in page

    client.post(reverse("reviews:revision_due", args=[paper.key]), {"to": "2026-06-01"})

    revision.refresh_from_db()
    assert revision.due_on == dt.date(2026, 6, 1)


def test_the_editor_says_no_with_words(client, revision, author, editor, paper):
    services.ask_more_time(revision, to=dt.date(2026, 6, 1), by=author, reason=WHY)
    address = reverse("reviews:refuse_time", args=[paper.key])
    client.force_login(UserFactory())
    assert client.post(address, {"words": "No."}).status_code == 404
    client.force_login(editor)
    client.post(address, {"words": ""})
    revision.refresh_from_db()
    assert revision.wanted_due

    client.post(address, {"words": "The issue closes."})

    revision.refresh_from_db()
    assert revision.wanted_due is None
