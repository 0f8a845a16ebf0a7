"""Points: numbered when a decision is sent, answered one by one, seen by those who made them."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.links import make_token
from reviews import services
from reviews.models import Note, Point, PointAnswer, Review, Revision
from reviews.queries import answers_for_authors, answers_for_reviewer, comments_for
from reviews.queries.pointing import numbered_points
from submissions.converting import bytes_of, convert_version, prepare_copy
from submissions.models import File, Incoming, Status, Version
from submissions.services import Upload
from tests.factories import UserFactory
from tests.reviews.conftest import done_review, letter_text, report

OLD = """# Methods

The sample holds four hundred competitions from six regional offices of the country.

Ratings were collected after one year in office by the supervisor of each appointee.
"""
NEW = OLD.replace("six regional offices", "six regional offices drawn by lot") + (
    "\nAziza Writerova thanks nobody, and this paragraph is new in the second version.\n"
)
ASKED = "1. How were the offices chosen?\n\n2. The ratings are weak."


def read(version):
    convert_version(version.pk)
    version.refresh_from_db()
    assert version.state == Version.State.READ
    return version


@pytest.fixture
def first(paper, author):
    """The paper with a text that was read."""
    paper.versions.all().delete()
    from_start = services.revisions.add_version(
        paper, by=author, upload=Upload("paper.md", OLD.encode()), revision=0
    )
    return read(from_start)


@pytest.fixture
def review(clock, paper, first, editor, reviewer):
    return done_review(paper, editor, reviewer, to_authors=ASKED)


def ask(paper, editor, letter=None, kind="major"):
    paper.refresh_from_db()
    decision = services.decide(paper, by=editor, kind=kind, letter=letter or letter_text(kind))
    services.send_now(decision, by=editor)
    return Revision.objects.get(decision=decision)


@pytest.fixture
def revision(review, paper, editor):
    return ask(paper, editor)


ANSWERS = {"A.1": "They were drawn by lot.", "A.2": "No change, because they are all we have."}


def send(revision, author, answers=ANSWERS, text=NEW, **more):
    version = services.return_revision(
        revision,
        by=author,
        answer=more.pop("answer", ""),
        answers=answers,
        upload=Upload("revised.md", text.encode()),
        **more,
    )
    return read(version)


def next_review(paper, editor, reviewer):
    paper.refresh_from_db()
    review = services.invite_reviewer(paper, by=editor, reviewer=reviewer, reason="Read it.")
    return services.accept(review)


def no_pictures(version, name):
    return ""


def browser_of(user):
    browser = Client()
    browser.force_login(user)
    return browser


def opened(review):
    browser = Client()
    browser.get(f"/en/review/{make_token('review', review.key, review.nonce)}/")
    return browser


# -- numbering ---------------------------------------------------------------------------------


def test_points_are_numbered_when_the_decision_is_sent(revision):
    assert [(point.key, point.text) for point in Point.objects.all()] == [
        ("A.1", "How were the offices chosen?"),
        ("A.2", "The ratings are weak."),
    ]


def test_numbering_twice_changes_nothing(revision):
    before = list(Point.objects.values())

    services.number_points(revision.decision)

    assert list(Point.objects.values()) == before


def test_points_of_the_letter_come_first_with_their_weight(review, paper, editor):
    letter = services.LetterText(
        subject="[JT] Decision",
        text="We ask you.\n\nWhat must change\n\nThe data.\n\nOptional\n\nA map.\n\n> Answer: [[link]]\n",
    )

    comments = comments_for(ask(paper, editor, letter))

    assert [each.label for each in comments] == ["Editor", "Reviewer A"]
    assert [(p.key, p.weight) for p in comments[0].points] == [
        ("editor.1", "must change"),
        ("editor.2", "optional"),
    ]


def test_letter_that_names_a_point_of_a_report_gives_it_its_weight(review, paper, editor):
    letter = services.LetterText(
        subject="[JT] Decision",
        text="We ask you.\n\nWhat must change\n\n- The offices (reviewer A, point 1).\n- The title "
        "(reviewer A, point 9).\n\nOptional\n\n- Reviewer A, points 1 and 2.\n",
    )

    revision = ask(paper, editor, letter)

    assert [(p.key, p.weight) for c in comments_for(revision) for p in c.points] == [
        ("editor.1", "must change"),
        ("A.1", "must change"),
        ("A.2", "optional"),
    ]


def test_decision_without_a_revision_has_no_points(review, paper, editor):
    paper.refresh_from_db()
    decision = services.decide(paper, by=editor, kind="accept", letter=letter_text("accept"))
    services.send_now(decision, by=editor)

    assert not Point.objects.exists()


# -- answering ---------------------------------------------------------------------------------


def test_sending_names_points_without_an_answer(revision, author, paper):
    with pytest.raises(ValidationError) as refusal:
        send(revision, author, answers={"A.1": "Yes."})

    assert refusal.value.messages == ["Point 2 of Reviewer A has no answer yet."]
    assert paper.versions.count() == 1


def test_a_letter_may_stand_for_single_answers(revision, author):
    version = send(revision, author, answers={}, reply=Upload("reply.txt", b"We did all of it."))

    assert version.files.filter(name="reply.txt").exists()


def test_answers_to_points_that_nobody_made_are_not_kept(revision):
    services.save_answer(revision, answer="", answers={"A.9": "x", "B.1": "y"}, seen_at="")

    assert not PointAnswer.objects.exclude(text="").exists()


def post(author, paper, **data):
    return browser_of(author).post(f"/en/papers/{paper.key}/revise/", data)


def test_page_keeps_file_and_answers_where_a_point_has_none(revision, author, paper):
    file = SimpleUploadedFile("revised.md", NEW.encode())

    page = post(author, paper, **{"answer_A.1": "By lot.", "file": file}).content.decode()

    assert "Point 2 of Reviewer A has no answer yet." in page
    assert "Send it as it is" not in page
    assert "By lot." in page
    assert "revised.md" in page
    incoming = Incoming.objects.get(by=author)
    assert f'name="file_incoming" value="{incoming.key}"' in page

    answers = {
        "answer_A.1": "By lot.",
        "answer_A.2": "No change, because.",
        "seen_at": stamp(paper),
    }
    page = browser_of(author).post(
        f"/en/papers/{paper.key}/revise/", answers | {"file_incoming": incoming.key}, follow=True
    )

    assert "Revision 1 received" in page.content.decode()
    kept = File.objects.get(version__number=2, kind=File.Kind.MANUSCRIPT)
    assert (kept.original_name, bytes_of(kept)) == ("revised.md", NEW.encode())
    assert not Incoming.objects.exists()


def stamp(paper):
    return services.stamp(Revision.objects.get(decision__submission=paper).saved_at)


def test_choosing_another_file_replaces_the_one_that_waits(revision, author, paper):
    for name in ("first.md", "second.md"):
        post(author, paper, file=SimpleUploadedFile(name, b"# T\n\nText."), seen_at=stamp(paper))

    assert [row.name for row in Incoming.objects.all()] == ["second.md"]


def test_a_file_that_waits_is_taken_from_its_sender_alone(revision, author, paper):
    post(author, paper, file=SimpleUploadedFile("revised.md", b"# T\n\nText."))
    stolen = Incoming.objects.get()
    Incoming.objects.update(by=UserFactory())

    page = post(author, paper, answer="All.", despite="1", file_incoming=stolen.key)

    assert "This file was used already or removed" in page.content.decode()
    paper.refresh_from_db()
    assert paper.status == Status.REVISION_REQUESTED


def test_with_a_letter_unanswered_points_are_named_once_and_may_stay_so(revision, author, paper):
    first = post(author, paper, answer="See below.", file=SimpleUploadedFile("r.md", NEW.encode()))

    assert "Point 1 of Reviewer A has no answer yet." in first.content.decode()
    assert "Send it as it is" in first.content.decode()

    post(
        author,
        paper,
        answer="See below.",
        despite="1",
        seen_at=stamp(paper),
        file_incoming=Incoming.objects.get().key,
    )

    paper.refresh_from_db()
    assert paper.status == Status.IN_REVIEW


def test_names_in_answers_are_warned_of_and_not_refused(revision, author, paper):
    named = {"answer_A.1": "Writerova (2019) drew lots.", "answer_A.2": "No change."}

    page = post(author, paper, file=SimpleUploadedFile("r.md", NEW.encode()), **named)

    words = "Your answer to point 1 of Reviewer A contains a name or an address: “Writerova”."
    assert words in page.content.decode()

    post(
        author,
        paper,
        despite="1",
        seen_at=stamp(paper),
        file_incoming=Incoming.objects.get().key,
        **named,
    )

    paper.refresh_from_db()
    assert paper.status == Status.IN_REVIEW


# -- what changed beside each answer -------------------------------------------------------------


def links(answered):
    return {
        p.key: [s.change.block.text for s in p.links] for c in answered.comments for p in c.points
    }


def test_changed_paragraph_is_proposed_for_the_answer(revision, author):
    send(revision, author)
    revision.refresh_from_db()

    found = links(answers_for_authors(revision, no_pictures))

    assert [text[:40] for text in found["A.1"]] == ["The sample holds four hundred competitio"]
    assert found["A.2"] == []


def test_authors_correct_the_links_until_reviewers_are_asked(revision, author, paper, editor):
    send(revision, author)
    revision.refresh_from_db()
    key = answers_for_authors(revision, no_pictures).compared.changes[-1].key

    browser_of(author).post(
        f"/en/papers/{paper.key}/revise/links/", {"points": ["A.1", "A.2"], "links_A.2": [key]}
    )

    found = links(answers_for_authors(revision, no_pictures))
    assert found["A.1"] == []
    assert len(found["A.2"]) == 1
    next_review(paper, editor, UserFactory())
    with pytest.raises(ValidationError, match="Reviewers have been asked"):
        services.link_answers(revision, blocks={"A.2": []})
    assert len(links(answers_for_authors(revision, no_pictures))["A.2"]) == 1


# -- what reviewers see --------------------------------------------------------------------------


def test_reviewer_of_the_next_round_sees_own_points_answers_and_changes(
    revision, author, paper, editor, reviewer
):
    send(revision, author, answers=ANSWERS | {"A.1": "Writerova drew them by lot."})
    review = next_review(paper, editor, reviewer)

    page = opened(review).get(f"/en/reviews/{review.key}/").content.decode()

    assert "How were the offices chosen?" in page
    assert "[removed for review] drew them by lot." in page
    assert "drawn by lot " in page
    assert "Writerova" not in page


def test_reviewers_do_not_see_points_of_others(clock, paper, first, editor, author, reviewer):
    done_review(paper, editor, reviewer, to_authors="1. Mine alone.")
    done_review(paper, editor, to_authors="1. Of another.")
    revision = ask(paper, editor)
    send(revision, author, answers={"A.1": "To the first.", "B.1": "To the second."})
    old_hand, new_hand = (
        next_review(paper, editor, reviewer),
        next_review(paper, editor, UserFactory()),
    )

    own = opened(old_hand).get(f"/en/reviews/{old_hand.key}/").content.decode()
    fresh = opened(new_hand).get(f"/en/reviews/{new_hand.key}/").content.decode()

    assert "Mine alone." in own
    assert "Of another." not in own
    assert "To the second." not in own
    for text in ("Mine alone.", "Of another.", "To the first.", "To the second."):
        assert text not in fresh
    assert "What changed since the last round" in fresh


def test_reviewers_compare_copies_without_names_alone(revision, author, paper, editor, reviewer):
    send(revision, author)
    review = next_review(paper, editor, reviewer)

    page = opened(review).get(f"/en/reviews/{review.key}/compare/").content.decode()

    assert "thanks nobody, and this paragraph is new" in page
    assert "Writerova" not in page
    assert author.email not in page


def test_nothing_of_the_texts_with_names_is_read_for_reviewers(
    revision, author, paper, editor, reviewer
):
    send(revision, author)
    review = next_review(paper, editor, reviewer)
    for file in File.objects.filter(kind__in=["tree", "whole_tree", "manuscript"]):
        file.file.storage.delete(file.file.name)

    answered = answers_for_reviewer(review, no_pictures)
    page = opened(review).get(f"/en/reviews/{review.key}/compare/")

    assert answered.compared.counts.changed == 1
    assert page.status_code == 200


def test_comparison_is_closed_in_a_first_round_to_strangers_and_after_the_round(
    review, revision, author, paper, editor, reviewer
):
    send(revision, author)
    again = next_review(paper, editor, reviewer)
    stranger = browser_of(UserFactory())
    address = f"/en/reviews/{again.key}/compare/"

    assert stranger.get(address).status_code == 404
    assert browser_of(author).get(address).status_code == 404
    assert opened(review).get(f"/en/reviews/{review.key}/compare/").status_code == 403
    services.hand_in(again, values=report(again))
    assert opened(again).get(address).status_code == 200
    ask(paper, editor, kind="minor")
    assert opened(again).get(address).status_code == 403


# -- versions do not change ------------------------------------------------------------------------


def prints(version):
    kinds = [File.Kind.MANUSCRIPT, File.Kind.WHOLE_TREE, File.Kind.TREE, File.Kind.FIGURE]
    rows = version.files.filter(kind__in=kinds).order_by("pk")
    return [(row.pk, row.name, row.sha256, bytes_of(row)) for row in rows]


def test_no_act_changes_a_version_that_was_read(revision, author, paper, editor, reviewer):
    first = paper.versions.get(number=1)
    before, state = prints(first), Version.objects.values().get(pk=first.pk)

    second = send(revision, author)
    of_second = prints(second)
    services.return_revision(
        revision, by=author, answer="x", upload=Upload("other.md", b"# Other\n\nText.")
    )
    services.link_answers(revision, blocks={"A.1": []})
    again = next_review(paper, editor, reviewer)
    services.hand_in(again, values=report(again))
    for version in (first, second):
        convert_version(version.pk)
        prepare_copy(version.pk)

    assert prints(first) == before
    assert prints(second) == of_second
    assert Version.objects.values().get(pk=first.pk) == state
    assert paper.versions.count() == 2


def test_links_that_authors_chose_stand_beside_the_answer_for_reviewers(
    revision, author, paper, editor, reviewer
):
    send(revision, author)
    revision.refresh_from_db()
    added = answers_for_authors(revision, no_pictures).compared.changes[-1]
    services.link_answers(revision, blocks={"A.2": [added.key, "p-none"]})

    found = links(answers_for_reviewer(next_review(paper, editor, reviewer), no_pictures))

    assert [text[:21] for text in found["A.2"]] == ["[removed for review] "]


def test_what_a_second_window_typed_after_the_sending_is_shown_and_not_lost(
    revision, author, paper
):
    file = SimpleUploadedFile("revised.md", NEW.encode())
    typed = {"answer_A.1": "By lot.", "answer_A.2": "Added."}
    assert post(author, paper, **typed, file=file).status_code == 302

    same = post(author, paper, **typed)
    other = post(author, paper, **typed | {"answer_A.2": "Added as Table 4."}, answer="Dear all")

    assert same.status_code == 302
    words = other.content.decode()
    assert other.status_code == 409
    assert "Added as Table 4." in words and "Dear all" in words and "By lot." not in words
    revision.refresh_from_db()
    assert [p.answer for p in comments_for(revision)[0].points] == ["By lot.", "Added."]


def test_two_reports_of_one_person_are_counted_through():
    """A late report of an earlier round goes with the one of the next, under the same letter."""
    late, next_one, other = (
        Review(pk=number, letter_name=letter, to_authors="1. First.\n\n2. Second.")
        for number, letter in ((1, "A"), (2, "A"), (3, "B"))
    )
    for review in (late, next_one, other):
        review._prefetched_objects_cache = {"answers": [], "notes": Note.objects.none()}

    told = numbered_points([late, next_one, other])

    keys = [f"{review.letter_name}.{number}" for review, points in told for number, _ in points]
    assert keys == ["A.1", "A.2", "A.3", "A.4", "B.1", "B.2"]


def test_pasted_page_breaks_and_control_signs_are_no_boxes(accepted):
    services.hand_in(accepted, values=report(accepted, to_authors="One.\x0cTwo\x07 \x00three."))

    accepted.refresh_from_db()
    assert accepted.to_authors == "One.\nTwo three."
