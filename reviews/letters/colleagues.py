"""Letters about links that were passed on, named colleagues and co-reviewers."""

from accounts.models import User
from journal.letters import Envelope, Link, Recipient
from journal.models import Letter
from journal.wording import one_line
from reviews.letters.envelopes import Audience, code_of, post_to_editor, voice
from reviews.models import CoReviewer, Review, Suggestion
from reviews.wording import quoted
from submissions.letters import post_about


def post_passed_on(review: Review, to: User, *, dedupe: str) -> Letter:
    """Tell an editor that the link of a review was opened by somebody else."""
    submission = review.round.submission
    with voice(to.language, submission.journal):
        values = {
            "code": code_of(submission, review.round.version),
            "reviewer": one_line(str(review.reviewer)),
        }
        return post_to_editor(submission, "editor-link-passed-on", to, values=values, dedupe=dedupe)


def post_proposed(suggestion: Suggestion, to: User) -> Letter:
    """Tell an editor what somebody wrote to whom a reviewer had passed the link on."""
    review = suggestion.review
    submission = review.round.submission
    with voice(to.language, submission.journal):
        values = {
            "code": code_of(submission, review.round.version),
            "reviewer": one_line(str(review.reviewer)),
            "name": quoted(one_line(suggestion.name)) or "–",
            "address": quoted(one_line(suggestion.email)) or "–",
            "words": quoted(suggestion.words) or "–",
        }
        return post_to_editor(
            submission,
            "editor-colleague-proposed",
            to,
            values=values,
            dedupe=f"proposed:{suggestion.key}",
        )


def post_co_reviewer(co_reviewer: CoReviewer) -> Letter:
    """Tell a co-reviewer what being named means, with a link to the own certificate."""
    review = co_reviewer.review
    submission = review.round.submission
    person = co_reviewer.user
    language = person.language if person else review.reviewer.language
    envelope = Envelope(
        journal=submission.journal,
        to=Recipient(co_reviewer.email, co_reviewer.name, language),
        about=f"co_reviewer:{co_reviewer.key}",
        dedupe=f"co-reviewer:{co_reviewer.key}",
        signer=review.invited_by,
        links={
            "link": Link(
                "reviews:open_co_review",
                kind="co_review",
                key=co_reviewer.key,
                nonce=co_reviewer.nonce,
            )
        },
    )
    with voice(language, submission.journal):
        values = {
            "reviewer": one_line(str(review.reviewer)),
            "code": code_of(submission, review.round.version),
        }
        return post_about(
            submission, "co-reviewer-named", envelope, audience=Audience.EDITORS, values=values
        )


def post_co_reviewer_doubted(co_reviewer: CoReviewer, to: User) -> Letter:
    """Tell an editor what speaks against a colleague whom a reviewer names; the reviewer is not
    told."""
    review = co_reviewer.review
    submission = review.round.submission
    with voice(to.language, submission.journal):
        values = {
            "code": code_of(submission, review.round.version),
            "reviewer": one_line(str(review.reviewer)),
            "name": quoted(one_line(co_reviewer.name)),
            "why": quoted(co_reviewer.warned_of),
        }
        return post_to_editor(
            submission,
            "editor-co-reviewer-doubted",
            to,
            values=values,
            dedupe=f"doubted:{co_reviewer.key}",
        )
