"""A report goes back to its reviewer, or is edited for the authors; nothing changes silently."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse

from journal.models import Letter
from reviews import queries, services
from reviews.models import Answer, Criterion, EarlierReport, Note, Review
from tests.factories import UserFactory
from tests.reviews.conftest import done_review, kinds_to, letter_text, report


@pytest.fixture
def done(clock, paper, editor, reviewer):
    return done_review(paper, editor, reviewer)


def decided(paper, editor, *, send=True):
    paper.refresh_from_db()
    decision = services.decide(paper, by=editor, kind="minor", letter=letter_text("minor"))
    if send:
        services.send_now(decision, by=editor)
    return decision


def test_returned_report_is_a_draft_again_and_its_first_version_is_kept(clock, done, editor):
    services.return_report(done, by=editor, reason="Your name stands in point 2.")

    assert (done.state, done.handed_in_at, done.to_authors) == ("accepted", None, "")
    assert done.draft["to_authors"].startswith("1. The question is good.")
    assert done.draft["score_methods"] == "4"
    assert done.draft["recommendation"] == "minor"
    assert done.review_due == dt.date(2026, 3, 9)  # five working days after Monday 2 March
    kept = EarlierReport.objects.get()
    assert kept.content["to_authors"].startswith("1. The question is good.")
    assert (kept.reason, kept.returned_by) == ("Your name stands in point 2.", editor)
    assert kept.content["scores"][0][2] == 4


def test_letter_says_why_and_when(done, editor, reviewer):
    services.return_report(done, by=editor, reason="Your name stands in point 2.")

    letter = Letter.objects.filter(to=reviewer.email).latest("pk")
    assert letter.kind == "review-returned"
    assert "Your name stands in point 2." in letter.text
    assert "9 March 2026" in letter.text


def test_page_of_the_review_says_why_it_came_back(client, done, editor, reviewer):
    client.force_login(reviewer)
    services.return_report(done, by=editor, reason="Page 2 names <you>.")
    page = f"/en/reviews/{done.key}/"

    assert "Page 2 names &lt;you&gt;." in client.get(page).text

    services.hand_in(done, values=report(done))
    assert "Page 2 names" not in client.get(page).text


def test_both_versions_stand_in_the_history_and_authors_see_the_second(
    client, clock, paper, done, editor, author
):
    clock.shift(dt.timedelta(hours=1))
    services.return_report(done, by=editor, reason="A name.")
    clock.shift(dt.timedelta(days=1))
    services.hand_in(done, values=report(done, to_authors="1. Now without names."))
    told = [event.words for event in queries.events(paper, editor)]
    clock.shift(dt.timedelta(days=1))
    paper.refresh_from_db()
    draft = services.draft_letter_for(paper, by=editor, kind="minor")
    decided(paper, editor)
    client.force_login(author)
    page = client.get(reverse("reviews:revise", args=[paper.key])).content.decode()

    assert told.count("Roza Readerova sent the review (Reviewer A)") == 2
    assert "The report went back to Roza Readerova" in told
    for text in (draft.text, page):
        assert "Now without names." in text
        assert "The question is good." not in text


def test_it_can_go_back_twice(clock, done, editor):
    for number in (1, 2):
        services.return_report(done, by=editor, reason=f"Again {number}.")
        services.hand_in(done, values=report(done))

    assert list(EarlierReport.objects.values_list("number", flat=True)) == [1, 2]
    assert Review.objects.get().scores.count() == 8
    assert Review.objects.get().letter_name == "A"


def test_file_of_the_first_version_outlives_a_new_one(client, done, editor, reviewer):
    done.attachment.save("file.txt", ContentFile(b"first"))
    services.return_report(done, by=editor, reason="A name.")
    done.attachment.storage.delete(done.attachment.name)  # as a new file does
    report = EarlierReport.objects.get()
    address = reverse("reviews:earlier_file", args=[done.key, report.key])
    client.force_login(editor)

    assert b"".join(client.get(address).streaming_content) == b"first"
    client.force_login(reviewer)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("send", [True, False])
def test_nothing_goes_back_once_a_decision_carries_it(done, paper, editor, send):
    decided(paper, editor, send=send)
    words = "has been sent" if send else "Undo it first"

    with pytest.raises(ValidationError, match=words):
        services.return_report(Review.objects.get(), by=editor, reason="Late.")
    with pytest.raises(ValidationError, match=words):
        services.edit_report(Review.objects.get(), by=editor, text="x", reason="Late.")

    assert Review.objects.get().state == Review.State.DONE
    assert not EarlierReport.objects.exists()


def test_a_reason_is_needed(done, editor):
    with pytest.raises(ValidationError, match="Write why"):
        services.return_report(done, by=editor, reason="  ")

    assert Review.objects.get().state == Review.State.DONE


def test_all_reviews_are_told_to_be_in_again_after_it_came_back(clock, paper, done, editor):
    second = done_review(paper, editor)
    assert kinds_to(editor) == ["editor-reviews-in"]
    services.return_report(second, by=editor, reason="A name.")
    clock.shift(dt.timedelta(days=2))
    services.hand_in(second, values=report(second))

    assert Letter.objects.filter(kind="editor-reviews-in").count() == 2


def test_edited_words_are_marked_for_authors_and_shown_to_the_reviewer(
    client, paper, done, editor, author, reviewer
):
    services.edit_report(done, by=editor, text="1. The question is fine.", reason="Harsh words.")
    paper.refresh_from_db()
    draft = services.draft_letter_for(paper, by=editor, kind="minor").text
    client.force_login(reviewer)
    own = client.get(reverse("reviews:page", args=[done.key])).content.decode()
    decided(paper, editor)
    client.force_login(author)
    page = client.get(reverse("reviews:revise", args=[paper.key])).content.decode()

    for text in (draft, page):
        assert "The question is fine." in text
        assert "(edited by an editor)" in text
        assert "The question is good." not in text
        assert "Harsh words" not in text
    for words in ("The question is good.", "The question is fine.", "Harsh words."):
        assert words in own


@pytest.fixture
def with_parts(done):
    """A report with an answer that authors see, one that they do not, and a comment."""
    done.form = None
    seen, hidden = (
        Criterion.objects.create(
            form=done.round.form, slug=slug, kind="text", label={"en": slug}, seen_by=seen_by
        )
        for slug, seen_by in (("gaps", "authors"), ("secret", "editors"))
    )
    Answer.objects.create(review=done, criterion=seen, text="You know nothing.")
    Answer.objects.create(review=done, criterion=hidden, text="I know the writer.")
    Note.objects.create(review=done, block="p1", quote="It begins", text="Nonsense.")
    return done


def test_edited_answers_and_comments_reach_the_authors(
    client, paper, with_parts, editor, author, reviewer
):
    note, answer = with_parts.notes.get(), with_parts.answers.get(text="You know nothing.")
    client.force_login(editor)
    seat = client.get(reverse("reviews:seat", args=[with_parts.key])).content.decode()
    assert f'name="part_{note.key}"' in seat
    assert f'name="part_{answer.key}"' in seat
    assert seat.count('name="part_') == 2
    form = {
        "text": with_parts.to_authors,
        "reason": "Harsh words.",
        f"part_{note.key}": "",
        f"part_{answer.key}": "Name the sources.",
    }

    client.post(reverse("reviews:edit_report", args=[with_parts.key]), form)

    paper.refresh_from_db()
    draft = services.draft_letter_for(paper, by=editor, kind="minor").text
    client.force_login(reviewer)
    own = client.get(reverse("reviews:page", args=[with_parts.key])).content.decode()
    decided(paper, editor)
    client.force_login(author)
    page = client.get(reverse("reviews:revise", args=[paper.key])).content.decode()
    for text in (draft, page):
        assert "Name the sources." in text
        assert "(edited by an editor)" in text
        assert "The question is good." in text
        assert "You know nothing." not in text
        assert "Nonsense." not in text
    for words in ("Name the sources.", "You know nothing.", "Nonsense."):
        assert words in own


def test_giving_all_parts_back_takes_the_mark_away(with_parts, editor):
    note = with_parts.notes.get()
    own = with_parts.to_authors
    for words, marked in (("Softer.", True), ("Nonsense.", False)):
        reason = "Harsh." if marked else ""
        services.edit_report(
            with_parts, by=editor, text=own, reason=reason, parts={note.key: words}
        )
        assert (with_parts.edited_at is not None) is marked
    note.refresh_from_db()
    assert note.edited is None


def test_giving_back_the_own_words_takes_the_mark_away(done, editor):
    services.edit_report(done, by=editor, text="1. Fine.", reason="Harsh words.")
    services.edit_report(done, by=editor, text=done.to_authors, reason="")

    assert done.edited_at is None
    assert done.text_for_authors == done.to_authors


def test_edit_needs_a_text_and_a_reason(done, editor):
    for text, reason in (("", "Why."), ("Other.", "")):
        with pytest.raises(ValidationError):
            services.edit_report(done, by=editor, text=text, reason=reason)

    assert Review.objects.get().edited_at is None


def test_editors_see_the_original_with_the_difference(client, done, editor):
    services.edit_report(done, by=editor, text="1. The question is fine.", reason="Harsh words.")
    client.force_login(editor)

    page = client.get(reverse("reviews:seat", args=[done.key])).content.decode()

    assert "<del" in page
    assert "<ins" in page
    assert "Harsh words." in page


def test_refused_forms_come_back_filled(client, paper, done, editor):
    client.force_login(editor)
    decided(paper, editor, send=False)

    page = client.post(
        reverse("reviews:return_report", args=[done.key]), {"reason": "Please soften point 2."}
    )

    assert page.status_code == 409
    assert "Please soften point 2." in page.content.decode()


def test_no_page_of_the_seat_for_a_stranger_or_the_author(client, done, author):
    for person in (UserFactory(), author):
        client.force_login(person)
        for name in ("return_report", "edit_report", "rate", "reopen_seat"):
            answer = client.post(reverse(f"reviews:{name}", args=[done.key]), {"reason": "x"})
            assert answer.status_code == 404

    assert Review.objects.get().state == Review.State.DONE
