"""A revision arrives while a review is open: stay, move on, or be thanked; each says what it judged."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from journal.models import Letter
from reviews import periodic, queries, services
from reviews.models import Review, Revision, Round
from submissions.models import Status, Version
from submissions.services import Upload
from tests.factories import UserFactory
from tests.reviews.conftest import done_review, kinds_to, letter_text, report


def decided(paper, editor, kind="minor", *, keeps=True):
    paper.refresh_from_db()
    decision = services.decide(
        paper, by=editor, kind=kind, letter=letter_text(kind), keeps_reading=keeps
    )
    services.send_now(decision, by=editor)
    return decision


def revised(paper, author):
    """Return the version that the authors sent, read by a worker."""
    version = services.return_revision(
        Revision.objects.latest("pk"),
        by=author,
        answer="All of it.",
        upload=Upload("a.md", b"# T\n\nText."),
    )
    Version.objects.filter(pk=version.pk).update(state=Version.State.READ, proof={"at": "now"})
    paper.refresh_from_db()
    return version


@pytest.fixture
def reading(clock, paper, editor, reviewer):
    """One report is in; one reviewer is at work and one was asked, when the decision is sent."""
    done_review(paper, editor)
    review = services.accept(services.invite_reviewer(paper, by=editor, reviewer=reviewer))
    services.save_draft(review, values={"to_authors": "1. Half of it."}, seen_at="")
    services.invite_reviewer(paper, by=editor, reviewer=UserFactory(email="asked@example.org"))
    clock.shift(dt.timedelta(hours=1))
    decided(paper, editor)
    clock.shift(dt.timedelta(hours=1))
    return Review.objects.get(pk=review.pk)


def test_those_at_work_go_on_and_nobody_new_is_invited(reading, paper, editor):
    reading.refresh_from_db()
    asked = Review.objects.get(reviewer__email="asked@example.org")
    paper.refresh_from_db()

    assert reading.state == Review.State.ACCEPTED
    assert reading.round.closed_at is None
    assert asked.state == Review.State.RELEASED
    assert paper.status == Status.REVISION_REQUESTED
    with pytest.raises(ValidationError, match="with the editors"):
        services.invite_reviewer(paper, by=editor, reviewer=UserFactory())


def test_without_the_tick_they_are_released(clock, paper, editor, accepted):
    done_review(paper, editor)
    decided(paper, editor, keeps=False)

    accepted.refresh_from_db()
    assert accepted.state == Review.State.RELEASED


def test_a_final_decision_never_lets_anybody_read_on(paper, editor, accepted):
    done_review(paper, editor)
    decided(paper, editor, "reject")

    accepted.refresh_from_db()
    assert accepted.state == Review.State.RELEASED


def test_late_report_goes_with_the_next_decision_alone(clock, reading, paper, editor, author):
    services.hand_in(reading, values=report(reading, to_authors="1. Late but good."))
    assert kinds_to(editor)[-1] == "editor-review-late"
    clock.shift(dt.timedelta(days=1))
    revised(paper, author)

    draft = services.draft_letter_for(paper, by=editor, kind="minor").text

    assert "Late but good." in draft
    assert "The question is good." not in draft
    assert "Reviewer B, on R0" in draft
    assert Round.objects.get().closed_at is not None  # nobody is at work any more


def test_editor_is_asked_what_becomes_of_them(clock, reading, paper, editor, author):
    revised(paper, author)

    kinds = [action.kind for action in queries.actions(editor)]

    assert kinds == ["readers"]
    assert not queries.board(paper, editor).may_start_round
    with pytest.raises(ValidationError, match="still at work"):
        services.invite_reviewer(paper, by=editor, reviewer=UserFactory())


def settle(reading, editor, course):
    services.settle_readers(reading.round.submission, by=editor, courses={reading.key: course})
    reading.refresh_from_db()
    return Review.objects.get(pk=reading.pk)


def test_keep_stamps_the_report_with_the_old_version(
    client, clock, reading, paper, editor, author, reviewer
):
    revised(paper, author)
    count = Letter.objects.filter(to=reviewer.email).count()

    review = settle(reading, editor, "keep")

    assert review.own_version.label == "R0"
    assert review.round.number == 2
    assert review.draft == {"to_authors": "1. Half of it."}
    assert Letter.objects.filter(to=reviewer.email).count() == count
    services.hand_in(review, values=report(review))
    client.force_login(editor)
    page = client.get(reverse("manuscript", args=[paper.key])).content.decode()
    assert "about version R0" in page
    told = [event.detail for event in queries.events(paper, editor)]
    assert told.count("It is about version R0.") == 2
    paper.refresh_from_db()
    assert "Reviewer B, on R0" in services.draft_letter_for(paper, by=editor, kind="minor").text


def test_move_tells_what_changed_and_keeps_the_text(
    client, clock, reading, paper, editor, author, reviewer
):
    clock.shift(dt.timedelta(days=17))
    revised(paper, author)

    review = settle(reading, editor, "move")

    letter = Letter.objects.filter(to=reviewer.email).latest("pk")
    assert letter.kind == "review-moved"
    assert "R1, in the place of R0" in letter.text
    assert review.own_version.label == "R1"
    assert review.draft == {"to_authors": "1. Half of it."}
    assert review.review_due == dt.date(2026, 3, 26)  # five working days after Thursday 19 March
    client.force_login(reviewer)
    page = client.get(reverse("reviews:page", args=[review.key]))
    assert reverse("reviews:compare", args=[review.key]) in page.content.decode() or (
        "What changed since the last round" in page.content.decode()
    )


def test_close_thanks_and_lets_the_next_round_begin(reading, paper, editor, author, reviewer):
    revised(paper, author)

    review = settle(reading, editor, "close")

    assert review.state == Review.State.RELEASED
    assert kinds_to(reviewer)[-1] == "review-released"
    assert queries.board(paper, editor).may_start_round
    assert [action.kind for action in queries.actions(editor)] == ["revision_in"]


def test_mode_of_the_earlier_round_goes_along(reading, paper, editor, author):
    revised(paper, author)
    paper.article_type.review_mode = "open"
    paper.article_type.save()

    assert settle(reading, editor, "move").round.mode == "double"


def test_everybody_must_be_thought_of(clock, paper, editor, author, reading, reviewer):
    revised(paper, author)

    with pytest.raises(ValidationError, match="Choose what becomes of Roza"):
        services.settle_readers(paper, by=editor, courses={})

    assert Round.objects.count() == 1


def test_a_second_press_changes_nothing(reading, paper, editor, author):
    revised(paper, author)
    settle(reading, editor, "keep")

    with pytest.raises(ValidationError, match="nothing was changed"):
        services.settle_readers(paper, by=editor, courses={reading.key: "close"})

    assert Review.objects.get(pk=reading.pk).state == Review.State.ACCEPTED


def test_new_version_that_names_its_authors_goes_to_nobody(reading, paper, editor, author):
    version = revised(paper, author)
    finding = {"id": "1", "code": "name", "text": "Writerova", "kind": "copy", "file": "x"}
    more = {"place": "1", "certain": True, "can_clean": False}
    Version.objects.filter(pk=version.pk).update(proof={"at": "now", "findings": [finding | more]})

    with pytest.raises(ValidationError, match="still names the authors"):
        services.settle_readers(paper, by=editor, courses={reading.key: "move"})

    reading.refresh_from_db()
    assert reading.round.number == 1


def test_one_page_with_three_choices(client, reading, paper, editor, author, reviewer):
    client.force_login(editor)
    address = reverse("reviews:readers", args=[paper.key])
    early = client.get(address)
    revised(paper, author)

    page = client.get(address).content.decode()
    left_out = client.post(address)
    done = client.post(address, {f"course_{reading.key}": "keep"})

    assert early.status_code == 302  # nothing to say before the new version is here
    for words in ("Finish on the earlier version", "Go on with the new", "Close with thanks"):
        assert words in page
    assert left_out.status_code == 409
    assert done.status_code == 302
    reading.refresh_from_db()
    assert reading.own_version.label == "R0"


def test_replaced_file_asks_the_same(clock, paper, editor, author, accepted):
    decided(paper, editor, "return")
    clock.shift(dt.timedelta(hours=1))
    revised(paper, author)
    assert paper.status == Status.SUBMITTED
    assert [action.kind for action in queries.actions(editor)] == ["readers"]

    services.settle_readers(paper, by=editor, courses={accepted.key: "move"})

    paper.refresh_from_db()
    accepted.refresh_from_db()
    assert paper.status == Status.IN_REVIEW
    assert accepted.own_version.number == 2


@pytest.mark.parametrize("course", ["keep", "move", "close"])
def test_no_stray_letter_after_any_choice(clock, reading, paper, editor, author, reviewer, course):
    revised(paper, author)
    review = settle(reading, editor, course)
    if review.state == Review.State.ACCEPTED:
        services.hand_in(review, values=report(review))
    count = Letter.objects.filter(to=reviewer.email).count()

    for _day in range(60):
        clock.shift(dt.timedelta(days=1))
        periodic.look()

    assert Letter.objects.filter(to=reviewer.email).count() == count
