"""Letters to editors about reading and deciding."""

from datetime import date

from accounts.models import User
from journal.models import Letter
from journal.templatetags.words import day, deadline
from journal.wording import one_line
from reviews.letters.envelopes import code_of, post_to_editor, voice
from reviews.models import Advice, Review, Revision, Round
from reviews.wording import quoted
from submissions.models import Submission


def post_declined(review: Review, to: User) -> Letter:
    return about_reviewer(review, to, "editor-review-declined")


def post_no_answer(review: Review, to: User) -> Letter:
    """Say that an invitation ended without an answer and its seat is free."""
    return about_reviewer(review, to, "editor-review-no-answer")


def post_back(review: Review, to: User) -> Letter:
    """Say that a person who had declined will review after all."""
    return about_reviewer(review, to, "editor-review-back")


def post_available(review: Review, to: User) -> Letter:
    """Say that a person who had declined could do it, but the seats are taken."""
    return about_reviewer(review, to, "editor-review-available", dedupe=f"available:{review.key}")


def post_late(review: Review, to: User) -> Letter:
    """Say that a report came after the decision that let its reviewer finish."""
    return about_reviewer(review, to, "editor-review-late", dedupe=f"late-report:{review.key}")


def about_reviewer(review: Review, to: User, kind: str, *, dedupe: str | None = None) -> Letter:
    submission = review.round.submission
    with voice(to.language, submission.journal):
        return post_to_editor(
            submission,
            kind,
            to,
            values={
                "code": code_of(submission, review.round.version),
                "reviewer": one_line(str(review.reviewer)),
                "due": deadline(review.review_due),
            },
            dedupe=dedupe,
        )


def post_reviews_in(round: Round, to: User, *, kind: str, since: date, dedupe: str) -> Letter:
    """Say that all reviews of a round are in: at once, after a week, and to the chief after two.

    ``kind`` is the letter's file; ``since`` the day from which nothing more is awaited.
    """
    submission = round.submission
    with voice(to.language, submission.journal):
        return post_to_editor(
            submission,
            kind,
            to,
            values={"code": code_of(submission, round.version), "since": day(since)},
            dedupe=dedupe,
        )


def post_advice(advice: Advice, to: User) -> Letter:
    """Bring an editor's advice to the one who decides; the link opens it as a decision."""
    submission = advice.submission
    with voice(to.language, submission.journal):
        return post_to_editor(
            submission,
            "advice-given",
            to,
            values={
                "code": code_of(submission, advice.round.version if advice.round else None),
                "adviser": one_line(str(advice.by)),
                "kind": str(advice.get_kind_display()),
                "words": quoted(advice.words),
            },
            dedupe=f"advice:{advice.key}:{to.key}",
            query=f"?advice={advice.key}",
        )


def post_revision_received(revision: Revision, to: User) -> Letter:
    submission = revision.decision.submission
    with voice(to.language, submission.journal):
        return post_to_editor(
            submission,
            "editor-revision-received",
            to,
            values={"code": code_of(submission, revision.version)},
            dedupe=f"revision-received:{revision.decision.key}:{to.key}",
        )


def post_not_released(submission: Submission, to: User, *, words: str) -> Letter:
    """Say that a held decision could not take effect, and why."""
    with voice(to.language, submission.journal):
        return post_to_editor(
            submission, "editor-decision-stopped", to, values={"reason": one_line(words)}
        )
