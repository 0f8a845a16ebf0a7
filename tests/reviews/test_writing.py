"""Writing a review: every kind of question, texts that wait beside, comments, hints; what authors
read of it and what they never do."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from reviews import services
from reviews.letters.authors import reviews_text
from reviews.models import Answer, Criterion, Note, Point, Review, Score
from reviews.queries import board
from reviews.queries.deciding import reports_for
from reviews.queries.hints import hints_for
from reviews.services import Place, Source
from submissions.services import Upload
from tests.factories import UserFactory
from tests.reviews.conftest import done_review, report
from tests.reviews.test_reports import png
from tests.reviews.test_task_pages import complete_form, opened, with_copy  # noqa: F401

LONG = "1. In section 2 the table lacks its source. " + "It says what was done. " * 15
KEY = "a" * 20


@pytest.fixture
def asking(accepted):
    """A review whose form has every kind of question beside the eight scales."""
    form = accepted.round.form
    for position, (slug, kind, seen) in enumerate(
        [
            ("novelty", "text", "authors"),
            ("secret", "text", "editors"),
            ("open", "choice", "authors"),
            ("sheet", "file", "editors"),
        ],
        start=10,
    ):
        Criterion.objects.create(
            form=form,
            slug=slug,
            kind=kind,
            label={"en": f"Asked: {slug}"},
            options=[{"slug": "o1", "words": {"en": "Yes"}}, {"slug": "o2", "words": {"en": "No"}}]
            if kind == "choice"
            else [],
            seen_by=seen,
            position=position,
        )
    return accepted


def attach(review):
    upload = Upload("sheet.png", SimpleUploadedFile("sheet.png", png()))
    services.attach_answer(review, review.round.form.criteria.get(slug="sheet"), upload=upload)


def answers(**changes):
    return {
        "novelty": "The question.\n\nThe data.",
        "secret": "Between us.",
        "open": "o1",
    } | changes


def test_answers_of_every_kind_are_kept(clock, asking):
    attach(asking)

    services.hand_in(asking, values=report(asking) | {"answers": answers()})

    kept = {each.criterion.slug: each for each in Answer.objects.all()}
    assert kept["novelty"].text == "The question.\n\nThe data."
    assert kept["open"].words == "Yes"
    assert kept["sheet"].file_name == "sheet.png"
    with kept["sheet"].file.open() as file:
        assert b"Roza" not in file.read()
    assert Score.objects.count() == 8


def test_each_required_question_is_named_when_it_is_empty(clock, asking):
    with pytest.raises(ValidationError) as refusal:
        services.hand_in(asking, values=report(asking) | {"answers": {"open": "made-up"}})

    words = " ".join(refusal.value.messages)
    for slug in ("novelty", "secret", "open", "sheet"):
        assert f"Asked: {slug}" in words
    Criterion.objects.filter(slug__in=["novelty", "secret", "open", "sheet"]).update(
        is_required=False
    )
    services.hand_in(asking, values=report(asking) | {"answers": {}})
    assert not Answer.objects.exists()


def test_authors_read_what_is_for_them_numbered_on_and_nothing_else(
    clock,
    with_copy,  # noqa: F811
    asking,
    editor,
):
    attach(asking)
    services.write_note(asking, key=KEY, place=Place("p1"), text="Who pays?")
    services.hand_in(asking, values=report(asking) | {"answers": answers()})
    with_copy.refresh_from_db()

    text = reviews_text(reports_for(with_copy))

    assert "Asked: open: Yes" in text
    assert "3. Asked: novelty: The question." in text
    assert "4. The data." in text
    assert "5. On “Whoever pays chooses the title.”: Who pays?" in text
    for hidden in ("Between us", "secret", "sheet", "Clarity"):
        assert hidden not in text
    decision = services.decide(
        with_copy, by=editor, kind="major", letter=services.LetterText("Decision", text)
    )
    services.send_now(decision, by=editor)
    points = Point.objects.filter(review=asking)
    assert [point.number for point in points] == [1, 2, 3, 4, 5]
    assert points.last().block == "p1"
    assert not Point.objects.filter(text__contains="Between us").exists()


def test_editors_see_weighted_means_and_answers_side_by_side(clock, paper, editor):
    first = done_review(paper, editor, UserFactory())
    form = first.round.form
    form.criteria.filter(slug="clarity").update(weight=3)
    done_review(paper, editor, scores={each.slug: 2 for each in form.criteria.all()})
    Score.objects.filter(review=first, criterion__slug="clarity").update(value=5)
    Score.objects.filter(review=first, criterion__slug="fit").update(value=None)

    table = board(paper, editor).rounds[0].comparison

    assert table.means == [round((6 * 4 + 3 * 5) / 9, 2), 2.0]
    assert "Clarity × 3" in table.formula
    rows = {row.criterion.slug: row for row in table.scores}
    assert rows["clarity"].apart
    assert rows["fit"].values == [None, 2]


def test_file_of_an_answer_opens_to_its_reviewer_and_later_to_editors(clock, asking, editor):
    attach(asking)
    address = f"/en/reviews/{asking.key}/answers/{Answer.objects.get().key}/"
    assert b"".join(opened(asking).get(address).streaming_content)
    browser = Client()
    browser.force_login(editor)

    assert browser.get(address).status_code == 403
    services.hand_in(asking, values=report(asking) | {"answers": answers()})
    assert b"".join(browser.get(address).streaming_content)
    assert opened(asking).get(f"/en/reviews/{asking.key}/answers/none/").status_code == 404


# -- texts that wait beside ------------------------------------------------------------------------


def test_text_that_is_too_long_is_not_cut_but_refused_and_kept(clock, accepted):
    services.save_draft(accepted, values={"to_authors": "Short"}, seen_at="")
    long = "x" * 200_001

    with pytest.raises(ValidationError, match="Nothing was cut"):
        services.save_draft(accepted, values={"to_authors": long}, seen_at="", source=Source("w1"))

    accepted.refresh_from_db()
    assert accepted.draft == {"to_authors": "Short"}
    assert accepted.draft_aside["values"]["to_authors"] == long
    with pytest.raises(ValidationError, match="letters"):
        services.hand_in(accepted, values=report(accepted, to_authors=long))


def test_too_long_text_goes_once_its_own_window_has_shortened_it(clock, accepted):
    with pytest.raises(ValidationError):
        services.save_draft(
            accepted, values={"to_authors": "x" * 200_001}, seen_at="", source=Source("w1")
        )
    services.save_draft(accepted, values={"to_authors": "x"}, seen_at="", source=Source("w1"))

    accepted.refresh_from_db()
    assert accepted.draft == {"to_authors": "x"}
    assert accepted.draft_aside == {}


def test_three_windows_lose_nothing_and_one_that_types_on_fills_its_own_place(clock, accepted):
    services.save_draft(accepted, values={"to_authors": "Draft"}, seen_at="", source=Source("w0"))
    for window, text in (("w1", "One"), ("w2", "Two"), ("w1", "One more")):
        services.save_draft(
            accepted, values={"to_authors": text}, seen_at="", source=Source(window)
        )

    accepted.refresh_from_db()
    aside = accepted.draft_aside
    texts = [aside["values"]["to_authors"], *(e["values"]["to_authors"] for e in aside["more"])]
    assert accepted.draft == {"to_authors": "Draft"}
    assert texts == ["One more", "Two"]


def test_texts_are_put_together_field_by_field(clock, accepted):
    services.save_draft(accepted, values={"to_authors": "Ours", "to_editors": "Kept"}, seen_at="")
    services.save_draft(
        accepted, values={"to_authors": "Theirs", "score_fit": "5"}, seen_at="", source=Source("b")
    )
    browser = opened(accepted)
    page = browser.get(f"/en/reviews/{accepted.key}/").content.decode()
    assert "What differs, word by word" in page
    accepted.refresh_from_db()

    browser.post(
        f"/en/reviews/{accepted.key}/choose/",
        {
            "take": "merge",
            "at": accepted.draft_aside["at"],
            "seen_at": services.stamp(accepted.draft_saved_at),
            "pick_to_authors": "both",
            "pick_score_fit": "aside",
        },
    )

    accepted.refresh_from_db()
    assert accepted.draft == {
        "to_authors": "Ours\n\nTheirs",
        "to_editors": "Kept",
        "score_fit": "5",
    }
    assert accepted.draft_aside == {}


def test_choice_between_texts_that_changed_meanwhile_is_refused(clock, accepted):
    services.save_draft(accepted, values={"to_authors": "Ours"}, seen_at="")
    services.save_draft(accepted, values={"to_authors": "Theirs"}, seen_at="")

    with pytest.raises(ValidationError, match="has changed since you saw it"):
        services.choose_draft(accepted, aside=False, at="2020-01-01T00:00:00+00:00")

    accepted.refresh_from_db()
    assert accepted.draft_aside["values"] == {"to_authors": "Theirs"}


# -- comments --------------------------------------------------------------------------------------


def test_comment_is_written_without_a_script_and_listed(clock, with_copy, accepted):  # noqa: F811
    browser = opened(accepted)
    page = browser.get(f"/en/reviews/{accepted.key}/").content.decode()
    assert f"/en/reviews/{accepted.key}/note/?block=p1" in page
    form = browser.get(f"/en/reviews/{accepted.key}/note/?block=p1").content.decode()
    assert "Whoever pays chooses the title." in form

    for _twice in range(2):
        answer = browser.post(
            f"/en/reviews/{accepted.key}/note/", {"key": KEY, "block": "p1", "text": "Why?"}
        )

    assert answer.status_code == 302
    note = Note.objects.get()
    assert (note.quote, note.text) == ("Whoever pays chooses the title.", "Why?")
    page = browser.get(f"/en/reviews/{accepted.key}/").content.decode()
    assert "Comment (1)" in page
    browser.post(f"/en/reviews/{accepted.key}/note/", {"key": KEY, "do": "delete"})
    assert not Note.objects.exists()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"block": "p1", "text": " "}, "Write the comment"),
        ({"block": "p99", "text": "Why?"}, "not in the text"),
        ({"text": "Why?"}, "Say which place you mean"),
        ({"block": "p1", "text": "x" * 20_001}, "Nothing was cut"),
    ],
)
def test_refused_comment_comes_back_with_its_words(clock, with_copy, accepted, sent, words):  # noqa: F811
    answer = opened(accepted).post(f"/en/reviews/{accepted.key}/note/", {"key": KEY} | sent)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert words in page
    assert sent["text"].strip() in page
    assert not Note.objects.exists()


def test_comment_that_two_windows_changed_stays_twice(clock, with_copy, accepted):  # noqa: F811
    first = services.write_note(accepted, key=KEY, place=Place("p1"), text="One")
    seen = services.stamp(first.saved_at)
    clock.shift(60)
    services.write_note(accepted, key=KEY, place=Place("p1"), text="Two", seen_at=seen)

    services.write_note(accepted, key=KEY, place=Place("p1"), text="Three", seen_at=seen)

    assert set(Note.objects.values_list("text", flat=True)) == {"Two", "Three"}


def test_comments_belong_to_one_review_and_are_fixed_with_it(
    clock,
    with_copy,  # noqa: F811
    accepted,
    editor,
):
    services.write_note(accepted, key=KEY, place=Place("p1"), text="One")
    other = services.invite_reviewer(with_copy, by=editor, reviewer=UserFactory())
    services.accept(other)
    with pytest.raises(ValidationError, match="belongs to another review"):
        services.write_note(other, key=KEY, place=Place("p1"), text="Mine")
    services.hand_in(accepted, values=report(accepted))

    with pytest.raises(ValidationError, match="handed in already"):
        services.write_note(accepted, key=KEY, place=Place("p1"), text="Late")
    assert "One" in opened(accepted).get(f"/en/reviews/{accepted.key}/").content.decode()


# -- hints -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"to_authors": "See table 2."}, "has 3 words"),
        ({"to_authors": "This is what I think of it. " * 12}, "points to a place"),
        ({"to_authors": LONG + "The method is stupid."}, "“stupid”"),
        ({"to_authors": LONG + "Это полный бред."}, "“бред”"),
        ({"to_authors": LONG + "Бұл сандырақ."}, "“сандырақ”"),
        ({"to_authors": LONG + "Yours, Readerova"}, "“Readerova”"),
        ({"to_authors": LONG, "recommendation": "reject"}, "All your scores are 4 or 5"),
    ],
)
def test_hint_is_given(clock, accepted, changes, words):
    hints = hints_for(accepted, report(accepted, **changes))

    assert len(hints) == 1
    assert words in hints[0]


@pytest.mark.parametrize(
    "text",
    [LONG, LONG + "Trashing no bredth of it.", "Раздел 2: " + "нужны данные. " * 40],
)
def test_fair_reports_get_no_hint(clock, accepted, text):
    assert hints_for(accepted, report(accepted, to_authors=text)) == []


def test_hints_stand_before_sending_and_never_in_the_way(clock, accepted):
    browser = opened(accepted)
    form = complete_form(accepted)
    del form["as_it_is"]
    address = f"/en/reviews/{accepted.key}/hand-in/"

    page = browser.post(address, form).content.decode()
    accepted.refresh_from_db()
    assert accepted.state == Review.State.ACCEPTED
    assert "Before you send" in page
    assert page.count("Send review<") == 1
    assert accepted.draft["to_authors"] == "1. Good.\n\n2. Better."

    seen_at = services.stamp(accepted.draft_saved_at)
    browser.post(address, form | {"as_it_is": "1", "seen_at": seen_at})
    accepted.refresh_from_db()
    assert accepted.state == Review.State.DONE


def test_report_without_a_hint_is_sent_by_one_press(clock, accepted):
    form = complete_form(accepted, to_authors=LONG)
    del form["as_it_is"]

    opened(accepted).post(f"/en/reviews/{accepted.key}/hand-in/", form)

    accepted.refresh_from_db()
    assert accepted.state == Review.State.DONE
