import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from journal.models import Letter
from reviews import services
from reviews.models import Revision, Round
from reviews.queries import comments_for
from submissions.models import File, Status, Version
from submissions.services import Upload
from tests.reviews.conftest import MONDAY, done_review, kinds_to, letter_text, report

FILE = Upload("revised.md", b"# Title\n\nText of the revised paper.")


@pytest.fixture
def revision(clock, paper, editor):
    done_review(paper, editor)
    return asked(paper, editor, "major")


def asked(paper, editor, kind):
    paper.refresh_from_db()
    decision = services.decide(paper, by=editor, kind=kind, letter=letter_text(kind))
    services.send_now(decision, by=editor)
    return Revision.objects.get(decision=decision)


def send(revision, author, **more):
    return services.return_revision(revision, by=author, answer="Thanks.", upload=FILE, **more)


def test_comments_are_numbered_for_each_reviewer(revision):
    comments = comments_for(revision)

    assert [row.label for row in comments] == ["Reviewer A"]
    assert [(point.key, point.text) for point in comments[0].points] == [
        ("A.1", "The question is good."),
        ("A.2", "Table 3 needs a column."),
    ]


def test_answers_are_saved_while_they_are_typed(revision):
    services.save_answer(revision, answer="Dear editor", answers={"A.1": "Yes."}, seen_at="")

    revision.refresh_from_db()
    assert revision.answer == "Dear editor"
    assert comments_for(revision)[0].points[0].answer == "Yes."


def test_older_window_does_not_overwrite_answers(revision):
    services.save_answer(revision, answer="Newer", answers={}, seen_at="")

    saved = services.save_answer(revision, answer="Older", answers={}, seen_at="")

    revision.refresh_from_db()
    assert saved.aside
    assert revision.answer == "Newer"


def test_sent_revision_is_a_new_version_in_review_without_a_round(revision, author, editor):
    version = send(revision, author, answers={"A.1": "Done."})

    paper = version.submission
    paper.refresh_from_db()
    assert version.label == "R1"
    assert paper.versions.count() == 2
    assert paper.status == Status.IN_REVIEW
    assert not Round.objects.filter(closed_at=None).exists()
    assert kinds_to(author)[-1] == "revision-received"
    assert kinds_to(editor)[-1] == "editor-revision-received"
    letter = Letter.objects.get(kind="editor-revision-received")
    assert letter.subject == f"[{paper.code}.R1] Revision received"


def test_sending_twice_makes_one_version(revision, author):
    first = send(revision, author)
    second = send(revision, author)

    assert first == second
    assert kinds_to(author).count("revision-received") == 1


@pytest.mark.parametrize(
    "reply",
    [Upload("reply.docx", b"MZ\0\0 program"), Upload("reply.pdf", b"%PDF-1.7" + b" " * 20_000_000)],
)
def test_a_reply_that_is_a_program_or_too_large_is_refused_and_nothing_is_kept(
    revision, author, reply
):
    with pytest.raises(ValidationError):
        send(revision, author, reply=reply)

    revision.refresh_from_db()
    assert revision.returned_at is None
    assert not File.objects.filter(original_name=FILE.name).exists()


def test_a_reply_is_kept_beside_the_revision_under_a_neutral_name(revision, author):
    version = send(revision, author, reply=Upload("Answer of Ms X.txt", b"We did all of it."))

    kept = version.files.get(kind=File.Kind.REVIEW_SUPPLEMENT)
    assert (kept.name, kept.original_name) == ("reply.txt", "Answer of Ms X.txt")


def test_completed_paper_is_submitted_again_as_the_same_revision(clock, paper, editor, author):
    revision = asked(paper, editor, "return")

    version = send(revision, author)

    paper.refresh_from_db()
    assert paper.status == Status.SUBMITTED
    assert version.label == "R0"


def test_file_that_could_not_be_read_may_be_sent_again(revision, author):
    version = send(revision, author)
    Version.objects.filter(pk=version.pk).update(state=Version.State.UNREADABLE)

    again = send(revision, author)

    assert again != version
    assert again.label == "R1"
    assert kinds_to(author).count("revision-received") == 1


def test_revision_after_withdrawal_is_refused(revision, author, paper):
    paper.__class__.objects.filter(pk=paper.pk).update(status=Status.WITHDRAWN)

    with pytest.raises(ValidationError, match="No revision is awaited"):
        send(revision, author)
    assert paper.versions.count() == 1


def test_next_round_invites_the_willing_with_the_same_letters(revision, author, editor, paper):
    version = send(revision, author)
    Version.objects.filter(pk=version.pk).update(state=Version.State.READ)
    paper.refresh_from_db()
    earlier = Round.objects.get().reviews.all()
    with pytest.raises(ValidationError, match="not searched for names yet"):
        services.start_next_round(paper, by=editor, earlier=earlier, reason="Read R0.")
    Version.objects.filter(pk=version.pk).update(proof={"at": MONDAY.isoformat(), "findings": []})

    reviews = services.start_next_round(paper, by=editor, earlier=earlier, reason="Read R0.")

    assert [review.round.number for review in reviews] == [2]
    assert reviews[0].round.version == version
    services.accept(reviews[0])
    services.hand_in(reviews[0], values=report(reviews[0]))
    assert reviews[0].letter_name == "A"


def test_editor_moves_the_date_of_a_revision(revision, editor, author):
    services.move_revision_due(revision, to=dt.date(2026, 6, 6), by=editor)

    revision.refresh_from_db()
    assert revision.due_on == dt.date(2026, 6, 8)
    assert kinds_to(author)[-1] == "revision-date-moved"
