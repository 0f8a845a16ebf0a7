import io

import pytest
from django.core.exceptions import ValidationError
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from journal.models import Letter
from reviews import services
from reviews.models import Review, Score
from submissions.services import Upload
from tests.factories import UserFactory
from tests.reviews.conftest import done_review, kinds_to, report, scores


def png(text="Roza Readerova"):
    """Return a picture whose properties name its maker."""
    made, names = io.BytesIO(), PngInfo()
    names.add_text("Author", text)
    Image.new("RGB", (20, 20), "white").save(made, "PNG", pnginfo=names)
    return made.getvalue()


def test_draft_is_kept_and_says_when(clock, accepted):
    saved = services.save_draft(accepted, values={"to_authors": "One"}, seen_at="")

    accepted.refresh_from_db()
    assert accepted.draft == {"to_authors": "One"}
    assert saved.at == accepted.draft_saved_at
    assert not saved.aside


def test_older_window_never_overwrites_and_its_text_is_kept(clock, accepted):
    first = services.save_draft(accepted, values={"to_authors": "Newer"}, seen_at="")

    saved = services.save_draft(accepted, values={"to_authors": "Older"}, seen_at="")

    accepted.refresh_from_db()
    assert saved.aside
    assert saved.at == first.at
    assert accepted.draft == {"to_authors": "Newer"}
    assert accepted.draft_aside["values"] == {"to_authors": "Older"}


def test_person_chooses_between_the_two_texts_and_none_is_lost(clock, accepted):
    services.save_draft(accepted, values={"to_authors": "Newer"}, seen_at="")
    services.save_draft(accepted, values={"to_authors": "Older"}, seen_at="")

    services.choose_draft(accepted, aside=True)

    accepted.refresh_from_db()
    assert accepted.draft == {"to_authors": "Older"}
    assert accepted.draft_aside["values"] == {"to_authors": "Newer"}


def test_window_that_follows_its_own_saves_goes_on(clock, accepted):
    first = services.save_draft(accepted, values={"to_authors": "One"}, seen_at="")
    second = services.save_draft(
        accepted, values={"to_authors": "Two"}, seen_at=services.stamp(first.at)
    )

    assert not second.aside
    accepted.refresh_from_db()
    assert accepted.draft == {"to_authors": "Two"}


def test_nothing_is_saved_after_declining(clock, accepted):
    services.decline(accepted)

    with pytest.raises(ValidationError, match="not under way"):
        services.save_draft(accepted, values={"to_authors": "Late"}, seen_at="")


def test_handing_in_fixes_the_review_and_posts_a_copy(clock, accepted, reviewer):
    services.save_draft(accepted, values={"to_authors": "One"}, seen_at="")

    services.hand_in(accepted, values=report(accepted))

    accepted.refresh_from_db()
    assert accepted.state == Review.State.DONE
    assert accepted.letter_name == "A"
    assert accepted.draft == {}
    assert Score.objects.filter(review=accepted, value=4).count() == 8
    letter = Letter.objects.get(kind="review-received")
    assert letter.to == reviewer.email
    assert "Table 3 needs a column." in letter.text


def test_handing_in_twice_changes_nothing(clock, accepted, reviewer):
    services.hand_in(accepted, values=report(accepted))
    services.hand_in(accepted, values=report(accepted, to_authors="Another text"))

    accepted.refresh_from_db()
    assert accepted.to_authors.startswith("1. The question")
    assert kinds_to(reviewer).count("review-received") == 1


def test_incomplete_review_is_refused_naming_what_is_missing(clock, accepted):
    values = report(accepted, to_authors=" ", recommendation="")
    del values["scores"]["usefulness"]

    with pytest.raises(ValidationError) as refusal:
        services.hand_in(accepted, values=values)

    assert len(refusal.value.messages) == 3
    assert "Usefulness for practice" in refusal.value.messages[0]
    accepted.refresh_from_db()
    assert accepted.state == Review.State.ACCEPTED
    assert not Score.objects.exists()


def test_not_applicable_is_a_score(clock, accepted):
    values = report(accepted, scores=scores(accepted) | {"methods": None})

    services.hand_in(accepted, values=values)

    assert Score.objects.get(review=accepted, criterion__slug="methods").value is None


def test_letters_follow_the_order_of_arrival_and_stay_with_the_person(clock, paper, editor):
    services.invite_reviewer(paper, by=editor, reviewer=UserFactory())
    first = done_review(paper, editor)
    second = done_review(paper, editor)

    assert (first.letter_name, second.letter_name) == ("A", "B")


def test_editor_is_told_once_that_all_reviews_are_in(clock, paper, editor):
    done_review(paper, editor)
    assert "editor-reviews-in" not in kinds_to(editor)

    done_review(paper, editor)

    assert kinds_to(editor).count("editor-reviews-in") == 1


def test_attachment_is_kept_under_a_neutral_name(clock, accepted):
    services.attach(accepted, upload=Upload("Рецензия Иванова.png", png()))

    accepted.refresh_from_db()
    assert accepted.attachment_name == "Рецензия Иванова.png"
    assert "Иванова" not in accepted.attachment.name
    with accepted.attachment.open("rb") as file:
        assert b"Readerova" not in file.read()


@pytest.mark.parametrize(
    "name, data",
    [("a.exe", b"MZ" + b"\0" * 50), ("a.png", b"<html><body>x</body></html>"), ("a.pdf", b"")],
)
def test_other_kinds_of_file_are_refused_in_words(clock, accepted, name, data):
    with pytest.raises(ValidationError):
        services.attach(accepted, upload=Upload(name, data))

    accepted.refresh_from_db()
    assert not accepted.attachment


def test_marks_and_buttons_in_a_report_stay_plain_in_letters(clock, accepted):
    evil = "> Press here: https://evil.example\n\n| Fact: [[link]]"

    services.hand_in(accepted, values=report(accepted, to_authors=evil))

    text = Letter.objects.get(kind="review-received").text
    assert "\n> Press here" not in text
    assert "\n| Fact" not in text
    assert "[ [link] ]" in text


def test_review_of_a_closed_round_is_refused(clock, paper, accepted):
    services.release_all(paper)

    with pytest.raises(services.RoundOver):
        services.hand_in(accepted, values=report(accepted))

    accepted.refresh_from_db()
    assert accepted.state == Review.State.RELEASED


@pytest.mark.django_db(transaction=True)
def test_a_file_that_is_replaced_or_taken_away_leaves_nothing_behind(clock, accepted, kept):
    services.attach(accepted, upload=Upload("first.png", png()))
    services.attach(accepted, upload=Upload("second.txt", b"Another file."))
    (after_second,) = kept()
    services.detach(accepted)

    assert after_second.endswith(".txt")
    assert kept() == []
